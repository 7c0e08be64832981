//! Pages to hand on: asked for, laid out and written.

use std::fs;
use std::path::Path;

use anyhow::Context;

use crate::command::{PageFormat, begun};
use crate::domain::Plan;
use crate::report::page::{PageAnswers, PageQuestion, html, json, markdown, page};
use crate::text;

/// The page of a plan in a format.
pub fn page_of(plan: &Plan, question: PageQuestion<'_>, format: PageFormat) -> Vec<u8> {
    let plan = &*plan.seen_on(question.today);
    let answers = PageAnswers::new(plan, question);
    match format {
        PageFormat::Json => format!("{:#}\n", json(&answers, plan, begun)).into_bytes(),
        PageFormat::Html => html(&page(&answers, plan)).into_bytes(),
        PageFormat::Markdown => markdown(&page(&answers, plan)).into_bytes(),
    }
}

/// Writes a page, over one that is there.
///
/// # Errors
/// Why it can't be written, and what to do.
pub fn write_page(path: &Path, page: &[u8]) -> anyhow::Result<()> {
    let shown = text::path(path);
    fs::write(path, page).with_context(|| format!("cannot write {shown}: give another path, or make room"))
}
