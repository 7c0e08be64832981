//! Which club of a file is meant.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::import::people::FilePerson;
use crate::text;

/// Clubs that an error names.
const NAMED: usize = 6;

/// Words that say what a club is and not which, folded: `Chelsea` is `Chelsea FC`, and not `Chelsea FC U21`.
#[rustfmt::skip]
const FORMS: &[&str] = &[
    "ac", "acf", "afc", "aj", "as", "bc", "bk", "bsc", "ca", "cd", "ce", "cf", "cp", "cr", "ec", "fc", "ff", "fk", "fsv",
    "gd", "gnk", "hnk", "if", "ifk", "ik", "jk", "kaa", "krc", "kv", "losc", "nk", "ogc", "olympique", "rc", "rcd", "rsc",
    "sc", "sd", "se", "sk", "sl", "ss", "ssc", "stade", "sv", "tsg", "tsv", "ud", "us", "vfb", "vfl",
];

/// Words that say nothing of a club, folded.
const EMPTY: &[&str] = &["asd", "calcio", "club", "de", "football", "futbol", "futebol", "sad", "soccer", "spa"];

/// Why no one club is meant; its texts are harmless to show.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ClubError {
    /// The file names no club, and nobody said one.
    Unnamed,
    /// The file has people of several clubs: how many, and the largest of them.
    Several(usize, Vec<String>),
    /// What was said is none of the clubs, or a part of several: those that it may mean.
    Unknown(Vec<String>),
    /// What was said is like none of the clubs: how many they are, and the largest of them.
    Unlike(usize, Vec<String>),
}

impl ClubError {
    /// The clubs that the error names.
    pub fn named(&self) -> &[String] {
        match self {
            ClubError::Several(_, named) | ClubError::Unknown(named) | ClubError::Unlike(_, named) => named,
            ClubError::Unnamed => &[],
        }
    }
}

/// The club that is meant, as the file spells it; none where the file names no club and somebody said one.
///
/// Case, accents, dots and hyphens do not matter, and a part of a name is enough where only one club has it.
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
///
/// A file spells the clubs where people play in one way, and those that have lent them perhaps in another.
pub(in crate::import) fn is_of(person: &FilePerson, club: &str) -> bool {
    let is_there = |own: &str| key(own) == key(club) || owner(person).is_some_and(|owner| is_same_club(owner, club));
    person.club.as_deref().is_some_and(is_there)
}

/// Whether two names are of one club: they differ by nothing but words that say what a club is, which one of them lacks.
pub fn is_same_club(one: &str, other: &str) -> bool {
    // A plan holds names as they are shown.
    let [one, other] = [one, other].map(|club| key(&text::display(&text::one_line(club))));
    if without_forms(&one).is_empty() {
        return one == other;
    }
    without_forms(&one) == without_forms(&other) && {
        let (forms, others) = (forms(&one), forms(&other));
        let is_within = |few: &[&str], many: &[&str]| few.iter().all(|form| many.contains(form));
        is_within(&forms, &others) || is_within(&others, &forms)
    }
}

/// Whether a club has lent somebody to the one where he plays.
pub(super) fn is_lent_by(person: &FilePerson, club: &str) -> bool {
    let plays = person.club.as_deref().is_some_and(|own| is_same_club(own, club));
    !plays && owner(person).is_some_and(|owner| is_same_club(owner, club))
}

/// The club that has lent him, where the file says also where he plays.
fn owner(person: &FilePerson) -> Option<&str> {
    person.loan_from.as_deref().filter(|_| person.club.is_some())
}

fn meant<'p>(clubs: &[&'p str], said: &str) -> Result<&'p str, ClubError> {
    let wanted = key(said);
    let has = |club: &&&str| !wanted.is_empty() && key(club).contains(&wanted);
    let parts: Vec<&str> = clubs.iter().filter(has).copied().collect();
    let same: Vec<&str> = clubs.iter().filter(|club| is_same_club(club, said)).copied().collect();
    match (clubs.iter().find(|club| key(club) == wanted), same.as_slice(), parts.as_slice()) {
        (Some(club), ..) | (None, [club], _) | (None, _, [club]) => Ok(club),
        (None, _, []) => {
            let is_short = |club: &&&str| is_initials_of(said, club) || is_beginnings_of(said, club);
            match clubs.iter().filter(is_short).copied().collect::<Vec<_>>().as_slice() {
                [club] => Ok(club),
                _ => Err(match near(clubs, said) {
                    near if near.is_empty() => ClubError::Unlike(clubs.len(), shown(clubs.iter().copied())),
                    near => ClubError::Unknown(near),
                }),
            }
        }
        (None, _, parts) => Err(ClubError::Unknown(shown(parts.iter().copied()))),
    }
}

/// Of a key the words that say which club it is.
fn without_forms(key: &str) -> String {
    let says = |word: &&str| !FORMS.contains(word) && !EMPTY.contains(word) && !is_founding(word);
    key.split(' ').filter(says).collect::<Vec<_>>().join(" ")
}

/// Of a key the words that say what a club is.
fn forms(key: &str) -> Vec<&str> {
    key.split(' ').filter(|word| FORMS.contains(word)).collect()
}

/// Whether a word is the year or the number that clubs are founded with: `1`, `04`, `1899`.
fn is_founding(word: &str) -> bool {
    let is_number = word.chars().all(|c| c.is_ascii_digit());
    is_number && (word == "1" || (word.len() == 2 && word.starts_with('0')) || word.len() == 4)
}

/// The clubs of whose names what was said is a short form, else a slip of the finger.
fn near(clubs: &[&str], said: &str) -> Vec<String> {
    for is_short_for in [is_initials_of, is_short_form_of] {
        let short = shown(clubs.iter().copied().filter(|club| is_short_for(said, club)));
        if !short.is_empty() {
            return short;
        }
    }
    let bare: Vec<String> = clubs.iter().map(|club| without_forms(&key(club))).collect();
    let meant = text::nearest(&without_forms(&key(said)), bare.iter().map(String::as_str));
    shown(clubs.iter().zip(&bare).filter(|(_, bare)| Some(bare.as_str()) == meant).map(|(club, _)| *club))
}

/// Whether a text is the first letters of a club's words: `PSG`.
fn is_initials_of(said: &str, club: &str) -> bool {
    let club = key(club);
    club.contains(' ') && key(said) == club.split(' ').filter_map(|word| word.chars().next()).collect::<String>()
}

/// Whether a text is the beginnings of all of a club's words: `Man City`.
fn is_beginnings_of(said: &str, club: &str) -> bool {
    let (said, club) = (key(said), key(club));
    let (said, club): (Vec<&str>, Vec<&str>) = (said.split(' ').collect(), club.split(' ').collect());
    said.len() > 1 && said.len() == club.len() && said.iter().zip(&club).all(|(short, word)| word.starts_with(short))
}

/// Whether a text is a club's name with words and letters left out: `Man Utd`, `Nottm Forest`.
fn is_short_form_of(said: &str, club: &str) -> bool {
    let (said, club) = (key(said), key(club));
    let mut words = club.split(' ');
    !said.is_empty() && said.split(' ').all(|short| words.any(|word| is_cut_from(short, word)))
}

/// Whether a word begins as another and has its letters in their order, some left out.
fn is_cut_from(short: &str, word: &str) -> bool {
    let mut letters = word.chars();
    short.chars().next() == word.chars().next() && short.chars().all(|letter| letters.any(|other| other == letter))
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
        let held = clubs.entry(key(club)).or_insert((club, 0));
        // Of several spellings the first in the alphabet: the order of rows does not matter.
        held.0 = held.0.min(club);
        held.1 += count;
    }
    let mut clubs: Vec<(&str, usize)> = clubs.into_values().collect();
    clubs.sort_by_key(|(club, count)| (Reverse(*count), *club));
    clubs.into_iter().map(|(club, _)| club).collect()
}

/// A club's name without case, accents, doubled spaces and marks: `1.FC Köln` is `1 fc koln`, `F.C.` is `fc`.
fn key(club: &str) -> String {
    let folded = text::fold(club);
    let mut key = String::with_capacity(folded.len());
    let mut after_one_letter = false;
    for word in
        folded.split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '-' | '/')).filter(|w| !w.is_empty())
    {
        let one_letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        let are_initials = after_one_letter && one_letter;
        if !key.is_empty() && !are_initials {
            key.push(' ');
        }
        key.push_str(word);
        after_one_letter = one_letter;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(clubs: &[&str]) -> Vec<FilePerson> {
        let person = |club: &&str| FilePerson {
            club: Some(*club).filter(|club| !club.is_empty()).map(Into::into),
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
        assert_eq!(said("Qarabag"), Err(ClubError::Unlike(5, all.to_vec())));
        assert_eq!(said(""), Err(ClubError::Unlike(5, all.to_vec())));
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
    fn a_short_form_names_the_clubs_that_it_may_mean() {
        let file = people(&[
            "Manchester City",
            "Manchester United",
            "Paris Saint-Germain",
            "1.FC Union Berlin",
            "Nottingham Forest",
            "Mancester Rovers",
            "Zenit Petersburg",
            "Real Madrid C.F.",
            "A.C. Milan",
        ]);
        let said = |club| choose(&file, Some(club));
        let near = |clubs: &[&str]| Err(ClubError::Unknown(clubs.iter().map(|club| (*club).to_owned()).collect()));
        assert_eq!((said("man city"), said("PSG")), (Ok(Some("Manchester City")), Ok(Some("Paris Saint-Germain"))));
        let two = people(&["Paris Saint-Germain", "Port San Giorgio", "Mancester City", "Manchester City"]);
        let of_two = |club| choose(&two, Some(club));
        assert_eq!(of_two("psg"), near(&["Paris Saint-Germain", "Port San Giorgio"]));
        assert_eq!(of_two("man city"), near(&["Mancester City", "Manchester City"]));
        assert_eq!(said("man utd"), near(&["Manchester United"]));
        assert_eq!(
            said("Man"),
            Err(ClubError::Unknown(vec![
                "Mancester Rovers".into(),
                "Manchester City".into(),
                "Manchester United".into()
            ]))
        );
        assert_eq!(said("Nottm Forest"), near(&["Nottingham Forest"]));
        assert_eq!(
            (said("1. fc union"), said("MANCHESTER CITY F.C.")),
            (Ok(Some("1.FC Union Berlin")), Ok(Some("Manchester City")))
        );
        assert_eq!((said("real madrid"), said("AC Milan")), (Ok(Some("Real Madrid C.F.")), Ok(Some("A.C. Milan"))));
        assert!(matches!(said("Spurs"), Err(ClubError::Unlike(9, _))));
    }

    #[test]
    fn clubs_are_one_that_differ_by_what_a_club_is() {
        for (one, other) in [
            ("Milan", "AC Milan"),
            ("Milan", "A.C. Milan Calcio"),
            ("Köln", "1. FC Koln"),
            ("Leverkusen", "leverkusen 04"),
            ("Atlético Madrid", "Club Atlético de Madrid"),
            ("Marseille", "Olympique de Marseille"),
            ("FC", "F.C."),
            ("Juventus Football Club", "Juventus FC"),
            ("1. FC Köln", "FC Koln"),
            ("FC Union", "Union FC 04"),
        ] {
            assert!(is_same_club(one, other) && is_same_club(other, one), "{one}, {other}");
        }
        for (one, other) in [
            ("Milan", "Inter Milan"),
            ("Inter", "Inter Miami"),
            ("Northfield", "Northfield U21"),
            ("Northfield", "Northfield Women"),
            ("Northfield", "Northfield B"),
            ("Northfield", "Northfield 2"),
            ("Northfield", "FC"),
            ("Northfield", ""),
            ("FC Barcelona", "Barcelona SC"),
            ("A.C. Milan", "Milan FC"),
        ] {
            assert!(!is_same_club(one, other) && !is_same_club(other, one), "{one}, {other}");
        }
    }

    #[test]
    fn spellings_of_one_club_are_one() {
        let file = people(&["ATLÉTICO", "Atlético", "Atletico"]);
        assert_eq!(choose(&file, None), Ok(Some("ATLÉTICO")));
        assert!(file.iter().all(|person| is_of(person, "Atletico")));
    }

    #[test]
    fn the_club_that_has_lent_him_may_be_spelled_otherwise() {
        let away = FilePerson { loan_from: Some("Juventus".into()), ..people(&["Monza"]).remove(0) };
        assert!(is_of(&away, "Juventus FC") && is_lent_by(&away, "Juventus FC"));
        let here = FilePerson { club: Some("Juventus F.C.".into()), ..away };
        assert!(is_of(&here, "Juventus FC") && !is_lent_by(&here, "Juventus FC"));
    }

    #[test]
    fn what_an_error_shows_is_harmless() {
        let file = people(&["\u{1b}[31mRed\u{202e}", "Blue"]);
        assert_eq!(choose(&file, None), Err(ClubError::Several(2, vec!["␛[31mRed‹202E›".into(), "Blue".into()])));
    }
}
