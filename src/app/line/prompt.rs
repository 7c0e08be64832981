//! The prompt: the line that is being typed, and what it means so far.

use std::sync::Arc;

use jiff::civil::Date;
use tui_input::Input;

use super::reading::{Reading, Remembered, read};
use crate::app::asked::Asked;
use crate::app::catalogue::Catalogue;
use crate::command::{Entry, Suggestion, verb_of};
use crate::domain::{Familiarity, Plan};

/// The line of a command that is being typed.
pub struct Prompt {
    pub input: Input,
    pub purpose: Purpose,
    /// The highlighted row, once an arrow key has chosen one; until then the palette highlights its first command.
    pub choice: Option<usize>,
    pub reading: Reading,
    /// A problem that the line itself does not show, such as that the file exists.
    pub trouble: Option<String>,
    /// The plan, day and familiarity that the line was read for.
    read_for: Option<(Arc<Plan>, Date, Familiarity)>,
    remembered: Remembered,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    Command,
    /// Answers whether to quit with unsaved changes.
    Leaving,
    /// Answers what to do with what an earlier session could not save.
    Recovering,
}

impl Prompt {
    /// Creates a prompt; its line still has to be read.
    pub(in crate::app) fn new(line: String, purpose: Purpose) -> Prompt {
        let reading = Reading::Search(Vec::new());
        let remembered = Remembered::default();
        Prompt { input: Input::new(line), purpose, choice: None, reading, trouble: None, read_for: None, remembered }
    }

    /// Reads the line after it has changed.
    pub(in crate::app) fn read(&mut self, asked: &Asked, catalogue: &Catalogue) {
        self.reading = read(self.input.value(), asked, catalogue, &mut self.remembered);
        self.read_for = Some((asked.whole().clone(), asked.on, asked.at_least));
        (self.choice, self.trouble) = (None, None);
    }

    /// Reads the line again if the plan, the day or the familiarity has changed; the highlight stays.
    pub(in crate::app) fn refresh(&mut self, asked: &Asked, catalogue: &Catalogue) {
        let is_of = |(plan, on, at_least): &(Arc<Plan>, Date, Familiarity)| {
            Arc::ptr_eq(plan, asked.whole()) && (*on, *at_least) == (asked.on, asked.at_least)
        };
        if self.read_for.as_ref().is_some_and(is_of) {
            return;
        }
        let (chosen, trouble) = (self.chosen_word().cloned(), self.trouble.take());
        self.read(asked, catalogue);
        self.choice = chosen.and_then(|chosen| self.words().iter().position(|word| word.text == chosen.text));
        self.trouble = trouble;
    }

    /// The words that can complete the line.
    fn words(&self) -> &[Suggestion] {
        match &self.reading {
            Reading::Unfinished(problem) => &problem.choices,
            Reading::Ready { more, .. } => more,
            Reading::Search(_) | Reading::Refused(_) => &[],
        }
    }

    fn chosen_word(&self) -> Option<&Suggestion> {
        self.words().get(self.choice?)
    }

    pub fn line(&self) -> &str {
        self.input.value()
    }

    /// The command of the line's verb, whose usage is shown.
    pub fn entry(&self) -> Option<&'static Entry> {
        verb_of(self.line())
    }

    /// The number of rows that can be highlighted.
    pub fn rows(&self) -> usize {
        match &self.reading {
            Reading::Search(commands) => commands.len(),
            _ => self.words().len(),
        }
    }

    pub(in crate::app) fn highlight(&mut self, step: isize) {
        let rows = self.rows();
        let first = if matches!(self.reading, Reading::Search(_)) { Some(0) } else { None };
        self.choice = match self.choice.or(first) {
            _ if rows == 0 => None,
            Some(choice) => Some(choice.saturating_add_signed(step).min(rows - 1)),
            None => Some(0),
        };
    }

    /// The highlighted command of the palette.
    pub(in crate::app) fn chosen_command(&self) -> Option<&'static Entry> {
        match &self.reading {
            Reading::Search(commands) => commands.get(self.choice.unwrap_or(0)).copied(),
            _ => None,
        }
    }

    /// Replaces the part that was typed by the highlighted word, or by the first one.
    pub(in crate::app) fn complete(&mut self) {
        let end = self.line().len();
        let at = match &self.reading {
            Reading::Unfinished(problem) => problem.at.clone(),
            _ => end..end,
        };
        let Some(choice) = self.words().get(self.choice.unwrap_or(0)) else { return };
        let (Some(before), Some(after)) = (self.line().get(..at.start), self.line().get(at.end..).map(str::trim_start))
        else {
            return;
        };
        let gap = if before.is_empty() || before.ends_with(char::is_whitespace) { "" } else { " " };
        let until_cursor = format!("{before}{gap}{} ", choice.text);
        let cursor = until_cursor.chars().count();
        self.input = Input::new(until_cursor + after).with_cursor(cursor);
    }
}
