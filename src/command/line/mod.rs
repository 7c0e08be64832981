//! Reads command lines word by word, and says at each place what was expected.

mod nations;
mod notation;
mod options;
mod texts;
mod values;

use std::borrow::Cow;
use std::fmt;
use std::ops::{Range, RangeInclusive};
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;

use crate::domain::{AsTyped, Formation, Id, Instead, Nations, Plan, WithoutYear};
use crate::text;

pub(super) use options::Options;

/// What the words of a line may refer to.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    pub plan: &'a Plan,
    /// The built-in formations, besides the plan's own.
    pub formations: &'a [Arc<Formation>],
    pub nations: &'a LazyLock<Nations>,
    /// The plan's today, from which days such as +7 are counted.
    pub today: Date,
}

impl<'a> Scope<'a> {
    pub fn all_formations(self) -> impl Iterator<Item = &'a Arc<Formation>> {
        self.plan.formations.iter().chain(self.formations)
    }
}

/// Why a line is not a command: where, what was found, what was expected, what could be chosen.
///
/// All texts have passed the display function.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineProblem {
    /// The bytes of the line that are wrong; an empty range at its end.
    pub at: Range<usize>,
    pub found: String,
    pub expected: String,
    pub choices: Vec<Suggestion>,
}

/// A text that could stand at the place of a problem.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggestion {
    pub text: String,
    pub doc: String,
    /// Whether it is what was meant, such as 35m for 35, and need not begin with what was typed.
    pub is_meant: bool,
}

impl fmt::Display for LineProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "found {}, expected {}", self.found, self.expected)
    }
}

/// A part of a line, and what it was taken for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Understood {
    typed: String,
    /// As the plan's file writes it.
    value: String,
    /// What else had to be decided.
    how: &'static str,
}

impl Understood {
    /// The words for it, unless it is in what is said already: `24 aug is 2025-08-24`.
    pub fn beside(&self, said: &str) -> Option<String> {
        let is_said = self.how.is_empty() && said.contains(&self.value);
        (!is_said).then(|| format!("{} is {}{}", text::display(&self.typed), text::display(&self.value), self.how))
    }
}

impl From<Instead> for Suggestion {
    fn from(Instead { text, means }: Instead) -> Suggestion {
        Suggestion { text, doc: means, is_meant: true }
    }
}

impl Suggestion {
    pub(super) fn new(text: impl Into<String>, doc: impl Into<String>) -> Suggestion {
        Suggestion { text: text.into(), doc: doc.into(), is_meant: false }
    }
}

/// An option of a command.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LineOption {
    pub word: &'static str,
    /// The value that follows the word.
    pub takes: &'static str,
    /// Whether the line must have it.
    pub required: bool,
}

/// What the option of a ban takes.
pub(super) const MATCHES: &str = "N matches [in …]";

impl LineOption {
    /// An option that a line may have.
    pub(super) const fn new(word: &'static str, takes: &'static str) -> LineOption {
        LineOption { word, takes, required: false }
    }
}

struct Word<'a> {
    text: Cow<'a, str>,
    at: Range<usize>,
    quoted: bool,
}

/// The words of a line, taken one at a time.
pub struct LineWords<'a> {
    pub(super) scope: Scope<'a>,
    line: &'a str,
    words: Vec<Word<'a>>,
    pub(super) next: usize,
    options: &'static [LineOption],
    /// How days and amounts are read.
    typed: AsTyped<'a>,
    /// Which day a day without its year is behind `on`.
    pub(super) on: WithoutYear,
    /// What was typed otherwise than the file writes it, and what it was taken for.
    pub(super) understood: Vec<Understood>,
    /// What could still follow a line that is complete.
    pub(super) more: Vec<Suggestion>,
}

impl<'a> LineWords<'a> {
    /// # Errors
    /// A quotation mark that is never closed.
    pub fn new(scope: Scope<'a>, line: &'a str) -> Result<LineWords<'a>, LineProblem> {
        let (mut words, mut at) = (Vec::new(), 0);
        while let Some(start) = line.get(at..).and_then(|rest| rest.find(|c: char| !c.is_whitespace())).map(|n| at + n)
        {
            let rest = line.get(start..).unwrap_or("");
            let (text, length, quoted) = match rest.chars().next() {
                Some(mark) if is_quote(mark) => {
                    let (text, length) = quoted(rest).ok_or_else(|| LineProblem {
                        at: start..line.len(),
                        found: "a quote that nothing closes".into(),
                        expected: "a closing \" at the end of the text".into(),
                        choices: Vec::new(),
                    })?;
                    (Cow::Owned(text), length, true)
                }
                _ => {
                    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
                    (Cow::Borrowed(rest.get(..length).unwrap_or(rest)), length, false)
                }
            };
            at = start + length;
            words.push(Word { text, at: start..at, quoted });
        }
        let (typed, on) = (AsTyped::of(scope.plan, scope.today), WithoutYear::Last);
        Ok(LineWords { scope, line, words, next: 0, options: &[], typed, on, understood: Vec::new(), more: Vec::new() })
    }

    pub(super) fn with_options(&mut self, options: &'static [LineOption]) {
        self.options = options;
    }

    fn peek(&self) -> Option<&Word<'a>> {
        self.words.get(self.next)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.peek().is_none()
    }

    pub(super) fn next_is(&self, what: impl Fn(&str) -> bool) -> bool {
        self.peek().is_some_and(|word| !word.quoted && what(&word.text))
    }

    pub(super) fn next_word(&self) -> Option<String> {
        self.peek().map(|word| word.text.clone().into_owned())
    }

    /// The byte range of the next word, or the end of the line.
    pub(super) fn place(&self) -> Range<usize> {
        self.peek().map_or(self.line.len()..self.line.len(), |word| word.at.clone())
    }

    /// Where the words that were taken end.
    pub(super) fn taken(&self) -> usize {
        self.next.checked_sub(1).and_then(|last| self.words.get(last)).map_or(0, |word| word.at.end)
    }

    pub(super) fn problem<T>(&self, expected: impl Into<String>, choices: Vec<Suggestion>) -> Result<T, LineProblem> {
        let found = self.peek().map_or("the end".into(), |word| format!("“{}”", text::fit(&word.text, 40)));
        Err(LineProblem { at: self.place(), found, expected: expected.into(), choices })
    }

    /// Reads the next word with `read`.
    pub(super) fn word<T>(
        &mut self,
        expected: &str,
        choices: impl FnOnce(&LineWords<'a>) -> Vec<Suggestion>,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, LineProblem> {
        match self.peek().and_then(|word| read(&word.text)) {
            Some(value) => {
                self.next += 1;
                Ok(value)
            }
            None => {
                let choices = choices(self);
                let nearest = self.peek().and_then(|word| {
                    let nearest = text::nearest(&word.text, choices.iter().map(|choice| choice.text.as_str()))?;
                    // Some expectations already name every choice.
                    (!expected.contains(nearest)).then(|| format!("{expected}; the nearest is {nearest}"))
                });
                self.problem(nearest.unwrap_or_else(|| expected.to_owned()), choices)
            }
        }
    }

    /// Reads one word of a fixed set.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        what: &str,
        all: &[T],
        name: impl Fn(T) -> &'static str,
    ) -> Result<T, LineProblem> {
        let names: Vec<&str> = all.iter().map(|value| name(*value)).collect();
        let expected = format!("{what}: {}", names.join(", "));
        let choices = |_: &LineWords<'_>| names.iter().map(|name| Suggestion::new(*name, "")).collect();
        self.word(&expected, choices, |word| all.iter().copied().find(|value| name(*value).eq_ignore_ascii_case(word)))
    }

    /// Reads columns of a table, each once, or `all`.
    pub(super) fn columns<T: Copy + PartialEq>(
        &mut self,
        all: &[T],
        name: impl Fn(T) -> &'static str,
    ) -> Result<Vec<T>, LineProblem> {
        if self.takes("all") {
            return Ok(all.to_vec());
        }
        let mut columns = Vec::new();
        while columns.is_empty() || !self.is_empty() {
            let left: Vec<T> = all.iter().copied().filter(|of| !columns.contains(of)).collect();
            let what = if columns.is_empty() { "all, or a column" } else { "another column" };
            columns.push(self.one_of(what, &left, &name)?);
        }
        Ok(columns)
    }

    /// Whether the next word is the last, and is this word without quotes.
    pub(super) fn is_last(&self, word: &str) -> bool {
        self.next + 1 == self.words.len() && self.next_is(|next| next.eq_ignore_ascii_case(word))
    }

    /// Takes the next word if it is this one.
    pub(super) fn takes(&mut self, keyword: &str) -> bool {
        let next = self.peek().is_some_and(|word| !word.quoted && word.text.eq_ignore_ascii_case(keyword));
        self.next += usize::from(next);
        next
    }

    pub(super) fn number(&mut self, what: &str, range: &RangeInclusive<u8>) -> Result<u8, LineProblem> {
        let expected = format!("{what}, {} to {}", range.start(), range.end());
        self.word(&expected, |_| Vec::new(), |word| word.parse().ok().filter(|number| range.contains(number)))
    }

    /// Reads the next word with `read`, whose error says what was expected.
    pub(super) fn parsed<T, E: fmt::Display>(
        &mut self,
        expected: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, LineProblem> {
        match self.peek().map(|word| read(&word.text)) {
            None => self.problem(expected, Vec::new()),
            Some(Err(error)) => self.problem(error.to_string().trim_start_matches("expected "), Vec::new()),
            Some(Ok(value)) => {
                self.next += 1;
                Ok(value)
            }
        }
    }

    /// Whether the next word names an option. One that takes a day or an amount needs one after it, so that "bid on
    /// Monday" stays a text.
    pub(super) fn at_option(&self) -> bool {
        let Some(option) = self.named_option(self.next) else { return false };
        let word = |further: usize| self.words.get(self.next + further).map(|word| word.text.as_ref());
        let Some(value) = word(1) else { return true };
        let is_figure = value.starts_with(|c: char| c.is_ascii_digit());
        let counts = ["match", "matches"];
        match option.takes {
            "DAY" => is_figure || self.is_day_of_option(self.next + 1),
            "MONEY" => is_figure || self.typed.begins_money(value),
            "NUMBER" => is_figure,
            MATCHES => {
                is_figure || word(2).is_some_and(|word| counts.iter().any(|count| word.eq_ignore_ascii_case(count)))
            }
            _ => true,
        }
    }

    /// Whether a single word stands before the next option.
    pub(super) fn is_before_option(&self) -> bool {
        !self.is_empty() && self.named_option(self.next + 1).is_some()
    }

    /// The option that a word names, with or without a value behind it.
    fn named_option(&self, at: usize) -> Option<&'static LineOption> {
        let word = self.words.get(at).filter(|word| !word.quoted)?;
        self.options.iter().find(|option| word.text.eq_ignore_ascii_case(option.word))
    }

    /// Whether the line must have an option.
    fn is_required(&self, option: &str) -> bool {
        self.options.iter().any(|known| known.word == option && known.required)
    }

    /// The next option's word, or `None` at the end of the line.
    pub(super) fn option(&mut self) -> Result<Option<&'static str>, LineProblem> {
        if self.is_empty() {
            return Ok(None);
        }
        let options = self.options;
        let words = || options.iter().map(|option| option.word);
        let named = |word: &str| words().find(|name| word.eq_ignore_ascii_case(name));
        // A day by itself lacks the word of its option.
        let of_a_day = self.at_day().then_some("DAY");
        let before_a_day: Vec<&str> =
            options.iter().filter(|option| Some(option.takes) == of_a_day).map(|option| option.word).collect();
        let names: Vec<&str> = words().collect();
        let expected = match names.is_empty() {
            _ if !before_a_day.is_empty() => format!("{} before the day", before_a_day.join(" or ")),
            true => "the end of the line (a text of several words goes in \"quotes\")".into(),
            false => format!("the end, or {}", names.join(", ")),
        };
        let choices =
            |_: &LineWords<'_>| options.iter().map(|option| Suggestion::new(option.word, option.takes)).collect();
        self.word(&expected, choices, named).map(Some)
    }

    /// The problem of a line that lacks a required option.
    pub(super) fn lacks<T>(&self, option: &'static str) -> Result<T, LineProblem> {
        self.problem(format!("{option} and what follows it"), vec![Suggestion::new(option, "")])
    }

    pub(super) fn end(&mut self) -> Result<(), LineProblem> {
        let here = self.next;
        let Some(again) = self.option()? else { return Ok(()) };
        self.next = here;
        self.problem(format!("the end of the line: {again} stands there already"), Vec::new())
    }

    pub(super) fn new_id(&mut self) -> Result<Id, LineProblem> {
        self.word("a new id: letters, digits and -, such as di-gregorio", |_| Vec::new(), |word| Id::new(word).ok())
    }
}

/// The text in quotes at the start of `rest`, and the bytes it takes.
///
/// A backslash stands for itself, but before a quote mark: `\"` is a mark of the text, and `\\"` a backslash at its
/// end.
fn quoted(rest: &str) -> Option<(String, usize)> {
    let (mut text, mut backslashes) = (String::new(), 0);
    for (at, c) in rest.char_indices().skip(1) {
        if c == '\\' {
            backslashes += 1;
            continue;
        }
        let is_mark = is_quote(c);
        text.extend(std::iter::repeat_n('\\', if is_mark { backslashes / 2 } else { backslashes }));
        if is_mark && backslashes % 2 == 0 {
            return Some((text, at + c.len_utf8()));
        }
        text.push(c);
        backslashes = 0;
    }
    None
}

/// Whether a character begins and ends a text in quotes.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”')
}
