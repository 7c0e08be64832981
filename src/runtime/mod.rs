//! The running program: the event loop, the terminal, the clock, and the threads for signals, saving and jobs.

mod clipboard;
mod ending;
mod event;
mod frames;
mod input;
mod jobs;
mod open;
mod page;
mod pointer;
mod saver;
mod screen;
mod settings;
mod signals;
mod watch;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use crate::app::{Effect, Model, Msg, Status, update};
use crate::desk::{self, Keeper, KeptCopy, MovedCopy, Tone};
use crate::text;
use crate::ui::OwnStyles;
use event::{EndReason, Event};
pub use frames::Frames;
use input::{Events, Inbox};
use jobs::JobPool;
pub use open::{catalogue, clock, day_of, open_plan, open_sample};
use page::PageMakers;
pub use page::{page_of, write_page};
use pointer::Pointer;
use saver::Saver;
use screen::Screen;
pub use screen::columns;
pub use settings::Settings;
use watch::Watch;

/// Runs the program in some styles of the user's own, until the user quits or a signal or an error ends it.
///
/// At the end the terminal is given back and the newest version of the plan is saved. After a signal this does not
/// return: the process ends as the signal would have ended it.
///
/// # Errors
/// The terminal can't be taken over or drawn on.
pub fn run(mut model: Model, own: OwnStyles) -> anyhow::Result<()> {
    screen::check_terminal()?;
    let (events, mut inbox) = input::inbox()?;
    // From here on signals wait for the loop, so none comes while the terminal is half taken over.
    signals::listen(&events)?;
    ending::restore_on_panic(events.clone());
    let keeper = Keeper::of(&mut model.desk, model.catalogue.formations.clone());
    offer_unsaved(&mut model);
    let mut screen = Screen::enter(own)?;
    model.window.size = screen.size()?;
    screen.draw(&model)?;
    // Whatever the first frame does not need is started after it.
    let saver = Saver::start(events.clone(), keeper)?;
    let jobs = JobPool::start(events.clone())?;
    let mut pages = PageMakers::default();
    // A panic in the loop ends the program, but the plan survives: plans are replaced, never modified.
    let served = catch_unwind(AssertUnwindSafe(|| {
        serve(&mut model, &mut screen, (&saver, &jobs, &mut pages), (&events, &mut inbox))
    }));
    let end = served.map_or(EndReason::Panicked, |end| end.unwrap_or_else(EndReason::Failed));
    drop(screen);
    if matches!(end, EndReason::Left) {
        pages.finish().iter().for_each(|why| eprintln!("{why}"));
    }
    ending::finish(end, model, saver, &inbox)
}

/// Offers what an earlier session could not save.
fn offer_unsaved(model: &mut Model) {
    let path = model.desk.document.path.as_ref().unwrap_or(&model.desk.document.offered);
    let formations = &model.catalogue.formations;
    match desk::find_unsaved(path, formations) {
        Ok(Some(found)) => offer(model, found),
        Ok(None) => match desk::find_moved(path, model.desk.plan(), formations) {
            Some(MovedCopy::Same(found)) => offer(model, found),
            Some(MovedCopy::Perhaps { at, of }) => {
                let [at, of] = [at, of].map(|path| text::path(&path));
                let text = format!(
                    "what could not be saved to {of}, which is gone, is kept in {at}: touchline diff compares it"
                );
                model.status = Status::new(text, Tone::Warning);
            }
            None => {}
        },
        Err(why) => {
            let text = format!("what could not be saved the last time cannot be read: {why}");
            model.status = Status::new(text, Tone::Refusal);
        }
    }
}

fn offer(model: &mut Model, found: KeptCopy) {
    if !model.offer_unsaved(found.base, found.plan, found.at.clone()) {
        desk::forget_copy(&found.at);
    }
}

/// The event loop: takes events, updates the model, carries out effects, draws.
fn serve(
    model: &mut Model,
    screen: &mut Screen,
    (saver, jobs, pages): (&Saver, &JobPool, &mut PageMakers),
    (events, inbox): (&Events, &mut Inbox),
) -> anyhow::Result<EndReason> {
    if let Some(path) = &model.desk.document.path {
        saver.sweep(path)?;
    }
    events.tell(Msg::Shown);
    let (mut watch, mut pointer) = (Watch::default(), Pointer::default());
    loop {
        watch.follow(model.desk.document.path.as_ref(), events);
        let (mut changed, mut begun) = (false, Vec::new());
        // All waiting events are handled before one frame is drawn, so held keys and pastes cost one frame.
        for event in turn(inbox.wait(), jobs) {
            let msg = match event {
                Event::Message(msg) => msg,
                Event::Mouse(column, line, mouse) => {
                    let place = screen.place(column, line);
                    let Some(msg) = pointer.message(mouse, (column, line), place, Instant::now()) else { continue };
                    msg
                }
                Event::Look => {
                    model.desk.document.path.as_ref().map_or(Ok(()), |path| saver.look(path))?;
                    continue;
                }
                Event::Stop => {
                    screen.leave();
                    signals::stop()?;
                    continue;
                }
                Event::Continue if !signals::in_foreground() => {
                    signals::stop()?;
                    continue;
                }
                Event::Continue => {
                    screen.enter_again()?;
                    resized(screen)?
                }
                Event::Resize => {
                    screen.forget();
                    resized(screen)?
                }
                // The report itself comes at the end of the turn.
                Event::JobNews => continue,
                Event::End(end) => return Ok(end),
            };
            changed = true;
            for effect in update(model, msg) {
                match effect {
                    Effect::Save(job) => saver.save(job)?,
                    Effect::Start(job) => begun.push(job),
                    Effect::Stop(id) => {
                        begun.retain(|job| job.id != id);
                        jobs.stop(id);
                    }
                    Effect::Copy(words) => {
                        screen.copy(&words)?;
                        clipboard::copy(&words);
                    }
                    Effect::CopyPage(asked) => pages.copy(asked, model.catalogue.rules(), events)?,
                    Effect::WritePage(asked) => pages.write(asked, model.catalogue.rules(), events)?,
                    Effect::Suspend if signals::has_shell() => {
                        screen.leave();
                        signals::stop_group()?;
                    }
                    Effect::Suspend => {
                        let text = "no shell to go back to: Touchline was started without one";
                        model.status = Status::new(text, Tone::Refusal);
                    }
                    Effect::Forget(copy) => saver.forget(copy)?,
                    Effect::Quit => return Ok(EndReason::Left),
                }
            }
        }
        if changed {
            screen.draw(model)?;
        }
        // Only now, so that no job takes the time in which the frame is drawn.
        begun.into_iter().for_each(|job| jobs.add(job));
    }
}

fn resized(screen: &Screen) -> anyhow::Result<Msg> {
    let (columns, lines) = screen.size()?;
    Ok(Msg::Resize(columns, lines))
}

/// The events of one turn: all that wait, and then the latest report of each job.
fn turn(events: Vec<Event>, jobs: &JobPool) -> impl Iterator<Item = Event> {
    let news = std::iter::once_with(|| jobs.news()).flatten().map(|news| Event::Message(Msg::Job(news)));
    events.into_iter().chain(news)
}
