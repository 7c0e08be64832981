//! The lines of the ladder and of the sections under it.

use ratatui::style::Style;

use crate::app::Model;
use crate::command::{Asking, Command};
use crate::text;
use crate::ui::theme::Theme;
use crate::ui::words;

/// A line of texts, each with its width in columns and its style.
pub(super) type LadderLine = Vec<(String, usize, Style)>;

/// Texts under a heading with the key that shows the full answer; empty if there are no texts.
pub(super) fn section(
    heading: &str,
    asking: Asking,
    texts: &[&str],
    model: &Model,
    theme: &Theme,
    width: usize,
) -> Vec<LadderLine> {
    if texts.is_empty() {
        return Vec::new();
    }
    let key = words::key(model, &Command::Ask(asking));
    let mut lines = vec![vec![(format!(" {key}"), 6, theme.key), (heading.to_owned(), usize::MAX, theme.text)]];
    for said in texts {
        for (index, text) in text::wrap(said, width.saturating_sub(9)).into_iter().enumerate() {
            let indent = if index == 0 { 6 } else { 8 };
            lines.push(vec![(String::new(), indent, theme.text), (text, usize::MAX, theme.faint)]);
        }
    }
    lines
}
