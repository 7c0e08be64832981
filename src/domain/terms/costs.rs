//! What terms cost: in the newspapers, surely, probably and at the worst.

use super::{Basis, Chance, Fee, Money, Purchase, Terms};

/// Whether a fee has to be paid.
enum Due<'t> {
    Surely,
    /// If what it hangs on happens.
    Perhaps(&'t Chance),
    /// If we choose so.
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
    /// The transfer's fee alone, or the loan's and then the purchase's.
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

    /// What is paid beside the fees, whatever happens: agents, contributions.
    pub fn costs(&self) -> Money {
        self.fees().filter(|(_, due)| matches!(due, Due::Surely)).map(|(fee, _)| fee.costs).sum()
    }

    /// What a purchase came to by the time that he is sold: every fee with the add-ons by their likelihood, and the value of
    /// the people who went the other way; no costs.
    pub fn paid_for_him(&self) -> Money {
        self.fees().map(|(fee, _)| fee.amount() + fee.expected_add_ons()).sum::<Money>() + self.swap_value()
    }

    /// The figure in the newspapers: every fee, option and add-on, and the value of the people who go the other way;
    /// no costs.
    pub fn headline(&self) -> Money {
        self.fees().map(|(fee, _)| fee.amount() + fee.all_add_ons()).sum::<Money>() + self.swap_value()
    }

    /// What is spent whatever happens: fees that must be paid, their costs, and the value of the people who go the
    /// other way.
    ///
    /// No add-on, no option, and no obligation that hangs on something.
    pub fn guaranteed(&self) -> Money {
        let sure = self.fees().filter(|(_, due)| matches!(due, Due::Surely));
        sure.map(|(fee, _)| fee.with_costs()).sum::<Money>() + self.swap_value()
    }

    /// The guaranteed cost, the add-ons by their likelihood, and an obligation that hangs on something by its own.
    pub fn expected(&self) -> Money {
        let expected = |fee: &Fee| fee.with_costs() + fee.expected_add_ons();
        let fees = self.fees().map(|(fee, due)| match due {
            Due::Surely => expected(fee),
            Due::Perhaps(chance) => chance.of(expected(fee)),
            Due::AtWill => Money::ZERO,
        });
        fees.sum::<Money>() + self.swap_value()
    }

    /// The most that others can make us pay: every add-on falls due, and every obligation.
    ///
    /// An option is ours, so it is no part of it.
    pub fn worst(&self) -> Money {
        let due = self.fees().filter(|(_, due)| !matches!(due, Due::AtWill));
        due.map(|(fee, _)| fee.with_costs() + fee.all_add_ons()).sum::<Money>() + self.swap_value()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Headline, guaranteed, expected, worst.
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
