//! What happened in a plan, in time order: its own history.

use jiff::civil::Date;

use crate::domain::{
    Absence, Answer, Bid, Bought, EntryKind, EntryName, FiledList, Id, Left, Lent, ListChange, Loan, Moved, Person,
    Plan, Player, Renewal, Report, Return, Side, Signed, Stage, Stance, Target, TrackStep,
};

/// The dated entries of a plan, the earliest first, and those of which nobody wrote down the day.
///
/// On one day players come before targets, each in the plan's order, and the filed lists come last. Of one person the
/// entries of a day are in the order of [`Happening`]; two of a kind are in the plan's order, and an answer follows its
/// offer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Story<'p> {
    pub events: Vec<StoryEvent<'p>>,
    pub undated: Vec<StoryEvent<'p>>,
}

/// One thing that happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoryEvent<'p> {
    /// The day; `None` if the plan does not have it.
    pub on: Option<Date>,
    /// Whom it is about; `None` for a list that is filed.
    pub person: Option<&'p Id>,
    /// The entry's name, for what has one.
    pub entry: Option<EntryName>,
    pub what: Happening<'p>,
}

/// What happened.
///
/// Matches, deadlines, call-ups and the agreed ends of contracts and loans are the calendar's, and no part of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Happening<'p> {
    /// The first day of an absence.
    Absence(&'p Absence),
    /// Somebody says when he is back.
    Return(&'p Return),
    /// He is back.
    Back(&'p Absence),
    Report(&'p Report),
    Step(&'p TrackStep),
    /// A stage that no step led to.
    Stage(Stage),
    /// What the seller says, which no step led to.
    Seller(&'p Stance),
    /// What the player says, which no step led to.
    Player(&'p Stance),
    /// An offer, and the side that buys.
    Offer(&'p Bid, Side),
    /// The answer to an offer, and the side that buys.
    Answer(&'p Bid, Side),
    Signed(&'p Signed),
    /// His first day with the club, on this loan if he is borrowed.
    Joined(Option<&'p Loan>),
    Bought(&'p Bought),
    /// The first day of a loan to another club.
    Lent(&'p Lent),
    /// A loan here ended early.
    Returned(&'p Loan),
    /// A loan to another club ended early.
    CalledBack(&'p Lent),
    /// A renewal, with the contract's last day after it, if known.
    Renewed(&'p Renewal, Option<Date>),
    Left(&'p Left),
    Filed(&'p FiledList),
    ListChanged(&'p FiledList, &'p ListChange),
}

impl Happening<'_> {
    /// The kind, as a word; entries are called as their names are.
    pub fn kind(&self) -> &'static str {
        match self {
            Happening::Absence(_) => EntryKind::Absence.word(),
            Happening::Return(_) => EntryKind::Return.word(),
            Happening::Back(_) => "back",
            Happening::Report(_) => EntryKind::Report.word(),
            Happening::Step(step) => match &step.to {
                Moved::Stage(..) => "stage",
                Moved::Seller(_) => "seller",
                Moved::Player(_) => "player",
            },
            Happening::Stage(_) => "stage",
            Happening::Seller(_) => "seller",
            Happening::Player(_) => "player",
            Happening::Offer(bid, buyer) if bid.by == *buyer => EntryKind::Bid.word(),
            Happening::Offer(..) => EntryKind::Counter.word(),
            Happening::Answer(..) => EntryKind::Answer.word(),
            Happening::Signed(_) => "signed",
            Happening::Joined(_) => "joined",
            Happening::Bought(_) => "bought",
            Happening::Lent(_) => "lent",
            Happening::Returned(_) | Happening::CalledBack(_) => "loan ended",
            Happening::Renewed(..) => EntryKind::Renewal.word(),
            Happening::Left(_) => "left",
            Happening::Filed(_) => "list filed",
            Happening::ListChanged(..) => "list changed",
        }
    }

    /// Who said it, if known.
    pub fn source(&self) -> Option<&str> {
        let said = match self {
            Happening::Return(report) => &report.source,
            Happening::Report(report) => &report.source,
            Happening::Step(step) => step.source.as_ref()?,
            Happening::Offer(bid, _) => bid.source.as_ref()?,
            Happening::Answer(bid, _) => bid.answer_source.as_ref()?,
            Happening::Signed(signed) => &signed.source,
            Happening::Bought(bought) => &bought.source,
            Happening::Returned(loan) => &loan.ended.as_ref()?.source,
            Happening::CalledBack(lent) => &lent.ended.as_ref()?.source,
            Happening::Renewed(renewal, _) => &renewal.source,
            Happening::Left(left) => &left.source,
            Happening::Absence(_)
            | Happening::Back(_)
            | Happening::Stage(_)
            | Happening::Seller(_)
            | Happening::Player(_)
            | Happening::Joined(_)
            | Happening::Lent(_)
            | Happening::Filed(_)
            | Happening::ListChanged(..) => return None,
        };
        Some(said.as_str()).filter(|said| !said.is_empty())
    }
}

/// Everything that happened, from the first to the last of these days; `None` is no limit.
///
/// Entries without a day are told whatever the days are.
pub fn story(plan: &Plan, since: Option<Date>, until: Option<Date>) -> Story<'_> {
    let mut told = Telling::default();
    for (id, player) in plan.players.iter() {
        told.about = Some(id);
        told.player(player);
    }
    for (id, target) in plan.targets.iter() {
        told.about = Some(id);
        told.target(target);
    }
    told.about = None;
    for list in &plan.registered {
        told.add(Some(list.on), None, Happening::Filed(list));
        told.all(list.changes.iter().map(|change| (Some(change.on), Happening::ListChanged(list, change))));
    }
    let within = |day: Date| since.is_none_or(|since| since <= day) && until.is_none_or(|until| day <= until);
    let (mut events, undated): (Vec<_>, Vec<_>) = told.events.into_iter().partition(|event| event.on.is_some());
    events.retain(|event| event.on.is_some_and(within));
    events.sort_by_key(|event| event.on);
    Story { events, undated }
}

/// The events so far, and whom the next ones are about.
#[derive(Default)]
struct Telling<'p> {
    about: Option<&'p Id>,
    events: Vec<StoryEvent<'p>>,
}

impl<'p> Telling<'p> {
    fn add(&mut self, on: Option<Date>, entry: Option<EntryName>, what: Happening<'p>) {
        self.events.push(StoryEvent { on, person: self.about, entry, what });
    }

    /// Adds events that have no names.
    fn all(&mut self, events: impl Iterator<Item = (Option<Date>, Happening<'p>)>) {
        events.for_each(|(on, what)| self.add(on, None, what));
    }

    /// Adds entries of a kind, which have numbers.
    fn entries(&mut self, kind: EntryKind, events: impl Iterator<Item = (Date, Happening<'p>)>) {
        for (place, (on, what)) in events.enumerate() {
            self.add(Some(on), Some(EntryName::at(kind, place)), what);
        }
    }

    fn player(&mut self, player: &'p Player) {
        let person = Person::Player(player);
        let absences = || player.absences.iter();
        self.entries(EntryKind::Absence, absences().map(|absence| (absence.from, Happening::Absence(absence))));
        let returns = absences().flat_map(|absence| &absence.returns);
        self.entries(EntryKind::Return, returns.map(|said| (said.on, Happening::Return(said))));
        self.all(absences().filter_map(|absence| Some((Some(absence.ended?), Happening::Back(absence)))));
        self.deal(person);
        let earlier = player.loan_before.iter().filter_map(|before| before.signed.as_ref());
        for signed in earlier.clone() {
            self.all(signed.steps.iter().map(|step| (Some(step.on), Happening::Step(step))));
            signed.bids.iter().for_each(|bid| self.offer(None, bid, Side::Us));
        }
        self.all(earlier.chain(&player.signed).map(|signed| (Some(signed.on), Happening::Signed(signed))));
        let before = player.loan_before.iter().map(|before| (before.since, Happening::Joined(Some(&before.loan))));
        self.all(before);
        if player.joined.is_some() || player.loan.is_some() {
            self.add(player.joined, None, Happening::Joined(player.loan.as_ref()));
        }
        self.all(player.bought.iter().map(|bought| (Some(bought.on), Happening::Bought(bought))));
        let here = player.loan_before.iter().map(|before| &before.loan).chain(&player.loan);
        let away = || player.lent_before.iter().chain(&player.lent);
        self.all(away().map(|lent| (lent.since, Happening::Lent(lent))));
        self.all(here.filter_map(|loan| Some((Some(loan.ended.as_ref()?.on), Happening::Returned(loan)))));
        self.all(away().filter_map(|lent| Some((Some(lent.ended.as_ref()?.on), Happening::CalledBack(lent)))));
        let renewed = player.renewed.iter().enumerate();
        let renewed = renewed.map(|(place, to)| (to.on, Happening::Renewed(to, player.renewed_until(place))));
        self.entries(EntryKind::Renewal, renewed);
        self.all(player.left.iter().map(|left| (Some(left.on), Happening::Left(left))));
    }

    fn target(&mut self, target: &'p Target) {
        self.deal(Person::Target(target));
        let led_to = |to: Happening<'_>| target.steps.iter().any(|step| leads_to(step, to));
        let stage = Some(Happening::Stage(target.stage)).filter(|_| target.stage != Stage::Identified);
        let seller = Some(Happening::Seller(&target.seller)).filter(|_| target.seller != Stance::Unknown);
        let player = Some(Happening::Player(&target.player)).filter(|_| target.player != Stance::Unknown);
        let found = [stage, seller, player].into_iter().flatten().filter(|what| !led_to(*what));
        self.all(found.map(|what| (None, what)));
    }

    /// Adds what was said, and the steps and the offers of a deal.
    fn deal(&mut self, person: Person<'p>) {
        let reports = person.profile().reports.iter();
        self.entries(EntryKind::Report, reports.map(|report| (report.on, Happening::Report(report))));
        self.entries(EntryKind::Step, person.steps().iter().map(|step| (step.on, Happening::Step(step))));
        for (place, (bid, buyer)) in person.offers().into_iter().enumerate() {
            self.offer(Some(place), bid, buyer);
        }
    }

    /// Adds an offer and its answer; `place` is its index among those that have numbers.
    fn offer(&mut self, place: Option<usize>, bid: &'p Bid, buyer: Side) {
        let name = place.map(|place| EntryName::of_offer(bid, buyer, place));
        self.add(Some(bid.on), name, Happening::Offer(bid, buyer));
        if bid.answer != Answer::Pending {
            let name = name.map(|name| EntryName { kind: EntryKind::Answer, ..name });
            self.add(bid.answered, name, Happening::Answer(bid, buyer));
        }
    }
}

/// Whether a step led to where a track stands.
fn leads_to(step: &TrackStep, to: Happening<'_>) -> bool {
    match (&step.to, to) {
        (Moved::Stage(stage, _), Happening::Stage(held)) => *stage == held,
        (Moved::Seller(stance), Happening::Seller(held)) | (Moved::Player(stance), Happening::Player(held)) => {
            stance == held
        }
        _ => false,
    }
}
