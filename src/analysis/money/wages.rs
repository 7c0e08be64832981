//! The wages of players, by month, while they are ours or here on loan.

use std::ops::{Range, RangeInclusive};

use jiff::civil::Date;

use crate::domain::{LoanBefore, Money, Player, Season, SeasonStart, Tenure, Terms, WageShare, Whose, month};

/// The wages that we pay a player in a season.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Earned {
    pub money: Money,
    /// Whether the wage is unknown for some of his months.
    pub unknown: bool,
}

/// A player's wages through his time with us.
pub(super) struct PlayerWages {
    tenure: Vec<Tenure>,
    wages: Wages,
    shares: WageShares,
}

impl PlayerWages {
    pub(super) fn new(player: &Player, starts: SeasonStart) -> PlayerWages {
        let (wages, shares) = (Wages::new(player), WageShares::new(player));
        PlayerWages { tenure: player.tenure(starts), wages, shares }
    }

    /// The gross wages that we pay him in a season.
    ///
    /// The months in which he is ours or here on loan count, including those of his first and last day, if they are in
    /// `among`. A wage counts from the month in which it was agreed; if the wage before is not recorded, it is unknown
    /// for the earlier months. During a loan the other club's share is left out.
    pub(super) fn earned(&self, season: Season, among: Range<i32>) -> Earned {
        let (mut twelfths, mut unknown) = (0u128, false);
        for at in season.months().filter(|at| among.contains(at)) {
            let is_here = |part: &&Tenure| {
                !matches!(part.whose, Whose::Gone(_)) && month(part.from) <= at && at <= month(part.until)
            };
            let mut here = self.tenure.iter().filter(is_here).peekable();
            if here.peek().is_none() {
                continue;
            }
            let Some(wage) = self.wages.of(at) else {
                unknown = true;
                continue;
            };
            let others =
                here.find_map(|part| self.shares.of(part.whose, at)).map_or(Money::ZERO, |share| share.of(wage));
            twelfths += u128::from(wage.units().saturating_sub(others.units()));
        }
        Earned { money: Money::from_units(u64::try_from(twelfths / 12).unwrap_or(u64::MAX)), unknown }
    }
}

/// Every month.
pub(super) const ALWAYS: Range<i32> = i32::MIN..i32::MAX;

/// A player's wage, and his wages before each change.
struct Wages {
    now: Option<Money>,
    /// The month of each change, and the wage before it if known; the earliest first.
    changes: Vec<(i32, Option<Money>)>,
}

impl Wages {
    fn new(player: &Player) -> Wages {
        let agreed = player.signed.as_ref().and_then(|signed| signed.terms.as_ref()?.wage);
        let renewed = player.renewed.iter().filter(|renewal| renewal.earned.or(renewal.wage).is_some());
        let renewed = renewed.map(|renewal| (month(renewal.on), renewal.earned));
        let bought =
            player.bought.iter().filter(|bought| bought.terms.as_ref().is_some_and(|terms| terms.wage.is_some()));
        let bought = bought.map(|bought| (month(bought.on), bought.earned));
        let began = |before: &LoanBefore| before.since.map_or(i32::MIN, month);
        let mut loans: Vec<&LoanBefore> = player.loan_before.iter().collect();
        loans.sort_by_key(|before| began(before));
        let next = loans.iter().skip(1).map(|next| began(next)).chain(player.joined.map(month));
        let borrowed = next.zip(loans.iter().map(|before| before.wage));
        let mut changes: Vec<(i32, Option<Money>)> = renewed.chain(bought).chain(borrowed).collect();
        changes.sort_by_key(|(from, _)| *from);
        Wages { now: player.profile.wage.or(agreed), changes }
    }

    fn of(&self, at: i32) -> Option<Money> {
        self.changes.iter().find(|(from, _)| at < *from).map_or(self.now, |(_, before)| *before)
    }
}

/// The shares of his wage that other clubs pay during loans.
struct WageShares {
    /// The months of each loan and the other club's share, the earliest first.
    here: Vec<(RangeInclusive<i32>, Option<WageShare>)>,
    /// The same for loans away.
    away: Vec<(RangeInclusive<i32>, Option<WageShare>)>,
}

impl WageShares {
    fn new(player: &Player) -> WageShares {
        let months = |since: Option<Date>, last: Date| since.map_or(i32::MIN, month)..=month(last);
        let here = player.loans_here().into_iter();
        let here = here.map(|(since, loan, terms)| (months(since, loan.last_day()), terms.and_then(Terms::wage_share)));
        let away = player
            .loans_away()
            .into_iter()
            .map(|(lent, terms)| (months(lent.since, lent.last_day()), terms.and_then(Terms::wage_share)));
        WageShares { here: here.collect(), away: away.collect() }
    }

    fn of(&self, whose: Whose, at: i32) -> Option<WageShare> {
        let loans = match whose {
            Whose::Borrowed => &self.here,
            Whose::Lent => &self.away,
            Whose::Ours | Whose::Gone(_) => return None,
        };
        loans.iter().rfind(|(months, _)| months.contains(&at)).and_then(|(_, share)| *share)
    }
}

/// For how many seasons after the first a person's wage is counted: twice as long as the longest contract.
const MOST_SEASONS: i16 = 20;

/// The seasons in which a person who comes on a day can earn wages.
pub(super) fn seasons(from: Date, starts: SeasonStart) -> impl Iterator<Item = Season> {
    let first = Season::of(from, starts);
    (0..=MOST_SEASONS).map(move |later| first.after(later))
}
