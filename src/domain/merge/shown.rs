//! How changes and conflicts show values.

use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::{
    Answer, Assumption, Ban, Bought, CallUp, Clause, Familiarity, FieldName, FiledList, Foot, Formation, Future, Id,
    Imported, Left, Lent, Loan, LoanBefore, LoanEnd, Money, Moved, Position, Positions, Season, SeasonStart, SetBy,
    Signed, Stage, Stance, Terms, Trained, Training, Weights,
};
use crate::text;

pub(super) trait Shown {
    /// The value, fit for a screen; `None` if it is empty.
    fn shown(&self) -> Option<String>;
}

/// A text that came from a file, whole: two that differ must not look the same.
pub(super) fn harmless(words: &str) -> String {
    text::display(words).into_owned()
}

fn listed<T>(items: &[T], words: impl Fn(&T) -> String) -> Option<String> {
    let each: Vec<String> = items.iter().map(words).collect();
    (!items.is_empty()).then(|| harmless(&each.join(", ")))
}

macro_rules! as_said {
    ($($type:ty)+) => { $(
        impl Shown for $type {
            fn shown(&self) -> Option<String> {
                Some(self.to_string())
            }
        }
    )+ };
}

as_said! { u8 Date Season SeasonStart Money Clause Foot Familiarity Trained Future Stage Answer }

impl Shown for Ban {
    fn shown(&self) -> Option<String> {
        Some(harmless(&self.to_string()))
    }
}

impl<T: Shown> Shown for Option<T> {
    fn shown(&self) -> Option<String> {
        self.as_ref().and_then(Shown::shown)
    }
}

impl Shown for String {
    fn shown(&self) -> Option<String> {
        Some(harmless(self))
    }
}

impl Shown for Vec<String> {
    fn shown(&self) -> Option<String> {
        listed(self, |words| harmless(words))
    }
}

impl Shown for Training {
    fn shown(&self) -> Option<String> {
        match self {
            Training::Everywhere(trained) => trained.shown(),
            Training::By(each) => listed(each, |(name, trained)| format!("{} {trained}", harmless(name))),
        }
    }
}

impl Shown for Weights {
    fn shown(&self) -> Option<String> {
        listed(self, |(name, figure)| format!("{} {figure}", harmless(name)))
    }
}

impl Shown for Vec<Id> {
    fn shown(&self) -> Option<String> {
        listed(self, Id::to_string)
    }
}

impl Shown for Vec<Position> {
    fn shown(&self) -> Option<String> {
        listed(self, Position::to_string)
    }
}

impl Shown for Vec<Assumption> {
    fn shown(&self) -> Option<String> {
        listed(self, |assumption| harmless(&assumption.to_string()))
    }
}

impl Shown for Positions {
    fn shown(&self) -> Option<String> {
        let positions: Vec<_> = self.iter().collect();
        listed(&positions, |(position, familiarity)| format!("{position} {familiarity}"))
    }
}

impl Shown for Stance {
    fn shown(&self) -> Option<String> {
        Some(match self {
            Stance::Refuses(reason) if !reason.is_empty() => format!("refuses ({})", harmless(reason)),
            stance => stance.word().to_owned(),
        })
    }
}

impl Shown for Moved {
    fn shown(&self) -> Option<String> {
        Some(match self {
            Moved::Stage(stage, None) => format!("stage {stage}"),
            Moved::Stage(stage, Some(why)) => format!("stage {stage} ({})", harmless(why)),
            Moved::Seller(stance) => format!("seller {}", stance.shown().unwrap_or_default()),
            Moved::Player(stance) => format!("player {}", stance.shown().unwrap_or_default()),
        })
    }
}

impl Shown for Imported {
    fn shown(&self) -> Option<String> {
        let id = self.id.as_deref().map(|id| format!(", id {}", harmless(id))).unwrap_or_default();
        let proposed = self.proposed.shown().map(|proposed| format!(", proposed {proposed}")).unwrap_or_default();
        Some(format!("{} of {}{id}{proposed}", harmless(&self.from), self.on))
    }
}

impl Shown for Vec<(FieldName, SetBy)> {
    fn shown(&self) -> Option<String> {
        listed(self, |(field, by)| {
            let on = by.on().map(|on| format!(" of {on}")).unwrap_or_default();
            match by {
                SetBy::Planner(_) => format!("{field}{on}"),
                SetBy::File { from, .. } => format!("{field}{on}, {}", harmless(from)),
            }
        })
    }
}

impl Shown for Signed {
    fn shown(&self) -> Option<String> {
        let terms = on_terms(self.terms.as_ref());
        let from = self.from.as_deref().map(|from| format!(" from {}", harmless(from))).unwrap_or_default();
        Some(format!("on {}{from}{terms}{}", self.on, by(&self.source)))
    }
}

impl Shown for Left {
    fn shown(&self) -> Option<String> {
        let terms = on_terms(self.terms.as_ref());
        let to = self.to.as_deref().map(|to| format!(" to {}", harmless(to))).unwrap_or_default();
        Some(format!("on {}{to}{terms}{}", self.on, by(&self.source)))
    }
}

impl Shown for Bought {
    fn shown(&self) -> Option<String> {
        let terms = on_terms(self.terms.as_ref());
        let earned = self.earned.map(|earned| format!(", earned before {earned}")).unwrap_or_default();
        Some(format!("on {} until {}{terms}{earned}{}", self.on, self.until, by(&self.source)))
    }
}

impl Shown for Loan {
    fn shown(&self) -> Option<String> {
        Some(format!("from {} until {}{}", harmless(&self.from), self.until, ended(self.ended.as_ref())))
    }
}

impl Shown for LoanBefore {
    fn shown(&self) -> Option<String> {
        let since = self.since.map(|since| format!(", here since {since}")).unwrap_or_default();
        let wage = self.wage.map(|wage| format!(", wage {wage}")).unwrap_or_default();
        let signed = self.signed.shown().map(|signed| format!(", signed {signed}")).unwrap_or_default();
        Some(format!("{}{since}{wage}{signed}", self.loan.shown().unwrap_or_default()))
    }
}

fn ended(ended: Option<&LoanEnd>) -> String {
    ended.map(|ended| format!(", ended on {}{}", ended.on, by(&ended.source))).unwrap_or_default()
}

fn on_terms(terms: Option<&Terms>) -> String {
    terms.map(|terms| format!(" for {}", harmless(&terms.to_string()))).unwrap_or_default()
}

/// The source in brackets, if there is one.
fn by(source: &str) -> String {
    if source.is_empty() { String::new() } else { format!(" ({})", harmless(source)) }
}

impl Shown for Lent {
    fn shown(&self) -> Option<String> {
        let since = self.since.map(|since| format!(" from {since}")).unwrap_or_default();
        Some(format!("to {}{since} until {}{}", harmless(&self.to), self.until, ended(self.ended.as_ref())))
    }
}

impl Shown for Arc<Formation> {
    fn shown(&self) -> Option<String> {
        let slots: Vec<&str> = self.slots().iter().map(|slot| slot.label.as_str()).collect();
        Some(harmless(&format!("{} ({})", self.name(), slots.join(" "))))
    }
}

/// The last changes come first, since they tell two lists apart.
impl Shown for FiledList {
    fn shown(&self) -> Option<String> {
        let signed = |sign: &str, ids: &[Id]| ids.iter().map(|id| format!(" {sign}{id}")).collect::<String>();
        let changes = self.changes.iter().rev();
        let changes = changes.map(|one| format!("{}{}{}", one.on, signed("+", &one.with), signed("−", &one.without)));
        let filed = format!("{} on {}: {}", self.people.len(), self.on, self.people.shown().unwrap_or_default());
        Some(harmless(&changes.chain([filed]).collect::<Vec<_>>().join("; ")))
    }
}

/// A first and a last day.
impl Shown for CallUp {
    fn shown(&self) -> Option<String> {
        Some(format!("{} to {}", self.from, self.until))
    }
}
