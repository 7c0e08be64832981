//! Reads a file of others and compares it with the plan; too slow for the loop.

use std::path::Path;

use jiff::civil::Date;

use crate::command::{ImportChoice, ImportRequest, ImportSource, PersonKind};
use crate::domain::{Id, Plan};
use crate::import::dialects::Dialect;
use crate::import::people::FilePerson;
use crate::import::update::words::{self, UpdateNote};
use crate::import::update::{PlanUpdate, TakenAs, UpdateAsk, UpdateContext, file_context, update};
use crate::import::{OpenedFile, PASTE, may_wait, open, open_text};
use crate::text;

/// A file that was compared with the plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadImport {
    /// The file's name, fit for a screen.
    pub name: String,
    /// Who is in it, by which source and of which day.
    pub heading: String,
    pub update: PlanUpdate,
    /// What stands beside the changes.
    pub notes: Vec<UpdateNote>,
    /// Whether it is noted in the plan that it was read, although it changes nothing.
    pub is_noted: bool,
}

/// Reads what is asked for and compares it; `step` is told how many of two steps are done.
///
/// The answer is a message where the file is not understood.
///
/// # Errors
/// That of a step that is told to stop.
pub(in crate::app) fn read<E>(
    request: &ImportRequest,
    plan: &Plan,
    today: Date,
    mut step: impl FnMut(usize) -> Result<(), E>,
) -> Result<Result<ReadImport, String>, E> {
    step(0)?;
    let on = request.on.unwrap_or(today);
    let opened = match opened(request, plan, on) {
        Ok(opened) => opened,
        Err(why) => return Ok(Err(why)),
    };
    step(1)?;
    Ok(compared(request, &opened, plan, (on, today)))
}

fn opened(request: &ImportRequest, plan: &Plan, on: Date) -> Result<OpenedFile, String> {
    let (own, table, context) = (request.dialect.as_deref(), request.table.as_deref(), file_context(plan, on));
    let opened = match &request.from {
        // Standard input is the keyboard here.
        ImportSource::File(path) if may_wait(path) => {
            return Err(format!("cannot read {}: no file, expected one: save it as a file first", text::path(path)));
        }
        ImportSource::File(path) => open(path, own, table, &context),
        ImportSource::Pasted(text) => open_text(text, own, table, &context),
    };
    match (&request.from, opened) {
        (_, Ok(opened)) => Ok(opened),
        (ImportSource::File(_), Err(why)) => Err(why.words(DASHES)),
        (ImportSource::Pasted(_), Err(why)) => Err(format!("{}; {HOW_TO_PASTE}", why.words(DASHES))),
    }
}

fn compared(
    request: &ImportRequest,
    opened: &OpenedFile,
    plan: &Plan,
    (on, today): (Date, Date),
) -> Result<ReadImport, String> {
    let rows = dialect(request, opened)?.rows;
    let path = match &request.from {
        ImportSource::File(path) => path.as_path(),
        ImportSource::Pasted(_) => Path::new(PASTE),
    };
    let source = opened.source_name(path).map_err(|why| why.words(DASHES))?;
    let taken_as = request.taken_as.map(|kind| match kind {
        PersonKind::Player => TakenAs::Players,
        PersonKind::Target => TakenAs::Targets,
    });
    let (club, of) = (request.club.as_deref(), request.of.as_ref().map(|id| id.as_str()));
    let ask = UpdateAsk { taken_as, club, of, dashes: DASHES };
    let (club, mut chosen) = (ask.club(opened, plan)?, ask.chosen(opened, plan)?);
    chosen.extend(request.chosen.iter().filter_map(|choice| chosen_row(opened, choice)));
    let context = UpdateContext { source: &source, on, today, rows, taken_as, club, chosen: &chosen };
    let update =
        update(plan, &opened.people, &context).map_err(|many| format!("{}: {}", opened.name, many.words(DASHES)))?;
    let heading = words::heading(&update, opened, &context).join("; ");
    let notes = words::notes(&update, opened, &context, plan, DASHES);
    let is_noted = update.proposals.is_empty() && update.accept(plan, |_| true).is_ok_and(|after| after != *plan);
    Ok(ReadImport { name: opened.name.clone(), heading, update, notes, is_noted })
}

/// The place of somebody of whom it was said who he is; none where the file has changed there.
fn chosen_row(opened: &OpenedFile, choice: &ImportChoice) -> Option<(usize, Option<Id>)> {
    let is_his = |file: &FilePerson| file.lines.first() == Some(&choice.line) && file.name == choice.name;
    let row = opened.people.people.iter().position(is_his)?;
    Some((row, choice.person.clone()))
}

fn dialect<'o>(request: &ImportRequest, opened: &'o OpenedFile) -> Result<&'o Dialect, String> {
    opened.source().map_err(|why| match request.from {
        ImportSource::File(_) => why.words(DASHES),
        ImportSource::Pasted(_) => format!("nothing is known of the columns of this paste: {HOW_TO_PASTE}"),
    })
}

/// The options of a line have no dashes.
const DASHES: &str = "";

/// What to do with a paste that is not understood.
const HOW_TO_PASTE: &str = "copy the line that names the columns too, such as Name, Position and Club, or save it as a \
                            file and type import FILE";

/// The plan after what is taken.
///
/// # Errors
/// Whose change makes no sense, and why; then nothing is changed.
pub(in crate::app) fn take_in(read: &ReadImport, taken: &[bool], plan: &Plan) -> Result<Plan, String> {
    let is_taken = |at: usize| taken.get(at).copied().unwrap_or(false);
    read.update.accept(plan, is_taken).map_err(|refused| format!("{refused}; nothing was changed"))
}
