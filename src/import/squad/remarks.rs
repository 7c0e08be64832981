//! What a plan holds otherwise than a file says it, or not at all: of whom.

use crate::domain::words::words;

words! {
    /// What a plan holds otherwise than a file says it, or not at all.
    ///
    /// Worded to stand behind a number of people.
    Remark {
        NoName = "left out: without a name",
        NoPosition = "left out: without a position that is known",
        Gone = "left out: no longer with the club",
        NoClub = "left out: the file names no club of theirs",
        Old = "older than 42, so that they may have stopped playing",
        LoanOpen = "on loan with no last day said; put until the season's end",
        LoanOver = "whose loans were over by then; they count as ended",
        ContractOver = "whose contracts were over by then; they count as gone",
        JoinedLate = "joined after their contracts end; that day is left out",
        TooMuch = "with amounts or figures beyond what a plan holds; those are left out",
        LineAlone = "of whom the file says the line alone; every position of it is proposed as competent",
        Proposed = "with positions proposed as competent, since the source has no word for them",
        ValueRange = "valued by a range; its middle counts",
        FigureRange = "with attributes as ranges; their middles count",
        AgeAlone = "known by age alone; a plan holds the day of birth",
        YearAlone = "known by year of birth alone; a plan holds the day",
    }
}

impl Remark {
    /// Whether those whom it is about are not in the plan.
    pub fn is_left_out(self) -> bool {
        matches!(self, Remark::NoName | Remark::NoPosition | Remark::Gone | Remark::NoClub)
    }
}

/// Remarks in the order of their kinds, each with the names of those whom it is about.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Remarks(Vec<(Remark, Vec<String>)>);

impl Remarks {
    pub(super) fn add(&mut self, remark: Remark, name: &str) {
        let place = match self.0.binary_search_by_key(&remark, |(held, _)| *held) {
            Ok(place) => place,
            Err(place) => {
                self.0.insert(place, (remark, Vec::new()));
                place
            }
        };
        self.0.get_mut(place).into_iter().for_each(|(_, names)| names.push(name.to_owned()));
    }

    pub fn iter(&self) -> impl Iterator<Item = (Remark, &[String])> {
        self.0.iter().map(|(remark, names)| (*remark, names.as_slice()))
    }

    /// Of how many people a remark is.
    pub fn count(&self, remark: Remark) -> usize {
        self.iter().find(|(held, _)| *held == remark).map_or(0, |(_, names)| names.len())
    }
}
