//! The terminal's events as messages, from a thread of their own.

use std::sync::mpsc::Sender;
use std::thread;

use anyhow::anyhow;
use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind, read};

use super::ending::{self, End};
use super::{Event, Mouse};
use crate::app::Msg;
use crate::command::{Code, Held, Key};

/// Starts the thread. It ends with the program: nothing can wake it from a read. Without input there is no program.
pub(super) fn listen(events: Sender<Event>) -> anyhow::Result<()> {
    thread::Builder::new().name("input".into()).spawn(move || {
        let error = loop {
            match read() {
                Ok(event) => {
                    if translated(event).is_some_and(|event| events.send(event).is_err()) {
                        return;
                    }
                }
                Err(error) => break error,
            }
        };
        ending::end(&events, End::Failed(anyhow!("no more input comes from the terminal: {error}")));
    })?;
    Ok(())
}

fn translated(event: event::Event) -> Option<Event> {
    let message = match event {
        event::Event::Key(event) if event.kind != KeyEventKind::Release => Msg::Key(key(event)?),
        event::Event::Paste(text) => Msg::Paste(text),
        event::Event::Resize(columns, lines) => Msg::Resize(columns, lines),
        event::Event::FocusGained => return Some(Event::Look),
        event::Event::Mouse(event) => return Some(Event::Mouse(event.column, event.row, mouse(event.kind)?)),
        _ => return None,
    };
    Some(Event::Message(message))
}

fn mouse(kind: MouseEventKind) -> Option<Mouse> {
    match kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Mouse::Click),
        MouseEventKind::ScrollDown => Some(Mouse::Wheel(1)),
        MouseEventKind::ScrollUp => Some(Mouse::Wheel(-1)),
        _ => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    let held = match event.modifiers {
        held if held.contains(KeyModifiers::CONTROL) => Held::Ctrl,
        held if held.contains(KeyModifiers::ALT) => Held::Alt,
        _ => Held::Nothing,
    };
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
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
