//! A drawn screen as text: its characters, then where its roles are.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use touchline::app::{Effect, Job, JobKind, JobNews, Model, Msg, Progress, update};
use touchline::command::{Key, KeyError};
use touchline::runtime;
use touchline::ui::{self, ROLES, Role, Theme};

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
        let effects = update(model, Msg::Key(key.unwrap_or_else(|_| panic!("no key {name}"))));
        // What stands under a ladder, and who is shown of a market, is there in the next frame.
        for effect in effects {
            if let Effect::Start(job) = effect
                && matches!(job.kind(), JobKind::Ladder | JobKind::Market)
            {
                update(model, Msg::Job(done(&job)));
            }
        }
        rest = after;
    }
}

/// The whole screen.
pub(crate) fn drawn(model: &Model) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, model.window.size.0, model.window.size.1));
    ui::draw(model, &mut buffer);
    buffer
}

/// The characters of the screen, then which columns of each line have which roles.
pub(crate) fn picture(model: &mut Model) -> String {
    let (columns, lines) = model.window.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, lines));
    ui::draw_in(&marked(), model, &mut buffer);
    let (mut text, mut roles) = (String::new(), String::new());
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
            .map(|(start, end, style)| (start, end, roles_of(style)))
            .filter(|(.., roles)| !roles.is_empty())
            .map(|(start, end, roles)| format!("{start}-{end} {roles}"))
            .collect();
        if !named.is_empty() {
            roles += &format!("{y}: {}\n", named.join(", "));
        }
    }
    format!("{text}\n{roles}")
}

/// A theme in which every role but plain text is a modifier bit of its own, so that a cell tells all roles laid over it.
fn marked() -> Theme {
    let role = |bit: u16| Style::new().add_modifier(Modifier::from_bits_retain(1 << bit));
    Theme {
        text: Style::new(),
        faint: role(0),
        strong: role(1),
        border: role(2),
        border_focused: role(3),
        selected: role(4),
        selected_elsewhere: role(5),
        key: role(6),
        good: role(7),
        broken: role(8),
        bare: role(9),
        thin: role(10),
        warning: role(11),
        refusal: role(12),
        chance: role(13),
    }
}

fn roles_of(style: &Style) -> String {
    let theme = marked();
    let has = |role: &&Role| {
        let role = role.style(&theme).add_modifier;
        !role.is_empty() && style.add_modifier.contains(role)
    };
    ROLES.iter().filter(has).map(|role| role.name).collect::<Vec<_>>().join(" ")
}

/// A style in words: "LightRed bold".
pub(crate) fn style_name(style: Style) -> String {
    let colour =
        |colour: Option<Color>| colour.filter(|colour| *colour != Color::Reset).map(|colour| colour.to_string());
    let mut parts: Vec<String> = colour(style.fg).into_iter().collect();
    parts.extend(colour(style.bg).map(|colour| format!("on {colour}")));
    parts.extend(style.add_modifier.iter_names().map(|(name, _)| name.to_lowercase()));
    parts.join(" ")
}

/// The whole of what a job finds.
pub(crate) fn done(job: &Job) -> JobNews {
    let found = job.question.answer(&mut |_, _| Ok(())).ok();
    JobNews { id: job.id, progress: Progress::default(), found, ended: true }
}
