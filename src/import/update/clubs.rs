//! Names of people and clubs by their words.

use crate::text;

/// The words of a name without case, accents and marks, each once.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text::fold(name).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !words.iter().any(|held| held == word) {
            words.push(word.to_owned());
        }
    }
    words
}

/// Whether two names may be of one club: `Milan` and `AC Milan`.
pub(super) fn is_club(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|club| text::display(&text::one_line(club)).into_owned());
    if one == other {
        return true;
    }
    let (one, other) = (words(&one), words(&other));
    let within = |one: &[String], other: &[String]| !one.is_empty() && one.iter().all(|word| other.contains(word));
    within(&one, &other) || within(&other, &one)
}
