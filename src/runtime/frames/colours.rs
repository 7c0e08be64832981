//! The colours that the terminal has, and the nearest of them to any other.

use ratatui::style::{Color, Style};

/// How many colours the terminal has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Palette {
    Sixteen,
    Indexed,
    /// Any colour of red, green and blue.
    #[default]
    Whole,
}

impl Palette {
    /// What `COLORTERM` and `TERM` tell; a terminal that does not tell has 256 colours, as nearly all do.
    pub(crate) fn told(colorterm: &str, term: &str) -> Palette {
        // Names of 8, 16 and 88 colours in terminfo(5).
        let few = ["linux", "cygwin", "ansi", "rxvt", "rxvt-unicode", "pcansi"];
        match (colorterm, term) {
            ("truecolor" | "24bit", _) => Palette::Whole,
            _ if term.ends_with("-direct") => Palette::Whole,
            _ if few.contains(&term) || ["-8color", "-16color", "-88color"].iter().any(|few| term.ends_with(few)) => {
                Palette::Sixteen
            }
            _ => Palette::Indexed,
        }
    }

    /// The style in the nearest colours that the terminal has.
    ///
    /// Where those of the text and of its background become one, the background stays the terminal's.
    pub(crate) fn nearest(self, style: Style) -> Style {
        let near = |colour: Option<Color>| colour.map(|colour| self.nearest_colour(colour));
        let (text, background) = (near(style.fg), near(style.bg));
        let is_one = text == background && style.fg != style.bg;
        Style { fg: text, bg: background.filter(|_| !is_one), ..style }
    }

    fn nearest_colour(self, colour: Color) -> Color {
        let near = match (self, colour) {
            (Palette::Indexed, Color::Rgb(red, green, blue)) => {
                nearest_of([red, green, blue], (16..=u8::MAX).map(|index| (Color::Indexed(index), indexed(index))))
            }
            (Palette::Sixteen, Color::Rgb(red, green, blue)) => nearest_of([red, green, blue], SIXTEEN.into_iter()),
            (Palette::Sixteen, Color::Indexed(index @ 16..)) => nearest_of(indexed(index), SIXTEEN.into_iter()),
            _ => None,
        };
        near.unwrap_or(colour)
    }
}

fn nearest_of(from: [u8; 3], colours: impl Iterator<Item = (Color, [u8; 3])>) -> Option<Color> {
    let far = |to: [u8; 3]| -> u32 {
        std::iter::zip(from, to).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
    };
    colours.min_by_key(|(_, colour)| far(*colour)).map(|(colour, _)| colour)
}

/// Red, green and blue of a colour from 16 on: a cube of six steps, then 24 greys.
fn indexed(index: u8) -> [u8; 3] {
    match index.checked_sub(232) {
        Some(grey) => [8 + 10 * grey; 3],
        None => [index.saturating_sub(16) / 36, index.saturating_sub(16) / 6 % 6, index.saturating_sub(16) % 6]
            .map(|step| if step == 0 { 0 } else { 55 + 40 * step }),
    }
}

/// The sixteen colours as xterm has them unless told otherwise (XTerm-col.ad).
const SIXTEEN: [(Color, [u8; 3]); 16] = [
    (Color::Black, [0, 0, 0]),
    (Color::Red, [205, 0, 0]),
    (Color::Green, [0, 205, 0]),
    (Color::Yellow, [205, 205, 0]),
    (Color::Blue, [0, 0, 238]),
    (Color::Magenta, [205, 0, 205]),
    (Color::Cyan, [0, 205, 205]),
    (Color::Gray, [229, 229, 229]),
    (Color::DarkGray, [127, 127, 127]),
    (Color::LightRed, [255, 0, 0]),
    (Color::LightGreen, [0, 255, 0]),
    (Color::LightYellow, [255, 255, 0]),
    (Color::LightBlue, [92, 92, 255]),
    (Color::LightMagenta, [255, 0, 255]),
    (Color::LightCyan, [0, 255, 255]),
    (Color::White, [255, 255, 255]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Look;
    use crate::ui::{ROLES, Theme};

    #[test]
    fn a_terminal_tells_how_many_colours_it_has() {
        for (colorterm, term, palette) in [
            ("truecolor", "xterm-256color", Palette::Whole),
            ("24bit", "screen", Palette::Whole),
            ("", "xterm-direct", Palette::Whole),
            ("", "xterm-256color", Palette::Indexed),
            ("", "tmux-256color", Palette::Indexed),
            ("", "xterm-kitty", Palette::Indexed),
            ("yes", "xterm", Palette::Indexed),
            ("", "", Palette::Indexed),
            ("", "linux", Palette::Sixteen),
            ("", "xterm-16color", Palette::Sixteen),
            ("", "rxvt-unicode", Palette::Sixteen),
            ("", "rxvt-unicode-256color", Palette::Indexed),
        ] {
            assert_eq!(Palette::told(colorterm, term), palette, "{colorterm} {term}");
        }
    }

    #[test]
    fn the_nearest_colour_stands_for_one_that_a_terminal_lacks() {
        let text = Style::new().fg(Color::Rgb(255, 95, 95));
        let near = |palette: Palette| palette.nearest(text).fg;
        // 203 is 16 + 36 × 5 + 6 × 1 + 1.
        assert_eq!(near(Palette::Whole), Some(Color::Rgb(255, 95, 95)));
        assert_eq!(near(Palette::Indexed), Some(Color::Indexed(203)));
        assert_eq!(near(Palette::Sixteen), Some(Color::LightRed));
        assert_eq!(Palette::Sixteen.nearest_colour(Color::Indexed(203)), Color::LightRed);
        // Named colours are the terminal's own.
        let named = Style::new().fg(Color::Blue).bg(Color::White);
        assert_eq!(Palette::Sixteen.nearest(named), named);
        for index in 16..=u8::MAX {
            let [red, green, blue] = indexed(index);
            let found = Palette::Indexed.nearest_colour(Color::Rgb(red, green, blue));
            let Color::Indexed(found) = found else { panic!("{found}") };
            assert_eq!(indexed(found), indexed(index), "{index}");
        }
        assert_eq!((indexed(16), indexed(231), indexed(255)), ([0; 3], [255; 3], [238; 3]));
    }

    /// Red, green and blue of a colour in xterm; `None` for the terminal's own.
    fn parts(colour: Option<Color>) -> Option<[u8; 3]> {
        match colour? {
            Color::Indexed(index @ 16..) => Some(indexed(index)),
            named => SIXTEEN.iter().find(|(known, _)| *known == named).map(|(_, parts)| *parts),
        }
    }

    /// How much lighter one colour is than another (WCAG 2.2, contrast ratio).
    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let light = |colour: [u8; 3]| {
            let linear = |part: u8| match f64::from(part) / 255.0 {
                dark if dark <= 0.04045 => dark / 12.92,
                light => ((light + 0.055) / 1.055).powf(2.4),
            };
            let [red, green, blue] = colour.map(linear);
            0.2126 * red + 0.7152 * green + 0.0722 * blue
        };
        let (one, other) = (light(one), light(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_role_can_be_read_on_the_background_of_its_look() {
        assert!(contrast([0; 3], [255; 3]) > 20.9 && contrast([205, 205, 0], [255; 3]) < 2.0);
        let mut coloured = 0;
        for look in Look::ALL {
            let (ink, ground) = if *look == Look::Light { ([0; 3], [255; 3]) } else { ([255; 3], [0; 3]) };
            for role in ROLES {
                let style = role.style(&Theme::of(*look));
                let found = contrast(parts(style.fg).unwrap_or(ink), parts(style.bg).unwrap_or(ground));
                coloured += usize::from(style.fg.is_some());
                assert!(found >= 4.5, "{look:?} {}: {found:.2}", role.name);
            }
        }
        assert!(coloured > 30);
    }

    #[test]
    fn text_stays_readable_where_its_colours_become_one() {
        let close = Style::new().fg(Color::Rgb(200, 10, 10)).bg(Color::Rgb(210, 0, 0));
        assert_eq!(Palette::Whole.nearest(close), close);
        let near = Palette::Sixteen.nearest(close);
        assert_eq!((near.fg, near.bg), (Some(Color::Red), None));
    }
}
