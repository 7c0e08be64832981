//! Answers about the lines of a long list, those around the selected line first.

/// Answers that are found a few at a time, so that no key waits for all of them.
#[derive(Clone, Debug)]
pub struct LineAnswers<T> {
    found: Vec<Option<T>>,
    /// How many are not found yet.
    missing: usize,
}

impl<T> LineAnswers<T> {
    /// The most that are found in one turn of the loop: more could take longer than a frame.
    pub const AT_ONCE: usize = 30;

    /// None is found yet.
    pub(super) fn of(lines: usize) -> LineAnswers<T> {
        LineAnswers { found: (0..lines).map(|_| None).collect(), missing: lines }
    }

    /// Finds the next ones, the nearest to the selected line first.
    pub(super) fn find(&mut self, selected: usize, mut about: impl FnMut(usize) -> Option<T>) {
        let mut left = self.missing.min(LineAnswers::<T>::AT_ONCE);
        let around = (0..self.found.len()).flat_map(|away| [selected.checked_sub(away), selected.checked_add(away)]);
        for line in around.flatten() {
            if left == 0 {
                return;
            }
            if let Some(found @ None) = self.found.get_mut(line) {
                *found = about(line);
                (left, self.missing) = (left - 1, self.missing.saturating_sub(1));
            }
        }
    }

    /// The answer about a line; `None` before it is found.
    pub fn get(&self, line: usize) -> Option<&T> {
        self.found.get(line)?.as_ref()
    }

    /// How many lines there are.
    pub fn lines(&self) -> usize {
        self.found.len()
    }

    /// How many are not found yet.
    pub fn missing(&self) -> usize {
        self.missing
    }
}
