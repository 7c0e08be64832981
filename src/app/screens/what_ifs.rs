//! The what-ifs that the plan keeps, with what each would do.

use jiff::civil::Date;

use super::cursor::Cursor;
use crate::analysis::{Prospect, Weeks, prospect, words};
use crate::app::asked::{Asked, Memo};
use crate::domain::{Familiarity, Plan, WhatIf};

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
    /// Margin and shortfall on the day shown, and at the worst of the weeks ahead, in words.
    pub as_it_is: [String; 2],
    names: Vec<String>,
    pub what_ifs: Vec<ListedWhatIf>,
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

    fn names(&self) -> &[String] {
        self.answer().map_or(&[], |listed| &listed.names)
    }

    /// The index of the selected what-if; `None` if the plan keeps none.
    pub fn line(&self) -> Option<usize> {
        self.selected.index(self.names())
    }

    /// The name of the selected what-if.
    pub(in crate::app) fn selected(&self) -> Option<&str> {
        self.selected.id(self.names()).map(String::as_str)
    }

    /// Selects a what-if, wherever it stands in the list.
    pub(in crate::app) fn follow(&mut self, name: &str) {
        self.selected.follow(name.to_owned());
    }

    pub(super) fn select(&mut self, line: usize) {
        self.move_to(|_| line);
    }

    pub(super) fn move_to(&mut self, to: impl Fn(usize) -> usize) {
        let mut selected = std::mem::take(&mut self.selected);
        selected.go(to, self.names());
        self.selected = selected;
    }

    /// Weighs the what-ifs again if the plan, the day or the familiarity has changed.
    pub(super) fn refresh(&mut self, asked: &Asked) {
        let with = (asked.on, asked.today(), asked.at_least);
        let plan = asked.kept();
        Memo::renew(&mut self.listed, plan, with, |(on, today, at_least)| {
            let weigh = |plan: &Plan| prospect(plan, *on, Weeks::ahead(*today), *at_least);
            let as_it_is = weigh(plan);
            ListedWhatIfs {
                as_it_is: words::would_be(&as_it_is, &as_it_is, Weeks::ahead(*today)),
                names: plan.what_ifs.iter().map(|what_if| what_if.name.clone()).collect(),
                what_ifs: plan.what_ifs.iter().map(|held| listed(held, plan, &as_it_is, *today, weigh)).collect(),
            }
        });
    }
}

impl ListedWhatIfs {
    /// The name of a what-if, as the plan has it.
    pub fn name(&self, index: usize) -> &str {
        self.names.get(index).map_or("", String::as_str)
    }
}

fn listed(
    what_if: &WhatIf,
    plan: &Plan,
    as_it_is: &Prospect,
    today: Date,
    weigh: impl Fn(&Plan) -> Prospect,
) -> ListedWhatIf {
    let (laid, stale) = plan.laid_over(what_if, today);
    ListedWhatIf {
        assumes: words::all_assumed(what_if, plan),
        would_be: words::would_be(as_it_is, &weigh(&laid), Weeks::ahead(today)),
        stale: stale.iter().map(|stale| stale.why.to_string()).collect(),
    }
}
