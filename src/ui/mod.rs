//! Draws a model: the header, the panes and the layers over them.
//!
//! Drawing computes no answers, and changes nothing but that a text stops where its lines end.

mod ahead;
mod budget;
mod calendar;
mod deals;
mod drawing;
mod drawn;
mod first_steps;
mod footer;
mod frame;
mod glossary;
mod header;
mod help;
mod importing;
mod market;
mod panes;
mod pitch;
mod prompt;
mod roles;
mod row;
mod settle;
mod sheet;
mod signs;
mod squad;
mod tabs;
mod theme;
mod what_ifs;
mod words;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::{Answer, AnswerState, Divider, Layer, Model, NumberStyle, Place, Shape, Symbols};
use crate::command::{Command, Mode, Moving, Pane, Program, Screen};
use crate::text::{self, Lettering};
pub use drawing::{CellLook, Drawing, DrawnCell};
pub use drawn::DrawnParts;
pub use first_steps::FIRST_STEPS;
use footer::Said;
use frame::{framed, hold_beside, hold_under};
pub use glossary::{GLOSSARY, GlossaryWord};
pub use roles::{OwnStyles, ROLES, Role, read_style};
use row::Row;
pub use signs::{LEGENDS, Legend, Sign};
pub use theme::Theme;

/// Draws the whole screen into cells, and returns the cursor's position while something is typed.
pub fn draw(model: &Model, buffer: &mut Buffer) -> Option<Position> {
    draw_in(&Theme::of(model.window.look), model, buffer)
}

/// Draws the whole screen into cells in the styles of a theme, and returns the cursor's position.
pub fn draw_in(theme: &Theme, model: &Model, buffer: &mut Buffer) -> Option<Position> {
    let mut drawing = Drawing::nothing(buffer.area);
    drawing.begin(buffer.area, lettering(model));
    let cursor = draw_lines(theme, model, &mut DrawnParts::default(), &mut drawing);
    drawing.paint(buffer);
    cursor
}

/// How the screen's texts are spelled; where that is in ASCII, what has no look-alike there stays as it is.
pub fn lettering(model: &Model) -> Lettering {
    let ascii = matches!(model.window.symbols, Some(Symbols::Ascii | Symbols::Wide));
    Lettering { ascii, commas: model.window.numbers == NumberStyle::Comma }
}

/// Draws the whole screen in the styles of a theme on an empty drawing, and returns the cursor's position.
///
/// The parts drawn are those of the last frame, in the same theme.
pub fn draw_lines(theme: &Theme, model: &Model, drawn: &mut DrawnParts, drawing: &mut Drawing) -> Option<Position> {
    let area = drawing.area;
    if Shape::of((area.width, area.height)) == Shape::Card {
        card(model, area, theme, drawing);
        return None;
    }
    let said = Said::of(model, area);
    let [top, tabs, body, status, hints] = parts(&said, area);
    drawn.follow(model);
    header::draw(model, theme, top, drawing);
    drawn.draw_tabs(model, theme, tabs, drawing);
    match model.layers.iter().rev().find(|layer| {
        matches!(layer, Layer::Help(_) | Layer::Sheet | Layer::Answer(_) | Layer::Importing(_) | Layer::Settling)
    }) {
        Some(Layer::Help(help)) => help::draw(help, model, theme, body, drawing),
        Some(Layer::Answer(said)) => answer(said, model, theme, body, drawing),
        Some(Layer::Importing(shown)) => importing::draw(shown, model, theme, body, drawing),
        Some(Layer::Settling) => settle::draw(model, theme, body, drawing),
        Some(Layer::Sheet) if model.screens.shown == Screen::Market => market::draw_sheet(model, theme, body, drawing),
        Some(Layer::Sheet) => sheet::draw(model, theme, body, drawing),
        _ => match model.screens.shown {
            Screen::Board => board(model, theme, body, drawn, drawing),
            Screen::Pitch => pitch::draw(model, theme, body, drawing),
            Screen::Calendar => calendar::draw(model, theme, body, drawing),
            Screen::Deals => deals::draw(model, theme, body, drawing),
            Screen::Squad => squad::draw(model, theme, body, drawing),
            Screen::Budget => budget::draw(model, theme, body, drawing),
            Screen::WhatIfs => what_ifs::draw(model, theme, body, drawing),
            Screen::Market => market::draw(model, theme, body, drawing),
        },
    }
    footer::status(&said, model, theme, status, drawing);
    drawn.draw_hints(model, theme, hints, drawing);
    match model.layers.last() {
        Some(Layer::Prompt(prompt)) => Some(prompt::draw(prompt, model, theme, body, drawing)),
        Some(Layer::Filter) => Some(footer::filter(model, theme, status, drawing)),
        Some(Layer::Help(help)) => Some(footer::search(&help.search, theme, status, drawing)),
        _ => None,
    }
}

/// The areas of the header, the tabs, the panes, the last message and the line of keys.
fn parts(said: &Said, area: Rect) -> [Rect; 5] {
    let said = said.height();
    let [top, rest] = across(area, 1);
    let [tabs, rest] = across(rest, 1);
    let [body, last] = across(rest, rest.height.saturating_sub(said + 1));
    let [status, hints] = across(last, said);
    [top, tabs, body, status, hints]
}

/// Splits off the first lines of an area.
///
/// These are plain sums, since the library's layout solver costs as much as half a frame.
fn across(area: Rect, lines: u16) -> [Rect; 2] {
    let height = lines.min(area.height);
    [Rect { height, ..area }, Rect { y: area.y + height, height: area.height - height, ..area }]
}

/// Splits off the first columns of an area.
fn down(area: Rect, columns: u16) -> [Rect; 2] {
    let width = columns.min(area.width);
    [Rect { width, ..area }, Rect { x: area.x + width, width: area.width - width, ..area }]
}

fn board(model: &Model, theme: &Theme, area: Rect, drawn: &mut DrawnParts, drawing: &mut Drawing) {
    if first_steps::is_first(model.asked.plan()) {
        return first_steps::draw(model, theme, area, drawing);
    }
    let areas = layout(model, area);
    for (pane, area) in &areas {
        drawing.point(*area, Place::Pane(*pane, None));
        drawn.draw_pane(model, theme, *pane, *area, drawing);
    }
    let area = |pane| areas.iter().find(|(other, _)| *other == pane).map(|(_, area)| *area);
    if let Some(((depth, gaps), injured)) = area(Pane::Depth).zip(area(Pane::Gaps)).zip(area(Pane::Injured)) {
        hold_under(depth, (Divider::Depth, depth.height), drawing);
        hold_under(injured, (Divider::Injured, injured.height), drawing);
        let left = Rect { height: depth.height + gaps.height, ..depth };
        hold_beside(left, left.right(), (Divider::Middle, left.width), drawing);
    }
    if let Some(sheet) = area(Pane::Sheet).filter(|_| areas.len() > 1) {
        hold_beside(sheet, sheet.x, (Divider::Sheet, sheet.width), drawing);
    }
}

/// Columns of the sheet beside a screen.
const SHEET: u16 = 60;

/// The areas of the panes; none while the first steps are shown instead.
fn layout(model: &Model, area: Rect) -> Vec<(Pane, Rect)> {
    if first_steps::is_first(model.asked.plan()) {
        return Vec::new();
    }
    let shape = model.window.shape();
    if model.screens.zoomed || shape == Shape::Tabs {
        return vec![(model.screens.board.focus, area)];
    }
    let window = &model.window;
    let (board, beside) = match shape {
        Shape::Wide => {
            let [board, beside] =
                down(area, area.width.saturating_sub(window.divided(Divider::Sheet, SHEET, area.width)));
            (board, Some(beside))
        }
        _ => (area, None),
    };
    // 48 % of the width, rounded.
    let left = board.width / 25 * 12 + (board.width % 25 * 12 + 12) / 25;
    let [left, right] = down(board, window.divided(Divider::Middle, left, board.width));
    let out = u16::try_from(model.asked.answers.out.len()).unwrap_or(u16::MAX);
    let [depth, gaps] = across(left, window.divided(Divider::Depth, 13, left.height));
    let injured = out.saturating_add(2).clamp(4, (right.height / 3).max(4));
    let [injured, targets] = across(right, window.divided(Divider::Injured, injured, right.height));
    let mut areas = vec![(Pane::Depth, depth), (Pane::Gaps, gaps), (Pane::Injured, injured), (Pane::Targets, targets)];
    areas.extend(beside.map(|beside| (Pane::Sheet, beside)));
    areas
}

/// Draws an answer over the board.
fn answer(answer: &Answer, model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    drawing.clear(area);
    let key = words::key(model, &Command::Move(Moving::Back));
    let state = match answer.state {
        AnswerState::Whole => format!("{key} closes"),
        AnswerState::Partial => format!("more to come, {key} stops"),
        AnswerState::Stopped => format!("stopped, {key} closes"),
        AnswerState::Outdated => "asking again".to_owned(),
    };
    let inside = framed(&format!("{} · {state}", answer.title), true, theme, area, drawing);
    let columns = usize::from(inside.width).saturating_sub(2);
    let indented = |line: &String| {
        // Wrapping would close the gaps of a table, so a line that fits stays as it is.
        if text::width(&text::display(line)) <= columns {
            return vec![line.clone()];
        }
        let indent = line.len() - line.trim_start_matches(' ').len();
        let wrapped = text::wrap(line, columns.saturating_sub(indent));
        wrapped.into_iter().map(|line| format!("{:indent$}{line}", "")).collect::<Vec<_>>()
    };
    let lines: Vec<String> = answer.lines.iter().flat_map(indented).collect();
    let first = answer.scrolled.first(lines.len(), usize::from(inside.height));
    frame::more(inside, first, lines.len(), theme, drawing);
    for (index, line) in lines.iter().skip(first).take(usize::from(inside.height)).enumerate() {
        Row::new(drawing, inside, index).put(" ", theme.text).put(line, theme.text);
    }
}

/// Draws a card that says how large the window has to be and how to quit.
///
/// All other keys do nothing, since their effects could not be seen.
fn card(model: &Model, area: Rect, theme: &Theme, drawing: &mut Drawing) {
    let key = |of| words::key(model, &of);
    let out = match model.mode() {
        Mode::CardLeaving => format!(
            "Not all is saved. {} leaves all the same, {} stays.",
            key(Command::Program(Program::Abandon)),
            key(Command::Move(Moving::Back))
        ),
        _ if model.desk.document.leaving => "Leaving as soon as the plan is saved.".into(),
        _ => format!("{} leaves.", key(Command::Program(Program::Quit))),
    };
    let small = "This window is too small: give it 60 columns and 15 lines.";
    let columns = usize::from(area.width).clamp(1, 34);
    let texts = ["Touchline", "", small, &out].map(|text| text::wrap(text, columns)).into_iter().flatten();
    let lines: Vec<String> = texts.collect();
    let top = usize::from(area.height).saturating_sub(lines.len()) / 2;
    // If there are too few lines, the last ones are kept: they say how to quit.
    let cut = lines.len().saturating_sub(usize::from(area.height));
    for (index, line) in lines.iter().skip(cut).enumerate() {
        let left = usize::from(area.width).saturating_sub(text::width(line)) / 2;
        Row::new(drawing, area, top + index).cell("", left, theme.text).put(line, theme.text);
    }
}
