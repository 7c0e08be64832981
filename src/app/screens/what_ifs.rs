//! The what-ifs that the plan keeps, with what each would do.

use jiff::civil::Date;

use super::cursor::Cursor;
use super::line_answers::LineAnswers;
use crate::analysis::{Prospect, Weeks, prospect, words};
use crate::app::asked::{Asked, Memo};
use crate::domain::{Familiarity, Plan, Stale, WhatIf};

/// The state of the list of what-ifs.
#[derive(Clone, Debug, Default)]
pub struct WhatIfList {
    selected: Cursor<String>,
    /// Remembered for the day shown, today and the lowest familiarity.
    listed: Option<Memo<(Date, Date, Familiarity), ListedWhatIfs>>,
}

/// The plan as it is, and its what-ifs in the plan's order.
#[derive(Clone, Debug)]
pub struct ListedWhatIfs {
    before: Prospect,
    /// Margin and shortfall on the day shown, and at the worst of the weeks ahead, in words.
    pub as_it_is: [String; 2],
    pub what_ifs: LineAnswers<ListedWhatIf>,
}

/// A what-if and what it would do, in words.
#[derive(Clone, Debug)]
pub struct ListedWhatIf {
    /// Its assumptions, with their days.
    pub assumes: String,
    /// What becomes of margin and shortfall on the day shown, and at the worst of the weeks ahead.
    pub would_be: [String; 2],
    /// Why some of its assumptions no longer change anything.
    pub stale: Vec<String>,
}

impl WhatIfList {
    /// The what-ifs; `None` before the screen is first shown.
    pub fn answer(&self) -> Option<&ListedWhatIfs> {
        self.listed.as_ref().map(|held| &held.answer)
    }

    /// The index of the selected what-if; `None` if the plan keeps none.
    pub fn line(&self, asked: &Asked) -> Option<usize> {
        self.selected.index(names(asked))
    }

    /// The name of the selected what-if.
    pub(in crate::app) fn selected<'a>(&self, asked: &'a Asked) -> Option<&'a str> {
        self.selected.id(names(asked)).map(String::as_str)
    }

    /// Selects a what-if, wherever it stands in the list.
    pub(in crate::app) fn follow(&mut self, name: &str) {
        self.selected.follow(name.to_owned());
    }

    pub(super) fn move_to(&mut self, to: impl Fn(usize) -> usize, asked: &Asked) {
        self.selected.go(to, names(asked));
    }

    /// Weighs the what-ifs again if the plan, the day or the familiarity has changed, and those that are still to be
    /// weighed.
    pub(super) fn refresh(&mut self, asked: &Asked) {
        let (plan, selected) = (asked.known(), self.line(asked));
        let (on, today, at_least) = (asked.on, asked.as_of(), asked.at_least);
        let weeks = Weeks::ahead(today);
        let weigh = |plan: &Plan| prospect(plan, on, weeks, at_least);
        Memo::renew(&mut self.listed, plan, (on, today, at_least), |_| {
            let before = weigh(plan);
            let as_it_is = words::would_be(&before, &before, weeks);
            ListedWhatIfs { before, as_it_is, what_ifs: LineAnswers::of(plan.what_ifs.len()) }
        });
        let Some(Memo { answer: ListedWhatIfs { before, what_ifs, .. }, .. }) = &mut self.listed else { return };
        what_ifs.find(selected.unwrap_or(0), |line| {
            let what_if = plan.what_ifs.get(line)?;
            let (laid, stale) = plan.laid_over(what_if, today);
            Some(ListedWhatIf {
                assumes: words::all_assumed(what_if, plan),
                would_be: words::would_be(before, &weigh(&laid), weeks),
                stale: Stale::reasons(&stale),
            })
        });
    }
}

/// The names of the what-ifs that the plan keeps.
fn names(asked: &Asked) -> impl Iterator<Item = &String> + Clone {
    asked.known().what_ifs.iter().map(|what_if: &WhatIf| &what_if.name)
}
