//! Carries out the desk's effects at once, for the command line.

use super::effect::{DeskEffect, SaveOutcome, Tone};
use super::keeper::Keeper;
use super::state::Desk;

/// How often a file may change during a save before that is an error, as only a program that never stops writing does.
const TRIES: usize = 100;

/// Saves the desk's plan until it is on the disk, and returns the messages about that.
///
/// # Errors
/// Why it could not be saved, and what to do.
pub fn save_now(desk: &mut Desk, keeper: &mut Keeper, mut wanted: Vec<DeskEffect>) -> Result<Vec<String>, String> {
    let mut said = Vec::new();
    for _ in 0..TRIES {
        let mut job = None;
        for wanted in wanted.drain(..) {
            match wanted {
                DeskEffect::Save(newer) => job = Some(newer),
                DeskEffect::Say(text, Tone::Refusal) => return Err(text),
                DeskEffect::Say(text, Tone::Warning) => said.push(text),
                DeskEffect::External(changes) => said.push(format!("external change: {}", changes.join("; "))),
                DeskEffect::OfferToSettle(what) => said.push(format!("both changed {}: ours stands", what.join(", "))),
                DeskEffect::Say(_, Tone::Plain) | DeskEffect::Forget(_) | DeskEffect::Leave | DeskEffect::Ask(_) => {}
            }
        }
        let Some(job) = job else { return Ok(said) };
        let outcome = keeper.save(&job);
        if outcome == SaveOutcome::Exists {
            return Err("not saved: the file exists".into());
        }
        wanted = desk.saved(job, outcome);
    }
    Err("not saved: another program writes to the file all the time: stop it and try again".into())
}
