//! Texts of one word or several, in quotes or without.

use super::{LineProblem, LineWords, Word};
use crate::domain::WithoutYear;

impl<'a> LineWords<'a> {
    /// A quoted text, or all words up to the next option.
    pub(in crate::command) fn text(&mut self, what: &str) -> Result<String, LineProblem> {
        let Some(word) = self.peek() else { return self.problem(what, Vec::new()) };
        if word.quoted {
            let text = word.text.clone().into_owned();
            self.next += 1;
            return Ok(text);
        }
        if self.at_option() {
            return self.problem(format!("{what}, in \"quotes\" where it begins with “{}”", word.text), Vec::new());
        }
        Ok(self.raw().to_owned())
    }

    /// A text in which no day stands behind `until`, since that is meant as its end.
    pub(in crate::command) fn text_without_end(&mut self, what: &str) -> Result<String, LineProblem> {
        let first = self.next;
        let text = self.text(what)?;
        let words = self.words.get(first..self.next).unwrap_or_default();
        let untils =
            words.iter().enumerate().filter(|(_, word)| !word.quoted && word.text.eq_ignore_ascii_case("until"));
        let day_behind = |at: usize| {
            let behind = words.get(at + 1).and_then(|word| self.line.get(word.at.start..))?;
            self.typed.day(behind, WithoutYear::Next).ok().map(|(day, _)| day)
        };
        let Some((at, last)) = untils.into_iter().find_map(|(at, _)| Some((at, day_behind(at)?))) else {
            return Ok(text);
        };
        self.next = first + at;
        let (back, options) = (last.tomorrow().unwrap_or(last), self.options);
        let takes = |word: &str| options.iter().any(|option| option.word == word);
        let end = if takes("back") { format!("back {back} source TEXT") } else { format!("ended {back}") };
        self.problem(format!("{end}, or the text in \"quotes\" where until belongs to it"), Vec::new())
    }

    /// A text before a figure: quoted, or all words but the last, which is the figure or `none`.
    pub(in crate::command) fn text_before_figure(&mut self, what: &str) -> Result<String, LineProblem> {
        let (start, rest) = (self.place().start, self.words.get(self.next..).unwrap_or(&[]));
        let figure = |word: &Word<'_>| {
            !word.quoted
                && (word.text.starts_with(|c: char| c.is_ascii_digit()) || word.text.eq_ignore_ascii_case("none"))
        };
        match rest {
            [first, between @ .., last] if !first.quoted && figure(last) => {
                let end = between.last().unwrap_or(first).at.end;
                self.next += 1 + between.len();
                Ok(self.line.get(start..end).unwrap_or("").to_owned())
            }
            _ => self.text(what),
        }
    }

    /// The line up to the next option, as it was typed.
    pub(in crate::command) fn raw(&mut self) -> &'a str {
        let start = self.place().start;
        let mut end = start;
        while let Some(word) = self.peek() {
            if self.at_option() {
                break;
            }
            end = word.at.end;
            self.next += 1;
        }
        self.line.get(start..end).unwrap_or("")
    }
}
