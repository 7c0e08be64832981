//! The filter: which people a line of terms shows, in every list alike.
//!
//! A list answers the questions of [`Facts`] about each of its people, and [`Filter::holds`] says who is shown.

mod completion;
mod in_plan;
mod read;
mod table;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

pub use completion::{completed, completions};
pub use in_plan::InPlan;
pub use read::FilterProblem;
pub use table::{Figure, State, TERMS};

use super::lists::ListPlace;
use crate::domain::{Foot, Position};

/// What a filter asks about a person.
///
/// Texts are compared folded, by [`crate::text::fold`]. What is unknown is `None`, and then no term about it holds.
pub trait Facts {
    /// Whether his name, his id, his club, its league or the notes have this folded text.
    fn has(&self, folded: &str) -> bool;
    /// Whether the other club that he is with or belongs to has this folded text in its name.
    fn club_has(&self, folded: &str) -> bool;
    /// Whether the league of his other club has this folded text in its name or its code.
    fn league_has(&self, folded: &str) -> bool;
    fn plays(&self, position: Position) -> bool;
    fn foot(&self) -> Option<Foot>;
    /// Whether he may play for the nation with this code.
    fn is_of(&self, code: &str) -> bool;
    /// The last day of his contract.
    fn contract(&self) -> Option<Date>;
    fn figure(&self, figure: Figure) -> Option<u64>;
    fn is(&self, state: State) -> bool;
    /// Whether he would have such a place on the list of each competition of a plan if he came.
    fn takes(&self, place: ListPlace) -> bool;
}

/// Terms that all have to hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter(Vec<Term>);

/// One question, or its negation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    pub negated: bool,
    pub asks: TermAsks,
}

/// What a term asks of a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TermAsks {
    /// A folded text.
    Text(String),
    /// A folded part of a club's name.
    Club(String),
    /// A folded part of a league's name or code.
    League(String),
    Position(Position),
    Foot(Foot),
    State(State),
    List(ListPlace),
    /// The codes of the nations that the word may mean.
    Nation(Vec<String>),
    /// From a least to a most; nothing is between them if the least is more than the most.
    Figure(Figure, u64, u64),
    /// From a first to a last day.
    Contract(Date, Date),
}

impl Filter {
    /// Whether it has no term, and everybody is shown.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its terms, for who answers each of them for very many people at once.
    pub fn terms(&self) -> &[Term] {
        &self.0
    }

    /// What it asks of the lists of a plan, and whether it asks for the contrary.
    pub fn places(&self) -> Vec<(ListPlace, bool)> {
        let place = |term: &Term| match term.asks {
            TermAsks::List(place) => Some((place, term.negated)),
            _ => None,
        };
        self.0.iter().filter_map(place).collect()
    }

    /// The words of names that it looks for, with spaces between them, and its other terms.
    pub fn parted(&self) -> (String, Filter) {
        let word = |term: &Term| match &term.asks {
            TermAsks::Text(word) if !term.negated => Some(word.clone()),
            _ => None,
        };
        let words: Vec<String> = self.0.iter().filter_map(word).collect();
        (words.join(" "), Filter(self.0.iter().filter(|term| word(term).is_none()).cloned().collect()))
    }

    /// Whether a person is shown.
    pub fn holds(&self, person: &impl Facts) -> bool {
        self.0.iter().all(|term| term.asks.hold(person) != term.negated)
    }
}

impl TermAsks {
    fn hold(&self, person: &impl Facts) -> bool {
        match self {
            TermAsks::Text(folded) => person.has(folded),
            TermAsks::Club(folded) => person.club_has(folded),
            TermAsks::League(folded) => person.league_has(folded),
            TermAsks::Position(position) => person.plays(*position),
            TermAsks::Foot(foot) => person.foot() == Some(*foot),
            TermAsks::State(state) => person.is(*state),
            TermAsks::List(place) => person.takes(*place),
            TermAsks::Nation(codes) => codes.iter().any(|code| person.is_of(code)),
            TermAsks::Figure(figure, least, most) => {
                person.figure(*figure).is_some_and(|known| (*least..=*most).contains(&known))
            }
            TermAsks::Contract(first, last) => person.contract().is_some_and(|known| (*first..=*last).contains(&known)),
        }
    }
}
