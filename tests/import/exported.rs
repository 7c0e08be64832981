//! What `export` writes is read back: the same people, values and days, and no doubt.

use std::sync::{Arc, LazyLock};

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use touchline::domain::{
    Absence, Answer, Ban, Bid, Clause, Currency, Familiarity, Foot, Id, Imported, Lent, Loan, Match, Money, Plan,
    Player, Position, Positions, Profile, Report, Return, Side, Target, Whose, Why,
};
use touchline::import::dialects::{Dialect, RowIs, dialects, recognise};
use touchline::import::people::{FileContext, FilePerson, FileSpell, People, people};
use touchline::import::update::{UpdateContext, update};
use touchline::import::values::{Amount, Period, PlayedAt, Told};
use touchline::import::{Table, read};
use touchline::report::export::{ExportTable, absences, bids, csv, json, squad, targets};
use touchline::store::assets::{formations, nations};
use touchline::text;

use super::runs::runs;

static KNOWN: LazyLock<Vec<Dialect>> = LazyLock::new(|| dialects().unwrap());

/// Texts that need quotes or a guard, that mean nothing in other files, and that no screen should show as they are.
fn any_text() -> impl Strategy<Value = String> {
    let known = select(vec![
        "Ada Ruiz",
        "'t Hooft",
        "Na",
        "None",
        "-",
        "=1+1",
        "'=1+1",
        "''@x",
        "@DiMarzio",
        "+39",
        "＝1",
        "#7 Ada",
        "1860",
        "say \"x\"",
        "a,b;c",
        "two\r\nlines",
        "\t=tab",
        "| a | b |",
        "{\"a\"}",
        "name",
        "علی‌رضا",
    ]);
    prop_oneof![
        3 => known.prop_map(str::to_owned),
        1 => "[-a-zé '\"=+@,;:#|\n\r\t\0\u{1b}\u{7f}\u{85}\u{301}\u{200b}\u{202e}\u{2028}\u{feff}손🏳]{0,10}",
        1 => ".{0,20}",
    ]
}

fn any_day() -> impl Strategy<Value = Date> {
    (1900i16..2100, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn any_money() -> impl Strategy<Value = Money> {
    (0u64..=100_000_000_000).prop_map(Money::from_units)
}

fn any_profile() -> impl Strategy<Value = Profile> {
    let named = any_text().prop_filter("a name is not blank", |name| !name.trim().is_empty());
    let positions = btree_set(select(Position::ALL), 1..5)
        .prop_flat_map(|set| set.into_iter().map(|at| (Just(at), select(Familiarity::ALL))).collect::<Vec<_>>());
    let nations = btree_set(select(vec!["ITA", "ENG", "KOS", "BRA", "CPV"]), 0..3);
    let attributes =
        btree_map(select(vec!["Pace", "pass.long", "Aufbau, kurz", "=Ruhe", "Übersicht"]), 0u8..=200, 0..4);
    let who = (named, option::of(any_day()), positions, option::of(select(Foot::ALL)), nations);
    let figures = (option::of(100u8..=250), option::of(0u8..=200), option::of(any_money()), option::of(any_money()));
    let clause = (any_money(), option::of(any_day())).prop_map(|(amount, until)| Clause { amount, until });
    let rest =
        (option::of(any_day()), option::of(clause), attributes, option::of((any_day(), any_money())), any_import());
    (who, figures, rest).prop_map(|(who, figures, rest)| {
        let mut profile = Profile::new(who.0, Positions::new(who.2).unwrap());
        (profile.born, profile.foot) = (who.1, who.3);
        profile.nations = who.4.into_iter().map(str::to_owned).collect();
        (profile.height_cm, profile.rating, profile.value, profile.wage) = figures;
        (profile.contract, profile.clause) = (rest.0, rest.1);
        profile.attributes = rest.2.into_iter().map(|(name, figure)| (name.to_owned(), figure)).collect();
        let report =
            |(on, price)| Report { on, source: "x".into(), says: "y".into(), asks: Some(price), refuses: None };
        profile.reports = rest.3.map(report).into_iter().collect();
        profile.imported = rest.4;
        profile
    })
}

fn any_import() -> impl Strategy<Value = Option<Imported>> {
    let import = (any_text(), any_day(), option::of(any_text()), vec(select(Position::ALL), 0..3));
    option::of(import.prop_map(|(from, on, id, proposed)| Imported { from, on, id, proposed, since: Vec::new() }))
}

fn any_absence() -> impl Strategy<Value = Absence> {
    let returns = vec((any_day(), any_text(), 0i64..400), 0..3);
    let ban = (1u8..4, option::of(Just("Cup".to_owned())));
    ((0..3_usize, any_text()), any_day(), returns, option::of(0i64..400), option::of(ban)).prop_map(
        |((kind, text), from, returns, ended, ban)| {
            let whys: [fn(String) -> Why; 3] = [Why::Injury, Why::Suspension, Why::Other];
            let why = whys[kind](text);
            let after = |days: i64| from.checked_add(days.days()).unwrap();
            let ban = ban.filter(|_| kind == 1).map(|(matches, competition)| Ban { matches, competition });
            let returns = returns.into_iter().map(|(on, source, days)| Return { on, source, back: after(days) });
            Absence { ban, returns: returns.collect(), ended: ended.map(after), ..Absence::new(why, from) }
        },
    )
}

fn any_bid() -> impl Strategy<Value = Bid> {
    let terms =
        select(vec!["28m+4m@50%", "loan 3m obl 14.5m/3 so10 costs 2.7m", "28m/10m@2025-09-01,18m@2026-07-01", "free"]);
    let said = (option::of(any_text()), option::of(any_text()), option::of(any_day()));
    (any_day(), select(Side::ALL), terms, select(Answer::ALL), said).prop_map(|(on, by, terms, answer, said)| Bid {
        on,
        by,
        club: said.0,
        terms: terms.parse().unwrap(),
        answer,
        source: said.1,
        answered: said.2,
        answer_source: None,
    })
}

fn any_player() -> impl Strategy<Value = Player> {
    let stay =
        (option::of(any_day()), option::of((any_text(), any_day())), option::of(1u8..=99), option::of(any_money()));
    let lent = option::of((any_text(), option::of(any_day()), any_day()));
    (any_profile(), (stay, lent), vec(any_absence(), 0..3), vec(any_bid(), 0..3)).prop_map(
        |(profile, (stay, lent), absences, bids)| {
            let loan = stay.1.map(|(from, until)| Loan { from, until, ended: None });
            let lent = lent.map(|(to, since, until)| Lent { to, since, until, ended: None });
            Player { joined: stay.0, loan, lent, shirt: stay.2, asking: stay.3, absences, bids, ..Player::new(profile) }
        },
    )
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let target = (any_profile(), option::of(any_text()), vec(any_bid(), 0..3))
        .prop_map(|(profile, club, bids)| Target { club, bids, ..Target::new(profile) });
    let currency = option::of(prop_oneof![select(vec!["EUR", "GBP", "XAF"]).prop_map(str::to_owned), any_text()]);
    let matches = vec((any_day(), option::of(Just("Cup".to_owned()))), 0..4);
    let ids = vec(select(vec!["ada", "-x", "na", "007", "손흥민", "di-gregorio", "none", "p.7"]), 8);
    (any_text(), currency, any_day(), matches, (vec(any_player(), 0..5), vec(target, 0..4), ids)).prop_map(
        |(club, currency, today, matches, (players, targets, ids))| {
            let mut plan = Plan::new(club, Arc::clone(&formations()[0]));
            (plan.currency, plan.today) = (currency, Some(today));
            plan.matches =
                matches.into_iter().map(|(on, competition)| Match { on, versus: "x".into(), competition }).collect();
            let id = |(place, text): (usize, &str)| Id::new(&format!("{text}{}", "-".repeat(place))).unwrap();
            let mut ids = ids.into_iter().enumerate().map(id).collect::<Vec<_>>().into_iter();
            plan.players = ids.by_ref().take(players.len()).collect::<Vec<_>>().into_iter().zip(players).collect();
            plan.targets = ids.zip(targets).collect();
            plan
        },
    )
}

/// Read as a file of today, in the plan's currency where that is known.
fn read_back(bytes: &str, plan: &Plan, dialect_name: &str) -> (Table, People) {
    let mut book = read(bytes.as_bytes()).unwrap();
    assert_eq!((book.encoding, book.tables.len()), ("UTF-8", 1));
    let table = book.tables.remove(0);
    let dialect = recognise(table.headers(), &KNOWN).unwrap();
    assert_eq!(dialect.name, dialect_name);
    assert!(dialect.knows_of(table.headers()) == table.headers().len(), "{:?}", table.headers());
    let currency = plan.currency.as_deref().and_then(Currency::named);
    let found = people(&table, dialect, &FileContext { on: date(2026, 11, 27), currency, nations: nations() });
    assert_eq!((found.merged, found.unnamed, found.doubts.count()), (0, 0, 0), "{:?}\n{bytes}", found.doubts.listed());
    assert_eq!(table.doubts.count(), 0, "{:?}\n{bytes}", table.doubts.listed());
    (table, found)
}

/// Reads both forms back; an empty list in JSON holds no table.
fn both(table: &ExportTable, plan: &Plan, dialect: &str) -> Vec<(Table, People)> {
    let written = csv(table);
    let mut forms = vec![read_back(&written, plan, dialect)];
    let json = json(table).to_string();
    if table.rows.is_empty() {
        assert_eq!(json, "[]");
    } else {
        forms.push(read_back(&json, plan, dialect));
    }
    no_formula(&written);
    forms
}

/// Nothing in a file that a spreadsheet runs or a terminal obeys.
fn no_formula(written: &str) {
    for row in ::csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_bytes()).records() {
        for cell in row.unwrap().iter() {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{cell}");
            assert!(!cell.chars().any(char::is_control), "{cell:?}");
        }
    }
}

fn line(said: &str) -> Option<String> {
    let words: Vec<&str> = said.split_whitespace().collect();
    Some(text::display(&words.join(" ")).into_owned()).filter(|line| !line.is_empty())
}

fn amount(money: Money, per: Option<Period>) -> Amount {
    Amount { low: money, high: money, per }
}

fn spell(absence: &Absence, plan: &Plan) -> FileSpell {
    let served = absence.ban.as_ref().map(|ban| ban.served(absence.from, &plan.matches).last);
    let back = match (absence.ended, served) {
        (Some(ended), _) => Some(ended),
        (None, Some(last)) => last.map(|last| last.tomorrow().unwrap()),
        (None, None) => absence.returns.iter().max_by_key(|report| report.on).map(|report| report.back),
    };
    let kind = absence.why.kind().to_owned();
    FileSpell { what: line(absence.why.text()).unwrap_or(kind.clone()), kind: Some(kind), from: absence.from, back }
}

/// What any file has to say of somebody.
fn told(plan: &Plan, id: &Id, club: Option<&str>, attributes: &[String]) -> FilePerson {
    let profile = plan.person(id).unwrap().profile();
    let figure = |name: &String| profile.attributes.iter().find(|(held, _)| held == name).map(|(_, figure)| *figure);
    FilePerson {
        id: Some(id.to_string()),
        name: line(&profile.name).unwrap(),
        born: profile.born.map(Told::Day),
        positions: profile
            .positions
            .iter()
            .map(|(position, familiarity)| PlayedAt { position, familiarity, proposed: profile.is_proposed(position) })
            .collect(),
        foot: profile.foot,
        height_cm: profile.height_cm,
        nations: profile.nations.iter().map(|code| code.as_str().into()).collect(),
        club: club.and_then(line).map(Into::into),
        contract: profile.contract,
        currency: plan.currency.as_deref().and_then(line).map(Into::into),
        value: profile.value.map(|value| amount(value, None)),
        asking: profile.reports.first().and_then(|report| report.asks).map(|price| amount(price, None)),
        wage: profile.wage.map(|wage| amount(wage, Some(Period::Year))),
        clause: profile.clause.map(|clause| amount(clause.amount, None)),
        rating: profile.rating,
        figures: attributes
            .iter()
            .map(|name| figure(name).map(|figure| touchline::import::values::Scouted { low: figure, high: figure }))
            .collect(),
        ..FilePerson::default()
    }
}

/// The people without the lines on which they stand.
fn without_lines(found: &People) -> Vec<FilePerson> {
    found.people.iter().map(|person| FilePerson { lines: Vec::new(), ..person.clone() }).collect()
}

#[test]
fn a_name_that_is_written_like_another_is_not_taken_for_it() {
    for (one, two) in [("\\u{8e}", "8e"), ("\\u{2028}u", "U")] {
        let plan = format!(
            "(format: 1, club: \"C\", tactic: (formation: \"4-4-2\"), players: {{
                \"one\": (name: \"{one}\", positions: {{ GK: Natural }}, absences: [(why: Injury(\"knee\"), from: \"2026-08-01\")]),
                \"two\": (name: \"{two}\", positions: {{ GK: Natural }}),
            }})"
        );
        let plan = touchline::store::read_plan("p.ron", &plan, &formations()).unwrap();
        let on = date(2026, 8, 22);
        for (_, found) in both(&absences(&plan), &plan, "Touchline absences") {
            let (source, rows) = ("Touchline absences", RowIs::Absence);
            let context = UpdateContext { source, on, today: on, rows, taken_as: None, club: None, chosen: &[] };
            let update = update(&plan, &found, &context).unwrap();
            assert!(update.proposals.is_empty(), "{one}: {:#?}", update.proposals);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: runs(192) as u32, ..ProptestConfig::default() })]

    #[test]
    fn the_squad_is_read_back(plan in any_plan(), days in 0i64..60_000) {
        let on = date(1900, 1, 1).checked_add(days.days()).unwrap();
        for (_, found) in both(&squad(&plan, on), &plan, "Touchline") {
            let here = plan.players.iter().filter(|(_, player)| !matches!(player.whose(on, plan.season_starts), Whose::Gone(_)));
            let expected: Vec<FilePerson> = here.map(|(id, player)| {
                let loan = player.loan.as_ref().filter(|_| player.whose(on, plan.season_starts) == Whose::Borrowed);
                let lent = player.lent_on(on);
                let known = told(&plan, id, Some(&plan.club), &found.attributes);
                FilePerson {
                    joined: player.joined,
                    shirt: player.shirt,
                    loan_from: loan.and_then(|loan| line(&loan.from)),
                    loan_until: loan.map(Loan::last_day),
                    lent_to: lent.and_then(|lent| line(&lent.to)),
                    lent_until: lent.map(Lent::last_day),
                    asking: player.asking.map(|price| amount(price, None)).or(known.asking),
                    spells: plan.absence(player, on).map(|(_, absence)| spell(absence, &plan)).into_iter().collect(),
                    ..known
                }
            }).collect();
            prop_assert_eq!(without_lines(&found), expected);
        }
    }

    #[test]
    fn a_plan_has_all_of_its_own_export(plan in any_plan(), pick in 0usize..100, days in 0i64..400) {
        // A day on which something keeps somebody out, if there is one.
        let absent: Vec<Date> = plan.players.iter().flat_map(|(_, player)| &player.absences).map(|a| a.from).collect();
        let first = absent.get(pick % absent.len().max(1)).copied().unwrap_or(date(2026, 8, 22));
        let on = first.checked_add(days.days()).unwrap();
        let (person, absent) = (("Touchline", RowIs::Person), ("Touchline absences", RowIs::Absence));
        for (table, (source, rows)) in [(squad(&plan, on), person), (targets(&plan), person), (absences(&plan), absent)] {
            for (_, found) in both(&table, &plan, source) {
                let context = UpdateContext { source, on, today: on, rows, taken_as: None, club: None, chosen: &[] };
                let update = update(&plan, &found, &context).unwrap();
                prop_assert!(update.proposals.is_empty(), "{:#?}", update.proposals);
            }
        }
    }

    #[test]
    fn the_targets_are_read_back(plan in any_plan()) {
        for (table, found) in both(&targets(&plan), &plan, "Touchline") {
            let told = |(id, target): (&Id, &Target)| told(&plan, id, target.club.as_deref(), &found.attributes);
            prop_assert_eq!(without_lines(&found), plan.targets.iter().map(told).collect::<Vec<_>>());
            let stage = table.headers().iter().position(|header| header == "stage").unwrap();
            prop_assert!(table.rows().all(|row| row.cell(stage) == "identified"));
        }
    }

    #[test]
    fn the_absences_are_read_back(plan in any_plan()) {
        for (_, found) in both(&absences(&plan), &plan, "Touchline absences") {
            let absent = plan.players.iter().filter(|(_, player)| !player.absences.is_empty());
            let expected: Vec<FilePerson> = absent.map(|(id, player)| {
                let spells = player.absences.iter().map(|absence| spell(absence, &plan)).collect();
                FilePerson { id: Some(id.to_string()), name: line(&player.profile.name).unwrap(), spells, ..FilePerson::default() }
            }).collect();
            prop_assert_eq!(without_lines(&found), expected);
        }
    }

    #[test]
    fn the_bids_are_read_back(plan in any_plan()) {
        let of_players = plan.players.iter().map(|(id, player)| (id, &player.profile, &player.bids));
        let of_targets = plan.targets.iter().map(|(id, target)| (id, &target.profile, &target.bids));
        let dealt: Vec<_> = of_players.chain(of_targets).filter(|(.., bids)| !bids.is_empty()).collect();
        for (table, found) in both(&bids(&plan), &plan, "Touchline bids") {
            let names = dealt.iter().map(|(id, profile, _)| FilePerson {
                id: Some(id.to_string()), name: line(&profile.name).unwrap(), ..FilePerson::default()
            });
            prop_assert_eq!(without_lines(&found), names.collect::<Vec<_>>());
            let at = |name: &str| table.headers().iter().position(|header| header == name).unwrap();
            let (on, by, terms, expected, answer) = (at("on"), at("by"), at("terms"), at("expected"), at("answer"));
            let rows: Vec<String> = table.rows()
                .map(|row| [on, by, terms, expected, answer].map(|column| row.cell(column).to_owned()).join("|")).collect();
            let held = dealt.iter().flat_map(|(.., bids)| bids.iter()).map(|bid| {
                format!("{}|{}|{}|{}|{}", bid.on, bid.by, bid.terms, bid.terms.expected().units(), bid.answer)
            });
            prop_assert_eq!(rows, held.collect::<Vec<_>>());
        }
    }
}
