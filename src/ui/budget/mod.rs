//! The budget screen: the money by season, by deal, and under each kept what-if.

mod table;

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;

use self::table::{BudgetColumn, figures, put_table, words as worded};
use super::frame::{framed, hold_beside, legend};
use super::row::{Row, visible};
use super::signs::BUDGET;
use super::theme::Theme;
use super::{sheet, words};
use crate::analysis::money::words::cells::{self, BudgetCell, DealCells};
use crate::app::{BudgetLines, BudgetPart, Divider, Model, Place, Shape};
use crate::command::entry;
use crate::domain::Season;
use crate::text;
use crate::ui::drawing::Drawing;

const FIGURES: usize = cells::FIGURES.len();

/// How soon each figure of a season yields, in the order of [`cells::FIGURES`].
const BY_SEASON: [u8; FIGURES] = [2, 4, 3, 1, 5, 6, 8, 7, 9, 10];

/// The same with a what-if, which is held against what may be spent.
const BY_WHAT_IF: [u8; FIGURES] = [3, 6, 4, 1, 2, 9, 7, 5, 8, 10];

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let (area, sheet) = beside(model, area);
    if let Some(area) = sheet {
        sheet::draw(model, theme, area, drawing);
    }
    let budget = &model.screens.budget;
    let Some((lines, season)) = budget.lines().zip(budget.season(&model.asked)) else { return };
    for (part, area) in parts(model, lines, area) {
        drawing.point(area, Place::Budget(part, None));
        let focused = budget.focus == part;
        let pane = BudgetPane { model, theme, part, season, area, focused, selected: budget.line(part, &model.asked) };
        match part {
            BudgetPart::Seasons => pane.seasons(lines, drawing),
            BudgetPart::Deals => pane.deals(&budget.shown_deals(&model.asked), lines.deals.len(), drawing),
            BudgetPart::WhatIfs => pane.what_ifs(lines, drawing),
        }
    }
    if let Some(area) = sheet {
        hold_beside(area, area.x, (Divider::Sheet, area.width), drawing);
    }
}

/// The areas of the parts and of the sheet beside them, if there is room.
fn beside(model: &Model, area: Rect) -> (Rect, Option<Rect>) {
    if model.window.shape() != Shape::Wide {
        return (area, None);
    }
    let sheet = model.window.divided(Divider::Sheet, 60, area.width);
    let [parts, sheet] = Layout::horizontal([Constraint::Min(0), Constraint::Length(sheet)]).areas(area);
    (parts, Some(sheet))
}

/// The areas of the parts, from the top: the one with the focus gets what it needs first, and the deals get the rest.
fn parts(model: &Model, lines: &BudgetLines, area: Rect) -> Vec<(BudgetPart, Rect)> {
    let focus = model.screens.budget.focus;
    /// A frame, a heading, and so many lines at least.
    const LEAST: [u16; 3] = [5, 5, 4];
    if model.screens.zoomed || area.height < LEAST.iter().sum() {
        return vec![(focus, area)];
    }
    let order = [BudgetPart::Seasons, BudgetPart::Deals, BudgetPart::WhatIfs];
    let needed = order.map(|part| {
        let remarks = match part {
            BudgetPart::Seasons => remarks(lines, area.width).len(),
            BudgetPart::Deals | BudgetPart::WhatIfs => 0,
        };
        u16::try_from(count(model, lines, part).max(1) + remarks + 3).unwrap_or(u16::MAX)
    });
    let mut heights = LEAST;
    let mut left = area.height - LEAST.iter().sum::<u16>();
    let focused = order.iter().position(|part| *part == focus);
    for at in focused.into_iter().chain([0, 1, 2]) {
        if let Some((height, needed)) = heights.get_mut(at).zip(needed.get(at)) {
            let more = needed.saturating_sub(*height).min(left);
            (*height, left) = (*height + more, left - more);
        }
    }
    let [seasons, deals, what_ifs] = heights;
    let [top, middle, bottom] = Layout::vertical([seasons, deals + left, what_ifs]).areas(area);
    vec![(BudgetPart::Seasons, top), (BudgetPart::Deals, middle), (BudgetPart::WhatIfs, bottom)]
}

fn count(model: &Model, lines: &BudgetLines, part: BudgetPart) -> usize {
    match part {
        BudgetPart::Seasons => lines.seasons.len(),
        BudgetPart::Deals => model.screens.budget.shown_deals(&model.asked).len(),
        BudgetPart::WhatIfs => lines.what_ifs.len(),
    }
}

fn remarks(lines: &BudgetLines, width: u16) -> Vec<String> {
    let columns = usize::from(width).saturating_sub(4);
    lines.remarks.iter().flat_map(|remark| text::wrap(remark, columns)).collect()
}

/// The lines under the heading, and under those that come first.
fn list(inside: Rect, first: u16) -> Rect {
    let above = first.saturating_add(1).min(inside.height);
    Rect { y: inside.y.saturating_add(above), height: inside.height - above, ..inside }
}

/// A part of the screen.
struct BudgetPane<'a> {
    model: &'a Model,
    theme: &'a Theme,
    part: BudgetPart,
    /// The selected season.
    season: Season,
    area: Rect,
    focused: bool,
    /// The selected line.
    selected: Option<usize>,
}

impl BudgetPane<'_> {
    fn seasons(&self, lines: &BudgetLines, drawing: &mut Drawing) {
        let currency = self.model.asked.plan().currency.as_deref();
        let currency = currency.map(|currency| format!(" · {}", text::fit(currency, 10))).unwrap_or_default();
        let inside = self.frame(&format!("By season{currency}"), drawing);
        legend(BUDGET.signs, self.theme, self.area, drawing);
        let under = list(inside, u16::try_from(lines.seasons.len()).unwrap_or(u16::MAX));
        let shown = Rect { height: inside.height - under.height, ..inside };
        let name = |season: &Season| (season.to_string(), self.theme.strong);
        self.figures(("season", BY_SEASON), &lines.seasons, name, shown, drawing);
        let remarks = remarks(lines, self.area.width);
        for (index, remark) in remarks.iter().take(usize::from(under.height)).enumerate() {
            Row::new(drawing, under, index).put(" ", self.theme.text).put(remark, self.theme.faint);
        }
        super::frame::more(under, 0, remarks.len(), self.theme, drawing);
    }

    fn what_ifs(&self, lines: &BudgetLines, drawing: &mut Drawing) {
        let title = format!("What-ifs · {} · in {}", lines.what_ifs.len(), self.season);
        let inside = self.frame(&title, drawing);
        if lines.what_ifs.is_empty() {
            let key = entry("what-if").and_then(|entry| self.model.catalogue.keymap.usual_key(entry));
            let says = format!(" none is kept: {} keeps one", key.as_deref().unwrap_or("what-if"));
            Row::new(drawing, inside, 0).put(&says, self.theme.faint);
            return;
        }
        let assumed = self.model.asked.assumed.as_ref().map(|assumed| assumed.name.as_str());
        let name = |name: &String| {
            let style = if assumed == Some(name.as_str()) { self.theme.strong } else { self.theme.text };
            (text::fit(name, 40).into_owned(), style)
        };
        self.figures(("what-if", BY_WHAT_IF), &lines.what_ifs, name, inside, drawing);
    }

    /// A line of figures for each season or what-if.
    fn figures<T>(
        &self,
        (first, yields): (&str, [u8; FIGURES]),
        rows: &[(T, [BudgetCell; FIGURES])],
        name: impl Fn(&T) -> (String, Style),
        inside: Rect,
        drawing: &mut Drawing,
    ) {
        let mut columns = [worded(24, 14, 0); FIGURES + 1];
        for (column, yields) in columns.iter_mut().skip(1).zip(yields) {
            *column = figures(yields);
        }
        let mut headings = std::iter::once(first).chain(cells::FIGURES).map(str::to_owned);
        let headings = std::array::from_fn(|_| headings.next().unwrap_or_default());
        let line = |(of, figures): &(T, [BudgetCell; FIGURES])| {
            let mut cells = std::iter::once(name(of)).chain(figures.iter().map(|cell| self.cell(cell)));
            std::array::from_fn(|_| cells.next().unwrap_or_default())
        };
        let (from, until) = self.visible(rows.len(), inside);
        let lines: Vec<_> = rows.iter().take(until).skip(from).map(line).collect();
        self.table(columns, headings, &lines, (from, rows.len()), inside, drawing);
    }

    fn deals(&self, deals: &[&DealCells], all: usize, drawing: &mut Drawing) {
        let title = format!("Deals · {} · in {}", words::count(self.model, deals.len(), all), self.season);
        let inside = self.frame(&title, drawing);
        if deals.is_empty() {
            let says = match self.model.asked.only() {
                Some(filter) => format!(" no deal of anybody who matches “{}”", text::fit(filter, 20)),
                None => " nothing is bid, bought or sold yet".to_owned(),
            };
            Row::new(drawing, inside, 0).put(&says, self.theme.faint);
            return;
        }
        const COLUMNS: [BudgetColumn; 10] = [
            worded(24, 12, 0),
            worded(9, 9, 1),
            figures(2),
            figures(4),
            figures(5),
            figures(7),
            figures(3),
            figures(6),
            worded(10, 10, 8),
            worded(60, 12, 9),
        ];
        let mut headings = ["deal", "sum"].map(str::to_owned).into_iter().chain(cells::deal_headings(self.season));
        let headings = std::array::from_fn(|_| headings.next().unwrap_or_default());
        let plan = self.model.asked.plan();
        let line = |deal: &&DealCells| {
            let name = (text::fit(plan.short_name(&deal.person), 40).into_owned(), self.theme.strong);
            let cells = deal.cells.iter().map(|text| (text.clone(), self.style(text)));
            let mut cells = [name, (deal.sum.to_string(), self.theme.text)].into_iter().chain(cells);
            std::array::from_fn(|_| cells.next().unwrap_or_default())
        };
        let (from, until) = self.visible(deals.len(), inside);
        let lines: Vec<_> = deals.iter().take(until).skip(from).map(line).collect();
        self.table(COLUMNS, headings, &lines, (from, deals.len()), inside, drawing);
    }

    fn frame(&self, title: &str, drawing: &mut Drawing) -> Rect {
        framed(title, self.focused, self.theme, self.area, drawing)
    }

    /// The lines in sight.
    fn visible(&self, lines: usize, inside: Rect) -> (usize, usize) {
        visible(self.selected.unwrap_or(0), lines, usize::from(list(inside, 0).height))
    }

    fn table<const N: usize>(
        &self,
        columns: [BudgetColumn; N],
        headings: [String; N],
        lines: &[[(String, Style); N]],
        (from, all): (usize, usize),
        inside: Rect,
        drawing: &mut Drawing,
    ) {
        let selected = self.selected.map(|selected| selected.saturating_sub(from));
        let mark = self.theme.selection(self.focused);
        put_table(columns, &headings, lines, (selected, mark), (self.theme, inside), drawing);
        let places = (from..from + lines.len()).map(|line| Place::Budget(self.part, Some(line)));
        drawing.point_lines(list(inside, 0), places);
        super::frame::more(list(inside, 0), from, all, self.theme, drawing);
    }

    fn cell(&self, cell: &BudgetCell) -> (String, Style) {
        let style = if cell.overdrawn { self.theme.warning } else { self.style(&cell.text) };
        (cell.text.clone(), style)
    }

    /// What is nothing, or unknown, is faint.
    fn style(&self, text: &str) -> Style {
        if matches!(text, "0" | "" | text::UNKNOWN) { self.theme.faint } else { self.theme.text }
    }
}
