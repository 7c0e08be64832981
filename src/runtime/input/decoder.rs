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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::runs::runs;

    /// The events as people write them.
    fn written(events: impl IntoIterator<Item = Event>) -> Vec<String> {
        let write = |event| match event {
            Event::Message(Msg::Key(key)) => key.to_string(),
            Event::Message(Msg::Paste(text)) => format!("paste {text:?}"),
            Event::Mouse(column, line, Mouse::Click) => format!("click {column},{line}"),
            Event::Mouse(column, line, Mouse::Drag) => format!("drag {column},{line}"),
            Event::Mouse(column, line, Mouse::Wheel(lines)) => format!("wheel {column},{line} {lines}"),
            Event::Message(Msg::Symbols(symbols)) => format!("{symbols:?}"),
            Event::Message(Msg::Background { light }) => if light { "light" } else { "dark" }.to_owned(),
            Event::Look => "focus".to_owned(),
            _ => "something else".to_owned(),
        };
        events.into_iter().map(write).collect()
    }

    /// The events of these bytes, after which nothing more comes.
    fn decoded(bytes: &[u8]) -> Vec<String> {
        let mut decoder = Decoder::default();
        let mut events = decoder.take(bytes);
        events.extend(decoder.give_up());
        assert_eq!(decoder.patience(), None, "{bytes:?}");
        written(events)
    }

    #[test]
    fn bytes_are_keys_pastes_and_clicks() {
        for (bytes, events) in [
            ("jK\r\t\u{7f}", "j K Enter Tab Backspace"),
            ("\u{4}\u{3}\u{1a}", "Ctrl-d Ctrl-c Ctrl-z"),
            ("\u{1b}[A\u{1b}OB\u{1b}[1;5C\u{1b}[Z\u{1b}[5~\u{1b}[3~", "Up Down Ctrl-Right Shift-Tab PageUp Delete"),
            ("\u{1b}x\u{1b}b", "Alt-x Alt-b"),
            ("\u{1b}\u{18}\u{1b}[1;7A\u{1b}[1;3A\u{1b}[1;9A", "Ctrl-Alt-x Ctrl-Alt-Up Alt-Up Alt-Up"),
            // Alt as urxvt sends it.
            ("\u{1b}\u{1b}[A\u{1b}\u{1b}OB\u{1b}\u{1b}[3~j", "Alt-Up Alt-Down Alt-Delete j"),
            ("\u{1b}\u{1b}\u{1b}[A\u{1b}\u{1b}[1;5C", "Esc Alt-Up Ctrl-Alt-Right"),
            // Alt with an unknown key, and unknown keys of urxvt.
            ("\u{1b}\u{1b}OPj\u{1b}[aj\u{1b}Oaj\u{1b}\u{1b}[aj", "j j j j"),
            ("\u{1b}\u{1b}", "Esc Esc"),
            ("\u{1b}\u{1b}x\u{1b}\u{1b}ć", "Esc Alt-x Esc Alt-ć"),
            ("\u{1b}[\u{1b}[A", "Alt-[ Up"),
            ("\u{1b}\u{1b}[<0;5;7Mj", "Esc click 4,6 j"),
            ("\u{1b}\u{1b}[200~x\u{1b}[201~", "Esc paste \"x\""),
            ("ć손", "ć 손"),
            ("\u{1b}[<0;5;7M\u{1b}[<0;5;7m\u{1b}[<65;1;1M\u{1b}[I", "click 4,6 wheel 0,0 1 focus"),
            ("\u{1b}[<0;5;7M\u{1b}[<32;9;7M\u{1b}[<0;9;7m\u{1b}[<34;9;7M", "click 4,6 drag 8,6"),
            ("\u{1b}[200~bid\n28m\u{1b}[201~q", "paste \"bid\\n28m\" q"),
        ] {
            assert_eq!(decoded(bytes.as_bytes()).join(" "), events, "{bytes:?}");
        }
    }

    #[test]
    fn what_begins_and_never_ends_is_given_up() {
        for (bytes, events) in [
            ("\u{1b}", &["Esc"][..]),
            ("j\u{1b}[", &["j", "Alt-["]),
            ("\u{1b}O", &["Alt-O"]),
            ("\u{1b}[?", &[]),
            ("\u{1b}[200~never ended", &["paste \"never ended\""]),
            ("\u{1b}[200~cut short\u{1b}[20", &["paste \"cut short\""]),
            ("\u{1b}]0;title", &[]),
        ] {
            let mut decoder = Decoder::default();
            let events_and_more =
                decoder.take(bytes.as_bytes()).into_iter().chain(decoder.give_up()).collect::<Vec<_>>();
            assert_eq!(written(events_and_more), events, "{bytes:?}");
            assert_eq!(written(decoder.take(b"q")), ["q"], "keys come again after {bytes:?}");
        }
    }

    #[test]
    fn a_paste_is_kept_up_to_a_limit() {
        let mut decoder = Decoder::default();
        assert!(decoder.take(PASTE_BEGINS).is_empty());
        for _ in 0..=MOST_PASTED / 10_000 {
            assert!(decoder.take(&[b'x'; 10_000]).is_empty());
        }
        assert_eq!(decoder.paste.as_ref().map(|paste| paste.kept.len()), Some(MOST_PASTED));
        assert_eq!(written(decoder.take(b"\x1b[201~j")).len(), 2);
    }

    #[test]
    fn escapes_within_a_paste_are_part_of_it() {
        assert_eq!(decoded(b"\x1b[200~a\x1b[20\x1b[201~"), ["paste \"a\\u{1b}[20\""]);
        assert_eq!(decoded(b"\x1b[200~\x1b\x1b\x1b[200~\x1b[201~"), ["paste \"\\u{1b}\\u{1b}\\u{1b}[200~\""]);
    }

    #[test]
    fn a_terminal_tells_that_it_draws_symbols_wide() {
        assert_eq!(decoded(b"\x1b[2;3Rj"), ["Wide", "j"]);
        assert_eq!(decoded(b"\x1b[2;2Rj"), ["j"]);
        // As F3 with a modifier is sent.
        assert_eq!(decoded(b"\x1b[1;3Rj"), ["j"]);
    }

    #[test]
    fn a_terminal_tells_its_background() {
        for (bytes, events) in [
            // xterm and its like, then with a bell at the end and fewer digits.
            ("\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\j", &["light", "j"][..]),
            ("\u{1b}]11;rgb:0000/0000/0000\u{1b}\\j", &["dark", "j"]),
            ("\u{1b}]11;rgb:fd/f6/e3\u{7}j", &["light", "j"]),
            // Blue is dark, and so is black text's colour, which is another question's answer.
            ("\u{1b}]11;rgb:0000/0000/ffff\u{7}j", &["dark", "j"]),
            ("\u{1b}]10;rgb:ffff/ffff/ffff\u{7}j", &["j"]),
            ("\u{1b}]11;none\u{7}j", &["j"]),
            ("\u{1b}]11;rgb:ffff/ff", &[]),
            ("\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}", &[]),
            ("\u{1b}]", &["Alt-]"]),
        ] {
            assert_eq!(decoded(bytes.as_bytes()), events, "{bytes:?}");
        }
        let mut decoder = Decoder::default();
        assert!(decoder.take(b"\x1b]11;rgb:ffff/ffff/ffff\x1b").is_empty());
        assert_eq!(decoder.patience(), Some(AFTER_A_SEQUENCE), "the end of an answer is no key");
        assert_eq!(written(decoder.take(b"\\")), ["light"]);
    }

    fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            prop::collection::vec(any::<u8>(), 0..8),
            prop::sample::select(
                &[
                    "\x1b",
                    "\x1b[",
                    "\x1b[?",
                    "\x1b[<",
                    "\x1b[1;",
                    "\x1b[200~",
                    "\x1b[201~",
                    "\x1bP",
                    "\x1b]11;",
                    "\x07",
                    "ć"
                ][..]
            )
            .prop_map(|piece| piece.as_bytes().to_vec()),
        ];
        prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

        #[test]
        fn no_bytes_make_the_keyboard_dead_or_the_memory_full(bytes in any_bytes()) {
            let mut decoder = Decoder::default();
            decoder.take(&bytes);
            prop_assert!(decoder.begun.len() <= MOST_OF_A_SEQUENCE);
            decoder.give_up();
            prop_assert_eq!(decoder.patience(), None);
            prop_assert_eq!(written(decoder.take(b"q")), ["q"]);
        }
    }
}
