//! Edits of deadlines, matches, call-ups and the plan's own fields.

use jiff::civil::Date;

use super::entries::{put, require, shown};
use super::{Edit, PlanField, Refused};
use crate::domain::{CallUp, Deadline, KeptFilter, Match, Plan, Season};
use crate::text::display;

impl Plan {
    /// Makes an edit that changes no person; other edits change nothing here.
    pub(super) fn change_dates(&mut self, edit: Edit, today: Date) -> Result<(), Refused> {
        match edit {
            Edit::Deadline { name, on } => {
                require(&name, Refused::NoName)?;
                put(&mut self.deadlines, Deadline { name, on }, |a, b| a.name == b.name);
            }
            Edit::KeepFilter { name, terms } => {
                require(&name, Refused::NoName)?;
                require(&terms, Refused::EmptyFilter)?;
                put(&mut self.filters, KeptFilter { name, terms }, |a, b| a.name == b.name);
            }
            Edit::RemoveFilter { name } => {
                let there = self.filters.iter().map(|filter| filter.name.as_str());
                let refused = Refused::NoSuchFilter(shown(&name), these(there));
                remove(&mut self.filters, |filter| filter.name == name, refused)?;
            }
            Edit::RemoveDeadline { name } => {
                let there = self.deadlines.iter().map(|deadline| deadline.name.as_str());
                let refused = Refused::NoSuchDeadline(shown(&name), these(there));
                remove(&mut self.deadlines, |deadline| deadline.name == name, refused)?;
            }
            Edit::Match { on, versus, competition } => {
                require(&versus, Refused::NoName)?;
                require(competition.as_deref().unwrap_or("-"), Refused::NoName)?;
                let held = self.matches.iter().find(|played| played.on == on);
                let competition = competition.or(held.and_then(|played| played.competition.clone()));
                put(&mut self.matches, Match { on, versus, competition }, |a, b| a.on == b.on);
            }
            Edit::RemoveMatch { on } => {
                let days: Vec<String> = self.matches.iter().map(|played| played.on.to_string()).collect();
                let refused = Refused::NoSuchMatch(on, these(days.iter().map(String::as_str)));
                remove(&mut self.matches, |played| played.on == on, refused)?;
            }
            Edit::CallUp { name, from, until, players } => {
                require(&name, Refused::NoName)?;
                if until < from {
                    return Err(Refused::CallUpEndsFirst { from, until });
                }
                self.check_players(&players)?;
                put(&mut self.call_ups, CallUp { name, from, until, players }, |a, b| a.name == b.name);
            }
            Edit::RemoveCallUp { name } => {
                let there = self.call_ups.iter().map(|call_up| call_up.name.as_str());
                let refused = Refused::NoSuchCallUp(shown(&name), these(there));
                remove(&mut self.call_ups, |call_up| call_up.name == name, refused)?;
            }
            Edit::FileList { competition, players, on } => self.file_list(competition, players, on.unwrap_or(today))?,
            Edit::AmendList { competition, with, without, on } => {
                self.amend_list(&competition, &with, &without, (on, today))?;
            }
            Edit::RemoveList { competition } => self.remove_list(&competition)?,
            Edit::Plan(PlanField::League(league)) => self.league = league,
            Edit::Plan(PlanField::Conclusion(conclusion)) => self.conclusion = conclusion,
            Edit::Plan(PlanField::Club(club)) => {
                require(&club, Refused::NoName)?;
                self.club = club;
            }
            Edit::Plan(PlanField::Season(season)) => self.season_year = season.map(Season::year),
            Edit::Plan(PlanField::SeasonStarts(starts)) => self.season_starts = starts,
            Edit::Plan(PlanField::Today(today)) => self.today = today,
            Edit::Plan(PlanField::Currency(currency)) => self.currency = currency,
            Edit::Plan(PlanField::Competitions(names)) => {
                names.iter().try_for_each(|name| require(name, Refused::NoName))?;
                self.competitions = names;
            }
            Edit::Plan(PlanField::Patience(patience)) => self.patience = patience,
            Edit::Plan(PlanField::Windows(windows)) => {
                if let Some(window) = windows.iter().find(|window| window.closes < window.opens) {
                    return Err(Refused::WindowClosesFirst { opens: window.opens, closes: window.closes });
                }
                self.windows = windows;
            }
            Edit::Plan(PlanField::Transfers(money)) => self.budget.transfers = money,
            Edit::Plan(PlanField::Wages(money)) => self.budget.wages = money,
            Edit::Plan(PlanField::Revenue(money)) => self.budget.revenue = money,
            Edit::Plan(PlanField::SquadCost(percent)) => self.budget.squad_cost = percent,
            Edit::Plan(PlanField::CoachWage(money)) => self.budget.coach_wage = money,
            _ => {}
        }
        Ok(())
    }
}

fn remove<T>(entries: &mut Vec<T>, which: impl Fn(&T) -> bool, refused: Refused) -> Result<(), Refused> {
    let index = entries.iter().position(which).ok_or(refused)?;
    entries.remove(index);
    Ok(())
}

pub(super) fn these<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.map(display).collect();
    if names.is_empty() { "the plan has none".into() } else { format!("the plan has {}", names.join(", ")) }
}
