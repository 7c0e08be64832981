//! The sheet of somebody of the market: what is known of him, by which file, and what others say otherwise.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::{Layer, Model};
use crate::domain::Familiarity;
use crate::market::words::{cell, said};
use crate::market::{MarketColumn, MarketRow};
use crate::text;
use crate::ui::drawing::Drawing;
use crate::ui::frame::{framed, more};
use crate::ui::row::Row;
use crate::ui::theme::Theme;
use crate::ui::words;

/// Columns of the labels on the left.
const LABELS: usize = 11;

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let focused = model.layers.iter().any(|layer| matches!(layer, Layer::Sheet));
    let Some(person) = model.screens.market.selected() else {
        let inside = framed("Sheet", focused, theme, area, drawing);
        Row::new(drawing, inside, 0).put(" nobody is selected", theme.faint);
        return;
    };
    drawing.clear(area);
    let inside = framed(person.name(), focused, theme, area, drawing);
    let lines = lines(model, person, theme);
    let columns = usize::from(inside.width).saturating_sub(LABELS + 2);
    let wrapped: Vec<(&str, String, Style)> = lines
        .iter()
        .flat_map(|(label, said, style)| {
            let labels = std::iter::once(*label).chain(std::iter::repeat(""));
            labels.zip(text::wrap(said, columns)).map(|(label, line)| (label, line, *style))
        })
        .collect();
    let height = usize::from(inside.height);
    let first = model.screens.board.sheet.first(wrapped.len(), height);
    more(inside, first, wrapped.len(), theme, drawing);
    for (index, (label, line, style)) in wrapped.iter().skip(first).take(height).enumerate() {
        let mut row = Row::new(drawing, inside, index);
        row.put(" ", theme.text).cell(label, LABELS, theme.faint).put(line, *style);
    }
}

fn lines(model: &Model, person: MarketRow<'_>, theme: &Theme) -> Vec<(&'static str, String, Style)> {
    let on = model.asked.on;
    let told = |column: MarketColumn| cell(person, column, on);
    let day = |day| words::day(day, on, model.window.dates);
    let mut lines = vec![("name", person.name().to_owned(), theme.strong)];
    let (table, line) = (&model.screens.market, model.screens.market.line().unwrap_or(0));
    let reason = table.reason(line).into_iter().flat_map(|[effect, why]| [("effect", effect), ("why there", why)]);
    let lists = table.lists(line).iter().map(|list| ("list", list.as_str()));
    for (label, said) in reason.chain(lists) {
        lines.push((label, said.to_owned(), theme.text));
    }
    let mut add = |label: &'static str, said: Option<String>| match said.filter(|said| !said.is_empty()) {
        Some(said) => lines.push((label, said, theme.text)),
        None => lines.push((label, "unknown".to_owned(), theme.faint)),
    };
    let plays = person.positions().iter().map(|at| {
        let familiarity = match at.familiarity {
            Familiarity::Natural => String::new(),
            familiarity => format!(" {familiarity}"),
        };
        format!("{}{familiarity}{}", at.position, if at.proposed { " (proposed)" } else { "" })
    });
    add("plays", Some(plays.collect::<Vec<_>>().join(", ")));
    let age = told(MarketColumn::Age);
    let born = person.born().map(day).or_else(|| person.born_year().map(|year| year.to_string()));
    add("born", born);
    add("age", age);
    add("nations", told(MarketColumn::Nation));
    add("foot", told(MarketColumn::Foot));
    add("height", person.height_cm().map(|height| format!("{height} cm")));
    add("club", told(MarketColumn::Club));
    if let Some(league) = person.league() {
        add("league", Some(league.to_owned()));
    }
    add("contract", person.contract().map(|last| format!("until {}", day(last))));
    add("value", told(MarketColumn::Value));
    add("wage", told(MarketColumn::Wage).map(|wage| format!("{wage} a season")));
    let money = |money: crate::domain::Money| {
        money.in_currency(model.screens.market.market().and_then(|market| market.currency()).map(|held| held.word()))
    };
    if let Some(clause) = person.clause() {
        add("clause", Some(money(clause)));
    }
    if let Some(asks) = person.asking() {
        add("asking", Some(money(asks)));
    }
    add("rating", told(MarketColumn::Rating));
    for (name, figure) in person.attributes() {
        add("attribute", Some(format!("{name} {figure}")));
    }
    lines.extend(sources(model, person, theme));
    lines
}

/// The file that he is of, and what older ones say otherwise.
fn sources(model: &Model, person: MarketRow<'_>, theme: &Theme) -> Vec<(&'static str, String, Style)> {
    let day = |day| words::day(day, model.asked.on, model.window.dates);
    let mut lines = Vec::new();
    if let Some(file) = person.file() {
        let id = person.id().map(|id| format!(", id {id}")).unwrap_or_default();
        lines.push(("source", format!("{}, {}{id}", file.source, day(file.on)), theme.text));
        lines.push(("file", format!("{}, line {}", file.short_name(), person.line()), theme.text));
    }
    let Some(market) = model.screens.market.market() else { return lines };
    for differs in market.differs(person.number) {
        let Some(((file, line), otherwise)) = market.said_by(differs).zip(said(market, differs)) else { continue };
        let told = format!("{} {otherwise}, {} line {line}, {}", differs.field, file.short_name(), day(file.on));
        lines.push(("otherwise", told, theme.warning));
    }
    lines
}
