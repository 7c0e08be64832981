//! Where somebody was trained, as words of a line.

use super::as_typed::quote;
use super::line::{LineProblem, LineWords, Suggestion};
use crate::domain::{Trained, Training};

impl LineWords<'_> {
    /// Where he was trained, for every competition or for each by its name: `club`, `"Serie A" club UEFA association`.
    pub(super) fn training(&mut self) -> Result<Training, LineProblem> {
        let competitions = &self.scope.plan.competitions;
        if self.next_is(|word| Trained::from_word(word).is_some()) || self.is_empty() {
            let trained = self.one_of("where he was trained", Trained::ALL, Trained::word)?;
            return Ok(Training::Everywhere(trained));
        }
        let what = "club, association or no, or a competition and one of these: \"Serie A\" club";
        let mut each: Vec<(String, Trained)> = Vec::new();
        while each.is_empty() || !self.is_empty() {
            let choices =
                |_: &LineWords<'_>| competitions.iter().map(|name| Suggestion::new(quote(name), "")).collect();
            let slip = |word: &str| each.iter().any(|(name, _)| name == word) || word.is_empty();
            let name = self.word(what, choices, |word| (!slip(word)).then(|| word.to_owned()))?;
            each.push((name, self.one_of("where it counts him as trained", Trained::ALL, Trained::word)?));
        }
        Ok(Training::By(each))
    }
}
