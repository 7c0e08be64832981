//! Gaps: where the depth wanted is not there, who is, and what proves it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::Model;
use crate::command::Pane;
use crate::text;
use crate::ui::framed;
use crate::ui::row::Row;
use crate::ui::theme::Theme;

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let focused = model.focus == Pane::Gaps;
    let inside = framed(&format!("Gaps · {}", model.answers.gaps.len()), focused, theme, area, buffer);
    let columns = usize::from(inside.width);
    let (mut lines, mut shown) = (Vec::new(), 0);
    for (index, gap) in model.answers.gaps.iter().enumerate() {
        let severity = model.answers.cover.gaps.get(index).map_or(theme.text, |gap| theme.severity(gap.severity));
        let here = focused && index == model.gap.min(model.answers.gaps.len().saturating_sub(1));
        if here {
            shown = lines.len();
        }
        let head = if here { theme.selected } else { severity };
        lines.push((0, format!("{:6} {}", gap.severity, gap.need), head));
        if !gap.men.is_empty() {
            lines.extend(indented(&gap.men, columns, theme.text));
        }
        lines.extend(indented(&gap.proof, columns, theme.faint));
    }
    if model.answers.gaps.is_empty() {
        lines.push((0, "every slot has the depth wanted".to_owned(), theme.good));
    }
    lines.push((0, String::new(), theme.text));
    lines.push((0, format!("margin {}", model.answers.cover.margin), theme.strong));
    lines.extend(indented(&model.answers.margin, columns, theme.faint));
    let first = shown.min(lines.len().saturating_sub(usize::from(inside.height)));
    for (index, (indent, line, style)) in lines.iter().skip(first).take(usize::from(inside.height)).enumerate() {
        Row::new(buffer, inside, index).cell("", 1 + indent, theme.text).put(line, *style);
    }
}

fn indented(text: &str, columns: usize, style: Style) -> impl Iterator<Item = (usize, String, Style)> {
    text::wrap(text, columns.saturating_sub(9)).into_iter().map(move |line| (7, line, style))
}
