//! The grammar: worked examples held to a plain reading of them, what is refused, and what never matters.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::domain::{AsTyped, Formation, Nation, Nations, Plan, Slot};
use crate::runs::runs;

/// A person of whom everything is known but what is `None`.
#[derive(Clone, Debug)]
struct FilteredPerson {
    name: &'static str,
    club: Option<&'static str>,
    plays: Vec<Position>,
    foot: Option<Foot>,
    nations: Vec<&'static str>,
    contract: Option<Date>,
    age: Option<u64>,
    height: Option<u64>,
    rating: Option<u64>,
    value: Option<u64>,
    wage: Option<u64>,
    states: Vec<State>,
}

impl Facts for FilteredPerson {
    fn has(&self, folded: &str) -> bool {
        crate::text::fold(self.name).contains(folded) || self.club_has(folded)
    }

    fn club_has(&self, folded: &str) -> bool {
        self.club.is_some_and(|club| crate::text::fold(club).contains(folded))
    }

    fn plays(&self, position: Position) -> bool {
        self.plays.contains(&position)
    }

    fn foot(&self) -> Option<Foot> {
        self.foot
    }

    fn is_of(&self, code: &str) -> bool {
        self.nations.contains(&code)
    }

    fn contract(&self) -> Option<Date> {
        self.contract
    }

    fn figure(&self, figure: Figure) -> Option<u64> {
        match figure {
            Figure::Age => self.age,
            Figure::Height => self.height,
            Figure::Rating => self.rating,
            Figure::Value => self.value,
            // Nobody asks another price here.
            Figure::Cost => self.value,
            Figure::Wage => self.wage,
        }
    }

    fn league_has(&self, folded: &str) -> bool {
        self.club == Some("AC Milan") && "serie a".contains(folded)
    }

    fn takes(&self, place: ListPlace) -> bool {
        place == ListPlace::Place && self.club == Some("Parma")
    }

    fn is(&self, state: State) -> bool {
        self.states.contains(&state)
    }
}

fn nations() -> Nations {
    let nation = |code: &str, name: &str| Nation { code: code.into(), name: name.into(), also: Vec::new() };
    let all = vec![nation("ARG", "Argentina"), nation("KOR", "South Korea"), nation("PRK", "North Korea")];
    Nations::new(all, &[("Korea".to_owned(), vec!["KOR".to_owned(), "PRK".to_owned()])]).unwrap()
}

fn plan() -> Plan {
    let slot = |n| Slot { label: format!("S{n}"), position: Position::CB, across: 0, up: 0 };
    let formation = Arc::new(Formation::new("f".into(), (0..11).map(slot).collect()).unwrap());
    Plan { currency: Some("EUR".into()), ..Plan::new("Parma".into(), formation) }
}

fn read(line: &str) -> (Filter, Vec<FilterProblem>) {
    Filter::read(line, &nations(), AsTyped::of(&plan(), date(2026, 7, 1)))
}

/// Terms, and what they ask in plain code.
type Plain = fn(&FilteredPerson) -> bool;
const WORKED: &[(&str, Plain)] = &[
    ("cb", |known| known.plays.contains(&Position::CB)),
    ("lwb", |known| known.plays.contains(&Position::LWB)),
    ("LEFT", |known| known.foot == Some(Foot::Left)),
    ("both", |known| known.foot == Some(Foot::Both)),
    ("u23", |known| known.age.is_some_and(|age| age <= 22)),
    ("age<23", |known| known.age.is_some_and(|age| age < 23)),
    ("age:20-24", |known| matches!(known.age, Some(20..=24))),
    ("contract<2027", |known| known.contract.is_some_and(|day| day < date(2027, 1, 1))),
    ("contract:2027", |known| known.contract.is_some_and(|day| day.year() == 2027)),
    ("contract<=2027", |known| known.contract.is_some_and(|day| day.year() <= 2027)),
    ("contract>2027", |known| known.contract.is_some_and(|day| day.year() > 2027)),
    ("contract>=2027", |known| known.contract.is_some_and(|day| day.year() >= 2027)),
    ("contract<2027-06-30", |known| known.contract.is_some_and(|day| day < date(2027, 6, 30))),
    ("contract<30/6/2027", |known| known.contract.is_some_and(|day| day < date(2027, 6, 30))),
    ("contract<\"30 jun\"", |known| known.contract.is_some_and(|day| day < date(2027, 6, 30))),
    ("contract<+364", |known| known.contract.is_some_and(|day| day < date(2027, 6, 30))),
    ("contract>2027-06-30", |known| known.contract.is_some_and(|day| day > date(2027, 6, 30))),
    ("8m-40m", |known| matches!(known.value, Some(8_000_000..=40_000_000))),
    ("8-40m", |known| matches!(known.value, Some(8_000_000..=40_000_000))),
    ("€8m-€40m", |known| matches!(known.value, Some(8_000_000..=40_000_000))),
    ("value:8,0m", |known| known.value == Some(8_000_000)),
    ("value:\"8 m\"", |known| known.value == Some(8_000_000)),
    ("value:8m", |known| known.value == Some(8_000_000)),
    ("value>=8m", |known| known.value.is_some_and(|value| value >= 8_000_000)),
    ("value<0", |_| false),
    ("wage>350k", |known| known.wage.is_some_and(|wage| wage > 350_000)),
    ("height>185", |known| known.height.is_some_and(|height| height > 185)),
    ("height<=185", |known| known.height.is_some_and(|height| height <= 185)),
    ("rating>75", |known| known.rating.is_some_and(|rating| rating > 75)),
    ("nation:ARG", |known| known.nations.contains(&"ARG")),
    ("nation:argentina", |known| known.nations.contains(&"ARG")),
    ("nation:korea", |known| known.nations.iter().any(|code| matches!(*code, "KOR" | "PRK"))),
    ("club:milan", |known| matches!(known.club, Some("AC Milan" | "FC Milán"))),
    ("club:\"AC Milan\"", |known| known.club == Some("AC Milan")),
    ("cost<8m", |known| known.value.is_some_and(|value| value < 8_000_000)),
    ("league:serie", |known| known.club == Some("AC Milan")),
    ("list:place", |known| known.club == Some("Parma")),
    ("list:room", |_| false),
    ("injured", |known| known.states.contains(&State::Injured)),
    ("away", |known| known.states.contains(&State::Away)),
    ("loan", |known| known.states.contains(&State::Loan)),
    ("Milan", |known| matches!(known.club, Some("AC Milan" | "FC Milán")) || known.name == "Milan Škriniar"),
    ("\"left\"", |known| known.name == "Leftwich"),
    ("\"ac mil", |known| known.club == Some("AC Milan")),
    ("skrin", |known| known.name == "Milan Škriniar"),
];

fn known() -> impl Strategy<Value = FilteredPerson> {
    use prop::option::of;
    use prop::sample::{select, subsequence};
    let days = vec![date(2026, 12, 31), date(2027, 1, 1), date(2027, 6, 29), date(2027, 6, 30), date(2027, 7, 1)];
    let days = [days, vec![date(2027, 12, 31), date(2028, 1, 1)]].concat();
    let sums = vec![0, 350_000, 350_001, 7_999_999, 8_000_000, 40_000_000, 40_000_001];
    let who = (
        select(vec!["Milan Škriniar", "Leftwich", "Kenan Yıldız"]),
        of(select(vec!["AC Milan", "FC Milán", "Parma"])),
        subsequence(vec![Position::CB, Position::LWB], 0..=2),
        of(select(Foot::ALL)),
        subsequence(vec!["ARG", "KOR", "PRK"], 0..=2),
        subsequence(State::ALL, 0..=4),
    );
    let figures = (of(19..26_u64), of(184..187_u64), of(74..77_u64), of(select(sums.clone())), of(select(sums)));
    (who, of(select(days)), figures).prop_map(|(who, contract, (age, height, rating, value, wage))| {
        let (name, club, plays, foot, nations, states) = who;
        FilteredPerson { name, club, plays, foot, nations, contract, age, height, rating, value, wage, states }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(2_000) as u32))]

    #[test]
    fn terms_all_hold_in_any_order_and_a_mark_turns_one_around(
        known in known(),
        chosen in prop::collection::vec((prop::sample::select(WORKED), any::<bool>()), 0..5)
            .prop_flat_map(|chosen| (Just(chosen.clone()), Just(chosen).prop_shuffle())),
    ) {
        // An open quote swallows the rest of the line, so that it stands alone.
        let word = |(word, negated): &(&str, bool)| {
            let closed = if word.matches('"').count() % 2 == 1 { "\"" } else { "" };
            format!("{}{word}{closed}", if *negated { "!" } else { "" })
        };
        let line = |terms: &[((&'static str, Plain), bool)]| {
            terms.iter().map(|((text, _), negated)| word(&(text, *negated))).collect::<Vec<_>>().join("  ")
        };
        let (chosen, shuffled) = chosen;
        let expected = chosen.iter().all(|((_, plain), negated)| plain(&known) != *negated);
        for terms in [&chosen, &shuffled] {
            let (filter, problems) = read(&line(terms));
            prop_assert_eq!(&problems, &[]);
            prop_assert_eq!(filter.holds(&known), expected, "{}", line(terms));
        }
    }

    #[test]
    fn no_line_panics_and_every_problem_lies_in_it(line in "\\PC{0,30}|[!\"<>:=a-z0-9 -]{0,30}") {
        let (_, problems) = read(&line);
        for problem in problems {
            prop_assert!(line.get(problem.at.clone()).is_some_and(|found| !found.is_empty()), "{problem:?}");
        }
    }
}

#[test]
fn several_terms_in_one_word_say_what_to_write() {
    for line in ["gk|cb", "gk,cb", "left/right", "cb;u23", "!gk|cb"] {
        let problems = read(line).1;
        assert_eq!(problems.len(), 1, "{line}");
        assert!(problems[0].expected.starts_with("one term: all terms must hold"), "{line}: {}", problems[0]);
    }
    for line in ["ruiz,ada", "gk|ada", "\"gk|cb\"", "|", "8,5m-9,5m"] {
        assert_eq!(read(line).1, [], "{line}");
    }
}

#[test]
fn a_place_on_the_lists_is_asked_in_the_market_alone() {
    let of_plan = |line: &str| Filter::read_for_plan(line, &nations(), AsTyped::of(&plan(), date(2026, 7, 1)));
    assert_eq!(read("cb !list:room").1, []);
    let (filter, problems) = of_plan("cb !list:room");
    assert_eq!((filter.terms().len(), problems.len()), (1, 1), "{problems:?}");
    assert_eq!(read("list:nowhere").1[0].expected, "list:room, list:place or list:free");
}

#[test]
fn the_worked_line_is_read_by_hand() {
    let balerdi = FilteredPerson {
        name: "Leonardo Balerdi",
        club: Some("Marseille"),
        plays: vec![Position::CB],
        foot: Some(Foot::Left),
        nations: vec!["ARG"],
        contract: Some(date(2026, 6, 30)),
        age: Some(22),
        height: Some(187),
        rating: None,
        value: Some(20_000_000),
        wage: None,
        states: vec![State::Injured],
    };
    let (filter, problems) =
        read("cb u23 contract<2027 8m-40m left height>185 nation:ARG injured !\"Serie A\" club:mars balerdi");
    assert!(filter.holds(&balerdi) && problems.is_empty());
    assert!(!filter.holds(&FilteredPerson { age: Some(23), ..balerdi.clone() }));
    assert!(!filter.holds(&FilteredPerson { height: Some(185), ..balerdi.clone() }));
    assert!(!filter.holds(&FilteredPerson { club: Some("Marseille, Serie A"), ..balerdi.clone() }));
    assert!(!read("rating>1").0.holds(&balerdi), "what is unknown holds no term");
    assert!(read("!rating>1").0.holds(&balerdi), "and so is not");
}

#[test]
fn what_is_wrong_is_left_out_and_said() {
    for (word, expected) in [
        (
            "hight:190",
            "one of age, height, rating, value, cost, wage, contract, nation, club, league, list; height is the nearest; a text with this sign stands in quotes",
        ),
        ("contract<", "a year or a day, such as contract<2027 or contract<2027-06-30"),
        ("contract<2027-13-01", "a day that exists: there are twelve months"),
        ("!height>tall", "centimetres, such as height>185 or height:180-190"),
        ("age:24-20", "years, such as age<23 or age:20-24"),
        ("value<8", "8m for millions, 8k for thousands, or 8.00 if no more is meant"),
        ("value<$8m", "an amount in EUR: this plan counts in EUR, and $ is another currency"),
        ("wage:-5m", "an amount with its unit, such as wage<8m or wage:8m-40m"),
        ("8m", "a value between two amounts, such as 8m-40m, or value<40m"),
        ("8m-", "a value between two amounts, such as 8m-40m, or value<40m"),
        ("40m-8m", "a value between two amounts, such as 8m-40m, or value<40m"),
        ("u0", "an age from u1 to u99, such as u23"),
        ("nation<ARG", "a nation by its FIFA code or its name, such as nation:ARG"),
        ("nation:", "a nation by its FIFA code or its name, such as ARG or Argentina"),
        (
            "nation:Argentinia",
            "a nation by its FIFA code or its name, such as ARG or Argentina; the nearest is Argentina (ARG)",
        ),
        ("club:", "a part of a club's name, such as club:parma"),
    ] {
        let line = format!("cb {word} left");
        let (filter, problems) = read(&line);
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(said, [format!("“{word}”: expected {expected}")], "{line}");
        assert_eq!((line.get(problems[0].at.clone()), &filter), (Some(word), &read("cb left").0), "{line}");
    }
}

#[test]
fn words_that_say_nothing_yet_filter_nothing_and_others_are_texts() {
    for nothing in ["", "  ", "!", "\"", "\"\"", "!\"", "! cb !!"] {
        let (filter, problems) = read(&nothing.replace("cb", ""));
        assert!(filter.is_empty() && problems.is_empty(), "{nothing}");
    }
    for (line, text) in
        [("u", "u"), ("1860-München", "1860-munchen"), ("jean-ph", "jean-ph"), ("12:30", "12:30"), ("<5", "<5")]
    {
        let asks = TermAsks::Text(text.to_owned());
        assert_eq!(read(line).0, Filter(vec![Term { negated: false, asks }]), "{line}");
    }
    assert_eq!(read("!!cb"), read("cb"));
}

#[test]
fn the_table_shows_every_word_by_an_example_that_is_read() {
    let mut shown = BTreeSet::new();
    for (example, says) in TERMS {
        let (filter, problems) = read(example);
        assert!(!filter.is_empty() && problems.is_empty(), "{example}");
        shown.extend(format!("{example} {says}").split(|c: char| !c.is_alphanumeric()).map(str::to_owned));
    }
    let fields = Figure::ALL.iter().map(|figure| figure.word()).chain(["contract", "nation", "club"]);
    let words = State::ALL.iter().map(|state| state.word()).chain(Foot::ALL.iter().map(|foot| foot.word()));
    for word in fields.chain(words).chain(Position::ALL.iter().map(|position| position.word())) {
        assert!(shown.contains(word), "{word}");
    }
}
