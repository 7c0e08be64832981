//! The usual editing keys of a terminal's line.

use tui_input::InputRequest;

use crate::command::{Code, Key, Modifier};

/// What a key does to the line; `None` if it does nothing.
pub(in crate::app) fn typed(key: Key) -> Option<InputRequest> {
    Some(match (key.held, key.code) {
        (Modifier::Nothing, Code::Char(c)) => InputRequest::InsertChar(c),
        (Modifier::Nothing, Code::Backspace) | (Modifier::Ctrl, Code::Char('h')) => InputRequest::DeletePrevChar,
        (Modifier::Nothing, Code::Delete) | (Modifier::Ctrl, Code::Char('d')) => InputRequest::DeleteNextChar,
        (Modifier::Nothing, Code::Left) | (Modifier::Ctrl, Code::Char('b')) => InputRequest::GoToPrevChar,
        (Modifier::Nothing, Code::Right) | (Modifier::Ctrl, Code::Char('f')) => InputRequest::GoToNextChar,
        (Modifier::Ctrl, Code::Left) | (Modifier::Alt, Code::Char('b')) => InputRequest::GoToPrevWord,
        (Modifier::Ctrl, Code::Right) | (Modifier::Alt, Code::Char('f')) => InputRequest::GoToNextWord,
        (Modifier::Nothing, Code::Home) | (Modifier::Ctrl, Code::Char('a')) => InputRequest::GoToStart,
        (Modifier::Nothing, Code::End) | (Modifier::Ctrl, Code::Char('e')) => InputRequest::GoToEnd,
        (Modifier::Ctrl, Code::Char('w')) | (Modifier::Alt, Code::Backspace) => InputRequest::DeletePrevWord,
        (Modifier::Ctrl, Code::Char('u')) => InputRequest::DeleteFromStart,
        (Modifier::Ctrl, Code::Char('k')) => InputRequest::DeleteTillEnd,
        (Modifier::Ctrl, Code::Char('y')) => InputRequest::Yank,
        _ => return None,
    })
}
