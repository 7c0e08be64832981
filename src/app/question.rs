//! Questions that take too long for the loop, and texts that answer one.

use std::sync::Arc;

use jiff::civil::Date;

use super::asked::coming;
use crate::analysis::alternatives::Sought;
use crate::analysis::money::words as money_words;
use crate::analysis::{
    Compared, MOST_ABSENCES, Weeks, as_it_is, best_set, compare, least_dispensable, words, worst_absences,
};
use crate::command::MOST_COMPARED;
use crate::domain::{Familiarity, Id, Money, Plan, Rules, WhatIf};
use crate::text;

/// A question that takes too long for the loop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    pub plan: Arc<Plan>,
    pub from: Date,
    pub at_least: Familiarity,
    pub about: About,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum About {
    /// Whom to sign within a budget, if there is one.
    Signings(Option<Money>),
    /// What kept what-ifs come to, beside the plan as it is: those of these names, or the first where there are none.
    WhatIfs(Vec<String>),
    /// Whom the plan can least lose on its first day.
    Worst,
    /// Who may be registered on the first day, under those of these rules that the plan names.
    Lists(Vec<Rules>),
    /// Who else could come.
    Alternatives(Sought),
    /// Who is most like a person.
    Like(Id),
    /// The days ahead on which something changes, each with what it does to the cover.
    Coming,
}

/// A text over the board, fit for a screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    pub title: String,
    pub lines: Vec<String>,
    /// Lines scrolled.
    pub scrolled: usize,
    /// What it answers; nothing where it is what was said last.
    pub to: Option<Question>,
    /// The same asked again, since the plan, the day or who counts has changed.
    pub asked: Option<Question>,
}

impl Answer {
    pub(super) fn new(title: impl Into<String>, lines: Vec<String>) -> Answer {
        Answer { title: title.into(), lines, scrolled: 0, to: None, asked: None }
    }
}

impl Question {
    /// Takes as long as it takes: not for the loop.
    pub fn answer(&self) -> Answer {
        let weeks = Weeks::new(self.from, *Weeks::COUNT.end());
        let answer = match &self.about {
            About::Signings(budget) => self.signings(weeks, *budget),
            About::WhatIfs(names) => self.what_ifs(weeks, names),
            About::Worst => self.worst(),
            About::Lists(rules) => self.lists(rules),
            About::Alternatives(sought) => self.alternatives(weeks, sought),
            About::Like(person) => self.like(person),
            About::Coming => self.coming(),
        };
        Answer { to: Some(self.clone()), ..answer }
    }

    fn coming(&self) -> Answer {
        let coming = coming(&self.plan, self.from, self.at_least);
        let mut lines: Vec<String> = coming.iter().map(|coming| format!("{}  {}", coming.on, coming.what)).collect();
        if lines.is_empty() {
            lines.push("Nobody comes or goes, and no match is planned, in the weeks ahead.".into());
        }
        Answer::new(format!("What changes after {}", self.from), lines)
    }

    /// A table: a line for each figure, a column for each what-if, the plan as it is before them.
    fn what_ifs(&self, weeks: Weeks, names: &[String]) -> Answer {
        let chosen: Vec<&WhatIf> = match names {
            [] => self.plan.what_ifs.iter().take(MOST_COMPARED).collect(),
            names => names.iter().filter_map(|name| self.plan.what_if(name)).collect(),
        };
        let before = as_it_is(&self.plan, weeks, self.at_least);
        let compared: Vec<Compared> =
            chosen.iter().map(|what_if| compare(&self.plan, what_if, weeks, self.at_least, self.from)).collect();
        let names = chosen.iter().map(|what_if| text::fit(&what_if.name, WHAT_IF).into_owned());
        let mut rows = vec![row("", "as it is".into(), names)];
        for (label, figure) in FIGURES {
            let found = compared.iter().map(|found| changed(&figure(&before), figure(found)));
            rows.push(row(label, figure(&before), found));
        }
        rows.push(row("signings cost", cost(&before), compared.iter().map(cost)));
        let mut lines = table(&rows);
        for (what_if, found) in chosen.iter().zip(&compared) {
            let stale =
                found.stale.iter().map(|stale| format!("{}: stale: {}", text::display(&what_if.name), stale.why));
            lines.extend(stale);
            lines.extend(found.registered.iter().map(|(target, day)| {
                let (name, target) = (text::display(&what_if.name), text::display(self.plan.short_name(target)));
                format!("{name}: {target} {}", words::registered(*day))
            }));
        }
        lines.push(String::new());
        lines.push(match self.plan.what_ifs.len() {
            0 => "No what-if is kept: what-if \"No Gatti\" lose gatti until 2025-09-01, sign balerdi".into(),
            kept if kept > chosen.len() => format!("{kept} are kept: compare takes the names of up to {MOST_COMPARED}"),
            _ => "→ is from the plan as it is; a week breaks when some slot can't be filled on one of its days".into(),
        });
        Answer::new(format!("What-ifs over {} weeks", Weeks::COUNT.end()), lines)
    }

    /// The absences that hurt most on a day, one to four at once, and what proves the margin they start from.
    fn worst(&self) -> Answer {
        let mut lines = Vec::new();
        if let Some(case) = least_dispensable(&self.plan, self.from, self.at_least) {
            lines.push(format!("The player the plan can least lose is {}.", words::names(&case.players, &self.plan)));
        }
        for absences in 1..=MOST_ABSENCES {
            if let Some(case) = worst_absences(&self.plan, self.from, self.at_least, absences) {
                lines.push(String::new());
                lines.push(words::worst_case(&case, &self.plan));
                lines.push(format!(
                    "    strength of the eleven {}",
                    text::change(strength(case.strength_before), strength(case.strength_after))
                ));
            }
        }
        if lines.is_empty() {
            lines.push("Nobody is available: there is nobody to lose.".into());
        }
        Answer::new(format!("What would hurt most on {}", self.from), lines)
    }

    fn signings(&self, weeks: Weeks, budget: Option<Money>) -> Answer {
        let (budget, within) = money_words::within(&self.plan, budget, self.from);
        let found = best_set(&self.plan, weeks, self.at_least, budget);
        let slots = words::group_of(&found.slots, &self.plan.tactic.formation);
        let mut lines = Vec::new();
        if found.slots.is_empty() {
            lines.push("Every slot has the depth wanted in all of the weeks: nobody is needed.".to_owned());
        } else {
            lines.push(format!("For {slots}, over {} weeks from {}:", Weeks::COUNT.end(), self.from));
            lines.push(words::signings(&found.best, &self.plan));
        }
        if let Some(((second, _), why)) = found.runner_up.as_ref().zip(words::lost(&found)) {
            lines.push(String::new());
            lines.push(format!("The next best: {}", words::signings(second, &self.plan)));
            lines.push(format!("It lost because {why}."));
        }
        if !found.unpriced.is_empty() {
            lines.push(String::new());
            lines.push(format!(
                "Left out, since nothing tells their cost: {}",
                words::names(&found.unpriced, &self.plan)
            ));
        }
        Answer::new(format!("The best signings {within}"), lines)
    }
}

type Figure = fn(&Compared) -> String;

/// What is compared, line by line.
const FIGURES: [(&str, Figure); 7] = [
    ("margin today", |found| found.now.margin.to_string()),
    ("margin at worst", |found| found.worst.margin.to_string()),
    ("  first on", |found| found.worst.margin_on.to_string()),
    ("short today", |found| found.now.shortfall.to_string()),
    ("short at worst", |found| found.worst.shortfall.to_string()),
    ("  first on", |found| found.worst.shortfall_on.to_string()),
    ("weeks that break", |found| found.weeks_broken.to_string()),
];

/// Columns of a what-if at most: three of them stand beside the plan in a window of 80.
const WHAT_IF: usize = 14;

/// The change, or what it comes to where both have no room: what was before stands in the first column.
fn changed(before: &str, after: String) -> String {
    let change = text::change(before, &after);
    if text::width(&change) > WHAT_IF { format!("→ {after}") } else { change }
}

fn row(label: &str, as_it_is: String, what_ifs: impl Iterator<Item = String>) -> Vec<String> {
    [label.to_owned(), as_it_is].into_iter().chain(what_ifs).collect()
}

/// Lines in columns that are as wide as what stands in them.
fn table(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| text::width(cell)).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| {
            let gap = width.saturating_sub(text::width(cell));
            format!("{cell}{:gap$}", "")
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// A total of ratings, or of values, in the shortest form.
fn strength(total: i64) -> Money {
    Money::from_units(total.unsigned_abs())
}

fn cost(found: &Compared) -> String {
    let more = if found.unpriced.is_empty() { "" } else { " and more" };
    format!("{}{more}", found.cost)
}
