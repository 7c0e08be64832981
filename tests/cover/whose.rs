//! Whose a player is on each day, held to an account that asks for one day alone.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use touchline::domain::{
    Basis, Bought, Left, Lent, Loan, LoanBefore, LoanEnd, Plan, Player, Purchase, Signed, Tenure, Whose,
};

use crate::juventus::id;
use crate::runs::runs;
use crate::seed::Chance;
use crate::tenure::small;

const TODAY: Date = date(2025, 7, 10);

/// Any loans, purchases and departures.
fn any_player(chance: &mut Chance) -> Player {
    let mut player = small().players.get(&id("a")).unwrap().clone();
    let joined = chance.one_in(2).then(|| TODAY + (chance.below(40) as i64).days());
    // As a file has to have them: whatever ends or follows does so after he joins.
    let day = |chance: &mut Chance| {
        let day = TODAY + (chance.below(40) as i64).days();
        joined.map_or(day, |joined| day.max(joined + 1.day()))
    };
    let end = |on, chance: &mut Chance| chance.one_in(3).then(|| LoanEnd { on, source: "Sky".into() });
    player.joined = joined;
    player.profile.contract = chance.one_in(2).then(|| day(chance));
    if chance.one_in(2) {
        let (until, on) = (day(chance), day(chance));
        player.loan = Some(Loan { from: "Lille".into(), until, ended: end(on, chance) });
        if let Some(joined) = joined.filter(|_| chance.one_in(2)) {
            let loan = Loan { from: "Lille".into(), until: joined - 3.days(), ended: None };
            player.loan_before = vec![LoanBefore { since: Some(joined - 5.days()), loan, wage: None, signed: None }];
        }
    } else if chance.one_in(2) {
        let (since, until, on) = (chance.one_in(2).then(|| day(chance)), day(chance), day(chance));
        player.lent = Some(Lent { to: "Lyon".into(), since, until, ended: end(on, chance) });
        let before = Lent { to: "Metz".into(), since: None, until: day(chance), ended: None };
        player.lent_before = chance.one_in(2).then_some(before).into_iter().collect();
    }
    if chance.one_in(2) {
        let terms = chance.of(&["loan 3m obl 9m 1y", "loan 3m opt 9m", "loan 3m obl(20 games) 9m", "9m"]);
        let terms = Some(terms.parse().unwrap());
        player.signed = Some(Signed {
            on: TODAY,
            from: None,
            terms,
            source: "Sky".into(),
            ties: Vec::new(),
            steps: Vec::new(),
            bids: Vec::new(),
        });
    }
    if chance.one_in(3) {
        let on = day(chance);
        player.bought.push(Bought { on, until: on, terms: None, source: "Sky".into(), earned: None, bids: Vec::new() });
    }
    if chance.one_in(3) {
        let on = day(chance);
        player.left = Some(Left { on, to: None, terms: None, source: "Sky".into() });
    }
    player
}

/// Whose a player is on a day, told anew: a contract or a loan is asked for that day alone.
fn told(player: &Player, on: Date, plan: &Plan) -> &'static str {
    let joined = player.joined.unwrap_or(Date::MIN);
    if on < joined {
        let here = player
            .loan_before
            .iter()
            .any(|before| before.since.is_none_or(|since| since <= on) && on <= before.loan.until);
        return if here { "borrowed" } else { "gone" };
    }
    let loan_over = |loan: &Loan| {
        let recalled = loan.ended.as_ref().is_some_and(|ended| ended.on <= on);
        loan.until < on || recalled
    };
    let bought = player.bought.iter().map(|bought| bought.on).max();
    let sure = player.signed.as_ref().and_then(|signed| signed.terms.as_ref()).filter(|terms| {
        let Basis::Loan { then: Some(then), .. } = &terms.basis else { return false };
        matches!(&then.0, Purchase::Obligation(chance) if chance.is_unsaid())
    });
    let behind = player.loan.as_ref().filter(|loan| loan.ended.is_none()).and_then(|loan| loan.until.tomorrow().ok());
    let obliged = sure.zip(behind).filter(|(_, from)| bought.is_none_or(|bought| *from < bought));
    let first = if player.loan.is_some() { "borrowed" } else { "ours" };
    // The part that began last on or before the day, and until when.
    let contract = player.profile.contract;
    let mut parts = vec![(joined, first, None)];
    if let Some((terms, from)) = obliged {
        parts.push((from, "ours", Some(terms.contract_end(from, plan.season_starts))));
    }
    parts.extend(bought.map(|bought| (bought, "ours", contract)));
    if player.loan.is_none() && bought.is_none() {
        parts[0].2 = contract;
    }
    parts.sort_by_key(|(from, ..)| *from);
    let (from, whose, until) = *parts.iter().rfind(|(from, ..)| *from <= on).unwrap();
    let over = match whose {
        "borrowed" => player.loan.as_ref().is_some_and(loan_over),
        _ => until.is_some_and(|until| until < on),
    };
    if over || player.left.as_ref().is_some_and(|left| from < left.on && left.on <= on) {
        return "gone";
    }
    let away = player.lent.iter().chain(&player.lent_before).any(|lent| {
        let back = lent.ended.as_ref().is_some_and(|ended| ended.on <= on) || lent.until < on;
        lent.since.is_none_or(|since| since <= on) && !back
    });
    if whose == "ours" && away { "lent" } else { whose }
}

fn word(whose: Whose) -> &'static str {
    match whose {
        Whose::Ours => "ours",
        Whose::Borrowed => "borrowed",
        Whose::Lent => "lent",
        Whose::Gone(_) => "gone",
    }
}

/// The first day that is in none or in several of these, or in one that says something else.
fn wrong(player: &Player, plan: &Plan, tenure: &[Tenure]) -> Option<Date> {
    (-7i64..500).map(|day| TODAY + day.days()).find(|on| {
        let held: Vec<&str> =
            tenure.iter().filter(|part| part.from <= *on && *on <= part.until).map(|part| word(part.whose)).collect();
        held != [told(player, *on, plan)]
    })
}

#[test]
fn each_day_belongs_to_one_tenure() {
    let (plan, mut chance) = (small(), Chance(17));
    let (mut cases, mut twins) = (0, 0);
    for _ in 0..runs(4000) {
        let player = any_player(&mut chance);
        let tenure = player.tenure(plan.season_starts);
        assert_eq!((tenure[0].from, tenure.last().unwrap().until), (Date::MIN, Date::MAX));
        assert!(tenure.windows(2).all(|pair| pair[0].until.tomorrow().unwrap() == pair[1].from));
        assert_eq!(wrong(&player, &plan, &tenure), None, "{player:?}\n{tenure:?}");
        cases += 1;
        // A twin that ends each part a day late is found out.
        let late = |part: &Tenure| Tenure { until: part.until.tomorrow().unwrap_or(part.until), ..*part };
        let late: Vec<Tenure> = tenure.iter().map(late).collect();
        twins += u64::from(tenure.len() > 1 && wrong(&player, &plan, &late).is_some());
    }
    assert!(twins * 10 > cases * 8, "{twins} of {cases}");
}
