//! The roles on the screen by their names, and styles of one's own for them.

use std::ops::Range;

use ratatui::style::{Color, Modifier, Style};

use super::theme::Theme;
use crate::app::Look;
use crate::text;

/// A role on the screen, as settings name it.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    pub name: &'static str,
    /// What has it.
    pub means: &'static str,
    style: fn(&mut Theme) -> &mut Style,
}

impl Role {
    /// Its style in a theme.
    pub fn style(&self, theme: &Theme) -> Style {
        *(self.style)(&mut theme.clone())
    }
}

/// Declares each role with its name, its field in the theme, and what has it.
macro_rules! roles {
    ($($name:literal $field:ident $means:literal)+) => {
        /// Every role, in the order in which the theme has them.
        pub const ROLES: &[Role] = &[$(Role { name: $name, means: $means, style: |theme| &mut theme.$field }),+];
    };
}

roles! {
    "text" text "plain text"
    "faint" faint "labels, hints, players who are fielded elsewhere"
    "strong" strong "names, and the players of the eleven"
    "border" border "the frame of a pane"
    "focused" border_focused "the frame and title of the pane that the keys move in"
    "selected" selected "the selected line or person"
    "selected-elsewhere" selected_elsewhere "the same in the other panes"
    "key" key "a key that can be pressed"
    "good" good "a covered slot, an improvement"
    "broken" broken "a slot that cannot be filled, a margin below 0"
    "bare" bare "a slot that one absence breaks, a margin of 0"
    "thin" thin "a slot with less depth than wanted, a margin of 1"
    "warning" warning "a warning, where nothing was refused"
    "refusal" refusal "why something was not done"
    "chance" chance "how likely something is, which is no exact answer"
}

/// Styles of one's own, in place of those that a look has for their roles.
#[derive(Clone, Debug, Default)]
pub struct OwnStyles(Vec<(Role, Style)>);

impl OwnStyles {
    pub fn new(styles: Vec<(Role, Style)>) -> OwnStyles {
        OwnStyles(styles)
    }

    /// The theme of a look with these styles, each as `shown`; without colours it stays as it is.
    pub fn over(&self, look: Look, shown: impl Fn(Style) -> Style) -> Theme {
        let mut theme = Theme::of(look);
        if look != Look::Mono {
            self.0.iter().for_each(|(role, style)| *(role.style)(&mut theme) = *style);
            ROLES.iter().for_each(|role| *(role.style)(&mut theme) = shown(role.style(&theme)));
        }
        theme
    }
}

/// What in a text is no part of a style.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoStyle {
    /// The bytes of the text that are wrong.
    pub at: Range<usize>,
    pub expected: String,
}

const ATTRIBUTES: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// The names of a terminal's sixteen colours, as the library reads them too.
const COLOURS: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "grey",
    "dark-grey",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "white",
];

/// Reads a style: attributes, a colour, and `on` before that of the background, as `bold #ff5f5f on black`.
///
/// # Errors
/// The first word that is no part of a style.
pub fn read_style(words: &str) -> Result<Style, NoStyle> {
    let (mut style, mut end) = (Style::new(), 0);
    // Where `on` stands, while its colour has not come.
    let mut on: Option<Range<usize>> = None;
    for word in words.split_whitespace() {
        let rest = words.get(end..).unwrap_or_default();
        let start = end + rest.find(word).unwrap_or_default();
        end = start + word.len();
        let wrong = |expected: String| NoStyle { at: start..end, expected };
        let lower = word.to_ascii_lowercase();
        let attribute = ATTRIBUTES.iter().find(|(name, _)| *name == lower);
        match (attribute, colour(&lower), on.take()) {
            (_, Some(colour), Some(_)) if style.bg.is_none() => style.bg = Some(colour),
            (_, Some(colour), None) if style.fg.is_none() => style.fg = Some(colour),
            (_, Some(_), on) => {
                let which = if on.is_some() { "background" } else { "text, and on before that of the background" };
                return Err(wrong(format!("one colour of the {which}")));
            }
            (_, None, Some(_)) => return Err(wrong(nearest(&lower, &COLOURS, "a colour"))),
            (Some((_, modifier)), ..) => style = style.add_modifier(*modifier),
            _ if lower == "on" => on = Some(start..end),
            _ => {
                let known: Vec<&str> = ATTRIBUTES.iter().map(|(name, _)| *name).chain(COLOURS).collect();
                return Err(wrong(nearest(&lower, &known, "bold, dim, italic, underlined, reversed, on or a colour")));
            }
        }
    }
    match on {
        Some(at) => Err(NoStyle { at, expected: format!("a colour behind it, {A_COLOUR}") }),
        None => Ok(style),
    }
}

const A_COLOUR: &str = "such as red, bright-red or #ff5f5f";

fn nearest(word: &str, known: &[&str], all: &str) -> String {
    let meant = text::nearest(word, known.iter().copied()).filter(|_| !word.starts_with('#'));
    meant.map_or_else(|| format!("{all}, {A_COLOUR}"), str::to_owned)
}

/// A colour by its name, or as `#rrggbb`.
fn colour(word: &str) -> Option<Color> {
    // The library takes signs, too: #+12345.
    let is_hex = |digits: &str| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let is_number = word.strip_prefix('#').is_some_and(is_hex);
    (is_number || COLOURS.contains(&word)).then(|| word.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_read_as_people_write_them() {
        let plain = Style::new();
        for (words, style) in [
            ("", plain),
            ("bold", plain.add_modifier(Modifier::BOLD)),
            ("bold #ff5f5f", plain.add_modifier(Modifier::BOLD).fg(Color::Rgb(255, 95, 95))),
            ("  Bright-Red   ON  #000080 ", plain.fg(Color::LightRed).bg(Color::Rgb(0, 0, 128))),
            ("on blue underlined white", plain.bg(Color::Blue).fg(Color::White).add_modifier(Modifier::UNDERLINED)),
            ("grey on dark-grey", plain.fg(Color::Gray).bg(Color::DarkGray)),
            ("dim italic reversed", plain.add_modifier(Modifier::DIM | Modifier::ITALIC | Modifier::REVERSED)),
        ] {
            assert_eq!(read_style(words), Ok(style), "{words}");
        }
        let colours = COLOURS.map(|name| colour(name).unwrap());
        assert!((0..16).all(|one| (0..one).all(|other| colours[one] != colours[other])), "{colours:?}");
    }

    #[test]
    fn what_is_no_style_is_told_by_its_word() {
        for (words, at, expected) in [
            ("blod red", 0..4, "bold"),
            ("bold rde", 5..8, "red"),
            ("bold on bleu", 8..12, "blue"),
            ("on bold", 3..7, "a colour, such as red, bright-red or #ff5f5f"),
            ("bold on ", 5..7, "a colour behind it, such as red, bright-red or #ff5f5f"),
            ("red bold blue", 9..13, "one colour of the text, and on before that of the background"),
            ("red on blue on green", 15..20, "one colour of the background"),
            (
                "sparkling",
                0..9,
                "bold, dim, italic, underlined, reversed, on or a colour, such as red, bright-red or #ff5f5f",
            ),
            (
                "#ff5",
                0..4,
                "bold, dim, italic, underlined, reversed, on or a colour, such as red, bright-red or #ff5f5f",
            ),
            ("on #gg0000", 3..10, "a colour, such as red, bright-red or #ff5f5f"),
        ] {
            assert_eq!(read_style(words), Err(NoStyle { at, expected: expected.into() }), "{words}");
        }
        for words in ["#é12345", "##12345", "#+12345", "on on", "\u{a0}red é", "red\u{3000}blue"] {
            let wrong = read_style(words).unwrap_err();
            assert!(words.get(wrong.at).is_some(), "{words}");
        }
    }
}
