//! The page to hand on: asked for by the board, made elsewhere.

use std::path::PathBuf;

use super::effect::{Effect, PageToMake, PageToWrite};
use super::model::Model;
use super::said::Tone;
use crate::command::{Over, PageFile, PageFormat};
use crate::text;

impl Model {
    /// Asks for the page in Markdown, to be copied.
    pub(super) fn copy_page(&mut self) -> Vec<Effect> {
        self.say("the page is being made", Tone::Plain);
        vec![Effect::CopyPage(self.page_to_make())]
    }

    /// Asks for the page in a file, by the plan's own name beside the plan unless another is named.
    pub(super) fn write_page(&mut self, PageFile { format, path, over }: PageFile) -> Vec<Effect> {
        self.say("the page is being made", Tone::Plain);
        let document = &self.desk.document;
        let beside = document
            .path
            .as_ref()
            .unwrap_or(&document.offered)
            .with_extension(format.unwrap_or(PageFormat::Html).word());
        let name = beside.file_name().map(PathBuf::from).unwrap_or_default();
        let path = path.map_or(beside, |path| self.catalogue.path_of(path));
        let plan_file = document.path.clone();
        let page = self.page_to_make();
        vec![Effect::WritePage(PageToWrite { page, format, path, name, over: over == Over::Replace, plan_file })]
    }

    /// An assumed what-if is compared with the plan as it is, or else every kept one.
    fn page_to_make(&self) -> PageToMake {
        let plan = self.kept_plan().clone();
        let assumed = self.asked.assumed.as_ref().and_then(|assumed| plan.what_if(&assumed.name));
        let what_ifs = assumed.map_or_else(|| plan.what_ifs.clone(), |what_if| vec![what_if.clone()]);
        let (on, today, at_least) = (self.asked.on, self.asked.today(), self.asked.at_least);
        PageToMake { plan, on, today, at_least, what_ifs }
    }

    /// Copies the page once it is made.
    pub(super) fn take_page(&mut self, page: String) -> Vec<Effect> {
        self.say(format!("copied the page: {}", text::counted(page.lines().count(), "line")), Tone::Plain);
        vec![Effect::Copy(page)]
    }

    /// Says where the page is, or why it is nowhere.
    pub(super) fn page_written(&mut self, written: Result<PathBuf, String>) -> Vec<Effect> {
        match written {
            Ok(path) => self.say(format!("wrote the page to {}", text::path(&path)), Tone::Plain),
            Err(why) => self.say(why, Tone::Refusal),
        }
        Vec::new()
    }
}
