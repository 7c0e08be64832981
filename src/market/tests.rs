//! The columns answer as everybody asked one by one: terms, orders, searches, alternatives, likeness.

use std::cmp::Reverse;
use std::sync::{Arc, LazyLock};

use frizbee::{CaseMatching, Config, Matcher};
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::analysis::Weeks;
use crate::analysis::alternatives::{self, Alternatives, AttributeScale, Sought, everybody, gains};
use crate::analysis::filter::{Facts, Figure, Filter, State};
use crate::domain::{
    AsTyped, Familiarity, Foot, Formation, Money, Nation, Nations, Plan, Player, Position, Positions, Profile, Slot,
};
use crate::import::open_text;
use crate::import::people::FileContext;
use crate::runs::runs;
use crate::text;

const ON: Date = date(2026, 8, 22);
const COMPETENT: Familiarity = Familiarity::Competent;

static NATIONS: LazyLock<Nations> = LazyLock::new(|| {
    let nation = |code: &str| Nation { code: code.into(), name: code.to_lowercase() + "land", also: Vec::new() };
    Nations::new(vec![nation("ARG"), nation("ITA"), nation("BRA")], &[]).unwrap()
});

fn context() -> FileContext<'static> {
    FileContext { on: ON, currency: None, nations: &NATIONS }
}

/// A market of some files, each with its day.
fn market(files: &[(&str, Date)]) -> Market {
    let opened = files.iter().enumerate().map(|(place, (text, on))| {
        let opened = open_text(text, None, None, &context()).unwrap();
        let source = opened.source().unwrap().name.clone();
        (MarketFile { name: format!("{place}.csv"), source, on: *on }, opened)
    });
    Market::read(opened.collect(), &context()).unwrap()
}

const HEADERS: &str = "id,name,club,born,positions,foot,height_cm,nations,rating,contract,currency,value,wage_per_year,\
                       clause,asking,attributes.aerial,attributes.pace,seller_stance\n";

fn any_row() -> impl Strategy<Value = String> {
    let name = select(&["Ada Ruiz", "Bo van Ek", "Cy Ode", "Álvaro Šeško", "Di Moe", "Ek", "Ada Ruis"][..]);
    let club = select(&["", "AC Ada", "Bee City", "Ødegård"][..]);
    let born = select(&["", "1999-01-26", "2004-02-29", "2008-12-31", "1985"][..]);
    let plays =
        select(&["", "CB", "CB, LB:competent", "LB:competent, CB", "ST:emergency", "GK", "RB, CB:competent?"][..]);
    let foot = select(&["", "left", "right", "both"][..]);
    let nations = select(&["", "ARG", "\"ITA, BRA\""][..]);
    let contract = select(&["", "2026-06-30", "2027-06-30", "2030-06-30"][..]);
    let amount = || select(&["", "0", "1000", "8000000", "5000000000"][..]);
    let figures = (option::of(180u8..185), option::of(0u8..4), option::of(0u8..30), option::of(0u8..30));
    ((name, club, born, plays, foot), (nations, contract, amount(), amount(), amount(), amount()), figures).prop_map(
        |((name, club, born, plays, foot), (nations, contract, value, wage, clause, asking), figures)| {
            let figure = |figure: Option<u8>| figure.map_or(String::new(), |figure| figure.to_string());
            let (height, rating, aerial, pace) = figures;
            let [height, rating, aerial, pace] = [height, rating, aerial, pace].map(figure);
            format!(
                "{name},{club},{born},\"{plays}\",{foot},{height},{nations},{rating},{contract},EUR,{value},{wage},{clause},\
                 {asking},{aerial},{pace},\n"
            )
        },
    )
}

fn any_market() -> impl Strategy<Value = Market> {
    vec(any_row(), 1..24).prop_map(|rows| {
        let rows: String = rows.iter().enumerate().map(|(place, row)| format!("{place},{row}")).collect();
        market(&[(&format!("{HEADERS}{rows}"), ON)])
    })
}

/// Somebody asked alone.
struct Alone<'m>(MarketRow<'m>);

impl Facts for Alone<'_> {
    fn has(&self, folded: &str) -> bool {
        let texts = [Some(self.0.name()), self.0.id(), self.0.club()];
        texts.into_iter().flatten().any(|text| text::fold(text).contains(folded))
    }

    fn club_has(&self, folded: &str) -> bool {
        self.0.club().is_some_and(|club| text::fold(club).contains(folded))
    }

    fn plays(&self, position: Position) -> bool {
        self.0.positions().iter().any(|at| at.position == position)
    }

    fn foot(&self) -> Option<Foot> {
        self.0.foot()
    }

    fn is_of(&self, code: &str) -> bool {
        self.0.nations().iter().any(|nation| **nation == *code)
    }

    fn contract(&self) -> Option<Date> {
        self.0.contract()
    }

    fn figure(&self, figure: Figure) -> Option<u64> {
        match figure {
            Figure::Age => self.0.age(ON).map(u64::from),
            Figure::Height => self.0.height_cm().map(u64::from),
            Figure::Rating => self.0.rating().map(u64::from),
            Figure::Value => self.0.value().map(Money::units),
            Figure::Wage => self.0.wage().map(Money::units),
        }
    }

    fn is(&self, _: State) -> bool {
        false
    }
}

fn filter(line: &str) -> Filter {
    let (filter, problems) = Filter::read(line, &NATIONS, AsTyped::without_a_plan(ON));
    assert!(problems.is_empty(), "{problems:?}");
    filter
}

const LINES: &[&str] = &[
    "cb",
    "!cb",
    "left",
    "!right",
    "u23",
    "age:21-27",
    "age>26",
    "!age<30",
    "height>181",
    "height<300",
    "!height:181-182",
    "rating>=2",
    "rating:0-1",
    "value<8m",
    "value>=0m",
    "value>4000m",
    "!value>4000m",
    "wage>0.5k",
    "wage:0k-9000m",
    "contract<2027",
    "contract:2027",
    "!contract>2029",
    "nation:ARG",
    "!nation:BRA",
    "club:ada",
    "!club:odegard",
    "ruiz",
    "sesko",
    "ek",
    "!van",
    "3",
    "injured",
    "!loan",
];

#[test]
fn a_person_of_a_file_is_read_back_from_his_columns() {
    let text = format!(
        "{HEADERS}7,Álvaro Šeško,AC Ada,1999-01-26,\"CB, LB:competent?\",left,187,\"ITA, ARG\",80,2028-06-30,EUR,20000000,1500000,\
         5000000000,30000000,14,,\n"
    );
    let market = market(&[(&text, ON)]);
    let target = market.row(0).unwrap().target().unwrap();
    let profile = &target.profile;
    assert_eq!((profile.name.as_str(), target.club.as_deref()), ("Álvaro Šeško", Some("AC Ada")));
    assert_eq!((profile.born, profile.contract), (Some(date(1999, 1, 26)), Some(date(2028, 6, 30))));
    assert_eq!((profile.foot, profile.height_cm, profile.rating), (Some(Foot::Left), Some(187), Some(80)));
    assert_eq!(profile.nations, ["ITA", "ARG"]);
    let positions: Vec<_> = profile.positions.iter().collect();
    assert_eq!(positions, [(Position::CB, Familiarity::Natural), (Position::LB, Familiarity::Competent)]);
    assert_eq!(profile.imported.as_ref().unwrap().proposed, [Position::LB]);
    assert_eq!(profile.imported.as_ref().unwrap().id.as_deref(), Some("7"));
    let amounts = [profile.value, profile.wage, profile.clause.map(|clause| clause.amount)];
    assert_eq!(amounts.map(|amount| amount.unwrap().units()), [20_000_000, 1_500_000, 5_000_000_000]);
    assert_eq!(profile.asking_price().map(|(price, _)| price.units()), Some(30_000_000));
    assert_eq!(profile.attributes, [("aerial".to_owned(), 14)]);
    assert_eq!((market.row(0).unwrap().line(), market.row(1).is_none()), (2, true));
}

#[test]
fn an_age_counts_where_no_day_of_birth_is_known() {
    let market = market(&[("Name;Position;Age\nAda;CB;24\nBo;CB;\nCy;CB;31\n", ON)]);
    let shown = |line: &str| market.select(&filter(line), ON).rows().collect::<Vec<_>>();
    assert_eq!((shown("u25"), shown("age>24"), shown("!u25")), (vec![0], vec![2], vec![1, 2]));
    let youngest = market.first(&Selection::all(&market), MarketOrder { by: MarketColumn::Age, falling: false }, 3, ON);
    assert_eq!(youngest, [0, 2, 1], "who tells no age is last");
}

#[test]
fn files_merge_by_id_and_by_name_and_birth_newest_first_and_say_where_they_disagree() {
    let row = |id: &str, name: &str, born: &str, value: &str, height: &str| {
        format!("{id},{name},AC Ada,{born},CB,,{height},,,,EUR,{value},,,,,,\n")
    };
    let (old, new) = (date(2026, 1, 1), date(2026, 8, 1));
    let older = [
        row("1", "Ada Ruiz", "1999-01-26", "15000000", "187"),
        row("2", "Bo Ek", "2000-02-02", "1000000", ""),
        row("9", "Other Name", "1990-01-01", "2000000", ""),
        row("", "Çy Ode", "2001-03-03", "5000000", ""),
    ];
    let newer = [
        row("1", "A. Ruiz", "1999-01-26", "18000000", ""),
        row("3", "Bo Ek", "2000-02-02", "1000000", ""),
        row("9", "Other Name", "", "2000000", ""),
        row("4", "Cy Ode", "2001-03-03", "5000000", ""),
    ];
    let (older, newer) = (HEADERS.to_owned() + &older.concat(), HEADERS.to_owned() + &newer.concat());
    let market = market(&[(&older, old), (&newer, new)]);
    let names: Vec<&str> = (0..market.len()).map(|row| market.row(row).unwrap().name()).collect();
    assert_eq!(names, ["A. Ruiz", "Bo Ek", "Other Name", "Cy Ode", "Bo Ek"], "two ids of one source are two people");
    let ada = market.row(0).unwrap();
    assert_eq!((ada.value().map(Money::units), ada.height_cm()), (Some(18_000_000), Some(187)));
    assert_eq!(market.row(2).unwrap().born(), Some(date(1990, 1, 1)), "filled by the older file");
    let differs: Vec<_> = (0..market.len()).flat_map(|row| market.differs(row)).collect();
    let said = words::said(&market, differs[0]).unwrap();
    let (file, line) = market.said_by(differs[0]).unwrap();
    assert_eq!(
        (differs.len(), differs[0].field, said.as_str(), file.on, line),
        (1, MarketColumn::Value, "€15m", old, 2)
    );
    assert!(market.differs(1).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

    #[test]
    fn the_columns_let_those_through_for_whom_all_terms_hold(market in any_market(), terms in vec(select(LINES), 1..4)) {
        let filter = filter(&terms.join(" "));
        let shown = market.select(&filter, ON);
        let alone: Vec<usize> =
            (0..market.len()).filter(|row| filter.holds(&Alone(market.row(*row).unwrap()))).collect();
        prop_assert_eq!(shown.count(), alone.len());
        prop_assert_eq!(shown.rows().collect::<Vec<_>>(), alone);
    }

    #[test]
    fn the_first_page_is_that_of_everybody_sorted(
        market in any_market(), by in select(MarketColumn::ALL), falling: bool, most in 1usize..30
    ) {
        let first = market.first(&Selection::all(&market), MarketOrder { by, falling }, most, ON);
        let mut known: Vec<usize> = (0..market.len()).collect();
        let last = |row: &usize| words::cell(market.row(*row).unwrap(), by, ON).is_none();
        let compare = |one: &usize, other: &usize| {
            let order = compared(by, market.row(*one).unwrap(), market.row(*other).unwrap());
            if falling { order.reverse() } else { order }
        };
        known.sort_by(|one, other| last(one).cmp(&last(other)).then_with(|| if last(one) { one.cmp(other) } else { compare(one, other) }));
        known.truncate(most);
        prop_assert_eq!(first, known);
    }

    #[test]
    fn the_best_for_a_gap_are_those_of_a_full_scan(market in any_market(), line in select(LINES), most in 1usize..9) {
        let (plan, shown) = (plan(), market.select(&filter(line), ON));
        let asked = MarketQuestion { plan: &plan, sought: &sought(), weeks: Weeks::new(ON, 3), at_least: COMPETENT, on: ON };
        let (found, candidates) = market.alternatives(asked, &shown, most);
        let rows: Vec<usize> = candidates.iter().map(|one| one.row).collect();
        let (scanned, all) = scan(&market, asked, &shown);
        let first: Vec<usize> = all.iter().copied().take(most).collect();
        prop_assert_eq!(rows, first);
        for (one, other) in found.people.iter().zip(&scanned.people) {
            prop_assert_eq!((&one.plays, one.gain, one.fit, one.fitter), (&other.plays, other.gain, other.fit, other.fitter));
            prop_assert_eq!((one.cost, one.age, one.behind), (other.cost, other.age, other.behind));
        }
    }

    #[test]
    fn the_most_alike_are_those_of_a_full_scan(market in any_market(), line in select(LINES), most in 1usize..9, figures in option::of(0u8..30)) {
        let (plan, shown) = (plan(), market.select(&filter(line), ON));
        let mut profile = Profile::new("Ada".into(), Positions::new(vec![(Position::CB, Familiarity::Natural)]).unwrap());
        profile.born = Some(date(2000, 1, 1));
        profile.height_cm = figures.map(|_| 183);
        profile.foot = Some(Foot::Left);
        profile.attributes = figures.map(|figure| ("Aerial".to_owned(), figure)).into_iter().collect();
        let (found, candidates) = market.like(&profile, &plan, &shown, most);
        let rows: Vec<usize> = candidates.iter().map(|one| one.row).collect();
        let all = everybody_of(&market, &shown);
        let scale = AttributeScale::of(everybody(&plan).chain(all.iter().map(|one| &one.target.profile)));
        let person = crate::domain::Id::new("ada").unwrap();
        let scanned = alternatives::like(&person, &profile, all.iter().map(|one| one.candidate(ON)), scale);
        let row = |alike: &alternatives::Alike| alike.id.as_str().parse::<usize>().unwrap();
        prop_assert_eq!(rows, scanned.people.iter().map(row).take(most).collect::<Vec<_>>());
        prop_assert_eq!(&found.by, &scanned.by);
        for (one, other) in found.people.iter().zip(&scanned.people) {
            prop_assert_eq!((one.distance, &one.parts, one.nearer), (other.distance, &other.parts, other.nearer));
        }
    }
}

proptest! {
    // Each word makes a matcher for each person.
    #![proptest_config(ProptestConfig::with_cases(runs(24) as u32))]

    #[test]
    fn a_search_ranks_as_everybody_matched_one_by_one_and_goes_on_from_the_last_letter(
        market in any_market(), typed in "(ada|ruiz|sesko|van ek|odegard|ek a|bee c|slvr ds|ada ruizz)", most in 1usize..9
    ) {
        let all = Selection::all(&market);
        let mut last: Option<NameSearch> = None;
        for end in 1..=typed.len() {
            let (fresh, begun) = (market.search(&typed[..end], None), market.search(&typed[..end], last.as_ref()));
            prop_assert_eq!(&fresh, &begun, "{}", &typed[..end]);
            let alone = one_by_one(&market, &typed[..end]);
            prop_assert_eq!(market.best(&fresh, &all, usize::MAX), alone.clone());
            prop_assert_eq!(market.meant(&fresh, &all).count(), alone.len());
            prop_assert_eq!(market.best(&fresh, &all, most), &alone[..most.min(alone.len())]);
            last = Some(begun);
        }
    }
}

/// How two people of whom the column is known compare: by its value, then by their places, which do not turn around.
fn compared(by: MarketColumn, one: MarketRow<'_>, other: MarketRow<'_>) -> std::cmp::Ordering {
    let folded = |row: MarketRow<'_>| text::fold(row.name());
    match by {
        MarketColumn::Name => folded(one).cmp(&folded(other)),
        MarketColumn::Positions => one.positions()[0].position.cmp(&other.positions()[0].position),
        MarketColumn::Age => (one.age(ON), Reverse(one.born())).cmp(&(other.age(ON), Reverse(other.born()))),
        MarketColumn::Nation => one.nations()[0].cmp(&other.nations()[0]),
        MarketColumn::Club => one.club().map(text::fold).cmp(&other.club().map(text::fold)),
        MarketColumn::Contract => one.contract().cmp(&other.contract()),
        MarketColumn::Value => one.value().cmp(&other.value()),
        MarketColumn::Wage => one.wage().cmp(&other.wage()),
        MarketColumn::Rating => one.rating().cmp(&other.rating()),
        MarketColumn::Foot => one.foot().cmp(&other.foot()),
        MarketColumn::Height => one.height_cm().cmp(&other.height_cm()),
    }
}

/// The order of a search by matching one person after the other.
fn one_by_one(market: &Market, typed: &str) -> Vec<usize> {
    let mut ranked = Vec::new();
    for row in 0..market.len() {
        let person = market.row(row).unwrap();
        let (name, club) = (text::fold(person.name()), person.club().map(text::fold));
        let mut score = Some(0);
        for word in typed.split_whitespace() {
            let slips = match word.len() {
                0..=3 => 0,
                4..=7 => 1,
                _ => 2,
            };
            let config = Config::default().max_typos(Some(slips)).casing(CaseMatching::Respect);
            let of = |text: &str| Matcher::new(word, &config).match_list(&[text]).first().map(|found| found.score);
            let best = of(&name).max(club.as_deref().and_then(of));
            score = score.zip(best).map(|(score, best): (u16, u16)| score + best.max(1));
        }
        ranked.extend(score.map(|score| (Reverse(score), Reverse(person.value()), row)));
    }
    ranked.sort_unstable();
    ranked.into_iter().map(|(.., row)| row).collect()
}

fn plan() -> Plan {
    use Position::{CB, CM, GK, LB, LM, RB, RM, ST};
    let positions = [GK, RB, CB, CB, LB, RM, CM, CM, LM, ST, ST].into_iter().enumerate();
    let slot = |(place, position)| Slot { label: format!("S{place}"), position, across: 50, up: 50 };
    let formation = Formation::new("4-4-2".into(), positions.map(slot).collect()).unwrap();
    let mut plan = Plan::new("Juventus".into(), Arc::new(formation));
    plan.tactic.roles = vec![(CB, vec![("aerial".into(), 3), ("pace".into(), 2)])];
    let own = Profile::new("Own".into(), Positions::new(vec![(CB, Familiarity::Natural)]).unwrap());
    plan.players.put(crate::domain::Id::new("own").unwrap(), Player::new(own));
    plan
}

fn sought() -> Sought {
    Sought { positions: vec![Position::CB, Position::LB], person: None, slots: Vec::new() }
}

/// Everybody who is shown and may be a target, as his number is his id.
fn everybody_of(market: &Market, shown: &Selection) -> Vec<MarketCandidate> {
    shown.rows().filter_map(|row| market.candidate(row)).collect()
}

/// The order of the alternatives by asking everybody, and their numbers.
fn scan(market: &Market, asked: MarketQuestion<'_>, shown: &Selection) -> (Alternatives, Vec<usize>) {
    let MarketQuestion { plan, sought, weeks, at_least, on } = asked;
    let all = everybody_of(market, shown);
    let candidates = all.iter().map(|one| one.candidate(on));
    let found = alternatives::alternatives(plan, sought, candidates, gains(plan, weeks, at_least), on, at_least);
    let rows = found.people.iter().map(|person| person.id.as_str().parse().unwrap()).collect();
    (found, rows)
}

#[test]
fn a_scan_that_asks_nothing_of_the_role_is_found_out() {
    let row = |name: &str, aerial: &str, value: &str| format!("{name},{name},,,CB,,,,,,EUR,{value},,,,{aerial},,\n");
    let rows = [row("A", "1", "1000"), row("B", "20", "8000000"), row("C", "", "2000")].concat();
    let market = market(&[(&format!("{HEADERS}{rows}"), ON)]);
    let (plan, shown) = (plan(), Selection::all(&market));
    let mut twin = plan.clone();
    twin.tactic.roles.clear();
    let best = |plan: &Plan| {
        let asked = MarketQuestion { plan, sought: &sought(), weeks: Weeks::new(ON, 1), at_least: COMPETENT, on: ON };
        market.alternatives(asked, &shown, 3).1.iter().map(|one| one.row).collect::<Vec<_>>()
    };
    let asked =
        MarketQuestion { plan: &plan, sought: &sought(), weeks: Weeks::new(ON, 1), at_least: COMPETENT, on: ON };
    assert_eq!((best(&plan), best(&twin)), (vec![2, 1, 0], vec![0, 2, 1]), "by hand: A surely fits worse than B");
    assert_eq!(scan(&market, asked, &shown).1, [2, 1, 0]);
}

#[test]
fn who_is_of_the_plan_or_its_club_is_left_out() {
    let row = |id: &str, name: &str, club: &str, born: &str| format!("{id},{name},{club},{born},CB,,,,,,,,,,,,,\n");
    let rows = [
        row("1", "Own", "Elsewhere", ""),
        row("2", "Ówn", "Elsewhere", "1999-01-01"),
        row("3", "Ada", "Juventus FC", ""),
        row("4", "Ada", "Juve", ""),
    ];
    let market = market(&[(&(HEADERS.to_owned() + &rows.concat()), ON)]);
    let mut shown = Selection::all(&market);
    assert_eq!((market.leave_out(&plan(), &mut shown), shown.rows().collect::<Vec<_>>()), (3, vec![3]));
    let mut plan = plan();
    plan.players.get_mut(&crate::domain::Id::new("own").unwrap()).unwrap().profile.born = Some(date(1998, 1, 1));
    let mut shown = Selection::all(&market);
    market.leave_out(&plan, &mut shown);
    assert_eq!(shown.rows().collect::<Vec<_>>(), [1, 3], "born on another day");
}
