//! The program while it runs: threads for input and saving, the terminal, the clock, and the effects done.

mod input;
mod open;
mod saver;
mod screen;

use std::sync::mpsc;

use anyhow::Context;

use crate::app::{Effect, Model, Msg, update};
pub use open::{catalogue, clock, look, open_plan, open_sample, read};
use saver::Saver;
pub use saver::save;
use screen::Screen;

/// Shows the model and takes input until the user leaves.
///
/// # Errors
/// The terminal cannot be taken over or drawn to.
pub fn run(mut model: Model) -> anyhow::Result<()> {
    let mut screen = Screen::enter()?;
    model.size = screen.size()?;
    let (messages, inbox) = mpsc::channel();
    input::listen(messages.clone())?;
    let saver = Saver::start(messages)?;
    screen.draw(&model)?;
    loop {
        let first = inbox.recv().context("the input thread ended")?;
        // Everything that waits is taken in before one drawing: held keys and pastes cost one frame.
        for msg in std::iter::once(first).chain(inbox.try_iter()) {
            for effect in update(&mut model, msg) {
                match effect {
                    Effect::Save(job) => saver.send(job)?,
                    Effect::Copy(words) => screen.copy(&words)?,
                    Effect::Quit => return Ok(()),
                }
            }
        }
        screen.draw(&model)?;
    }
}

/// Sends a message from a thread; when nobody listens any more the program is about to end.
fn tell(messages: &mpsc::Sender<Msg>, msg: Msg) -> bool {
    messages.send(msg).is_ok()
}
