//! The calendar's grid: the weeks as columns, with heads above and the players below.

use std::cmp::Ordering;

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::analysis::{Calendar, Cell, Week};
use crate::app::{CalendarPart, Chances, Model, Place};
use crate::domain::{Cause, Outlook};
use crate::forecast::{ForecastWeek, words as chance_words};
use crate::text;
use crate::ui::drawing::Drawing;
use crate::ui::frame::more;
use crate::ui::row::{Row, visible};
use crate::ui::signs::{
    AWAY, BASE_RATE, BETTER, CALLED_UP, DUE, GONE, HERE, INJURED, LENT, MANY_DAYS, MATCH, NOT_JOINED, SUSPENDED, Sign,
    UNSURE, WORSE,
};
use crate::ui::theme::Theme;

/// The columns before the weeks: the slots of a group and the player's name.
const GROUP: usize = 11;
const NAME: usize = 15;

/// A head line above the players.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Months,
    Days,
    Marks,
    Likely,
    Best,
    Worst,
    Short,
    /// The chance that the eleven can't be filled.
    Chance,
    /// Margin, shortfall and chance of the plan as it is, while a what-if is assumed.
    MarginBefore,
    ShortBefore,
    ChanceBefore,
}

impl Head {
    /// All heads, in the order of the screen.
    pub(super) const ALL: [Head; 11] = [
        Head::Months,
        Head::Days,
        Head::Marks,
        Head::Likely,
        Head::Best,
        Head::Worst,
        Head::Short,
        Head::Chance,
        Head::MarginBefore,
        Head::ShortBefore,
        Head::ChanceBefore,
    ];
    /// The heads that are dropped to make room for the players, in this order.
    pub(super) const DROPPED: [Head; 9] = [
        Head::ChanceBefore,
        Head::Best,
        Head::Worst,
        Head::Marks,
        Head::Chance,
        Head::ShortBefore,
        Head::Short,
        Head::Months,
        Head::MarginBefore,
    ];
}

/// What a column shows on a line.
struct GridCell {
    text: String,
    style: Style,
    /// The sign behind it, in the column that is free otherwise.
    behind: Option<(&'static str, Style)>,
}

impl From<(String, Style)> for GridCell {
    fn from((text, style): (String, Style)) -> GridCell {
        GridCell { text, style, behind: None }
    }
}

/// The columns that are in sight.
pub(super) struct Grid<'a> {
    model: &'a Model,
    calendar: &'a Calendar,
    /// The weeks of each column in sight.
    columns: Vec<&'a [Week]>,
    /// The index among all weeks of each column's first week.
    starts: Vec<usize>,
    /// The index among all columns of the first one in sight.
    first: usize,
    selected: Option<usize>,
    /// How many columns of the screen a column takes, with the free one behind it.
    width: usize,
}

impl<'a> Grid<'a> {
    pub(super) fn new(model: &'a Model, calendar: &'a Calendar, area: Rect) -> Grid<'a> {
        let figures = figure_columns(calendar).max(model.screens.calendar.before().map_or(0, figure_columns));
        let width = 1 + figures.max(chance_columns(model, calendar));
        let room = usize::from(area.width).saturating_sub(GROUP + NAME + 3) / width;
        let first = model.screens.calendar.first_column(room, model.asked.on);
        let ranges: Vec<_> = model.screens.calendar.columns().into_iter().skip(first).take(room).collect();
        Grid {
            model,
            calendar,
            selected: ranges.iter().position(|weeks| weeks.contains(&model.screens.calendar.week_of(model.asked.on))),
            starts: ranges.iter().map(|weeks| weeks.start).collect(),
            first,
            width,
            columns: ranges.into_iter().filter_map(|weeks| calendar.weeks.get(weeks)).collect(),
        }
    }

    fn players_in_sight(&self, lines: u16) -> (usize, usize) {
        visible(self.selected_player(), self.calendar.players.len(), usize::from(lines))
    }

    fn selected_player(&self) -> usize {
        self.model.screens.calendar.line().unwrap_or(0)
    }

    /// Draws one line of the grid: a label, and a short text for each column.
    fn line<C: Into<GridCell>>(
        &self,
        theme: &Theme,
        mut row: Row<'_>,
        (label, person): ((&str, Style), Option<usize>),
        cell: impl Fn(usize, &[Week]) -> C,
    ) {
        let from = row.x();
        row.put(" ", theme.text).cell(label.0, GROUP + NAME + 1, label.1);
        if person.is_some() {
            row.point(from, Place::Calendar { person, column: None });
        }
        for (index, weeks) in self.columns.iter().enumerate() {
            let from = row.x();
            let GridCell { text, style, behind } = cell(index, weeks).into();
            let (behind, style_behind) = behind.unwrap_or((" ", theme.text));
            let style = if self.selected == Some(index) { style.patch(self.mark(theme)) } else { style };
            // Signs stand where the last two digits of a figure do.
            let before = self.width.saturating_sub(1 + text::width(&text).max(FIGURE));
            row.cell("", before, style).cell(&text, self.width - 1 - before, style).put(behind, style_behind);
            row.point(from, Place::Calendar { person, column: Some(self.first + index) });
        }
    }

    fn mark(&self, theme: &Theme) -> Style {
        if self.model.screens.calendar.focus == CalendarPart::Players {
            theme.selected
        } else {
            theme.selected_elsewhere
        }
    }

    pub(super) fn heads(&self, heads: &[Head], theme: &Theme, area: Rect, drawing: &mut Drawing) {
        for (line, head) in heads.iter().enumerate() {
            let row = Row::new(drawing, area, line);
            match head {
                Head::Months => self.months(theme, row),
                Head::Days => self.line(theme, row, (("week of", theme.faint), None), |_, weeks| {
                    let day = weeks.first().map(|week| format!("{:2}", week.monday.day()));
                    (day.unwrap_or_default(), theme.faint)
                }),
                Head::Marks => self.marks(theme, row),
                Head::Likely => self.margin(theme, row, "margin, likely", Outlook::Likely),
                Head::Best => self.margin(theme, row, "margin, at best", Outlook::Best),
                Head::Worst => self.margin(theme, row, "margin, at worst", Outlook::Worst),
                Head::Short => self.line(theme, row, (("bodies short, likely", theme.text), None), |index, weeks| {
                    let short = shortfall(weeks);
                    let style = if short > 0 { theme.thin } else { theme.good };
                    let behind = self.compared(theme, index, weeks, |weeks| -i64::from(shortfall(weeks)));
                    GridCell { text: format!("{short:2}"), style, behind }
                }),
                Head::Chance => self.line(theme, row, ((CHANCE_LABEL, theme.chance), None), |index, weeks| {
                    self.chance(theme, index, weeks)
                }),
                Head::MarginBefore => {
                    self.before(theme, row, "margin before, likely", |weeks| margin(weeks, Outlook::Likely).into())
                }
                Head::ShortBefore => self.before(theme, row, "short before, likely", |weeks| shortfall(weeks).into()),
                Head::ChanceBefore => self.line(theme, row, ((CHANCE_BEFORE_LABEL, theme.chance), None), |_, weeks| {
                    self.chance_before(theme, weeks)
                }),
            }
        }
    }

    fn months(&self, theme: &Theme, mut row: Row<'_>) {
        row.cell("", GROUP + NAME + 2, theme.text);
        let mut shown = None;
        for (index, weeks) in self.columns.iter().enumerate() {
            let from = row.x();
            let month = weeks.first().map(|week| (week.monday.year(), week.monday.month()));
            let name = weeks.first().filter(|_| month != shown).map(|week| week.monday.strftime("%b").to_string());
            row.cell(&name.unwrap_or_default(), self.width, theme.strong);
            row.point(from, Place::Calendar { person: None, column: Some(self.first + index) });
            shown = month;
        }
    }

    fn marks(&self, theme: &Theme, row: Row<'_>) {
        let label = [MATCH, DUE, CALLED_UP].map(|sign| format!("{} {}", sign.glyph, sign.short)).join(" ");
        self.line(theme, row, ((&label, theme.faint), None), |_, weeks| {
            let marks = [
                (weeks.iter().any(|week| !week.matches.is_empty()), MATCH),
                (weeks.iter().any(|week| !week.deadlines.is_empty()), DUE),
                (weeks.iter().any(|week| !week.call_ups.is_empty()), CALLED_UP),
            ];
            (marks.iter().filter(|(there, _)| *there).map(|(_, sign)| sign.glyph).collect(), theme.key)
        });
    }

    fn margin(&self, theme: &Theme, row: Row<'_>, label: &str, outlook: Outlook) {
        self.line(theme, row, ((label, theme.text), None), |index, weeks| {
            let style = theme.margin(margin(weeks, outlook));
            let behind = self.compared(theme, index, weeks, |weeks| margin(weeks, outlook).into());
            GridCell { text: format!("{:2}", margin(weeks, outlook)), style, behind }
        });
    }

    /// The weeks of a column in the plan as it is, while a what-if is assumed.
    fn weeks_before(&self, index: usize, weeks: &[Week]) -> Option<&[Week]> {
        let start = self.starts.get(index).copied()?;
        self.model.screens.calendar.before()?.weeks.get(start..start + weeks.len())
    }

    /// The sign of a column in which the what-if makes a figure better or worse, where more is better.
    fn compared(
        &self,
        theme: &Theme,
        index: usize,
        weeks: &[Week],
        figure: impl Fn(&[Week]) -> i64,
    ) -> Option<(&'static str, Style)> {
        match figure(weeks).cmp(&figure(self.weeks_before(index, weeks)?)) {
            Ordering::Less => Some((WORSE.glyph, theme.warning)),
            Ordering::Greater => Some((BETTER.glyph, theme.good)),
            Ordering::Equal => None,
        }
    }

    /// Draws a figure of the plan as it is, in the columns where the what-if changes it.
    fn before(&self, theme: &Theme, row: Row<'_>, label: &str, figure: impl Fn(&[Week]) -> i64) {
        self.line(theme, row, ((label, theme.faint), None), |index, weeks| {
            let was = figure(self.weeks_before(index, weeks).unwrap_or(weeks));
            match was == figure(weeks) {
                true => (format!(" {}", HERE.glyph), theme.faint),
                false => (format!("{was:2}"), theme.warning),
            }
        });
    }

    /// The largest chance of a column's weeks; chances of weeks must not be added up.
    fn chance(&self, theme: &Theme, index: usize, weeks: &[Week]) -> GridCell {
        if self.model.chances().is_none() {
            return (self.awaited(), theme.chance).into();
        }
        let Some(worst) = worst_chance(self.model.chances(), weeks) else {
            return (String::new(), theme.chance).into();
        };
        let left = index.checked_sub(1).and_then(|left| self.columns.get(left));
        let follows =
            left.and_then(|weeks| worst_chance(self.model.chances(), weeks)).is_some_and(|week| week.is_base_rate);
        let behind = match worst.is_base_rate && !follows {
            true => Some((BASE_RATE.glyph, theme.key)),
            false => self.chance_was(weeks).filter(|was| reads(was) != reads(worst)).map(|was| {
                match was.broken.chance < worst.broken.chance {
                    true => (WORSE.glyph, theme.warning),
                    false => (BETTER.glyph, theme.good),
                }
            }),
        };
        let style = if worst.is_base_rate { theme.faint.patch(theme.chance) } else { theme.chance };
        GridCell { text: format!("{:>FIGURE$}", reads(worst)), style, behind }
    }

    /// What stands for a chance that is not known yet; nothing on an earlier day, which has none.
    fn awaited(&self) -> String {
        if self.model.asked.foresees() { "…".to_owned() } else { String::new() }
    }

    /// The largest chance of a column's weeks in the plan as it is, where the what-if changes what it reads.
    fn chance_before(&self, theme: &Theme, weeks: &[Week]) -> (String, Style) {
        let now = worst_chance(self.model.chances(), weeks).map(reads);
        match (self.chance_was(weeks).map(reads), now) {
            (None, _) | (_, None) => (self.awaited(), theme.chance),
            (Some(was), Some(now)) if was == now => (format!(" {}", HERE.glyph), theme.faint),
            (Some(was), _) => (format!("{was:>FIGURE$}"), theme.warning.patch(theme.chance)),
        }
    }

    /// The largest chance of a column's weeks in the plan as it is, while a what-if is assumed.
    fn chance_was(&self, weeks: &[Week]) -> Option<&'a ForecastWeek> {
        self.model.screens.calendar.before()?;
        worst_chance(self.model.chances_as_it_is(), weeks)
    }

    pub(super) fn players(&self, theme: &Theme, area: Rect, drawing: &mut Drawing) {
        let selected = self.selected_player();
        let (first, last) = self.players_in_sight(area.height);
        more(area, first, self.calendar.players.len(), theme, drawing);
        let mut group = "";
        for (line, player) in self.calendar.players.iter().take(last).skip(first).enumerate() {
            let new_group = if player.group == group { "" } else { player.group.as_str() };
            group = &player.group;
            let name = text::fit(self.model.asked.plan().short_name(&player.id), NAME).into_owned();
            let label = format!("{} {name}", text::pad(new_group, GROUP));
            let here = first + line == selected && self.model.screens.calendar.focus == CalendarPart::Players;
            let style = match () {
                () if here => theme.selected,
                () if !self.model.asked.shows(&player.id) => theme.faint,
                () => theme.text,
            };
            self.line(theme, Row::new(drawing, area, line), ((&label, style), Some(first + line)), |index, weeks| {
                let start = self.starts.get(index).copied().unwrap_or(0);
                let cells = player.cells.get(start..start + weeks.len()).unwrap_or(&[]);
                cell(cells, theme)
            });
        }
    }
}

/// The columns of most figures, and of signs.
const FIGURE: usize = 2;

/// The columns of the widest figure of the weeks: `−10` takes three.
fn figure_columns(calendar: &Calendar) -> usize {
    let figures =
        calendar.weeks.iter().flat_map(|week| [&week.figures.likely, &week.figures.best, &week.figures.worst]);
    let figures = figures.flat_map(|figures| [i64::from(figures.margin), figures.shortfall.into()]);
    let (least, most) = figures.fold((0, 0), |(least, most), figure| (figure.min(least), figure.max(most)));
    [least, most].map(|figure: i64| figure.to_string().len()).into_iter().fold(FIGURE, usize::max)
}

const CHANCE_LABEL: &str = "chance of no eleven, %";
const CHANCE_BEFORE_LABEL: &str = "chance before, %";

/// What the chance of a week reads.
fn reads(week: &ForecastWeek) -> String {
    chance_words::whole(week.broken)
}

/// The week of these with the largest chance.
fn worst_chance<'a>(chances: Option<&'a Chances>, weeks: &[Week]) -> Option<&'a ForecastWeek> {
    let forecast = &chances?.forecast;
    let weeks = weeks.iter().filter_map(|week| forecast.week_of(week.monday));
    weeks.max_by(|one, other| one.broken.chance.total_cmp(&other.broken.chance))
}

/// The columns of the widest chance of the weeks: only one that is certain takes three.
fn chance_columns(model: &Model, calendar: &Calendar) -> usize {
    let as_it_is = model.screens.calendar.before().and_then(|_| model.chances_as_it_is());
    let widest = |chances: Option<&Chances>| {
        let read = calendar.weeks.iter().filter_map(|week| Some(reads(chances?.forecast.week_of(week.monday)?).len()));
        read.max().unwrap_or(0)
    };
    FIGURE.max(widest(model.chances())).max(widest(as_it_is))
}

/// The smallest margin of a column's weeks.
fn margin(weeks: &[Week], outlook: Outlook) -> i32 {
    weeks.iter().map(|week| week.figures.get(outlook).margin).min().unwrap_or(0)
}

/// The largest shortfall of a column's weeks, if players return when they are likely to.
fn shortfall(weeks: &[Week]) -> u32 {
    weeks.iter().map(|week| week.figures.get(Outlook::Likely).shortfall).max().unwrap_or(0)
}

/// Why a player is away in a column's weeks: the sign of the cause, and the days if he is not away for all of them.
fn cell(cells: &[Cell], theme: &Theme) -> (String, Style) {
    let days: usize = cells.iter().map(Cell::days_away).sum();
    let cause =
        cells.iter().filter(|cell| cell.cause().is_some()).max_by_key(|cell| cell.days_away()).and_then(Cell::cause);
    let unsure = cells.iter().any(Cell::is_unsure);
    let Some(cause) = cause else {
        let (sign, style) = if unsure { (UNSURE, theme.thin) } else { (HERE, theme.faint) };
        return (format!(" {}", sign.glyph), style);
    };
    let whole = days == cells.len() * 7;
    let beside = match (whole, unsure) {
        (_, true) => UNSURE.glyph.to_owned(),
        (true, false) => String::new(),
        (false, false) if days < 10 => days.to_string(),
        (false, false) => MANY_DAYS.glyph.to_owned(),
    };
    (format!("{}{beside}", sign(cause).glyph), style(cause, theme))
}

fn sign(cause: Cause) -> Sign {
    match cause {
        Cause::Injury => INJURED,
        Cause::Suspension => SUSPENDED,
        Cause::Other => AWAY,
        Cause::CallUp => CALLED_UP,
        Cause::ContractOver | Cause::LoanOver | Cause::Left => GONE,
        Cause::Lent => LENT,
        Cause::NotJoined => NOT_JOINED,
    }
}

fn style(cause: Cause, theme: &Theme) -> Style {
    match cause {
        Cause::Injury => theme.bare,
        Cause::Suspension | Cause::Other => theme.warning,
        Cause::CallUp => theme.key,
        Cause::ContractOver | Cause::LoanOver | Cause::Left | Cause::Lent | Cause::NotJoined => theme.faint,
    }
}
