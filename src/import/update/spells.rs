//! Absences of a file of absences: those that touch the season, each once.

use jiff::ToSpan;
use jiff::civil::Date;

use super::availability::is_of_kind;
use super::claim::{Claim, ClaimKind, PlanStands};
use super::injuries::are_apart;
use super::meeting::Meeting;
use super::news::{report, told};
use crate::domain::{Absence, Edit, Player, Report, Why};
use crate::import::people::FileSpell;
use crate::import::squad::why;
use crate::text;

/// An absence of which no end is known and that began earlier than this is taken to be over.
const LONGEST_OPEN: i32 = 730;

/// What the absences of a file add to a player's, as one claim; and those that are left out.
pub(super) fn claim<'s>(meeting: &'s Meeting<'_>, player: &Player) -> (Option<Claim>, Vec<&'s FileSpell>) {
    let on = meeting.context.on;
    let (counting, over) = of_season(meeting);
    let mut added = AddedSpells { meeting, player, there: player.absences.len(), edits: Vec::new(), said: Vec::new() };
    let mut since = None;
    for spell in counting {
        match added.same(spell) {
            Some((place, absence)) => since = since.max(added.known(spell, place, absence)),
            None => added.add(spell),
        }
    }
    let AddedSpells { edits, said, .. } = added;
    let kind = ClaimKind::Absence;
    let claim = match (edits.is_empty(), since) {
        (true, None) => None,
        (true, Some(day)) => Some((Err(PlanStands::Since(day)), "another end".to_owned())),
        (false, _) => Some((Ok(edits), said.join("; "))),
    };
    (claim.map(|(edits, becomes)| Claim { kind, was: None, becomes, on, edits }), over)
}

/// What the absences of a file tell of somebody else's player, as one report; and those that are left out.
pub(super) fn news<'s>(meeting: &'s Meeting<'_>, reports: &[Report]) -> (Option<Claim>, Vec<&'s FileSpell>) {
    let (counting, over) = of_season(meeting);
    let says: Vec<String> = counting.into_iter().map(says).collect();
    (if says.is_empty() { None } else { told(meeting, reports, says.join("; ")) }, over)
}

/// The absences that touch the season, and the others, each by their first days.
fn of_season<'s>(meeting: &'s Meeting<'_>) -> (Vec<&'s FileSpell>, Vec<&'s FileSpell>) {
    let mut spells: Vec<&FileSpell> = meeting.file.spells.iter().collect();
    spells.sort_by_key(|spell| spell.from);
    let last = spells.last().map(|spell| spell.from);
    let counts = |spell: &&FileSpell| match spell.back {
        Some(back) => meeting.season_begins() < back,
        None => Some(spell.from) == last && meeting.context.on < spell.from.saturating_add(LONGEST_OPEN.days()),
    };
    spells.into_iter().partition(counts)
}

/// `Knee injury since 2026-08-10, back 2026-09-10`
fn says(spell: &FileSpell) -> String {
    let until = spell.back.map_or(", no return day".to_owned(), |back| format!(", back {back}"));
    format!("{} since {}{until}", spell.what, spell.from)
}

struct AddedSpells<'s> {
    meeting: &'s Meeting<'s>,
    player: &'s Player,
    /// Absences that the player has after the edits so far.
    there: usize,
    edits: Vec<Edit>,
    said: Vec<String>,
}

impl<'s> AddedSpells<'s> {
    /// The absence of the plan that is this one: they have a day in common, and begin the nearest to each other.
    ///
    /// What is of another kind or part of the body is another one, unless it begins on the same day.
    fn same(&self, spell: &FileSpell) -> Option<(usize, &'s Absence)> {
        let end = spell.back.unwrap_or(Date::MAX);
        let meets = |absence: &Absence| {
            let over = absence.worst(None).unwrap_or(Date::MAX);
            absence.from <= end
                && spell.from <= over
                && (spell.from == absence.from || (absence.from < end && spell.from < over))
        };
        let kind = why(spell);
        let is_ban = matches!(kind, Why::Suspension(_));
        let may_be = |absence: &Absence| {
            let is_like = is_of_kind(&absence.why, &kind) || text::same(absence.why.text(), &spell.what);
            absence.from == spell.from || (is_like && !are_apart(absence.why.text(), &spell.what))
        };
        let held = self.player.absences.iter().enumerate();
        let held = held.filter(|(_, absence)| {
            matches!(absence.why, Why::Suspension(_)) == is_ban && meets(absence) && may_be(absence)
        });
        let days = |absence: &Absence| spell.from.until(absence.from).map_or(0, |span| span.get_days().abs());
        held.min_by_key(|(_, absence)| {
            let is_other = !text::same(absence.why.text(), &spell.what);
            (days(absence), self.back(absence) != spell.back, is_other)
        })
    }

    /// The first day back by the plan: of a ban its matches decide it.
    fn back(&self, absence: &Absence) -> Option<Date> {
        match &absence.ban {
            Some(ban) if absence.ended.is_none() => {
                ban.served(absence.from, &self.meeting.plan.matches).last?.tomorrow().ok()
            }
            _ => absence.likely(),
        }
    }

    /// What is said of an absence that the plan has; the day of what was typed since, where that stands.
    fn known(&mut self, spell: &FileSpell, place: usize, absence: &Absence) -> Option<Date> {
        let (on, source) = (self.meeting.context.on, self.meeting.context.source);
        let back =
            spell.back.filter(|back| absence.ended.is_none() && absence.ban.is_none() && *back >= absence.from)?;
        let (player, absent) = (self.meeting.id.clone(), Some(place + 1));
        let own = absence.returns.iter().filter(|report| report.source == source).max_by_key(|report| report.on);
        let is_over = back <= on;
        // What is likely already is no news, whoever said it. A plan's own table has no more than that of a day that has come.
        let is_likely = absence.likely() == Some(back) && (!is_over || spell.is_of_a_plan());
        if is_likely || (!is_over && own.is_some_and(|report| report.back == back)) {
            return None;
        }
        let typed = absence.returns.iter().map(|report| report.on).filter(|day| *day > on).max();
        if typed.is_some() {
            return typed;
        }
        self.edits.push(match is_over {
            true => Edit::Ended { player, absence: absent, on: Some(back) },
            false => Edit::Returning { player, absence: absent, back, source: source.to_owned(), on: Some(on) },
        });
        self.said.push(format!("{} since {}, back {back}", absence.why.text(), absence.from));
        None
    }

    fn add(&mut self, spell: &FileSpell) {
        let (on, source) = (self.meeting.context.on, self.meeting.context.source);
        let player = self.meeting.id.clone();
        let back = spell.back.filter(|back| on < *back).map(|back| (back, source.to_owned()));
        let (why, from) = (why(spell), Some(spell.from));
        self.edits.push(Edit::Absent { player: player.clone(), why, from, ban: None, back });
        self.there += 1;
        let ended = spell.back.filter(|back| *back <= on);
        self.edits.extend(ended.map(|back| Edit::Ended { player, absence: Some(self.there), on: Some(back) }));
        let says = says(spell);
        if ended.is_none() {
            self.edits.push(report(self.meeting.id, &says, source, on));
        }
        self.said.push(says);
    }
}
