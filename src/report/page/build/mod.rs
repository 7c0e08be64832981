//! What a page says, from the answers about a plan: every section in the plan's own words.

mod deals;
mod eleven;
mod lists;
mod money;
mod out;
mod sources;
mod summary;
mod targets;
mod weeks;
mod what_ifs;

use super::answers::PageAnswers;
use super::content::{PageBlock, PageSection, PlanPage};
use crate::domain::Plan;
use crate::report::page::words::line;

/// The page of a plan; the answers are about that plan.
pub fn page(answers: &PageAnswers, plan: &Plan) -> PlanPage {
    let sections = [
        section("eleven", "The eleven", eleven::blocks(answers, plan)),
        section("gaps", "Gaps", eleven::gaps(answers, plan)),
        section("out", "Who is out", out::blocks(answers, plan)),
        section("weeks", "The weeks ahead", weeks::blocks(answers, plan)),
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

fn section(id: &'static str, heading: &'static str, blocks: Vec<PageBlock>) -> PageSection {
    PageSection { id, heading, blocks }
}
