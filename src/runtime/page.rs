//! Pages to hand on: asked for, laid out and written.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use anyhow::{Context, bail};

use super::input::Events;
use crate::app::{Msg, PageToMake, PageToWrite};
use crate::command::{PageFormat, begun};
use crate::domain::{Plan, Rules};
use crate::report::page::{PageAnswers, PageQuestion, html, json, markdown, page, workbook};
use crate::store::assets;
use crate::text;

/// The page of a plan in a format.
///
/// # Errors
/// A workbook can't be packed.
pub fn page_of(plan: &Plan, question: PageQuestion<'_>, format: PageFormat) -> anyhow::Result<Vec<u8>> {
    let plan = &*plan.seen_on(question.today);
    // Its JSON has exact answers alone; those about chances are printed by `touchline risk`.
    let injuries = question.injuries.filter(|_| format != PageFormat::Json);
    let answers = PageAnswers::new(plan, PageQuestion { injuries, ..question });
    Ok(match format {
        PageFormat::Json => format!("{:#}\n", json(&answers, plan, begun)).into_bytes(),
        PageFormat::Html => html(&page(&answers, plan)).into_bytes(),
        PageFormat::Markdown => markdown(&page(&answers, plan)).into_bytes(),
        PageFormat::Workbook => workbook(&page(&answers, plan)).context("cannot make a workbook")?,
    })
}

/// Pages that the board asked for, made off the loop.
#[derive(Default)]
pub(super) struct PageMakers {
    writing: Vec<JoinHandle<Result<PathBuf, String>>>,
}

impl PageMakers {
    /// Makes a page, and tells it in Markdown.
    pub(super) fn copy(&self, asked: PageToMake, rules: Arc<[Rules]>, events: &Events) -> anyhow::Result<()> {
        let events = events.clone();
        let make = move || {
            if let Ok(page) = made(&asked, &rules, PageFormat::Markdown).and_then(|page| Ok(String::from_utf8(page)?)) {
                events.tell(Msg::Page(page));
            }
        };
        thread::Builder::new().name("page".into()).spawn(make).context("a page cannot be made")?;
        Ok(())
    }

    /// Makes a page and writes it, and tells where it is.
    pub(super) fn write(&mut self, asked: PageToWrite, rules: Arc<[Rules]>, events: &Events) -> anyhow::Result<()> {
        let events = events.clone();
        let make = move || {
            let written = written(&asked, &rules).map_err(|error| format!("{error:#}"));
            events.tell(Msg::PageWritten(written.clone()));
            written
        };
        self.writing.retain(|writing| !writing.is_finished());
        self.writing.push(thread::Builder::new().name("page".into()).spawn(make).context("a page cannot be made")?);
        Ok(())
    }

    /// Waits for the pages that are not written yet, and returns why some can't be.
    pub(super) fn finish(self) -> Vec<String> {
        let unfinished: Vec<_> = self.writing.into_iter().filter(|writing| !writing.is_finished()).collect();
        unfinished.into_iter().filter_map(|writing| writing.join().ok()?.err()).collect()
    }
}

fn made(asked: &PageToMake, rules: &[Rules], format: PageFormat) -> anyhow::Result<Vec<u8>> {
    let PageToMake { plan, on, today, at_least, what_ifs } = asked;
    let injuries = assets::shipped_tables().injuries();
    page_of(plan, PageQuestion { on: *on, today: *today, at_least: *at_least, what_ifs, rules, injuries }, format)
}

/// Makes a page and writes it, into a folder by its own name.
fn written(asked: &PageToWrite, rules: &[Rules]) -> anyhow::Result<PathBuf> {
    let PageToWrite { page, format, path, name, over, plan_file } = asked;
    let path = if path.is_dir() { &path.join(name) } else { path };
    if !over && path.exists() {
        bail!("{} exists: say over at the end of the line to replace it", text::path(path));
    }
    write_page(path, &made(page, rules, *format)?, plan_file.as_deref())?;
    Ok(path.canonicalize().unwrap_or_else(|_| path.clone()))
}

/// Writes a page, over one that is there, but never over the plan.
///
/// # Errors
/// Why it can't be written, and what to do.
pub fn write_page(path: &Path, page: &[u8], plan_file: Option<&Path>) -> anyhow::Result<()> {
    let shown = text::path(path);
    if plan_file.is_some_and(|plan| is_same_file(path, plan)) {
        bail!("found {shown}, which is the plan itself, expected another file");
    }
    fs::write(path, page).with_context(|| format!("cannot write {shown}: give another path, or make room"))
}

/// Whether two paths lead to one file, which may have two names.
fn is_same_file(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    let identity = |path: &Path| {
        use std::os::unix::fs::MetadataExt;
        fs::metadata(path).ok().map(|file| (file.dev(), file.ino()))
    };
    #[cfg(not(unix))]
    let identity = |path: &Path| path.canonicalize().ok();
    identity(one).is_some_and(|one| identity(other) == Some(one))
}
