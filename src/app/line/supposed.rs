//! What a what-if that is being typed would do to the figures.

use jiff::civil::Date;

use crate::analysis::{Prospect, Weeks, prospect, words};
use crate::app::asked::{Asked, Memo};
use crate::domain::{Familiarity, Plan, Stale};

/// The figures of the plan as it is for a day, today and the lowest familiarity, so that only the first key asks them.
pub(super) type AsItIs = Memo<(Date, Date, Familiarity), Prospect>;

/// What a what-if would do, in words.
#[derive(Default)]
pub(super) struct Supposed {
    pub(super) says: Vec<String>,
    /// Why some of it would change nothing.
    pub(super) stale: Option<String>,
}

/// What the what-if of this name would do, which a plan has been given.
pub(super) fn supposed(name: &str, tried: &Plan, asked: &Asked, held: &mut Option<AsItIs>) -> Supposed {
    let Some(what_if) = tried.what_if(name) else { return Supposed::default() };
    let weeks = Weeks::ahead(asked.as_of());
    Memo::renew(held, asked.known(), (asked.on, asked.as_of(), asked.at_least), |(on, _, at_least)| {
        prospect(asked.known(), *on, weeks, *at_least)
    });
    let Some(Memo { answer: before, .. }) = held else { return Supposed::default() };
    let (laid, stale) = asked.known().laid_over(what_if, asked.as_of());
    let after = prospect(&laid, asked.on, weeks, asked.at_least);
    let assumed = format!("what if {}", words::all_assumed(what_if, tried));
    let says = std::iter::once(assumed).chain(words::would_be(before, &after, weeks)).collect();
    let stale = Stale::reasons(&stale);
    Supposed { says, stale: (!stale.is_empty()).then(|| stale.join("; ")) }
}
