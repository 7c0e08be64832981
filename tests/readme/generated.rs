//! The parts of the pages that the program writes: between `<!-- NAME: generated -->` and `<!-- NAME: end -->`.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use touchline::analysis::filter;
use touchline::app::{DateStyle, Look, Model, Msg, NumberStyle, Symbols, update};
use touchline::command::{Entry, Screen, SquadColumn, TABLE};
use touchline::domain::{AsTyped, WithoutYear};
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
    hold("docs/keys.md", "keys", &runtime::catalogue().keymap.as_markdown(|_| true));
}

#[test]
fn the_table_of_ten_keys_is_the_programs_own() {
    let keymap = runtime::catalogue().keymap;
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
    let symbols: Vec<String> =
        Symbols::ALL.iter().map(|symbols| format!("`{}` ({symbols})", symbols.ron_name())).collect();
    let screens: Vec<String> = Screen::ALL.iter().map(|screen| format!("`{}`", screen.ron_name())).collect();
    let columns: Vec<String> = SquadColumn::ALL.iter().map(|column| format!("`{}`", column.ron_name())).collect();
    let dates: Vec<String> = DateStyle::ALL.iter().map(|style| format!("`{}` ({style})", style.ron_name())).collect();
    let numbers: Vec<String> =
        NumberStyle::ALL.iter().map(|style| format!("`{}` ({style})", style.ron_name())).collect();
    let rows = [
        ("theme", themes),
        ("symbols", symbols),
        ("dates", dates),
        ("numbers", numbers),
        ("first_screen", screens),
        ("columns", columns),
    ];
    let rows = rows.map(|(field, values)| format!("| `{field}` | {} |\n", values.join(", ")));
    let roles = ui::ROLES.iter().map(|role| format!("| `{}` | {} |\n", role.name, role.means));
    hold("docs/settings.md", "roles", &format!("| role | what has it |\n|---|---|\n{}", roles.collect::<String>()));
    hold("docs/settings.md", "settings", &format!("| field | values |\n|---|---|\n{}", rows.concat()));
}

#[test]
fn the_table_of_words_is_that_of_the_help() {
    let mut table = "| word | means | for example, on the sample |\n|---|---|---|\n".to_owned();
    for word in ui::GLOSSARY {
        let lines: Vec<String> = word.line.split(" · ").map(|line| format!("`{line}`")).collect();
        table += &format!("| **{}** | {} | {}: *{}* |\n", word.word, word.means, lines.join(", "), word.shows);
    }
    hold("docs/cover.md", "words", &table);
}

#[test]
fn the_table_of_signs_is_that_of_the_screens() {
    let mut table = "| where | sign | means |\n|---|---|---|\n".to_owned();
    for legend in ui::LEGENDS {
        for (place, sign) in legend.signs.iter().enumerate() {
            let view = if place == 0 { legend.view } else { "" };
            table += &format!("| {view} | `{}` | {} |\n", sign.glyph, sign.means);
        }
    }
    hold("docs/cover.md", "signs", &table);
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

/// What is typed, and what it is told to be.
fn typed_table<T: ToString>(texts: &[&str], means: &str, read: impl Fn(&str) -> (T, usize)) -> String {
    let mut table = format!("| typed | {means} |\n|---|---|\n");
    for text in texts {
        let (value, taken) = read(text);
        assert_eq!(taken, text.len(), "{text}");
        table += &format!("| `{text}` | {} |\n", value.to_string());
    }
    table
}

#[test]
fn the_tables_of_days_and_sums_are_the_programs_own() {
    let sample = runtime::open_sample().unwrap();
    let plan = sample.kept_plan();
    let typed = AsTyped::of(plan, plan.today.unwrap());
    let days = [
        "2028-06-30",
        "30 jun 2028",
        "June 30, 2028",
        "30th June 2028",
        "30/6/2028",
        "30.6.2028",
        "24 aug",
        "24/8",
        "today",
        "tomorrow",
        "yesterday",
        "+7",
        "-3",
        "+2w",
        "next window",
        "end of season",
    ];
    let table = typed_table(&days, "day", |text| typed.day(text, WithoutYear::Next).unwrap());
    hold("docs/days-and-money.md", "days", &table);
    let sums = [
        "20m",
        "€20m",
        "20m EUR",
        "20.5 m",
        "20,5m",
        "1.2bn",
        "850k",
        "20 million",
        "1234567",
        "1,234,567",
        "350,000",
        "35.00",
    ];
    hold("docs/days-and-money.md", "money", &typed_table(&sums, "amount", |text| typed.money(text).unwrap()));
}
