//! The fields of players and targets, listed once for both merge and diff.

use std::sync::Arc;

use super::deals::{self, Negotiable};
use super::imports;
use super::shown::{Shown, harmless};
use super::walk::{MergeWalk, Sides};
use crate::domain::{
    Absence, Bid, FieldName, Id, Moved, Person, Plan, Player, Positions, Profile, Report, Return, Roster, RosterEntry,
    Someone, Target, TrackStep,
};

/// A player or a target of a roster.
pub(super) fn roster<T: Someone + Clone + Negotiable + Eq>(
    walk: &mut MergeWalk<'_>,
    (kind, everybody): (&str, &Plan),
    sides: Sides<'_, Roster<T>>,
    mut merge: impl FnMut(&mut MergeWalk<'_>, Sides<'_, T>) -> T,
) -> Roster<T> {
    let name = |id: &Id| harmless(everybody.short_name(id));
    let before = walk.changes.len();
    let people = walk.entries(
        sides.of(Roster::entries),
        |listed| &listed.id,
        |listed| (format!("{kind} {}", name(&listed.id)), harmless(&listed.person.profile().name)),
        |walk, sides| {
            let id = &sides.ours.id;
            if sides.ours.person == sides.theirs.person {
                return sides.ours.clone();
            }
            let sides = sides.of(|listed| listed.person.as_ref());
            let name = name(id);
            RosterEntry::new(id.clone(), Arc::new(deals::merged(walk, &name, sides, &mut merge)))
        },
    );
    // What is of nobody is that somebody came or went.
    for change in walk.changes.iter_mut().skip(before).filter(|change| change.of.is_none()) {
        change.of = change.what.strip_prefix(kind).map(|name| name.trim_start().to_owned());
        kind.clone_into(&mut change.field);
    }
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
        attributes: walk.pairs(sides.of(|person| person.attributes.as_slice()), harmless),
        reports: walk.entries(
            sides.of(|person| person.reports.as_slice()),
            report_key,
            |report| (format!("report of {}", harmless(&report.source)), harmless(&report.says)),
            |_, sides| sides.ours.clone(),
        ),
        notes: walk.value(FieldName::Notes.word(), sides.of(|person| &person.notes)),
        imported: imports::imported(walk, sides.of(|person| &person.imported)),
    }
}

fn report_key(report: &Report) -> impl Eq + std::hash::Hash + Copy {
    (report.on, report.source.as_str(), report.says.as_str(), report.asks, report.refuses)
}

/// Merges position by position, unless none would be left.
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

pub(super) fn player(walk: &mut MergeWalk<'_>, sides: Sides<'_, Player>) -> Player {
    let mut merged = Player {
        profile: profile(walk, sides.of(|person| &person.profile)),
        joined: walk.value(FieldName::Joined.word(), sides.of(|person| &person.joined)),
        loan: walk.value(FieldName::Loan.word(), sides.of(|person| &person.loan)),
        loan_before: walk.entries(
            sides.of(|person| person.loan_before.as_slice()),
            |before| (before.since, before.loan.from.as_str()),
            |before| (format!("earlier loan from {}", harmless(&before.loan.from)), before.shown().unwrap_or_default()),
            |walk, sides| walk.value(&format!("earlier loan from {}", harmless(&sides.ours.loan.from)), sides),
        ),
        lent: walk.value(FieldName::Lent.word(), sides.of(|person| &person.lent)),
        lent_before: walk.entries(
            sides.of(|person| person.lent_before.as_slice()),
            |lent| (lent.since, lent.to.as_str()),
            |lent| (format!("earlier loan to {}", harmless(&lent.to)), lent.shown().unwrap_or_default()),
            |walk, sides| walk.value(&format!("earlier loan to {}", harmless(&sides.ours.to)), sides),
        ),
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
            |renewal| (format!("renewal of {}", renewal.on), harmless(&renewal.source)),
            |_, sides| sides.ours.clone(),
        ),
        left: walk.value("departure", sides.of(|person| &person.left)),
        future: walk.value(FieldName::Future.word(), sides.of(|person| &person.future)),
        asking: walk.value(FieldName::Asking.word(), sides.of(|person| &person.asking)),
        bids: bids(walk, sides.of(|person| person.bids.as_slice())),
    };
    imports::note_words(walk, sides, &mut merged, |player| Person::Player(player), |player| &mut player.profile);
    merged
}

fn all_of(absence: &Absence) -> String {
    let mut parts = vec![format!("{} {}", absence.why.kind(), harmless(absence.why.text())).trim_end().to_owned()];
    parts.extend(absence.ban.as_ref().map(|ban| format!("for {ban}")));
    parts.extend(absence.returns.iter().map(|report| format!("back {} ({})", report.back, harmless(&report.source))));
    parts.extend(absence.ended.map(|ended| format!("back {ended}")));
    harmless(&parts.join(", "))
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
            |report: &Return| (format!("return reported by {}", harmless(&report.source)), report.back.to_string()),
            |_, sides| sides.ours.clone(),
        ),
        ended: walk.value("end", sides.of(|absence| &absence.ended)),
    })
}

pub(super) fn target(walk: &mut MergeWalk<'_>, sides: Sides<'_, Target>) -> Target {
    let mut merged = Target {
        profile: profile(walk, sides.of(|person| &person.profile)),
        club: walk.value(FieldName::Club.word(), sides.of(|person| &person.club)),
        league: walk.value(FieldName::League.word(), sides.of(|person| &person.league)),
        priority: walk.value(FieldName::Priority.word(), sides.of(|person| &person.priority)),
        stage: walk.value("stage", sides.of(|person| &person.stage)),
        seller: walk.value("seller", sides.of(|person| &person.seller)),
        player: walk.value("player's answer", sides.of(|person| &person.player)),
        ties: walk.entries(
            sides.of(|person| person.ties.as_slice()),
            |tie| tie.as_str(),
            |tie| ("tie".to_owned(), harmless(tie)),
            |_, sides| sides.ours.clone(),
        ),
        steps: walk.entries(
            sides.of(|person| person.steps.as_slice()),
            step_key,
            |step| (format!("step of {}", step.on), step.to.shown().unwrap_or_default()),
            |_, sides| sides.ours.clone(),
        ),
        bids: bids(walk, sides.of(|person| person.bids.as_slice())),
    };
    imports::note_words(walk, sides, &mut merged, |target| Person::Target(target), |target| &mut target.profile);
    merged
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
    // Bids are keyed with their terms as they are written.
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
    let club = bid.club.as_deref().map(|club| format!(" with {}", harmless(club))).unwrap_or_default();
    format!("bid {} by {}{club} on {}", harmless(terms), bid.by, bid.on)
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
