//! The parts of the pages that the program writes: between `<!-- NAME: generated -->` and `<!-- NAME: end -->`.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use touchline::analysis::filter;
use touchline::app::{Look, Model, Msg, update};
use touchline::command::{Entry, Screen, TABLE};
use touchline::{runtime, ui};

use super::pages::{alone, read};

/// A board with room for all of its panes, and no more.
const WINDOW: (u16, u16) = (120, 32);

#[test]
fn the_screen_is_the_programs_own() {
    let mut model = runtime::open_sample().unwrap();
    update(&mut model, Msg::Resize(WINDOW.0, WINDOW.1));
    hold("README.md", "screen", &format!("```text\n{}\n```\n", screen(&model)));
}

#[test]
fn the_table_of_all_keys_is_the_programs_own() {
    hold("docs/keys.md", "keys", &runtime::catalogue().unwrap().keymap.as_markdown(|_| true));
}

#[test]
fn the_table_of_ten_keys_is_the_programs_own() {
    let keymap = runtime::catalogue().unwrap().keymap;
    let essential: Vec<&Entry> = TABLE.iter().filter(|entry| entry.essential).collect();
    assert_eq!(essential.len(), 10);
    assert!(essential.iter().all(|entry| keymap.usual_key(entry).is_some()));
    hold("README.md", "ten keys", &keymap.as_markdown(|entry| entry.essential));
}

#[test]
fn the_table_of_folders_is_that_of_the_code() {
    let rows = include_str!("../../src/lib.rs").lines().filter_map(|line| line.strip_prefix("//! |"));
    let table: String = rows.map(|row| format!("|{}\n", row.replace("[`", "`").replace("`]", "`"))).collect();
    hold("docs/ARCHITECTURE.md", "folders", &table);
}

#[test]
fn the_table_of_filter_terms_is_the_programs_own() {
    let rows = filter::TERMS.iter().map(|(term, who)| format!("| `{term}` | {who} |\n"));
    hold("docs/keys.md", "filter", &format!("| term | shows |\n|---|---|\n{}", rows.collect::<String>()));
}

#[test]
fn the_values_of_settings_are_the_programs_own() {
    let themes: Vec<String> = Look::ALL.iter().map(|look| format!("`{}` ({look})", look.ron_name())).collect();
    let screens: Vec<String> = Screen::ALL.iter().map(|screen| format!("`{}`", screen.ron_name())).collect();
    let rows = [("theme", themes), ("first_screen", screens)];
    let rows = rows.map(|(field, values)| format!("| `{field}` | {} |\n", values.join(", ")));
    hold("docs/settings.md", "settings", &format!("| field | values |\n|---|---|\n{}", rows.concat()));
}

/// What the model shows, line by line.
pub(crate) fn screen(model: &Model) -> String {
    let (columns, lines) = model.window.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, lines));
    ui::draw(model, &mut buffer);
    let line = |y| (0..columns).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..lines).map(line).collect::<Vec<String>>().join("\n")
}

/// Holds the part of a page between two marks to what it should be.
fn hold(page: &str, part: &str, expected: &str) {
    let _alone = alone();
    let page = read().into_iter().find(|one| one.name == page).unwrap();
    let (start, end) = (format!("<!-- {part}: generated -->\n"), format!("<!-- {part}: end -->"));
    let (before, rest) = page.text.split_once(&start).unwrap();
    let (_, after) = rest.split_once(&end).unwrap();
    page.hold(&format!("{before}{start}{expected}{end}{after}"));
}
