//! The terminal taken over, drawn to in whole frames, and given back whatever happens.

use std::io::{self, IsTerminal};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, ensure};
use crossterm::clipboard::CopyToClipboard;
use crossterm::style::{Print, ResetColor};
use crossterm::terminal::{
    self, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, queue};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::retry_on_intr;

use super::frames::Frames;
use crate::app::Model;

/// Whether the terminal is ours and has to be given back. Locked while bytes go out, so that none follow those that
/// give it back.
static TAKEN: Mutex<bool> = Mutex::new(false);

/// Clicks and the wheel, with places beyond column 223. Not what the terminal library asks for: every movement.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// Pastes in brackets, and word of the window's focus.
const BRACKETS_ON: &str = "\x1b[?2004h\x1b[?1004h";
const BRACKETS_OFF: &str = "\x1b[?1004l\x1b[?2004l";

/// Columns and lines beyond any window: a terminal may say that it has 65,535 of both.
const LARGEST: (u16, u16) = (1_000, 500);

/// Says what is missing where no board can be shown, before anything is taken over.
pub(super) fn check_terminal() -> anyhow::Result<()> {
    let scripts = "start it in a terminal; scripts use touchline do and touchline cover";
    ensure!(io::stdin().is_terminal(), "standard input is not a terminal, and the board takes keys from it: {scripts}");
    ensure!(io::stdout().is_terminal(), "standard output is not a terminal, and the board is drawn on it: {scripts}");
    Ok(())
}

/// The terminal while the program has it; dropping it gives it back.
#[derive(Default)]
pub(super) struct Screen {
    frames: Frames,
    /// Whether the terminal was told to send what the mouse does.
    mouse: bool,
}

impl Screen {
    /// A terminal that shows nothing of ours.
    pub(super) fn enter() -> anyhow::Result<Screen> {
        take_over().inspect_err(|_| restore())?;
        Ok(Screen::default())
    }

    /// Gives the terminal back until [`Screen::enter_again`]; what is drawn in between goes nowhere.
    pub(super) fn leave(&mut self) {
        restore();
    }

    /// Takes the terminal over after a stop, in which anything may have been done to it: everything is drawn anew.
    pub(super) fn enter_again(&mut self) -> anyhow::Result<()> {
        // The screen from before gives the terminal back as it is dropped: only then is it taken over.
        *self = Screen::default();
        take_over()
    }

    /// Has the next frame drawn whole: a terminal that shrank and grew again lost what it showed.
    pub(super) fn forget(&mut self) {
        self.frames.forget();
    }

    /// Columns and lines, as many of them as are drawn.
    pub(super) fn size(&self) -> anyhow::Result<(u16, u16)> {
        let (columns, lines) = terminal::size()?;
        Ok((columns.min(LARGEST.0), lines.min(LARGEST.1)))
    }

    /// One frame, as one write.
    pub(super) fn draw(&mut self, model: &Model) -> anyhow::Result<()> {
        let frame = self.frames.draw(model)?;
        if self.mouse == model.window.mouse {
            send(frame)?;
        } else {
            self.mouse = model.window.mouse;
            send(&[if self.mouse { MOUSE_ON } else { MOUSE_OFF }.as_bytes(), frame].concat())?;
        }
        self.frames.make_ready();
        Ok(())
    }

    pub(super) fn copy(&mut self, words: &str) -> anyhow::Result<()> {
        let mut bytes = Vec::new();
        queue!(bytes, CopyToClipboard::to_clipboard_from(words))?;
        send(&bytes)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// The first frame after it draws every cell.
fn take_over() -> anyhow::Result<()> {
    *taken() = true;
    enable_raw_mode().context("the terminal cannot be taken over")?;
    let mut output = Vec::new();
    queue!(output, EnterAlternateScreen, Print(BRACKETS_ON), cursor::Hide)?;
    send(&output)
}

/// Sends bytes at once, or drops them where the terminal is not ours any more.
fn send(bytes: &[u8]) -> anyhow::Result<()> {
    let taken = taken();
    if !*taken {
        return Ok(());
    }
    write(bytes).context("the terminal takes no more output")
}

/// In one write where the terminal takes it: the library's own would send what follows the last line's end apart.
fn write(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match retry_on_intr(|| rustix::io::write(io::stdout(), bytes))? {
            0 => return Err(io::ErrorKind::WriteZero.into()),
            written => bytes = bytes.get(written..).unwrap_or_default(),
        }
    }
    Ok(())
}

fn taken() -> MutexGuard<'static, bool> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives the terminal back, once, from any thread.
pub(super) fn restore() {
    if let Some(mut taken) = taken_soon() {
        if !std::mem::replace(&mut *taken, false) {
            return;
        }
        let mut bytes = Vec::new();
        // First of all the end of a frame that may have gone out in part.
        let _ = queue!(
            bytes,
            EndSynchronizedUpdate,
            Print(MOUSE_OFF),
            Print(BRACKETS_OFF),
            ResetColor,
            LeaveAlternateScreen,
            cursor::Show
        );
        // Nothing can be done about a terminal that takes no more output.
        if takes_output() {
            let _ = write(&bytes);
        }
    }
    let _ = disable_raw_mode();
}

/// The lock, unless whoever holds it hangs on the terminal.
fn taken_soon() -> Option<MutexGuard<'static, bool>> {
    for _ in 0..50 {
        match TAKEN.try_lock() {
            Ok(taken) => return Some(taken),
            Err(TryLockError::Poisoned(error)) => return Some(error.into_inner()),
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(10)),
        }
    }
    None
}

/// Whether bytes can be written now: a terminal that was told to pause would hold the program for ever.
fn takes_output() -> bool {
    let stdout = io::stdout();
    let soon = Timespec { tv_sec: 0, tv_nsec: 200_000_000 };
    poll(&mut [PollFd::new(&stdout, PollFlags::OUT)], Some(&soon)).is_ok_and(|ready| ready > 0)
}
