//! What files change in plans: pairs of files of one club, worked by hand.

mod clubs;
mod feeds;
mod fields;
mod matching;
mod whose;

use std::fmt::Write as _;
use std::sync::LazyLock;

use jiff::civil::Date;
use touchline::domain::{Id, Plan};
use touchline::import::dialects::{Dialect, RowIs, dialects, recognise};
use touchline::import::people::{FileContext, People, people};
use touchline::import::update::{PlanUpdate, TakenAs, UpdateContext, update};
use touchline::store::{assets, read_plan, write_plan};

use super::book;

static DIALECTS: LazyLock<Vec<Dialect>> = LazyLock::new(|| dialects().unwrap());

/// A file of a source, on a day.
struct Given {
    source: String,
    rows: RowIs,
    on: Date,
    people: People,
}

fn given(text: &str, on: Date) -> Given {
    given_table(text, "", on)
}

/// The same of a file of several tables, by the name of one.
fn given_table(text: &str, name: &str, on: Date) -> Given {
    let tables = book(text).tables;
    let table = tables.into_iter().find(|table| table.name() == name).unwrap();
    let dialect = recognise(table.headers(), &DIALECTS).unwrap();
    let context = FileContext { on, currency: None, nations: assets::nations() };
    Given { source: dialect.name.clone(), rows: dialect.rows, on, people: people(&table, dialect, &context) }
}

impl Given {
    fn update(&self, plan: &Plan, taken_as: Option<TakenAs>) -> PlanUpdate {
        self.update_with(plan, taken_as, None, &[])
    }

    fn update_with(
        &self,
        plan: &Plan,
        taken_as: Option<TakenAs>,
        club: Option<&str>,
        chosen: &[(usize, Option<Id>)],
    ) -> PlanUpdate {
        let context = UpdateContext {
            source: &self.source,
            on: self.on,
            today: self.on,
            rows: self.rows,
            taken_as,
            club,
            chosen,
        };
        update(plan, &self.people, &context).unwrap()
    }

    /// The plan after everything that is proposed.
    fn taken(&self, plan: &Plan, taken_as: Option<TakenAs>) -> Plan {
        self.update(plan, taken_as).accept(plan, |_| true).unwrap()
    }
}

/// A plan of a club, by what it says of its players and its targets.
fn plan(players: &str, targets: &str) -> Plan {
    let text = format!(
        "(format: 1, club: \"Northfield\", season: \"2026-27\", today: \"2026-08-22\", tactic: (formation: \"4-4-2\"), \
         players: {{{players}}}, targets: {{{targets}}})"
    );
    read_plan("plan.ron", &text, &assets::formations()).unwrap_or_else(|error| panic!("{error}"))
}

/// Proposals and differences, a line each.
fn lines(update: &PlanUpdate) -> String {
    let mut lines = String::new();
    for proposal in &update.proposals {
        let was = proposal.was.as_deref().map(|was| format!("{was} → ")).unwrap_or_default();
        let yours = proposal.typed.map(|day| format!(" (yours of {day})")).unwrap_or_default();
        let was = was.replacen(" →", &format!("{yours} →"), 1);
        writeln!(lines, "{} {}: {was}{}", proposal.person, proposal.kind.word(), proposal.becomes).unwrap();
    }
    for held in &update.differences {
        let plan = held.plan.as_deref().unwrap_or("nothing");
        writeln!(lines, "{} {}: {plan}, not {}: {}", held.person, held.kind.word(), held.file, held.why).unwrap();
    }
    lines
}

/// Plans say the same; else where they do not.
fn assert_same(one: &Plan, other: &Plan) {
    assert_eq!(write_plan(one), write_plan(other));
    assert_eq!(one, other);
}
