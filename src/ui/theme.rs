//! The colours and weights of named roles; nothing else names a colour.

use ratatui::style::{Color, Modifier, Style};

use crate::app::{Severity, Tone};

/// A style for every role on the screen. Colour never says anything alone: a word or a glyph says it too.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    pub text: Style,
    /// What matters less: labels, those used elsewhere, hints.
    pub faint: Style,
    /// Names of screens and men, and what the eleven fields.
    pub strong: Style,
    pub border: Style,
    pub border_focused: Style,
    /// The selected line or man of the pane that has the focus.
    pub selected: Style,
    /// The same in a pane that does not.
    pub selected_elsewhere: Style,
    pub key: Style,
    pub good: Style,
    pub broken: Style,
    pub bare: Style,
    pub thin: Style,
    pub warning: Style,
    pub refusal: Style,
}

impl Theme {
    /// The terminal's own sixteen colours, so that it reads on light and dark ones.
    pub fn colour() -> Theme {
        let plain = Style::new();
        Theme {
            text: plain,
            faint: plain.add_modifier(Modifier::DIM),
            strong: plain.add_modifier(Modifier::BOLD),
            border: plain.add_modifier(Modifier::DIM),
            border_focused: plain.fg(Color::Cyan),
            selected: plain.add_modifier(Modifier::REVERSED),
            selected_elsewhere: plain.add_modifier(Modifier::UNDERLINED),
            key: plain.fg(Color::Cyan),
            good: plain.fg(Color::Green),
            broken: plain.fg(Color::Red).add_modifier(Modifier::BOLD),
            bare: plain.fg(Color::Red),
            thin: plain.fg(Color::Yellow),
            warning: plain.fg(Color::Yellow),
            refusal: plain.fg(Color::Red),
        }
    }

    /// No colour at all, for `NO_COLOR` and for paper.
    pub fn mono() -> Theme {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Theme {
            border_focused: bold,
            key: bold,
            good: plain,
            broken: bold,
            bare: bold,
            thin: plain,
            warning: bold,
            refusal: bold,
            ..Theme::colour()
        }
    }

    pub fn severity(&self, severity: Severity) -> Style {
        match severity {
            Severity::Broken => self.broken,
            Severity::Bare => self.bare,
            Severity::Thin => self.thin,
            Severity::Covered => self.good,
        }
    }

    pub fn tone(&self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => self.text,
            Tone::Warning => self.warning,
            Tone::Refusal => self.refusal,
        }
    }
}
