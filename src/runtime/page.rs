//! Pages to hand on: asked for, laid out and written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use anyhow::{Context, anyhow, bail};

use super::input::Events;
use crate::analysis::lists::ListReasons;
use crate::app::{Msg, PageToMake, PageToWrite};
use crate::command::{PageFormat, begun};
use crate::domain::{Plan, Rules};
use crate::report::page::{PageAnswers, PageQuestion, html, json, markdown, page, workbook};
use crate::store::{self, assets};
use crate::text;

/// The page of a plan in a format.
///
/// # Errors
/// A workbook can't be packed.
pub fn page_of(plan: &Plan, question: PageQuestion<'_>, format: PageFormat) -> anyhow::Result<Vec<u8>> {
    // A page of an earlier day knows and counts nothing that came later.
    let today = question.today.min(question.on);
    let (whole, known) = (plan, plan.known_on(question.on));
    let plan = &*known.seen_on(today);
    // Only the JSON tells why each player stands where he does on a list.
    let lists = if format == PageFormat::Json { ListReasons::Everything } else { ListReasons::Newcomers };
    // The chances of an earlier day would know who was hurt after it: `touchline risk --on` has them.
    let injuries = question.injuries.filter(|_| question.today <= question.on);
    let mut answers = PageAnswers::new(plan, PageQuestion { today, lists, injuries, ..question });
    answers.deals.name_as_in(whole, question.on);
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
    let (tables, lists) = (assets::shipped_tables(), ListReasons::Newcomers);
    let (on, today, at_least, injuries, fees) = (*on, *today, *at_least, tables.injuries(), tables.fees());
    page_of(plan, PageQuestion { on, today, at_least, what_ifs, rules, lists, injuries, fees }, format)
}

/// Makes a page and writes it, into a folder by its own name.
fn written(asked: &PageToWrite, rules: &[Rules]) -> anyhow::Result<PathBuf> {
    let PageToWrite { page, format, path, name, over, plan_file } = asked;
    let is_folder = path.is_dir();
    let format = match format {
        Some(format) => *format,
        None if is_folder => PageFormat::Html,
        None => bail!(
            "found {}, which is no folder and whose ending tells no format, expected a folder, or .html, .md, .xlsx or .json",
            text::path(path)
        ),
    };
    let path = if is_folder { &path.join(name) } else { path };
    if !over && path.exists() {
        bail!("{} exists: say over at the end of the line to replace it", text::path(path));
    }
    write_page(path, &made(page, rules, format)?, plan_file.as_deref())?;
    Ok(path.canonicalize().unwrap_or_else(|_| path.clone()))
}

/// Writes a page, over one that is there, but never over the plan: completely or not at all.
///
/// # Errors
/// Why it can't be written, and what to do.
pub fn write_page(path: &Path, page: &[u8], plan_file: Option<&Path>) -> anyhow::Result<()> {
    let shown = text::path(path);
    if plan_file.is_some_and(|plan| is_same_file(path, plan)) {
        bail!("found {shown}, which is the plan itself, expected another file");
    }
    // A device or a pipe takes what is written, and can't be replaced.
    let is_special = fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir());
    let written = if is_special { fs::write(path, page) } else { store::write_whole(path, page) };
    written.map_err(|error| anyhow!("cannot write {shown}: {}", why(&error, path)))
}

/// Why a file can't be written, and what to do.
fn why(error: &io::Error, path: &Path) -> String {
    use io::ErrorKind::{NotADirectory, NotFound, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    match error.kind() {
        _ if path.is_dir() => "it is a folder: give the name of a file in it".to_owned(),
        NotFound => "there is no such folder: make it, or give another path".to_owned(),
        NotADirectory => "part of the path is a file and no folder: give another path".to_owned(),
        PermissionDenied => "you may not write there: see who may, or give another path".to_owned(),
        ReadOnlyFilesystem => "nothing can be written there: give another path".to_owned(),
        StorageFull | QuotaExceeded => "no room is left there: make room, or give another path".to_owned(),
        _ => format!("{error}: give another path"),
    }
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::Familiarity;
    use crate::store::read_plan;

    #[test]
    fn a_folder_gets_a_file_of_the_plan_s_name_and_nothing_else_is_taken_for_one() {
        let folder = tempfile::tempdir().unwrap();
        let plan = read_plan("plan.ron", assets::SAMPLE, &assets::formations()).unwrap();
        let on = plan.today.unwrap();
        let at_least = Familiarity::Competent;
        let page = PageToMake { plan: Arc::new(plan), on, today: on, at_least, what_ifs: Vec::new() };
        let asked = |path: PathBuf, format| PageToWrite {
            page: page.clone(),
            format,
            path,
            name: "juve.html".into(),
            over: false,
            plan_file: None,
        };
        let path = written(&asked(folder.path().to_owned(), None), &[]).unwrap();
        assert!(path.ends_with("juve.html") && fs::read(&path).unwrap().starts_with(b"<!DOCTYPE html>"));
        let again = written(&asked(folder.path().to_owned(), None), &[]).unwrap_err().to_string();
        assert!(again.ends_with("juve.html exists: say over at the end of the line to replace it"), "{again}");
        let nowhere = folder.path().join("board");
        let found = written(&asked(nowhere.clone(), None), &[]).unwrap_err().to_string();
        assert!(found.contains("board, which is no folder and whose ending tells no format"), "{found}");
        assert!(written(&asked(nowhere, Some(PageFormat::Json)), &[]).unwrap().ends_with("board"));
    }
}
