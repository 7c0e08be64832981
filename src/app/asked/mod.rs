//! The plan, the day and the familiarity that are asked about, with every answer remembered until one of them changes.

mod answers;
mod assumed;
mod filter;
mod filter_line;
mod lists;
mod memo;
mod worth;

use std::borrow::Cow;
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
    /// The plan with every entry, later ones too: the one that edits are made of.
    whole: Arc<Plan>,
    /// The plan as it is, as it was known on the day shown: only to be asked.
    known: Arc<Plan>,
    /// The plan and the day that this was found from.
    known_of: (Arc<Plan>, Date),
    /// How many entries of later days it leaves out.
    pub later: usize,
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
    /// The weeks ahead and what the targets add, for the day that they begin and the lowest familiarity.
    ahead: Pair<(Date, Familiarity), (Vec<WeekAhead>, Vec<Worth>)>,
    /// The finances as of today.
    finances: Pair<Date, Finances>,
}

/// What the answers follow from: where it is the same, so are they.
pub struct AskedFor {
    plan: Arc<Plan>,
    known: Arc<Plan>,
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
            known: asked.known.clone(),
            days: [asked.on, asked.today()],
            at_least: asked.at_least,
            order: asked.order,
            filter: asked.filter.value().to_owned(),
        }
    }

    /// Whether these are still what is asked about; a plan that was edited is another plan.
    pub fn is_of(&self, asked: &Asked) -> bool {
        Arc::ptr_eq(&self.plan, asked.plan())
            && Arc::ptr_eq(&self.known, &asked.known)
            && self.days == [asked.on, asked.today()]
            && (self.at_least, self.order) == (asked.at_least, asked.order)
            && self.filter == asked.filter.value()
    }
}

impl Asked {
    /// Answers for a plan; `clock` is today's date unless the plan names one.
    pub fn new(whole: Arc<Plan>, clock: Date) -> Asked {
        let on = whole.today.unwrap_or(clock);
        let known = known(&whole, on);
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
            answers: Answers::new(&known, on, on, at_least),
            before: None,
            answered: (known.clone(), on, at_least),
            ahead: Pair::default(),
            finances: Pair::default(),
            known_of: (whole.clone(), on),
            later: later(&whole, &known),
            known,
            whole,
        };
        asked.refresh_ahead();
        asked.refresh_finances();
        asked
    }

    /// The date of new entries.
    pub fn today(&self) -> Date {
        self.whole.today.unwrap_or(self.clock)
    }

    /// The day as of which deals, money and the weeks ahead are told: today, or the day shown if that is an earlier one.
    pub fn as_of(&self) -> Date {
        self.today().min(self.on)
    }

    /// The plan with every entry, of which edits are made.
    pub fn whole(&self) -> &Arc<Plan> {
        &self.whole
    }

    /// Whether the day shown has chances: those of an earlier day than today would know who was hurt after it.
    pub fn foresees(&self) -> bool {
        self.today() <= self.on
    }

    /// The plan that the screens show: as it is, or with the assumed what-if.
    pub fn plan(&self) -> &Arc<Plan> {
        self.assumed.as_ref().map_or(&self.known, Assumed::plan)
    }

    /// The plan as it is, as it was known on the day shown: only to be asked, never to be edited or saved.
    pub fn known(&self) -> &Arc<Plan> {
        &self.known
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
    pub(super) fn refresh(&mut self, whole: &Arc<Plan>, nations: &LazyLock<Nations>) {
        if !Arc::ptr_eq(&self.whole, whole) {
            let today = self.today();
            self.whole = whole.clone();
            // A screen that shows today follows it when the plan's today changes.
            if self.on == today {
                self.on = self.today();
            }
        }
        self.refresh_known();
        let (known, as_of) = (self.known.clone(), self.as_of());
        if let Some(assumed) = self.assumed.take_if(|assumed| !assumed.is_over(&known, as_of)) {
            self.assumed = Assumed::lay(&assumed.name, &known, as_of);
        }
        self.refresh_answers();
        self.refresh_ahead();
        self.refresh_finances();
        self.refresh_filter(nations);
        self.refresh_matching();
    }

    fn refresh_known(&mut self) {
        let (plan, on) = &self.known_of;
        let is_edited = !Arc::ptr_eq(plan, &self.whole);
        if !is_edited && *on == self.on {
            return;
        }
        self.known_of = (self.whole.clone(), self.on);
        let known = known(&self.whole, self.on);
        // What was asked of a plan stays while no entry comes between two days.
        if is_edited || Arc::ptr_eq(&known, &self.whole) || *known != *self.known {
            self.known = known;
        }
        self.later = later(&self.whole, &self.known);
    }

    fn refresh_answers(&mut self) {
        let asked = (self.plan().clone(), self.on, self.at_least);
        let is_of = |(plan, on, at_least): &AnsweredFor, (other, day, least): &AnsweredFor| {
            Arc::ptr_eq(plan, other) && (on, at_least) == (day, least)
        };
        if is_of(&self.answered, &asked) {
            return;
        }
        let answers = Answers::new(&asked.0, self.on, self.as_of(), self.at_least);
        let older = std::mem::replace(&mut self.answers, answers);
        let as_it_is = (self.known.clone(), self.on, self.at_least);
        self.before = self.assumed.as_ref().map(|_| {
            // The plan as it is was on the screens until the what-if was assumed.
            let cover = match is_of(&self.answered, &as_it_is) {
                true => older.cover,
                false => cover(&self.known, self.on, self.at_least),
            };
            Before::new(&self.known, cover, &mut self.answers)
        });
        self.answered = asked;
    }

    fn refresh_ahead(&mut self) {
        let (shown, known) = (self.plan().clone(), self.known.clone());
        self.ahead.renew(&shown, &known, (self.as_of(), self.at_least), |plan, (as_of, at_least)| {
            weeks_ahead(plan, Weeks::ahead(*as_of), *at_least)
        });
        if let Some((_, worths)) = self.ahead.shown().filter(|_| self.order == Order::Worth) {
            self.answers.targets = worth::in_order(worths);
        }
    }

    fn refresh_finances(&mut self) {
        let (shown, known) = (self.plan().clone(), self.known.clone());
        let assumed = self.assumed.as_ref().and_then(|assumed| known.what_if(&assumed.name));
        self.finances.renew(&shown, &known, self.as_of(), |plan, as_of| match assumed {
            Some(what_if) if std::ptr::eq(plan, &*shown) => finances_if(&known, what_if, *as_of),
            _ => finances(plan, *as_of),
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
        let Some(assumed) = Assumed::lay(name, &self.known, self.as_of()) else {
            return assumed::unknown(name, &self.known);
        };
        let said = assumed.said();
        self.assumed = Some(assumed);
        said
    }

    /// How many entries of a plan are of a later day than the one shown.
    pub(super) fn later_in(&self, plan: &Arc<Plan>) -> usize {
        later(plan, &known(plan, self.on))
    }

    /// Assumes a what-if that the plan has just been given.
    pub(super) fn take_up(&mut self, name: &str, whole: &Arc<Plan>) {
        let known = known(whole, self.on);
        self.assumed = Assumed::lay(name, &known, whole.today.unwrap_or(self.clock).min(self.on));
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

/// The plan as it was known on a day; the same one if nothing in it is of a later day.
fn known(whole: &Arc<Plan>, on: Date) -> Arc<Plan> {
    match whole.known_on(on) {
        Cow::Borrowed(_) => whole.clone(),
        Cow::Owned(known) => Arc::new(known),
    }
}

/// How many entries of a plan one that was known earlier leaves out.
fn later(whole: &Arc<Plan>, known: &Arc<Plan>) -> usize {
    if Arc::ptr_eq(whole, known) { 0 } else { whole.entry_count().saturating_sub(known.entry_count()) }
}
