//! Which club of a file is meant.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::import::people::FilePerson;
use crate::text;

/// Clubs that an error names.
const NAMED: usize = 6;

/// What files write for people of no club, folded.
const NO_CLUBS: &[&str] = &["without club", "retired", "career break", "free agent", "unattached", "free"];

/// Words that say what a club is and not which, folded: `Chelsea` is `Chelsea FC`, and not `Chelsea FC U21`.
const FORMS: &[&str] = &[
    "ac", "acf", "afc", "as", "bc", "bk", "ca", "cd", "cf", "club", "fc", "ff", "fk", "football", "if", "ifk", "rc",
    "sc", "sk", "ss", "ssc", "sv", "ud", "us",
];

/// Why no one club is meant; its texts are harmless to show.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ClubError {
    /// The file names no club, and nobody said one.
    Unnamed,
    /// The file has people of several clubs: how many, and the largest of them.
    Several(usize, Vec<String>),
    /// What was said is none of the clubs, or a part of several: those that it may mean.
    Unknown(Vec<String>),
}

/// The club that is meant, as the file spells it; none where the file names no club and somebody said one.
///
/// Case and accents do not matter, and a part of a name is enough where only one club has it.
///
/// # Errors
///
/// No club is meant, or several are.
pub fn choose<'p>(people: &'p [FilePerson], said: Option<&str>) -> Result<Option<&'p str>, ClubError> {
    let clubs = largest_first(people);
    match (clubs.as_slice(), said) {
        ([], Some(_)) => Ok(None),
        ([], None) => Err(ClubError::Unnamed),
        ([only], None) => Ok(Some(only)),
        (clubs, None) => Err(ClubError::Several(clubs.len(), shown(clubs.iter().copied()))),
        (clubs, Some(said)) => meant(clubs, said).map(Some),
    }
}

/// Whether somebody is of a club, be it that he is lent out.
pub(in crate::import) fn is_of(person: &FilePerson, club: &str) -> bool {
    let club = key(club);
    person.club.as_deref().is_some_and(|own| key(own) == club || owner(person).is_some_and(|owner| key(owner) == club))
}

/// Whether two names are of one club.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    key(one) == key(other)
}

/// Whether a club has lent somebody to the one where he plays.
pub(super) fn is_lent_by(person: &FilePerson, club: &str) -> bool {
    owner(person).is_some_and(|owner| key(owner) == key(club)) && person.club.as_deref().map(key) != Some(key(club))
}

/// The club that has lent him, where the file says also where he plays.
fn owner(person: &FilePerson) -> Option<&str> {
    person.loan_from.as_deref().filter(|_| person.club.is_some())
}

fn meant<'p>(clubs: &[&'p str], said: &str) -> Result<&'p str, ClubError> {
    let wanted = key(said);
    let has = |club: &&&str| !wanted.is_empty() && key(club).contains(&wanted);
    let parts: Vec<&str> = clubs.iter().filter(has).copied().collect();
    let bare: Vec<&str> = parts.iter().filter(|club| without_forms(club) == without_forms(said)).copied().collect();
    match (clubs.iter().find(|club| key(club) == wanted), bare.as_slice(), parts.as_slice()) {
        (Some(club), ..) | (None, [club], _) | (None, _, [club]) => Ok(club),
        (None, _, []) => Err(ClubError::Unknown(near(clubs, said))),
        (None, _, parts) => Err(ClubError::Unknown(shown(parts.iter().copied()))),
    }
}

fn without_forms(club: &str) -> String {
    let key = key(club);
    key.split(' ').filter(|word| !FORMS.contains(word)).collect::<Vec<_>>().join(" ")
}

/// The clubs whose names are the most like what was said; the largest where none is like it.
fn near(clubs: &[&str], said: &str) -> Vec<String> {
    let mut rest: Vec<&str> = clubs.to_vec();
    let mut near = Vec::new();
    while let Some(next) = text::nearest(said, rest.iter().copied()).filter(|_| near.len() < NAMED) {
        rest.retain(|club| *club != next);
        near.push(next);
    }
    shown(if near.is_empty() { clubs } else { &near }.iter().copied())
}

fn shown<'c>(clubs: impl Iterator<Item = &'c str>) -> Vec<String> {
    clubs.take(NAMED).map(|club| text::fit(club, 40).into_owned()).collect()
}

/// The clubs of people, each once in its first spelling; of two as large the one that comes first in the alphabet.
fn largest_first(people: &[FilePerson]) -> Vec<&str> {
    let mut spelled: HashMap<&str, usize> = HashMap::new();
    people.iter().filter_map(|person| person.club.as_deref()).for_each(|club| *spelled.entry(club).or_default() += 1);
    let mut clubs: HashMap<String, (&str, usize)> = HashMap::new();
    for (club, count) in spelled {
        let key = key(club);
        if NO_CLUBS.contains(&key.as_str()) {
            continue;
        }
        let held = clubs.entry(key).or_insert((club, 0));
        // Of several spellings the first in the alphabet: the order of rows does not matter.
        held.0 = held.0.min(club);
        held.1 += count;
    }
    let mut clubs: Vec<(&str, usize)> = clubs.into_values().collect();
    clubs.sort_by_key(|(club, count)| (Reverse(*count), *club));
    clubs.into_iter().map(|(club, _)| club).collect()
}

/// A club's name without case, accents and doubled spaces.
fn key(club: &str) -> String {
    text::fold(club).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(clubs: &[&str]) -> Vec<FilePerson> {
        let person = |club: &&str| FilePerson {
            club: Some((*club).to_owned()).filter(|club| !club.is_empty()),
            ..FilePerson::default()
        };
        clubs.iter().map(person).collect()
    }

    #[test]
    fn a_file_of_one_club_needs_no_name_and_a_file_of_none_does() {
        assert_eq!(choose(&people(&["Brixton", "Brixton", ""]), None), Ok(Some("Brixton")));
        assert_eq!(choose(&people(&["", ""]), None), Err(ClubError::Unnamed));
        assert_eq!(choose(&people(&["", ""]), Some("Brixton")), Ok(None));
        assert_eq!(choose(&[], None), Err(ClubError::Unnamed));
    }

    #[test]
    fn of_many_clubs_one_is_named_without_case_and_accents_or_in_part() {
        let file = people(&["Köln 1. FC", "Brixton", "Brixton U21", "West  Ham", "Westbrook", "Westbrook"]);
        let said = |club| choose(&file, Some(club));
        assert_eq!(said("brixton"), Ok(Some("Brixton")));
        assert_eq!(said("koln"), Ok(Some("Köln 1. FC")));
        assert_eq!(said("west ham"), Ok(Some("West  Ham")));
        assert_eq!(said("West"), Err(ClubError::Unknown(vec!["Westbrook".into(), "West  Ham".into()])));
        assert_eq!(said("Brikston"), Err(ClubError::Unknown(vec!["Brixton".into()])));
        let all = ["Westbrook", "Brixton", "Brixton U21", "Köln 1. FC", "West  Ham"].map(str::to_owned);
        assert_eq!(said("Qarabag"), Err(ClubError::Unknown(all.to_vec())));
        assert_eq!(said(""), Err(ClubError::Unknown(all.to_vec())));
        assert_eq!(choose(&file, None), Err(ClubError::Several(5, all.to_vec())));
    }

    #[test]
    fn what_a_club_is_need_not_be_said() {
        let file =
            people(&["Chelsea FC", "Chelsea FC U21", "FC Barcelona", "Barcelona SC", "FC", "AC Milan", "Milan FC"]);
        let said = |club| choose(&file, Some(club));
        assert_eq!((said("chelsea"), said("Chelsea FC U21")), (Ok(Some("Chelsea FC")), Ok(Some("Chelsea FC U21"))));
        assert_eq!(said("Barcelona"), Err(ClubError::Unknown(vec!["Barcelona SC".into(), "FC Barcelona".into()])));
        assert_eq!((said("ac milan"), said("fc")), (Ok(Some("AC Milan")), Ok(Some("FC"))));
    }

    #[test]
    fn who_is_of_no_club_is_of_none() {
        let file = people(&["Without Club", "Retired", "Retired", "Free Agent", "Brixton"]);
        assert_eq!(choose(&file, None), Ok(Some("Brixton")));
        assert_eq!(choose(&file, Some("retired")), Err(ClubError::Unknown(vec!["Brixton".into()])));
    }

    #[test]
    fn spellings_of_one_club_are_one() {
        let file = people(&["ATLÉTICO", "Atlético", "Atletico"]);
        assert_eq!(choose(&file, None), Ok(Some("ATLÉTICO")));
        assert!(file.iter().all(|person| is_of(person, "Atletico")));
    }

    #[test]
    fn what_an_error_shows_is_harmless() {
        let file = people(&["\u{1b}[31mRed\u{202e}", "Blue"]);
        assert_eq!(choose(&file, None), Err(ClubError::Several(2, vec!["␛[31mRed‹202E›".into(), "Blue".into()])));
    }
}
