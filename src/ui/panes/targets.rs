//! Targets: who may come, how far it is, what his club says, what he costs.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::Model;
use crate::command::Pane;
use crate::domain::{CostBasis, Id, Stance, Target};
use crate::text;
use crate::ui::row::{Column, Row, widths};
use crate::ui::theme::Theme;
use crate::ui::{framed, words};

const COLUMNS: [Column; 8] = [
    Column { ideal: 2, least: 1, yields: 3 },
    Column { ideal: 14, least: 8, yields: 1 },
    Column { ideal: 6, least: 2, yields: 5 },
    Column { ideal: 11, least: 5, yields: 6 },
    Column { ideal: 12, least: 8, yields: 2 },
    Column { ideal: 9, least: 7, yields: 0 },
    Column { ideal: 24, least: 8, yields: 4 },
    Column { ideal: 10, least: 6, yields: 7 },
];

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let shown = model.shown_targets();
    let title = if shown.len() == model.answers.targets.len() {
        format!("Targets · {}", shown.len())
    } else {
        format!("Targets · {} of {}", shown.len(), model.answers.targets.len())
    };
    let inside = framed(&title, model.focus == Pane::Targets, theme, area, buffer);
    let Some(selected) = model.target.index(&shown) else {
        Row::new(buffer, inside, 0).put(" no targets", theme.faint);
        return;
    };
    for (index, line) in super::visible(selected, shown.len(), usize::from(inside.height)) {
        let Some((id, target)) = shown.get(index).and_then(|id| Some((id, model.plan().targets.get(id)?))) else {
            continue;
        };
        draw_target(model, theme, (id, target), index == selected, Row::new(buffer, inside, line));
        if index == selected {
            Row::new(buffer, inside, line).paint(inside, super::selection(model, Pane::Targets, theme));
        }
    }
}

fn draw_target(model: &Model, theme: &Theme, (id, target): (&Id, &Target), here: bool, mut row: Row<'_>) {
    row.put(if here { "▸" } else { " " }, theme.key);
    let columns = widths(COLUMNS, row.left());
    let texts = [
        target.priority.map(|priority| priority.to_string()).unwrap_or_default(),
        text::display(target.profile.short_name(id)).into_owned(),
        words::positions(&target.profile),
        target.club.as_deref().map(|club| text::fit(club, 30).into_owned()).unwrap_or_default(),
        target.stage.to_string(),
        match &target.seller {
            Stance::Unknown => "–".to_owned(),
            stance => stance.word().to_owned(),
        },
        target.bids.last().map(words::bid).unwrap_or_default(),
        cost(target, model.plan().currency.as_deref()),
    ];
    let seller = match target.seller {
        Stance::Refuses(_) => theme.refusal,
        Stance::Open => theme.good,
        Stance::Unknown => theme.faint,
    };
    let styles = [theme.faint, theme.strong, theme.faint, theme.text, theme.text, seller, theme.text, theme.faint];
    for ((text, style), columns) in texts.iter().zip(styles).zip(columns).filter(|(_, columns)| *columns > 0) {
        row.cell(text, columns, style).put(" ", theme.text);
    }
}

/// The expected cost, with a sign for where it comes from.
fn cost(target: &Target, currency: Option<&str>) -> String {
    match target.expected_cost() {
        None => String::new(),
        Some((cost, CostBasis::Bid)) => words::money(cost, currency),
        Some((cost, CostBasis::AskingPrice)) => format!("{} ask", words::money(cost, currency)),
        Some((cost, CostBasis::MarketValue)) => format!("~{}", words::money(cost, currency)),
    }
}
