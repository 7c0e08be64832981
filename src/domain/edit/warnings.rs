//! Warnings: what speaks against an edit that is allowed.

use jiff::civil::Date;

use super::{Edit, Field};
use crate::domain::{Answer, Ban, FieldName, Id, Money, Plan, Side, Stage, Stance, Target, Terms};
use crate::text::display;

impl Edit {
    /// What speaks against the edit, although it is allowed.
    ///
    /// `after` is the plan with the edit.
    pub fn warnings(&self, before: &Plan, after: &Plan, today: Date) -> Vec<String> {
        if let Edit::ChangeEntry { person, .. } | Edit::RemoveEntry { person, .. } = self {
            let entries = before.targets.get(person).zip(after.targets.get(person));
            return entries.map(|(before, after)| tracks_moved(before, after)).unwrap_or_default();
        }
        let warnings = match self {
            Edit::Absent { from, ban: Some(ban), .. } => [ban_warning(before, ban, from.unwrap_or(today)), None, None],
            Edit::Bid { person, by, terms, on, .. } => {
                let target = before.targets.get(person).filter(|_| *by == Side::Us);
                let refuses = target.and_then(refuses_to_talk);
                let dearer = target.and_then(|target| dearer_than_due(before, target, terms, on.unwrap_or(today)));
                let beyond = loan_beyond(before, person, terms.loan_until());
                [refuses, dearer, beyond.or_else(|| over_before_joining(before, target?, terms, on.unwrap_or(today)))]
            }
            Edit::Answer { person, answer: Answer::Accepted, on, .. } => {
                let agreed = after.targets.get(person).and_then(Target::agreed);
                let dearer = before.targets.get(person).zip(agreed);
                [
                    dearer.and_then(|(target, bid)| dearer_than_due(before, target, &bid.terms, on.unwrap_or(today))),
                    None,
                    None,
                ]
            }
            Edit::Sign { target: person, until, terms, .. } => {
                let target = before.targets.get(person);
                let dearer = target
                    .zip(terms.as_ref())
                    .and_then(|(target, terms)| dearer_than_due(before, target, terms, today));
                let borrowed = after.players.get(person).is_some_and(|player| player.loan.is_some());
                [dearer, loan_beyond(after, person, Some(*until).filter(|_| borrowed)), None]
            }
            Edit::Sell { player, .. } => [lent_beyond(after, player), None, None],
            Edit::Set { people, field } => {
                let warned = |person| of_field(field, person, after).into_iter().flatten();
                return match people.as_slice() {
                    [person] => warned(person).collect(),
                    people => people
                        .iter()
                        .flat_map(|person| warned(person).map(|why| format!("{}: {why}", after.name_of(person))))
                        .collect(),
                };
            }
            _ => [None, None, None],
        };
        warnings.into_iter().flatten().collect()
    }
}

/// What speaks against a person's field, now that it is set.
fn of_field(field: &Field, person: &Id, after: &Plan) -> [Option<String>; 3] {
    match field {
        Field::Future(_) | Field::Asking(_) => [not_ours_to_deal(after, person), None, None],
        Field::Lent(_) => [lent_beyond(after, person), None, None],
        Field::Loan(_) | Field::Contract(_) => {
            let loan = after.players.get(person).and_then(|player| player.loan.as_ref());
            let beyond = loan_beyond(after, person, loan.map(|loan| loan.until));
            let dealt = not_ours_to_deal(after, person).filter(|_| field.name() == FieldName::Loan);
            [lent_beyond(after, person), beyond, dealt]
        }
        _ => [None, None, None],
    }
}

/// How a correction changes the stage and the stances, if it does.
///
/// It also says so if the stage stays although a bid is gone that may have led to it.
fn tracks_moved(before: &Target, after: &Target) -> Vec<String> {
    let stage = if before.stage != after.stage {
        Some(format!("the stage is {} then", after.stage))
    } else {
        let gone = after.bids.is_empty() && !before.bids.is_empty() && after.stage != Stage::Identified;
        gone.then(|| format!("the stage stays {}", after.stage))
    };
    let says = |whose: &str, was: &Stance, is: &Stance| {
        (was != is).then(|| format!("{whose} is then: {}", display(&is.says())))
    };
    let seller = says("what his club says", &before.seller, &after.seller);
    stage.into_iter().chain(seller).chain(says("what he says", &before.player, &after.player)).collect()
}

fn refuses_to_talk(target: &Target) -> Option<String> {
    let Stance::Refuses(reason) = &target.seller else { return None };
    let club = target.club.as_deref().map_or("the seller".into(), display);
    let because = if reason.is_empty() { String::new() } else { format!(" ({})", display(reason)) };
    Some(format!("{club} refuses to talk{because}"))
}

/// A fee that is not needed: it is above the release clause, or he joins after his contract ends.
fn dearer_than_due(plan: &Plan, target: &Target, terms: &Terms, on: Date) -> Option<String> {
    if let Some(clause) = target.cheaper_clause(terms, on) {
        return Some(format!("his release clause is less: {clause}"));
    }
    let fee = terms.headline();
    let joins = plan.joining_day(&target.profile, Some(terms), on);
    let over = target.profile.contract_over(joins).filter(|_| fee > Money::ZERO)?;
    Some(match over < on {
        true => format!("his contract ended on {over}: no club is owed a fee"),
        false => format!("his contract ends on {over}, before he joins on {joins}: no club is owed a fee"),
    })
}

/// A contract that ends before it begins.
fn over_before_joining(plan: &Plan, target: &Target, terms: &Terms, on: Date) -> Option<String> {
    let (until, joins) = (terms.contract_until()?, plan.joining_day(&target.profile, Some(terms), on));
    (until < joins).then(|| format!("the contract ends on {until}, before he joins on {joins}"))
}

/// A loan that lasts longer than the contract of the person who is lent.
fn loan_beyond(plan: &Plan, person: &Id, until: Option<Date>) -> Option<String> {
    let contract = plan.person(person)?.profile().contract?;
    until.filter(|until| contract < *until)?;
    Some(format!("his contract ends on {contract}, before the loan does"))
}

fn lent_beyond(plan: &Plan, person: &Id) -> Option<String> {
    let lent = plan.players.get(person)?.lent.as_ref()?;
    loan_beyond(plan, person, Some(lent.until))
}

/// A borrowed player with a plan or a price as if he were ours: listed, to be lent, released or renewed, or with an
/// asking price.
fn not_ours_to_deal(plan: &Plan, person: &Id) -> Option<String> {
    let player = plan.players.get(person).filter(|player| player.future.is_some() || player.asking.is_some())?;
    let loan = player.borrowed()?;
    Some(format!("he is borrowed from {}, and not ours to deal with", display(&loan.from)))
}

fn ban_warning(plan: &Plan, ban: &Ban, from: Date) -> Option<String> {
    let served = ban.served(from, &plan.matches);
    // Whoever is sent off is banned from the next match on.
    let same_day = plan.matches.iter().find(|played| played.on == from && ban.counts(played));
    let counted = same_day.map(|played| format!("the match versus {} on {from} counts", display(&played.versus)));
    let warnings: Vec<String> = counted.into_iter().chain(served.doubts(ban)).collect();
    (!warnings.is_empty()).then(|| warnings.join("; "))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::domain::{Formation, Match, Position, Slot};

    /// The warning of a ban for one match in Serie A from 10 August on.
    fn warned(matches: &[(i8, &str, Option<&str>)]) -> Option<String> {
        let slot = |n| Slot { label: format!("S{n}"), position: Position::CB, across: 0, up: 0 };
        let formation = Arc::new(Formation::new("f".into(), (0..11).map(slot).collect()).unwrap());
        let played = |(day, versus, competition): &(i8, &str, Option<&str>)| Match {
            on: date(2025, 8, *day),
            versus: (*versus).into(),
            competition: competition.map(str::to_owned),
        };
        let plan = Plan { matches: matches.iter().map(played).collect(), ..Plan::new("Juventus".into(), formation) };
        ban_warning(&plan, &Ban { matches: 1, competition: Some("Serie A".into()) }, date(2025, 8, 10))
    }

    #[test]
    fn only_a_match_that_counts_is_said_to_count_on_the_first_day() {
        let lecce = (17, "Lecce", Some("Serie A"));
        assert_eq!(warned(&[lecce]), None);
        let unnamed = warned(&[(10, "Roma", None), lecce]);
        assert_eq!(unnamed.as_deref(), Some("1 match until then names no competition and does not count"));
        let two = warned(&[(10, "Inter", Some("Cup")), (10, "Roma", Some("Serie A"))]);
        assert_eq!(two.as_deref(), Some("the match versus Roma on 2025-08-10 counts"));
        assert_eq!(warned(&[(10, "Inter", Some("Cup")), lecce]), None);
    }
}
