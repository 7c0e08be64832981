//! What a page says, from the answers about a plan: every section in the plan's own words.

mod chances;
mod deals;
mod eleven;
mod lists;
mod money;
mod out;
mod sources;
mod squad;
mod summary;
mod targets;
mod weeks;
mod what_ifs;

use super::answers::PageAnswers;
use super::content::{PageBlock, PageCell, PageSection, PageTable, PlanPage};
use crate::domain::Plan;
use crate::report::page::words::line;

/// The page of a plan; the answers are about that plan.
pub fn page(answers: &PageAnswers, plan: &Plan) -> PlanPage {
    let sections = [
        section("eleven", "The eleven", eleven::blocks(answers, plan)),
        section("gaps", "Gaps", eleven::gaps(answers, plan)),
        section("out", "Who is out", out::blocks(answers, plan)),
        section("weeks", "The weeks ahead", weeks::blocks(answers, plan)),
        section("chances", "What may come, as chances", chances::blocks(answers, plan)),
        section("squad", "The squad by age", squad::blocks(answers, plan)),
        section("targets", "Targets", targets::blocks(answers, plan)),
        section("deals", "Deals", deals::blocks(answers, plan)),
        section("contracts", "Contracts and loans that end", deals::ends(answers, plan)),
        section("lists", "Registration lists", lists::blocks(answers, plan)),
        section("budget", "Budget", money::blocks(answers, plan)),
        section("what-ifs", "What if", what_ifs::blocks(answers, plan)),
        section("sources", "Sources and doubts", sources::blocks(answers, plan)),
    ];
    PlanPage {
        club: line(&plan.club),
        on: answers.on,
        currency: plan.currency.as_deref().map(line),
        facts: summary::facts(answers, plan),
        conclusion: summary::conclusion(plan),
        figures: summary::figures(answers, plan),
        sections: std::iter::once(section("summary", "In short", summary::blocks(answers, plan)))
            .chain(sections)
            .filter(|section| !section.blocks.is_empty())
            .collect(),
    }
}

fn section(id: &'static str, heading: &'static str, mut blocks: Vec<PageBlock>) -> PageSection {
    for block in &mut blocks {
        if let PageBlock::Table(table) = block {
            without_empty_columns(table);
        }
    }
    PageSection { id, heading, blocks }
}

/// Leaves out the columns of which nothing is known; the first names the rows and stays.
fn without_empty_columns(table: &mut PageTable) {
    let says = |at: usize| table.rows.iter().any(|row| row.get(at).is_some_and(|cell| *cell != PageCell::Nothing));
    let kept: Vec<bool> = (0..table.columns.len()).map(|at| at == 0 || says(at)).collect();
    let keep = |at: &mut usize| {
        *at += 1;
        kept.get(*at - 1).copied().unwrap_or(true)
    };
    let mut at = 0;
    table.columns.retain(|_| keep(&mut at));
    for row in &mut table.rows {
        let mut at = 0;
        row.retain(|_| keep(&mut at));
    }
}
