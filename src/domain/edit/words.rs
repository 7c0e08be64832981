//! The words for edits.

use jiff::civil::Date;

use super::{Edit, PlanField};
use crate::domain::{Answer, Id, Plan, Player, Side, Stance, Terms};
use crate::text::{display, some_of};

impl Edit {
    /// The edit in a few words: `bid 28m for Balerdi`.
    ///
    /// It is fit for a screen, and has the names of the plan before the edit.
    pub fn words(&self, plan: &Plan) -> String {
        let name = |id: &Id| display(plan.short_name(id)).into_owned();
        let stance = |stance: &Stance| match stance {
            Stance::Refuses(reason) if !reason.is_empty() => format!("refuses ({})", display(reason)),
            stance => stance.word().to_owned(),
        };
        match self {
            Edit::Bid { person, by, terms, club, .. } => match (plan.is_ours(person), by, club) {
                (true, Side::Them, Some(club)) => format!("offer {terms} of {} for {}", display(club), name(person)),
                (true, Side::Them, None) => format!("offer {terms} for {}", name(person)),
                (true, Side::Us, _) | (false, Side::Them, _) => format!("counter {terms} for {}", name(person)),
                (false, Side::Us, _) => format!("bid {terms} for {}", name(person)),
            },
            Edit::Answer { person, answer, .. } if plan.is_ours(person) => {
                format!("offer for {} {answer}", name(person))
            }
            Edit::Answer { person, answer, .. } => format!("bid for {} {answer}", name(person)),
            Edit::Stage { target, stage, why, .. } => match why {
                Some(why) => format!("{} {stage} ({})", name(target), display(why)),
                None => format!("{} {stage}", name(target)),
            },
            Edit::Seller { target, stance: said, .. } => format!("seller of {} {}", name(target), stance(said)),
            Edit::Player { target, stance: said, .. } => format!("{} {}", name(target), stance(said)),
            Edit::Sign { target, until, .. } => format!("{} signed until {until}", name(target)),
            Edit::Sell { player, terms, until, .. } => {
                let agreed = || plan.players.get(player).and_then(Player::agreed).map(|bid| &bid.terms);
                let loan = terms.as_ref().or_else(agreed).and_then(Terms::loan_until);
                match until.or(loan) {
                    Some(until) => format!("{} lent until {until}", name(player)),
                    None => format!("{} sold", name(player)),
                }
            }
            Edit::Leave { player, to, .. } => match to {
                Some(club) => format!("{} left for {}", name(player), display(club)),
                None => format!("{} left", name(player)),
            },
            Edit::TakeUp { person, .. } => format!("purchase of {} taken up", name(person)),
            Edit::EndLoan { player, .. } => format!("loan of {} ended", name(player)),
            Edit::Renew { player, until, source, wage, .. } => {
                let wage = wage.map(|wage| format!(" for {wage} a season")).unwrap_or_default();
                format!("{} renewed until {until}{wage} ({})", name(player), display(source))
            }
            Edit::Report { person, source, .. } => format!("report of {} on {}", display(source), name(person)),
            Edit::Absent { player, why, ban, .. } => {
                let ban = ban.as_ref().map(|ban| format!(" for {}", display(&ban.to_string()))).unwrap_or_default();
                let what = format!("{} absent: {} {}", name(player), why.kind(), display(why.text()));
                format!("{}{ban}", what.trim_end())
            }
            Edit::Returning { player, back, source, .. } => {
                format!("{} back {back} says {}", name(player), display(source))
            }
            Edit::Ended { player, .. } => format!("{} back from his absence", name(player)),
            Edit::AddPlayer { name, .. } => format!("new player {}", display(name)),
            Edit::AddTarget { name, .. } => format!("new target {}", display(name)),
            Edit::Set { people, field } => format!("{} of {}", field.name(), some_of(people.iter().map(name), 3)),
            Edit::ImportPlayer { player, .. } => format!("new player {}", display(&player.profile.name)),
            Edit::ImportTarget { target, .. } => format!("new target {}", display(&target.profile.name)),
            Edit::Import { person, imported } => format!("{} read from {}", name(person), display(&imported.from)),
            Edit::ChangeEntry { person, entry, to } => format!("{entry} of {}: {}", name(person), to.words()),
            Edit::RemoveEntry { person, entry } => format!("remove {entry} of {}", name(person)),
            Edit::Remove { person } => format!("remove {}", name(person)),
            Edit::Order { slot, .. } => format!("coach's order for {}", display(slot)),
            Edit::Formation(formation) => format!("formation {}", display(formation.name())),
            Edit::Depth { slot, wanted } => format!("{wanted} wanted for {}", display(slot)),
            Edit::Role { position, .. } => format!("role of {position}"),
            Edit::Deadline { name, on } => format!("deadline {} on {on}", display(name)),
            Edit::RemoveDeadline { name } => format!("remove deadline {}", display(name)),
            Edit::Match { on, versus, competition } => {
                let of = competition.as_deref().map(|name| format!(" in {}", display(name))).unwrap_or_default();
                format!("match on {on} versus {}{of}", display(versus))
            }
            Edit::RemoveMatch { on } => format!("remove the match on {on}"),
            Edit::CallUp { name, .. } => format!("call-up {}", display(name)),
            Edit::RemoveCallUp { name } => format!("remove call-up {}", display(name)),
            Edit::FileList { competition, players, .. } => {
                format!("list of {} for {} filed", players.len(), display(competition))
            }
            Edit::AmendList { competition, with, without, .. } => {
                let names =
                    |sign: &str, ids: &[Id]| ids.iter().map(|id| format!(" {sign}{}", name(id))).collect::<String>();
                format!("list of {}:{}{}", display(competition), names("+", with), names("−", without))
            }
            Edit::RemoveList { competition } => format!("remove the list of {}", display(competition)),
            Edit::WhatIf { name, .. } => format!("what-if {}", display(name)),
            Edit::KeepFilter { name, .. } => format!("filter {}", display(name)),
            Edit::RemoveFilter { name } => format!("remove filter {}", display(name)),
            Edit::RemoveWhatIf { name } => format!("remove what-if {}", display(name)),
            Edit::ApplyWhatIf { name } => format!("what-if {} made so", display(name)),
            Edit::Plan(PlanField::Club(_)) => "club".into(),
            Edit::Plan(PlanField::Season(_)) => "season".into(),
            Edit::Plan(PlanField::SeasonStarts(_)) => "first day of seasons".into(),
            Edit::Plan(PlanField::Today(_)) => "the plan's today".into(),
            Edit::Plan(PlanField::Currency(_)) => "currency".into(),
            Edit::Plan(PlanField::Competitions(_)) => "competitions".into(),
            Edit::Plan(PlanField::League(_)) => "league".into(),
            Edit::Plan(PlanField::Conclusion(_)) => "conclusion".into(),
            Edit::Plan(PlanField::Patience(_)) => "patience".into(),
            Edit::Plan(PlanField::Windows(_)) => "transfer windows".into(),
            Edit::Plan(PlanField::Transfers(_)) => "transfer budget".into(),
            Edit::Plan(PlanField::Wages(_)) => "wage budget".into(),
            Edit::Plan(PlanField::Revenue(_)) => "revenue".into(),
            Edit::Plan(PlanField::SquadCost(_)) => "limit of the squad cost".into(),
            Edit::Plan(PlanField::CoachWage(_)) => "head coach's wage".into(),
        }
    }

    /// The day on which the edit lets a person come or go, and the words for that; `after` is the plan with the edit.
    pub fn moves_on(&self, after: &Plan, today: Date) -> Option<(Date, &'static str)> {
        Some(match self {
            Edit::Sign { target, .. } => {
                let player = after.players.get(target)?;
                let bought = player.bought.last().filter(|bought| bought.terms.is_some()).map(|bought| bought.on);
                (bought.or(player.joined)?, if bought.is_some() { "he is ours" } else { "he joins" })
            }
            Edit::Sell { player, .. } => {
                let player = after.players.get(player)?;
                let lent = player.lent.as_ref().and_then(|lent| lent.since);
                (player.left.as_ref().map(|left| left.on).or(lent)?, "he goes")
            }
            Edit::Bid { person, by: Side::Us, .. } | Edit::Answer { person, answer: Answer::Accepted, .. } => {
                let target = after.targets.get(person)?;
                (after.target_joins(target, today), "he would join")
            }
            _ => return None,
        })
    }

    /// The same as a sentence, with the usual windows if the plan gives none: `he joins on 2025-07-01`.
    pub fn moves(&self, after: &Plan, today: Date) -> Option<String> {
        let (day, what) = self.moves_on(after, today)?;
        let usual = after.windows.is_empty() && today < day && after.registration(today) == day;
        let usual = usual.then(|| format!(" (the plan gives no windows: {})", after.usual_windows()));
        Some(format!("{what} on {day}{}", usual.unwrap_or_default()))
    }
}
