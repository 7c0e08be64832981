//! The lists of the deals screen: every deal with the days since its last move, and the contracts and loans that end.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::analysis::{ContractEnd, Deal, Standing};
use crate::app::{DealsPart, Model, Place};
use crate::domain::{Bid, Person};
use crate::text;
use crate::ui::drawing::Drawing;
use crate::ui::frame::{framed, legend, more};
use crate::ui::row::{Column, Row, mark, table, visible};
use crate::ui::signs::{DEALS, OFF, SIGNED, STALLED};
use crate::ui::theme::Theme;
use crate::ui::words;

const COLUMNS: [Column; 5] = [
    Column { most: 1, least: 1, yields: 0 },
    Column { most: 20, least: 8, yields: 1 },
    Column { most: 12, least: 8, yields: 2 },
    Column { most: 8, least: 5, yields: 3 },
    Column { most: 28, least: 8, yields: 4 },
];

const ENDS: [Column; 4] = [
    Column { most: 11, least: 6, yields: 0 },
    Column { most: 20, least: 8, yields: 1 },
    Column { most: 9, least: 8, yields: 2 },
    Column { most: 20, least: 5, yields: 3 },
];

/// The column of the names.
const NAME: usize = 1;

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let deals = model.screens.deals.shown(&model.asked);
    let stalled = deals.iter().filter(|deal| deal.stalled.is_some()).count();
    let stalled = if stalled > 0 { format!(" · {stalled} stalled{}", STALLED.glyph) } else { String::new() };
    let title = format!("Deals · {}{stalled}", words::count(model, deals.len(), model.screens.deals.in_all()));
    let inside = framed(&title, model.screens.deals.focus == DealsPart::List, theme, area, drawing);
    let Some(selected) = model.screens.deals.line(DealsPart::List, &model.asked) else {
        Row::new(drawing, inside, 0).put(" no deals", theme.faint);
        return;
    };
    legend(DEALS.signs, theme, area, drawing);
    let (first, last) = visible(selected, deals.len(), usize::from(inside.height));
    more(inside, first, deals.len(), theme, drawing);
    let lines: Vec<_> = deals.iter().take(last).skip(first).map(|deal| line(model, theme, deal)).collect();
    let style = theme.selection(model.screens.deals.focus == DealsPart::List);
    drawing.point_lines(inside, (first..last).map(|line| Place::Deals(DealsPart::List, Some(line))));
    let names = table(COLUMNS, NAME, &lines, inside, drawing);
    mark(&names, selected - first, inside, style, drawing);
}

fn line(model: &Model, theme: &Theme, deal: &Deal) -> [(String, Style); 5] {
    let (sign, style) = match (&deal.stalled, deal.standing) {
        (Some(_), _) => (STALLED.glyph, theme.warning),
        (None, Standing::Off | Standing::Left) => (OFF.glyph, theme.faint),
        (None, Standing::Signed) => (SIGNED.glyph, theme.good),
        (None, _) => (" ", theme.text),
    };
    let days = deal.days.map(days).unwrap_or_default();
    let last = model.asked.plan().person(&deal.person).and_then(last_bid).map(words::bid).unwrap_or_default();
    [
        (sign.to_owned(), style),
        (text::fit(model.asked.plan().short_name(&deal.person), 40).into_owned(), theme.strong),
        (deal.standing.to_string(), style),
        (days, if deal.stalled.is_some() { theme.warning } else { theme.faint }),
        (last, theme.text),
    ]
}

/// Days since the last move as `7 d`, or days ahead as `in 31 d`.
fn days(since: i32) -> String {
    if since < 0 { format!("in {} d", since.saturating_neg()) } else { format!("{since} d") }
}

fn last_bid(person: Person<'_>) -> Option<&Bid> {
    match person {
        Person::Target(target) => target.bids.last(),
        Person::Player(player) => player.bids.last().or(player.signed.as_ref().and_then(|signed| signed.bids.last())),
    }
}

pub(super) fn draw_ends(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let ends = model.screens.deals.shown_ends(&model.asked);
    let title = format!("Ends within 18 months · {}", ends.len());
    let inside = framed(&title, model.screens.deals.focus == DealsPart::Ends, theme, area, drawing);
    let Some(selected) = model.screens.deals.line(DealsPart::Ends, &model.asked) else {
        Row::new(drawing, inside, 0).put(" no contract and no loan", theme.faint);
        return;
    };
    let (first, last) = visible(selected, ends.len(), usize::from(inside.height));
    more(inside, first, ends.len(), theme, drawing);
    let line = |end: &&ContractEnd| {
        [
            (words::day(end.on, model.asked.as_of(), model.window.dates), theme.text),
            (text::fit(model.asked.plan().short_name(&end.person), 40).into_owned(), theme.strong),
            (end.what.to_string(), theme.text),
            (end.club.as_deref().map(|club| text::fit(club, 40).into_owned()).unwrap_or_default(), theme.faint),
        ]
    };
    let lines: Vec<_> = ends.iter().take(last).skip(first).map(line).collect();
    drawing.point_lines(inside, (first..last).map(|line| Place::Deals(DealsPart::Ends, Some(line))));
    let style = theme.selection(model.screens.deals.focus == DealsPart::Ends);
    let names = table(ENDS, NAME, &lines, inside, drawing);
    mark(&names, selected - first, inside, style, drawing);
}
