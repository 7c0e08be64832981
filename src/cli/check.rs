//! `touchline check FILE`: silent when the plan is good.

use std::path::Path;

use crate::analysis::filter::{Filter, FilterProblem};
use crate::analysis::lists::too_many;
use crate::analysis::words;
use crate::domain::{AsTyped, FiledList, KeptFilter, Plan, Rules};
use crate::runtime;
use crate::store::assets::nations;
use crate::store::{self, At, Located, Source};
use crate::text;

/// Warns of unknown nations, of people whom a readable plan has under two ids, of filed lists without rules or with too
/// many players, and of changes of them that change nothing.
pub(super) fn run(file: &Path) -> anyhow::Result<String> {
    let (name, text) = (file.display().to_string(), store::load(file)?);
    let catalogue = runtime::catalogue();
    let plan = store::read_plan(&name, &text, &catalogue.formations)?;
    let (unknown, more) = store::unknown_nations(&name, &text)?;
    let more = (more > 0).then(|| format!("and {more} more nations that are none\n"));
    let twice = store::held_twice(&name, &text, &plan);
    let lines = |found: &[Located]| found.iter().map(|found| format!("{found}\n")).collect::<String>();
    let rules = catalogue.rules();
    let lists = store::lists_without_rules(&name, &text, &plan, &rules);
    let full = full_lists(&name, &text, &plan, &rules);
    let idle = store::idle_changes(&name, &text, &plan);
    let unread = unread_filters(&name, &text, &plan);
    let found = [twice, lists, full, idle, unread].concat();
    Ok(lines(&unknown) + &more.unwrap_or_default() + &lines(&found))
}

/// Where kept filters have terms that can't be asked.
fn unread_filters(name: &str, text: &str, plan: &Plan) -> Vec<Located> {
    let source = Source::new(name, text);
    let root = At::root(&source);
    let filters = root.field("filters");
    let today = plan.today.unwrap_or_else(runtime::clock);
    let problem = |(place, held): (usize, &KeptFilter)| {
        let FilterProblem { found, expected, .. } = Filter::problem(&held.terms, nations(), AsTyped::of(plan, today))?;
        Some(
            filters.entry(place).problem(format!("found “{found}”, expected {expected}; it is left out of the filter")),
        )
    };
    plan.filters.iter().enumerate().filter_map(problem).collect()
}

/// Where filed lists have more players than places.
fn full_lists(name: &str, text: &str, plan: &Plan, known: &[Rules]) -> Vec<Located> {
    let source = Source::new(name, text);
    let root = At::root(&source);
    let registered = root.field("registered");
    let problem = |(place, list): (usize, &FiledList)| {
        let rules = Rules::named(&list.competition, known)?;
        let found = too_many(plan, list, rules)?;
        let problem = format!(
            "found {} players of the club on the list, expected no more than the rules of {} for {} have places for: none is \
             left for {}",
            found.players,
            text::display(&rules.name),
            found.season,
            text::fit(&words::names(&found.off, plan), 160)
        );
        let at = registered.entry(place);
        Some(match found.change {
            Some(change) => at.field("changes").entry(change).field("on").problem(problem),
            None => registered.key(place).problem(problem),
        })
    };
    plan.registered.iter().enumerate().filter_map(problem).collect()
}
