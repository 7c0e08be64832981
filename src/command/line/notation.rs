//! Parts of a line with a notation of their own: terms, clauses, assumptions.

use std::collections::VecDeque;

use super::values::not_typed;
use super::{LineProblem, LineWords, Suggestion};
use crate::domain::{Assumption, Clause, Id, Terms, TermsError};
use crate::text;

impl LineWords<'_> {
    /// The longest terms that can be read, because some contain the word of an option (`until`).
    pub(in crate::command) fn terms(&mut self) -> Result<Terms, LineProblem> {
        let start = self.place().start;
        let (mut first, mut longest) = (None, None);
        loop {
            let raw = self.line.get(start..self.place().start).unwrap_or("");
            // A word in brackets is not an option: `+2m(on 20 games)`.
            if self.is_empty() || (self.at_option() && !open_bracket(raw)) {
                let raw = raw.trim_end();
                first = first.or(Some((self.next, raw)));
                longest = Terms::typed(raw, self.typed).ok().map(|terms| (self.next, terms)).or(longest);
            }
            if self.is_empty() {
                break;
            }
            self.next += 1;
        }
        match (longest, first) {
            (Some((next, terms)), _) => {
                self.next = next;
                let raw = self.line.get(start..self.place().start).unwrap_or("").trim_end();
                if raw.parse::<Terms>().is_err() {
                    self.understand(raw, terms.to_string(), "");
                }
                Ok(terms)
            }
            (None, first) => {
                let (next, raw) = first.unwrap_or((self.next, ""));
                self.next = next;
                Terms::typed(raw, self.typed).map_err(|error| self.not_terms(error, start, raw))
            }
        }
    }

    /// An amount, and the last day on which it holds if there is one.
    pub(in crate::command) fn clause(&mut self) -> Result<Clause, LineProblem> {
        let start = self.place().start;
        let raw = self.raw();
        let clause = Clause::typed(raw, self.typed).map_err(|error| self.not_terms(error, start, raw))?;
        if raw.parse::<Clause>().is_err() {
            self.understand(raw, clause.to_string(), "");
        }
        Ok(clause)
    }

    fn not_terms(&self, error: TermsError, start: usize, raw: &str) -> LineProblem {
        let at = start + error.at;
        let rest = self.line.get(at..start + raw.len()).unwrap_or("");
        // Days and amounts may have several words, and choices that stand in their place.
        if let Some(typed) = error.typed.filter(|typed| !rest.is_empty() && typed.taken > 0) {
            let end = at + typed.taken;
            return not_typed(typed, rest, at..end);
        }
        let rest = rest.split_whitespace().next().unwrap_or("");
        let found = if rest.is_empty() { "the end".into() } else { format!("“{}”", text::fit(rest, 40)) };
        let expected = error.problem.trim_start_matches("expected ").to_owned();
        LineProblem { at: at..at + rest.len(), found, expected, choices: Vec::new() }
    }

    /// The rest of the line as assumptions with commas between them.
    pub(in crate::command) fn assumptions(&mut self) -> Result<Vec<Assumption>, LineProblem> {
        let mut start = self.place().start;
        let rest = self.line.get(start..).unwrap_or("");
        self.next = self.words.len();
        let mut assumptions = Vec::new();
        for part in rest.split(',') {
            let text = part.trim();
            let text_start = start + part.len() - part.trim_start().len();
            let read = Assumption::typed(text, self.scope.all_formations(), self.typed);
            let read = read.map_err(|error| {
                let at = text_start + error.at.start..text_start + error.at.end;
                let found = self.line.get(at.clone()).filter(|found| !found.is_empty());
                let found = found.map_or("the end".into(), |found| format!("“{}”", text::fit(found, 40)));
                LineProblem { at, found, expected: error.expected, choices: Vec::new() }
            })?;
            self.is_known(&read, text, text_start)?;
            if Assumption::read(text, self.scope.all_formations()).is_err() {
                let value = read.to_string();
                let [typed, value] = apart(text, &value);
                self.understand(&typed, value, "");
            }
            assumptions.push(read);
            start += part.len() + 1;
        }
        self.more = assumptions.last().map(days_to_add).unwrap_or_default();
        Ok(assumptions)
    }

    /// Whether the person of an assumption is in the plan. One that was kept may outlive its person; one that is typed
    /// has a slip in it.
    fn is_known(&self, assumption: &Assumption, text: &str, start: usize) -> Result<(), LineProblem> {
        let plan = self.scope.plan;
        let Some(person) = assumption.person().filter(|person| plan.person(person).is_none()) else { return Ok(()) };
        let ids = plan.targets.iter().map(|(id, _)| id).chain(plan.players.iter().map(|(id, _)| id));
        let nearest = text::nearest(person.as_str(), ids.map(Id::as_str));
        let nearest = nearest.map(|nearest| format!("; the nearest is {nearest}")).unwrap_or_default();
        let verb = text.find(char::is_whitespace).unwrap_or(0);
        let at = start + verb + text.get(verb..).and_then(|rest| rest.find(person.as_str())).unwrap_or(0);
        let expected = format!("the id of a player or a target{nearest}");
        let found = format!("“{}”", text::fit(person.as_str(), 40));
        Err(LineProblem { at: at..at + person.as_str().len(), found, expected, choices: Vec::new() })
    }
}

/// What two texts say differently, without the words that both begin and end with.
fn apart(one: &str, other: &str) -> [String; 2] {
    let [mut one, mut other] = [one, other].map(|text| text.split_whitespace().collect::<VecDeque<_>>());
    while one.front().is_some() && one.front() == other.front() {
        let _ = (one.pop_front(), other.pop_front());
    }
    while one.back().is_some() && one.back() == other.back() {
        let _ = (one.pop_back(), other.pop_back());
    }
    [one, other].map(|words| words.into_iter().collect::<Vec<_>>().join(" "))
}

/// The words for days that may follow an assumption.
fn days_to_add(last: &Assumption) -> Vec<Suggestion> {
    let from = || Suggestion::new("from", "the first day; today if left out");
    let until = || Suggestion::new("until", "the last day of the absence; for good if left out");
    match last {
        Assumption::Lose { from: None, until: None, .. } => vec![until(), from()],
        Assumption::Lose { until: None, .. } => vec![until()],
        Assumption::Sign { from: None, .. } | Assumption::Sell { from: None, .. } => vec![from()],
        _ => Vec::new(),
    }
}

fn open_bracket(text: &str) -> bool {
    text.rfind('(').is_some_and(|open| text.rfind(')').is_none_or(|close| close < open))
}
