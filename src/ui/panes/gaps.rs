//! The gaps pane: where the wanted depth is missing, who is there, how many can be lost, and the proof.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::{Model, Place};
use crate::command::Pane;
use crate::forecast::{SeasonForecast, words as chance_words};
use crate::text;
use crate::ui::ahead::under;
use crate::ui::drawing::Drawing;
use crate::ui::frame::{framed, more};
use crate::ui::row::Row;
use crate::ui::theme::Theme;
use crate::ui::words;

/// Draws the pane, and returns the area that its list leaves free.
pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) -> Rect {
    let gaps = model.asked.answers.gaps.len();
    let before = model.asked.before.as_ref().map_or(gaps, |before| before.cover.gaps.len());
    let title = format!("Gaps · {}", text::change(before, gaps));
    let inside = framed(&title, model.screens.board.focus == Pane::Gaps, theme, area, drawing);
    let lines = lines(model, theme, usize::from(inside.width));
    let height = usize::from(inside.height);
    let first = first(model, &lines, height);
    more(inside, first, lines.len(), theme, drawing);
    for (index, line) in lines.iter().skip(first).take(height).enumerate() {
        let mut row = Row::new(drawing, inside, index);
        let from = row.x();
        row.cell("", 1 + line.indent, theme.text).put(&line.text, line.style);
        if let Some(gap) = line.gap {
            let rest = row.left();
            row.cell("", rest, theme.text).point(from, Place::Pane(Pane::Gaps, Some(gap)));
        }
    }
    under(inside, lines.len())
}

/// The first line to show so that the selected gap is in sight; the top line if that suffices.
fn first(model: &Model, lines: &[GapLine], height: usize) -> usize {
    let selected = model.screens.board.line(Pane::Gaps, &model.asked);
    let is_selected = |line: &GapLine| line.gap.is_some() && line.gap == selected;
    let last = lines.iter().rposition(is_selected).unwrap_or(0);
    if model.screens.board.focus != Pane::Gaps || last < height {
        return 0;
    }
    lines.iter().position(is_selected).unwrap_or(0).min(lines.len().saturating_sub(height))
}

struct GapLine {
    gap: Option<usize>,
    indent: usize,
    text: String,
    style: Style,
}

fn lines(model: &Model, theme: &Theme, columns: usize) -> Vec<GapLine> {
    let line = |gap, text: &str, style| GapLine { gap, indent: 0, text: text.to_owned(), style };
    let mut lines = Vec::new();
    for part in &model.asked.answers.short {
        lines.extend(text::wrap(&part.need, columns.saturating_sub(2)).iter().map(|text| line(None, text, theme.thin)));
        if !part.players.is_empty() {
            lines.extend(indented(None, &part.players, columns, theme.text));
        }
    }
    if let Some(whole) = &model.asked.answers.shortfall {
        lines.extend(indented(None, &format!("in all {whole}"), columns, theme.faint));
    }
    let selected = model.screens.board.line(Pane::Gaps, &model.asked);
    for (index, gap) in model.asked.answers.gaps.iter().enumerate() {
        let severity = model.asked.answers.cover.gaps.get(index).map_or(theme.text, |gap| theme.severity(gap.severity));
        let here = model.screens.board.focus == Pane::Gaps && selected == Some(index);
        let head = if here { theme.selected } else { severity };
        lines.push(line(Some(index), &format!("{:6} {}", gap.severity, gap.slots), head));
        let is_named = model.asked.answers.short.iter().any(|part| part.players == gap.players);
        if !gap.players.is_empty() && !is_named {
            lines.extend(indented(Some(index), &gap.players, columns, theme.text));
        }
        lines.extend(indented(Some(index), &gap.proof, columns, theme.faint));
        if let Some(chance) = model.chances.of_gap(&model.asked, index) {
            lines.extend(indented(Some(index), &chance, columns, theme.chance));
        }
        let closers = model.asked.answers.closers.get(index).filter(|closers| !closers.is_empty());
        lines.extend(closers.into_iter().flat_map(|closers| indented(Some(index), closers, columns, theme.good)));
    }
    if model.asked.answers.gaps.is_empty() {
        lines.push(line(None, "every slot has the depth wanted", theme.good));
    }
    for closed in model.asked.before.iter().flat_map(|before| &before.closed) {
        lines.push(line(None, "closed", theme.good));
        lines.extend(indented(None, closed, columns, theme.good));
    }
    let margin = model.asked.answers.cover.margin;
    let before = model.asked.before.as_ref().map_or(margin, |before| before.cover.margin);
    lines.push(line(None, "", theme.text));
    lines.push(line(None, &format!("margin {}", text::change(before, margin)), theme.strong));
    lines.extend(indented(None, &model.asked.answers.margin, columns, theme.faint));
    if !model.asked.answers.worst.is_empty() {
        lines.push(line(None, "what would hurt most", theme.strong));
    }
    for case in &model.asked.answers.worst {
        lines.extend(indented(None, case, columns, theme.faint));
    }
    lines.extend(chances(model, theme, columns));
    lines
}

/// The chance that the eleven can't be filled in some week up to each deadline and in the season, and how right it is.
///
/// It is that from today on, which is said where another day is shown.
fn chances(model: &Model, theme: &Theme, columns: usize) -> Vec<GapLine> {
    let Some(SeasonForecast { deadlines, each_week, by_match, basis, .. }) =
        model.chances().map(|chances| &*chances.forecast)
    else {
        return Vec::new();
    };
    let as_it_is = model.asked.before.as_ref().and_then(|_| model.chances_as_it_is());
    let heading =
        GapLine { gap: None, indent: 0, text: words::chance_from(model, "chance of no eleven"), style: theme.chance };
    let said = deadlines.iter().enumerate().map(|(place, some)| {
        let before = as_it_is.and_then(|chances| chances.forecast.deadlines.get(place));
        let chance = chance_words::drawn_from(before.map(|before| before.broken), some.broken);
        format!("{chance} {}", chance_words::up_to(some, *by_match))
    });
    let each_week = each_week.iter().map(chance_words::if_each_week);
    let said = said.chain(each_week).chain([chance_words::right_within(basis)]);
    std::iter::once(heading)
        .chain(said.flat_map(|words| indented(None, &words, columns, theme.chance).collect::<Vec<_>>()))
        .collect()
}

fn indented(gap: Option<usize>, text: &str, columns: usize, style: Style) -> impl Iterator<Item = GapLine> {
    text::wrap(text, columns.saturating_sub(9)).into_iter().map(move |text| GapLine { gap, indent: 7, text, style })
}
