//! The plan, the day and the familiarity that are asked about, with every answer remembered until one of them changes.

mod answers;
mod assumed;
mod filter;
mod filter_line;
mod lists;
mod memo;
mod worth;

use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use tui_input::Input;

pub use answers::{Answers, ComingWords, Out};
pub use assumed::{Assumed, Before};
pub(super) use lists::list_in_words;
pub(super) use memo::{Memo, Pair};
pub use worth::Order;

use self::filter_line::FilterLine;
use super::said::Status;
use crate::analysis::money::{Finances, finances, finances_if};
use crate::analysis::{WeekAhead, Weeks, Worth, cover, weeks_ahead, words};
use crate::domain::{Familiarity, Id, Nations, Plan};

/// What decides which targets match the filter, and in which order they stand.
type MatchingFor = (Order, Date, Date, Familiarity, String);

/// The plan, day and familiarity of the answers.
type AnsweredFor = (Arc<Plan>, Date, Familiarity);

/// What the screens ask about (the plan, the day, who counts), and the answers.
pub struct Asked {
    /// The system's date at the start.
    clock: Date,
    /// The plan as it is.
    kept: Arc<Plan>,
    /// The what-if that every screen assumes.
    pub assumed: Option<Assumed>,
    /// The day that the screens answer for.
    pub on: Date,
    pub at_least: Familiarity,
    /// The lists on the screen show only people who match this line.
    pub filter: Input,
    /// The filter of the market while the plan's lists are shown, and theirs while it is.
    resting: Input,
    is_of_market: bool,
    /// The filter that the line was read as.
    read: FilterLine,
    /// The targets who match the filter, for what they are ordered by, the day and the filter.
    matching: Option<Memo<MatchingFor, Vec<Id>>>,
    /// The order of the targets.
    pub order: Order,
    pub answers: Answers,
    /// The answers for the plan as it is, while a what-if is assumed.
    pub before: Option<Before>,
    /// The plan, day and familiarity that the answers are for.
    answered: AnsweredFor,
    /// The weeks from today on and what the targets add, for today and the lowest familiarity.
    ahead: Pair<(Date, Familiarity), (Vec<WeekAhead>, Vec<Worth>)>,
    /// The finances as of today.
    finances: Pair<Date, Finances>,
}

/// What the answers follow from: where it is the same, so are they.
pub struct AskedFor {
    plan: Arc<Plan>,
    kept: Arc<Plan>,
    /// The day shown, and today.
    days: [Date; 2],
    at_least: Familiarity,
    order: Order,
    filter: String,
}

impl AskedFor {
    pub fn of(asked: &Asked) -> AskedFor {
        AskedFor {
            plan: asked.plan().clone(),
            kept: asked.kept.clone(),
            days: [asked.on, asked.today()],
            at_least: asked.at_least,
            order: asked.order,
            filter: asked.filter.value().to_owned(),
        }
    }

    /// Whether these are still what is asked about; a plan that was edited is another plan.
    pub fn is_of(&self, asked: &Asked) -> bool {
        Arc::ptr_eq(&self.plan, asked.plan())
            && Arc::ptr_eq(&self.kept, &asked.kept)
            && self.days == [asked.on, asked.today()]
            && (self.at_least, self.order) == (asked.at_least, asked.order)
            && self.filter == asked.filter.value()
    }
}

impl Asked {
    /// Answers for a plan; `clock` is today's date unless the plan names one.
    pub fn new(kept: Arc<Plan>, clock: Date) -> Asked {
        let on = kept.today.unwrap_or(clock);
        let at_least = Familiarity::Competent;
        let mut asked = Asked {
            clock,
            assumed: None,
            on,
            at_least,
            filter: Input::default(),
            resting: Input::default(),
            is_of_market: false,
            read: FilterLine::default(),
            matching: None,
            order: Order::default(),
            answers: Answers::new(&kept, on, on, at_least),
            before: None,
            answered: (kept.clone(), on, at_least),
            ahead: Pair::default(),
            finances: Pair::default(),
            kept,
        };
        asked.refresh_ahead();
        asked.refresh_finances();
        asked
    }

    /// The date of new entries.
    pub fn today(&self) -> Date {
        self.kept.today.unwrap_or(self.clock)
    }

    /// The plan that the screens show: as it is, or with the assumed what-if.
    pub fn plan(&self) -> &Arc<Plan> {
        self.assumed.as_ref().map_or(&self.kept, Assumed::plan)
    }

    /// The plan as it is.
    pub fn kept(&self) -> &Arc<Plan> {
        &self.kept
    }

    /// The costs of the plan's deals; while a what-if is assumed, with what it costs and brings.
    pub fn finances(&self) -> Option<&Finances> {
        self.finances.shown()
    }

    /// The costs of the deals of the plan as it is, while a what-if is assumed.
    pub fn finances_before(&self) -> Option<&Finances> {
        self.finances.before()
    }

    /// Answers again if the plan, the day, the familiarity or the filter has changed.
    pub(super) fn refresh(&mut self, kept: &Arc<Plan>, nations: &LazyLock<Nations>) {
        if !Arc::ptr_eq(&self.kept, kept) {
            let today = self.today();
            self.kept = kept.clone();
            // A screen that shows today follows it when the plan's today changes.
            if self.on == today {
                self.on = self.today();
            }
        }
        let today = self.today();
        if let Some(assumed) = self.assumed.take_if(|assumed| !assumed.is_over(kept, today)) {
            self.assumed = Assumed::lay(&assumed.name, kept, today);
        }
        self.refresh_answers();
        self.refresh_ahead();
        self.refresh_finances();
        self.refresh_filter(nations);
        self.refresh_matching();
    }

    fn refresh_answers(&mut self) {
        let asked = (self.plan().clone(), self.on, self.at_least);
        let is_of = |(plan, on, at_least): &AnsweredFor, (other, day, least): &AnsweredFor| {
            Arc::ptr_eq(plan, other) && (on, at_least) == (day, least)
        };
        if is_of(&self.answered, &asked) {
            return;
        }
        let answers = Answers::new(&asked.0, self.on, self.today(), self.at_least);
        let older = std::mem::replace(&mut self.answers, answers);
        let as_it_is = (self.kept.clone(), self.on, self.at_least);
        self.before = self.assumed.as_ref().map(|_| {
            // The plan as it is was on the screens until the what-if was assumed.
            let cover = match is_of(&self.answered, &as_it_is) {
                true => older.cover,
                false => cover(&self.kept, self.on, self.at_least),
            };
            Before::new(&self.kept, cover, &mut self.answers)
        });
        self.answered = asked;
    }

    fn refresh_ahead(&mut self) {
        let (shown, kept) = (self.plan().clone(), self.kept.clone());
        self.ahead.renew(&shown, &kept, (self.today(), self.at_least), |plan, (today, at_least)| {
            weeks_ahead(plan, Weeks::ahead(*today), *at_least)
        });
        if let Some((_, worths)) = self.ahead.shown().filter(|_| self.order == Order::Worth) {
            self.answers.targets = worth::in_order(worths);
        }
    }

    fn refresh_finances(&mut self) {
        let (shown, kept) = (self.plan().clone(), self.kept.clone());
        let assumed = self.assumed.as_ref().and_then(|assumed| kept.what_if(&assumed.name));
        self.finances.renew(&shown, &kept, self.today(), |plan, today| match assumed {
            Some(what_if) if std::ptr::eq(plan, &*shown) => finances_if(&kept, what_if, *today),
            _ => finances(plan, *today),
        });
    }

    /// The weeks from today on, if players return when they are likely to.
    pub fn weeks(&self) -> &[WeekAhead] {
        self.ahead.shown().map_or(&[], |(weeks, _)| weeks)
    }

    /// What a target adds.
    pub fn worth(&self, id: &Id) -> Option<&Worth> {
        worth::of(&self.ahead.shown()?.1, id)
    }

    /// What a target adds to the plan as it is, while a what-if is assumed.
    pub fn worth_before(&self, id: &Id) -> Option<&Worth> {
        worth::of(&self.ahead.before()?.1, id)
    }

    /// Assumes a kept what-if on every screen, or with `None` stops assuming one.
    pub(super) fn assume(&mut self, name: Option<&str>) -> Status {
        let Some(name) = name else {
            return match self.assumed.take() {
                Some(_) => Status::plain("the plan as it is"),
                None => Status::refusal("nothing is assumed: name a what-if that the plan keeps"),
            };
        };
        let Some(assumed) = Assumed::lay(name, &self.kept, self.today()) else {
            return assumed::unknown(name, &self.kept);
        };
        let said = assumed.said();
        self.assumed = Some(assumed);
        said
    }

    /// Assumes a what-if that the plan has just been given.
    pub(super) fn take_up(&mut self, name: &str, kept: &Arc<Plan>) {
        self.assumed = Assumed::lay(name, kept, kept.today.unwrap_or(self.clock));
    }

    pub(super) fn swap_order(&mut self) {
        self.order = self.order.other();
        let plan = self.plan().clone();
        self.answers.order_by_priority(&plan);
    }

    /// Shows a day, or says that plans don't reach that far.
    pub(super) fn look(&mut self, day: Option<Date>) -> Option<Status> {
        match day.filter(|day| Plan::YEARS.contains(&day.year())) {
            Some(day) => {
                self.on = day;
                None
            }
            None => Some(Status::refusal("no plan reaches that far: look at a day from 1900 to 2200")),
        }
    }

    pub(super) fn next_familiarity(&mut self) -> Status {
        self.at_least = match self.at_least {
            Familiarity::Natural => Familiarity::Competent,
            Familiarity::Competent => Familiarity::Emergency,
            Familiarity::Emergency => Familiarity::Natural,
        };
        Status::plain(format!("counting {}", words::who_counts(self.at_least)))
    }
}
