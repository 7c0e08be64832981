//! Buys a player on loan here who is a target too: he stays one person, under his id as a player.

use jiff::civil::Date;

use super::Refused;
use crate::domain::tracks::expire;
use crate::domain::{Basis, Fee, Id, Left, Money, Plan, Signed, Terms};

impl Plan {
    /// Buys a player on loan here on the terms of his deal as a target, which ends with that.
    pub(super) fn take_in(
        &mut self,
        target: &Id,
        held: &Id,
        signed: Signed,
        on: Date,
        until: Option<Date>,
    ) -> Result<(), Refused> {
        let Some(deal) = self.targets.get(target).cloned() else { return Err(Refused::Nobody(target.clone())) };
        let Signed { on: today, source, mut terms, .. } = signed;
        if terms.as_ref().is_some_and(|terms| matches!(terms.basis, Basis::Loan { .. })) {
            return Err(Refused::LoanOfTarget(self.name_of(target), held.clone()));
        }
        if let Some(terms) = &mut terms {
            self.check_swap(terms, today)?;
            (terms.joins, terms.wage) = (None, terms.wage.or(deal.profile.wage));
        }
        let given: Vec<Id> = terms.iter().flat_map(Terms::given).cloned().collect();
        let usual = Terms::new(Basis::Transfer(Fee::new(Money::ZERO)));
        let until = until.unwrap_or_else(|| terms.as_ref().unwrap_or(&usual).contract_end(on, self.season_starts));
        let left = Left { on, to: deal.club.clone(), terms: None, source: source.clone() };
        self.change_player(held, |player, name, _| {
            let mut bids = std::mem::take(&mut player.bids);
            bids.extend(deal.bids);
            expire(&mut bids, today);
            player.buy(on, until, terms, source, bids, name)?;
            for report in deal.profile.reports {
                if !player.profile.reports.contains(&report) {
                    player.profile.reports.push(report);
                }
            }
            Ok(())
        })?;
        self.targets.remove(target);
        given.iter().try_for_each(|given| self.part_with(given, left.clone(), today))
    }
}
