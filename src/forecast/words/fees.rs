//! Ranges of fees in words.

use jiff::civil::Date;

use crate::analysis::BestSet;
use crate::domain::{Id, Money, Person, Plan};
use crate::forecast::fees::{self, FeeBasis, FeeRange, FeeTables, LeagueKnown, NoFeeRange};
use crate::text;

/// A range of fees: `12m to 31m, half under 19m`.
pub fn fee_range(range: &FeeRange, currency: Option<&str>) -> String {
    let money = |money: Money| money.in_currency(currency);
    let [low, middle, high] = range.fees.map(|fee| money(readable(fee)));
    match range.clause {
        None => format!("{low} to {high}, half under {middle}"),
        Some(clause) if range.fees[0] >= clause => {
            format!("{}, his clause; nine in ten such deals cost more", money(clause))
        }
        Some(clause) if range.fees[1] >= clause => {
            format!("{low} to {}, his clause; half of such deals cost more", money(clause))
        }
        Some(clause) => format!("{low} to {}, his clause; half under {middle}", money(clause)),
    }
}

/// Why there is no range.
pub fn no_fee_range(why: &NoFeeRange) -> String {
    match why {
        NoFeeRange::NoValue => "no range: give a market value".to_owned(),
        NoFeeRange::SmallValue => "no range under 0.5m: such fees differ too much".to_owned(),
        NoFeeRange::NoAge => "no range: give a birth date".to_owned(),
        NoFeeRange::Currency(code) => {
            format!("no range: the deals were in EUR, and the plan is in {}", text::display(code))
        }
        NoFeeRange::Borrowed(club) => {
            format!("no range: he is on loan from {}, which alone sells him", text::display(club))
        }
        NoFeeRange::Gone => "no range: he is no longer with the club".to_owned(),
    }
}

/// What of a deal is not known, and so not in its range: `contract, seller's league`.
pub fn taken_for_granted(range: &FeeRange) -> Option<String> {
    let league = |(known, whose): (LeagueKnown, &str)| match known {
        LeagueKnown::Yes => None,
        LeagueKnown::NotSaid => Some(format!("{whose} league")),
        LeagueKnown::Unknown => Some(format!("{whose} unknown league")),
    };
    let contract = (!range.contract).then(|| "contract".to_owned());
    let leagues = range.leagues.into_iter().zip(["buyer's", "seller's"]).filter_map(league);
    let unknown: Vec<String> = contract.into_iter().chain(leagues).collect();
    (!unknown.is_empty()).then(|| unknown.join(", "))
}

/// What such deals cost, for beside what is known of this one, and what that does not say.
pub fn such_deals(range: &FeeRange, person: Person<'_>, basis: &FeeBasis, currency: Option<&str>) -> [String; 2] {
    let (least, most) = basis.inside;
    let open = match person {
        Person::Target(_) => "whether his club sells",
        Person::Player(_) => "whether anybody buys",
    };
    [
        format!("chance: 4 in 5 such deals cost {}", fee_range(range, currency)),
        format!("{least} to {most} % fell inside; it does not say {open}"),
    ]
}

/// What deals cost such as those of the best signings and of the next best: a line for each person.
pub fn fees_of_signings(found: &BestSet, plan: &Plan, today: Date, tables: &FeeTables) -> Vec<String> {
    let second = found.runner_up.iter().flat_map(|(second, _)| &second.players);
    let people = found.best.players.iter().chain(second.filter(|id| !found.best.players.contains(id)));
    let line = |id: &Id| {
        let said = match fees::fee_range(plan, plan.person(id)?, today, tables) {
            Ok(range) => fee_range(&range, plan.currency.as_deref()),
            Err(why) => no_fee_range(&why),
        };
        Some(format!("{}: {said}", text::display(plan.short_name(id))))
    };
    let mut lines: Vec<String> = people.filter_map(line).collect();
    if !lines.is_empty() {
        lines.insert(0, "chance, beside these sums: four in five such deals cost".to_owned());
        lines.push(fee_basis(&tables.basis));
    }
    lines
}

/// What such a range is, and what it is not.
pub fn fee_basis(basis: &FeeBasis) -> String {
    let (least, most) = basis.inside;
    format!(
        "of completed deals with a published fee, {least} to {most} % fell inside, on {}; it does not say \
         whether the seller sells",
        basis.tested_on
    )
}

/// An amount as people say it: to half a million from ten on, to a tenth of one below.
fn readable(money: Money) -> Money {
    let step = match money.units() {
        10_000_000.. => 500_000,
        1_000_000.. => 100_000,
        _ => 10_000,
    };
    Money::from_units((money.units() + step / 2) / step * step)
}
