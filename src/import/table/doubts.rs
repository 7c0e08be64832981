//! What was not understood, with its place.

use std::borrow::Cow;

use crate::text;

/// Doubts that are listed; further ones are counted.
pub const MAX_DOUBTS: usize = 1_000;

/// Characters of a doubt's text that are kept.
const MAX_TEXT: usize = 80;

/// Something that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The line in the file, or the row in a workbook's page, from 1; 0 where it has none.
    pub line: usize,
    /// The column of the table, from 1; 0 for the whole row.
    pub column: usize,
    /// What stands there, harmless to show and cut.
    pub text: String,
    /// What is doubtful: the same words for each doubt of a kind.
    pub why: Cow<'static, str>,
}

/// All doubts of a table: the first of them listed, all of them counted.
#[derive(Clone, Debug, Default)]
pub struct Doubts {
    listed: Vec<Doubt>,
    count: usize,
}

impl Doubts {
    /// Adds a doubt.
    pub fn push(&mut self, line: usize, column: usize, found: &str, why: impl Into<Cow<'static, str>>) {
        self.count += 1;
        if self.listed.len() < MAX_DOUBTS {
            self.listed.push(Doubt { line, column, text: shown(found), why: why.into() });
        }
    }

    /// Adds a doubt of another's.
    pub(in crate::import) fn take(&mut self, doubt: Doubt) {
        self.count += 1;
        if self.listed.len() < MAX_DOUBTS {
            self.listed.push(doubt);
        }
    }

    /// Adds all of another's.
    pub fn extend(&mut self, others: Doubts) {
        self.count += others.count;
        let room = MAX_DOUBTS.saturating_sub(self.listed.len());
        self.listed.extend(others.listed.into_iter().take(room));
    }

    /// The first doubts, at most [`MAX_DOUBTS`].
    pub fn listed(&self) -> &[Doubt] {
        &self.listed
    }

    /// How many there are, listed or not.
    pub fn count(&self) -> usize {
        self.count
    }
}

/// A text of a file, cut and harmless to show.
pub(crate) fn shown(found: &str) -> String {
    let end = found.char_indices().nth(MAX_TEXT).map(|(end, _)| end);
    let cut = end.and_then(|end| found.get(..end)).unwrap_or(found);
    format!("{}{}", text::display(cut), if end.is_some() { "…" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubt_shows_nothing_that_a_terminal_obeys() {
        let mut doubts = Doubts::default();
        doubts.push(3, 2, "\u{1b}[31mAda\u{202e}", "a colour");
        assert_eq!(doubts.listed().first().unwrap().text, "␛[31mAda‹202E›");
    }

    #[test]
    fn a_thousand_are_listed_and_all_counted() {
        let mut doubts = Doubts::default();
        (0..1_200).for_each(|line| doubts.push(line, 1, &"é".repeat(200), "long"));
        assert_eq!((doubts.listed().len(), doubts.count()), (1_000, 1_200));
        assert_eq!(doubts.listed().first().unwrap().text, format!("{}…", "é".repeat(80)));
    }
}
