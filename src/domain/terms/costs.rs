//! The costs of terms: in the newspapers, surely, probably and at worst.

use super::{Basis, Chance, Fee, Money, Purchase, Terms};

/// Whether a fee has to be paid.
enum Due<'t> {
    Surely,
    /// If its condition is met.
    Perhaps(&'t Chance),
    /// If we choose to.
    AtWill,
}

impl Fee {
    fn all_add_ons(&self) -> Money {
        self.add_ons.iter().map(|add_on| add_on.amount).sum()
    }

    fn expected_add_ons(&self) -> Money {
        self.add_ons.iter().map(|add_on| add_on.chance.of(add_on.amount)).sum()
    }

    fn with_costs(&self) -> Money {
        self.amount() + self.costs
    }
}

impl Terms {
    /// The fees: that of a transfer, or those of a loan and of the purchase after it.
    fn fees(&self) -> impl Iterator<Item = (&Fee, Due<'_>)> {
        let (first, then) = match &self.basis {
            Basis::Transfer(fee) => (fee, None),
            Basis::Loan { fee, then, .. } => (fee, then.as_deref()),
        };
        let purchase = then.map(|(purchase, fee)| match purchase {
            Purchase::Option => (fee, Due::AtWill),
            Purchase::Obligation(chance) if chance.is_unsaid() => (fee, Due::Surely),
            Purchase::Obligation(chance) => (fee, Due::Perhaps(chance)),
        });
        std::iter::once((first, Due::Surely)).chain(purchase)
    }

    /// The costs beside the fees that are paid in any case, such as agents and contributions.
    pub fn costs(&self) -> Money {
        self.fees().filter(|(_, due)| matches!(due, Due::Surely)).map(|(fee, _)| fee.costs).sum()
    }

    /// What he has cost by the time that he is sold, without costs beside the fees.
    ///
    /// It has every fee, the add-ons by their likelihood, and the value of the people who went the other way.
    pub fn paid_for_him(&self) -> Money {
        self.fees().map(|(fee, _)| fee.amount() + fee.expected_add_ons()).sum::<Money>() + self.swap_value()
    }

    /// The figure in the newspapers, without costs beside the fees.
    ///
    /// It has every fee, option and add-on, and the value of the people who go the other way.
    pub fn headline(&self) -> Money {
        self.fees().map(|(fee, _)| fee.amount() + fee.all_add_ons()).sum::<Money>() + self.swap_value()
    }

    /// What is spent in any case: unconditional fees, their costs, and the value of the people who go the other way.
    ///
    /// It has no add-ons, options and conditional obligations.
    pub fn guaranteed(&self) -> Money {
        let sure = self.fees().filter(|(_, due)| matches!(due, Due::Surely));
        sure.map(|(fee, _)| fee.with_costs()).sum::<Money>() + self.swap_value()
    }

    /// The guaranteed cost, with add-ons and a conditional obligation by their likelihoods.
    pub fn expected(&self) -> Money {
        let expected = |fee: &Fee| fee.with_costs() + fee.expected_add_ons();
        let fees = self.fees().map(|(fee, due)| match due {
            Due::Surely => expected(fee),
            Due::Perhaps(chance) => chance.of(expected(fee)),
            Due::AtWill => Money::ZERO,
        });
        fees.sum::<Money>() + self.swap_value()
    }

    /// The most that we can be made to pay, if every add-on and obligation falls due.
    ///
    /// It has no options, since they are ours to take up.
    pub fn worst(&self) -> Money {
        let due = self.fees().filter(|(_, due)| !matches!(due, Due::AtWill));
        due.map(|(fee, _)| fee.with_costs() + fee.all_add_ons()).sum::<Money>() + self.swap_value()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The headline, guaranteed, expected and worst costs of some terms.
    fn costs(line: &str) -> [String; 4] {
        let terms: Terms = line.parse().unwrap();
        assert_eq!(terms.to_string(), line);
        [terms.headline(), terms.guaranteed(), terms.expected(), terms.worst()].map(|money| money.to_string())
    }

    #[test]
    fn the_costs_of_real_deals() {
        for (line, expected) in [
            // Kelly, and the same with the likelihood of the bonuses
            ("loan 3m costs 0.8m obl 14.5m/3+6.5m costs 2.7m", ["24m", "21m", "27.5m", "27.5m"]),
            ("loan 3m costs 0.8m obl 14.5m/3+6.5m@50% costs 2.7m", ["24m", "21m", "24.25m", "27.5m"]),
            // Alberto Costa
            ("12.5m/4+2.5m costs 1.3m", ["15m", "13.8m", "16.3m", "16.3m"]),
            // Douglas Luiz
            ("28m/4 costs 1.5m swap iling-junior+barrenechea=22m", ["50m", "51.5m", "51.5m", "51.5m"]),
            // Conceição, while the option was open, and as he was bought in the end
            ("loan 7m+3m opt 32m", ["42m", "7m", "10m", "10m"]),
            ("32m", ["32m"; 4]),
            // António Silva: refused, accepted in principle with bonuses of which nobody said how high, sold
            ("63m", ["63m"; 4]),
            ("85m+5m", ["90m", "85m", "90m", "90m"]),
            ("100m", ["100m"; 4]),
        ] {
            assert_eq!(costs(line), expected, "{line}");
        }
    }

    #[test]
    fn what_hangs_on_something_is_expected_by_its_likelihood_and_paid_at_the_worst() {
        for (line, expected) in [
            ("28m+4m@50%", ["32m", "28m", "30m", "32m"]),
            ("28m+4m(20 games)@50%+2m(Champions League)", ["34m", "28m", "32m", "34m"]),
            ("loan 2m obl(20 games)@80% 10m+5m@20% costs 1m", ["17m", "2m", "11.6m", "18m"]),
            ("loan 2m obl(20 games) 10m", ["12m", "2m", "12m", "12m"]),
            ("loan 2m opt 10m costs 1m", ["12m", "2m", "2m", "2m"]),
            ("28m so10 buyback 40m 5y wage 4m", ["28m"; 4]),
            ("swap weah=12m", ["12m"; 4]),
        ] {
            assert_eq!(costs(line), expected, "{line}");
        }
    }
}
