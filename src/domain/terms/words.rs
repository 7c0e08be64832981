//! Terms in words, so that a slip in the notation is seen before it is recorded.

use super::print::years;
use super::{Basis, Chance, ContractLength, Fee, Id, Paid, Purchase, SellOn, ShareOf, Terms};

impl Terms {
    /// What is paid, when and for what: `28m in 4 yearly instalments and 4m in add-ons (50 % likely)`.
    pub fn words(&self) -> String {
        let mut parts = vec![match &self.basis {
            Basis::Transfer(fee) if fee.is_nothing() && self.swap.is_some() => no_fee(fee),
            Basis::Transfer(fee) => fee.words(),
            Basis::Loan { fee, until, pays, then } => {
                let until = until.map(|until| format!(" until {until}")).unwrap_or_default();
                let then = then.as_deref().map(|(purchase, price)| purchase.words(price)).unwrap_or_default();
                let pays = pays.map(|share| format!(", the other club paying {share} of the wage")).unwrap_or_default();
                format!("a loan{until} for {}{pays}{then}", fee.words())
            }
        }];
        parts.extend(self.sell_on.map(|share| format!("{} to the seller", share.words("a later sale"))));
        parts.extend(self.buy_back.map(|clause| format!("the seller may buy him back for {clause}")));
        parts.extend(self.contract.map(ContractLength::words));
        parts.extend(self.wage.map(|wage| format!("{wage} of wages a season")));
        parts.extend(self.swap.as_ref().map(|swap| {
            let players: Vec<&str> = swap.players.iter().map(Id::as_str).collect();
            let verb = if players.len() == 1 { "goes" } else { "go" };
            format!("{} {verb} the other way at {}", players.join(" and "), swap.value)
        }));
        parts.extend(self.joins.map(|day| format!("he joins on {day}")));
        parts.join("; ")
    }

    /// What it costs: `headline 32m · guaranteed 28m · expected 30m · at worst 32m`.
    pub fn costs_in_words(&self) -> String {
        format!(
            "headline {} · guaranteed {} · expected {} · at worst {}",
            self.headline(),
            self.guaranteed(),
            self.expected(),
            self.worst(),
        )
    }
}

impl ContractLength {
    fn words(self) -> String {
        match self {
            ContractLength::Until(day) => format!("a contract until {day}"),
            ContractLength::Halves(1) => "a contract of half a year".to_owned(),
            ContractLength::Halves(2) => "a contract of 1 year".to_owned(),
            ContractLength::Halves(halves) => format!("a contract of {} years", years(halves)),
        }
    }
}

fn no_fee(fee: &Fee) -> String {
    if fee.costs.is_zero() { "no fee".to_owned() } else { format!("no fee, with {} of costs", fee.costs) }
}

impl Purchase {
    fn words(&self, price: &Fee) -> String {
        match self {
            Purchase::Option => format!(", with an option to buy for {}", price.words()),
            Purchase::Obligation(chance) if chance.is_unsaid() => {
                format!(", then an obligation to buy for {}", price.words())
            }
            Purchase::Obligation(chance) => {
                let on = chance.condition.as_ref().map_or("a condition".to_owned(), ToString::to_string);
                format!(", then on {on} ({}) an obligation to buy for {}", chance.likely(), price.words())
            }
        }
    }
}

impl SellOn {
    /// A share in words: `10 % of a later sale`; `sale` is the word for the sale.
    pub fn words(self, sale: &str) -> String {
        let profit = if self.of == ShareOf::Profit { "the profit of " } else { "" };
        format!("{} % of {profit}{sale}", self.percent)
    }
}

impl Chance {
    fn likely(&self) -> String {
        self.likelihood.map_or("likelihood not said".to_owned(), |percent| format!("{percent} % likely"))
    }
}

impl Fee {
    fn words(&self) -> String {
        let amount = self.amount();
        let mut words = match &self.paid {
            _ if amount.is_zero() => "nothing".to_owned(),
            Paid::Yearly { instalments: 1, .. } => format!("{amount} at once"),
            Paid::Yearly { instalments, .. } => format!("{amount} in {instalments} yearly instalments"),
            Paid::On(days) => {
                let parts: Vec<String> = days.iter().map(|(day, part)| format!("{part} on {day}")).collect();
                format!("{amount}, {}", parts.join(", "))
            }
        };
        for add_on in &self.add_ons {
            let what = add_on.chance.condition.as_ref();
            let what = what.map_or("in add-ons".to_owned(), |condition| format!("for {condition}"));
            let paid = match add_on.instalments {
                1 => String::new(),
                instalments => format!(" in {instalments} yearly instalments"),
            };
            words += &format!(" and {} {what} ({}){paid}", add_on.amount, add_on.chance.likely());
        }
        if !self.costs.is_zero() {
            words += &format!(", with {} of costs", self.costs);
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
            (
                "28m+5m@50%/2 so20 of profit",
                "28m at once and 5m in add-ons (50 % likely) in 2 yearly instalments; \
                 20 % of the profit of a later sale to the seller",
            ),
            (
                "28m/10m@2025-09-01,18m@2026-07-01+4m(20 games)@50%",
                "28m, 10m on 2025-09-01, 18m on 2026-07-01 and 4m for 20 games (50 % likely)",
            ),
            (
                "28m buyback 40m until 2028-06-30 5y wage 4m",
                "28m at once; the seller may buy him back for 40m until 2028-06-30; a contract of 5 years; \
                 4m of wages a season",
            ),
            ("10m 0.5y", "10m at once; a contract of half a year"),
            ("10m 1.5y", "10m at once; a contract of 1.5 years"),
            ("10m until 2027-12-31", "10m at once; a contract until 2027-12-31"),
            ("loan free opt 18m", "a loan for nothing, with an option to buy for 18m at once"),
            (
                "loan 3m costs 0.8m until 2026-01-31 obl 14.5m/3 costs 2.7m",
                "a loan until 2026-01-31 for 3m at once, with 0.8m of costs, then an obligation to buy for 14.5m in 3 \
                 yearly instalments, with 2.7m of costs",
            ),
            (
                "loan 3m obl(20 games)@80% 14.5m",
                "a loan for 3m at once, then on 20 games (80 % likely) an obligation to buy for 14.5m at once",
            ),
            ("loan 3m pays 50%", "a loan for 3m at once, the other club paying 50% of the wage"),
            ("swap weah+rouhi=14m", "no fee; weah and rouhi go the other way at 14m"),
            (
                "swap weah=14m costs 1m 1y",
                "no fee, with 1m of costs; a contract of 1 year; weah goes the other way at 14m",
            ),
        ] {
            assert_eq!(line.parse::<Terms>().unwrap().words(), words);
        }
    }

    #[test]
    fn costs_are_said_in_words() {
        for (line, words) in [
            ("28m+4m@50%", "headline 32m · guaranteed 28m · expected 30m · at worst 32m"),
            ("loan 3m opt 18m", "headline 21m · guaranteed 3m · expected 3m · at worst 3m"),
        ] {
            assert_eq!(line.parse::<Terms>().unwrap().costs_in_words(), words);
        }
    }
}
