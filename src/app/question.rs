//! Questions that take too long for the loop, and their answers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::chances::{self, Chances};
use super::importing::{ReadImport, read, take_in};
use super::market::{self, HeldMarket, MarketAsk, MarketFound, MarketPlan};
use crate::analysis::alternatives::{
    Alternatives, AttributeScale, Candidate, Like, Sought, alternatives, candidates, everybody, gains, like,
};
use crate::analysis::lists::{self, Registration};
use crate::analysis::money::words as money_words;
use crate::analysis::{
    BestSet, Coming, MOST_ABSENCES, Weeks, WhatIfs, WorstCase, best_set, coming, compare, worst_absences,
};
use crate::command::{ImportRequest, ImportSource, MOST_COMPARED, MarketRequest};
use crate::desk::{LeftByGit, Unmerged};
use crate::domain::{Familiarity, Formation, Id, Money, Person, Plan, Rules, WhatIf};
use crate::forecast::ShippedTables;

/// A question that takes too long for the loop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    pub plan: Arc<Plan>,
    pub from: Date,
    pub at_least: Familiarity,
    pub about: About,
}

/// The subject of a question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum About {
    /// Whom to sign within this sum, or within the plan's budget if there is none.
    Signings(Option<Money>),
    /// Compares the kept what-ifs of these names, or the first ones if the list is empty, with the plan as it is.
    WhatIfs(Vec<String>),
    /// Whose absence would hurt most on the first day.
    Worst,
    /// Who may be registered on the first day, by those of these rules that the plan names.
    Lists(Arc<[Rules]>),
    /// Who else could be signed.
    Alternatives(Sought),
    /// Who is most like this person.
    Like(Id),
    /// The coming days on which something changes, each with its effect on the cover.
    Coming,
    /// The lines under the ladder of a person's deal.
    ///
    /// These are his places on the day's registration lists, by those of these rules that the plan names, and who else
    /// could be signed.
    Ladder { person: Id, on: Date, rules: Arc<[Rules]> },
    /// What git left unmerged in the plan's file.
    ///
    /// `has_marks`: the file could not be read, perhaps because of git's conflict marks.
    Unmerged { path: PathBuf, formations: Vec<Arc<Formation>>, has_marks: bool },
    /// What a file of others would change.
    Import(Box<ImportRequest>),
    /// The plan with those of a file's changes that are taken.
    TakeIn { read: Arc<ReadImport>, taken: Arc<[bool]> },
    /// Everybody of files.
    ReadMarket(Box<MarketRequest>),
    /// Who is shown of the market.
    Market(Box<MarketAsk>),
    /// How likely it is that the eleven can't be filled, by these tables.
    Chances(ShippedTables),
}

/// The answer to a question, or what has been found so far.
#[derive(Clone, PartialEq, Debug)]
pub enum Found {
    Signings(Box<BestSet>),
    WhatIfs(Box<WhatIfs>),
    /// The absence of one player first, then of two, and so on.
    Worst(Vec<WorstCase>),
    Lists {
        lists: Vec<Registration>,
        /// Names of competitions that the program has no rules for.
        unknown: Vec<String>,
    },
    Alternatives(Alternatives),
    /// `None` if nobody has the id.
    Like(Option<Like>),
    Coming(Vec<Coming>),
    Ladder {
        lists: Vec<Registration>,
        /// `None` for a player of the club.
        others: Option<Alternatives>,
    },
    /// What git left unmerged, if anything, with the merged plan; or why it can't be settled here.
    Unmerged(Result<Option<LeftByGit>, String>),
    /// What a file would change; or why it is not understood.
    Import(Result<Arc<ReadImport>, String>),
    /// The changed plan; or why a change makes no sense.
    TakenIn(Result<Arc<Plan>, String>),
    /// Everybody of the files; or why one is not understood.
    ReadMarket(Result<HeldMarket, String>),
    Market(Arc<MarketFound>),
    /// `None` without the tables.
    Chances(Option<Box<Chances>>),
}

/// How far a job is, in steps.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    pub done: u64,
    /// 0 if the total is unknown.
    pub of: u64,
}

/// The job was told to stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stopped;

/// Receives a job's progress and what it has found so far.
///
/// # Errors
/// [`Stopped`] if the job has to end.
pub type Tell<'a> = dyn FnMut(Progress, Option<Found>) -> Result<(), Stopped> + 'a;

impl Question {
    /// Sets the day of each file that is to be read, told by the file, the day that its line names, and today.
    pub fn date_files(&mut self, day_of: impl Fn(&Path, Option<Date>, Date) -> Date) {
        match &mut self.about {
            About::Import(request) => {
                if let ImportSource::File(path) = &request.from {
                    request.on = Some(day_of(path, request.on, self.from));
                }
            }
            About::ReadMarket(request) => {
                for (path, on) in &mut request.files {
                    *on = Some(day_of(path, *on, self.from));
                }
            }
            _ => {}
        }
    }

    /// Answers the question and reports progress; too slow to be called on the loop.
    ///
    /// # Errors
    /// [`Stopped`] if the job was told to stop.
    pub fn answer(&self, tell: &mut Tell<'_>) -> Result<Found, Stopped> {
        let (plan, weeks) = (&*self.plan, Weeks::ahead(self.from));
        Ok(match &self.about {
            About::Signings(budget) => {
                let (budget, _) = money_words::within(plan, *budget, self.from);
                Found::Signings(Box::new(best_set(plan, weeks, self.at_least, budget)))
            }
            About::WhatIfs(names) => Found::WhatIfs(Box::new(self.what_ifs(weeks, names, tell)?)),
            About::Worst => Found::Worst(self.worst(tell)?),
            About::Lists(known) => self.lists(known, tell)?,
            About::Alternatives(sought) => Found::Alternatives(self.alternatives(sought)),
            About::Like(id) => Found::Like(self.like(id)),
            About::Coming => Found::Coming(coming(plan, self.from, self.at_least)),
            About::Unmerged { path, formations, has_marks } => {
                let found = Unmerged::find(path, formations).map_err(|why| why.to_string());
                Found::Unmerged(found.map(|found| Some(found?.taken_into(&self.plan, *has_marks))))
            }
            About::Import(request) => {
                let step = |done| tell(Progress::new(done, 2), None);
                Found::Import(read(request, plan, self.from, step)?.map(Arc::new))
            }
            About::TakeIn { read, taken } => Found::TakenIn(take_in(read, taken, plan).map(Arc::new)),
            About::Ladder { person, on, rules } => self.ladder(person, *on, rules, tell)?,
            About::ReadMarket(request) => {
                Found::ReadMarket(market::read(request, plan, self.from, |progress| tell(progress, None))?)
            }
            About::Market(ask) => {
                let of = MarketPlan { plan, today: self.from, at_least: self.at_least };
                let found = |found| Found::Market(Arc::new(found));
                found(ask.answer(of, |so_far| tell(Progress::default(), so_far.map(found)))?)
            }
            About::Chances(tables) => {
                let Some(tables) = tables.injuries() else { return Ok(Found::Chances(None)) };
                let tell = |done, of, found| tell(Progress::new(done, of), Some(Found::Chances(Some(Box::new(found)))));
                let found = chances::work_out(plan, (self.from, self.at_least), tables, tell)?;
                Found::Chances(Some(Box::new(found)))
            }
        })
    }

    fn what_ifs(&self, weeks: Weeks, names: &[String], tell: &mut Tell<'_>) -> Result<WhatIfs, Stopped> {
        let chosen: Vec<&WhatIf> = match names {
            [] => self.plan.what_ifs.iter().take(MOST_COMPARED).collect(),
            names => names.iter().filter_map(|name| self.plan.what_if(name)).collect(),
        };
        let mut found = WhatIfs::new(&self.plan, weeks, self.at_least);
        for (done, what_if) in chosen.iter().enumerate() {
            tell(Progress::new(done, chosen.len()), Some(Found::WhatIfs(Box::new(found.clone()))))?;
            let compared = compare(&self.plan, what_if, weeks, self.at_least, self.from);
            found.what_ifs.push(((*what_if).clone(), compared));
        }
        Ok(found)
    }

    /// The absences that hurt most, one to four at once.
    fn worst(&self, tell: &mut Tell<'_>) -> Result<Vec<WorstCase>, Stopped> {
        let mut cases = Vec::new();
        for absences in 1..=MOST_ABSENCES {
            let so_far = (!cases.is_empty()).then(|| Found::Worst(cases.clone()));
            tell(Progress::new(absences - 1, MOST_ABSENCES), so_far)?;
            let worst = worst_absences(&self.plan, self.from, self.at_least, absences);
            // Where there are no more players to lose, it is the last case again.
            cases.extend(worst.filter(|worst| cases.last() != Some(worst)));
        }
        Ok(cases)
    }

    fn lists(&self, known: &[Rules], tell: &mut Tell<'_>) -> Result<Found, Stopped> {
        let (rules, unknown) = lists::rules_of(&self.plan, known);
        let (mut lists, all) = (Vec::new(), rules.len());
        for (done, rules) in rules.iter().enumerate() {
            let so_far = Found::Lists { lists: lists.clone(), unknown: Vec::new() };
            tell(Progress::new(done, all), (done > 0).then_some(so_far))?;
            let asked = lists::ListReasons::Everything;
            lists.push(lists::registration(&self.plan, rules, self.from, self.at_least, asked));
        }
        Ok(Found::Lists { lists, unknown })
    }

    fn alternatives(&self, sought: &Sought) -> Alternatives {
        let all: Vec<Candidate<'_>> = candidates(&self.plan, self.from).collect();
        let gain = gains(&self.plan, Weeks::ahead(self.from), self.at_least);
        alternatives(&self.plan, sought, all.iter().copied(), gain, self.at_least)
    }

    fn like(&self, id: &Id) -> Option<Like> {
        let all: Vec<Candidate<'_>> = candidates(&self.plan, self.from).collect();
        let scale = AttributeScale::of(everybody(&self.plan));
        Some(like(id, self.plan.person(id)?.profile(), all.iter().copied(), scale))
    }

    fn ladder(&self, person: &Id, on: Date, known: &[Rules], tell: &mut Tell<'_>) -> Result<Found, Stopped> {
        let (rules, _) = lists::rules_of(&self.plan, known);
        let (mut lists, all) = (Vec::new(), rules.len() + 1);
        for (done, rules) in rules.iter().enumerate() {
            tell(Progress::new(done, all), None)?;
            lists.push(lists::registration(&self.plan, rules, on, self.at_least, lists::ListReasons::Person(person)));
        }
        tell(Progress::new(rules.len(), all), None)?;
        let others = match self.plan.person(person) {
            Some(Person::Target(target)) => {
                Some(self.alternatives(&Sought::like(person, &target.profile, self.at_least)))
            }
            _ => None,
        };
        Ok(Found::Ladder { lists, others })
    }
}

impl Progress {
    fn new(done: usize, of: usize) -> Progress {
        let wide = |steps: usize| u64::try_from(steps).unwrap_or(u64::MAX);
        Progress { done: wide(done), of: wide(of) }
    }
}
