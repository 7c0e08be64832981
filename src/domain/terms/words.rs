//! Terms said in words, so that a slip in the notation shows before it is recorded.

use super::{Basis, Fee, Id, Money, Purchase, Terms};

impl Terms {
    /// What is paid, when and for what: `28m in 4 yearly instalments and 4m in add-ons (50 % likely)`.
    pub fn words(&self) -> String {
        let mut parts = vec![match &self.basis {
            Basis::Transfer(fee) if fee.amount.is_zero() && fee.add_ons.is_empty() && self.swap.is_some() => {
                "no fee".to_owned()
            }
            Basis::Transfer(fee) => fee.words(),
            Basis::Loan { fee, then: None } => format!("a loan for {}", fee.words()),
            Basis::Loan { fee, then: Some((Purchase::Option, price)) } => {
                format!("a loan for {}, with an option to buy for {}", fee.words(), price.words())
            }
            Basis::Loan { fee, then: Some((Purchase::Obligation, price)) } => {
                format!("a loan for {}, then an obligation to buy for {}", fee.words(), price.words())
            }
        }];
        parts.extend(self.sell_on.map(|percent| format!("{percent} % of a later sale to the seller")));
        parts.extend((!self.costs.is_zero()).then(|| format!("{} of costs", self.costs)));
        parts.extend(self.swap.as_ref().map(|swap| {
            let players: Vec<&str> = swap.players.iter().map(Id::as_str).collect();
            let verb = if players.len() == 1 { "goes" } else { "go" };
            format!("{} {verb} the other way at {}", players.join(" and "), swap.value)
        }));
        parts.join("; ")
    }

    /// What it costs: `headline 32m · guaranteed 28m · expected 30m · 5.6m a year over 5`.
    pub fn costs_in_words(&self, years: u8) -> String {
        let parts: Vec<Money> = self.amortisation(years).collect();
        let year = parts.first().copied().unwrap_or_default();
        format!(
            "headline {} · guaranteed {} · expected {} · {year} a year over {}",
            self.headline(),
            self.guaranteed(),
            self.expected(),
            parts.len()
        )
    }
}

impl Fee {
    fn words(&self) -> String {
        let mut words = match (self.amount.is_zero(), self.instalments) {
            (true, _) => "nothing".to_owned(),
            (false, 1) => format!("{} at once", self.amount),
            (false, instalments) => format!("{} in {instalments} yearly instalments", self.amount),
        };
        for add_on in &self.add_ons {
            let likely =
                add_on.likelihood.map_or("likelihood not said".to_owned(), |percent| format!("{percent} % likely"));
            words += &format!(" and {} in add-ons ({likely})", add_on.amount);
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_said_in_words() {
        for (line, words) in [
            ("28m", "28m at once"),
            ("28m/4+4m@50%", "28m in 4 yearly instalments and 4m in add-ons (50 % likely)"),
            ("28m+4m so10", "28m at once and 4m in add-ons (likelihood not said); 10 % of a later sale to the seller"),
            ("loan 3m", "a loan for 3m at once"),
            ("loan free opt 18m", "a loan for nothing, with an option to buy for 18m at once"),
            (
                "loan 3m obl 14.5m/3 costs 0.8m",
                "a loan for 3m at once, then an obligation to buy for 14.5m in 3 yearly instalments; 0.8m of costs",
            ),
            ("swap weah+rouhi=14m", "no fee; weah and rouhi go the other way at 14m"),
        ] {
            assert_eq!(line.parse::<Terms>().unwrap().words(), words);
        }
        let terms: Terms = "28m+4m@50%".parse().unwrap();
        assert_eq!(terms.costs_in_words(5), "headline 32m · guaranteed 28m · expected 30m · 5.6m a year over 5");
    }
}
