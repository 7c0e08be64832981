//! When players can be registered, and when a person joins or leaves.

use jiff::civil::Date;

use super::money::Money;
use super::plan::Plan;
use super::profile::Profile;
use super::target::{Answer, Bid, Side, Target};
use super::terms::{Basis, Terms};
use super::window::TransferWindow;

impl Plan {
    /// The usual windows in words, for plans that give none.
    pub const USUAL_WINDOWS: &str = "1 July to 1 September and 2 January to 2 February";

    /// The days that count if the plan gives no windows, in words.
    pub fn usual_windows(&self) -> &'static str {
        if self.season_starts.is_new_year() { "all days of its calendar years" } else { Plan::USUAL_WINDOWS }
    }

    /// The first day from `from` on which players can be registered.
    ///
    /// The plan's own windows count, and the usual ones before the first of those and after the last.
    ///
    /// If seasons are calendar years, there are no usual windows, and any day outside the plan's counts.
    pub fn registration(&self, from: Date) -> Date {
        let open = self.windows_about(from).filter(|window| from <= window.closes);
        // There is none only at the calendar's end.
        open.map(|window| window.opens.max(from)).min().unwrap_or(from)
    }

    /// The first day of the next window that opens after a day, if any does.
    pub fn next_window(&self, after: Date) -> Option<Date> {
        self.windows_about(after).map(|window| window.opens).filter(|opens| after < *opens).min()
    }

    /// The windows of the plan, and the usual ones of a day's year and the next.
    fn windows_about(&self, day: Date) -> impl Iterator<Item = TransferWindow> {
        let (first, last) =
            (self.windows.iter().map(|own| own.opens).min(), self.windows.iter().map(|own| own.closes).max());
        let usual = (day.year()..=day.year().saturating_add(1)).flat_map(usual);
        let usual = usual.filter(|_| !self.season_starts.is_new_year());
        let apart = move |window: &TransferWindow| {
            first.is_none_or(|first| window.closes < first) || last.is_some_and(|last| last < window.opens)
        };
        self.windows.iter().copied().chain(usual.filter(apart))
    }

    /// Whether a window is open on a day or closed on the day before, when what was agreed in it is still registered.
    pub fn registers_on(&self, day: Date) -> bool {
        let open = |day: Date| self.registration(day) == day;
        open(day) || day.yesterday().is_ok_and(open)
    }

    /// The day on which a person joins or leaves the club, on terms that stand since a day.
    ///
    /// It is the day in the terms, or else the first day in a window. But a person out of contract joins on any day,
    /// and one who is signed for no fee joins on the day after his contract ends.
    pub fn joining_day(&self, profile: &Profile, terms: Option<&Terms>, since: Date) -> Date {
        if let Some(said) = terms.and_then(|terms| terms.joins) {
            return said;
        }
        match profile.contract {
            Some(last) if last < since => since,
            Some(last) if terms.is_some_and(Terms::is_free) => last.tomorrow().unwrap_or(last),
            _ => self.registration(since),
        }
    }

    /// The day on which a target joins on the bid that stands, or could join if there is none.
    pub fn target_joins(&self, target: &Target, today: Date) -> Date {
        match target.standing_bid() {
            Some(bid) => self.joining_day(&target.profile, Some(&bid.terms), bid.stands_since(today)),
            None => self.joining_day(&target.profile, None, today),
        }
    }
}

impl Target {
    /// The bid that stands: the accepted one, or else our pending one.
    pub fn standing_bid(&self) -> Option<&Bid> {
        let last = |which: fn(&&Bid) -> bool| self.bids.iter().rfind(which);
        last(|bid| bid.answer == Answer::Accepted)
            .or_else(|| last(|bid| bid.answer == Answer::Pending && bid.by == Side::Us))
    }
}

impl Bid {
    /// The day since which the bid stands: that of its acceptance, or today while it is pending.
    pub fn stands_since(&self, today: Date) -> Date {
        let since = if self.answer == Answer::Pending { today } else { self.answered.unwrap_or(self.on) };
        since.max(self.on)
    }
}

impl Terms {
    /// Whether this is a transfer for which the other club gets nothing.
    pub fn is_free(&self) -> bool {
        let nothing = |money: Money| money.is_zero();
        match &self.basis {
            Basis::Transfer(fee) => nothing(fee.amount()) && fee.add_ons.is_empty() && self.swap.is_none(),
            Basis::Loan { .. } => false,
        }
    }
}

/// The usual windows that open in a year.
fn usual(year: i16) -> impl Iterator<Item = TransferWindow> {
    let window = move |opens: (i8, i8), closes: (i8, i8)| {
        let day = |(month, day)| Date::new(year, month, day).ok();
        Some(TransferWindow { opens: day(opens)?, closes: day(closes)? })
    };
    [window((1, 2), (2, 2)), window((7, 1), (9, 1))].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;
    use crate::domain::{Familiarity, Formation, Position, Positions, Slot};

    fn plan(windows: &[(Date, Date)]) -> Plan {
        let slot = |n| Slot { label: format!("S{n}"), position: Position::CB, across: 0, up: 0 };
        let formation = Arc::new(Formation::new("f".into(), (0..11).map(slot).collect()).unwrap());
        let windows = windows.iter().map(|(opens, closes)| TransferWindow { opens: *opens, closes: *closes });
        Plan { windows: windows.collect(), ..Plan::new("Club".into(), formation) }
    }

    #[test]
    fn by_calendar_years_any_day_counts_unless_the_plan_has_windows() {
        let window = (date(2026, 8, 1), date(2026, 8, 20));
        let [without, with] =
            [&[][..], &[window]].map(|own| Plan { season_starts: "01-01".parse().unwrap(), ..plan(own) });
        let [year_before, may, autumn] = [date(2025, 5, 5), date(2026, 5, 5), date(2026, 10, 5)];
        assert_eq!([year_before, may, autumn].map(|from| without.registration(from)), [year_before, may, autumn]);
        // The summer and winter windows of other countries don't apply here.
        assert_eq!([year_before, may, autumn].map(|from| with.registration(from)), [window.0, window.0, autumn]);
    }

    #[test]
    fn without_windows_of_its_own_a_plan_has_those_of_summer_and_winter() {
        for (from, joins) in [
            (date(2025, 6, 17), date(2025, 7, 1)),
            (date(2025, 7, 1), date(2025, 7, 1)),
            (date(2025, 9, 1), date(2025, 9, 1)),
            (date(2025, 9, 2), date(2026, 1, 2)),
            (date(2026, 2, 2), date(2026, 2, 2)),
            (date(2026, 2, 3), date(2026, 7, 1)),
            (date(2025, 12, 31), date(2026, 1, 2)),
        ] {
            assert_eq!(plan(&[]).registration(from), joins, "{from}");
        }
        assert_eq!(plan(&[]).registration(Date::MAX), Date::MAX);
        assert_eq!(plan(&[]).registration(Date::MIN), date(-9999, 1, 2));
    }

    #[test]
    fn a_plans_own_windows_take_the_place_of_the_usual_ones_between_them() {
        let own = plan(&[(date(2026, 6, 15), date(2026, 9, 1)), (date(2025, 6, 1), date(2025, 6, 10))]);
        for (from, joins) in [
            (date(2025, 1, 5), date(2025, 1, 5)),
            (date(2025, 5, 1), date(2025, 6, 1)),
            (date(2025, 6, 11), date(2026, 6, 15)),
            (date(2026, 8, 1), date(2026, 8, 1)),
            (date(2026, 9, 2), date(2027, 1, 2)),
        ] {
            assert_eq!(own.registration(from), joins, "{from}");
        }
        let far = plan(&[(date(2025, 6, 1), date(2025, 6, 10)), (date(2090, 6, 1), date(2090, 6, 10))]);
        assert_eq!(far.registration(date(2025, 6, 11)), date(2090, 6, 1));
    }

    #[test]
    fn every_day_of_registration_is_in_a_window_and_none_before_it_is() {
        let own = plan(&[(date(2026, 6, 15), date(2026, 9, 1)), (date(2025, 6, 1), date(2025, 6, 10))]);
        let holds = |day: Date| {
            let usual = day < date(2025, 6, 1) || date(2026, 9, 1) < day;
            let (month, of_month) = (day.month(), day.day());
            let summer = (7..9).contains(&month) || (month, of_month) == (9, 1);
            let winter = (month == 1 && of_month > 1) || (month == 2 && of_month < 3);
            own.windows.iter().any(|window| window.opens <= day && day <= window.closes) || usual && (summer || winter)
        };
        let mut day = date(2024, 1, 1);
        while day < date(2029, 1, 1) {
            let mut first = day;
            while !holds(first) {
                first += 1.day();
            }
            assert_eq!(own.registration(day), first, "{day}");
            day += 1.day();
        }
    }

    #[test]
    fn the_day_on_which_a_person_joins_follows_from_terms_contract_and_windows() {
        let positions = Positions::new(vec![(Position::CB, Familiarity::Natural)]).unwrap();
        let mut profile = Profile::new("Tt".into(), positions);
        let day = |profile: &Profile, line: &str| {
            let terms: Option<Terms> = (!line.is_empty()).then(|| line.parse().unwrap());
            plan(&[]).joining_day(profile, terms.as_ref(), date(2026, 2, 10)).to_string()
        };
        let lines = ["", "28m", "free", "free+1m", "free swap a=1m", "loan free", "28m joins 2026-03-01"];
        let unknown = lines.map(|line| day(&profile, line));
        let summer = "2026-07-01";
        assert_eq!(unknown, [summer, summer, summer, summer, summer, summer, "2026-03-01"]);
        profile.contract = Some(date(2027, 6, 30));
        let under_contract = lines.map(|line| day(&profile, line));
        assert_eq!(under_contract, [summer, summer, "2027-07-01", summer, summer, summer, "2026-03-01"]);
        profile.contract = Some(date(2026, 2, 9));
        assert_eq!(lines.map(|line| day(&profile, line))[..6], ["2026-02-10"; 6], "he is out of contract");
    }
}
