//! What a plan and its parts are made of, written once: merge and diff both walk along it.

use std::sync::Arc;

use super::deals::{self, Negotiable};
use super::shown::{Shown, cut};
use super::walk::{MergeWalk, Sides};
use crate::domain::{
    Absence, Bid, Budget, CallUp, Deadline, FieldName, Formation, Id, Match, Moved, Plan, Player, Positions, Profile,
    Report, Return, Roster, Season, Someone, Tactic, Target, TrackStep, TransferWindow, WhatIf,
};

pub(super) fn plan(walk: &mut MergeWalk<'_>, sides: Sides<'_, Plan>) -> Plan {
    let formations = walk.entries(
        sides.of(|plan| plan.formations.as_slice()),
        |formation| formation.name(),
        |formation| ("formation".to_owned(), cut(formation.name())),
        |walk, sides| walk.value("formation", sides),
    );
    let everybody = sides.everybody();
    Plan {
        club: walk.value("club", sides.of(|plan| &plan.club)),
        season_year: season(walk, sides),
        season_starts: walk.value("first day of seasons", sides.of(|plan| &plan.season_starts)),
        today: walk.value("the plan's today", sides.of(|plan| &plan.today)),
        currency: walk.value("currency", sides.of(|plan| &plan.currency)),
        competitions: walk.value("competitions", sides.of(|plan| &plan.competitions)),
        patience: walk.value("patience", sides.of(|plan| &plan.patience)),
        budget: Budget {
            transfers: walk.value("transfer budget", sides.of(|plan| &plan.budget.transfers)),
            wages: walk.value("wage budget", sides.of(|plan| &plan.budget.wages)),
            revenue: walk.value("revenue", sides.of(|plan| &plan.budget.revenue)),
            squad_cost: walk.value("limit of the squad cost", sides.of(|plan| &plan.budget.squad_cost)),
            coach_wage: walk.value("head coach's wage", sides.of(|plan| &plan.budget.coach_wage)),
        },
        tactic: tactic(walk, sides, &formations),
        formations,
        windows: walk.entries(
            sides.of(|plan| plan.windows.as_slice()),
            |window| window.opens,
            |window| (format!("window from {}", window.opens), format!("to {}", window.closes)),
            |walk, sides| TransferWindow {
                opens: sides.ours.opens,
                closes: walk
                    .value(&format!("end of the window from {}", sides.ours.opens), sides.of(|window| &window.closes)),
            },
        ),
        deadlines: walk.entries(
            sides.of(|plan| plan.deadlines.as_slice()),
            |deadline| deadline.name.as_str(),
            |deadline| (format!("deadline {}", cut(&deadline.name)), deadline.on.to_string()),
            |walk, sides| Deadline {
                name: sides.ours.name.clone(),
                on: walk.value(&format!("deadline {}", cut(&sides.ours.name)), sides.of(|deadline| &deadline.on)),
            },
        ),
        matches: walk.entries(
            sides.of(|plan| plan.matches.as_slice()),
            |played| played.on,
            |played| {
                let of = played.competition.as_deref().map(|name| format!(" in {name}")).unwrap_or_default();
                (format!("match on {}", played.on), cut(&format!("{}{of}", played.versus)))
            },
            |walk, sides| Match {
                on: sides.ours.on,
                versus: walk.value(&format!("match on {}", sides.ours.on), sides.of(|played| &played.versus)),
                competition: walk.value(
                    &format!("competition of the match on {}", sides.ours.on),
                    sides.of(|played| &played.competition),
                ),
            },
        ),
        call_ups: walk.entries(
            sides.of(|plan| plan.call_ups.as_slice()),
            |call_up| call_up.name.as_str(),
            |call_up| (format!("call-up {}", cut(&call_up.name)), call_up.shown().unwrap_or_default()),
            call_up,
        ),
        players: roster(walk, ("player", &everybody), sides.of(|plan| &plan.players), player),
        targets: roster(walk, ("target", &everybody), sides.of(|plan| &plan.targets), target),
        what_ifs: walk.entries(
            sides.of(|plan| plan.what_ifs.as_slice()),
            |what_if| what_if.name.as_str(),
            |what_if| (format!("what-if {}", cut(&what_if.name)), what_if.assumptions.shown().unwrap_or_default()),
            |walk, sides| WhatIf {
                name: sides.ours.name.clone(),
                assumptions: walk
                    .value(&format!("what-if {}", cut(&sides.ours.name)), sides.of(|what_if| &what_if.assumptions)),
            },
        ),
    }
}

/// By the name that it has: one that begins on another day is another season.
fn season(walk: &mut MergeWalk<'_>, sides: Sides<'_, Plan>) -> Option<i16> {
    let [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map(Plan::named_season);
    walk.value("season", Sides { base: &base, ours: &ours, theirs: &theirs }).map(Season::year)
}

fn tactic(walk: &mut MergeWalk<'_>, plans: Sides<'_, Plan>, formations: &[Arc<Formation>]) -> Tactic {
    let [base, ours, theirs] = &orders(plans);
    let orders = Sides { base: base.as_slice(), ours, theirs };
    let sides = plans.of(|plan| &plan.tactic);
    // By name: a formation of the plan's own that changed is not another one.
    let names = [sides.base, sides.ours, sides.theirs].map(|tactic| tactic.formation.name().to_owned());
    let [base, ours, theirs] = &names;
    let name = walk.value("the formation played", Sides { base, ours, theirs });
    let held = [sides.ours, sides.theirs].map(|tactic| &tactic.formation);
    let formation = formations.iter().chain(held).find(|formation| formation.name() == name);
    Tactic {
        formation: Arc::clone(formation.unwrap_or(&sides.ours.formation)),
        depth: pairs(walk, sides.of(|tactic| tactic.depth.as_slice()), |slot| {
            format!("depth wanted for {}", cut(slot))
        }),
        order: pairs(walk, orders, |slot| format!("coach's order for {}", cut(slot))),
        roles: walk.entries(
            sides.of(|tactic| tactic.roles.as_slice()),
            |(position, _)| *position,
            |(position, weights)| (format!("role of {position}"), weights.shown().unwrap_or_default()),
            |walk, sides| {
                let position = sides.ours.0;
                (position, walk.value(&format!("role of {position}"), sides.of(|(_, weights)| weights)))
            },
        ),
    }
}

/// The coach's order of a slot, by its label.
type SlotOrder = (String, Vec<Id>);

/// The coach's orders. Of one that both sides changed, without those whom either side took out of the plan and so out of the
/// order: that is no other order.
fn orders(Sides { base, ours, theirs }: Sides<'_, Plan>) -> [Vec<SlotOrder>; 3] {
    let of = |plan: &Plan, slot: &str| {
        let mut orders = plan.tactic.order.iter();
        orders.find(|(held, _)| held == slot).map(|(_, people)| people.clone()).unwrap_or_default()
    };
    let removed = |slot: &str| -> Vec<Id> {
        let [before, our, their] = [base, ours, theirs].map(|plan| of(plan, slot));
        let removed = |id: &Id| !(ours.players.contains(id) && theirs.players.contains(id));
        let both = our != before && their != before;
        before.into_iter().filter(|id| both && base.players.contains(id) && removed(id)).collect()
    };
    [base, ours, theirs].map(|plan| {
        let mut orders = plan.tactic.order.clone();
        for (slot, people) in &mut orders {
            let removed = removed(slot);
            people.retain(|id| !removed.contains(id));
        }
        orders.retain(|(_, people)| !people.is_empty());
        orders
    })
}

/// A map from words to values.
fn pairs<T: Clone + PartialEq + Shown>(
    walk: &mut MergeWalk<'_>,
    sides: Sides<'_, [(String, T)]>,
    what: impl Fn(&str) -> String,
) -> Vec<(String, T)> {
    walk.entries(
        sides,
        |(name, _)| name.as_str(),
        |(name, value)| (what(name), value.shown().unwrap_or_default()),
        |walk, sides| {
            let name = &sides.ours.0;
            (name.clone(), walk.value(&what(name), sides.of(|(_, value)| value)))
        },
    )
}

fn call_up(walk: &mut MergeWalk<'_>, sides: Sides<'_, CallUp>) -> CallUp {
    walk.within(format!("call-up {}", cut(&sides.ours.name)), |walk| CallUp {
        name: sides.ours.name.clone(),
        from: walk.value("first day", sides.of(|call_up| &call_up.from)),
        until: walk.value("last day", sides.of(|call_up| &call_up.until)),
        players: walk.entries(
            sides.of(|call_up| call_up.players.as_slice()),
            |id| id,
            |id| ("player".to_owned(), id.to_string()),
            |_, sides| sides.ours.clone(),
        ),
    })
}

/// Anyone of a roster.
fn roster<T: Someone + Clone + Negotiable + Eq>(
    walk: &mut MergeWalk<'_>,
    (kind, everybody): (&str, &Plan),
    sides: Sides<'_, Roster<T>>,
    mut merge: impl FnMut(&mut MergeWalk<'_>, Sides<'_, T>) -> T,
) -> Roster<T> {
    let name = |id: &Id| cut(everybody.short_name(id));
    let people = walk.entries(
        sides.of(Roster::entries),
        |(id, _)| id,
        |(id, person)| (format!("{kind} {}", name(id)), cut(&person.profile().name)),
        |walk, sides| {
            let (id, person) = sides.ours;
            if person == &sides.theirs.1 {
                return sides.ours.clone();
            }
            let sides = sides.of(|(_, person)| person.as_ref());
            let name = name(id);
            (id.clone(), Arc::new(deals::merged(walk, &name, sides, &mut merge)))
        },
    );
    Roster::from_entries(people)
}

fn profile(walk: &mut MergeWalk<'_>, sides: Sides<'_, Profile>) -> Profile {
    Profile {
        name: walk.value(FieldName::Name.word(), sides.of(|person| &person.name)),
        born: walk.value(FieldName::Born.word(), sides.of(|person| &person.born)),
        nations: walk.value(FieldName::Nations.word(), sides.of(|person| &person.nations)),
        trained: walk.value(FieldName::Trained.word(), sides.of(|person| &person.trained)),
        positions: positions(walk, sides.of(|person| &person.positions)),
        foot: walk.value(FieldName::Foot.word(), sides.of(|person| &person.foot)),
        height_cm: walk.value(FieldName::Height.word(), sides.of(|person| &person.height_cm)),
        rating: walk.value(FieldName::Rating.word(), sides.of(|person| &person.rating)),
        value: walk.value(FieldName::Value.word(), sides.of(|person| &person.value)),
        wage: walk.value(FieldName::Wage.word(), sides.of(|person| &person.wage)),
        contract: walk.value(FieldName::Contract.word(), sides.of(|person| &person.contract)),
        clause: walk.value(FieldName::Clause.word(), sides.of(|person| &person.clause)),
        attributes: pairs(walk, sides.of(|person| person.attributes.as_slice()), cut),
        reports: walk.entries(
            sides.of(|person| person.reports.as_slice()),
            report_key,
            |report| (format!("report of {}", cut(&report.source)), cut(&report.says)),
            |_, sides| sides.ours.clone(),
        ),
        notes: walk.value(FieldName::Notes.word(), sides.of(|person| &person.notes)),
    }
}

fn report_key(report: &Report) -> impl Eq + std::hash::Hash + Copy {
    (report.on, report.source.as_str(), report.says.as_str(), report.asks, report.refuses)
}

/// By position, unless nothing were left.
fn positions(walk: &mut MergeWalk<'_>, sides: Sides<'_, Positions>) -> Positions {
    let lists = [sides.base, sides.ours, sides.theirs].map(|positions| positions.iter().collect::<Vec<_>>());
    let [base, ours, theirs] = &lists;
    let merged = walk.entries(
        Sides { base: base.as_slice(), ours, theirs },
        |(position, _)| *position,
        |(position, familiarity)| (position.to_string(), familiarity.to_string()),
        |walk, sides| {
            let position = sides.ours.0;
            (position, walk.value(position.word(), sides.of(|(_, familiarity)| familiarity)))
        },
    );
    Positions::new(merged).unwrap_or_else(|_| {
        let choice =
            walk.conflict(FieldName::Positions.word(), [sides.base, sides.ours, sides.theirs].map(Shown::shown));
        sides.side(choice).clone()
    })
}

fn player(walk: &mut MergeWalk<'_>, sides: Sides<'_, Player>) -> Player {
    Player {
        profile: profile(walk, sides.of(|person| &person.profile)),
        joined: walk.value(FieldName::Joined.word(), sides.of(|person| &person.joined)),
        loan: walk.value(FieldName::Loan.word(), sides.of(|person| &person.loan)),
        lent: walk.value(FieldName::Lent.word(), sides.of(|person| &person.lent)),
        shirt: walk.value(FieldName::Shirt.word(), sides.of(|person| &person.shirt)),
        absences: walk.entries(
            sides.of(|person| person.absences.as_slice()),
            |absence| (absence.why.kind(), absence.why.text(), absence.from),
            |absence| (absence_name(absence), all_of(absence)),
            absence,
        ),
        signed: walk.value("signing", sides.of(|person| &person.signed)),
        bought: walk.entries(
            sides.of(|person| person.bought.as_slice()),
            |bought| bought.on,
            |bought| (format!("purchase of {}", bought.on), bought.shown().unwrap_or_default()),
            |walk, sides| walk.value(&format!("purchase of {}", sides.ours.on), sides),
        ),
        renewed: walk.entries(
            sides.of(|person| person.renewed.as_slice()),
            |renewal| (renewal.on, renewal.was, renewal.earned, renewal.wage, renewal.source.as_str()),
            |renewal| (format!("renewal of {}", renewal.on), cut(&renewal.source)),
            |_, sides| sides.ours.clone(),
        ),
        left: walk.value("departure", sides.of(|person| &person.left)),
        future: walk.value(FieldName::Future.word(), sides.of(|person| &person.future)),
        asking: walk.value(FieldName::Asking.word(), sides.of(|person| &person.asking)),
        bids: bids(walk, sides.of(|person| person.bids.as_slice())),
    }
}

fn all_of(absence: &Absence) -> String {
    let mut parts = vec![format!("{} {}", absence.why.kind(), cut(absence.why.text())).trim_end().to_owned()];
    parts.extend(absence.ban.as_ref().map(|ban| format!("for {ban}")));
    parts.extend(absence.returns.iter().map(|report| format!("back {} ({})", report.back, cut(&report.source))));
    parts.extend(absence.ended.map(|ended| format!("back {ended}")));
    cut(&parts.join(", "))
}

fn absence_name(absence: &Absence) -> String {
    format!("absence from {}", absence.from)
}

fn absence(walk: &mut MergeWalk<'_>, sides: Sides<'_, Absence>) -> Absence {
    walk.within(absence_name(sides.ours), |walk| Absence {
        why: sides.ours.why.clone(),
        from: sides.ours.from,
        ban: walk.value("matches of the ban", sides.of(|absence| &absence.ban)),
        returns: walk.entries(
            sides.of(|absence| absence.returns.as_slice()),
            |report| (report.on, report.source.as_str(), report.back),
            |report: &Return| (format!("return reported by {}", cut(&report.source)), report.back.to_string()),
            |_, sides| sides.ours.clone(),
        ),
        ended: walk.value("end", sides.of(|absence| &absence.ended)),
    })
}

fn target(walk: &mut MergeWalk<'_>, sides: Sides<'_, Target>) -> Target {
    Target {
        profile: profile(walk, sides.of(|person| &person.profile)),
        club: walk.value(FieldName::Club.word(), sides.of(|person| &person.club)),
        priority: walk.value(FieldName::Priority.word(), sides.of(|person| &person.priority)),
        stage: walk.value("stage", sides.of(|person| &person.stage)),
        seller: walk.value("seller", sides.of(|person| &person.seller)),
        player: walk.value("player's answer", sides.of(|person| &person.player)),
        ties: walk.entries(
            sides.of(|person| person.ties.as_slice()),
            |tie| tie.as_str(),
            |tie| ("tie".to_owned(), cut(tie)),
            |_, sides| sides.ours.clone(),
        ),
        steps: walk.entries(
            sides.of(|person| person.steps.as_slice()),
            step_key,
            |step| (format!("step of {}", step.on), step.to.shown().unwrap_or_default()),
            |_, sides| sides.ours.clone(),
        ),
        bids: bids(walk, sides.of(|person| person.bids.as_slice())),
    }
}

fn step_key(step: &TrackStep) -> impl Eq + std::hash::Hash + Copy {
    let (track, word, why) = match &step.to {
        Moved::Stage(stage, why) => ("stage", stage.word(), why.as_deref()),
        Moved::Seller(stance) => ("seller", stance.word(), stance.reason()),
        Moved::Player(stance) => ("player", stance.word(), stance.reason()),
    };
    (step.on, step.source.as_deref(), track, word, why)
}

fn bids(walk: &mut MergeWalk<'_>, sides: Sides<'_, [Bid]>) -> Vec<Bid> {
    // Each with its terms as they are written.
    let written = |bid: &Bid| (bid.clone(), bid.terms.to_string());
    let lists = [sides.base, sides.ours, sides.theirs].map(|bids| bids.iter().map(written).collect::<Vec<_>>());
    let [base, ours, theirs] = &lists;
    let merged = walk.entries(
        Sides { base: base.as_slice(), ours, theirs },
        |(bid, terms)| (bid.on, bid.by, bid.club.as_deref(), terms.as_str()),
        |(bid, terms)| (bid_name(bid, terms), bid.answer.to_string()),
        |walk, sides| (bid(walk, sides.of(|(bid, _)| bid), &sides.ours.1), sides.ours.1.clone()),
    );
    merged.into_iter().map(|(bid, _)| bid).collect()
}

fn bid_name(bid: &Bid, terms: &str) -> String {
    let club = bid.club.as_deref().map(|club| format!(" with {}", cut(club))).unwrap_or_default();
    format!("bid {} by {}{club} on {}", cut(terms), bid.by, bid.on)
}

fn bid(walk: &mut MergeWalk<'_>, sides: Sides<'_, Bid>, terms: &str) -> Bid {
    let Bid { on, by, club, terms: offered, .. } = sides.ours.clone();
    walk.within(bid_name(sides.ours, terms), |walk| Bid {
        on,
        by,
        club,
        terms: offered,
        answer: walk.value("answer", sides.of(|bid| &bid.answer)),
        source: walk.value("source", sides.of(|bid| &bid.source)),
        answered: walk.value("day of the answer", sides.of(|bid| &bid.answered)),
        answer_source: walk.value("source of the answer", sides.of(|bid| &bid.answer_source)),
    })
}
