//! Everything that a page is made from: each question asked once.

use jiff::civil::Date;

use crate::analysis::lists::{ListReasons, Registration, registration, rules_of};
use crate::analysis::money::{self, Finances};
use crate::analysis::{
    self, BestSet, BrokenWeek, Calendar, Closer, Coming, ComingEvent, Cover, CoverChange, DealsInFull, Weeks, WhatIfs,
    Worth,
};
use crate::domain::{Familiarity, Id, Person, Plan, Rules, Season, WhatIf};
use crate::forecast::{
    FeeBasis, FeeRange, FeeTables, ForecastAsked, ForecastEffect, Forecasting, InjuryTables, NoFeeRange,
    SeasonForecast, fee_range,
};

/// What a page is asked for.
#[derive(Clone, Copy, Debug)]
pub struct PageQuestion<'a> {
    /// The day that the page is about.
    pub on: Date,
    /// The plan's own day, or the clock's: deals and the budget are as they stand on it.
    pub today: Date,
    /// The lowest familiarity that counts.
    pub at_least: Familiarity,
    /// What is compared with the plan as it is.
    pub what_ifs: &'a [WhatIf],
    /// The rules that are known, of which those count whose competitions the plan names.
    pub rules: &'a [Rules],
    /// What the lists tell of the players beside their standings.
    pub lists: ListReasons<'a>,
    /// What was measured of injuries; without it the page says no chances.
    pub injuries: Option<&'a InjuryTables>,
    /// What completed deals cost; without it the page says nothing of them.
    pub fees: Option<&'a FeeTables>,
}

/// The answers about a plan that a page shows.
#[derive(Clone, Debug)]
pub struct PageAnswers {
    pub on: Date,
    pub today: Date,
    pub at_least: Familiarity,
    /// The plan's season, or that of the day if it is a later one.
    pub season: Season,
    pub weeks: Weeks,
    pub cover: Cover,
    /// Those who are in doubt on the day.
    pub doubtful: Vec<Id>,
    /// Who would close or ease each gap of the cover.
    pub closers: Vec<Vec<Closer>>,
    pub calendar: Calendar,
    pub broken: Vec<BrokenWeek>,
    pub coming: Vec<Coming>,
    /// What each target adds, those first who add most for their cost.
    pub worth: Vec<Worth>,
    pub best: BestSet,
    /// Within what the best signings are sought.
    pub within: String,
    pub deals: DealsInFull,
    pub lists: Vec<Registration>,
    /// The competitions that the plan names and whose rules nobody knows.
    pub without_rules: Vec<String>,
    pub finances: Finances,
    /// `None` where nothing is compared.
    pub what_ifs: Option<WhatIfs>,
    /// What may come from the day on, as far as today knows; `None` without the tables.
    pub chances: Option<PageChances>,
    /// What deals such as those for the targets cost, in plan order; `None` without the tables.
    pub fees: Option<PageFees>,
}

/// What may come, as chances.
#[derive(Clone, Debug)]
pub struct PageChances {
    pub forecast: SeasonForecast,
    /// What each change would do to it.
    pub effects: Vec<ForecastEffect>,
    /// The slots of each gap of the first day.
    pub gaps: Vec<Vec<usize>>,
}

/// What completed deals cost.
#[derive(Clone, Debug)]
pub struct PageFees {
    /// The range for each target, or why there is none.
    pub targets: Vec<(Id, Result<FeeRange, NoFeeRange>)>,
    pub basis: FeeBasis,
}

impl PageAnswers {
    /// Asks everything about a plan; see [`Plan::seen_on`] for the plan that is meant.
    pub fn new(plan: &Plan, question: PageQuestion<'_>) -> PageAnswers {
        let PageQuestion { on, today, at_least, .. } = question;
        let weeks = Weeks::ahead(on);
        let cover = analysis::cover(plan, on, at_least);
        let calendar = analysis::calendar(plan, weeks, at_least);
        let (budget, within) = money::words::within(plan, None, today);
        let (rules, without_rules) = match plan.competitions.is_empty() {
            true => Default::default(),
            false => rules_of(plan, question.rules),
        };
        let list = |rules: &Rules| registration(plan, rules, on, at_least, question.lists);
        PageAnswers {
            on,
            today,
            at_least,
            season: latest(plan.season(today), plan.season_of(on)),
            weeks,
            doubtful: plan.doubtful(on, today),
            closers: cover.gaps.iter().map(|gap| analysis::closers(plan, on, today, at_least, &gap.slots)).collect(),
            broken: analysis::broken_weeks(&calendar, plan),
            coming: analysis::coming(plan, on, at_least),
            worth: worth_in_order(plan, weeks, at_least),
            best: analysis::best_set(plan, weeks, at_least, budget),
            within,
            deals: analysis::deals_in_full(plan, today),
            lists: rules.iter().map(list).collect(),
            without_rules,
            finances: money::finances(plan, today),
            what_ifs: compared(plan, weeks, question),
            chances: question.injuries.map(|tables| chances(plan, (today, on), at_least, tables)),
            fees: question.fees.map(|tables| fees(plan, today, tables)),
            cover,
            calendar,
        }
    }

    /// The changes of the cover ahead.
    pub fn changes(&self) -> Vec<CoverChange> {
        let change = |coming: &Coming| match &coming.what {
            ComingEvent::Change(change) => Some(change.clone()),
            ComingEvent::BackAtBest(_) | ComingEvent::Match(_) | ComingEvent::Deadline(_) => None,
        };
        self.coming.iter().filter_map(change).collect()
    }
}

fn latest(one: Season, other: Season) -> Season {
    if one.first_day() < other.first_day() { other } else { one }
}

fn worth_in_order(plan: &Plan, weeks: Weeks, at_least: Familiarity) -> Vec<Worth> {
    let mut worth = analysis::worth(plan, weeks, at_least);
    worth.sort_by(|one, other| one.order(other));
    worth
}

/// As `touchline risk` asks.
fn chances(plan: &Plan, (today, on): (Date, Date), at_least: Familiarity, tables: &InjuryTables) -> PageChances {
    let asked = ForecastAsked::usual(today, at_least).from_day(on);
    let mut forecasting = Forecasting::new(plan, asked, tables);
    forecasting.draw(asked.units);
    let gaps = analysis::cover(plan, on, at_least).gaps.into_iter().map(|gap| gap.slots).collect();
    PageChances { forecast: forecasting.so_far(), effects: forecasting.effects(), gaps }
}

/// As `touchline worth` asks.
fn fees(plan: &Plan, today: Date, tables: &FeeTables) -> PageFees {
    let range = |target| fee_range(plan, Person::Target(target), today, tables);
    let targets = plan.targets.iter().map(|(id, target)| (id.clone(), range(target))).collect();
    PageFees { targets, basis: tables.basis.clone() }
}

fn compared(plan: &Plan, weeks: Weeks, question: PageQuestion<'_>) -> Option<WhatIfs> {
    let PageQuestion { today, at_least, what_ifs, .. } = question;
    if what_ifs.is_empty() {
        return None;
    }
    let mut found = WhatIfs::new(plan, weeks, at_least);
    for what_if in what_ifs {
        let compared = analysis::compare(plan, what_if, weeks, at_least, today);
        found.what_ifs.push((what_if.clone(), compared));
    }
    Some(found)
}
