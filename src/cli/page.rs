//! `touchline page FILE`: everything about a plan on a day as one page to hand on.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};
use clap::ValueEnum;

use super::ahead::{Level, TypedOption};
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
    /// The file to write, in place of one that is there; without it the page is printed
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
    let (what_ifs, rules) = (what_ifs(&arguments.what_if, &plan)?, catalogue.rules());
    let (at_least, injuries) = (arguments.at_least.into(), catalogue.forecast.injuries());
    let question = PageQuestion { on, today, at_least, what_ifs: &what_ifs, rules: &rules, injuries };
    let page = runtime::page_of(&plan, question, format)?;
    match &arguments.out {
        Some(out) => {
            runtime::write_page(out, &page, Some(file))?;
            Ok(format!("wrote {}\n", text::path(out)))
        }
        None => Ok(String::from_utf8(page)?),
    }
}

/// The format that is asked for, or that the path's ending says.
fn format(arguments: &PageArguments) -> anyhow::Result<PageFormat> {
    let by_ending = arguments.out.as_deref().and_then(PageFormat::by_ending);
    let format = match (arguments.format, by_ending, &arguments.out) {
        (Some(asked), ..) => asked.into(),
        (None, Some(format), _) => format,
        (None, None, None) => PageFormat::Html,
        (None, None, Some(out)) => {
            bail!(
                "found --out {}, whose ending tells no format, expected .html, .md, .xlsx or .json, or --format",
                text::path(out)
            )
        }
    };
    match &arguments.out {
        None if format == PageFormat::Workbook => {
            bail!("found --format xlsx without --out, expected a file for the workbook: --out page.xlsx")
        }
        _ => Ok(format),
    }
}

/// The kept what-ifs of these names, or all of them.
fn what_ifs(names: &[String], plan: &Plan) -> anyhow::Result<Vec<WhatIf>> {
    if names.is_empty() {
        return Ok(plan.what_ifs.clone());
    }
    let named = |name: &String| {
        let known = plan.what_ifs.iter().map(|what_if| what_if.name.as_str());
        let nearest = text::nearest(name, known).map(|near| format!("; the nearest is “{}”", text::fit(near, 40)));
        let nearest = nearest.unwrap_or_default();
        let found = text::fit(name, 40).into_owned();
        plan.what_if(name).cloned().ok_or_else(|| {
            anyhow!("found --what-if “{found}”, expected the name of a what-if that the plan keeps{nearest}")
        })
    };
    names.iter().map(named).collect()
}
