//! Keys, as people write them: `b`, `J`, `Ctrl-d`, `Shift-Tab`, `Enter`.

use std::fmt;
use std::str::FromStr;

/// A key with the modifiers that are held down.
///
/// Shift is part of the character.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Key {
    pub code: Code,
    pub held: Modifier,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Modifier {
    Nothing,
    Ctrl,
    Alt,
    CtrlAlt,
}

impl Modifier {
    /// These modifiers and Alt.
    pub fn with_alt(self) -> Modifier {
        match self {
            Modifier::Nothing | Modifier::Alt => Modifier::Alt,
            Modifier::Ctrl | Modifier::CtrlAlt => Modifier::CtrlAlt,
        }
    }

    /// The prefix that names the modifier.
    const fn prefix(self) -> &'static str {
        match self {
            Modifier::Nothing => "",
            Modifier::Ctrl => "Ctrl-",
            Modifier::Alt => "Alt-",
            Modifier::CtrlAlt => "Ctrl-Alt-",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
}

const NAMES: [(Code, &str); 15] = [
    (Code::Char(' '), "Space"),
    (Code::Enter, "Enter"),
    (Code::Esc, "Esc"),
    (Code::Tab, "Tab"),
    (Code::BackTab, "Shift-Tab"),
    (Code::Backspace, "Backspace"),
    (Code::Delete, "Delete"),
    (Code::Left, "Left"),
    (Code::Right, "Right"),
    (Code::Up, "Up"),
    (Code::Down, "Down"),
    (Code::Home, "Home"),
    (Code::End, "End"),
    (Code::PageUp, "PageUp"),
    (Code::PageDown, "PageDown"),
];

/// A text that names no key.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a key such as b, J, Enter, Shift-Tab, Ctrl-d or Alt-x")]
pub struct KeyError;

impl Key {
    pub const fn new(code: Code) -> Key {
        Key { code, held: Modifier::Nothing }
    }

    pub const fn ctrl(c: char) -> Key {
        Key { code: Code::Char(c), held: Modifier::Ctrl }
    }

    /// Whether it is a letter or a sign, which is typed into a line.
    pub fn types(self) -> bool {
        matches!(self, Key { code: Code::Char(_), held: Modifier::Nothing })
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Key, KeyError> {
        let after = |held: Modifier| {
            let (before, name) = text.split_at_checked(held.prefix().len())?;
            (!name.is_empty() && before.eq_ignore_ascii_case(held.prefix())).then_some((held, name))
        };
        // The longest first, since each begins with a shorter one.
        let held = [Modifier::CtrlAlt, Modifier::Ctrl, Modifier::Alt];
        let (held, name) = held.into_iter().find_map(after).unwrap_or((Modifier::Nothing, text));
        let mut characters = name.chars();
        let code = match (characters.next(), characters.next()) {
            (Some(c), None) if !c.is_control() && !c.is_whitespace() => Code::Char(c),
            _ => NAMES
                .iter()
                .find(|(_, known)| known.eq_ignore_ascii_case(name))
                .map(|(code, _)| *code)
                .ok_or(KeyError)?,
        };
        Ok(Key { code, held })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.held.prefix())?;
        match (NAMES.iter().find(|(code, _)| *code == self.code), self.code) {
            (Some((_, name)), _) => f.write_str(name),
            (None, Code::Char(c)) => write!(f, "{c}"),
            (None, _) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_print_as_they_are_written() {
        for text in
            ["b", "J", "?", "-", "[", "Ctrl-d", "Alt-x", "Enter", "Shift-Tab", "Space", "Ctrl-Left", "Ctrl-Alt-x"]
        {
            assert_eq!(text.parse::<Key>().map(|key| key.to_string()), Ok(text.to_owned()));
        }
        assert_eq!("ctrl-D".parse(), Ok(Key { code: Code::Char('D'), held: Modifier::Ctrl }));
        for text in ["", "Entr", "Ctrl-", "two", " ", "\n", "Hyper-x"] {
            assert_eq!(text.parse::<Key>(), Err(KeyError), "{text:?}");
        }
    }
}
