//! The ladder of a deal: our bids on the left, theirs on the right, and their sums on one scale in between.
//!
//! Under it are the range where the two can meet, the next moves, and whom to turn to if the deal stalls.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::line::LadderLine;
use super::{alternatives, lists, money};
use crate::analysis::deals::words as deal_words;
use crate::analysis::{Rung, RungKind};
use crate::app::{DealsPart, Model, Negotiation};
use crate::command::entry;
use crate::domain::{Money, Next, Side};
use crate::text;
use crate::ui::drawing::Drawing;
use crate::ui::frame::{framed, legend, more};
use crate::ui::row::Row;
use crate::ui::signs::{LADDER, OURS, REPORTED, THEIRS};
use crate::ui::theme::Theme;
use crate::ui::words;

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let focused = model.screens.deals.focus == DealsPart::Ladder;
    let Some(read) = model.screens.deals.negotiation() else {
        let inside = framed("Ladder", focused, theme, area, drawing);
        Row::new(drawing, inside, 0).put(" nobody is selected", theme.faint);
        return;
    };
    let name = text::fit(model.asked.plan().short_name(&read.person), 40).into_owned();
    let inside = framed(&format!("Ladder · {name}"), focused, theme, area, drawing);
    let columns = Columns::new(read, model, usize::from(inside.width));
    let mut lines = columns.lines(read, model, theme);
    lines.extend(below(read, model, theme, usize::from(inside.width)));
    let height = usize::from(inside.height);
    let first = model.screens.deals.scrolled.first(lines.len(), height);
    legend(LADDER.signs, theme, area, drawing);
    more(inside, first, lines.len(), theme, drawing);
    for (index, line) in lines.iter().skip(first).take(height).enumerate() {
        let mut row = Row::new(drawing, inside, index);
        for (text, width, style) in line {
            row.cell(text, *width, *style);
        }
    }
}

/// The widths of the ladder's columns, and the scale between the two sides.
struct Columns {
    days: usize,
    /// The width of each side.
    side: usize,
    scale: usize,
    sums: Option<(Money, Money)>,
}

impl Columns {
    fn new(read: &Negotiation, model: &Model, width: usize) -> Columns {
        let days = read
            .rungs
            .iter()
            .map(|rung| words::day(rung.on, model.asked.on, model.window.dates).len())
            .max()
            .unwrap_or(0)
            + 2;
        let sums = read.rungs.iter().filter_map(|rung| rung.sum);
        let sums = sums.clone().min().zip(sums.max());
        let scale = if sums.is_some() { (width / 4).clamp(10, 40) } else { 1 };
        Columns { days, side: width.saturating_sub(days + scale + 3) / 2, scale, sums }
    }

    /// The column on the scale for a sum.
    fn place(&self, sum: Money) -> usize {
        let Some((least, most)) = self.sums else { return 0 };
        let (from, span) = (least.units(), most.units() - least.units());
        let part = u128::from(sum.units().saturating_sub(from)) * (self.scale.saturating_sub(1)) as u128;
        // A single sum goes to the middle.
        part.checked_div(u128::from(span)).map_or(self.scale / 2, |place| place as usize)
    }

    fn lines(&self, read: &Negotiation, model: &Model, theme: &Theme) -> Vec<LadderLine> {
        let mut lines =
            vec![self.line(String::new(), ("ours", theme.faint), self.head(), ("theirs", theme.faint), theme)];
        if read.rungs.is_empty() {
            lines.push(vec![(" nothing was said or offered yet".to_owned(), usize::MAX, theme.faint)]);
        }
        let mut day = None;
        for rung in &read.rungs {
            let shown = if day == Some(rung.on) {
                String::new()
            } else {
                words::day(rung.on, model.asked.on, model.window.dates)
            };
            day = Some(rung.on);
            lines.extend(self.rung(rung, shown, theme));
        }
        lines.extend(self.meeting(read, theme));
        lines
    }

    /// The line with the ends of the scale.
    fn head(&self) -> (String, Style) {
        let text = match self.sums {
            Some((least, most)) if least < most => {
                let (least, most) = (least.to_string(), most.to_string());
                let gap = self.scale.saturating_sub(least.len() + most.len());
                format!("{least}{:gap$}{most}", "")
            }
            _ => String::new(),
        };
        (text, Style::new())
    }

    fn rung(&self, rung: &Rung, day: String, theme: &Theme) -> Vec<LadderLine> {
        let style = match rung.kind {
            RungKind::Report | RungKind::Stage => theme.faint,
            RungKind::Bid | RungKind::Counter => theme.strong,
            RungKind::Seller | RungKind::Player | RungKind::Answer => theme.text,
        };
        let side = deal_words::column(rung);
        let said = text::wrap(&deal_words::rung(rung), self.side.saturating_sub(1));
        let mut lines = Vec::new();
        for (index, text) in said.iter().enumerate() {
            let (ours, theirs) = if side == Side::Us { (text.as_str(), "") } else { ("", text.as_str()) };
            let mark = rung.sum.filter(|_| index == 0).map(|sum| {
                let sign = match (rung.kind, side) {
                    (RungKind::Report, _) => REPORTED,
                    (_, Side::Us) => OURS,
                    (_, Side::Them) => THEIRS,
                };
                format!("{:1$}{2}", "", self.place(sum), sign.glyph)
            });
            let day = if index == 0 { day.clone() } else { String::new() };
            lines.push(self.line(day, (ours, style), (mark.unwrap_or_default(), theme.key), (theirs, style), theme));
        }
        lines
    }

    /// The range on the scale where the two sides can meet.
    fn meeting(&self, read: &Negotiation, theme: &Theme) -> Option<LadderLine> {
        let (low, high) = (read.limits.below.first()?.sum, read.limits.above.first()?.sum);
        let (from, to) = (self.place(low.min(high)), self.place(low.max(high)));
        let drawn = match to - from {
            0 => "┼".to_owned(),
            gap => format!("├{}┤", "─".repeat(gap - 1)),
        };
        let style = if low < high { theme.good } else { theme.warning };
        let said = if low < high { "they can meet here" } else { "sources contradict" };
        let scale = (format!("{:from$}{drawn}", ""), style);
        Some(self.line(String::new(), ("", theme.text), scale, (said, style), theme))
    }

    fn line(
        &self,
        day: String,
        (ours, our_style): (&str, Style),
        (scale, scale_style): (String, Style),
        (theirs, their_style): (&str, Style),
        theme: &Theme,
    ) -> LadderLine {
        vec![
            (format!(" {day}"), self.days, theme.faint),
            (ours.to_owned(), self.side, our_style),
            ("│".to_owned(), 1, theme.faint),
            (scale, self.scale, scale_style),
            ("│ ".to_owned(), 2, theme.faint),
            (theirs.to_owned(), self.side, their_style),
        ]
    }
}

/// The lines under the ladder: its limits, its state and the next moves.
fn below(read: &Negotiation, model: &Model, theme: &Theme, width: usize) -> Vec<LadderLine> {
    let mut lines: Vec<LadderLine> = vec![Vec::new()];
    let mut say = |said: &str, style: Style| {
        for text in text::wrap(said, width.saturating_sub(2)) {
            lines.push(vec![(format!(" {text}"), usize::MAX, style)]);
        }
    };
    if let Some(standing) = &read.standing {
        say(standing, theme.text);
    }
    for (index, said) in read.limits_said.iter().enumerate() {
        say(said, if index == 0 { theme.text } else { theme.warning });
    }
    for said in model.such_deals.said() {
        say(said, theme.faint);
    }
    if let Some(stalled) = &read.stalled {
        say(stalled, theme.warning);
        lines.extend(alternatives::others(model, theme, width));
    }
    lines.extend(read.next.iter().map(|next| step(next, model, theme)));
    let costs = money::lines(&read.person, model, theme, width);
    if !costs.is_empty() {
        lines.push(Vec::new());
        lines.extend(costs);
    }
    lines.extend(lists::lines(model, theme, width));
    if read.stalled.is_none() {
        lines.extend(alternatives::others(model, theme, width));
    }
    lines
}

/// A possible next move, with its key.
fn step(next: &Next, model: &Model, theme: &Theme) -> LadderLine {
    let keymap = &model.catalogue.keymap;
    let key = entry(next.verb).and_then(|entry| keymap.usual_key(entry)).unwrap_or_default();
    let club = next.club.as_deref().map(|club| format!(" club {}", text::fit(club, 20))).unwrap_or_default();
    let line = format!("{} {}{club}", next.verb, next.rest.trim_end());
    vec![
        (format!(" {key}"), 6, theme.key),
        (text::fit(&line, 40).into_owned(), 28, theme.text),
        (next.what.to_owned(), usize::MAX, theme.faint),
    ]
}
