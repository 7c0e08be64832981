//! The colours and weights of the roles on the screen; nothing else names a colour.

use ratatui::style::{Color, Modifier, Style};

use crate::analysis::Severity;
use crate::app::{Look, Tone};
use crate::ui::CellLook;

/// A style for every role on the screen.
///
/// Colour is never the only sign: a word or a glyph says the same.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Plain text.
    pub text: Style,
    /// Less important text: labels, hints, players who are fielded elsewhere.
    pub faint: Style,
    /// Names of screens and people, and the players of the eleven.
    pub strong: Style,
    /// The frame of a pane without the focus.
    pub border: Style,
    /// The frame and title of the pane with the focus.
    pub border_focused: Style,
    /// The selected line or person in the pane with the focus.
    pub selected: Style,
    /// The selected line or person in any other pane.
    pub selected_elsewhere: Style,
    /// A key that can be pressed.
    pub key: Style,
    /// Something good: a covered slot, an improvement.
    pub good: Style,
    /// A slot that cannot be filled.
    pub broken: Style,
    /// A slot that one absence breaks.
    pub bare: Style,
    /// A slot with less depth than wanted.
    pub thin: Style,
    /// A warning, where nothing was refused.
    pub warning: Style,
    /// The reason why something was not done.
    pub refusal: Style,
    /// A chance, which is no exact answer.
    pub chance: Style,
}

impl CellLook {
    /// The look of a terminal in which nothing was styled.
    pub const PLAIN: CellLook = CellLook { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };
}

impl Theme {
    /// The styles of a look.
    pub fn of(look: Look) -> Theme {
        match look {
            Look::Dark => Theme::dark(),
            Look::Light => Theme::light(),
            Look::HighContrast => Theme::high_contrast(),
            Look::ColourBlind => Theme::colour_blind(),
            Look::Mono => Theme::mono(),
        }
    }

    /// The style of a pane's selected line: stronger with the focus.
    pub(super) fn selection(&self, focused: bool) -> Style {
        if focused { self.selected } else { self.selected_elsewhere }
    }

    /// Those of the terminal's sixteen colours that are readable on a dark background.
    fn dark() -> Theme {
        let accent = Style::new().fg(Color::Cyan);
        Theme {
            border_focused: accent,
            key: accent,
            good: Style::new().fg(Color::Green),
            broken: Style::new().fg(Color::LightRed).add_modifier(Modifier::BOLD),
            bare: Style::new().fg(Color::LightRed),
            thin: Style::new().fg(Color::Yellow),
            warning: Style::new().fg(Color::Yellow),
            refusal: Style::new().fg(Color::LightRed),
            ..Theme::mono()
        }
    }

    /// Those of the sixteen colours that are readable on a light background, and a darker green: no yellow, no cyan.
    fn light() -> Theme {
        let accent = Style::new().fg(Color::Blue);
        Theme {
            border_focused: accent,
            key: accent,
            // The terminal's own green has half the contrast that text needs on white.
            good: Style::new().fg(Color::Indexed(28)),
            // xterm makes a bold red a bright one, with less contrast.
            broken: Style::new().fg(Color::Indexed(160)).add_modifier(Modifier::BOLD),
            bare: Style::new().fg(Color::Red),
            thin: Style::new().fg(Color::Magenta),
            warning: Style::new().fg(Color::Magenta),
            refusal: Style::new().fg(Color::Red),
            ..Theme::mono()
        }
    }

    /// The bright ones of the sixteen colours, and nothing dim.
    fn high_contrast() -> Theme {
        let (plain, bold) = (Style::new(), Style::new().add_modifier(Modifier::BOLD));
        Theme {
            faint: plain,
            border: plain,
            border_focused: bold.fg(Color::LightCyan),
            key: bold.fg(Color::LightCyan),
            good: plain.fg(Color::LightGreen),
            broken: bold.fg(Color::White).bg(Color::Red),
            bare: bold.fg(Color::LightRed),
            thin: plain.fg(Color::LightYellow),
            warning: bold.fg(Color::LightYellow),
            refusal: bold.fg(Color::LightRed),
            ..Theme::mono()
        }
    }

    /// The nearest of 256 colours to those that M. Okabe and K. Ito chose for every kind of colour vision (2002).
    fn colour_blind() -> Theme {
        let colour = |index| Style::new().fg(Color::Indexed(index));
        let (orange, sky_blue, green, yellow, vermilion) =
            (colour(214), colour(74), colour(36), colour(227), colour(202));
        Theme {
            border_focused: sky_blue,
            key: sky_blue,
            good: green,
            broken: vermilion.add_modifier(Modifier::BOLD),
            bare: orange,
            thin: yellow,
            warning: yellow,
            refusal: vermilion,
            ..Theme::mono()
        }
    }

    /// No colours: weight, underline and reverse take their place.
    fn mono() -> Theme {
        let plain = Style::new();
        let (bold, dim) = (plain.add_modifier(Modifier::BOLD), plain.add_modifier(Modifier::DIM));
        Theme {
            text: plain,
            faint: dim,
            strong: bold,
            border: dim,
            border_focused: bold,
            selected: plain.add_modifier(Modifier::REVERSED),
            selected_elsewhere: plain.add_modifier(Modifier::UNDERLINED),
            key: bold,
            good: plain,
            broken: bold,
            bare: bold,
            thin: plain,
            warning: bold,
            refusal: bold,
            chance: plain.add_modifier(Modifier::ITALIC),
        }
    }

    /// The style of a frame's title: in one weight only, since many terminals keep just one of two.
    pub(super) fn title(&self, focused: bool) -> Style {
        if focused {
            self.border_focused.patch(self.strong)
        } else {
            self.strong.remove_modifier(self.border.add_modifier)
        }
    }

    pub(super) fn severity(&self, severity: Severity) -> Style {
        match severity {
            Severity::Broken => self.broken,
            Severity::Bare => self.bare,
            Severity::Thin => self.thin,
            Severity::Covered => self.good,
        }
    }

    pub(super) fn margin(&self, margin: i32) -> Style {
        match margin {
            ..0 => self.broken,
            0 => self.bare,
            1 => self.thin,
            _ => self.good,
        }
    }

    pub(super) fn tone(&self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => self.text,
            Tone::Warning => self.warning,
            Tone::Refusal => self.refusal,
        }
    }
}
