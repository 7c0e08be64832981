//! Feeds of availability, ten days apart: an invented one with every kind of change, and the real one.

use std::collections::BTreeMap;
use std::fs;

use jiff::civil::{Date, date};
use serde_json::Value;
use touchline::domain::{Id, Plan};
use touchline::import::update::TakenAs;
use touchline::report::export::{absences, csv};

use super::{Given, assert_same, given, given_table, lines, plan};
use crate::{only, real};

const FPL: &str = "code,web_name,first_name,second_name,element_type,birth_date,status,chance_of_playing_next_round,news,news_added\n";

/// Rows of Fantasy Premier League: code, name, status, chance, news, its day.
fn feed(rows: &[(u32, &str, &str, &str, &str, &str)], on: Date) -> Given {
    let row = |(code, name, status, chance, news, added): &(u32, &str, &str, &str, &str, &str)| {
        format!("{code},{name},{name},Example{code},2,2000-01-{:02},{status},{chance},{news},{added}\n", code % 28 + 1)
    };
    given(&(FPL.to_owned() + &rows.iter().map(row).collect::<String>()), on)
}

fn squad(names: &[(u32, &str)]) -> Plan {
    let player = |(code, name): &(u32, &str)| {
        format!(
            "\"{}\": (name: \"{name} Example{code}\", born: \"2000-01-{:02}\", positions: {{ CB: Natural }}),",
            name.to_lowercase(),
            code % 28 + 1
        )
    };
    plan(&names.iter().map(player).collect::<String>(), "")
}

const BEFORE: Date = date(2026, 8, 12);
const AFTER: Date = date(2026, 8, 22);

#[test]
fn a_feed_of_ten_days_later_gives_exactly_what_moved() {
    let names = ["Ada", "Ben", "Cy", "Dan", "Eve", "Fay", "Gus", "Hal", "Ian", "Jo", "Kim", "Lou", "Max", "Ned"];
    let coded: Vec<(u32, &str)> = (1..).zip(names).collect();
    let old = [
        (1, "Ada", "a", "", "", ""),
        (2, "Ben", "a", "", "", ""),
        (3, "Cy", "i", "0", "Leg injury - Expected back 30 Aug", "2026-08-10T09:00:00Z"),
        (4, "Dan", "d", "75", "Thigh injury - 75% chance of playing", "2026-08-11T09:00:00Z"),
        (5, "Eve", "i", "0", "Groin injury - Expected back 22 Aug", "2026-08-01T09:00:00Z"),
        (6, "Fay", "i", "0", "Unspecified injury - Unknown return date", "2026-08-05T09:00:00Z"),
        (7, "Gus", "d", "75", "Knee injury - 75% chance of playing", "2026-08-09T09:00:00Z"),
        (8, "Hal", "i", "0", "Hip injury - Unknown return date", "2026-08-05T09:00:00Z"),
        (9, "Ian", "a", "", "", ""),
        (10, "Jo", "i", "0", "Back injury - Unknown return date", "2026-08-05T09:00:00Z"),
        (12, "Lou", "i", "0", "Ankle injury - Expected back 5 Sep", "2026-08-05T09:00:00Z"),
    ];
    let same = [
        (11, "Kim", "s", "0", "Suspended until 29 Aug", "2026-07-24T09:00:00Z"),
        (13, "Max", "d", "75", "Knock - 75% chance of playing", "2026-08-11T09:00:00Z"),
        (14, "Ned", "a", "100", "", "2026-07-24T09:00:00Z"),
    ];
    let new = [
        (1, "Ada", "u", "0", "Has joined Eastport permanently", "2026-08-14T09:00:00Z"),
        (2, "Ben", "u", "0", "Has joined Westbrook on loan for the rest of the season", "2026-08-17T09:00:00Z"),
        (3, "Cy", "a", "100", "", "2026-08-10T09:00:00Z"),
        (4, "Dan", "d", "25", "Thigh injury - 25% chance of playing", "2026-08-20T09:00:00Z"),
        (5, "Eve", "i", "0", "Groin injury - Unknown return date", "2026-08-01T09:00:00Z"),
        (6, "Fay", "i", "0", "Groin injury - Unknown return date", "2026-08-05T09:00:00Z"),
        (7, "Gus", "i", "0", "Knee injury - Unknown return date", "2026-08-19T09:00:00Z"),
        (8, "Hal", "i", "0", "Hip injury - Expected back 29 Aug", "2026-08-22T09:00:00Z"),
        (9, "Ian", "i", "0", "Calf injury - Expected back 28 Nov", "2026-08-14T09:00:00Z"),
        (10, "Jo", "u", "0", "Has joined Barcelona permanently", "2026-08-20T09:00:00Z"),
        (12, "Lou", "i", "0", "Ankle injury - Expected back 19 Sep", "2026-08-19T09:00:00Z"),
    ];
    let with_same = |rows: &[_]| [rows, &same].concat();
    let (before, after) = (feed(&with_same(&old), BEFORE), feed(&with_same(&new), AFTER));
    let empty = squad(&coded);
    assert_eq!(
        lines(&before.update(&empty, None)),
        "cy absence: Leg injury, back 2026-08-30 since 2026-08-10\n\
         dan absence: Thigh injury, 75% chance of playing since 2026-08-11\n\
         eve absence: Groin injury, back 2026-08-22 since 2026-08-01\n\
         fay absence: Unspecified injury, no return day since 2026-08-05\n\
         gus absence: Knee injury, 75% chance of playing since 2026-08-09\n\
         hal absence: Hip injury, no return day since 2026-08-05\n\
         jo absence: Back injury, no return day since 2026-08-05\n\
         lou absence: Ankle injury, back 2026-09-05 since 2026-08-05\n\
         kim absence: suspended, back 2026-08-29 since 2026-07-24\n\
         max absence: Knock, 75% chance of playing since 2026-08-11\n"
    );
    let first = before.taken(&empty, None);
    assert_same(&before.taken(&first, None), &first);
    assert_eq!(lines(&before.update(&first, None)), "");
    assert_eq!(
        lines(&after.update(&first, None)),
        "ada departure: joined Eastport for good\n\
         ben loan: on loan at Westbrook until the season's end, 2027-06-30\n\
         cy back: Leg injury since 2026-08-10, back 2026-08-30 → fit again on 2026-08-22\n\
         dan return: Thigh injury since 2026-08-11, back 2026-08-12 → Thigh injury, 25% chance of playing\n\
         eve return: Groin injury since 2026-08-01, back 2026-08-22 → Groin injury, no return day\n\
         fay absence: Unspecified injury since 2026-08-05 → Groin injury, no return day\n\
         gus return: Knee injury since 2026-08-09, back 2026-08-12 → Knee injury, no return day\n\
         hal return: Hip injury since 2026-08-05 → Hip injury, back 2026-08-29\n\
         ian absence: Calf injury, back 2026-11-28 since 2026-08-14\n\
         jo departure: joined Barcelona for good\n\
         lou return: Ankle injury since 2026-08-05, back 2026-09-05 → Ankle injury, back 2026-09-19\n"
    );
    let second = after.taken(&first, None);
    assert_eq!(lines(&after.update(&second, None)), "");
    let player = |id: &str| second.players.entry(id).unwrap().1;
    let lou: Vec<_> = player("lou").absences[0].returns.iter().map(|said| (said.on, said.back)).collect();
    assert_eq!(
        lou,
        [(date(2026, 8, 5), date(2026, 9, 5)), (date(2026, 8, 19), date(2026, 9, 19))],
        "a return that moved is a second report"
    );
    assert_eq!(player("cy").absences[0].ended, Some(AFTER));
    assert_eq!(player("ada").left.as_ref().unwrap().on, date(2026, 8, 14));
    assert!(player("ada").absences.is_empty() && player("ben").absences.is_empty(), "gone, and not injured");
    let lent = player("ben").lent.as_ref().unwrap();
    assert_eq!((lent.to.as_str(), lent.since), ("Westbrook", Some(date(2026, 8, 17))));
    let eve = &player("eve").absences[0];
    assert_eq!((eve.likely(), eve.from), (None, date(2026, 8, 1)), "what was said once counts no more");
    assert_eq!(player("fay").absences.len(), 1);
}

/// What became of somebody between two feeds: the kind of the one proposal of his; none where nothing moved.
fn kind_of(before: (&str, &str), after: (&str, &str)) -> Option<&'static [&'static str]> {
    let part = |news: &str| news.split(" - ").next().unwrap_or_default().to_owned();
    Some(match (before, after) {
        (before, after) if before == after => return None,
        (_, ("u", news)) if news.contains("on loan") => &["loan"],
        (_, ("u", _)) => &["departure"],
        (("a", _), _) => &["absence"],
        (_, ("a", _)) => &["back"],
        ((_, before), (_, after)) if part(before) != part(after) => &["absence"],
        // A chance of 25 % after no day at all changes no more than what was said.
        _ => &["return", "report"],
    })
}

/// Fantasy Premier League ten days apart: the file of 22 August, and what it was before each of the recorded changes.
#[test]
fn the_real_feed_moves_as_it_was_recorded() {
    let Some(folder) = real::folder() else { return };
    let text = fs::read_to_string(folder.join("fpl/bootstrap-static-2026-08-22.json")).unwrap();
    let after: Value = serde_json::from_str(&text).unwrap();
    let mut before = after.clone();
    let changes = only(fs::read(folder.join("fpl/status-changes-2026-08-88.csv")).unwrap());
    let at = |header: &str| changes.headers().iter().position(|held| held == header).unwrap();
    let columns = ["code", "status_before", "news_before", "chance_before"].map(at);
    let mut rows: Vec<_> = changes.rows().map(|row| columns.map(|at| row.cell(at).to_owned())).collect();
    assert_eq!(rows.len(), 88);
    rows.reverse();
    for [code, status, news, chance] in rows {
        let elements = before["elements"].as_array_mut().unwrap();
        let person = elements.iter_mut().find(|person| person["code"].as_u64() == code.parse().ok()).unwrap();
        person["status"] = status.into();
        person["news"] = news.into();
        person["chance_of_playing_next_round"] = chance.into();
        person["news_added"] = Value::Null;
    }
    let read = |feed: &Value, on| given_table(&feed["elements"].to_string(), "", on);
    let (first, second) = (read(&before, BEFORE), read(&after, AFTER));
    let empty = plan("", "");
    let held = first.taken(&empty, Some(TakenAs::Players));
    assert!(held.players.len() > 550, "{}", held.players.len());
    assert_eq!(lines(&first.update(&held, None)), "");
    let update = second.update(&held, None);
    let mut expected = BTreeMap::new();
    for (old, new) in before["elements"].as_array().unwrap().iter().zip(after["elements"].as_array().unwrap()) {
        fn standing(person: &Value) -> (&str, &str) {
            (person["status"].as_str().unwrap(), person["news"].as_str().unwrap())
        }
        if let Some(kinds) = kind_of(standing(old), standing(new)) {
            expected.insert(new["code"].to_string(), kinds);
        }
    }
    let code = |id: &Id| held.players.get(id).unwrap().profile.imported.clone().unwrap().id.unwrap();
    let found: Vec<(String, &str)> =
        update.proposals.iter().map(|proposal| (code(&proposal.person), proposal.kind.word())).collect();
    assert_eq!(found.len(), expected.len(), "one for each:\n{}", lines(&update));
    for (code, kind) in found {
        assert!(expected.get(&code).is_some_and(|kinds| kinds.contains(&kind)), "{code} {kind}:\n{}", lines(&update));
    }
    assert!(update.differences.is_empty(), "{}", lines(&update));
    let taken = update.accept(&held, |_| true).unwrap();
    assert_eq!(lines(&second.update(&taken, None)), "");
}

#[test]
fn an_absence_that_a_file_has_as_open_and_as_over_is_one() {
    let rows = "player_name,injury,injured_since,injured_until,duration\n\
                Ada Example1,Knee,2026-08-10,NA,NA\n\
                Ada Example1,Knee,2026-08-10,2026-08-15,5\n\
                Ada Example1,Ankle,2026-08-01,2026-08-09,8\n";
    let plan = squad(&[(1, "Ada")]);
    assert_eq!(
        lines(&given(rows, AFTER).update(&plan, None)),
        "ada absence: Ankle since 2026-08-01, back 2026-08-09; Knee since 2026-08-10, back 2026-08-15\n"
    );
}

/// One player of Northfield, and what the plan has of him besides.
fn ada(more: &str) -> Plan {
    plan(&format!("\"ada\": (name: \"Ada Example1\", born: \"2000-01-02\", positions: {{ CB: Natural }}, {more}),"), "")
}

fn news(status: &str, chance: &str, news: &str, added: &str, on: Date) -> Given {
    feed(&[(1, "Ada", status, chance, news, added)], on)
}

/// A knee of which the club said on 19 August that he is back on 1 September.
const KNEE: &str = "absences: [(why: Injury(\"Knee\"), from: \"2026-08-10\", returns: [(on: \"2026-08-19\", source: \"club\", back: \"2026-09-01\")])],";

#[test]
fn a_feed_older_than_what_its_source_told_changes_nothing() {
    let older = news("i", "0", "Knee - Expected back 04 Oct", "2026-08-16", date(2026, 8, 17));
    let fit = ada("imported: (from: \"Fantasy Premier League\", on: \"2026-08-21\", id: \"1\"),");
    assert_eq!(
        lines(&older.update(&fit, None)),
        "ada absence: nothing, not Knee, back 2026-10-04 since 2026-08-17: the plan has it of 2026-08-21, and the file is no newer\n"
    );
    assert_same(&older.taken(&fit, None), &fit);
    // He went, and an older file has him injured.
    let gone = news("u", "0", "Has joined Eastport on loan", "2026-08-20", date(2026, 8, 21)).taken(&ada(""), None);
    assert_same(&older.taken(&gone, None), &gone);
}

#[test]
fn a_feed_that_another_source_knew_first_changes_a_plan_once() {
    let held = ada("imported: (from: \"FM26 export\", on: \"2026-07-01\", id: \"7\"),");
    let first = news("i", "0", "Knee - Expected back 10 Sep", "", date(2026, 8, 16)).taken(&held, None);
    let second = news("i", "0", "Knee - Expected back 04 Oct", "2026-08-15", date(2026, 8, 20));
    let moved = second.taken(&first, None);
    let back = |plan: &Plan| plan.players.entry("ada").unwrap().1.absences[0].likely();
    assert_eq!((back(&first), back(&moved)), (Some(date(2026, 9, 10)), Some(date(2026, 10, 4))));
    assert_same(&second.taken(&moved, None), &moved);
    assert_eq!(lines(&second.update(&moved, None)), "");
}

#[test]
fn what_stood_against_a_file_stands_when_it_is_read_again() {
    let feed = news("i", "0", "Knee - Expected back 04 Oct", "2026-08-15", date(2026, 8, 20));
    let once = ada(KNEE);
    let read = ada(&format!("imported: (from: \"Fantasy Premier League\", on: \"2026-08-20\", id: \"1\"), {KNEE}"));
    assert_eq!(lines(&feed.update(&read, None)), lines(&feed.update(&once, None)));
    assert_eq!(feed.update(&read, None).proposals, []);
}

#[test]
fn a_return_that_others_have_told_since_stays() {
    let feed = news("i", "0", "Knee - Expected back 04 Oct", "2026-08-15", date(2026, 8, 20));
    assert_eq!(
        lines(&feed.update(&ada(KNEE), None)),
        "ada return: Knee since 2026-08-10, back 2026-09-01, not Knee, back 2026-10-04: \
         the plan has it of 2026-08-19, and the file is no newer\n"
    );
    let later = news("i", "0", "Knee - Expected back 04 Oct", "2026-08-20", date(2026, 8, 20));
    let moved = later.taken(&ada(KNEE), None);
    assert_eq!(moved.players.entry("ada").unwrap().1.absences[0].likely(), Some(date(2026, 10, 4)));
}

#[test]
fn an_absence_that_ended_after_the_day_of_a_feed_stays_ended() {
    let over = ada("absences: [(why: Injury(\"Knee\"), from: \"2026-08-10\", ended: \"2026-08-21\")],");
    let feed = news("i", "0", "Knee - Unknown return date", "2026-08-15", date(2026, 8, 20));
    assert_eq!(
        lines(&feed.update(&over, None)),
        "ada return: Knee since 2026-08-10, back 2026-08-21, not Knee, no return day: \
         the plan has it of 2026-08-21, and the file is no newer\n"
    );
}

#[test]
fn whom_a_later_contract_keeps_has_not_left() {
    let renewed =
        ada("contract: \"2030-06-30\", renewed: [(on: \"2026-08-21\", source: \"club\", was: \"2029-06-30\")],");
    let sold = news("u", "0", "Has joined Eastport permanently", "2026-08-15", date(2026, 8, 20));
    assert_eq!(
        lines(&sold.update(&renewed, None)),
        "ada departure: nothing, not joined Eastport for good: the plan has it of 2026-08-21, and the file is no newer\n"
    );
    assert_eq!(lines(&sold.update(&ada(""), None)), "ada departure: joined Eastport for good\n");
    // Nobody leaves us for us.
    let ours = news("u", "0", "Has joined Northfield permanently", "2026-08-15", date(2026, 8, 20));
    assert_eq!(lines(&ours.update(&ada(""), None)), "");
    let borrowed = ada("loan: (from: \"Eastport\", until: \"2027-06-30\"),");
    assert_eq!(
        lines(&ours.update(&borrowed, None)),
        "ada departure: nothing, not joined Northfield for good: say yourself what became of him, with sell, end-loan, set lent or set loan\n"
    );
}

#[test]
fn a_loan_without_a_day_lasts_for_the_season_in_which_it_was_told() {
    let lent = |added, on| news("u", "0", "Has joined Eastport on loan for the rest of the season", added, on);
    assert_eq!(
        lines(&lent("2026-08-15", date(2026, 8, 20)).update(&ada(""), None)),
        "ada loan: on loan at Eastport until the season's end, 2027-06-30\n"
    );
    assert_eq!(
        lines(&lent("2025-08-15", date(2026, 8, 20)).update(&ada(""), None)),
        "ada loan: nothing, not on loan at Eastport until the season's end, 2026-06-30: \
         it was over on 2026-06-30, before the day of the file\n"
    );
}

#[test]
fn a_loan_until_a_month_ends_with_it_and_says_so() {
    let lent = news("u", "0", "Has joined Eastport on loan until January.", "2026-08-15", date(2026, 8, 20));
    assert_eq!(
        lines(&lent.update(&ada(""), None)),
        "ada loan: on loan at Eastport until the end of the month, 2027-01-31\n"
    );
    let after = lent.taken(&ada(""), None);
    assert_eq!(after.players.entry("ada").unwrap().1.lent.as_ref().unwrap().until, date(2027, 1, 31));
    assert_same(&lent.taken(&after, None), &after);
}

#[test]
fn an_injury_elsewhere_is_another_one() {
    let held = ada("absences: [(why: Injury(\"knee\"), from: \"2026-08-10\")],");
    let hurt = |what: &str| news("i", "0", &format!("{what} - Expected back 24 Sep"), "2026-08-19", date(2026, 8, 20));
    assert_eq!(
        lines(&hurt("Groin injury").update(&held, None)),
        "ada absence: Groin injury, back 2026-09-24 since 2026-08-19\n"
    );
    let back = "ada return: knee since 2026-08-10 →";
    for same in ["Cruciate ligament injury", "Knock"] {
        assert_eq!(lines(&hurt(same).update(&held, None)), format!("{back} {same}, back 2026-09-24\n"));
    }
    // A feed has one injury of each: what it told last it calls otherwise now.
    let told = hurt("Knee injury").taken(&ada(""), None);
    let now = news("i", "0", "Groin injury - Expected back 24 Sep", "2026-08-21", date(2026, 8, 22));
    assert_eq!(
        lines(&now.update(&told, None)),
        "ada absence: Knee injury since 2026-08-19, back 2026-09-24 → Groin injury, back 2026-09-24\n"
    );
}

#[test]
fn absences_of_a_target_are_told_once() {
    let held = plan("", "\"ada\": (name: \"Ada Example1\", positions: { CM: Natural }, club: \"Southport\"),");
    let rows = "player_name,injury,injured_since,injured_until,duration\n\
                Ada Example1,Knee,2026-08-10,2026-09-15,35\n\
                Ada Example1,Ankle,2025-08-01,2025-08-09,8\n";
    let list = given(rows, date(2026, 8, 20));
    let found = list.update(&held, None);
    assert_eq!(lines(&found), "ada report: Knee since 2026-08-10, back 2026-09-15\n");
    assert_eq!(found.past_absences, 1);
    let after = list.taken(&held, None);
    assert_same(&list.taken(&after, None), &after);
}

#[test]
fn a_loan_or_a_contract_that_is_over_takes_nobody_away() {
    let headers = "Player,Club,On loan from,Loan until,Contract\n";
    let table = |row: &str| given(&format!("{headers}{row}\n"), date(2026, 8, 20));
    let held = ada("contract: \"2029-06-30\",");
    assert_eq!(
        lines(&table("Ada Example1,Northfield,Eastport,2026-06-30,").update(&held, None)),
        "ada loan: nothing, not borrowed from Eastport until 2026-06-30: \
         it was over on 2026-06-30, before the day of the file\n"
    );
    assert_eq!(
        lines(&table("Ada Example1,Northfield,,,2026-06-30").update(&held, None)),
        "ada contract: 2029-06-30, not 2026-06-30: it was over on 2026-06-30, before the day of the file\n"
    );
}

#[test]
fn a_doubt_that_turns_worse_invents_no_return() {
    let doubt = news("d", "75", "Knock - 75% chance of playing", "2026-08-15", date(2026, 8, 18)).taken(&ada(""), None);
    let worse = news("d", "25", "Knock - 25% chance of playing", "2026-08-15", date(2026, 8, 20)).taken(&doubt, None);
    let player = worse.players.entry("ada").unwrap().1;
    let says: Vec<&str> = player.profile.reports.iter().map(|report| report.says.as_str()).collect();
    assert_eq!(says, ["Knock, 75% chance of playing", "Knock, 25% chance of playing"]);
    assert_eq!(player.absences[0].likely(), None);
    // A chance of 100 % is no doubt.
    let fit = news("d", "100", "Knock - 100% chance of playing", "2026-08-15", date(2026, 8, 20));
    assert_eq!(lines(&fit.update(&ada(""), None)), "");
    assert_eq!(
        lines(&fit.update(&doubt, None)),
        "ada back: Knock since 2026-08-15, back 2026-08-18 → fit again on 2026-08-20\n"
    );
}

#[test]
fn a_wedding_is_no_injury() {
    let held = ada("absences: [(why: Other(\"wedding\"), from: \"2026-08-18\")],");
    let hurt = news("i", "0", "Knee injury - Expected back 24 Sep", "2026-08-19", date(2026, 8, 20));
    assert_eq!(lines(&hurt.update(&held, None)), "ada absence: Knee injury, back 2026-09-24 since 2026-08-19\n");
    assert_eq!(lines(&news("a", "", "", "", date(2026, 8, 20)).update(&held, None)), "", "nor is he back from it");
    let ill = ada("absences: [(why: Other(\"illness\"), from: \"2026-08-18\")],");
    let feed = news("i", "0", "Illness - Expected back 24 Sep", "2026-08-19", date(2026, 8, 20));
    assert_eq!(lines(&feed.update(&ill, None)), "ada return: illness since 2026-08-18 → Illness, back 2026-09-24\n");
}

#[test]
fn a_small_word_in_both_makes_no_absence_of_two() {
    let held = |what: &str| ada(&format!("absences: [(why: Other(\"{what}\"), from: \"2026-08-18\")],"));
    let hurt = |what: &str| news("i", "0", &format!("{what} - Expected back 24 Sep"), "2026-08-19", date(2026, 8, 20));
    assert_eq!(
        lines(&hurt("Problem with knee").update(&held("away with his family"), None)),
        "ada absence: Problem with knee, back 2026-09-24 since 2026-08-19\n"
    );
    assert_eq!(
        lines(&hurt("Fievre").update(&held("Fièvre (haute)"), None)),
        "ada return: Fièvre (haute) since 2026-08-18 → Fievre, back 2026-09-24\n"
    );
}

#[test]
fn an_absence_is_not_the_one_whose_name_begins_alike() {
    let held = ada("absences: [(why: Injury(\"Knock\"), from: \"2026-08-10\")], reports: [(on: \"2026-08-12\", \
         source: \"Fantasy Premier League\", says: \"Knock on ankle, back 2026-08-15\")],");
    let thigh = news("i", "0", "Thigh injury - Expected back 04 Sep", "2026-08-19", date(2026, 8, 20));
    assert_eq!(
        lines(&thigh.update(&held, None)),
        "ada return: Knock since 2026-08-10 → Thigh injury, back 2026-09-04\n",
        "the planner's word stands"
    );
}

#[test]
fn whoever_was_back_at_training_had_not_left() {
    let target =
        "\"ada\": (name: \"Ada Example1\", born: \"2000-01-02\", positions: { CB: Natural }, club: \"Eastport\"),";
    let doubt = news("d", "75", "back at training - 75% chance of playing", "2026-08-15", date(2026, 8, 18));
    let doubtful = doubt.taken(&plan("", target), None);
    let fit = news("a", "", "", "", date(2026, 8, 20));
    assert_eq!(
        lines(&fit.update(&doubtful, None)),
        "ada report: back at training, 75% chance of playing → fit again\n"
    );
}

#[test]
fn whom_a_feed_has_no_longer_as_lent_was_never_unfit() {
    let lent = news("u", "0", "Has joined Eastport on loan", "2026-08-15", date(2026, 8, 18)).taken(&ada(""), None);
    assert_eq!(
        lines(&news("a", "", "", "", date(2026, 8, 20)).update(&lent, None)),
        "ada loan: on loan at Eastport until 2027-06-30, not available again: \
         say yourself what became of him, with sell, end-loan, set lent or set loan\n"
    );
}

#[test]
fn a_return_that_has_come_is_told_as_such() {
    let late = news("i", "0", "Knee - Expected back 10 Aug", "2026-08-08", date(2026, 8, 15));
    assert_eq!(lines(&late.update(&ada(""), None)), "ada absence: Knee, was due back 2026-08-10 since 2026-08-08\n");
}

const FM: &str = "Player;Inf;Position;Age;Club;Transfer Value;Expires;Unique ID\n";

#[test]
fn a_list_of_flags_that_has_no_more_of_him_ends_what_it_told() {
    let list = |flag: &str, on| given(&format!("{FM}Ada Example1;{flag};D (C);26;Northfield;€1M;30/6/2029;7\n"), on);
    let hurt = list("Inj", date(2026, 8, 10)).taken(&ada(""), None);
    assert_eq!(
        lines(&list("", date(2026, 8, 20)).update(&hurt, None)),
        "ada back: injured since 2026-08-10 → fit again on 2026-08-20\n"
    );
    assert_eq!(lines(&list("Wnt", date(2026, 8, 20)).update(&hurt, None)), "", "it shows one flag of several");
    // What it never told is not over.
    assert!(
        list("", date(2026, 8, 20)).update(&ada(KNEE), None).proposals.iter().all(|found| found.kind.word() != "back")
    );
}

#[test]
fn an_open_absence_before_others_is_left_out_as_what_it_is() {
    let rows = "player_name,injury,from_date,end_date\n\
                Ada Example1,Knee,2026-07-15,\n\
                Ada Example1,Toe,2026-08-01,2026-08-05\n";
    let update = given(rows, AFTER).update(&ada(""), None);
    assert_eq!((update.open_absences, update.past_absences), (1, 0));
    assert_eq!(lines(&update), "ada absence: Toe since 2026-08-01, back 2026-08-05\n");
}

#[test]
fn the_absences_of_a_plan_change_nothing_in_it() {
    let held = ada("absences: [\
         (why: Injury(\"Knee\"), from: \"2026-06-01\", returns: [(on: \"2026-06-01\", source: \"club\", back: \"2026-08-20\")]), \
         (why: Injury(\"Toe\"), from: \"2026-06-01\", ended: \"2026-06-09\")],");
    let own = given(&csv(&absences(&held)), AFTER);
    assert_eq!(own.source, "Touchline absences");
    assert_eq!(lines(&own.update(&held, None)), "", "a return that has come is no end");
}
