//! Decodes the terminal's bytes into keys, pastes and clicks.
//!
//! A library knows the sequences. Sequences and pastes that never end are given up here, so that nothing blocks the
//! keyboard or fills the memory.

use std::mem::take;
use std::time::Duration;

use termina::Parser;
use termina::escape::csi::{Csi, Cursor};
use termina::escape::osc::{ColorOrQuery, DynamicColorNumber, Osc};
use termina::event::{KeyCode, KeyEvent, KeyEventKind, Modifiers, MouseButton, MouseEventKind};
use termina::style::RgbColor;

use crate::app::{MOST_PASTED, Msg, Symbols};
use crate::command::{Code, Key, Modifier};
use crate::runtime::event::{Event, Mouse};

#[cfg(test)]
mod tests;

const ESCAPE: u8 = 0x1b;
const BELL: u8 = 0x07;
const ESC: Key = Key::new(Code::Esc);
const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// The most bytes of a sequence: no key or mouse report is longer.
const MOST_OF_A_SEQUENCE: usize = 64;

/// After this long the key was Esc alone: the rest of a sequence comes at once, but for a slow connection.
const AFTER_ESCAPE: Duration = Duration::from_millis(20);
/// After this long the rest of a sequence does not come any more.
const AFTER_A_SEQUENCE: Duration = Duration::from_millis(500);
/// After this long the rest of a paste does not come any more.
const AFTER_A_PASTE: Duration = Duration::from_secs(1);

#[derive(Default)]
pub(super) struct Decoder {
    parser: Parser,
    /// The bytes since the last event.
    begun: Vec<u8>,
    /// Whether an escape character came before them: the key Esc, or Alt for the sequence that follows.
    after_escape: bool,
    paste: Option<Paste>,
}

/// A paste that has begun.
#[derive(Default)]
struct Paste {
    kept: Vec<u8>,
    /// The number of last bytes that match the beginning of the end mark.
    ending: usize,
}

impl Decoder {
    /// Decodes more bytes into events.
    pub(super) fn take(&mut self, bytes: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        for byte in bytes {
            self.take_one(*byte, &mut events);
        }
        events
    }

    fn take_one(&mut self, byte: u8, events: &mut Vec<Event>) {
        if let Some(paste) = &mut self.paste {
            if paste.ends(byte) {
                events.extend(self.give_up());
            }
            return;
        }
        match self.begun.as_slice() {
            [ESCAPE] if byte == ESCAPE => {
                events.extend(self.after_escape.then(|| message(ESC)));
                self.after_escape = true;
                return;
            }
            // No sequence contains an escape character, so a new one begins here.
            [ESCAPE, b'[' | b'O', ..] if byte == ESCAPE => events.extend(self.give_up()),
            _ => {}
        }
        self.begun.push(byte);
        if self.begun.ends_with(PASTE_BEGINS) {
            events.extend(self.after_escape.then(|| message(ESC)));
            *self = Decoder { paste: Some(Paste::default()), ..Decoder::default() };
            return;
        }
        self.parser.parse(&[byte], true);
        if let Some(event) = self.parser.pop() {
            let is_sequence = matches!(self.begun.as_slice(), [ESCAPE, b'[' | b'O', ..]);
            self.begun.clear();
            let after_escape = take(&mut self.after_escape);
            match (translated(&event), event) {
                // Some terminals send Alt as an escape character before the key's sequence.
                (Some(Event::Message(Msg::Key(key))), _) if after_escape && is_sequence => {
                    events.push(message(Key { held: key.held.with_alt(), ..key }));
                }
                (None, termina::Event::Key(_)) if is_sequence => {}
                (translated, _) => {
                    events.extend(after_escape.then(|| message(ESC)));
                    events.extend(translated);
                }
            }
        } else if self.begun.len() > MOST_OF_A_SEQUENCE || is_over(&self.begun) {
            *self = Decoder::default();
        }
    }

    /// How long to wait for the rest of a sequence or paste; `None` is for ever, as none has begun.
    pub(super) fn patience(&self) -> Option<Duration> {
        match (&self.paste, self.begun.as_slice()) {
            (Some(_), _) => Some(AFTER_A_PASTE),
            (None, []) => None,
            (None, [ESCAPE, b']', ..]) => Some(AFTER_A_SEQUENCE),
            (None, [.., ESCAPE]) => Some(AFTER_ESCAPE),
            (None, _) => Some(AFTER_A_SEQUENCE),
        }
    }

    /// Ends an unfinished sequence or paste.
    ///
    /// It then is a paste, Esc, or Alt with a key that also begins sequences.
    pub(super) fn give_up(&mut self) -> Vec<Event> {
        let Decoder { begun, paste, after_escape, .. } = take(self);
        if let Some(paste) = paste {
            return vec![Event::Message(Msg::Paste(String::from_utf8_lossy(&paste.kept).into_owned()))];
        }
        let key = match *begun.as_slice() {
            // What the terminal answers ends in an escape character and one more.
            [ESCAPE, b']', _, ..] => return Vec::new(),
            [.., ESCAPE] => ESC,
            [.., ESCAPE, key] if key.is_ascii_graphic() => Key { code: Code::Char(key.into()), held: Modifier::Alt },
            _ => return Vec::new(),
        };
        after_escape.then_some(ESC).into_iter().chain([key]).map(message).collect()
    }
}

/// Whether a sequence is complete; if the parser made no event of it, the sequence is unknown.
fn is_over(begun: &[u8]) -> bool {
    match begun {
        [ESCAPE, b'O', _] => true,
        // Keys of the Linux console and old mouse reports go on after a byte that ends other sequences.
        [ESCAPE, b'[', b'[' | b'M', ..] | [ESCAPE, b'['] => false,
        [ESCAPE, b'[', .., last] => matches!(last, 0x40..=0x7e),
        [ESCAPE, b']', .., BELL] | [ESCAPE, b']', .., ESCAPE, b'\\'] => true,
        _ => false,
    }
}

fn message(key: Key) -> Event {
    Event::Message(Msg::Key(key))
}

impl Paste {
    /// Adds a byte, and returns whether it ends the paste.
    fn ends(&mut self, byte: u8) -> bool {
        if PASTE_ENDS.get(self.ending) == Some(&byte) {
            self.ending += 1;
            return self.ending == PASTE_ENDS.len();
        }
        self.keep(PASTE_ENDS.get(..self.ending).unwrap_or_default());
        self.ending = 0;
        if byte == ESCAPE {
            self.ending = 1;
        } else {
            self.keep(&[byte]);
        }
        false
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = MOST_PASTED - self.kept.len();
        self.kept.extend(bytes.iter().take(room));
    }
}

fn translated(event: &termina::Event) -> Option<Event> {
    let message = match event {
        termina::Event::Key(event) if event.kind != KeyEventKind::Release => Msg::Key(key(*event)?),
        termina::Event::FocusIn => return Some(Event::Look),
        // The answers to what the screen asks at its beginning.
        termina::Event::Osc(Osc::ChangeDynamicColors(DynamicColorNumber::TextBackgroundColor, colours)) => {
            let [ColorOrQuery::Color(colour)] = colours.as_slice() else { return None };
            Msg::Background { light: is_light(*colour) }
        }
        termina::Event::Csi(Csi::Cursor(Cursor::ActivePositionReport { line, col })) => {
            (line.get() == 2 && col.get() == 3).then_some(Msg::Symbols(Symbols::Wide))?
        }
        termina::Event::Mouse(event) => return Some(Event::Mouse(event.column, event.row, mouse(event.kind)?)),
        _ => return None,
    };
    Some(Event::Message(message))
}

/// Whether a colour is light: more than half as light as white (luma, ITU-R BT.709).
fn is_light(RgbColor { red, green, blue }: RgbColor) -> bool {
    2126 * u32::from(red) + 7152 * u32::from(green) + 722 * u32::from(blue) > 10_000 * 255 / 2
}

fn mouse(kind: MouseEventKind) -> Option<Mouse> {
    match kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Mouse::Click),
        MouseEventKind::Drag(MouseButton::Left) => Some(Mouse::Drag),
        MouseEventKind::ScrollDown => Some(Mouse::Wheel(1)),
        MouseEventKind::ScrollUp => Some(Mouse::Wheel(-1)),
        _ => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    // Meta, Super and Hyper count as Alt: users don't tell them apart.
    let alt = event.modifiers.intersects(Modifiers::ALT | Modifiers::META | Modifiers::SUPER | Modifiers::HYPER);
    let held = match (event.modifiers.contains(Modifiers::CONTROL), alt) {
        (true, true) => Modifier::CtrlAlt,
        (true, false) => Modifier::Ctrl,
        (false, true) => Modifier::Alt,
        (false, false) => Modifier::Nothing,
    };
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Escape => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    Some(Key { code, held })
}
