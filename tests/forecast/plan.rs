//! Forecasts of the sample: what is certain stays as the exact answers say it.

use jiff::civil::{Date, date};
use touchline::analysis::{Weeks, calendar};
use touchline::domain::{Absence, CallUp, Familiarity, Plan, Report, Return, Why};
use touchline::forecast::{ForecastAsked, Horizon, InjuryTables, PastInjuries, Patient, SeasonForecast, forecast};

use crate::{TODAY, asked, change, id, injury, sample, tables};

/// A match today, so that the first week counts as it is now.
fn play_today(plan: &mut Plan) {
    plan.matches.truncate(1);
    plan.matches[0].on = TODAY;
}

fn of<'a>(forecast: &'a SeasonForecast, player: &str) -> &'a [f64] {
    &forecast.people.iter().find(|person| person.id.as_str() == player).unwrap().out
}

fn forecast_of(plan: &Plan, weeks: u8) -> SeasonForecast {
    forecast(plan, asked(weeks), &tables().0)
}

/// How many days after 17 June, a Tuesday, a week counts: with its last match, on 22 and 26 June, or on its Saturday.
fn ahead(week: i32) -> i32 {
    match week {
        0 => 5,
        1 => 9,
        week => 7 * week + 4,
    }
}

/// The chances of somebody fit of this age, of whose injuries this is known.
fn by_hand(age: f64, past: PastInjuries, still: Vec<f64>, weeks: i8) -> Vec<f64> {
    let tables = tables().0;
    let month = |ahead: i32| TODAY.saturating_add(jiff::Span::new().days(ahead)).month();
    let days = (0..i32::from(weeks)).map(ahead).map(|ahead| (ahead, month(ahead)));
    let horizon = Horizon::of_days(&tables.onset, &tables.durations, days.collect());
    horizon.of(&Patient { age: Some(age), goalkeeper: false, past, still }).out
}

#[test]
fn without_injuries_a_forecast_is_the_exact_answer() {
    let mut plan = sample();
    for player in ["perin", "bremer", "cabal", "locatelli"] {
        change(&mut plan, player, |player| player.absences.clear());
    }
    // Away for certain: a ban, a call-up, somebody who must not be hurt.
    change(&mut plan, "gatti", |player| player.absences.push(Absence::new(Why::Suspension("red".into()), TODAY)));
    let [first, last] = [date(2025, 7, 20), date(2025, 8, 3)];
    let called = ["vlahovic", "milik"].map(id).to_vec();
    plan.call_ups.push(CallUp { name: "Cup".into(), from: first, until: last, players: called });
    let mut tables = tables().0;
    tables.onset.intercept = -99.0;
    let weeks = 12;
    let forecast = forecast(&plan, asked(weeks), &tables);
    let exact = calendar(&plan, Weeks::new(TODAY, weeks), Familiarity::Competent);
    assert_eq!(forecast.weeks.len(), exact.weeks.len());
    let mut broken = 0;
    for (week, exact) in forecast.weeks.iter().zip(&exact.weeks) {
        let figures = exact.figures.likely;
        assert_eq!(week.margins, [figures.margin; 3], "{}", week.monday);
        assert_eq!(week.broken.chance, f64::from(u8::from(figures.margin < 0)), "{}", week.monday);
        assert_eq!(week.short.chance, f64::from(u8::from(figures.shortfall > 0)), "{}", week.monday);
        broken += u32::from(figures.margin < 0);
    }
    assert!(broken > 0, "two strikers are away, and the third one's loan is over");
    let names: Vec<&str> = forecast.people.iter().filter(|one| one.out[6] == 1.0).map(|one| one.id.as_str()).collect();
    assert!(["gatti", "vlahovic", "milik", "kolo-muani"].iter().all(|away| names.contains(away)), "{names:?}");
}

#[test]
fn contracts_loans_and_bans_are_certain_and_injuries_are_chance() {
    let forecast = forecast_of(&sample(), 12);
    assert_eq!(of(&forecast, "kolo-muani")[4..], [1.0; 8], "his loan is over");
    let miretti = of(&forecast, "miretti");
    assert!(miretti[..2] == [1.0; 2] && miretti[3] < 0.1, "he is lent until the end of June: {miretti:?}");
    let bremer = of(&forecast, "bremer");
    assert!(bremer[0] < 1.0 && bremer[0] > 0.95, "the first week counts as on Sunday: {bremer:?}");
    assert!(forecast.people.iter().all(|person| person.out.iter().all(|out| (0.0..=1.0).contains(out))));
}

#[test]
fn an_unknown_past_counts_as_that_of_anybody_and_recorded_injuries_count() {
    let mut plan = sample();
    let unknown = forecast_of(&plan, 6);
    assert_eq!(of(&unknown, "gatti"), by_hand(26.0, PastInjuries::Unknown, Vec::new(), 6));
    assert!(unknown.people.iter().find(|one| one.id == id("gatti")).unwrap().past == 0);
    // Five injuries of ten days, and one of three years ago.
    let over = |from: Date, back: Date| Absence { ended: Some(back), ..injury("muscle", from) };
    let days = [(2023, 9), (2024, 2), (2024, 6), (2024, 11), (2025, 3)];
    change(&mut plan, "gatti", |player| {
        player.absences.push(over(date(2022, 1, 1), date(2022, 2, 1)));
        player.absences.extend(days.map(|(year, month)| over(date(year, month, 1), date(year, month, 11))));
    });
    let known = forecast_of(&plan, 6);
    let past = PastInjuries::AtLeast { spells: 5, days: 50 };
    assert_eq!(of(&known, "gatti"), by_hand(26.0, past, Vec::new(), 6));
    assert!(of(&known, "gatti")[1] > 1.5 * of(&unknown, "gatti")[1]);
    // An injury within one that lasts is no other one.
    change(&mut plan, "gatti", |player| player.absences.push(over(date(2025, 3, 5), date(2025, 3, 9))));
    assert_eq!(of(&forecast_of(&plan, 6), "gatti"), of(&known, "gatti"));
}

#[test]
fn a_reported_return_is_an_expectation() {
    let mut plan = sample();
    let back = date(2025, 7, 15);
    change(&mut plan, "kelly", |player| {
        let returns = vec![Return { on: TODAY, source: "club".into(), back }];
        player.absences.push(Absence { returns, ..injury("ankle", date(2025, 6, 10)) });
    });
    let out = forecast_of(&plan, 9);
    let kelly = of(&out, "kelly");
    // That is 28 days from today: before it a straight line, after it the measured shares on 0, 7, 14 and 28 days.
    let before = |days: f64| 1.0 - 0.37 * days / 28.0;
    let between = |one: f64, other: f64, share: f64| one.powf(1.0 - share) * other.powf(share);
    let still = vec![
        before(5.0),
        before(9.0),
        before(18.0),
        before(25.0),
        between(0.63, 0.43, 4.0 / 7.0),
        between(0.43, 0.33, 4.0 / 7.0),
        between(0.33, 0.21, 4.0 / 14.0),
        between(0.33, 0.21, 11.0 / 14.0),
        between(0.21, 0.12, 4.0 / 28.0),
    ];
    let past = PastInjuries::AtLeast { spells: 1, days: 8 };
    for (out, by_hand) in kelly.iter().zip(by_hand(26.0, past, still, 9)) {
        assert!((out - by_hand).abs() < 1e-9, "{out} {by_hand}");
    }
    // What somebody recorded as his first day back is none.
    change(&mut plan, "kelly", |player| player.absences.last_mut().unwrap().ended = Some(back));
    let certain = forecast_of(&plan, 9);
    // The worst day of that week is its Monday, on which he is still away.
    assert!(of(&certain, "kelly")[..5] == [1.0; 5] && of(&certain, "kelly")[5] < 0.1);
}

#[test]
fn a_long_injury_lasts_by_its_kind() {
    let mut plan = sample();
    play_today(&mut plan);
    change(&mut plan, "kelly", |player| player.absences.push(injury("cruciate ligament", date(2025, 5, 6))));
    change(&mut plan, "rugani", |player| player.absences.push(injury("flu", date(2025, 5, 6))));
    change(&mut plan, "savona", |player| player.absences.push(injury("", date(2025, 5, 6))));
    let (forecast, tables) = (forecast_of(&plan, 9), tables().0);
    let [long, short, unknown] = ["kelly", "rugani", "savona"].map(|player| of(&forecast, player)[8]);
    assert!(long > 0.9 && short < unknown && unknown < long, "{long} {short} {unknown}");
    let lasts = |tables: &InjuryTables| tables.durations.still_out(42.0 + 11.0) / tables.durations.still_out(42.0);
    assert!((of(&forecast, "savona")[1] - lasts(&tables)).abs() < 1e-9);
}

#[test]
fn a_doubt_is_the_measured_share() {
    let mut plan = sample();
    play_today(&mut plan);
    let tables = tables().0;
    let out = of(&forecast_of(&plan, 2), "locatelli")[0];
    assert!((out - tables.late(1.0, 0.0)).abs() < 1e-9, "his return was reported for yesterday: {out}");
    change(&mut plan, "locatelli", |player| {
        let report = |on, says: &str| Report { on, source: "FPL".into(), says: says.into(), asks: None, refuses: None };
        player.profile.reports = vec![
            report(date(2025, 6, 10), "Knock, 25% chance of playing"),
            report(date(2025, 6, 16), "Knock, 75% chance of playing"),
            report(date(2025, 5, 1), "Knock, 50% chance of playing"),
        ];
    });
    assert_eq!(of(&forecast_of(&plan, 2), "locatelli")[0], 0.37);
}

/// An eleven for 3-4-2-1 with one player for each slot, and one match.
fn eleven(today: Date, played: Date) -> Plan {
    let mut plan = sample();
    let fit = plan.clone();
    let kept = ["di-gregorio", "gatti", "kalulu", "kelly", "weah", "thuram", "koopmeiners", "cambiaso", "yildiz"];
    for (id, _) in fit.players.iter().filter(|(id, _)| !kept.contains(&id.as_str())) {
        plan.players.remove(id);
    }
    plan.today = Some(today);
    plan.matches.truncate(1);
    plan.matches[0].on = played;
    plan
}

#[test]
fn a_match_tomorrow_has_a_days_chance_of_an_injury_and_one_in_six_days_six_of_them() {
    let tables = tables().0;
    let out = |today: Date, played: Date| {
        let plan = eleven(today, played);
        let asked = ForecastAsked { today, on: today, ..asked(2) };
        let forecast = forecast(&plan, asked, &tables);
        forecast.people.iter().map(|person| person.out.clone()).collect::<Vec<_>>()
    };
    // Monday to Sunday of one week, and Sunday to Monday of the next.
    let far = out(date(2025, 9, 15), date(2025, 9, 21));
    let near = out(date(2025, 9, 14), date(2025, 9, 15));
    let today = out(date(2025, 9, 14), date(2025, 9, 14));
    for ((far, near), today) in far.iter().zip(&near).zip(&today) {
        assert_eq!(today[0], 0.0);
        assert!(near[0] == 0.0 && near[1] > 0.0);
        assert!(far[0] > 4.0 * near[1] && far[0] < 6.0 * near[1], "{} {}", far[0], near[1]);
    }
}

#[test]
fn who_is_with_the_club_on_the_match_day_counts_for_its_week() {
    let mut plan = sample();
    plan.matches.truncate(1);
    plan.matches[0].on = date(2025, 7, 2);
    // His contract ends two days after the match, and another one joins two days later than that.
    change(&mut plan, "gatti", |player| player.profile.contract = Some(date(2025, 7, 4)));
    change(&mut plan, "kelly", |player| player.joined = Some(date(2025, 7, 3)));
    let forecast = forecast_of(&plan, 4);
    let (gatti, kelly) = (of(&forecast, "gatti"), of(&forecast, "kelly"));
    assert!(gatti[2] < 0.2 && gatti[3] == 1.0, "{gatti:?}");
    assert!(kelly[2] == 1.0 && kelly[3] < 0.2, "{kelly:?}");
}

#[test]
fn an_injury_to_come_lasts_as_such_injuries_do_from_its_first_day() {
    let (mut plan, tables) = (sample(), tables().0);
    let begins = date(2025, 7, 7);
    change(&mut plan, "kelly", |player| player.absences.push(injury("", begins)));
    let out = forecast_of(&plan, 9);
    let kelly = of(&out, "kelly");
    // He is fit until then; the Saturday of its week is five days later, and he can't be hurt anew on the way.
    assert!(kelly[2] < 0.2);
    assert!((kelly[3] - tables.durations.still_out(5.0)).abs() < 1e-9, "{kelly:?}");
    assert!(kelly[8] >= tables.durations.still_out(40.0) && kelly[8] < 0.6, "{kelly:?}");
    // With a reported return it is an expectation, as of an injury that has begun.
    change(&mut plan, "kelly", |player| {
        let returns = vec![Return { on: TODAY, source: "club".into(), back: date(2025, 7, 12) }];
        player.absences.last_mut().unwrap().returns = returns;
    });
    assert!((of(&forecast_of(&plan, 9), "kelly")[3] - 0.63).abs() < 1e-9, "on the day that was reported");
}

#[test]
fn from_a_later_day_on_it_says_of_each_week_what_it_says_today() {
    let plan = sample();
    let today = forecast_of(&plan, 20);
    let monday = date(2025, 7, 21);
    let later = forecast(&plan, asked(10).from_day(monday), &tables().0);
    assert_eq!((later.weeks[0].monday, later.weeks.len()), (monday, 10));
    // They are the same weeks of the same drawn seasons.
    for (person, same) in today.people.iter().zip(&later.people) {
        assert_eq!(person.out[5..15], same.out, "{}", person.id);
    }
    assert_eq!(today.weeks[5..15], later.weeks);
    let days = [date(2026, 5, 4), date(2026, 11, 30), date(2031, 5, 5)];
    let [may, november, later_may] = days.map(|day| forecast(&plan, asked(1).from_day(day), &tables().0));
    let all = forecast_of(&plan, 60);
    assert_eq!(all.week_of(may.weeks[0].monday), may.weeks.first());
    // Beyond all of today's weeks only the month, and who is with the club, say something: nobody is hurt more and more.
    let mean = |forecast: &SeasonForecast| {
        let out = forecast.people.iter().map(|person| person.out[0]).filter(|out| *out < 1.0);
        out.clone().sum::<f64>() / out.count().max(1) as f64
    };
    let [may, november, later_may] = [&may, &november, &later_may].map(mean);
    assert!((may - later_may).abs() < 0.03 && (0.05..0.2).contains(&november), "{may} {november} {later_may}");
    let far = forecast(&plan, asked(3).from_day(date(2025, 10, 1)), &tables().0);
    assert!(far.weeks.iter().all(|week| week.is_base_rate));
    assert_eq!(far.gap(&[1, 2, 3]).weeks, 0, "of the first week alone");
    assert_eq!(asked(3).from_day(date(2025, 6, 1)), asked(3), "an earlier day is no later one");
}

#[test]
fn an_earlier_day_knows_of_nobody_who_was_hurt_later_or_came_back_later() {
    let mut plan = sample();
    let (day, now) = (date(2025, 6, 2), TODAY);
    change(&mut plan, "kelly", |player| player.absences.push(injury("ankle", date(2025, 6, 3))));
    change(&mut plan, "rugani", |player| {
        player.absences.push(Absence { ended: Some(date(2025, 6, 16)), ..injury("knee", date(2025, 5, 20)) });
    });
    change(&mut plan, "savona", |player| player.absences.push(injury("operation", date(2025, 6, 18))));
    let known = plan.foreseen_on(day, now);
    let absences = |player: &str| known.players.get(&id(player)).unwrap().absences.clone();
    assert_eq!(absences("kelly"), Vec::new());
    assert_eq!(absences("rugani"), [injury("knee", date(2025, 5, 20))], "nobody knew when he is back");
    assert_eq!(absences("savona").len(), 1, "what is still to come is planned");
    assert_eq!(plan.foreseen_on(now, now), plan.known_on(now));
    let asked = ForecastAsked { today: day, on: day, ..asked(2) };
    let out = |plan: &Plan| {
        let forecast = forecast(plan, asked, &tables().0);
        ["kelly", "rugani"].map(|player| of(&forecast, player)[0])
    };
    let [kelly, rugani] = out(&known);
    assert!(kelly < 0.1 && rugani > 0.5, "{kelly} {rugani}");
    // The plan as it is now knows it all.
    assert!(out(&plan)[0] > 0.8);
}
