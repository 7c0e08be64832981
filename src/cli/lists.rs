//! `touchline lists FILE`: who may be registered for each competition, and why.

use std::path::Path;

use anyhow::bail;

use super::ahead::TypedOption;
use crate::analysis::lists::{ListReasons, Registration, registration, rules_of, words};
use crate::desk;
use crate::domain::{Familiarity, Plan, Rules};
use crate::report::json;
use crate::runtime;
use crate::store::{self, Source};
use crate::text;

pub(super) fn run(
    file: &Path,
    rules: Option<&str>,
    on: Option<&str>,
    at_least: Familiarity,
    as_json: bool,
) -> anyhow::Result<String> {
    let catalogue = runtime::catalogue();
    let plan = desk::read(file, &catalogue.formations)?;
    let (plan, on, _) = TypedOption::on(on).known(&plan)?;
    let answers: Vec<Registration> = asked(rules, &plan, &catalogue.rules())?
        .iter()
        .map(|rules| registration(&plan, rules, on, at_least, ListReasons::Everything))
        .collect();
    Ok(match as_json {
        true => format!("{:#}\n", json::lists(&answers)),
        false => {
            answers.iter().map(|answer| words::lines(answer, &plan).join("\n") + "\n").collect::<Vec<_>>().join("\n")
        }
    })
}

/// The rules to answer for.
///
/// `rules` is the name of a competition or a file of rules. Without it they are those that the plan names, or all known
/// ones.
fn asked(rules: Option<&str>, plan: &Plan, known: &[Rules]) -> anyhow::Result<Vec<Rules>> {
    let Some(asked) = rules else {
        let (rules, unknown) = rules_of(plan, known);
        return unknown.first().map_or(Ok(rules), |name| no_such(name, known));
    };
    if let Some(rules) = Rules::named(asked, known) {
        return Ok(vec![rules.clone()]);
    }
    match store::load(Path::new(asked)) {
        Ok(text) => Ok(store::read_rules(&Source::new(asked, &text))?),
        Err(error) if error.is_missing() => bail!(
            "found --rules “{}”, which is no file and no known competition, expected a file of rules that is there, or \
             one of {}",
            text::fit(asked, 60),
            names(known)
        ),
        Err(error) => Err(error.into()),
    }
}

fn no_such<T>(name: &str, known: &[Rules]) -> anyhow::Result<T> {
    bail!(
        "found the competition “{}”, expected one of {}, or --rules and the file of its rules",
        text::fit(name, 60),
        names(known)
    )
}

fn names(known: &[Rules]) -> String {
    known.iter().map(|rules| rules.name.as_str()).collect::<Vec<_>>().join(", ")
}
