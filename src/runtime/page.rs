//! Pages to hand on: asked for, laid out and written.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use anyhow::Context;

use super::input::Events;
use crate::app::{Msg, PageToCopy};
use crate::command::{PageFormat, begun};
use crate::domain::{Plan, Rules};
use crate::report::page::{PageAnswers, PageQuestion, html, json, markdown, page, workbook};
use crate::text;

/// The page of a plan in a format.
///
/// # Errors
/// A workbook can't be packed.
pub fn page_of(plan: &Plan, question: PageQuestion<'_>, format: PageFormat) -> anyhow::Result<Vec<u8>> {
    let plan = &*plan.seen_on(question.today);
    let answers = PageAnswers::new(plan, question);
    Ok(match format {
        PageFormat::Json => format!("{:#}\n", json(&answers, plan, begun)).into_bytes(),
        PageFormat::Html => html(&page(&answers, plan)).into_bytes(),
        PageFormat::Markdown => markdown(&page(&answers, plan)).into_bytes(),
        PageFormat::Workbook => workbook(&page(&answers, plan)).context("cannot make a workbook")?,
    })
}

/// Makes a page off the loop, and tells it in Markdown.
pub(super) fn make_to_copy(asked: PageToCopy, rules: Arc<[Rules]>, events: &Events) -> anyhow::Result<()> {
    let events = events.clone();
    let make = move || {
        let PageToCopy { plan, on, today, at_least, what_ifs } = asked;
        let question = PageQuestion { on, today, at_least, what_ifs: &what_ifs, rules: &rules };
        let plan = &*plan.seen_on(today);
        events.tell(Msg::Page(markdown(&page(&PageAnswers::new(plan, question), plan))));
    };
    thread::Builder::new().name("page".into()).spawn(make).context("a page cannot be made")?;
    Ok(())
}

/// Writes a page, over one that is there.
///
/// # Errors
/// Why it can't be written, and what to do.
pub fn write_page(path: &Path, page: &[u8]) -> anyhow::Result<()> {
    let shown = text::path(path);
    fs::write(path, page).with_context(|| format!("cannot write {shown}: give another path, or make room"))
}
