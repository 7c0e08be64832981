//! The colours and weights of named roles; nothing else names a colour.

use ratatui::style::{Color, Modifier, Style};

use crate::app::{Look, Severity, Tone};

/// A style for every role on the screen. Colour never says anything alone: a word or a glyph says it too.
#[derive(Clone, Copy, Debug)]
pub(super) struct Theme {
    pub(super) text: Style,
    /// What matters less: labels, those used elsewhere, hints.
    pub(super) faint: Style,
    /// Names of screens and men, and what the eleven fields.
    pub(super) strong: Style,
    pub(super) border: Style,
    pub(super) border_focused: Style,
    /// The selected line or man of the pane that has the focus.
    pub(super) selected: Style,
    /// The same in a pane that does not.
    pub(super) selected_elsewhere: Style,
    pub(super) key: Style,
    pub(super) good: Style,
    pub(super) broken: Style,
    pub(super) bare: Style,
    pub(super) thin: Style,
    pub(super) warning: Style,
    pub(super) refusal: Style,
}

impl Theme {
    pub(super) fn of(look: Look) -> Theme {
        match look {
            Look::Dark => Theme::dark(),
            Look::Light => Theme::light(),
            Look::Mono => Theme::mono(),
        }
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
