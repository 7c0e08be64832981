//! Why and when a player can't be fielded: one account of it for every question that asks who is there.

use jiff::civil::Date;

use super::cause::Cause;
use super::id::Id;
use super::plan::Plan;
use super::player::{Absence, Player, Why};
use super::season::SeasonStart;
use super::tenure::Whose;
use super::words::words;

words! {
    /// Which of the reported returns counts. Who is back by a day at worst is back by then likely and at best.
    Outlook { Likely = "likely", Best = "best", Worst = "worst" }
}

/// Days on end on which one cause keeps a player away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spell<'a> {
    pub cause: Cause,
    /// What the plan calls it: the injury, the tournament, the club he is lent to, was borrowed from or
    /// left for; else empty.
    pub what: &'a str,
    /// The first day away; [`Date::MIN`] where the plan knows no beginning.
    pub first: Date,
    /// The last day away; [`Date::MAX`] where the plan knows no end.
    pub last: Date,
}

impl Spell<'_> {
    pub fn holds(&self, on: Date) -> bool {
        self.first <= on && on <= self.last
    }
}

impl Absence {
    /// The first day back; none where nobody has reported or recorded one.
    pub fn back(&self, outlook: Outlook) -> Option<Date> {
        match outlook {
            Outlook::Likely => self.likely(),
            Outlook::Best => self.best(),
            Outlook::Worst => self.worst(),
        }
    }
}

impl Player {
    /// His spells away on his own account, in the order of their causes; none is empty.
    fn spells(&self, outlook: Outlook, starts: SeasonStart) -> impl Iterator<Item = Spell<'_>> {
        let elsewhere = self.tenure(starts).into_iter().filter_map(|tenure| {
            let (cause, what) = match tenure.whose {
                Whose::Ours | Whose::Borrowed => return None,
                Whose::Lent => (Cause::Lent, self.lent.as_ref().map(|lent| lent.to.as_str())),
                Whose::Gone(Cause::LoanOver) => (Cause::LoanOver, self.loan.as_ref().map(|loan| loan.from.as_str())),
                Whose::Gone(Cause::Left) => (Cause::Left, self.went_to()),
                Whose::Gone(cause) => (cause, None),
            };
            Some(Spell { cause, what: what.unwrap_or(""), first: tenure.from, last: tenure.until })
        });
        elsewhere.chain(self.absences.iter().filter_map(move |absence| absence.spell(outlook)))
    }

    /// The club that he left for, or that has to buy him once he is lent.
    fn went_to(&self) -> Option<&str> {
        match &self.left {
            Some(left) => left.to.as_deref(),
            None => self.lent.as_ref().map(|lent| lent.to.as_str()),
        }
    }
}

impl Absence {
    fn spell(&self, outlook: Outlook) -> Option<Spell<'_>> {
        let cause = match self.why {
            Why::Injury(_) => Cause::Injury,
            Why::Suspension(_) => Cause::Suspension,
            Why::Other(_) => Cause::Other,
        };
        let last = self.back(outlook).map_or(Some(Date::MAX), |back| back.yesterday().ok())?;
        (self.from <= last).then(|| Spell { cause, what: self.why.text(), first: self.from, last })
    }
}

impl Plan {
    /// When and why a player is away, by an outlook.
    ///
    /// Spells may overlap; none is empty.
    pub fn spells<'a>(&'a self, id: &Id, player: &'a Player, outlook: Outlook) -> impl Iterator<Item = Spell<'a>> {
        let called =
            self.call_ups.iter().filter(move |call_up| call_up.from <= call_up.until && call_up.players.contains(id));
        player.spells(outlook, self.season_starts).chain(called.map(|call_up| Spell {
            cause: Cause::CallUp,
            what: &call_up.name,
            first: call_up.from,
            last: call_up.until,
        }))
    }

    /// What keeps a player away on a day, by an outlook: the first cause in the order of [`Cause`].
    pub fn away<'a>(&'a self, id: &Id, player: &'a Player, on: Date, outlook: Outlook) -> Option<Spell<'a>> {
        self.spells(id, player, outlook).filter(|spell| spell.holds(on)).min_by_key(|spell| spell.cause)
    }

    /// Whether a player can be fielded on a day: with the club, not absent, not called up.
    pub fn available(&self, id: &Id, player: &Player, on: Date, outlook: Outlook) -> bool {
        let absent =
            || player.absences.iter().filter_map(|absence| absence.spell(outlook)).any(|spell| spell.holds(on));
        player.at_the_club(on, self.season_starts) && !absent() && self.call_up(id, on).is_none()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::super::formation::{Familiarity, Formation, Position, Slot};
    use super::super::plan::CallUp;
    use super::super::player::{Lent, Loan, Return};
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
    fn an_absence_ends_by_the_report_that_the_outlook_believes() {
        let mut player = bremer();
        let report = |on, back| Return { on, source: "press".into(), back };
        let returns = vec![
            report(date(2025, 6, 12), date(2025, 7, 24)),
            report(date(2025, 6, 13), date(2025, 8, 24)),
            report(date(2025, 6, 10), date(2025, 9, 1)),
        ];
        player.absences =
            vec![Absence { why: Why::Injury("knee".into()), from: date(2025, 6, 1), returns, ended: None }];
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
            vec![Absence { why: Why::Other("rest".into()), from: Date::MIN, returns: vec![], ended: Some(Date::MIN) }];
        assert_eq!(causes(player, Outlook::Likely, &[Date::MIN, Date::MAX]), [None, None]);
    }
}
