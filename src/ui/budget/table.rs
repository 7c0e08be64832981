//! Tables with a heading, whose figures stand at the right of their columns and are never cut.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text;
use crate::ui::drawing::Drawing;
use crate::ui::row::{Column, Row, widths};
use crate::ui::theme::Theme;

/// A column of figures or of words.
#[derive(Clone, Copy)]
pub(super) enum BudgetColumn {
    /// As wide as its widest figure, or left out; the highest number is left out first.
    Figures(u8),
    Words(Column),
}

pub(super) const fn figures(yields: u8) -> BudgetColumn {
    BudgetColumn::Figures(yields)
}

pub(super) const fn words(most: usize, least: usize, yields: u8) -> BudgetColumn {
    BudgetColumn::Words(Column { most, least, yields })
}

/// Draws a heading and the lines in sight, of which one may be selected: `selected` counts them.
pub(super) fn put_table<const N: usize>(
    columns: [BudgetColumn; N],
    headings: &[String; N],
    lines: &[[(String, Style); N]],
    (selected, mark): (Option<usize>, Style),
    (theme, inside): (&Theme, Rect),
    drawing: &mut Drawing,
) {
    let mut fitted = [Column { most: 0, least: 0, yields: 0 }; N];
    for (at, (fitted, column)) in fitted.iter_mut().zip(&columns).enumerate() {
        let texts = lines.iter().filter_map(|line| line.get(at)).map(|(text, _)| text).chain(headings.get(at));
        let widest = texts.map(|text| text::width(text)).max().unwrap_or(0);
        *fitted = match *column {
            BudgetColumn::Figures(yields) => Column { most: widest, least: widest, yields },
            BudgetColumn::Words(column) => Column { most: widest.min(column.most), ..column },
        };
    }
    let widths = widths(fitted, usize::from(inside.width).saturating_sub(2));
    let put = |row: &mut Row<'_>, at: usize, text: &str, style: Style| {
        let width = widths.get(at).copied().unwrap_or(0);
        if width > 0 {
            let is_figures = matches!(columns.get(at), Some(BudgetColumn::Figures(_)));
            let before = if is_figures { width.saturating_sub(text::width(text)) } else { 0 };
            row.cell("", before, Style::new()).cell(text, width - before, style).put(" ", Style::new());
        }
    };
    let mut row = Row::new(drawing, inside, 0);
    row.put(" ", Style::new());
    headings.iter().enumerate().for_each(|(at, name)| put(&mut row, at, name, theme.faint));
    for (index, line) in lines.iter().enumerate() {
        let mut row = Row::new(drawing, inside, index + 1);
        let here = Some(index) == selected;
        row.put(if here { "▸" } else { " " }, Style::new());
        for (at, (text, style)) in line.iter().enumerate() {
            put(&mut row, at, text, if here && at == 0 { style.patch(mark) } else { *style });
        }
    }
}
