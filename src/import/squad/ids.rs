//! Ids for people who come with a name: short as a person would choose them, each once.

use std::collections::{HashMap, HashSet};

use crate::domain::Id;
use crate::text;

/// Words that belong to the surname behind them.
const PARTICLES: &[&str] = &[
    "al", "ap", "bin", "da", "das", "de", "dei", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "la",
    "le", "san", "santa", "st", "st.", "te", "ten", "ter", "van", "von", "zu",
];

/// Words that are no surname, and belong to the one before them.
const JUNIORS: &[&str] = &["jr", "jr.", "sr", "sr.", "junior", "filho", "neto", "ii", "iii", "iv"];

/// The longest id, in characters.
const LONGEST: usize = 64;

/// A whole name, and what everybody calls him where that is known.
pub type NamesOf<'n> = (&'n str, Option<&'n str>);

/// An id for each name, in their order: what everybody calls him where the source says so, else the surname, else the
/// whole name, else that with a number.
///
/// They depend on the names and their order alone, and on those that somebody has already.
pub fn ids(names: &[NamesOf<'_>], held: &HashSet<&str>) -> Vec<Id> {
    let names: Vec<(String, Vec<String>)> = names
        .iter()
        .map(|(name, known_as)| {
            let words = words(name);
            (known_as.and_then(called).unwrap_or_else(|| surname(&words)), words)
        })
        .collect();
    let mut surnames: HashMap<&str, usize> = HashMap::new();
    names.iter().for_each(|(surname, _)| *surnames.entry(surname).or_default() += 1);
    let mut taken: HashSet<String> = held.iter().map(|id| (*id).to_owned()).collect();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut ids = Vec::with_capacity(names.len());
    for (surname, words) in &names {
        let is_free = surnames.get(surname.as_str()) == Some(&1) && !held.contains(surname.as_str());
        let wanted = if is_free { surname.clone() } else { cut(&words.join("-"), LONGEST) };
        let mut id = wanted.clone();
        while !taken.insert(id.clone()) {
            let number = numbers.entry(wanted.clone()).or_insert(1);
            *number += 1;
            let number = format!("-{number}");
            id = cut(&wanted, LONGEST - number.len()) + &number;
        }
        ids.extend(Id::new(&id));
    }
    ids
}

/// The words of a name as an id can hold them.
fn words(name: &str) -> Vec<String> {
    let held = |word: String| word.chars().filter(|c| Id::may_hold(*c)).collect::<String>();
    // Folding takes the letters of other alphabets apart.
    let plain = |word: &str| Some(text::fold(word)).filter(|folded| folded.is_ascii()).unwrap_or(word.to_lowercase());
    let words = name.split_whitespace().map(plain).map(held).map(|word| word.trim_matches(['-', '.', '_']).to_owned());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    if words.is_empty() { vec!["player".to_owned()] } else { words }
}

/// What everybody calls somebody as an id, without the initials before it: `B.Fernandes`.
fn called(known_as: &str) -> Option<String> {
    let words: Vec<String> = known_as.split(['.', ' ']).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let initials = words.iter().take_while(|word| word.chars().count() == 1).count();
    let rest = words.get(initials..).filter(|rest| !rest.is_empty())?;
    Some(cut(&self::words(&rest.join(" ")).join("-"), LONGEST))
}

fn surname(words: &[String]) -> String {
    let is_one_of = |list: &[&str], word: &String| list.contains(&word.as_str());
    let mut first = words.len().saturating_sub(1);
    while first > 0 && words.get(first).is_some_and(|word| is_one_of(JUNIORS, word)) {
        first -= 1;
    }
    while first > 0 && words.get(first - 1).is_some_and(|word| is_one_of(PARTICLES, word)) {
        first -= 1;
    }
    cut(&words.get(first..).unwrap_or_default().join("-"), LONGEST)
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::runs::runs;

    fn made(names: &[&str]) -> Vec<String> {
        let names: Vec<NamesOf<'_>> = names.iter().map(|name| (*name, None)).collect();
        ids(&names, &HashSet::new()).iter().map(Id::to_string).collect()
    }

    #[test]
    fn what_everybody_calls_him_is_his_id_where_a_source_says_it() {
        for (name, known_as, id) in [
            ("Ada Ruiz Marín", "Ruiz", "ruiz"),
            ("Bo dos Santos Mota", "Bo", "bo"),
            ("Cy Guimar Ode", "C.Guimar", "guimar"),
            ("Di Moe Fox", "Di M.", "di-m"),
            ("Eva van Lis Ek", "Van Lis", "van-lis"),
            ("Fay Ode", "F.", "ode"),
            ("Gus Ode", " ", "ode"),
        ] {
            assert_eq!(ids(&[(name, Some(known_as))], &HashSet::new())[0].as_str(), id, "{name}");
        }
        let two = ids(&[("Ada King", Some("King")), ("Bo King Ek", Some("King"))], &HashSet::new());
        assert_eq!(two.iter().map(Id::as_str).collect::<Vec<_>>(), ["ada-king", "bo-king-ek"], "several share one");
    }

    #[test]
    fn an_id_is_the_surname_with_what_belongs_to_it() {
        for (name, id) in [
            ("Gleison Bremer", "bremer"),
            ("Michele Di Gregorio", "di-gregorio"),
            ("Virgil van Dijk", "van-dijk"),
            ("Rafael van der Vaart", "van-der-vaart"),
            ("Vinícius Júnior", "vinicius-junior"),
            ("Neymar da Silva Santos Júnior", "santos-junior"),
            ("Kenan Yıldız", "yildiz"),
            ("Allan Saint-Maximin", "saint-maximin"),
            ("Jake O’Neill", "oneill"),
            ("Bremer", "bremer"),
            ("De Gea", "de-gea"),
            ("손흥민", "손흥민"),
            ("Игорь Акинфеев", "акинфеев"),
            ("\u{202e}\u{301}", "player"),
            ("\u{1b}[2J\u{202e}Ada", "2jada"),
            ("...", "player"),
            ("", "player"),
        ] {
            assert_eq!(made(&[name]), [id], "{name}");
        }
    }

    #[test]
    fn whose_surname_others_have_is_called_by_the_whole_name_and_then_by_a_number() {
        assert_eq!(
            made(&["Ada Silva", "Bo Silva", "Silva", "Adá Silva", "Cy Ode", "Ada Silva 2"]),
            ["ada-silva", "bo-silva", "silva", "ada-silva-2", "ode", "2"]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(runs(128) as u32))]

        #[test]
        fn everybody_has_an_id_and_no_two_have_the_same(
            names in proptest::collection::vec("[ab -]{0,6}|(de |jr)?[a-cé.' ]{0,5}|.{0,90}", 0..40)
        ) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let ids = made(&names);
            prop_assert_eq!(ids.len(), names.len());
            prop_assert_eq!(ids.iter().collect::<HashSet<_>>().len(), names.len());
        }
    }
}
