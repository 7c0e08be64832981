//! The table of football's nations, and reading the nations in a plan.

use std::sync::LazyLock;

use super::value::{self, Read};
use crate::domain::{Nation, Nations};
use crate::store::place::At;
use crate::store::shape::{self, Entries, Text};
use crate::store::source::{Located, Source};
use crate::store::syntax;
use crate::text;

const TABLE: &str = include_str!("../../../assets/nations.ron");

/// The table as serde reads it.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
struct RawNations<'a> {
    nations: Entries<Text<'a>, RawNation<'a>>,
    asked: Entries<Text<'a>, Vec<Text<'a>>>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
struct RawNation<'a> {
    name: Text<'a>,
    #[serde(default)]
    also: Vec<Text<'a>>,
}

/// The nations of football, which are read at the first use, since that takes a quarter of the time of a start.
pub fn nations() -> &'static LazyLock<Nations> {
    // A test checks that the table can be read.
    static READ: LazyLock<Nations> = LazyLock::new(|| table(&Source::new("nations.ron", TABLE)).unwrap_or_default());
    &READ
}

/// The codes of all nations, in the order of the alphabet.
///
/// They are found as the program is built, since plans and rules are full of them.
pub(super) static CODES: [[u8; 3]; NATIONS] = codes_of(TABLE.as_bytes());

/// How many nations the table has, which a test counts.
const NATIONS: usize = 211;

/// What stands before a nation's code in the table, on a line of its own, and what behind it.
const BEFORE_CODE: &[u8] = b"\n        \"";
const AFTER_CODE: &[u8] = b"\": (";

const fn codes_of(table: &[u8]) -> [[u8; 3]; NATIONS] {
    let (mut codes, mut found, mut at) = ([[0; 3]; NATIONS], 0, 0);
    while found < NATIONS {
        let code = at + BEFORE_CODE.len();
        if stands_at(table, at, BEFORE_CODE) && stands_at(table, code + 3, AFTER_CODE) {
            codes[found] = [table[code], table[code + 1], table[code + 2]];
            found += 1;
        }
        at += 1;
    }
    codes
}

const fn stands_at(text: &[u8], at: usize, word: &[u8]) -> bool {
    let mut next = 0;
    while next < word.len() {
        if text[at + next] != word[next] {
            return false;
        }
        next += 1;
    }
    true
}

pub(super) fn is_code(text: &str) -> bool {
    <[u8; 3]>::try_from(text.as_bytes()).is_ok_and(|code| CODES.binary_search(&code).is_ok())
}

/// Whether a text is a nation's name or code, accents and case aside, without reading the table.
pub(super) fn is_called(text: &str) -> bool {
    let folded = text::fold(text.trim());
    TABLE.split('"').skip(1).step_by(2).any(|word| match word.is_ascii() {
        true => word.eq_ignore_ascii_case(&folded),
        false => text::fold(word) == folded,
    })
}

fn table(source: &Source<'_>) -> Read<Nations> {
    let (at, shape) = (At::root(source), syntax::parse::<RawNations<'_>>(source)?);
    let all = value::map(&at.field("nations"), &shape.nations, |_, _, code, shape| {
        let also = shape.also.iter().map(|word| word.as_str().to_owned()).collect();
        Ok(Nation { code: code.to_owned(), name: shape.name.as_str().to_owned(), also })
    })?;
    let asked = value::map(&at.field("asked"), &shape.asked, |_, _, word, codes| {
        Ok((word.to_owned(), codes.iter().map(|code| code.as_str().to_owned()).collect()))
    })?;
    Nations::new(all, &asked).map_err(|word| at.opening_problem(format!("found “{word}” for two nations, or for none")))
}

/// The codes of a person's nations; an unknown name stays as it is written.
pub(super) fn codes(written: &[Text<'_>]) -> Vec<String> {
    let code = |nation: &Text<'_>| {
        let text = nation.as_str();
        if is_code(text) { text.to_owned() } else { nations().code(text).to_owned() }
    };
    written.iter().map(code).collect()
}

/// The most unknown nations of a plan that are told with their places: each place is looked up in the whole text.
const MOST_TOLD: usize = 20;

/// The places of the first twenty unknown nations in a readable plan, and the number of further ones.
///
/// # Errors
/// The text is not a plan.
pub fn unknown_nations(name: &str, plan: &str) -> Result<(Vec<Located>, usize), Located> {
    let source = Source::new(name, plan);
    let (root, shape) = (At::root(&source), syntax::parse::<shape::RawPlan<'_>>(&source)?);
    let (mut unknown, mut more) = (Vec::new(), 0);
    let mut look = |at: &At<'_>, written: &[Text<'_>]| {
        for (index, nation) in written.iter().enumerate() {
            if is_code(nation.as_str()) {
                continue;
            }
            if unknown.len() < MOST_TOLD {
                let named = nations().named(nation.as_str());
                unknown.extend(named.err().map(|error| at.field("nations").entry(index).refuse(error)));
            } else {
                more += usize::from(!nations().is_known(nation.as_str()));
            }
        }
    };
    let (players, targets) = (root.field("players"), root.field("targets"));
    for (index, (_, player)) in shape.players.0.iter().enumerate() {
        look(&players.entry(index), &player.nations);
    }
    for (index, (_, target)) in shape.targets.0.iter().enumerate() {
        look(&targets.entry(index), &target.nations);
    }
    Ok((unknown, more))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codes and names from an independent list: fifacodes 0.1.4 of the Python package index, MIT, © 2024 tanzhijian.
    const INDEPENDENT: &str = include_str!("../../../tests/support/fifacodes-0.1.4.csv");

    #[test]
    fn the_table_is_the_211_members_that_others_list() {
        let read = table(&Source::new("nations.ron", TABLE)).unwrap_or_else(|error| panic!("{error}"));
        let ours: Vec<(&str, &str)> = read.iter().map(|nation| (nation.code.as_str(), nation.name.as_str())).collect();
        let mut theirs: Vec<(&str, &str)> =
            INDEPENDENT.lines().skip(1).filter_map(|line| line.split_once(',')).collect();
        theirs.sort_unstable();
        assert_eq!((ours.len(), &ours), (211, &theirs));
        assert!(ours.iter().all(|(code, name)| is_code(code) && !is_code(name) && is_called(code) && is_called(name)));
        assert!(is_called("Espana") && is_called(" ESPAÑA "));
        assert!(!is_called("EU") && !is_called("non-EU") && !is_called(": ("));
        for (code, name) in theirs {
            for word in [code, &code.to_lowercase(), name, &name.to_uppercase()] {
                assert_eq!(nations().named(word).map(|nation| nation.code.as_str()), Ok(code), "{word}");
            }
        }
    }

    #[test]
    fn a_nation_is_known_by_code_name_and_people() {
        for (called, code) in [
            ("Spain", "ESP"),
            ("esp", "ESP"),
            ("Spanish", "ESP"),
            ("España", "ESP"),
            ("England", "ENG"),
            ("EN", "ENG"),
            ("GB-ENG", "ENG"),
            ("XK", "KOS"),
            ("XKX", "KOS"),
            ("XKK", "KOS"),
            ("UNK", "KOS"),
            ("KOS", "KOS"),
            ("PYF", "TAH"),
            ("Taiwan", "TPE"),
            ("Korea Republic", "KOR"),
            ("Korea DPR", "PRK"),
            ("Congo", "CGO"),
            ("Congo DR", "COD"),
            ("IR Iran", "IRN"),
            ("China PR", "CHN"),
            ("Türkiye", "TUR"),
            ("Czechia", "CZE"),
            ("Cabo Verde", "CPV"),
            ("Cote d'Ivoire", "CIV"),
            ("Côte d’Ivoire", "CIV"),
            ("DEU", "GER"),
            ("NLD", "NED"),
            ("Ireland", "IRL"),
            ("Bosnia & Herzegovina", "BIH"),
            ("  south  korea ", "KOR"),
            ("NIG", "NIG"),
            ("NGA", "NGA"),
        ] {
            assert_eq!(nations().named(called).map(|nation| nation.code.as_str()), Ok(code), "{called}");
        }
    }

    #[test]
    fn what_is_none_or_may_be_several_is_asked() {
        let home = "one of England (ENG), Scotland (SCO), Wales (WAL), Northern Ireland (NIR): it may be any of them";
        let such = "a nation by its FIFA code or its name, such as ARG or Argentina";
        for (called, expected) in [
            ("GB", home.to_owned()),
            ("gbr", home.to_owned()),
            ("United Kingdom", home.to_owned()),
            ("BRN", "one of Bahrain (BHR), Brunei (BRU): it may be any of them".to_owned()),
            ("DEX", such.to_owned()),
            ("", such.to_owned()),
            ("&", such.to_owned()),
            ("Two Sicilies", such.to_owned()),
            ("Spian", format!("{such}; the nearest is Spain (ESP)")),
            ("Argentinia", format!("{such}; the nearest is Argentina (ARG)")),
        ] {
            assert_eq!(nations().named(called).unwrap_err().to_string(), expected, "{called}");
        }
    }

    #[test]
    fn a_plan_with_an_unknown_nation_opens_and_says_so() {
        let text = "(format: 1, club: \"C\", tactic: (formation: \"4-4-2\"), players: {\n  \"a\": (name: \"A\", positions: { CB: \
                    Natural }, nations: [\"Spain\", \"Two Sicilies\"]),\n})";
        let plan = crate::store::read_plan("p.ron", text, &crate::store::assets::formations()).unwrap();
        let (_, player) = plan.players.iter().next().unwrap();
        assert_eq!(player.profile.nations, ["ESP", "Two Sicilies"]);
        let (unknown, more) = unknown_nations("p.ron", text).unwrap();
        assert_eq!((unknown.len(), more), (1, 0));
        assert!(
            unknown[0].to_string().starts_with("p.ron:2:67: found \"Two Sicilies\", expected a nation by its"),
            "{}",
            unknown[0]
        );
    }
}
