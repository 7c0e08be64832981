//! What keeps somebody out, as a plan says it: dated, with its source.

use jiff::civil::Date;

use super::context::SquadContext;
use crate::domain::{Absence, Report, Return, Why};
use crate::import::people::{FilePerson, FileSpell};
use crate::import::values::{OutFor, Standing};

/// Below this chance of playing somebody counts as out, and not as doubtful.
const DOUBTFUL_FROM: u8 = 50;

/// What keeps somebody out by a file.
pub(in crate::import) struct FileAbsence {
    pub(in crate::import) why: Why,
    /// The first day back that is claimed; the day of the file where somebody is in doubt.
    pub(in crate::import) back: Option<Date>,
    /// All of it, as a report says it.
    pub(in crate::import) says: String,
}

impl FileAbsence {
    /// What a standing says that is no absence is none; `on` is the day of the file.
    ///
    /// A return that has come while the source still has him out is old news: he is out, and nobody knows until when.
    pub(in crate::import) fn of(standing: &Standing, on: Date) -> Option<FileAbsence> {
        let named = |what: &str, usual: &str| if what.is_empty() { usual.to_owned() } else { what.to_owned() };
        match standing {
            Standing::Out { why, what, back } => {
                let what = named(what, why.word());
                let until = match back {
                    Some(back) if *back > on => format!(", back {back}"),
                    Some(back) => format!(", was due back {back}"),
                    None => ", no return day".to_owned(),
                };
                let says = format!("{what}{until}");
                let why = match why {
                    OutFor::Injury => Why::Injury(what),
                    OutFor::Suspension => Why::Suspension(what),
                    OutFor::Duty => Why::Other(what),
                };
                Some(FileAbsence { why, back: back.filter(|back| *back > on), says })
            }
            Standing::Doubtful { what, chance, back } => {
                let what = named(what, "in doubt");
                let chance_says = chance.map(|chance| format!(", {chance}% chance of playing")).unwrap_or_default();
                let until = back.map(|back| format!(", back {back}")).unwrap_or_default();
                let says = format!("{what}{chance_says}{until}");
                let is_doubtful = chance.is_none_or(|chance| chance >= DOUBTFUL_FROM);
                let back = back.filter(|back| *back > on).or(is_doubtful.then_some(on));
                Some(FileAbsence { why: Why::Injury(what), back, says })
            }
            Standing::Fit | Standing::Unflagged | Standing::Gone(_) => None,
        }
    }
}

/// What kind of absence a spell is: as the file says, else by the source's word for it.
pub(in crate::import) fn why(spell: &FileSpell) -> Why {
    if let Some(why) = spell.kind.as_deref().and_then(|kind| Why::of_kind(kind, spell.what.clone())) {
        return why;
    }
    match OutFor::called(&spell.what) {
        OutFor::Suspension => Why::Suspension(spell.what.clone()),
        OutFor::Duty => Why::Other(spell.what.clone()),
        OutFor::Injury => Why::Injury(spell.what.clone()),
    }
}

/// A person's absences, and the news of the one that lasts.
///
/// One is since the day of its news, else since that of the file. Who is doubtful has a return on the day of the file that
/// nobody has confirmed.
pub(super) fn absences(person: &FilePerson, context: &SquadContext<'_>) -> (Vec<Absence>, Option<Report>) {
    let said_on = person.news_on.filter(|news| *news <= context.on).unwrap_or(context.on);
    let now = person.standing.as_ref().and_then(|standing| FileAbsence::of(standing, context.on));
    let source = context.source.to_owned();
    let says = now.as_ref().map(|out| out.says.clone());
    let report = says.map(|says| Report { on: said_on, source, says, asks: None, refuses: None });
    let now = now.map(|out| {
        // A doubt is of the day of the file, whatever its news is of.
        let on = if out.back == Some(context.on) { context.on } else { said_on };
        let returns = out.back.map(|back| reported(back, on, context)).into_iter().collect();
        Absence { returns, ..Absence::new(out.why, said_on) }
    });
    (person.spells.iter().map(|spell| over(spell, context)).chain(now).collect(), report)
}

/// An absence of a file of absences: over, or with the return that the file names.
fn over(spell: &FileSpell, context: &SquadContext<'_>) -> Absence {
    let ended = spell.back.filter(|back| *back <= context.on);
    let returns = spell.back.filter(|back| *back > context.on).map(|back| reported(back, context.on, context));
    Absence { ended, returns: returns.into_iter().collect(), ..Absence::new(why(spell), spell.from) }
}

fn reported(back: Date, on: Date, context: &SquadContext<'_>) -> Return {
    Return { on, source: context.source.to_owned(), back }
}
