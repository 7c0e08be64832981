//! Each role has its style, in every set of colours.

use std::fs;
use std::path::Path;

use ratatui::style::{Color, Modifier};
use touchline::app::Look;
use touchline::ui::{OwnStyles, ROLES, Role, Theme, read_style};

use super::picture::{drawn, model, press, style_name};

#[test]
fn each_role_has_its_style_in_each_look() {
    // Dark, light, of high contrast, for the colour-blind, without colours.
    let styles = [
        ("text", ["", "", "", "", ""]),
        ("faint", ["dim", "dim", "", "dim", "dim"]),
        ("strong", ["bold"; 5]),
        ("border", ["dim", "dim", "", "dim", "dim"]),
        ("focused", ["Cyan", "Blue", "LightCyan bold", "74", "bold"]),
        ("selected", ["reversed"; 5]),
        ("selected-elsewhere", ["underlined"; 5]),
        ("key", ["Cyan", "Blue", "LightCyan bold", "74", "bold"]),
        ("good", ["Green", "28", "LightGreen", "36", ""]),
        ("broken", ["LightRed bold", "160 bold", "White on Red bold", "202 bold", "bold"]),
        ("bare", ["LightRed", "Red", "LightRed bold", "214", "bold"]),
        ("thin", ["Yellow", "Magenta", "LightYellow", "227", ""]),
        ("warning", ["Yellow", "Magenta", "LightYellow bold", "227", "bold"]),
        ("refusal", ["LightRed", "Red", "LightRed bold", "202", "bold"]),
        ("chance", ["italic"; 5]),
    ];
    let in_all =
        |role: &Role| Look::ALL.iter().map(|look| style_name(role.style(&Theme::of(*look)))).collect::<Vec<String>>();
    let told: Vec<_> = ROLES.iter().map(|role| (role.name, in_all(role))).collect();
    assert_eq!(told, styles.map(|(name, styles)| (name, styles.map(str::to_owned).to_vec())));
}

#[test]
fn a_style_of_one_s_own_takes_the_place_of_its_role_s_alone() {
    let role = |name| *ROLES.iter().find(|role| role.name == name).unwrap();
    let mine = [("broken", "underlined #ff5f5f"), ("selected", "on blue"), ("faint", "")];
    let mine = mine.map(|(name, words)| (role(name), read_style(words).unwrap()));
    let own = OwnStyles::new(mine.to_vec());
    for look in Look::ALL {
        let (theme, before) = (own.over(*look, |style| style), Theme::of(*look));
        for role in ROLES {
            let set = mine.iter().find(|(set, _)| set.name == role.name && *look != Look::Mono);
            assert_eq!(
                role.style(&theme),
                set.map_or(role.style(&before), |(_, style)| *style),
                "{look:?} {}",
                role.name
            );
        }
    }
    assert_eq!(style_name(own.over(Look::Dark, |style| style).broken), "#FF5F5F underlined");
}

#[test]
fn the_selection_is_seen_in_every_look() {
    for look in Look::ALL.iter().copied() {
        let mut model = model(120, 36);
        model.window.look = look;
        let screen = drawn(&model);
        let mut selected = screen.content()[9 * 120..10 * 120].iter();
        assert!(selected.any(|cell| cell.modifier.contains(Modifier::REVERSED)), "{look:?}");
        let coloured = screen.content().iter().any(|cell| cell.fg != Color::Reset);
        assert_eq!(look == Look::Mono, !coloured, "{look:?}");
    }
}

#[test]
fn nothing_is_bold_and_dim_at_once() {
    for (keys, look) in ["", "<Tab>", "2", "3", "4", "<Enter>", "?", "zz", ":", "x"]
        .iter()
        .flat_map(|keys| Look::ALL.iter().map(|look| (*keys, *look)))
    {
        let mut model = model(120, 36);
        model.window.look = look;
        press(&mut model, keys);
        let both = Modifier::BOLD.union(Modifier::DIM);
        let screen = drawn(&model);
        let found = screen.content().iter().position(|cell| cell.modifier.contains(both));
        assert_eq!(found, None, "{look:?} after {keys:?}");
    }
}

#[test]
fn colours_are_named_in_the_theme_alone() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let (mut read, mut theme) = (0, 0);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            // Knows every colour's code, and chooses none.
            if path.ends_with("runtime/frames") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let code = fs::read_to_string(&path).unwrap();
            let names = code.split("#[cfg(test)]").take(1).map(|code| code.matches("Color::").count()).sum();
            read += 1;
            if path.ends_with("ui/theme.rs") { theme = names } else { assert_eq!(names, 0, "{}", path.display()) }
        }
    }
    assert!(read > 50 && theme > 5, "the test reads the code: {read} files, {theme} colours");
}
