//! What-ifs on the board: begun for whoever is selected, and shown once they are kept.

use super::line::Purpose;
use super::model::Model;
use super::said::{Status, Tone};
use crate::analysis::words;
use crate::command::{Command, Looking, quote};
use crate::domain::{Assumption, Person, Plan, WhatIf};

impl Model {
    /// Opens the line of the selected what-if, or of one about the selected person.
    pub(super) fn suppose(&mut self) {
        if let Some(held) = self.screens.what_if(&self.asked).and_then(|name| self.kept_plan().what_if(name)) {
            return self.open_prompt(line(held), Purpose::Command);
        }
        let Some((id, person)) = self.selected() else { return };
        let assumption = match person {
            Person::Player(_) => Assumption::Lose { player: id.clone(), from: None, until: None },
            Person::Target(_) => Assumption::Sign { target: id.clone(), from: None },
        };
        let line = line(&self.supposed(assumption));
        self.open_prompt(line, Purpose::Command);
    }

    /// What is assumed already with one thing more, or the what-if that has it.
    fn supposed(&self, assumption: Assumption) -> WhatIf {
        let plan = self.kept_plan();
        let has = |held: &&WhatIf| held.assumptions.iter().any(|other| is_alike(other, &assumption));
        let assumed = self.asked.assumed.as_ref().and_then(|assumed| plan.what_if(&assumed.name));
        if let Some(held) = assumed.filter(has) {
            return held.clone();
        }
        let told = words::assumed(&assumption, self.asked.plan());
        let name = assumed.map_or_else(|| told.clone(), |held| format!("{}, {told}", held.name));
        if let Some(held) = plan.what_if(&name).filter(has) {
            return held.clone();
        }
        let before = assumed.map(|held| held.assumptions.clone());
        let assumptions = before.into_iter().flatten().chain([assumption]).collect();
        WhatIf { name: free(name, plan), assumptions }
    }

    /// Shows every screen as a what-if that was just kept would have it.
    pub(super) fn take_up(&mut self, name: &str) {
        self.asked.take_up(name, self.desk.plan());
        self.screens.what_ifs.follow(name);
        let Some(assumed) = &self.asked.assumed else { return };
        let key = self.catalogue.keymap.usual_key_of(&Command::Look(Looking::Assume(None))).unwrap_or_default();
        let back = format!("{key} shows the plan as it is");
        self.status = match assumed.stale.join("; ") {
            stale if stale.is_empty() => Status::new(format!("{}; {back}", self.status.text), Tone::Plain),
            stale => Status::warning(format!("{}; stale: {stale}; {back}", self.status.text)),
        };
    }
}

/// Whether both assume the same of the same person, if perhaps on other days.
fn is_alike(one: &Assumption, other: &Assumption) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other) && one.person() == other.person()
}

/// The name, or with the first number that makes it one that no what-if has.
fn free(name: String, plan: &Plan) -> String {
    let numbered = (2..).map(|number: u32| format!("{name} {number}"));
    std::iter::once(name.clone()).chain(numbered).find(|name| plan.what_if(name).is_none()).unwrap_or(name)
}

/// The line that keeps a what-if, ready for more words.
fn line(what_if: &WhatIf) -> String {
    let assumed: Vec<String> = what_if.assumptions.iter().map(ToString::to_string).collect();
    format!("what-if {} {} ", quote(&what_if.name), assumed.join(", "))
}
