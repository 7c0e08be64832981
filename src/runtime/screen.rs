//! The terminal: taken over, drawn on in whole frames, and given back whatever happens.

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
use super::open;
use crate::app::{Model, Place, Symbols};
use crate::ui::OwnStyles;

/// Whether the program has the terminal and must give it back.
///
/// Locked while bytes are written, so that none follow those that give it back.
static TAKEN: Mutex<bool> = Mutex::new(false);

/// Reports clicks, the wheel and movements while a button is held, also beyond column 223.
///
/// The terminal library would ask for every movement, too.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// Turns on bracketed pastes and focus reports.
const BRACKETS_ON: &str = "\x1b[?2004h\x1b[?1004h";
/// Draws a symbol at the beginning of the second line, and asks for the cursor's place after it.
///
/// The answer says how many columns the terminal gives to it. The first line would not do, since its answers are those
/// of F3 with a modifier. The first frame clears the line.
pub(super) const ASK_COLUMNS: &str = "\x1b[2;1H●\x1b[6n";

/// Asks for the colour of the background.
const ASK_BACKGROUND: &str = "\x1b]11;?\x1b\\";

/// Keeps what is drawn at the end of a line from going on in the next one.
const WRAP_OFF: &str = "\x1b[?7l";
const WRAP_ON: &str = "\x1b[?7h";

const BRACKETS_OFF: &str = "\x1b[?1004l\x1b[?2004l";

/// The most columns and lines that are drawn, since a terminal may claim to have 65,535 of both.
const LARGEST: (u16, u16) = (1_000, 500);

/// Checks that the board can be shown, before anything is taken over.
pub(super) fn check_terminal() -> anyhow::Result<()> {
    let scripts = "start it in a terminal; scripts use touchline do and touchline cover";
    ensure!(io::stdin().is_terminal(), "standard input is not a terminal, and the board takes keys from it: {scripts}");
    ensure!(io::stdout().is_terminal(), "standard output is not a terminal, and the board is drawn on it: {scripts}");
    Ok(())
}

/// The columns of the terminal that standard output goes to; none where it goes elsewhere.
pub fn columns() -> Option<u16> {
    let (columns, _) = io::stdout().is_terminal().then(terminal::size)?.ok()?;
    Some(columns.min(LARGEST.0))
}

/// The terminal while the program has it; dropping it gives it back.
pub(super) struct Screen {
    frames: Frames,
    /// Whether the terminal was told to report the mouse.
    mouse: bool,
    /// Whether the terminal gives two columns to symbols.
    wide: bool,
}

impl Screen {
    /// Takes the terminal over; nothing is drawn yet.
    pub(super) fn enter(own: OwnStyles) -> anyhow::Result<Screen> {
        take_over().inspect_err(|_| restore())?;
        Ok(Screen { frames: Frames::of_terminal(own, open::palette()), mouse: false, wide: false })
    }

    /// Gives the terminal back until [`Screen::enter_again`]; frames in between are dropped.
    pub(super) fn leave(&mut self) {
        restore();
    }

    /// Takes the terminal over again after a stop; the next frame is drawn whole, since anything may be on the screen.
    pub(super) fn enter_again(&mut self) -> anyhow::Result<()> {
        restore();
        self.frames.begin_again();
        (self.mouse, self.wide) = (false, false);
        take_over()
    }

    /// Makes the next frame be drawn whole, since a terminal that shrank and grew again has lost its content.
    pub(super) fn forget(&mut self) {
        self.frames.forget();
    }

    /// The number of columns and lines to draw.
    pub(super) fn size(&self) -> anyhow::Result<(u16, u16)> {
        let (columns, lines) = terminal::size()?;
        Ok((columns.min(LARGEST.0), lines.min(LARGEST.1)))
    }

    /// Draws one frame, in one write.
    pub(super) fn draw(&mut self, model: &Model) -> anyhow::Result<()> {
        if !self.wide && model.window.symbols == Some(Symbols::Wide) {
            self.wide = true;
            self.frames.forget();
            send(WRAP_OFF.as_bytes())?;
        }
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

    /// What the mouse points at in a cell of the last frame.
    pub(super) fn place(&self, column: u16, line: u16) -> Option<Place> {
        self.frames.place(column, line)
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

/// Takes the terminal over and clears it.
fn take_over() -> anyhow::Result<()> {
    *taken() = true;
    enable_raw_mode().context("the terminal cannot be taken over")?;
    let mut output = Vec::new();
    queue!(output, EnterAlternateScreen, Print(BRACKETS_ON), cursor::Hide, Print(ASK_BACKGROUND), Print(ASK_COLUMNS))?;
    send(&output)
}

/// Writes bytes at once, or drops them if the terminal has been given back.
fn send(bytes: &[u8]) -> anyhow::Result<()> {
    let taken = taken();
    if !*taken {
        return Ok(());
    }
    write(bytes).context("the terminal takes no more output")
}

/// Writes bytes in one system call if the terminal takes them.
///
/// The standard library's buffer would write the bytes after the last line feed separately.
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
        // First the end of a synchronized update, since a frame may have been written only in part.
        let _ = queue!(
            bytes,
            EndSynchronizedUpdate,
            Print(MOUSE_OFF),
            Print(BRACKETS_OFF),
            Print(WRAP_ON),
            ResetColor,
            LeaveAlternateScreen,
            cursor::Show
        );
        // A terminal that takes no more output can't be helped.
        if takes_output() {
            let _ = write(&bytes);
        }
    }
    let _ = disable_raw_mode();
}

/// The lock, unless its holder is blocked on the terminal.
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

/// Whether bytes can be written now: a paused terminal would block the program for ever.
fn takes_output() -> bool {
    let stdout = io::stdout();
    let soon = Timespec { tv_sec: 0, tv_nsec: 200_000_000 };
    poll(&mut [PollFd::new(&stdout, PollFlags::OUT)], Some(&soon)).is_ok_and(|ready| ready > 0)
}
