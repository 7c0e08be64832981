//! Injured: who is out, why, and when he is back by which reports.

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{Model, Out};
use crate::command::Pane;
use crate::domain::{Absence, Id, Why};
use crate::text;
use crate::ui::row::{Column, Row, widths};
use crate::ui::theme::Theme;
use crate::ui::{framed, words};

const COLUMNS: [Column; 4] = [
    Column { ideal: 14, least: 8, yields: 1 },
    Column { ideal: 7, least: 2, yields: 3 },
    Column { ideal: 20, least: 6, yields: 2 },
    Column { ideal: 24, least: 6, yields: 0 },
];

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let doubts = model.answers.out.len() - model.answers.absent();
    let doubts = if doubts > 0 { format!(" · {doubts} in doubt") } else { String::new() };
    let title = format!("Injured · {}{doubts}", model.answers.absent());
    let inside = framed(&title, model.focus == Pane::Injured, theme, area, buffer);
    let shown = model.shown_out();
    let ids: Vec<Id> = shown.iter().map(|out| out.id.clone()).collect();
    let Some(selected) = model.injured.index(&ids) else {
        Row::new(buffer, inside, 0).put(" nobody is out", theme.faint);
        return;
    };
    for (index, line) in super::visible(selected, shown.len(), usize::from(inside.height)) {
        let Some(out) = shown.get(index) else { continue };
        draw_man(model, theme, out, Row::new(buffer, inside, line));
        if index == selected {
            Row::new(buffer, inside, line).paint(inside, super::selection(model, Pane::Injured, theme));
        }
    }
}

fn draw_man(model: &Model, theme: &Theme, out: &Out, mut row: Row<'_>) {
    let Some(player) = model.plan().players.get(&out.id) else { return };
    let Some(absence) = player.absences.get(out.absence) else { return };
    row.put(" ", theme.text);
    let columns = widths(COLUMNS, row.left());
    let what = match &absence.why {
        Why::Injury(what) => text::fit(what, 40).into_owned(),
        Why::Suspension(what) => format!("suspended {}", text::fit(what, 40)),
        Why::Other(what) => text::fit(what, 40).into_owned(),
    };
    let back = back(absence, out.doubt, model.on);
    let texts =
        [text::display(player.profile.short_name(&out.id)).into_owned(), words::positions(&player.profile), what, back];
    let styles = [theme.strong, theme.faint, theme.text, if out.doubt { theme.thin } else { theme.text }];
    for ((text, style), columns) in texts.iter().zip(styles).zip(columns).filter(|(_, columns)| *columns > 0) {
        row.cell(text, columns, style).put(" ", theme.text);
    }
}

/// `24 Aug (24 Jul–24 Aug)`: the likely day, and the range where reports differ.
fn back(absence: &Absence, doubt: bool, on: Date) -> String {
    let day = |day| words::day(day, on);
    let likely = match absence.likely() {
        None => return "no return reported".into(),
        Some(likely) if doubt => return format!("doubt, back {}?", day(likely)),
        Some(likely) => likely,
    };
    match (absence.best(), absence.worst()) {
        (Some(best), Some(worst)) if best != worst => format!("{} ({}–{})", day(likely), day(best), day(worst)),
        _ => day(likely),
    }
}
