//! The line being typed, and what it says so far.

use jiff::civil::Date;
use tui_input::Input;

use super::model::Model;
use crate::analysis::figures;
use crate::analysis::money::words;
use crate::command::{Command, Entry, LineProblem, Suggestion, palette, parse_with_more, verb_of};
use crate::domain::{Answer, Basis, Edit, Outlook, Plan};
use crate::text;

/// The line of a command being typed.
pub struct Prompt {
    pub input: Input,
    pub purpose: Purpose,
    /// The highlighted row, once an arrow key chose one; the first command of the palette otherwise.
    pub choice: Option<usize>,
    pub reading: Reading,
    /// What went wrong with the line outside of it: the file exists.
    pub trouble: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    Command,
    /// Answers whether the program may be left.
    Leaving,
    /// Answers what to do with what an earlier session could not save.
    Recovering,
}

/// What a line says so far.
pub enum Reading {
    /// No whole verb yet: the commands that it may become.
    Search(Vec<&'static Entry>),
    /// A command: what it does, and what speaks against it.
    Ready { says: Vec<String>, warning: Option<String>, more: Vec<Suggestion> },
    /// A command that the plan refuses.
    Refused(String),
    /// Not a command yet.
    Unfinished(LineProblem),
}

impl Prompt {
    pub(super) fn new(line: String, purpose: Purpose) -> Prompt {
        let reading = Reading::Search(Vec::new());
        Prompt { input: Input::new(line), purpose, choice: None, reading, trouble: None }
    }

    pub fn line(&self) -> &str {
        self.input.value()
    }

    /// The command whose words the line spells, for its usage.
    pub fn entry(&self) -> Option<&'static Entry> {
        verb_of(self.line())
    }

    /// How many rows can be highlighted.
    pub fn rows(&self) -> usize {
        match &self.reading {
            Reading::Search(commands) => commands.len(),
            Reading::Unfinished(problem) => problem.choices.len(),
            Reading::Ready { more, .. } => more.len(),
            Reading::Refused(_) => 0,
        }
    }

    pub(super) fn highlight(&mut self, step: isize) {
        let rows = self.rows();
        let first = if matches!(self.reading, Reading::Search(_)) { Some(0) } else { None };
        self.choice = match self.choice.or(first) {
            _ if rows == 0 => None,
            Some(choice) => Some(choice.saturating_add_signed(step).min(rows - 1)),
            None => Some(0),
        };
    }

    /// The highlighted command of the palette.
    pub(super) fn chosen_command(&self) -> Option<&'static Entry> {
        match &self.reading {
            Reading::Search(commands) => commands.get(self.choice.unwrap_or(0)).copied(),
            _ => None,
        }
    }

    /// Puts the highlighted word, or the first, in the place of what was typed of it.
    pub(super) fn complete(&mut self) {
        let end = self.line().len();
        let (at, choices) = match &self.reading {
            Reading::Unfinished(problem) => (problem.at.clone(), &problem.choices),
            Reading::Ready { more, .. } => (end..end, more),
            Reading::Search(_) | Reading::Refused(_) => return,
        };
        let Some(choice) = choices.get(self.choice.unwrap_or(0)) else { return };
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

impl Model {
    /// Opens the line with a text in it.
    pub(super) fn open_prompt(&mut self, line: String, purpose: Purpose) {
        self.layers.push(super::Layer::Prompt(Box::new(Prompt::new(line, purpose))));
        self.reread();
    }

    /// Reads the line again after a change.
    pub(super) fn reread(&mut self) {
        let Some(line) = self.prompt().map(|prompt| prompt.line().to_owned()) else { return };
        let reading = self.read(&line);
        if let Some(prompt) = self.prompt_mut() {
            prompt.reading = reading;
            prompt.choice = None;
            prompt.trouble = None;
        }
    }

    fn read(&self, line: &str) -> Reading {
        if verb_of(line).is_none() {
            let commands = palette(line, &self.catalogue.keymap);
            if !commands.is_empty() {
                return Reading::Search(commands);
            }
        }
        match parse_with_more(self.scope(), line) {
            Ok((Command::Edit(edit), _)) => self.try_edit(&edit),
            Ok((Command::View(_), more)) => {
                let doc = verb_of(line).map(|entry| entry.doc.to_owned());
                Reading::Ready { says: doc.into_iter().collect(), warning: None, more }
            }
            Err(problem) => Reading::Unfinished(narrowed(problem, line)),
        }
    }

    /// What the cover of the board's day would become, when it would change.
    fn cover_in_words(&self, edit: &Edit, after: &Plan) -> Option<String> {
        let (shown, moves) = (self.asked.on, edit.moves_on(after, self.today()));
        // Whoever comes or goes later changes nothing before.
        let on = moves
            .filter(|_| matches!(edit, Edit::Sign { .. } | Edit::Sell { .. }))
            .map_or(shown, |(day, _)| day.max(shown));
        let asked = |plan: &Plan| figures(plan, on, self.asked.at_least, Outlook::Likely);
        let (now, then) = (asked(self.kept_plan()), asked(after));
        let margin = text::change(now.margin, then.margin);
        let day = if on == shown { String::new() } else { format!("on {on}: ") };
        let said = format!("{day}margin {margin} · short {}", text::change(now.shortfall, then.shortfall));
        (now != then).then_some(said)
    }

    /// What the cover would become when the player goes for whom an offer is accepted. The budget counts him as gone
    /// already.
    fn sale_in_words(&self, edit: &Edit, after: &Plan) -> Option<String> {
        let Edit::Answer { person, answer: Answer::Accepted, .. } = edit else { return None };
        let agreed = after.players.get(person)?.agreed()?;
        let sale = Edit::Sell {
            player: person.clone(),
            source: agreed.source.clone().unwrap_or_else(|| "the offer".into()),
            to: None,
            terms: None,
            on: None,
            until: matches!(agreed.terms.basis, Basis::Loan { .. }).then_some(Date::MAX),
        };
        let sold = after.apply(&sale, self.today()).ok()?;
        let said = self.cover_in_words(&sale, &sold).unwrap_or_else(|| "margin and depth stay as they are".into());
        Some(format!("once he goes: {said}"))
    }

    /// Where the player stands on the lists for whom an offer is accepted or who goes, and who would stand there instead,
    /// for the competitions that the plan names.
    fn lists_without(&self, edit: &Edit) -> Option<Vec<String>> {
        let (Edit::Answer { person, answer: Answer::Accepted, .. } | Edit::Sell { player: person, .. }) = edit else {
            return None;
        };
        let player =
            self.kept_plan().players.entry(person.as_str()).filter(|_| !self.kept_plan().competitions.is_empty())?.0;
        Some(self.asked.lists_with(player, self.kept_plan(), &self.catalogue.rules))
    }

    fn try_edit(&self, edit: &Edit) -> Reading {
        match self.kept_plan().apply(edit, self.today()) {
            Err(refused) => Reading::Refused(refused.to_string()),
            Ok(after) => {
                let mut says = vec![edit.words(self.kept_plan())];
                if let Edit::Bid { terms, .. } = edit {
                    says = vec![terms.words(), terms.costs_in_words()];
                }
                says.extend(edit.moves(&after, self.today()));
                says.extend(self.cover_in_words(edit, &after));
                says.extend(self.sale_in_words(edit, &after));
                says.extend(self.lists_without(edit).into_iter().flatten());
                says.extend(words::budget_after(self.kept_plan(), &after, self.today()));
                let warning = words::warning(edit, self.kept_plan(), &after, self.today());
                Reading::Ready { says, warning, more: Vec::new() }
            }
        }
    }
}

/// The problem with only those choices that begin with, or have in them, what was typed.
fn narrowed(mut problem: LineProblem, line: &str) -> LineProblem {
    let typed = text::fold(line.get(problem.at.clone()).unwrap_or(""));
    let rank = |choice: &Suggestion| {
        let (text, doc) = (text::fold(&choice.text), text::fold(&choice.doc));
        match () {
            () if text.starts_with(&typed) => Some(0),
            () if text.contains(&typed) => Some(1),
            () if doc.contains(&typed) => Some(2),
            () => None,
        }
    };
    problem.choices.retain(|choice| rank(choice).is_some());
    problem.choices.sort_by_key(rank);
    problem
}
