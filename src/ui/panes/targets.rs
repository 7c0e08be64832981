//! The targets pane: who may come, how far the deal is, what his club says, and what he costs.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::list::PaneList;
use crate::analysis::Worth;
use crate::app::{Model, Order, Place};
use crate::command::Pane;
use crate::domain::{CostBasis, Id, Stage, Stance, Target};
use crate::forecast::words as chance_words;
use crate::text;
use crate::ui::ahead::under;
use crate::ui::drawing::Drawing;
use crate::ui::frame::{framed, legend, more};
use crate::ui::row::{Column, Row, table, visible, widths_of};
use crate::ui::signs::{CHANCE, ESTIMATED, LESS_SHORT, MORE_MARGIN, NOTHING, TARGETS};
use crate::ui::theme::Theme;
use crate::ui::words;

/// His name and what he adds are given up last, after the price, what the seller says and the number of the list; first
/// of all what his sheet tells as well.
const COLUMNS: [Column; 10] = [
    Column { most: 2, least: 2, yields: 2 },
    Column { most: 20, least: 12, yields: 0 },
    Column { most: 10, least: 2, yields: 7 },
    Column { most: 16, least: 5, yields: 8 },
    Column { most: 12, least: 12, yields: 6 },
    Column { most: 9, least: 7, yields: 3 },
    Column { most: 32, least: 10, yields: 5 },
    Column { most: 12, least: 6, yields: 4 },
    Column { most: 20, least: 20, yields: 1 },
    Column { most: CHANCE_COLUMNS, least: CHANCE_COLUMNS, yields: 9 },
];

/// The column of the chances.
const CHANCE_COLUMN: usize = 9;

/// The columns of the widest chances: `9.1→<.1%`.
const CHANCE_COLUMNS: usize = 8;

/// The column of the names.
const NAME: usize = 1;

/// Draws the pane without its selection.
pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) -> PaneList {
    let shown = model.asked.shown_targets();
    let count = words::count(model, shown.len(), model.asked.answers.targets.len());
    let order = match model.asked.order {
        Order::Priority => "",
        Order::Worth => " · by worth",
    };
    let title = format!("Targets · {count}{order}");
    let inside = framed(&title, model.screens.board.focus == Pane::Targets, theme, area, drawing);
    let Some(selected) = model.screens.board.line(Pane::Targets, &model.asked) else {
        let none = model.asked.only().map(|filter| format!(" no target matches “{filter}”"));
        Row::new(drawing, inside, 0).put(none.as_deref().unwrap_or(" no targets"), theme.faint);
        return PaneList::free(under(inside, 1));
    };
    let (first, last) = visible(selected, shown.len(), usize::from(inside.height));
    more(inside, first, shown.len(), theme, drawing);
    let lines: Vec<_> = shown.iter().take(last).skip(first).filter_map(|id| line(model, theme, id)).collect();
    let says_chances = widths_of(COLUMNS, &lines, inside)[CHANCE_COLUMN] > 0;
    legend(TARGETS.signs.iter().filter(|sign| says_chances || **sign != CHANCE), theme, area, drawing);
    drawing.point_lines(inside, (first..last).map(|line| Place::Pane(Pane::Targets, Some(line))));
    let names = table(COLUMNS, NAME, &lines, inside, drawing);
    PaneList { free: under(inside, lines.len()), list: inside, first, names }
}

fn line(model: &Model, theme: &Theme, id: &Id) -> Option<[(String, Style); 10]> {
    let target = model.asked.plan().targets.get(id)?;
    let (seller, seller_style) = match &target.seller {
        Stance::Refuses(_) => ("refuses", theme.refusal),
        Stance::Open => ("open", theme.good),
        Stance::Unknown => (NOTHING.glyph, theme.faint),
    };
    Some([
        (target.priority.map(|priority| priority.to_string()).unwrap_or_default(), theme.faint),
        (text::fit(model.asked.plan().short_name(id), 40).into_owned(), theme.strong),
        (words::positions(&target.profile), theme.faint),
        (target.club.as_deref().map(|club| text::fit(club, 40).into_owned()).unwrap_or_default(), theme.text),
        (target.stage.to_string(), theme.text),
        (seller.to_owned(), seller_style),
        (target.bids.last().map(words::bid).unwrap_or_default(), theme.text),
        (cost(target, model), theme.faint),
        worth(model, theme, id),
        (chance(model, id, target), theme.chance),
    ])
}

/// The target's effect on margin and shortfall today: `+1 −1`.
fn worth(model: &Model, theme: &Theme, id: &Id) -> (String, Style) {
    let Some(worth) = model.asked.worth(id) else { return (String::new(), theme.faint) };
    let now = adds(worth);
    let style = match now.as_str() {
        now if now == NOTHING.glyph => theme.faint,
        "later" => theme.text,
        _ => theme.good,
    };
    match model.asked.worth_before(id) {
        Some(before) => (text::change(adds(before), now), style),
        None => (now, style),
    }
}

fn adds(worth: &Worth) -> String {
    let margin = worth.now.after.margin - worth.now.before.margin;
    let bodies = worth.now.before.shortfall.saturating_sub(worth.now.after.shortfall);
    match (margin, bodies) {
        (0, 0) if worth.gain() > 0 => "later".into(),
        (0, 0) => NOTHING.glyph.into(),
        (0, bodies) => format!("{}{bodies} short", LESS_SHORT.glyph),
        (margin, 0) => format!("{}{margin} margin", MORE_MARGIN.glyph),
        (margin, bodies) => format!("{}{margin} {}{bodies}", MORE_MARGIN.glyph, LESS_SHORT.glyph),
    }
}

/// The chance that the eleven can't be filled in some week of the season, without him and with him.
fn chance(model: &Model, id: &Id, target: &Target) -> String {
    if matches!(target.stage, Stage::Off | Stage::Signed) || model.asked.on != model.asked.today() {
        return String::new();
    }
    match model.chances.with_target(&model.asked, id).map(chance_words::short_effect) {
        // Until it is known it takes as much room as then.
        None => text::pad("…", CHANCE_COLUMNS),
        Some(said) => said.unwrap_or_else(|| NOTHING.glyph.to_owned()),
    }
}

/// The expected cost, with a sign for its source.
fn cost(target: &Target, model: &Model) -> String {
    let currency = model.asked.plan().currency.as_deref();
    match target.expected_cost(model.asked.as_of()) {
        None => String::new(),
        Some((cost, CostBasis::Bid)) => cost.in_currency(currency),
        Some((cost, CostBasis::AskingPrice)) => format!("{} ask", cost.in_currency(currency)),
        Some((cost, CostBasis::RefusedBid)) => format!(">{}", cost.in_currency(currency)),
        Some((cost, CostBasis::ReleaseClause)) => format!("{} clause", cost.in_currency(currency)),
        Some((cost, CostBasis::MarketValue)) => format!("{}{}", ESTIMATED.glyph, cost.in_currency(currency)),
        Some((_, CostBasis::OutOfContract)) => "no contract".to_owned(),
    }
}
