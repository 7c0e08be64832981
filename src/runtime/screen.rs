//! The terminal taken over, drawn to in whole frames, and given back whatever happens.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context;
use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{cursor, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::app::Model;
use crate::ui;

/// Whether the terminal is ours and has to be given back.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while the program has it; dropping it gives it back.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<Output>>,
    output: Output,
}

impl Screen {
    pub(super) fn enter() -> anyhow::Result<Screen> {
        restore_on_panic();
        // The library's own NO_COLOR cancels reverse video and with it the selection; the mono look has no colours.
        crossterm::style::force_color_output(true);
        enable_raw_mode()
            .context("this is not a terminal that can be taken over; scripts use touchline do and cover")?;
        TAKEN.store(true, Ordering::SeqCst);
        let mut output = Output::default();
        queue!(output, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
        output.send()?;
        let terminal = Terminal::new(CrosstermBackend::new(output.clone()))?;
        Ok(Screen { terminal, output })
    }

    /// Columns and lines.
    pub(super) fn size(&self) -> anyhow::Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// One frame, as one synchronized write.
    pub(super) fn draw(&mut self, model: &Model) -> anyhow::Result<()> {
        queue!(self.output, BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| ui::draw(model, frame))?;
        queue!(self.output, EndSynchronizedUpdate)?;
        self.output.send().context("the terminal takes no more output")
    }

    pub(super) fn copy(&mut self, words: &str) -> anyhow::Result<()> {
        queue!(self.output, CopyToClipboard::to_clipboard_from(words))?;
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back, once.
fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let mut output = Output::default();
        // Nothing can be done about a terminal that takes no more output.
        let _ = queue!(output, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
        let _ = output.send();
        let _ = disable_raw_mode();
    }
}

/// A panic on any thread gives the terminal back before it is reported, and ends the program.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let main = std::thread::current().id();
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            restore();
            report(panic);
            // Elsewhere than on the main thread nothing would unwind the loop that goes on drawing.
            if std::thread::current().id() != main {
                std::process::exit(101);
            }
        }));
    });
}

/// Collects a frame until it is sent whole: the terminal library flushes in the middle of one.
#[derive(Clone, Default)]
struct Output(Rc<RefCell<Vec<u8>>>);

impl Output {
    fn send(&mut self) -> io::Result<()> {
        let bytes = std::mem::take(&mut *self.0.borrow_mut());
        let mut terminal = io::stdout().lock();
        terminal.write_all(&bytes)?;
        terminal.flush()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
