//! Who is out, doubtful, away or gone: flags, codes and the news behind them.

use jiff::civil::Date;

use super::cell::{CellValue, Reason, clean, is_unknown};
use super::days::{ANNOUNCED, DayColumn, DayKind, DayStyle, Told};
use crate::domain::month_named;
use crate::domain::words::words;

words! {
    /// Why a file says that somebody is out.
    OutFor { Injury = "injury", Suspension = "suspension", Duty = "away" }
}

impl OutFor {
    /// Why somebody is out, by what a source calls it.
    pub fn called(what: &str) -> OutFor {
        let lower = what.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        match () {
            () if has(&["suspension", "suspended", "red card", "yellow card"]) => OutFor::Suspension,
            () if lower == "rest" || has(&["quarantine", "international duty"]) => OutFor::Duty,
            () => OutFor::Injury,
        }
    }
}

/// What a file says of somebody's availability.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    Fit,
    /// In a list of flags or of what keeps people out, with nothing there.
    Unflagged,
    Doubtful {
        what: String,
        /// That he plays, in percent.
        chance: Option<u8>,
        back: Option<Date>,
    },
    Out {
        why: OutFor,
        what: String,
        back: Option<Date>,
    },
    /// No longer with his club, and not injured.
    Gone(Parting),
}

/// How somebody went, as a file says it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Parting {
    Sold(String),
    /// On loan at a club, until some day of a month if one is named.
    Lent(String, Option<u8>),
    /// Back at the club that lent him.
    Returned(String),
    Released,
    /// Gone, and nothing says how.
    Somehow,
}

/// Flags that keep nobody from playing: bids, wishes, loans, registration, and teams of juniors as `U18`.
const HARMLESS: &[&str] = &[
    "Ask", "BPR", "Bid", "ESC", "FrA", "Lst", "PR", "Prm", "Req", "Ret", "Set", "Trn", "Una", "Unc", "Unh", "Unr",
    "Wnt", "Wp", "Yth", "nEU", LOAN,
];

/// The flag of a loan, of who is lent and of who is borrowed alike.
const LOAN: &str = "Loa";

fn is_harmless(flag: &str) -> bool {
    let is_junior = |age: &str| age.len() == 2 && age.bytes().all(|byte| byte.is_ascii_digit());
    HARMLESS.contains(&flag) || flag.strip_prefix('U').is_some_and(is_junior)
}

fn parts(cell: &str) -> impl Iterator<Item = &str> + Clone {
    clean(cell).split([' ', ',', '/']).filter(|flag| !flag.is_empty())
}

/// Whether a flag says that somebody is on loan; not from whom, and not to whom.
pub fn has_loan_flag(cell: &str) -> bool {
    parts(cell).any(|flag| flag == LOAN)
}

/// Flags of a game's list in one cell, such as `Inj` or `Wnt`: those that keep somebody from playing.
pub fn flags(cell: &str) -> CellValue<Standing> {
    if is_unknown(cell) {
        return CellValue::Unknown;
    }
    let out = |why, what: &str| Standing::Out { why, what: what.to_owned(), back: None };
    let mut flags = parts(cell);
    let standing = flags.clone().find_map(|flag| match flag {
        "Inj" | "Трв" => Some(out(OutFor::Injury, "injured")),
        "Sus" => Some(out(OutFor::Suspension, "suspended")),
        _ => None,
    });
    match standing {
        Some(standing) => CellValue::Known(standing),
        None if flags.all(is_harmless) => CellValue::Known(Standing::Fit),
        None => CellValue::Doubt(Reason::NoFlagKnown),
    }
}

/// Fantasy Premier League's code, chance and news; `on` is the day of the news, else of the file.
///
/// No chance and 100 both mean fit; `u` is gone, `n` is away.
pub fn fantasy(status: &str, chance: &str, news: &str, on: Date) -> CellValue<Standing> {
    let news = clean(news);
    let (what, rest) = news.split_once(" - ").unwrap_or((news, ""));
    let back = back(if rest.is_empty() { what } else { rest }, on);
    let what = clean(what).trim_end_matches('.').to_owned();
    match clean(status) {
        "" => CellValue::Unknown,
        "a" => CellValue::Known(Standing::Fit),
        "u" => CellValue::Known(Standing::Gone(parting(news))),
        "d" => CellValue::Known(match percent(chance) {
            Some(100) => Standing::Fit,
            chance => Standing::Doubtful { what, chance, back },
        }),
        "i" => CellValue::Known(Standing::Out { why: OutFor::Injury, what, back }),
        "s" => CellValue::Known(Standing::Out { why: OutFor::Suspension, what: "suspended".into(), back }),
        "n" => CellValue::Known(Standing::Out { why: OutFor::Duty, what, back }),
        _ => CellValue::Doubt(Reason::NoStatus),
    }
}

fn percent(cell: &str) -> Option<u8> {
    let text = clean(cell);
    text.strip_suffix(".0").unwrap_or(text).parse().ok().filter(|percent| *percent <= 100)
}

/// The day of a return that a text names: `Expected back 04 Jan`, `Suspended until 29 Aug`.
fn back(text: &str, on: Date) -> Option<Date> {
    announced(text, on).known()?.day()
}

fn announced(text: &str, on: Date) -> CellValue<Told> {
    let column = DayColumn::of(std::iter::empty(), DayStyle { kind: DayKind::Coming, order: None }, on);
    column.read(clean(text).trim_end_matches('.'))
}

/// Why a return that a text announces is no day: `Hip injury - Expected back 30 Feb`.
pub fn no_return(news: &str, on: Date) -> Option<Reason> {
    let parts = news.split(';').filter_map(|part| part.rsplit(" - ").next());
    let mut refused = parts.filter_map(|part| {
        let lower = clean(part).to_ascii_lowercase();
        match announced(part, on) {
            CellValue::Doubt(reason) if ANNOUNCED.iter().any(|words| lower.starts_with(words)) => Some(reason),
            _ => None,
        }
    });
    refused.next()
}

/// `Has joined X permanently`, `has joined X on loan for the rest of the season.`, `has returned to X`.
fn parting(news: &str) -> Parting {
    let text = clean(clean(news).trim_end_matches('.'));
    let after = |words: &str| {
        let start = text.get(..words.len())?;
        start.eq_ignore_ascii_case(words).then(|| text.get(words.len()..))?.map(clean)
    };
    if let Some(rest) = after("has joined ") {
        if let Some((club, until)) = rest.split_once(" on loan") {
            return Parting::Lent(clean(club).to_owned(), until_month(until));
        }
        if let Some(club) = rest.strip_suffix("permanently") {
            return Parting::Sold(clean(club).to_owned());
        }
        return Parting::Somehow;
    }
    let lent = after("on loan to ").or_else(|| after("season-long loan to "));
    if let Some(lent) = lent {
        let (club, until) = lent.split_once(" until ").map_or((lent, ""), |(club, _)| (club, lent));
        Parting::Lent(clean(club).to_owned(), until_month(until))
    } else if let Some(club) = after("has returned to ") {
        Parting::Returned(club.to_owned())
    } else if let Some(club) = after("signed by ") {
        Parting::Sold(club.to_owned())
    } else if after("has departed the club").is_some() {
        Parting::Released
    } else {
        Parting::Somehow
    }
}

/// The month of `until January`; none where a day is named, or none at all.
fn until_month(text: &str) -> Option<u8> {
    let (_, until) = text.split_once("until ")?;
    month_named(clean(until))
}

/// The last day of the next month of this name, from a day.
pub fn last_of_month(month: u8, from: Date) -> Option<Date> {
    let month = i8::try_from(month).ok()?;
    let year = from.year() + i16::from(month < from.month());
    Date::new(year, month, 1).ok().map(Date::last_of_month)
}

/// Whether a word says that somebody can play.
pub fn is_fit(cell: &str) -> bool {
    ["fit", "available", "healthy"].iter().any(|word| word.eq_ignore_ascii_case(clean(cell)))
}

/// Transfermarkt's status, which holds a captaincy and an injury alike: `Team captain; Muscle injury - Return expected
/// on Jul 1, 2025`.
pub fn status(cell: &str, on: Date) -> CellValue<Standing> {
    if is_unknown(cell) {
        return CellValue::Unknown;
    }
    let (mut standing, mut understood) = (None, true);
    for part in cell.split(';').map(clean).filter(|part| !part.is_empty()) {
        if part.to_ascii_lowercase().ends_with("captain") || is_fit(part) {
            continue;
        }
        let (what, rest) = part.split_once(" - ").unwrap_or((part, ""));
        let is_ban = OutFor::called(what) == OutFor::Suspension;
        if what.eq_ignore_ascii_case("injured") {
            standing = Some(Standing::Out { why: OutFor::Injury, what: "injured".to_owned(), back: back(rest, on) });
        } else if what.eq_ignore_ascii_case("doubtful") {
            standing = Some(Standing::Doubtful { what: String::new(), chance: None, back: back(rest, on) });
        } else if rest.to_ascii_lowercase().starts_with("return") || is_ban {
            let why = if is_ban { OutFor::Suspension } else { OutFor::Injury };
            standing = Some(Standing::Out { why, what: what.to_owned(), back: back(rest, on) });
        } else {
            understood = false;
        }
    }
    match standing {
        Some(standing) => CellValue::Known(standing),
        None if understood => CellValue::Known(Standing::Fit),
        None => CellValue::Doubt(Reason::NoStatus),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const ON: Date = date(2025, 12, 27);

    fn out(why: OutFor, what: &str, back: Option<Date>) -> CellValue<Standing> {
        CellValue::Known(Standing::Out { why, what: what.to_owned(), back })
    }

    #[test]
    fn null_and_100_are_fit_and_gone_is_not_injured() {
        assert_eq!(fantasy("a", "", "", ON), CellValue::Known(Standing::Fit));
        assert_eq!(fantasy("a", "100", "", ON), CellValue::Known(Standing::Fit));
        assert_eq!(fantasy("d", "100", "Knock - 100% chance of playing", ON), CellValue::Known(Standing::Fit));
        assert_eq!(fantasy("x", "0", "", ON), CellValue::Doubt(Reason::NoStatus));
        assert_eq!(fantasy("", "", "", ON), CellValue::Unknown);
        for (news, how) in [
            ("Has joined Northfield permanently", Parting::Sold("Northfield".into())),
            ("has joined Eastport\u{a0} on loan for the rest of the season.", Parting::Lent("Eastport".into(), None)),
            ("has joined Harbour Town on loan until January.", Parting::Lent("Harbour Town".into(), Some(1))),
            ("On loan to Westham until Jan.", Parting::Lent("Westham".into(), Some(1))),
            ("On loan to Westbrook", Parting::Lent("Westbrook".into(), None)),
            ("Season-long loan to Southgate", Parting::Lent("Southgate".into(), None)),
            ("has returned to Hilltop CF", Parting::Returned("Hilltop CF".into())),
            ("Signed by CD Riverside", Parting::Sold("CD Riverside".into())),
            ("has departed the club as a free agent.", Parting::Released),
            ("", Parting::Somehow),
        ] {
            assert_eq!(fantasy("u", "0", news, ON), CellValue::Known(Standing::Gone(how)), "{news}");
        }
    }

    #[test]
    fn news_says_what_and_until_when() {
        let january = Some(date(2026, 1, 4));
        assert_eq!(
            fantasy("i", "0", "Hamstring injury - Expected back 04 Jan", ON),
            out(OutFor::Injury, "Hamstring injury", january)
        );
        assert_eq!(
            fantasy("i", "0.0", "Knee injury - Unknown return date", ON),
            out(OutFor::Injury, "Knee injury", None)
        );
        assert_eq!(
            fantasy("s", "0", "Suspended until 01 Jan", ON),
            out(OutFor::Suspension, "suspended", Some(date(2026, 1, 1)))
        );
        assert_eq!(
            fantasy("n", "0", "On international duty at the Continental Cup. - Unknown return date", ON),
            out(OutFor::Duty, "On international duty at the Continental Cup", None)
        );
        assert_eq!(
            fantasy("d", "75.0", "Knock - 75% chance of playing", ON),
            CellValue::Known(Standing::Doubtful { what: "Knock".into(), chance: Some(75), back: None })
        );
    }

    #[test]
    fn a_flag_that_keeps_nobody_out_is_fit() {
        assert_eq!(flags("Inj"), out(OutFor::Injury, "injured", None));
        assert_eq!(flags("Трв"), out(OutFor::Injury, "injured", None));
        assert_eq!(flags("Wnt Sus"), out(OutFor::Suspension, "suspended", None));
        assert_eq!((flags("Wnt"), flags("")), (CellValue::Known(Standing::Fit), CellValue::Unknown));
        assert_eq!(flags("U20/nEU, Loa"), CellValue::Known(Standing::Fit));
        assert_eq!((has_loan_flag("U20/nEU, Loa"), has_loan_flag("Wnt")), (true, false));
    }

    #[test]
    fn a_flag_that_is_not_known_is_a_doubt() {
        for flag in ["Ban", "Susp", "XXX", "U2x", "Wnt XXX", "Int", "B", "Rst"] {
            assert_eq!(flags(flag), CellValue::Doubt(Reason::NoFlagKnown), "{flag}");
        }
        assert_eq!(flags("XXX Inj"), out(OutFor::Injury, "injured", None));
    }

    #[test]
    fn a_return_on_no_day_is_told() {
        for (news, reason) in [
            ("Hip injury - Expected back 30 Feb", Some(Reason::NoSuchDay)),
            ("Suspended until 31 Apr.", Some(Reason::NoSuchDay)),
            ("Suspended until further notice", Some(Reason::NoDay)),
            ("Team captain; Knock - Return expected on Feb 30, 2026", Some(Reason::NoSuchDay)),
            ("Hip injury - Expected back 28 Feb", None),
            ("Hip injury - Unknown return date", None),
            ("Knee surgery - Return unknown", None),
            ("", None),
        ] {
            assert_eq!(no_return(news, ON), reason, "{news}");
        }
    }

    #[test]
    fn a_captain_may_be_injured() {
        assert_eq!(
            status("Team captain; Muscle injury - Return expected on Jul 1, 2026", ON),
            out(OutFor::Injury, "Muscle injury", Some(date(2026, 7, 1)))
        );
        assert_eq!(status("Knee surgery - Return unknown", ON), out(OutFor::Injury, "Knee surgery", None));
        assert_eq!(status("Red card suspension", ON), out(OutFor::Suspension, "Red card suspension", None));
        assert_eq!(status("Injured", ON), out(OutFor::Injury, "injured", None));
        assert_eq!(
            (status("Fit", ON), status("available", ON)),
            (CellValue::Known(Standing::Fit), CellValue::Known(Standing::Fit))
        );
        assert_eq!(status("Team captain", ON), CellValue::Known(Standing::Fit));
        assert_eq!(status("Long-term something", ON), CellValue::Doubt(Reason::NoStatus));
        assert_eq!(status("", ON), CellValue::Unknown);
    }
}
