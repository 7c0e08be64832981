//! The one line that terms are written in.
//!
//! ```text
//! terms = basis { "so" PERCENT | "costs" MONEY | "swap" ID { "+" ID } "=" MONEY }
//! basis = fee | "loan" fee [ ("opt" | "obl") fee ] | nothing, when a swap follows
//! fee   = (MONEY | "free") [ "/" YEARS ] { "+" MONEY [ "@" PERCENT "%" ] }
//! ```

use std::fmt;
use std::str::FromStr;

use super::{AddOn, Basis, Fee, Purchase, Swap, Terms};
use crate::domain::id::Id;
use crate::domain::money::{Money, MoneyProblem};

/// Why a line is not terms. `at` is the byte where the reader stopped.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{problem}")]
pub struct TermsError {
    pub at: usize,
    /// What was expected, and an example of it.
    pub problem: String,
}

impl FromStr for Terms {
    type Err = TermsError;

    fn from_str(line: &str) -> Result<Terms, TermsError> {
        let mut reader = Reader { line, at: 0 };
        let terms = reader.terms()?;
        reader.skip_spaces();
        if reader.rest().is_empty() { Ok(terms) } else { reader.fail(WHAT_FOLLOWS) }
    }
}

const WHAT_FOLLOWS: &str = "expected the end, or one of: /4 (yearly instalments), +4m@50% (add-ons), so10, costs 0.8m, opt 18m, obl 18m, swap ID=12m";

struct Reader<'a> {
    line: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.line.get(self.at..).unwrap_or("")
    }

    fn fail<T>(&self, problem: impl fmt::Display) -> Result<T, TermsError> {
        Err(TermsError { at: self.at, problem: problem.to_string() })
    }

    fn skip_spaces(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    /// Takes a sign if it is next.
    fn sign(&mut self, sign: char) -> bool {
        self.skip_spaces();
        let next = self.rest().starts_with(sign);
        self.at += if next { sign.len_utf8() } else { 0 };
        next
    }

    /// Takes a whole word if it is next.
    fn word(&mut self, word: &str) -> bool {
        self.skip_spaces();
        let next = self.rest().split(|c: char| !c.is_alphabetic()).next().is_some_and(|w| w.eq_ignore_ascii_case(word));
        self.at += if next { word.len() } else { 0 };
        next
    }

    fn terms(&mut self) -> Result<Terms, TermsError> {
        let mut terms = Terms { basis: self.basis()?, sell_on: None, costs: Money::ZERO, swap: None };
        loop {
            let start = self.at;
            let again = if self.word("so") {
                terms.sell_on.replace(self.number(1, 100, "a percentage of a later sale, such as so10")?).is_some()
            } else if self.word("costs") {
                let costs = self.money()?;
                if costs.is_zero() {
                    self.at = start;
                    return self.fail("costs of nothing: leave them out");
                }
                !std::mem::replace(&mut terms.costs, costs).is_zero()
            } else if self.word("swap") {
                terms.swap.replace(self.swap()?).is_some()
            } else {
                return Ok(terms);
            };
            if again {
                self.at = start;
                self.skip_spaces();
                return self.fail("said twice: so, costs and swap stand once each");
            }
        }
    }

    fn basis(&mut self) -> Result<Basis, TermsError> {
        if self.word("loan") {
            let fee = self.fee()?;
            let purchase = match () {
                () if self.word("opt") => Some(Purchase::Option),
                () if self.word("obl") => Some(Purchase::Obligation),
                () => None,
            };
            let then = purchase.map(|purchase| Ok((purchase, self.fee()?))).transpose()?;
            return Ok(Basis::Loan { fee, then });
        }
        self.skip_spaces();
        let only_a_swap = self.rest().get(..5).is_some_and(|start| start.eq_ignore_ascii_case("swap "));
        Ok(Basis::Transfer(if only_a_swap { Fee::new(Money::ZERO) } else { self.fee()? }))
    }

    fn fee(&mut self) -> Result<Fee, TermsError> {
        let mut fee = Fee::new(if self.word("free") { Money::ZERO } else { self.money()? });
        if self.sign('/') {
            fee.instalments = self.number(1, Fee::MAX_INSTALMENTS, "1 to 10 yearly instalments, such as 28m/4")?;
        }
        while self.sign('+') {
            let amount = self.money()?;
            let likelihood = if self.sign('@') {
                let percent = self.number(0, 100, "how likely the add-on is in percent, such as +4m@50%")?;
                self.sign('%');
                Some(percent)
            } else {
                None
            };
            fee.add_ons.push(AddOn { amount, likelihood });
        }
        Ok(fee)
    }

    fn swap(&mut self) -> Result<Swap, TermsError> {
        let mut players = Vec::new();
        loop {
            self.skip_spaces();
            let length = self.rest().find(|c| !Id::may_hold(c)).unwrap_or(self.rest().len());
            let Ok(id) = Id::new(self.rest().get(..length).unwrap_or("")) else {
                return self.fail("expected the id of a player who goes the other way, such as swap weah=12m");
            };
            if players.contains(&id) {
                return self.fail(format_args!("{id} twice in one swap"));
            }
            self.at += length;
            players.push(id);
            if !self.sign('+') {
                break;
            }
        }
        if !self.sign('=') {
            return self.fail("expected = and the value of the men together, such as swap weah+rouhi=14m");
        }
        Ok(Swap { players, value: self.money()? })
    }

    fn money(&mut self) -> Result<Money, TermsError> {
        self.skip_spaces();
        match Money::read(self.rest()) {
            Ok((money, taken)) => {
                self.at += taken;
                match self.rest().chars().next() {
                    Some(c) if c.is_alphanumeric() || c == '.' => self.fail(MoneyProblem::NotAnAmount),
                    _ => Ok(money),
                }
            }
            Err(error) => Err(TermsError { at: self.at + error.at, problem: error.problem.to_string() }),
        }
    }

    fn number(&mut self, least: u8, most: u8, what: &str) -> Result<u8, TermsError> {
        self.skip_spaces();
        let length = self.rest().find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest().len());
        match self.rest().get(..length).unwrap_or("").parse() {
            Ok(number) if (least..=most).contains(&number) => {
                self.at += length;
                Ok(number)
            }
            _ => self.fail(format_args!("expected {what}")),
        }
    }
}

impl fmt::Display for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Vec::new();
        match &self.basis {
            Basis::Transfer(fee) if *fee == Fee::new(Money::ZERO) && self.swap.is_some() => {}
            Basis::Transfer(fee) => parts.push(fee.to_string()),
            Basis::Loan { fee, then } => {
                parts.push(format!("loan {fee}"));
                parts.extend(then.as_ref().map(|(purchase, fee)| match purchase {
                    Purchase::Option => format!("opt {fee}"),
                    Purchase::Obligation => format!("obl {fee}"),
                }));
            }
        }
        // A swap that stands alone comes first: nothing else can begin terms.
        let swap = self.swap.as_ref().map(|swap| {
            let players: Vec<&str> = swap.players.iter().map(Id::as_str).collect();
            format!("swap {}={}", players.join("+"), swap.value)
        });
        let alone = parts.is_empty();
        parts.extend(swap.clone().filter(|_| alone));
        parts.extend(self.sell_on.map(|percent| format!("so{percent}")));
        parts.extend((!self.costs.is_zero()).then(|| format!("costs {}", self.costs)));
        parts.extend(swap.filter(|_| !alone));
        f.write_str(&parts.join(" "))
    }
}

impl fmt::Display for Fee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.amount.is_zero() {
            f.write_str("free")?
        } else {
            write!(f, "{}", self.amount)?
        }
        if self.instalments > 1 {
            write!(f, "/{}", self.instalments)?;
        }
        for add_on in &self.add_ons {
            write!(f, "+{}", add_on.amount)?;
            if let Some(percent) = add_on.likelihood {
                write!(f, "@{percent}%")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_form_of_the_notation_reads_and_prints_alike() {
        for line in [
            "28m",
            "28m/4",
            "28m+4m",
            "28m+4m@50%",
            "28m/4+4m@50%+2m",
            "28m so10",
            "28m costs 0.8m",
            "loan 3m",
            "loan free",
            "loan 3m opt 18m",
            "loan 3m obl 14.5m/3+6.5m so10 costs 2.7m",
            "swap weah=12m",
            "swap weah+rouhi=14m so5",
            "10m swap weah=12m",
            "free",
        ] {
            assert_eq!(line.parse::<Terms>().map(|terms| terms.to_string()), Ok(line.to_owned()));
        }
    }

    #[test]
    fn people_are_not_held_to_the_spaces() {
        for (loose, strict) in [
            ("  28M / 4 + 4m @ 50 %  SO 10", "28m/4+4m@50% so10"),
            ("28m/1", "28m"),
            ("0", "free"),
            ("28m+4m@50", "28m+4m@50%"),
            ("swap weah + rouhi = 14m costs 1m", "swap weah+rouhi=14m costs 1m"),
            ("28m swap weah=1m so10", "28m so10 swap weah=1m"),
        ] {
            assert_eq!(loose.parse::<Terms>().unwrap().to_string(), strict);
        }
    }

    #[test]
    fn an_error_stands_where_the_reader_stopped() {
        for (line, at, says) in [
            ("", 0, "expected an amount"),
            ("28x", 2, "expected an amount"),
            ("28m+", 4, "expected an amount"),
            ("28m 4m", 4, "expected the end, or one of"),
            ("28m/0", 4, "1 to 10 yearly instalments"),
            ("28m/11", 4, "1 to 10 yearly instalments"),
            ("28m+4m@500%", 7, "in percent"),
            ("28m so0", 6, "percentage of a later sale"),
            ("28m so10 so20", 9, "said twice"),
            ("28m costs 0", 4, "costs of nothing"),
            ("28,5m", 2, "no commas"),
            ("swap =12m", 5, "the id of a player"),
            ("swap weah", 9, "expected ="),
            ("swap weah+weah=3m", 10, "weah twice"),
            ("loan", 4, "expected an amount"),
        ] {
            let error = line.parse::<Terms>().unwrap_err();
            assert!(error.at == at && error.problem.contains(says), "{line}: {error:?}");
        }
    }

    fn any_money() -> impl Strategy<Value = Money> {
        prop_oneof![0u64..2_000, 1u64..100_000_000_000, (1u64..900).prop_map(|m| m * 500_000)]
            .prop_map(Money::from_units)
    }

    fn any_fee() -> impl Strategy<Value = Fee> {
        let add_on =
            (any_money(), prop::option::of(0u8..=100)).prop_map(|(amount, likelihood)| AddOn { amount, likelihood });
        (any_money(), 1u8..=10, prop::collection::vec(add_on, 0..3)).prop_map(|(amount, instalments, add_ons)| Fee {
            amount,
            instalments,
            add_ons,
        })
    }

    fn any_terms() -> impl Strategy<Value = Terms> {
        let purchase = prop_oneof![Just(Purchase::Option), Just(Purchase::Obligation)];
        let basis = prop_oneof![
            any_fee().prop_map(Basis::Transfer),
            (any_fee(), prop::option::of((purchase, any_fee()))).prop_map(|(fee, then)| Basis::Loan { fee, then }),
        ];
        let swap = (prop::collection::btree_set("[a-z][a-z0-9-]{0,12}", 1..4), any_money())
            .prop_map(|(ids, value)| Swap { players: ids.iter().map(|id| Id::new(id).unwrap()).collect(), value });
        (basis, prop::option::of(1u8..=100), any_money(), prop::option::of(swap))
            .prop_map(|(basis, sell_on, costs, swap)| Terms { basis, sell_on, costs, swap })
    }

    proptest! {
        #[test]
        fn printed_terms_read_back(terms in any_terms()) {
            prop_assert_eq!(terms.to_string().parse(), Ok(terms));
        }

        #[test]
        fn any_line_is_read_or_refused_inside_it(line in ".*") {
            if let Err(error) = line.parse::<Terms>() {
                prop_assert!(line.is_char_boundary(error.at));
            }
        }

        #[test]
        fn nothing_guaranteed_is_unexpected(terms in any_terms()) {
            prop_assert!(terms.guaranteed() <= terms.expected());
            prop_assert_eq!(terms.amortisation(5).sum::<Money>(), terms.guaranteed());
        }
    }
}
