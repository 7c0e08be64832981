//! Why and when a player can't be fielded: one account for every question that asks who is there.

use std::borrow::Cow;
use std::cmp::Reverse;

use jiff::civil::Date;

use super::cause::Cause;
use super::id::Id;
use super::matches::Match;
use super::plan::Plan;
use super::player::{Absence, Lent, Player, Why};
use super::season::SeasonStart;
use super::tenure::{Tenure, Whose};
use super::words::words;

words! {
    /// Which of the reported returns counts.
    ///
    /// Whoever is back by a day in the worst case is back by then in the likely and the best case, too. At worst,
    /// whoever is doubtful on the plan's own day stays out for a while; see [`Plan::seen_on`].
    Outlook { Likely = "likely", Best = "best", Worst = "worst" }
}

/// A run of days on which one cause keeps a player away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spell<'a> {
    pub cause: Cause,
    /// The plan's word for it: the injury, the tournament, or the club that he is lent to, was borrowed from or left
    /// for. Empty if there is none.
    pub what: &'a str,
    /// The first day away; [`Date::MIN`] if the plan knows no beginning.
    pub first: Date,
    /// The last day away; [`Date::MAX`] if the plan knows no end.
    pub last: Date,
}

impl Spell<'_> {
    pub fn holds(&self, on: Date) -> bool {
        self.first <= on && on <= self.last
    }

    /// Of a player's spells, the one that keeps him away on a day: the first cause in the order of [`Cause`].
    pub fn on(spells: impl IntoIterator<Item = Self>, day: Date) -> Option<Self> {
        spells.into_iter().filter(|spell| spell.holds(day)).min_by_key(|spell| spell.cause)
    }
}

impl Player {
    /// His spells away without call-ups, in the order of their causes; none is empty.
    fn spells<'a>(&'a self, seen: AbsenceView<'a>) -> impl Iterator<Item = Spell<'a>> {
        let tenure = self.tenure(seen.starts);
        let gone = |part: &Tenure| {
            let (cause, what) = match part.whose {
                Whose::Ours | Whose::Borrowed | Whose::Lent => return None,
                Whose::Gone(Cause::LoanOver) => (Cause::LoanOver, self.loan.as_ref().map(|loan| loan.from.as_str())),
                Whose::Gone(Cause::Left) => (Cause::Left, self.went_to()),
                Whose::Gone(cause) => (cause, None),
            };
            Some(Spell { cause, what: what.unwrap_or(""), first: part.from, last: part.until })
        };
        let gone: Vec<Spell<'_>> = tenure.iter().filter_map(gone).collect();
        // Loans that follow each other directly are one part of his tenure, but each has its own club.
        let away = tenure.into_iter().filter(|part| part.whose == Whose::Lent).flat_map(|part| {
            let within = move |lent: &'a Lent| {
                let (first, last) = (lent.since.unwrap_or(Date::MIN).max(part.from), lent.last_day().min(part.until));
                (first <= last).then_some(Spell { cause: Cause::Lent, what: &lent.to, first, last })
            };
            self.loans_out().filter_map(within)
        });
        gone.into_iter().chain(away).chain(self.absences.iter().flat_map(move |absence| absence.spells(seen)))
    }

    /// The loan on which he is away on a day; if several hold, the present one first.
    pub fn lent_on(&self, on: Date) -> Option<&Lent> {
        self.loans_out().find(|lent| lent.holds(on))
    }

    /// The club that he is lent to on a day.
    pub fn lent_to(&self, on: Date) -> Option<&str> {
        self.lent_on(on).map(|lent| lent.to.as_str())
    }

    /// The club that he left for, or that must buy him after a loan.
    fn went_to(&self) -> Option<&str> {
        match &self.left {
            Some(left) => left.to.as_deref(),
            None => self.lent.as_ref().map(|lent| lent.to.as_str()),
        }
    }
}

impl Absence {
    /// The runs of days on which it keeps him out, in order.
    ///
    /// Only a ban in one competition has more than one.
    fn spells<'a>(&'a self, seen: AbsenceView<'a>) -> impl Iterator<Item = Spell<'a>> {
        let cause = match self.why {
            Why::Injury(_) => Cause::Injury,
            Why::Suspension(_) => Cause::Suspension,
            Why::Other(_) => Cause::Other,
        };
        let banned = self.ban.as_ref().map(|ban| ban.served(self.from, seen.matches).out);
        let plain = if banned.is_none() { self.reported(seen) } else { None };
        let end = self.ended.map_or(Some(Date::MAX), |ended| ended.yesterday().ok());
        let runs = plain.into_iter().chain(banned.into_iter().flatten());
        let runs = runs.filter_map(move |(first, last)| Some((first, last.min(end?))));
        let what = self.why.text();
        runs.filter(|(first, last)| first <= last).map(move |(first, last)| Spell { cause, what, first, last })
    }

    /// Its days, from the first one to the eve of the reported return.
    fn reported(&self, seen: AbsenceView<'_>) -> Option<(Date, Date)> {
        let back = match seen.outlook {
            Outlook::Likely => self.likely(),
            Outlook::Best => self.best(),
            Outlook::Worst => self.worst(seen.today),
        };
        Some((self.from, back.map_or(Some(Date::MAX), |back| back.yesterday().ok())?))
    }
}

/// What decides the days of an absence: the matches, the seasons, the outlook and the plan's own day.
#[derive(Clone, Copy)]
struct AbsenceView<'a> {
    matches: &'a [Match],
    starts: SeasonStart,
    outlook: Outlook,
    today: Option<Date>,
}

impl Plan {
    /// The plan as it is on a day.
    ///
    /// At worst, whoever is doubtful on that day stays out for a while; see [`Absence::is_doubtful`]. A plan with a day
    /// of its own keeps it.
    pub fn seen_on(&self, today: Date) -> Cow<'_, Plan> {
        match self.today {
            Some(_) => Cow::Borrowed(self),
            None => Cow::Owned(Plan { today: Some(today), ..self.clone() }),
        }
    }

    fn seen(&self, outlook: Outlook) -> AbsenceView<'_> {
        AbsenceView { matches: &self.matches, starts: self.season_starts, outlook, today: self.today }
    }

    /// The absence that keeps a player out on a day, by the likely returns.
    ///
    /// If there are several, it is the one that lasts longest, and then the first in the order of [`Cause`].
    pub fn absence<'a>(&self, player: &'a Player, on: Date) -> Option<(usize, &'a Absence)> {
        let lasts = |absence: &Absence| {
            let spells = absence.spells(self.seen(Outlook::Likely));
            spells.filter(|spell| spell.holds(on)).map(|spell| (Reverse(spell.last), spell.cause)).min()
        };
        let held = player.absences.iter().enumerate().filter_map(|held| Some((lasts(held.1)?, held)));
        held.min_by_key(|(lasts, _)| *lasts).map(|(_, held)| held)
    }

    /// The absence that makes a player doubtful on a day.
    ///
    /// He is doubtful today, and the doubt is not over by then.
    pub fn doubt<'a>(&self, player: &'a Player, on: Date, today: Date) -> Option<(usize, &'a Absence)> {
        let in_doubt = |absence: &Absence| {
            let over = absence.worst(Some(today)).is_some_and(|back| back <= on);
            absence.is_doubtful(today) && absence.likely().is_some_and(|back| back <= on) && !over
        };
        let held = player.absences.iter().enumerate().find(|(_, absence)| in_doubt(absence));
        held.filter(|_| self.absence(player, on).is_none())
    }

    /// The players who are in doubt on a day; see [`Plan::doubt`].
    pub fn doubtful(&self, on: Date, today: Date) -> Vec<Id> {
        let doubted = self.players.iter().filter(|(_, player)| self.doubt(player, on, today).is_some());
        doubted.map(|(id, _)| id.clone()).collect()
    }

    /// The first day from `on` on which every absence that began is over; `None` if nobody knows.
    ///
    /// A ban in one competition is over once it is served, whatever days it leaves free.
    pub fn back(&self, player: &Player, on: Date, outlook: Outlook) -> Option<Date> {
        let whole = |absence: &Absence| {
            let mut spells = absence.spells(self.seen(outlook));
            let first = spells.next()?;
            Some((first.first, spells.last().unwrap_or(first).last))
        };
        let mut absences: Vec<(Date, Date)> = player.absences.iter().filter_map(whole).collect();
        absences.sort_unstable();
        absences.into_iter().try_fold(
            on,
            |back, (first, last)| {
                if first <= back && back <= last { last.tomorrow().ok() } else { Some(back) }
            },
        )
    }

    /// Whether an absence has begun by a day and, at worst, is not over before it.
    ///
    /// A ban in one competition also lasts on the days on which others are played.
    pub fn lasts(&self, absence: &Absence, on: Date, today: Date) -> bool {
        let seen = AbsenceView { today: Some(today), ..self.seen(Outlook::Worst) };
        absence.from <= on && absence.spells(seen).any(|spell| on <= spell.last)
    }

    /// When and why a player is away, seen by an outlook.
    ///
    /// Spells may overlap; none is empty.
    pub fn spells<'a>(&'a self, id: &Id, player: &'a Player, outlook: Outlook) -> impl Iterator<Item = Spell<'a>> {
        let called =
            self.call_ups.iter().filter(move |call_up| call_up.from <= call_up.until && call_up.players.contains(id));
        player.spells(self.seen(outlook)).chain(called.map(|call_up| Spell {
            cause: Cause::CallUp,
            what: &call_up.name,
            first: call_up.from,
            last: call_up.until,
        }))
    }

    /// What keeps a player away on a day, seen by an outlook: the first cause in the order of [`Cause`].
    pub fn away<'a>(&'a self, id: &Id, player: &'a Player, on: Date, outlook: Outlook) -> Option<Spell<'a>> {
        Spell::on(self.spells(id, player, outlook), on)
    }

    /// Whether a player can be fielded on a day: with the club, not absent, not called up.
    pub fn available(&self, id: &Id, player: &Player, on: Date, outlook: Outlook) -> bool {
        let absent = || {
            player.absences.iter().flat_map(|absence| absence.spells(self.seen(outlook))).any(|spell| spell.holds(on))
        };
        player.at_the_club(on, self.season_starts) && !absent() && self.call_up(id, on).is_none()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::super::formation::{Familiarity, Formation, Position, Slot};
    use super::super::plan::CallUp;
    use super::super::player::{Loan, Return};
    use super::super::profile::{Positions, Profile};
    use super::*;

    fn alone(player: Player) -> (Plan, Id) {
        let slot = |n| Slot { label: format!("S{n}"), position: Position::CB, across: 0, up: 0 };
        let mut plan =
            Plan::new("Club".into(), Arc::new(Formation::new("f".into(), (0..11).map(slot).collect()).unwrap()));
        let id = Id::new("bremer").unwrap();
        plan.players.put(id.clone(), player);
        (plan, id)
    }

    fn bremer() -> Player {
        let positions = Positions::new(vec![(Position::CB, Familiarity::Natural)]).unwrap();
        Player::new(Profile::new("Gleison Bremer".into(), positions))
    }

    /// What keeps him away on each day.
    fn causes(player: Player, outlook: Outlook, days: &[Date]) -> Vec<Option<Cause>> {
        let (plan, id) = alone(player);
        let player = plan.players.get(&id).unwrap();
        days.iter().map(|on| plan.away(&id, player, *on, outlook).map(|spell| spell.cause)).collect()
    }

    #[test]
    fn he_is_there_on_his_last_day_and_on_his_first_day_back() {
        let mut player = bremer();
        player.joined = Some(date(2024, 2, 29));
        player.profile.contract = Some(date(2028, 2, 29));
        let days = [date(2024, 2, 28), date(2024, 2, 29), date(2028, 2, 29), date(2028, 3, 1)];
        let expected = [Some(Cause::NotJoined), None, None, Some(Cause::ContractOver)];
        assert_eq!(causes(player.clone(), Outlook::Likely, &days), expected);
        player.loan = Some(Loan { from: "Porto".into(), until: date(2024, 3, 1), ended: None });
        let days = [date(2024, 3, 1), date(2024, 3, 2)];
        assert_eq!(causes(player, Outlook::Likely, &days), [None, Some(Cause::LoanOver)]);
        let mut player = bremer();
        player.lent = Some(Lent { to: "Ajax".into(), since: None, until: date(2025, 6, 30), ended: None });
        let days = [date(2025, 6, 30), date(2025, 7, 1)];
        assert_eq!(causes(player, Outlook::Likely, &days), [Some(Cause::Lent), None]);
    }

    #[test]
    fn of_two_loans_that_touch_each_names_its_own_club() {
        let mut player = bremer();
        let lent = |to: &str, since, until| Lent { to: to.into(), since: Some(since), until, ended: None };
        player.lent_before = vec![lent("Ajax", date(2024, 7, 1), date(2025, 6, 30))];
        player.lent = Some(lent("PSV", date(2025, 7, 1), date(2026, 6, 30)));
        let (plan, id) = alone(player);
        let player = plan.players.get(&id).unwrap();
        let club = |on| plan.away(&id, player, on, Outlook::Likely).map_or("", |spell| spell.what);
        let days = [date(2024, 6, 30), date(2024, 7, 1), date(2025, 6, 30), date(2025, 7, 1), date(2026, 7, 1)];
        assert_eq!(days.map(club), ["", "Ajax", "Ajax", "PSV", ""]);
        let spells: Vec<_> = plan.spells(&id, player, Outlook::Likely).map(|spell| (spell.first, spell.last)).collect();
        let (ajax, psv) = ((date(2024, 7, 1), date(2025, 6, 30)), (date(2025, 7, 1), date(2026, 6, 30)));
        assert_eq!(spells.len(), 2);
        assert!(spells.contains(&ajax) && spells.contains(&psv), "{spells:?}");
    }

    #[test]
    fn an_absence_ends_by_the_report_that_the_outlook_believes() {
        let mut player = bremer();
        let report = |on, back| Return { on, source: "press".into(), back };
        let returns = vec![
            report(date(2025, 6, 12), date(2025, 7, 24)),
            report(date(2025, 6, 13), date(2025, 8, 24)),
            report(date(2025, 6, 10), date(2025, 9, 1)),
        ];
        player.absences = vec![Absence { returns, ..Absence::new(Why::Injury("knee".into()), date(2025, 6, 1)) }];
        for (outlook, back) in [
            (Outlook::Best, date(2025, 7, 24)),
            (Outlook::Likely, date(2025, 8, 24)),
            (Outlook::Worst, date(2025, 9, 1)),
        ] {
            let days = [date(2025, 5, 31), date(2025, 6, 1), back.yesterday().unwrap(), back];
            let expected = [None, Some(Cause::Injury), Some(Cause::Injury), None];
            assert_eq!(causes(player.clone(), outlook, &days), expected, "{outlook}");
        }
        player.absences[0].ended = Some(date(2025, 6, 1));
        assert_eq!(causes(player, Outlook::Worst, &[date(2025, 6, 1)]), [None], "it ended as it began");
    }

    #[test]
    fn a_call_up_of_one_day_takes_him_away_for_that_day() {
        let (mut plan, id) = alone(bremer());
        let day = date(2028, 2, 29);
        plan.call_ups.push(CallUp { name: "Cup".into(), from: day, until: day, players: vec![id.clone()] });
        let player = plan.players.get(&id).unwrap();
        let available = |on| plan.available(&id, player, on, Outlook::Likely);
        assert_eq!([day.yesterday().unwrap(), day, day.tomorrow().unwrap()].map(available), [true, false, true]);
        assert_eq!(plan.away(&id, player, day, Outlook::Likely).unwrap().what, "Cup");
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_edges() {
        let mut player = bremer();
        player.joined = Some(Date::MIN);
        player.profile.contract = Some(Date::MAX);
        player.absences =
            vec![Absence { ended: Some(Date::MIN), ..Absence::new(Why::Other("rest".into()), Date::MIN) }];
        assert_eq!(causes(player, Outlook::Likely, &[Date::MIN, Date::MAX]), [None, None]);
    }
}
