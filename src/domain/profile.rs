//! Profiles: what is known of a person, whichever club he plays for, and what people say about him.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::day::anniversary;
use super::formation::{Familiarity, Position};
use super::id::Id;
use super::imported::Imported;
use super::money::Money;
use super::terms::Clause;
use super::words::words;
use crate::text;

words! {
    /// The foot he prefers.
    Foot { Left = "left", Right = "right", Both = "both" }
}

words! {
    /// Where a person was trained in his youth, seen from the plan's club, as registration rules ask.
    Trained {
        /// At the club.
        Club = "club",
        /// At another club of its association.
        Association = "association",
        /// Elsewhere.
        No = "no",
    }
}

/// Where a person was trained, as competitions count it.
///
/// They count differently: Serie A takes the seasons between 15 and 21 in which a club owned him, lent out or not; UEFA
/// those in which he was registered with it; the Premier League any before 21 in England or Wales.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Training {
    /// The same in all competitions.
    Everywhere(Trained),
    /// By competition, each once; it is unknown for the others.
    By(Vec<(String, Trained)>),
}

impl Training {
    /// Where he was trained as a competition counts it, if known.
    pub fn counted_by(&self, competition: &str) -> Option<Trained> {
        match self {
            Training::Everywhere(trained) => Some(*trained),
            Training::By(each) => {
                let named = |(name, _): &&(String, Trained)| text::same(name, competition);
                each.iter().find(named).map(|(_, trained)| *trained)
            }
        }
    }
}

/// What is known of a person.
///
/// Only the name and the positions are required. What is unknown is absent, never assumed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Profile {
    pub name: String,
    pub born: Option<Date>,
    /// FIFA codes, that of the nation he plays for first. An unknown name stays as it is written.
    pub nations: Vec<String>,
    pub trained: Option<Training>,
    pub positions: Positions,
    pub foot: Option<Foot>,
    /// Within [`Profile::HEIGHT_CM`].
    pub height_cm: Option<u8>,
    /// The planner's own rating within [`Profile::RATING`], on one scale for everybody.
    pub rating: Option<u8>,
    pub value: Option<Money>,
    /// His wage, gross for a season.
    pub wage: Option<Money>,
    /// The contract's last day, if known.
    pub contract: Option<Date>,
    /// The release clause of that contract.
    pub clause: Option<Clause>,
    /// Names and figures within [`Profile::ATTRIBUTE`], in the file's order.
    pub attributes: Vec<(String, u8)>,
    pub reports: Vec<Report>,
    pub notes: Option<String>,
    /// The file that he was read from; `None` if somebody typed him.
    pub imported: Option<Imported>,
}

impl Profile {
    pub const HEIGHT_CM: RangeInclusive<u8> = 100..=250;
    pub const RATING: RangeInclusive<u8> = 0..=200;
    pub const ATTRIBUTE: RangeInclusive<u8> = 0..=200;

    /// A person of whom only the name and the positions are known.
    pub fn new(name: String, positions: Positions) -> Profile {
        Profile {
            name,
            positions,
            born: None,
            nations: Vec::new(),
            trained: None,
            foot: None,
            height_cm: None,
            rating: None,
            value: None,
            wage: None,
            contract: None,
            clause: None,
            attributes: Vec::new(),
            reports: Vec::new(),
            notes: None,
            imported: None,
        }
    }

    /// His age on a day, in whole years; see [`anniversary`] for people born on 29 February.
    pub fn age(&self, on: Date) -> Option<i16> {
        let born = self.born.filter(|born| *born <= on)?;
        let years = on.year() - born.year();
        let birthday_to_come = anniversary(born, years).is_none_or(|birthday| on < birthday);
        Some(years - i16::from(birthday_to_come))
    }

    /// Whether a position was only proposed when he was read from a file.
    pub fn is_proposed(&self, position: Position) -> bool {
        self.imported.as_ref().is_some_and(|imported| imported.proposed.contains(&position))
    }

    /// The last day of his contract, if it was over before a day.
    pub fn contract_over(&self, on: Date) -> Option<Date> {
        self.contract.filter(|last| *last < on)
    }

    /// The release clause, if it can be met on a day; it ends with its contract.
    pub fn open_clause(&self, on: Date) -> Option<Clause> {
        self.clause.filter(|clause| clause.holds(on) && self.contract_over(on).is_none())
    }

    /// The latest asking price that anybody reported, with its report.
    pub fn asking_price(&self) -> Option<(Money, &Report)> {
        let priced = self.reports.iter().filter_map(|report| Some((report.asks?, report)));
        priced.max_by_key(|(_, report)| report.on)
    }

    /// The part of his name that identifies him, and the name up to its end: `Di Gregorio` for the id `di-gregorio`, and
    /// `Raya` for `raya`, of `David Raya Martín`.
    ///
    /// It is the end of the name that the id spells, or else words further ahead in a name of three or more, or else the
    /// last word, but never the `Jr` of `Neymar Jr` alone.
    pub(super) fn short_part(&self, id: &Id) -> (&str, &str) {
        let name = self.name.trim();
        if let Some(part) = spelled_end(name, id) {
            return (name, part);
        }
        let (mut head, mut is_cut) = (name, false);
        let is_long = name.split_whitespace().nth(2).is_some();
        while let Some((before, word)) = head.rsplit_once(char::is_whitespace).filter(|_| is_long) {
            (head, is_cut) = (before.trim_end(), is_cut || !is_junior(word));
            if let Some(part) = spelled_end(head, id).filter(|_| is_cut) {
                return (head, part);
            }
        }
        (name, ends(name).filter(|(word, _)| !is_junior(word)).last().map_or(name, |(_, end)| end))
    }
}

/// The ends of a name from the longest to the shortest, each with its first word.
fn ends(name: &str) -> impl Iterator<Item = (&str, &str)> {
    std::iter::successors(Some(name), |end| {
        let (_, after) = end.split_once(char::is_whitespace)?;
        Some(after.trim_start()).filter(|rest| !rest.is_empty())
    })
    .map(|end| (end.split(char::is_whitespace).next().unwrap_or(end), end))
}

/// The end of a name that an id spells.
fn spelled_end<'n>(name: &'n str, id: &Id) -> Option<&'n str> {
    let spelled = |(word, end): &(&str, &str)| !is_junior(word) && spells(id.as_str(), end);
    ends(name).find(spelled).map(|(_, end)| end)
}

/// Whether a word only tells a son from his father.
fn is_junior(word: &str) -> bool {
    const WORDS: [&str; 7] = ["jr", "sr", "junior", "filho", "ii", "iii", "iv"];
    let word = word.trim_end_matches('.');
    match word.is_ascii() {
        true => WORDS.iter().any(|junior| junior.eq_ignore_ascii_case(word)),
        false => word.len() <= 16 && WORDS.contains(&text::fold(word).as_str()),
    }
}

/// Whether an id spells a name, without accents and capitals and with a mark between the words.
fn spells(id: &str, name: &str) -> bool {
    // Ids have at most 64 characters.
    if name.len() > 1_024 {
        return false;
    }
    if id.is_ascii() && name.is_ascii() {
        let same = |(id, name): (u8, u8)| match name {
            b' ' | b'-' => matches!(id, b' ' | b'-' | b'_' | b'.'),
            _ => id.eq_ignore_ascii_case(&name),
        };
        return id.len() == name.len() && id.bytes().zip(name.bytes()).all(same);
    }
    let words = |text: &str, between: &[char]| text.matches(between).count();
    words(id, &[' ', '-', '_', '.']) == words(name, &[' ', '-'])
        && text::fold(name).replace('-', " ") == text::fold(id).replace(['-', '_', '.'], " ")
}

/// The positions that a person plays: at least one, each once, in the file's order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Positions(Vec<(Position, Familiarity)>);

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PositionsError {
    #[error("no position: give at least one, such as CB or LB:competent")]
    None,
    #[error("{0} twice")]
    Twice(Position),
}

impl Positions {
    /// Reads one as it is typed: `CB`, which is natural, or `LB:competent`.
    pub fn typed(word: &str) -> Option<(Position, Familiarity)> {
        let (position, familiarity) = word.split_once(':').unwrap_or((word, Familiarity::Natural.word()));
        Some((Position::from_word(position)?, Familiarity::from_word(familiarity)?))
    }

    /// Makes the positions of a person, in this order.
    ///
    /// # Errors
    ///
    /// There is no position, or one occurs twice.
    pub fn new(positions: Vec<(Position, Familiarity)>) -> Result<Positions, PositionsError> {
        for (index, (position, _)) in positions.iter().enumerate() {
            if positions.iter().take(index).any(|(earlier, _)| earlier == position) {
                return Err(PositionsError::Twice(*position));
            }
        }
        if positions.is_empty() { Err(PositionsError::None) } else { Ok(Positions(positions)) }
    }

    pub fn at(&self, position: Position) -> Option<Familiarity> {
        self.iter().find(|(held, _)| *held == position).map(|(_, familiarity)| familiarity)
    }

    /// Whether he plays in one with this familiarity or a better one.
    pub fn admit(&self, position: Position, at_least: Familiarity) -> bool {
        self.admitted(at_least).any(|(held, _)| held == position)
    }

    /// Those in which he plays with this familiarity or a better one.
    pub fn admitted(&self, at_least: Familiarity) -> impl Iterator<Item = (Position, Familiarity)> {
        self.iter().filter(move |(_, familiarity)| *familiarity <= at_least)
    }

    pub fn iter(&self) -> impl Iterator<Item = (Position, Familiarity)> {
        self.0.iter().copied()
    }
}

/// A claim about a person, with its source and day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    pub on: Date,
    pub source: String,
    pub says: String,
    /// The price that is asked, if the claim names one.
    pub asks: Option<Money>,
    /// The sum that would be refused, if the claim names one.
    pub refuses: Option<Money>,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn named(name: &str) -> Profile {
        Profile::new(name.into(), Positions(vec![(Position::CB, Familiarity::Natural)]))
    }

    #[test]
    fn the_id_says_how_a_person_is_called_in_short() {
        for (name, id, short) in [
            ("Michele Di Gregorio", "di-gregorio", "Di Gregorio"),
            ("Alberto Costa", "alberto-costa", "Alberto Costa"),
            ("Dušan Vlahovic\u{301}", "vlahovic", "Vlahovic\u{301}"),
            ("Kenan Yıldız", "yildiz", "Yıldız"),
            ("Nico González", "gonzalez-2", "González"),
            ("손흥민", "son", "손흥민"),
            ("Neymar Jr", "neymar", "Neymar Jr"),
            ("Neymar Jr.", "jr", "Neymar Jr."),
            ("Vinícius Ju\u{301}nior", "vinicius", "Vinícius Ju\u{301}nior"),
            ("Neymar da Silva Santos Júnior", "neymar", "Neymar"),
            ("Neymar da Silva Santos Júnior", "santos", "Santos Júnior"),
            ("David Raya Martín", "raya", "Raya"),
            ("Gabriel dos Santos Magalhães", "dos-santos", "dos Santos"),
            ("Jobe Bellingham", "jobe", "Bellingham"),
            ("Junior", "junior", "Junior"),
            ("Júnior Messias", "messias", "Messias"),
            ("", "nobody", ""),
        ] {
            let named = named(name);
            let (head, part) = named.short_part(&Id::new(id).unwrap());
            assert_eq!(part, short, "{name}");
            assert!(named.name.starts_with(head) && head.ends_with(part));
        }
    }

    #[test]
    fn age_is_in_completed_years() {
        let mut profile = named("Leonardo Balerdi");
        assert_eq!(profile.age(date(2025, 6, 17)), None);
        profile.born = Some(date(1999, 1, 26));
        assert_eq!(profile.age(date(2025, 1, 25)), Some(25));
        assert_eq!(profile.age(date(2025, 1, 26)), Some(26));
        profile.born = Some(date(2004, 2, 29));
        assert_eq!(profile.age(date(2025, 2, 28)), Some(20));
        assert_eq!(profile.age(date(2025, 3, 1)), Some(21));
        assert_eq!(profile.age(date(2004, 2, 28)), None);
    }

    #[test]
    fn a_position_is_held_once() {
        let twice = vec![(Position::CB, Familiarity::Natural), (Position::CB, Familiarity::Emergency)];
        assert_eq!(Positions::new(twice), Err(PositionsError::Twice(Position::CB)));
        assert_eq!(Positions::new(vec![]), Err(PositionsError::None));
    }
}
