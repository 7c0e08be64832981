//! `touchline page FILE`: everything about a plan on a day as one page to hand on.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::ValueEnum;

use super::ahead::{Level, TypedOption};
use super::what_if;
use crate::analysis::lists::ListReasons;
use crate::command::PageFormat;
use crate::desk;
use crate::domain::{Plan, WhatIf};
use crate::report::page::PageQuestion;
use crate::runtime;
use crate::text;

// What the page is of, and how it is written.
#[derive(clap::Args)]
pub(super) struct PageArguments {
    /// How it is written; as the path's ending says unless said, else html
    #[arg(long, value_enum)]
    format: Option<WrittenAs>,
    /// The day; the plan's today unless said
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    on: Option<String>,
    /// A what-if that the plan keeps, to compare; all of them unless said
    #[arg(long, value_name = "NAME")]
    what_if: Vec<String>,
    /// The lowest familiarity that counts
    #[arg(long, value_enum, default_value_t = Level::Competent)]
    at_least: Level,
    /// The file to write, in place of one that is there; without it, or with -, the page is printed
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum WrittenAs {
    Html,
    Md,
    Xlsx,
    Json,
}

impl From<WrittenAs> for PageFormat {
    fn from(written: WrittenAs) -> PageFormat {
        match written {
            WrittenAs::Html => PageFormat::Html,
            WrittenAs::Md => PageFormat::Markdown,
            WrittenAs::Xlsx => PageFormat::Workbook,
            WrittenAs::Json => PageFormat::Json,
        }
    }
}

pub(super) fn run(file: &Path, arguments: &PageArguments) -> anyhow::Result<String> {
    let catalogue = runtime::catalogue();
    let plan = desk::read(file, &catalogue.formations)?;
    let (on, today) = TypedOption::on(arguments.on.as_deref()).day_of(&plan)?;
    let format = format(arguments)?;
    let (what_ifs, rules) = (what_ifs(&arguments.what_if, &plan, file)?, catalogue.rules());
    let (at_least, lists) = (arguments.at_least.into(), ListReasons::Newcomers);
    let (injuries, fees) = (catalogue.forecast.injuries(), catalogue.forecast.fees());
    let question = PageQuestion { on, today, at_least, what_ifs: &what_ifs, rules: &rules, lists, injuries, fees };
    let page = runtime::page_of(&plan, question, format)?;
    match file_named(arguments) {
        Some(out) => {
            runtime::write_page(out, &page, Some(file))?;
            Ok(format!("wrote {}\n", text::path(out)))
        }
        None => Ok(String::from_utf8(page)?),
    }
}

/// The file that is written; `None` for the output.
fn file_named(arguments: &PageArguments) -> Option<&Path> {
    arguments.out.as_deref().filter(|out| *out != Path::new("-"))
}

/// The format that is asked for, or that the path's ending says.
fn format(arguments: &PageArguments) -> anyhow::Result<PageFormat> {
    let out = file_named(arguments);
    let (asked, by_ending) = (arguments.format.map(PageFormat::from), out.and_then(PageFormat::by_ending));
    let format = match (asked, by_ending, out) {
        (Some(asked), Some(other), Some(out)) if asked != other => bail!(
            "found --format {asked} and --out {}, which are not the same, expected --out {}, or --format {other}",
            text::path(out),
            text::path(&out.with_extension(asked.word()))
        ),
        (Some(asked), ..) => asked,
        (None, Some(format), _) => format,
        (None, None, None) => PageFormat::Html,
        (None, None, Some(out)) => {
            bail!(
                "found --out {}, whose ending tells no format, expected .html, .md, .xlsx or .json, or --format",
                text::path(out)
            )
        }
    };
    match out {
        None if format == PageFormat::Workbook => {
            bail!("found --format xlsx without --out, expected a file for the workbook: --out page.xlsx")
        }
        _ => Ok(format),
    }
}

/// The kept what-ifs of these names, each once, or all of them.
fn what_ifs(names: &[String], plan: &Plan, file: &Path) -> anyhow::Result<Vec<WhatIf>> {
    if names.is_empty() {
        return Ok(plan.what_ifs.clone());
    }
    let mut found: Vec<WhatIf> = Vec::new();
    for name in names {
        let what_if = what_if::kept(plan, name, file)?;
        if !found.iter().any(|held| held.name == what_if.name) {
            found.push(what_if.clone());
        }
    }
    Ok(found)
}
