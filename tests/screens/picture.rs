//! A drawn screen as text: its characters, then where its styles are.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use touchline::app::{Model, Msg, update};
use touchline::command::{Key, KeyError};
use touchline::runtime;
use touchline::ui;

/// The sample on a screen of this size.
pub(crate) fn model(columns: u16, lines: u16) -> Model {
    let mut model = runtime::open_sample().unwrap();
    update(&mut model, Msg::Resize(columns, lines));
    model
}

/// Presses the keys of a script: characters stand for themselves, others are `<Named>`.
pub(crate) fn press(model: &mut Model, script: &str) {
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let (name, after) = match rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
            Some((name, after)) => (name.to_owned(), after),
            None if c == ' ' => ("Space".to_owned(), &rest[1..]),
            None => (c.to_string(), &rest[c.len_utf8()..]),
        };
        let key: Result<Key, KeyError> = name.parse();
        update(model, Msg::Key(key.unwrap_or_else(|_| panic!("no key {name}"))));
        rest = after;
    }
}

/// The whole screen.
pub(crate) fn drawn(model: &Model) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, model.size.0, model.size.1));
    ui::draw(model, &mut buffer);
    buffer
}

pub(crate) fn picture(model: &mut Model) -> String {
    let (columns, lines) = model.size;
    let buffer = drawn(model);
    let (mut text, mut styles) = (String::new(), String::new());
    for y in 0..lines {
        let (mut line, mut skip) = (String::new(), 0);
        let mut runs: Vec<(u16, u16, Style)> = Vec::new();
        for x in 0..columns {
            let cell = &buffer[(x, y)];
            if skip == 0 {
                line.push_str(cell.symbol());
                skip = touchline::text::width(cell.symbol()).max(1);
            }
            skip -= 1;
            match runs.last_mut() {
                Some((_, end, style)) if *style == cell.style() => *end = x,
                _ => runs.push((x, x, cell.style())),
            }
        }
        text += line.trim_end();
        text.push('\n');
        let named: Vec<String> = runs
            .iter()
            .filter_map(|(start, end, style)| Some(format!("{start}-{end} {}", style_name(style)?)))
            .collect();
        if !named.is_empty() {
            styles += &format!("{y}: {}\n", named.join(", "));
        }
    }
    format!("{text}\n{styles}")
}

fn style_name(style: &Style) -> Option<String> {
    let colour =
        |colour: Option<Color>| colour.filter(|colour| *colour != Color::Reset).map(|colour| colour.to_string());
    let mut parts: Vec<String> = colour(style.fg).into_iter().collect();
    parts.extend(colour(style.bg).map(|colour| format!("on {colour}")));
    let modifiers = [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
        (Modifier::ITALIC, "italic"),
    ];
    parts.extend(
        modifiers.iter().filter(|(held, _)| style.add_modifier.contains(*held)).map(|(_, name)| (*name).into()),
    );
    (!parts.is_empty()).then(|| parts.join(" "))
}
