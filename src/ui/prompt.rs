//! The prompt: the line that is being typed, its effect or its error, and the choices.
//!
//! An error is marked under the place where it is.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::drawing::Drawing;
use super::frame;
use super::row::{Row, first_shown};
use super::signs::SELECTED;
use super::theme::Theme;
use super::words;
use crate::app::{Model, Prompt, Purpose, Reading};
use crate::command::{Command, Deciding, Moving, Program, Typing};
use crate::text;

/// The number of choices that are shown at once.
const CHOICES: usize = 8;

/// Draws the prompt at the bottom of an area, and returns the cursor's position.
pub(super) fn draw(prompt: &Prompt, model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) -> Position {
    let rows = prompt.rows().min(CHOICES);
    let asked = match prompt.purpose {
        Purpose::Command => "",
        Purpose::Leaving => leaving(model),
        Purpose::Recovering => model.desk.unsaved.as_ref().map_or("", |unsaved| &unsaved.changes),
    };
    let space = Space { columns: usize::from(area.width).saturating_sub(5), most: usize::from(area.height / 3).max(3) };
    let (asked, said) = (space.wrapped(asked, theme.text), said(prompt, theme, &space));
    let height = rows + 3 + said.len().max(3) + asked.len().max(1);
    let height = u16::try_from(height).unwrap_or(u16::MAX).min(area.height);
    let area = Rect { y: area.bottom() - height, height, ..area };
    drawing.clear(area);
    let key = |of| words::key(model, &of);
    let title = match (prompt.purpose, prompt.entry()) {
        (Purpose::Leaving, _) => {
            let abandon = key(Command::Program(Program::Abandon));
            format!("Leave? {} stays, {abandon} leaves without saving", key(Command::Move(Moving::Back)))
        }
        (Purpose::Recovering, _) => format!(
            "Not saved last time · {} takes it in, {} drops it, {} keeps it",
            key(Command::Type(Typing::Accept)),
            key(Command::Decide(Deciding::Discard)),
            key(Command::Move(Moving::Back))
        ),
        (Purpose::Command, Some(entry)) => entry.usage(),
        (Purpose::Command, None) => "Command".into(),
    };
    let inside = frame::framed(&title, true, theme, area, drawing);
    let view = LineView::new(prompt, usize::from(inside.width).saturating_sub(3));
    Row::new(drawing, inside, 0).typed().put("› ", theme.key).put(&view.shown, theme.text);
    let below = message(prompt, (asked, said), &view, theme, inside, drawing);
    choices(
        prompt,
        model,
        theme,
        Rect { y: inside.y + below, height: inside.height.saturating_sub(below), ..inside },
        drawing,
    );
    Position::new(inside.x.saturating_add(2 + view.cursor).min(inside.right().saturating_sub(1)), inside.y)
}

/// Why the program asks before it quits.
fn leaving(model: &Model) -> &'static str {
    match model.desk.document.path {
        None => "The plan has changes and no file yet: Enter keeps it in this one.",
        Some(_) => "The newest version is not saved: Enter tries again, write FILE keeps it elsewhere.",
    }
}

/// The part of the line that fits, scrolled so that the cursor is in sight.
struct LineView {
    shown: String,
    /// The number of columns to the left of the cursor.
    cursor: u16,
    /// The number of columns scrolled out at the left.
    scrolled: usize,
}

impl LineView {
    fn new(prompt: &Prompt, room: usize) -> LineView {
        let before: String = prompt.line().chars().take(prompt.input.cursor()).collect();
        let (line, cursor) = (text::display(prompt.line()), text::width(&text::display(&before)));
        let (mut dropped, mut scrolled) = (0, 0);
        for (grapheme, columns) in text::graphemes(&line) {
            if cursor.saturating_sub(scrolled) <= room {
                break;
            }
            dropped += grapheme.len();
            scrolled += columns;
        }
        LineView {
            shown: line.get(dropped..).unwrap_or_default().to_owned(),
            cursor: u16::try_from(cursor - scrolled.min(cursor)).unwrap_or(0),
            scrolled,
        }
    }

    /// The column of a byte offset in the line.
    fn column(&self, prompt: &Prompt, at: usize) -> usize {
        let before = prompt.line().get(..at).unwrap_or(prompt.line());
        text::width(&text::display(before)).saturating_sub(self.scrolled)
    }
}

/// Draws the program's question, and what the line does or what is wrong with it.
///
/// Returns how many lines of the area are taken, including the first one.
fn message(
    prompt: &Prompt,
    (asked, said): (Vec<Styled>, Vec<Styled>),
    view: &LineView,
    theme: &Theme,
    area: Rect,
    drawing: &mut Drawing,
) -> u16 {
    let mut lines = asked;
    if let (Reading::Unfinished(problem), None) = (&prompt.reading, &prompt.trouble) {
        let marked = prompt.line().get(problem.at.clone()).unwrap_or("");
        let carets = "^".repeat(text::width(&text::display(marked)).clamp(1, usize::from(area.width)));
        let column = view.column(prompt, problem.at.start);
        Row::new(drawing, area, 1).cell("", column + 2, theme.text).put(&carets, theme.refusal);
        lines = vec![(String::new(), theme.text)];
    }
    lines.extend(said);
    for (index, (line, style)) in lines.iter().enumerate() {
        Row::new(drawing, area, index + 1).cell("", if line.is_empty() { 0 } else { 2 }, theme.text).put(line, *style);
    }
    1 + u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height.saturating_sub(1))
}

type Styled = (String, Style);

/// The effect of a complete command with any warning, or what is wrong with the line.
fn said(prompt: &Prompt, theme: &Theme, space: &Space) -> Vec<Styled> {
    if let Some(trouble) = &prompt.trouble {
        return space.wrapped(trouble, theme.refusal);
    }
    match &prompt.reading {
        Reading::Search(_) => vec![(String::new(), theme.text)],
        Reading::Ready { says, warning, .. } => {
            let warning = warning.iter().flat_map(|warning| space.wrapped(&format!("but: {warning}"), theme.warning));
            says.iter().flat_map(|says| space.wrapped(says, theme.good)).chain(warning).collect()
        }
        Reading::Refused(why) => space.wrapped(why, theme.refusal),
        // A line that only lacks its end is not wrong yet.
        Reading::Unfinished(problem) if problem.at.is_empty() => {
            space.wrapped(&format!("next: {}", problem.expected), theme.faint)
        }
        Reading::Unfinished(problem) => space.wrapped(&problem.to_string(), theme.refusal),
    }
}

/// The room under the line.
struct Space {
    columns: usize,
    /// The most lines for one text.
    most: usize,
}

impl Space {
    /// A wrapped text, cut with `…` if it is longer; no line if it is empty.
    fn wrapped(&self, said: &str, style: Style) -> Vec<Styled> {
        if said.is_empty() {
            return Vec::new();
        }
        let mut lines = text::wrap(said, self.columns);
        let left_out = lines.split_off(self.most.min(lines.len()));
        if let (Some(last), Some(next)) = (lines.last_mut(), left_out.first()) {
            *last = text::fit(&format!("{last} {next}"), self.columns).into_owned();
        }
        lines.into_iter().map(|line| (line, style)).collect()
    }
}

/// Draws the commands or words to choose from, with the highlighted one marked.
fn choices(prompt: &Prompt, model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let rows: Vec<(String, String)> = match &prompt.reading {
        Reading::Search(commands) => commands
            .iter()
            .map(|entry| {
                let key = model.catalogue.keymap.usual_key(entry).map(|key| format!(" ({key})")).unwrap_or_default();
                (entry.usage(), format!("{}{key}", entry.doc))
            })
            .collect(),
        Reading::Unfinished(problem) => {
            problem.choices.iter().map(|choice| (choice.text.clone(), choice.doc.clone())).collect()
        }
        Reading::Ready { more, .. } => more.iter().map(|choice| (choice.text.clone(), choice.doc.clone())).collect(),
        Reading::Refused(_) => return,
    };
    let searching = matches!(prompt.reading, Reading::Search(_));
    let chosen = prompt.choice.or(searching.then_some(0));
    let height = usize::from(area.height);
    let first = first_shown(chosen.unwrap_or(0), rows.len(), height);
    let columns = usize::from(area.width) * 2 / 5;
    frame::more(area, first, rows.len(), theme, drawing);
    let many = match chosen {
        _ if rows.is_empty() => String::new(),
        Some(chosen) => format!(" {} of {} ", chosen + 1, rows.len()),
        None => format!(" {} to choose from ", rows.len()),
    };
    let columns_of_many = u16::try_from(many.len()).unwrap_or(u16::MAX).min(area.width);
    let foot = Rect { x: area.right() - columns_of_many, y: area.bottom(), width: columns_of_many, height: 1 };
    drawing.clear(foot);
    Row::new(drawing, foot, 0).put(&many, theme.faint);
    for (index, (text, doc)) in rows.iter().enumerate().skip(first).take(height) {
        let here = chosen == Some(index);
        let mut row = Row::new(drawing, area, index - first).typed();
        row.put(" ", theme.key).put(if here { SELECTED.glyph } else { " " }, theme.key).put(" ", theme.key);
        row.cell(text, columns, theme.text).put(" ", theme.text);
        row.put(doc, theme.faint);
        if here {
            row.paint(area, theme.selected);
        }
    }
}
