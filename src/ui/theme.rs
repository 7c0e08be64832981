//! The colours and weights of named roles; nothing else names a colour.

use ratatui::style::{Color, Modifier, Style};

use crate::analysis::Severity;
use crate::app::{Look, Tone};

/// A style for every role on the screen.
///
/// Colour never says anything alone: a word or a glyph says it too.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// What is simply said.
    pub text: Style,
    /// What matters less: labels, those used elsewhere, hints.
    pub faint: Style,
    /// Names of screens and people, and what the eleven fields.
    pub strong: Style,
    /// The frame of a pane without the focus.
    pub border: Style,
    /// The frame of the pane with the focus, and its title.
    pub border_focused: Style,
    /// The selected line or person of the pane that has the focus.
    pub selected: Style,
    /// The same in a pane that does not.
    pub selected_elsewhere: Style,
    /// A key that can be pressed.
    pub key: Style,
    /// What is as it should be: a covered slot, what got better.
    pub good: Style,
    /// A slot that cannot be filled.
    pub broken: Style,
    /// A slot that one absence breaks.
    pub bare: Style,
    /// A slot with less depth than wanted.
    pub thin: Style,
    /// What to look at, where nothing was refused.
    pub warning: Style,
    /// Why something was not done.
    pub refusal: Style,
}

impl Theme {
    /// The styles of a look.
    pub fn of(look: Look) -> Theme {
        match look {
            Look::Dark => Theme::dark(),
            Look::Light => Theme::light(),
            Look::Mono => Theme::mono(),
        }
    }

    /// How the selected line of a pane is marked: strongly where the keys go.
    pub(super) fn selection(&self, focused: bool) -> Style {
        if focused { self.selected } else { self.selected_elsewhere }
    }

    /// Of the terminal's own sixteen colours, those that read on a dark ground.
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

    /// Of the same sixteen, those that read on a light ground: no yellow, no cyan.
    fn light() -> Theme {
        let accent = Style::new().fg(Color::Blue);
        Theme {
            border_focused: accent,
            key: accent,
            good: Style::new().fg(Color::Green),
            broken: Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
            bare: Style::new().fg(Color::Red),
            thin: Style::new().fg(Color::Magenta),
            warning: Style::new().fg(Color::Magenta),
            refusal: Style::new().fg(Color::Red),
            ..Theme::mono()
        }
    }

    /// No colour at all: weight, underline and reverse say what colours say elsewhere.
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
        }
    }

    /// The title of a frame: of its weight alone, since many terminals keep one of two.
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

    pub(super) fn tone(&self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => self.text,
            Tone::Warning => self.warning,
            Tone::Refusal => self.refusal,
        }
    }
}
