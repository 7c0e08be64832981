//! Nations: by code, name or people, with a space or a mark between two of them.

use super::{LineProblem, LineWords, Suggestion};
use crate::domain::{Nation, NationError, Nations};
use crate::text;

impl LineWords<'_> {
    /// The codes of nations up to the end, or the word `none`: `ESP SCO`, `ESP, SCO` and `Spain/Scotland` are the same
    /// two.
    pub(in crate::command) fn nations(&mut self) -> Result<Vec<String>, LineProblem> {
        if self.takes("none") {
            return Ok(Vec::new());
        }
        let (nations, mut start) = (self.scope.nations, self.place().start);
        let rest = self.line.get(start..).unwrap_or("");
        let mut codes: Vec<String> = Vec::new();
        for part in rest.split([',', ';', '/']) {
            let name = part.trim_matches(|c: char| is_gap(c) || "'[]".contains(c));
            let name_start = start + part.find(name).unwrap_or(0);
            let read = read(nations, name).map_err(|(at, error)| {
                let at = name_start + at..name_start + name.len();
                problem(nations, self.line.get(at.clone()).unwrap_or(""), at, &error)
            })?;
            for nation in read {
                if !codes.contains(&nation.code) {
                    codes.push(nation.code.clone());
                }
            }
            start += part.len() + 1;
        }
        if codes.is_empty() {
            return self
                .problem("a nation by its FIFA code or its name, such as ARG or Argentina, or none", Vec::new());
        }
        self.next = self.words.len();
        Ok(codes)
    }
}

/// The nations that stand behind each other, each by the longest name that there is: South Korea is one. Else the byte
/// from which on nothing is a nation.
fn read<'n>(nations: &'n Nations, text: &str) -> Result<Vec<&'n Nation>, (usize, NationError)> {
    let (mut read, mut at) = (Vec::new(), 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let breaks = rest.char_indices().filter(|(_, c)| is_gap(*c)).map(|(at, _)| at);
        let mut ends: Vec<usize> = breaks.chain([rest.len()]).collect();
        ends.reverse();
        let named = |end: usize| Some((nations.named(rest.get(..end)?).ok()?, end));
        let Some((nation, end)) = ends.into_iter().find_map(named) else {
            return nations.named(rest).map(|nation| vec![nation]).map_err(|error| (at, error));
        };
        read.push(nation);
        let after = rest.get(end..).unwrap_or("");
        at += end + after.len() - after.trim_start_matches(is_gap).len();
    }
    Ok(read)
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || "\"“”".contains(c)
}

fn problem(nations: &Nations, found: &str, at: std::ops::Range<usize>, error: &NationError) -> LineProblem {
    let choices = nations.iter().map(|nation| Suggestion::new(nation.code.clone(), nation.name.clone())).collect();
    let found = if found.is_empty() { "the end".into() } else { format!("“{}”", text::fit(found, 40)) };
    LineProblem { at, found, expected: error.to_string(), choices }
}
