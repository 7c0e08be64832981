//! `touchline diff A B`: what is different in the second plan, in words or as JSON.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use clap::Args;

use super::lines::{page, sentence, table};
use crate::desk;
use crate::domain::{self, FieldChange};
use crate::report::json;
use crate::runtime;
use crate::text;

/// The most changes of one kind that are said one by one, and the most names in a sum of them.
const EACH: usize = 10;
const NAMED: usize = 3;

#[derive(Args)]
pub(super) struct DiffArguments {
    before: PathBuf,
    after: PathBuf,
    /// Say each change, also where many are of one kind
    #[arg(long)]
    all: bool,
    /// Print the changes as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &DiffArguments) -> anyhow::Result<String> {
    let formations = runtime::catalogue().formations;
    let read = |file: &Path| desk::read(file, &formations);
    let changes = domain::diff(&read(&arguments.before)?, &read(&arguments.after)?);
    if arguments.json {
        return Ok(format!("{:#}\n", json::diff(&changes)));
    }
    let most = if arguments.all { usize::MAX } else { EACH };
    let mut kinds: HashMap<String, Vec<&FieldChange>> = HashMap::new();
    for change in &changes {
        kinds.entry(kind(change)).or_default().push(change);
    }
    let (mut rows, mut sums) = (Vec::new(), Vec::new());
    for change in &changes {
        let kind = kind(change);
        if kinds.get(&kind).is_some_and(|alike| alike.len() <= most) {
            let cell = |value: &Option<String>| value.clone().unwrap_or_else(|| text::UNKNOWN.to_owned());
            rows.push([change.what.clone(), cell(&change.before), cell(&change.after)]);
        } else if let Some(alike) = kinds.remove(&kind) {
            sums.extend(sentence(&sum(&kind, &alike)));
        }
    }
    sums.extend((!sums.is_empty()).then(|| "--all says each".to_owned()));
    Ok(page([table(["what", "before", "after"], &rows, &[]), sums]))
}

/// What changes of one kind have in common: `players are new`, `changes of value`, `changes of absence from …`.
fn kind(change: &FieldChange) -> String {
    if domain::ROSTERS.contains(&change.field.as_str()) {
        let became = if change.before.is_none() { "new" } else { "gone" };
        return format!("{}s are {became}", change.field);
    }
    let words = change.field.split(' ').map(|word| if domain::day(word).is_ok() { "…" } else { word });
    format!("changes of {}", words.collect::<Vec<_>>().join(" "))
}

/// Many changes of one kind: `312 players are new: Adžić, Bremer, Cabal and 309 more`.
fn sum(kind: &str, changes: &[&FieldChange]) -> String {
    let mut whose: Vec<&str> = changes.iter().map(|change| change.of.as_deref().unwrap_or(&change.what)).collect();
    whose.dedup();
    format!("{} {kind}: {}", changes.len(), text::some_of(whose, NAMED))
}
