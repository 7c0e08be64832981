//! The user's settings: read from their file, and given to the board.

use std::path::Path;

use anyhow::anyhow;
use ratatui::style::Style;

use super::open::{self, keymap_error};
use crate::app::{DateStyle, Look, Model, NumberStyle, Symbols};
use crate::command::{Keymap, Screen, SquadColumn};
use crate::desk;
use crate::store::{self, At, Entries, Located, Name, Source, Text, one_named};
use crate::text;
use crate::ui::{OwnStyles, ROLES, Role, read_style};

/// What a user has set; what is missing stays as the program has it.
#[derive(Default)]
pub struct Settings {
    keymap: Option<Keymap>,
    look: Option<Look>,
    own: OwnStyles,
    symbols: Option<Symbols>,
    dates: Option<DateStyle>,
    numbers: Option<NumberStyle>,
    first_screen: Option<Screen>,
    /// The columns of the squad; none are all.
    columns: Vec<SquadColumn>,
}

impl Settings {
    /// Those in the user's file, or none if there is no such file, or if they are not wanted.
    ///
    /// # Errors
    /// Why the file can't be read, or a located error in it, and how to go on without it.
    pub fn asked_for(not_wanted: bool, keymap: &Keymap) -> anyhow::Result<Settings> {
        let Some(path) = desk::settings_file().filter(|_| !not_wanted) else { return Ok(Settings::default()) };
        Settings::in_file(&path, keymap)
            .map_err(|wrong| anyhow!("{wrong}\nmend these settings, or leave them out with --no-settings"))
    }

    fn in_file(path: &Path, keymap: &Keymap) -> anyhow::Result<Settings> {
        match store::load(path) {
            Ok(text) => Ok(Settings::read(&Source::new(&path.display().to_string(), &text), keymap)?),
            Err(error) if error.is_missing() => Ok(Settings::default()),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads settings; their keys take the place of those in a keymap.
    ///
    /// # Errors
    /// A located error.
    pub fn read(source: &Source<'_>, keymap: &Keymap) -> Result<Settings, Located> {
        if source.text().trim().is_empty() {
            return Ok(Settings::default());
        }
        let (root, written) = (At::root(source), store::read_settings(source)?);
        let at = root.field("keys");
        let keys = written.keys(&at)?;
        let keys = keys.iter().map(|entry| (entry.command.as_str(), entry.keys.as_slice()));
        let look = |name| one_named(&root.field("theme"), name, Look::ALL, Look::ron_name);
        let symbols = |name| one_named(&root.field("symbols"), name, Symbols::ALL, Symbols::ron_name);
        let dates = |name| one_named(&root.field("dates"), name, DateStyle::ALL, DateStyle::ron_name);
        let numbers = |name| one_named(&root.field("numbers"), name, NumberStyle::ALL, NumberStyle::ron_name);
        let screen = |name| one_named(&root.field("first_screen"), name, Screen::ALL, Screen::ron_name);
        Ok(Settings {
            keymap: match keys.len() {
                0 => None,
                _ => Some(keymap.clone().with(keys).map_err(|error| keymap_error(&at, &error))?),
            },
            look: written.theme.as_ref().map(look).transpose()?,
            own: own_styles(&root.field("colours"), &written.colours)?,
            symbols: written.symbols.as_ref().map(symbols).transpose()?,
            dates: written.dates.as_ref().map(dates).transpose()?,
            numbers: written.numbers.as_ref().map(numbers).transpose()?,
            first_screen: written.first_screen.as_ref().map(screen).transpose()?,
            columns: columns(&root.field("columns"), &written.columns)?,
        })
    }

    /// Gives the board its keys, its look, its columns and its first screen, and returns the styles to draw it in.
    pub fn set(self, model: &mut Model) -> OwnStyles {
        match self.look.or(open::is_colourless().then_some(Look::Mono)) {
            Some(look) => model.window.choose(look),
            None => model.window.look = open::look(),
        }
        model.window.symbols = self.symbols;
        model.window.dates = self.dates.unwrap_or(model.window.dates);
        model.window.numbers = self.numbers.unwrap_or(model.window.numbers);
        if let Some(keymap) = self.keymap {
            model.catalogue.keymap = keymap;
        }
        // Those that the last session on the plan chose stay.
        if model.screens.squad.columns == SquadColumn::ALL {
            model.screens.squad.choose(self.columns);
        }
        if let Some(screen) = self.first_screen {
            model.begin_on(screen);
        }
        self.own
    }

    /// The user's keys, in place of these.
    pub fn keymap(self, own: Keymap) -> Keymap {
        self.keymap.unwrap_or(own)
    }
}

/// Styles of roles, each once.
fn own_styles(at: &At<'_>, Entries(written): &Entries<Text<'_>, Text<'_>>) -> Result<OwnStyles, Located> {
    let mut styles: Vec<(Role, Style)> = Vec::new();
    for (index, (name, words)) in written.iter().enumerate() {
        let name = name.as_str();
        let names = ROLES.iter().map(|role| role.name);
        let Some(role) = ROLES.iter().find(|role| role.name == name) else {
            let meant = text::nearest(name, names.clone()).map(str::to_owned);
            let all = || format!("one of {}", names.collect::<Vec<_>>().join(", "));
            return Err(at.key(index).refuse(meant.unwrap_or_else(all)));
        };
        if styles.iter().any(|(other, _)| other.name == name) {
            return Err(at.key(index).refuse("each role once"));
        }
        let style = read_style(words.as_str());
        styles.push((*role, style.map_err(|wrong| at.entry(index).refuse_part(wrong.at, &wrong.expected))?));
    }
    Ok(OwnStyles::new(styles))
}

/// The columns of the squad, each once.
fn columns(at: &At<'_>, written: &[Name<'_>]) -> Result<Vec<SquadColumn>, Located> {
    let mut columns = Vec::new();
    for (index, name) in written.iter().enumerate() {
        let at = at.entry(index);
        let column = one_named(&at, name, SquadColumn::ALL, SquadColumn::ron_name)?;
        if columns.contains(&column) {
            return Err(at.refuse("each column once"));
        }
        columns.push(column);
    }
    Ok(columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::catalogue;

    fn read(text: &str) -> Result<Settings, String> {
        let keymap = catalogue().keymap;
        Settings::read(&Source::new("settings.ron", text), &keymap).map_err(|error| error.to_string())
    }

    fn called(keymap: &Keymap, key: &str) -> Option<&'static str> {
        let entry = keymap.command(key.parse().unwrap(), crate::command::Mode::Browsing, Screen::Board);
        entry.map(|entry| entry.id)
    }

    #[test]
    fn what_is_not_set_stays_as_it_is() {
        for text in ["", " \n", "()", "Settings()", "(keys: {})", "// nothing yet\n(\n)\n"] {
            let settings = read(text).unwrap();
            assert!(settings.keymap.is_none() && settings.look.is_none() && settings.first_screen.is_none(), "{text}");
        }
    }

    #[test]
    fn keys_of_some_commands_take_the_place_of_theirs_alone() {
        let own = catalogue().keymap;
        assert_eq!(
            ["b", "B", "Alt-b", "q"].map(|key| called(&own, key)),
            [Some("bid"), Some("signings"), None, Some("quit")]
        );
        let settings = read(r#"(keys: { "bid": ["B", "Alt-b"], "signings": ["b"] })"#).unwrap();
        let keymap = settings.keymap(own);
        let now = ["b", "B", "Alt-b", "q"].map(|key| called(&keymap, key));
        assert_eq!(now, [Some("signings"), Some("bid"), Some("bid"), Some("quit")]);
        let without = read(r#"(keys: { "quit": [] })"#).unwrap().keymap.unwrap();
        assert_eq!((called(&without, "q"), called(&without, "b")), (None, Some("bid")));
    }

    #[test]
    fn what_makes_no_sense_is_refused_at_its_place() {
        for (text, says) in [
            (
                "(\n    keys: { \"bid\": [\"Alt-b\", \"o\"] },\n)",
                "settings.ron:2:30: found o, which calls answer already, expected a key of its own for bid, or other keys for answer here\n      keys: { \"bid\": [\"Alt-b\", \"o\"] },\n                               ^^^",
            ),
            (
                "(keys: { \"bid\": [\"Alt-b\"], \"sell\": [\"Alt-b\"] })",
                "settings.ron:1:37: found Alt-b, which calls bid already, expected a key of its own for sell",
            ),
            (
                "(keys: { \"bidd\": [\"y\"] })",
                "settings.ron:1:10: found the unknown command “bidd”, expected a command; the nearest is bid",
            ),
            ("(keys: { \"bid\": [\"Entr\"] })", "settings.ron:1:18: found “Entr”, expected a key such as b, J"),
            (
                "(keys: { \"bid\": [\"y\"], \"bid\": [\"z\"] })",
                "settings.ron:1:24: found a second \"bid\", expected it once",
            ),
            (
                "(keys: { \"accept\": [\"y\"] })",
                "settings.ron:1:21: found y, expected a key that types nothing, such as Ctrl-g: accept is called while a line is typed",
            ),
            (
                "(keys: { \"accept\": [] })",
                "settings.ron:1:10: found no key for accept, expected one: no line calls it",
            ),
            ("(theme: Drak)", "settings.ron:1:9: found Drak, expected Dark"),
            ("(theme: \"Dark\")", "settings.ron:1:9: found \"Dark\", expected "),
            ("(dates: ISO)", "settings.ron:1:9: found ISO, expected Iso"),
            ("(dates: American)", "settings.ron:1:9: found American, expected one of DayMonth, MonthDay, Numbers, Iso"),
            ("(numbers: Coma)", "settings.ron:1:11: found Coma, expected Comma"),
            ("(first_screen: Pich)", "settings.ron:1:16: found Pich, expected Pitch"),
            ("(columns: [Name, Agee])", "settings.ron:1:18: found Agee, expected Age"),
            ("(columns: [Name, Age, Name])", "settings.ron:1:23: found Name, expected each column once"),
            ("(colour: Dark)", "settings.ron:1:2: found the unknown field colour, expected "),
            ("(colours: Dark)", "settings.ron:1:11: found Dark, expected a map"),
            ("(colours: { \"brokn\": \"red\" })", "settings.ron:1:13: found \"brokn\", expected broken"),
            (
                "(colours: { \"title\": \"red\" })",
                "settings.ron:1:13: found \"title\", expected one of text, faint, strong, border, focused, selected, ",
            ),
            (
                "(\n    colours: {\n        \"key\": \"bold\",\n        \"good\": \"bold gren\",\n    },\n)",
                "settings.ron:4:23: found gren, expected green\n          \"good\": \"bold gren\",\n                        ^^^^",
            ),
            (
                "(colours: { \"key\": \"red\", \"key\": \"blue\" })",
                "settings.ron:1:27: found \"key\", expected each role once",
            ),
            ("(theme: Dark,", "settings.ron:1:14: found "),
            ("x", "settings.ron:1:1: found x, expected "),
        ] {
            let error = read(text).err().unwrap();
            assert!(error.starts_with(says), "{text}: {error}");
        }
    }

    #[test]
    fn a_missing_file_is_no_error_and_a_broken_one_says_how_to_go_on() {
        let (folder, keymap) = (tempfile::tempdir().unwrap(), catalogue().keymap);
        let at = folder.path().join("settings.ron");
        assert!(Settings::in_file(&at, &keymap).is_ok());
        // A home that is no folder, as that of many services.
        assert!(Settings::in_file(std::path::Path::new("/dev/null/settings.ron"), &keymap).is_ok());
        assert!(Settings::in_file(folder.path(), &keymap).is_err());
        std::fs::write(&at, "(theme: Light, first_screen: Calendar, columns: [Age, Name])").unwrap();
        let mut model = crate::runtime::open_sample().unwrap();
        Settings::in_file(&at, &keymap).unwrap().set(&mut model);
        assert_eq!((model.window.look, model.screens.shown), (Look::Light, Screen::Calendar));
        assert_eq!(model.screens.squad.columns, [SquadColumn::Age, SquadColumn::Name]);
        std::fs::write(&at, b"(theme: \xff)").unwrap();
        assert!(Settings::in_file(&at, &keymap).err().unwrap().to_string().contains("line 1, column 9 is not UTF-8"));
    }
}
