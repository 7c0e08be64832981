//! How far a text is scrolled.

use std::cell::Cell;

/// The number of lines that a text is scrolled past.
///
/// How many lines there are is known where they are wrapped to the screen, so drawing the text is what stops it at its
/// end.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scroll(Cell<usize>);

impl Scroll {
    /// The first of so many lines to show where there is room for `height`.
    pub fn first(&self, lines: usize, height: usize) -> usize {
        let first = self.0.get().min(lines.saturating_sub(height));
        self.0.set(first);
        first
    }

    pub fn lines(&self) -> usize {
        self.0.get()
    }

    pub(super) fn by(&mut self, lines: isize) {
        self.go(|from| from.saturating_add_signed(lines));
    }

    pub(super) fn go(&mut self, to: impl Fn(usize) -> usize) {
        self.0.set(to(self.0.get()));
    }
}
