//! All deals by their progress, and those that are stalled.

use jiff::civil::Date;

use super::ladder::ladder;
use crate::domain::words::words;
use crate::domain::{Answer, Bid, Future, Id, Moved, Person, Plan, Player, Stage, Stance, Target};

words! {
    /// The progress of a deal, in the order of the list.
    ///
    /// It is the stage of a target; for our player it follows from the offers and the club's plans.
    Standing {
        Medical = "medical",
        TermsAgreed = "terms-agreed",
        FeeAgreed = "fee-agreed",
        Talks = "talks",
        Approached = "approached",
        Shortlisted = "shortlisted",
        Identified = "identified",
        /// An offer for our player was accepted.
        Accepted = "offer agreed",
        Offered = "offered for",
        Listed = "listed",
        ForLoan = "for-loan",
        Released = "released",
        Renewing = "renewing",
        Priced = "priced",
        Signed = "signed",
        Left = "left",
        Off = "off",
    }
}

/// A deal in the list of all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deal {
    pub person: Id,
    pub standing: Standing,
    /// The day of the last movement, or of the first entry if nothing has moved.
    pub moved: Option<Date>,
    /// The days from then to today; below 0 if that day is still to come.
    pub days: Option<i32>,
    pub stalled: Option<Stalled>,
}

/// Why a deal counts as stalled: no movement for at least the plan's patience, with a deadline still to come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stalled {
    pub days: i32,
    /// The next deadline, with the days to it in `left`.
    pub deadline: String,
    pub left: i32,
}

/// All deals of targets and of our players, by progress and then in plan order.
///
/// A deal that is under way (approached up to medical, or an open offer for our player) is *stalled* if nothing has
/// moved it for [`Plan::patience`] days or more and a deadline of the plan is still to come. A bid, an answer, a stage
/// and a stance move it; a refusal to talk and a report don't. If nothing has moved it, days count from the first
/// entry.
pub fn pipeline(plan: &Plan, today: Date) -> Vec<Deal> {
    let targets = plan.targets.iter().map(|(id, target)| (id, Person::Target(target), Some(of_target(target))));
    let players = plan.players.iter().map(|(id, player)| (id, Person::Player(player), of_player(player)));
    let known = targets.chain(players).filter_map(|(id, person, standing)| Some((id, person, standing?)));
    let mut deals: Vec<Deal> = known.map(|(id, person, standing)| deal(plan, id, person, standing, today)).collect();
    deals.sort_by_key(|deal| deal.standing);
    deals
}

fn of_target(target: &Target) -> Standing {
    match target.stage {
        Stage::Identified => Standing::Identified,
        Stage::Shortlisted => Standing::Shortlisted,
        Stage::Approached => Standing::Approached,
        Stage::Talks => Standing::Talks,
        Stage::FeeAgreed => Standing::FeeAgreed,
        Stage::TermsAgreed => Standing::TermsAgreed,
        Stage::Medical => Standing::Medical,
        Stage::Signed => Standing::Signed,
        Stage::Off => Standing::Off,
    }
}

fn of_player(player: &Player) -> Option<Standing> {
    let pending = player.bids.iter().any(|bid| bid.answer == Answer::Pending);
    let planned = player.future.map(|future| match future {
        Future::Listed => Standing::Listed,
        Future::ForLoan => Standing::ForLoan,
        Future::Released => Standing::Released,
        Future::Renewing => Standing::Renewing,
    });
    Some(match () {
        () if player.left.is_some() => Standing::Left,
        () if player.agreed().is_some() => Standing::Accepted,
        () if pending => Standing::Offered,
        () => {
            let priced = player.asking.map(|_| Standing::Priced);
            let offered = player.bids.last().map(|_| Standing::Offered);
            return planned.or(priced).or(offered).or(player.signed.as_ref().map(|_| Standing::Signed));
        }
    })
}

fn deal(plan: &Plan, id: &Id, person: Person<'_>, standing: Standing, today: Date) -> Deal {
    let moved = moved(person);
    let days = moved.map(|moved| days(moved, today));
    let under_way = standing <= Standing::Approached || matches!(standing, Standing::Accepted | Standing::Offered);
    let open = plan.deadlines.iter().filter(|deadline| today <= deadline.on).min_by_key(|deadline| deadline.on);
    let patience = i32::from(plan.patience.unwrap_or(Plan::USUAL_PATIENCE));
    let waited = days.filter(|days| under_way && *days >= patience);
    let stalled = waited.zip(open).map(|(waited, deadline)| Stalled {
        days: waited,
        deadline: deadline.name.clone(),
        left: self::days(today, deadline.on),
    });
    Deal { person: id.clone(), standing, moved, days, stalled }
}

fn moved(person: Person<'_>) -> Option<Date> {
    let of_bid = |bid: &Bid| std::iter::once(bid.on).chain(bid.answered).max();
    let last = match person {
        Person::Target(target) => {
            let moving = target.steps.iter().filter(|step| match &step.to {
                Moved::Seller(stance) | Moved::Player(stance) => !matches!(stance, Stance::Refuses(_)),
                Moved::Stage(..) => true,
            });
            moving.map(|step| step.on).chain(target.bids.iter().filter_map(of_bid)).max()
        }
        Person::Player(player) => {
            let done = player.signed.as_ref().map(|signed| signed.on).into_iter();
            let done = done.chain(player.left.as_ref().map(|left| left.on));
            done.chain(player.bids.iter().filter_map(of_bid)).max()
        }
    };
    last.or_else(|| ladder(person).first().map(|rung| rung.on))
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
