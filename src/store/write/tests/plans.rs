//! Random plans that a file can hold, with every field, and with texts that are hard to write.

use std::sync::Arc;

use jiff::civil::Date;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;

use crate::domain::*;
use crate::store::assets;

fn nasty() -> impl Strategy<Value = String> {
    let nasty =
        "[a-zé \"\\\\\n\r\t\0\u{1b}\u{7f}\u{85}\u{ad}\u{301}\u{200b}\u{202e}\u{2028}\u{feff}손🏳/*#(){},:]{0,12}";
    prop_oneof![nasty, ".{0,40}", "[a-z ]{80,120}"]
}

fn any_date() -> impl Strategy<Value = Date> {
    (1900i16..2100, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn any_money() -> impl Strategy<Value = Money> {
    (0u64..=100_000_000_000).prop_map(Money::from_units)
}

fn any_clause() -> impl Strategy<Value = Clause> {
    (any_money(), option::of(any_date())).prop_map(|(amount, until)| Clause { amount, until })
}

fn any<T: Copy + std::fmt::Debug + 'static>(values: &'static [T]) -> impl Strategy<Value = T> {
    proptest::sample::select(values)
}

fn any_training() -> impl Strategy<Value = Training> {
    let each = proptest::collection::btree_map(nasty(), any(Trained::ALL), 1..3)
        .prop_map(|each| Training::By(each.into_iter().map(|(name, trained)| (format!("c{name}"), trained)).collect()));
    prop_oneof![any(Trained::ALL).prop_map(Training::Everywhere), each]
}

fn any_imported() -> impl Strategy<Value = Imported> {
    let proposed = btree_set(any(Position::ALL), 0..3);
    let set_by = prop_oneof![
        option::of(any_date()).prop_map(SetBy::Planner),
        (nasty(), any_date()).prop_map(|(from, on)| SetBy::File { from: format!("f{from}"), on }),
    ];
    let since = proptest::collection::btree_map(any(&FieldName::OF_FILES), set_by, 0..3);
    (nasty(), any_date(), option::of(nasty()), proposed, since).prop_map(|(from, on, id, proposed, since)| Imported {
        from: format!("f{from}"),
        on,
        id,
        proposed: proposed.into_iter().collect(),
        since: since.into_iter().collect(),
    })
}

fn any_profile() -> impl Strategy<Value = Profile> {
    let positions = btree_set(any(Position::ALL), 1..4)
        .prop_flat_map(|set| set.into_iter().map(|p| (Just(p), any(Familiarity::ALL))).collect::<Vec<_>>());
    let report = (any_date(), nasty(), nasty(), option::of(any_money()), option::of(any_money()))
        .prop_map(|(on, source, says, asks, refuses)| Report { on, source, says, asks, refuses });
    let from = (vec(nasty(), 0..3), option::of(any_training()));
    let person = (nasty(), option::of(any_date()), from, positions, option::of(any(Foot::ALL)));
    let figures = (option::of(100u8..=250), option::of(0u8..=200), option::of(any_money()), option::of(any_money()));
    let rest = (
        (option::of(any_date()), option::of(any_clause())),
        proptest::collection::btree_map(nasty(), 0u8..=200, 0..3),
        vec(report, 0..3),
        (option::of(nasty()), option::of(any_imported())),
    );
    (person, figures, rest).prop_map(
        |(
            (name, born, (nations, trained), positions, foot),
            (height_cm, rating, value, wage),
            ((contract, clause), attributes, reports, (notes, imported)),
        )| {
            let attributes = attributes.into_iter().collect();
            let (name, positions) = (format!("n{name}"), Positions::new(positions).unwrap());
            Profile {
                name,
                born,
                nations,
                trained,
                positions,
                foot,
                height_cm,
                rating,
                value,
                wage,
                contract,
                clause,
                attributes,
                reports,
                notes,
                imported,
            }
        },
    )
}

fn any_competition() -> impl Strategy<Value = Option<String>> {
    option::of(nasty().prop_map(|name| format!("c{name}")))
}

fn any_absence() -> impl Strategy<Value = Absence> {
    let why = (0..3, nasty()).prop_map(|(kind, text)| match kind {
        0 => Why::Injury(text),
        1 => Why::Suspension(text),
        _ => Why::Other(text),
    });
    let ban = (Ban::MATCHES, any_competition()).prop_map(|(matches, competition)| Ban { matches, competition });
    let returns = vec((any_date(), nasty(), 0i32..400), 0..3);
    (why, any_date(), option::of(ban), returns, option::of(0i32..400)).prop_map(|(why, from, ban, returns, ended)| {
        let ban = ban.filter(|_| matches!(why, Why::Suspension(_)));
        let after = |days: i32| from.checked_add(jiff::Span::new().days(days)).unwrap();
        let returns = returns.into_iter().map(|(on, source, days)| Return { on, source, back: after(days) });
        Absence { ban, returns: returns.collect(), ended: ended.map(after), ..Absence::new(why, from) }
    })
}

fn any_player() -> impl Strategy<Value = Player> {
    let stay = option::of((any::<bool>(&[true, false]), nasty(), any_date(), option::of(any_loan_end())));
    let earlier = (option::of(0i32..400), any_date(), option::of((1i32..400, nasty())));
    let rest = (option::of(1u8..=99), vec(any_absence(), 0..3), vec(earlier, 0..3));
    let deal =
        (option::of(any_signed()), option::of(any_left()), option::of(any(Future::ALL)), option::of(any_money()));
    let deal = (deal, vec(any_bid(), 0..3), vec(any_renewal(), 0..3), vec(any_bought(), 0..2));
    (any_profile(), option::of(any_date()), stay, rest, deal).prop_map(|(profile, joined, stay, rest, deal)| {
        let (shirt, absences, earlier) = rest;
        let ((signed, left, future, asking), bids, renewed, bought) = deal;
        let left_last = left.as_ref().map(|left| left.on.yesterday().unwrap());
        let last =
            profile.contract.into_iter().chain(stay.as_ref().map(|(_, _, until, _)| *until)).chain(left_last).min();
        let joined = joined.map(|joined| last.map_or(joined, |last| joined.min(last)));
        let after_joining = |on: Date| joined.is_none_or(|joined| joined < on);
        let after = |on: Date, days: i32| on.checked_add(jiff::Span::new().days(days)).unwrap();
        let earlier = earlier.into_iter().map(|(days, first, ended)| {
            let ended = ended.map(|(days, source)| LoanEnd { on: after(first, days), source });
            (days.map(|_| first), after(first, days.unwrap_or(0)), ended)
        });
        let bought = bought.into_iter().filter(|bought| after_joining(bought.on)).collect();
        let mut player = Player { joined, shirt, absences, signed, bought, renewed, left, ..Player::new(profile) };
        (player.future, player.asking, player.bids) = (future, asking, bids);
        match stay {
            Some((true, from, until, ended)) => {
                player.loan_before = earlier
                    .map(|(since, until, ended)| LoanBefore {
                        since,
                        loan: Loan { from: from.clone(), until, ended },
                        wage: player.profile.value,
                        signed: player.signed.clone(),
                    })
                    .collect();
                player.loan = Some(Loan { from, until, ended: ended.filter(|ended| after_joining(ended.on)) });
            }
            Some((false, to, until, ended)) => {
                let since = ended.as_ref().and_then(|ended| ended.on.yesterday().ok()).filter(|since| *since <= until);
                player.lent = Some(Lent { to: to.clone(), since, until, ended });
                player.lent_before =
                    earlier.map(|(since, until, ended)| Lent { to: to.clone(), since, until, ended }).collect();
            }
            None => {}
        }
        player
    })
}

fn any_loan_end() -> impl Strategy<Value = LoanEnd> {
    (any_date(), nasty()).prop_map(|(on, source)| LoanEnd { on, source })
}

fn any_bought() -> impl Strategy<Value = Bought> {
    let deal = (option::of(any_bid()), option::of(any_money()), nasty(), vec(any_bid(), 0..2));
    (any_date(), 0i32..2_000, deal).prop_map(|(on, days, (bid, earned, source, bids))| {
        let until = on.checked_add(jiff::Span::new().days(days)).unwrap();
        Bought { on, until, terms: bid.map(|bid| bid.terms), earned, source, bids }
    })
}

fn any_renewal() -> impl Strategy<Value = Renewal> {
    let wages = (option::of(any_money()), option::of(any_money()));
    (any_date(), option::of(any_date()), wages, nasty()).prop_map(|(on, was, (earned, wage), source)| Renewal {
        on,
        was,
        earned,
        wage,
        source,
    })
}

fn any_stance() -> impl Strategy<Value = Stance> {
    prop_oneof![Just(Stance::Unknown), Just(Stance::Open), nasty().prop_map(Stance::Refuses)]
}

fn any_bid() -> impl Strategy<Value = Bid> {
    let terms = any::<&str>(&[
        "28m+4m@50%",
        "loan 3m obl 14.5m/3 so10 costs 2.7m",
        "28m/10m@2025-09-01,18m@2026-07-01+4m(20 \\ games, 손)@50% buyback 40m until 2028-06-30 5y wage 4m",
        "loan 3m pays 50% opt 30m/3+5m@50%/2 so20 of profit 1.5y",
        "28m until 2030-06-30 joins 2026-01-02",
        "swap p0=12m",
        "free",
    ]);
    let club = option::of(nasty());
    (any_date(), any(Side::ALL), club, terms, any(Answer::ALL), option::of(nasty()), answered()).prop_map(
        |(on, by, club, terms, answer, source, (answered, answer_source))| {
            let terms = terms.parse().unwrap();
            Bid { on, by, club, terms, answer, source, answered, answer_source }
        },
    )
}

fn answered() -> impl Strategy<Value = (Option<Date>, Option<String>)> {
    (option::of(any_date()), option::of(nasty()))
}

fn any_step() -> impl Strategy<Value = TrackStep> {
    let to = prop_oneof![
        (any(Stage::ALL), option::of(nasty())).prop_map(|(stage, why)| Moved::Stage(stage, why)),
        any_stance().prop_map(Moved::Seller),
        any_stance().prop_map(Moved::Player),
    ];
    (any_date(), to, option::of(nasty())).prop_map(|(on, to, source)| TrackStep { on, to, source })
}

fn any_signed() -> impl Strategy<Value = Signed> {
    let history = (vec(nasty(), 0..2), vec(any_step(), 0..2), vec(any_bid(), 0..2));
    (any_date(), option::of(nasty()), option::of(any_bid()), nasty(), history).prop_map(
        |(on, from, bid, source, (ties, steps, bids))| {
            let terms = bid.map(|bid| bid.terms);
            Signed { on, from, terms, source, ties, steps, bids }
        },
    )
}

fn any_left() -> impl Strategy<Value = Left> {
    (any_date(), option::of(nasty()), option::of(any_bid()), nasty()).prop_map(|(on, to, bid, source)| Left {
        on,
        to,
        terms: bid.map(|bid| bid.terms),
        source,
    })
}

fn any_target() -> impl Strategy<Value = Target> {
    let deal = (option::of(1u8..=99), any(Stage::ALL), any_stance(), any_stance(), vec(nasty(), 0..3));
    let history = (vec(any_step(), 0..3), vec(any_bid(), 0..3));
    (any_profile(), option::of(nasty()), deal, history).prop_map(|(profile, club, deal, (steps, bids))| {
        let (priority, stage, seller, player, ties) = deal;
        Target { profile, league: club.clone(), club, priority, stage, seller, player, ties, steps, bids }
    })
}

fn any_formation() -> impl Strategy<Value = Formation> {
    let slot = (any(Position::ALL), 0u8..=100, 0u8..=100);
    (nasty(), vec(slot, 11)).prop_map(|(name, slots)| {
        let slot = |(index, (position, across, up))| Slot { label: format!("S{index}"), position, across, up };
        Formation::new(format!("f{name}"), slots.into_iter().enumerate().map(slot).collect()).unwrap()
    })
}

fn any_assumption() -> impl Strategy<Value = Assumption> {
    let formation = assets::formations().remove(0);
    let person = any::<&str>(&["p0", "t0", "who-is-gone", "손흥민"]).prop_map(|id| Id::new(id).unwrap());
    (0..5, person, option::of(any_date()), option::of(0i32..400)).prop_map(move |(kind, person, from, days)| {
        let after = |days| from.map(|from: Date| from.checked_add(jiff::Span::new().days(days)).unwrap());
        match kind {
            0 => Assumption::Sign { target: person, from },
            1 => Assumption::Sell { player: person, from },
            2 => Assumption::Lose { player: person, from, until: days.and_then(after) },
            3 => Assumption::Back { player: person, on: from.unwrap_or(Date::constant(2028, 2, 29)) },
            _ => Assumption::Formation(Arc::clone(&formation)),
        }
    })
}

fn any_match() -> impl Strategy<Value = Match> {
    (any_date(), nasty(), any_competition()).prop_map(|(on, versus, competition)| Match { on, versus, competition })
}

pub(super) fn any_plan() -> impl Strategy<Value = Plan> {
    let money = (option::of(nasty()), vec(nasty().prop_map(|name| format!("c{name}")), 0..3));
    let money_or_none = || option::of(any_money());
    let budget = (money_or_none(), money_or_none(), money_or_none(), option::of(Budget::SQUAD_COST), money_or_none());
    let budget = budget.prop_map(|(transfers, wages, revenue, squad_cost, coach_wage)| Budget {
        transfers,
        wages,
        revenue,
        squad_cost,
        coach_wage,
    });
    let season = (option::of(1900i16..=2200), 1..=12u8);
    let club = (nasty(), season, option::of(any_date()), money);
    let club = (club, option::of(1u8..=99), budget);
    let dates = (
        vec((nasty(), any_date()).prop_map(|(name, on)| Deadline { name, on }), 0..3),
        vec(any_match(), 0..3),
        vec((nasty(), any_date(), 0i32..90), 0..3),
        vec((any_date(), 0i32..90), 0..3),
    );
    let tactic = (0u8..=9, any::<bool>(&[true, false]), option::of(any_formation()));
    let what_ifs = btree_map(nasty().prop_map(|name| format!("w{name}")), vec(any_assumption(), 0..4), 0..3);
    let filters =
        btree_map(nasty().prop_map(|name| format!("f{name}")), nasty().prop_map(|terms| format!("t{terms}")), 0..3);
    (club, dates, tactic, vec(any_player(), 1..4), (vec(any_target(), 0..4), what_ifs, filters)).prop_map(
        |(
            ((club, (season_year, starts), today, (currency, competitions)), patience, budget),
            (deadlines, matches, call_ups, windows),
            tactic,
            players,
            (targets, what_ifs, filters),
        )| {
            let what_ifs = what_ifs.into_iter().map(|(name, assumptions)| WhatIf { name, assumptions }).collect();
            let library = assets::formations();
            let (depth, ordered, own) = tactic;
            let own: Vec<_> = own.into_iter().map(Arc::new).collect();
            let formation = own.first().filter(|_| ordered).unwrap_or(&library[depth as usize]);
            let mut plan = Plan::new(format!("c{club}"), Arc::clone(formation));
            let first = Id::new("p0").unwrap();
            plan.tactic.depth = Some(("GK".to_owned(), depth)).into_iter().filter(|(_, depth)| *depth > 0).collect();
            plan.tactic.order = Some(("ST".to_owned(), vec![first.clone()])).into_iter().filter(|_| ordered).collect();
            plan.tactic.roles =
                Some((Position::CB, vec![(format!("a{club}"), depth + 1)])).into_iter().filter(|_| ordered).collect();
            let call_up = |(name, from, days): (String, Date, i32)| CallUp {
                name,
                from,
                until: from.checked_add(jiff::Span::new().days(days)).unwrap(),
                players: Some(first.clone()).into_iter().filter(|_| ordered).collect(),
            };
            let window = |(opens, days): (Date, i32)| TransferWindow {
                opens,
                closes: opens.checked_add(jiff::Span::new().days(days)).unwrap(),
            };
            let ids = |letter, count| (0..count).map(move |n| Id::new(&format!("{letter}{n}")).unwrap());
            Plan {
                season_year,
                season_starts: format!("{starts:02}-01").parse().unwrap(),
                today,
                league: currency.clone(),
                conclusion: currency.clone(),
                currency,
                registered: competitions
                    .iter()
                    .filter(|_| !players.is_empty())
                    .enumerate()
                    .map(|(n, name)| FiledList {
                        competition: format!("{name}{n}"),
                        on: Date::constant(2028, 2, 29),
                        people: ids("p", players.len().min(n + 1)).collect(),
                        changes: (0..n as i8)
                            .map(|day| ListChange {
                                on: Date::constant(2028, 3, 1 + day),
                                with: ids("p", 1).collect(),
                                without: Vec::new(),
                            })
                            .collect(),
                    })
                    .collect(),
                competitions,
                patience,
                budget,
                formations: own,
                windows: windows.into_iter().map(window).collect(),
                deadlines,
                matches,
                call_ups: call_ups.into_iter().map(call_up).collect(),
                players: ids("p", players.len()).zip(players).collect(),
                targets: ids("t", targets.len()).zip(targets).collect(),
                what_ifs,
                filters: filters.into_iter().map(|(name, terms)| KeptFilter { name, terms }).collect(),
                ..plan
            }
        },
    )
}
