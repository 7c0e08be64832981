//! The injured pane: who is out, why, and when the reports expect him back.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::list::PaneList;
use crate::app::{Model, Out, Place};
use crate::command::Pane;
use crate::domain::{Absence, Why};
use crate::text;
use crate::ui::ahead::under;
use crate::ui::drawing::Drawing;
use crate::ui::frame::{framed, more};
use crate::ui::row::{Column, Row, table, visible};
use crate::ui::theme::Theme;
use crate::ui::words;

const COLUMNS: [Column; 4] = [
    Column { most: 18, least: 8, yields: 1 },
    Column { most: 10, least: 2, yields: 3 },
    Column { most: 30, least: 6, yields: 2 },
    Column { most: 30, least: 6, yields: 0 },
];

/// The column of the names.
const NAME: usize = 0;

/// Draws the pane without its selection.
pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) -> PaneList {
    let doubts = model.asked.answers.out.len() - model.asked.answers.absent();
    let doubts = if doubts > 0 { format!(" · {doubts} in doubt") } else { String::new() };
    let absent = model.asked.answers.absent();
    let before = model.asked.before.as_ref().map_or(absent, |before| before.absent);
    let shown = model.asked.shown_out();
    let title = match model.asked.only() {
        None => format!("Injured · {}{doubts}", text::change(before, absent)),
        Some(_) => format!("Injured · {}", words::count(model, shown.len(), model.asked.answers.out.len())),
    };
    let inside = framed(&title, model.screens.board.focus == Pane::Injured, theme, area, drawing);
    let Some(selected) = model.screens.board.line(Pane::Injured, &model.asked) else {
        let nobody = model.asked.only().map(|filter| format!(" nobody who is out matches “{filter}”"));
        Row::new(drawing, inside, 0).put(nobody.as_deref().unwrap_or(" nobody is out"), theme.faint);
        return PaneList::free(under(inside, 1));
    };
    let (first, last) = visible(selected, shown.len(), usize::from(inside.height));
    more(inside, first, shown.len(), theme, drawing);
    let lines: Vec<_> = shown.iter().take(last).skip(first).filter_map(|out| line(model, theme, out)).collect();
    drawing.point_lines(inside, (first..last).map(|line| Place::Pane(Pane::Injured, Some(line))));
    let names = table(COLUMNS, NAME, &lines, inside, drawing);
    PaneList { free: under(inside, lines.len()), list: inside, first, names }
}

fn line(model: &Model, theme: &Theme, out: &Out) -> Option<[(String, Style); 4]> {
    let player = model.asked.plan().players.get(&out.id)?;
    let absence = player.absences.get(out.absence)?;
    let what = match &absence.why {
        Why::Suspension(what) => match &absence.ban {
            Some(ban) => format!("suspended {}, {}", text::fit(what, 40), text::fit(&ban.to_string(), 40)),
            None => format!("suspended {}", text::fit(what, 40)),
        },
        Why::Injury(what) | Why::Other(what) => text::fit(what, 40).into_owned(),
    };
    Some([
        (text::fit(model.asked.plan().short_name(&out.id), 40).into_owned(), theme.strong),
        (words::positions(&player.profile), theme.faint),
        (what, theme.text),
        (back(absence, out, model), if out.doubt { theme.thin } else { theme.text }),
    ])
}

/// The likely day of return, with the range if reports differ: `24 Aug (24 Jul–24 Aug)`.
fn back(absence: &Absence, out: &Out, model: &Model) -> String {
    let day = |day| words::day(day, model.asked.on, model.window.dates);
    if let Some(likely) = absence.likely().filter(|_| out.doubt) {
        return format!("doubt, back {}?", day(likely));
    }
    let [likely, best, worst] = out.back;
    let Some(likely) = likely else {
        let served = model.asked.answers.served(&out.id, out.absence);
        return match absence.ban.as_ref().zip(served).filter(|_| absence.ended.is_none()) {
            Some((ban, served)) => format!("{} of {} in the plan", served.counted, ban.matches),
            None => "no return reported".into(),
        };
    };
    match (best, worst) {
        (Some(best), Some(worst)) if best != worst => format!("{} ({}–{})", day(likely), day(best), day(worst)),
        _ => day(likely),
    }
}
