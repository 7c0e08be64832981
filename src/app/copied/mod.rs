//! What is copied: texts to paste into a message, each with the club, the day and what is assumed.

mod context;
mod market;
mod sentences;
mod tables;

pub(super) use context::CopyContext;

use std::sync::Arc;

use super::answer::Answer;
use crate::text;

impl CopyContext<'_> {
    /// The selection as a sentence with its proof: `Juventus, 17 Jun 2025: Leonardo Balerdi (CB, 26, Marseille): …`.
    pub(super) fn selection(self) -> Option<String> {
        let (day, said) = sentences::selection(self)?;
        let said = text::one_line(&said).into_owned();
        Some(format!("{}: {}.", self.head(day), text::display(said.trim_end_matches('.'))))
    }

    /// The whole list of the focused pane, and how many rows it has.
    ///
    /// A line of context comes first, then the headings. Cells are parted by tabs, which a spreadsheet takes apart and a
    /// message, whose letters are not equally wide, still shows as a list.
    pub(super) fn pane(self) -> Option<(String, usize)> {
        let table = tables::pane(self)?;
        let title = format!("{}, {}", self.head(table.day), table.title);
        let cell = |cell: &String| {
            let shown = text::display(&text::one_line(cell)).into_owned();
            // A figure below zero is no formula.
            if shown.parse::<f64>().is_ok() { shown } else { text::guarded(&shown).into_owned() }
        };
        let line = |cells: &Vec<String>| cells.iter().map(cell).collect::<Vec<_>>().join("\t");
        let headings = table.headings.iter().map(|heading| (*heading).to_owned()).collect();
        let lines = std::iter::once(&headings).chain(&table.rows).map(line);
        Some((std::iter::once(title).chain(lines).collect::<Vec<_>>().join("\n"), table.rows.len()))
    }

    /// A text that is open over the board.
    pub(super) fn answer(self, answer: &Answer) -> String {
        let head = match &answer.to {
            Some(to) if Arc::ptr_eq(&to.plan, self.asked.known()) => self.head_as_it_is(to.from),
            Some(to) => self.head(to.from),
            None => self.head(self.asked.on),
        };
        format!("{head}, {}\n{}\n{}", self.who_counts(), answer.title, answer.lines.join("\n"))
    }
}
