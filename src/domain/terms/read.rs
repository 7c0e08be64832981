//! Reads terms, which are written in one line.
//!
//! ```text
//! terms  = basis { clause }, each clause once
//! basis  = fee | "loan" fee | nothing, when a swap follows
//! clause = "so" PERCENT [ "of profit" ] | "buyback" MONEY [ "until" DAY ] | "costs" MONEY | HALVES "y" | "wage" MONEY
//!        | "swap" ID { "+" ID } "=" MONEY | "joins" DAY | "until" DAY
//!        | of a loan: "pays" (PERCENT "%" | MONEY), "opt" fee, "obl" chance fee
//! fee    = (MONEY | "free") [ "/" paid ] { "+" MONEY chance [ "/" YEARS ] }
//! paid   = YEARS | DAY { "," DAY } | MONEY "@" DAY { "," MONEY "@" DAY }
//! chance = [ "(" CONDITION ")" ] [ "@" PERCENT "%" ]
//! ```
//!
//! Costs belong to the fee before them, so those of a loan may come before its option or obligation. `until` is the
//! last day of a loan, or else of the contract; right after the price of a buy-back it belongs to the buy-back. HALVES
//! is a number of years, or of years and a half: `1.5`.

use std::str::FromStr;

use jiff::civil::Date;

use super::reader::{TermsError, TermsReader};
use super::{
    AddOn, Basis, Chance, Clause, Condition, ContractLength, Fee, Paid, Purchase, SellOn, ShareOf, Swap, Terms,
    WageShare,
};
use crate::domain::id::Id;
use crate::domain::money::Money;
use crate::domain::typed::AsTyped;

impl FromStr for Terms {
    type Err = TermsError;

    fn from_str(line: &str) -> Result<Terms, TermsError> {
        Terms::read(TermsReader { line, at: 0, typed: None })
    }
}

impl Terms {
    /// Reads terms whose days and amounts are written as people type them.
    ///
    /// # Errors
    /// Where the line stops making sense, and what was expected there.
    pub fn typed(line: &str, typed: AsTyped<'_>) -> Result<Terms, TermsError> {
        Terms::read(TermsReader { line, at: 0, typed: Some(typed) })
    }

    fn read(mut reader: TermsReader<'_>) -> Result<Terms, TermsError> {
        let terms = reader.terms()?;
        reader.skip_spaces();
        match (reader.rest().is_empty(), &terms.basis) {
            (true, _) => Ok(terms),
            (false, Basis::Transfer(_)) => {
                reader.fail(format_args!("{AFTER_A_FEE}, {ANYWHERE}, until 2030-06-30 (contract)"))
            }
            (false, Basis::Loan { .. }) => reader.fail(format_args!("{AFTER_A_FEE}, {AFTER_A_LOAN}, {ANYWHERE}")),
        }
    }
}

impl FromStr for Clause {
    type Err = TermsError;

    fn from_str(line: &str) -> Result<Clause, TermsError> {
        Clause::read(TermsReader { line, at: 0, typed: None })
    }
}

impl Clause {
    /// Reads a price whose day and amount are written as people type them.
    ///
    /// # Errors
    /// Where the line stops making sense, and what was expected there.
    pub fn typed(line: &str, typed: AsTyped<'_>) -> Result<Clause, TermsError> {
        Clause::read(TermsReader { line, at: 0, typed: Some(typed) })
    }

    fn read(mut reader: TermsReader<'_>) -> Result<Clause, TermsError> {
        let clause = reader.price()?;
        reader.skip_spaces();
        if reader.rest().is_empty() { Ok(clause) } else { reader.fail("expected the end, or until 2026-06-30") }
    }
}

const AFTER_A_FEE: &str =
    "expected the end, or one of: /4 or /2025-09-01,2026-07-01 (instalments), +4m(20 games)@50%/2 (add-ons)";
const AFTER_A_LOAN: &str =
    "until 2026-06-30, pays 50% or pays 2m (of the wage, by the other club), opt 18m, obl 18m, obl(20 games) 18m";
const ANYWHERE: &str =
    "so10, so20 of profit, buyback 40m, costs 0.8m, 5y or 1.5y (contract), wage 4m, swap ID=12m, joins 2025-07-01";

const LENGTH: &str = "a contract of 0.5 to 10 years in halves, such as 5y or 1.5y";

impl TermsReader<'_> {
    fn terms(&mut self) -> Result<Terms, TermsError> {
        let mut terms = Terms::new(self.basis()?);
        loop {
            self.skip_spaces();
            // Most terms are a fee alone, and each word is looked for on its own.
            if self.rest().is_empty() {
                return Ok(terms);
            }
            let start = self.at;
            let Some(again) = self.clause(&mut terms)? else { return Ok(terms) };
            if again {
                self.at = start;
                return self.fail("expected a part that is not said twice: every part of the terms stands once");
            }
        }
    }

    fn basis(&mut self) -> Result<Basis, TermsError> {
        if self.word("loan") {
            return Ok(Basis::Loan { fee: self.fee()?, until: None, pays: None, then: None });
        }
        self.skip_spaces();
        let only_a_swap = self.rest().get(..5).is_some_and(|start| start.eq_ignore_ascii_case("swap "));
        Ok(Basis::Transfer(if only_a_swap { Fee::new(Money::ZERO) } else { self.fee()? }))
    }

    /// Reads one part after the first fee into the terms.
    ///
    /// Returns whether that part was there already; `None` if no part is next.
    fn clause(&mut self, terms: &mut Terms) -> Result<Option<bool>, TermsError> {
        let again = match () {
            () if self.word("so") => terms.sell_on.replace(self.sell_on()?).is_some(),
            () if self.word("buyback") => terms.buy_back.replace(self.price()?).is_some(),
            () if self.word("costs") => {
                self.skip_spaces();
                let start = self.at;
                let costs = self.money()?;
                if costs.is_zero() {
                    self.at = start;
                    return self.fail("expected more than costs of nothing: leave them out");
                }
                !std::mem::replace(&mut last_fee(terms).costs, costs).is_zero()
            }
            () if self.word("wage") => terms.wage.replace(self.money()?).is_some(),
            () if self.word("swap") => terms.swap.replace(self.swap()?).is_some(),
            () if self.word("joins") => terms.joins.replace(self.day()?).is_some(),
            () if self.at_years() => {
                let length = ContractLength::Halves(self.halves()?);
                terms.contract.replace(length).is_some()
            }
            () => return self.loan_clause(terms),
        };
        Ok(Some(again))
    }

    fn loan_clause(&mut self, terms: &mut Terms) -> Result<Option<bool>, TermsError> {
        let start = self.at;
        let word = ["until", "pays", "opt", "obl"].into_iter().find(|word| self.word(word));
        let (until, pays, then) = match (word, &mut terms.basis) {
            (None, _) => return Ok(None),
            (Some(_), Basis::Loan { until, pays, then, .. }) => (until, pays, then),
            (Some("until"), Basis::Transfer(_)) => {
                let length = ContractLength::Until(self.day()?);
                return Ok(Some(terms.contract.replace(length).is_some()));
            }
            (Some("pays"), Basis::Transfer(_)) => {
                self.at = start;
                return self.fail("expected no share of the wage, because only in a loan does the other club pay some of it, such as loan 3m pays 50%");
            }
            (Some(_), Basis::Transfer(_)) => {
                self.at = start;
                return self.fail("expected no purchase, because only a loan leads to an option or an obligation to buy, such as loan 3m opt 18m");
            }
        };
        let purchase = match word {
            Some("until") => return Ok(Some(until.replace(self.day()?).is_some())),
            Some("pays") => return Ok(Some(pays.replace(self.wage_share()?).is_some())),
            Some("obl") => Purchase::Obligation(self.chance()?),
            _ => Purchase::Option,
        };
        Ok(Some(then.replace(Box::new((purchase, self.fee()?))).is_some()))
    }

    fn wage_share(&mut self) -> Result<WageShare, TermsError> {
        self.skip_spaces();
        let digits = self.rest().trim_start_matches(|c: char| c.is_ascii_digit());
        if !digits.trim_start().starts_with('%') {
            return Ok(WageShare::Amount(self.money()?));
        }
        let percent = self.number(&(1..=100), "a part of the wage from 1 to 100 percent, such as pays 50%")?;
        self.sign('%');
        Ok(WageShare::Percent(percent))
    }

    fn fee(&mut self) -> Result<Fee, TermsError> {
        let mut fee = Fee::new(if self.word("free") { Money::ZERO } else { self.money()? });
        if self.sign('/') {
            fee.paid = self.paid(fee.amount())?;
        }
        while self.sign('+') {
            fee.add_ons.push(self.add_on()?);
        }
        Ok(fee)
    }

    /// The instalments of an add-on may come before its condition.
    fn add_on(&mut self) -> Result<AddOn, TermsError> {
        let amount = self.money()?;
        let before = self.yearly()?;
        let chance = self.chance()?;
        let after = if before.is_none() { self.yearly()? } else { None };
        Ok(AddOn { amount, chance, instalments: before.or(after).unwrap_or(1) })
    }

    fn yearly(&mut self) -> Result<Option<u8>, TermsError> {
        let what = "1 to 10 yearly instalments, such as +5m@50%/2: an add-on has no day until it falls due";
        if self.sign('/') { self.number(&Paid::YEARLY, what).map(Some) } else { Ok(None) }
    }

    fn sell_on(&mut self) -> Result<SellOn, TermsError> {
        let percent = self.number(&SellOn::PERCENT, "a percentage of a later sale, such as so10")?;
        self.sign('%');
        if !self.word("of") {
            return Ok(SellOn { percent, of: ShareOf::Fee });
        }
        if self.word("profit") {
            return Ok(SellOn { percent, of: ShareOf::Profit });
        }
        self.fail("expected profit, such as so20 of profit, or no of: so20 is of the whole fee")
    }

    /// Reads the instalments of an amount.
    fn paid(&mut self, amount: Money) -> Result<Paid, TermsError> {
        self.skip_spaces();
        let (start, rest) = (self.at, self.rest());
        let dated = self.at_day();
        let taken = self.money_taken();
        let (part, behind) = rest.split_at_checked(taken).unwrap_or(("", rest));
        let parts = behind.trim_start().starts_with('@') || part.ends_with(|unit: char| unit.is_alphabetic());
        if !dated && !parts {
            let what = "1 to 10 yearly instalments, such as 28m/4, or instalments on days, such as \
                        28m/2025-09-01,2026-07-01 or 28m/10m@2025-09-01,18m@2026-07-01";
            return Ok(Paid::Yearly { amount, instalments: self.number(&Paid::YEARLY, what)? });
        }
        let mut days: Vec<(Date, Money)> = Vec::new();
        loop {
            let part = if dated { Money::ZERO } else { self.money()? };
            if !dated && !self.sign('@') {
                return self.fail("expected @ and the day that it is paid on, such as 10m@2025-09-01");
            }
            self.skip_spaces();
            let place = self.at;
            let day = self.day_after(days.last().map(|(before, _)| *before))?;
            let problem = match days.last() {
                Some((before, _)) if day <= *before => format!("expected a day after {before}"),
                _ if days.len() >= Paid::MOST_DAYS => format!("expected at most {} instalments", Paid::MOST_DAYS),
                _ => String::new(),
            };
            if !problem.is_empty() {
                self.at = place;
                return self.fail(problem);
            }
            days.push((day, part));
            if !self.sign(',') {
                break;
            }
        }
        if dated {
            let even = amount.spread(u8::try_from(days.len()).unwrap_or(0));
            days.iter_mut().zip(even).for_each(|((_, part), even)| *part = even);
        }
        let paid = Paid::On(days);
        if paid.amount() != amount {
            self.at = start;
            return self.fail(format_args!("instalments of {} together, expected {amount}", paid.amount()));
        }
        Ok(paid)
    }

    /// Reads a condition and a likelihood in either order, if they are next.
    fn chance(&mut self) -> Result<Chance, TermsError> {
        let before = self.likelihood()?;
        let condition = self.condition()?;
        let likelihood = if before.is_none() && condition.is_some() { self.likelihood()? } else { before };
        Ok(Chance { condition, likelihood })
    }

    fn likelihood(&mut self) -> Result<Option<u8>, TermsError> {
        if !self.sign('@') {
            return Ok(None);
        }
        let percent = self.number(&(0..=100), "how likely it is in percent, such as +4m@50%")?;
        self.sign('%');
        Ok(Some(percent))
    }

    fn condition(&mut self) -> Result<Option<Condition>, TermsError> {
        if !self.sign('(') {
            return Ok(None);
        }
        let Some((inside, _)) = self.rest().split_once(')') else {
            self.at = self.line.len();
            return self.fail("expected ) after what it hangs on, such as (20 games)");
        };
        let Some(condition) = Condition::new(inside) else {
            return self.fail(
                "expected what it hangs on in 1 to 80 characters without brackets and quotes, such as (20 games)",
            );
        };
        self.at += inside.len() + 1;
        Ok(Some(condition))
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
                return self.fail(format_args!("expected each player once, and not {id} twice in one swap"));
            }
            self.at += length;
            players.push(id);
            if !self.sign('+') {
                break;
            }
        }
        if !self.sign('=') {
            return self.fail("expected = and the value of the players together, such as swap weah+rouhi=14m");
        }
        Ok(Swap { players, value: self.money()? })
    }

    fn price(&mut self) -> Result<Clause, TermsError> {
        let amount = self.money()?;
        Ok(Clause { amount, until: if self.word("until") { Some(self.day()?) } else { None } })
    }

    /// Reads a contract's length in halves of years: `5y`, `1.5y`.
    fn halves(&mut self) -> Result<u8, TermsError> {
        let start = self.at;
        let whole = self.number(&(0..=u8::MAX / 4), LENGTH)?;
        let half = self.rest().starts_with(".5");
        let halves = whole * 2 + u8::from(half);
        self.at += if half { ".5".len() } else { 0 };
        if !["y", "year", "years"].into_iter().any(|unit| self.word(unit)) || !ContractLength::HALVES.contains(&halves)
        {
            self.at = start;
            return self.fail(format_args!("expected {LENGTH}"));
        }
        Ok(halves)
    }

    /// Whether a number of years is next: `5y`, `1.5y`.
    fn at_years(&self) -> bool {
        let unit = self.rest().trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let word = unit.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        unit.len() < self.rest().len() && ["y", "year", "years"].iter().any(|known| word.eq_ignore_ascii_case(known))
    }
}

/// The fee that costs at this place belong to.
fn last_fee(terms: &mut Terms) -> &mut Fee {
    match &mut terms.basis {
        Basis::Loan { then: Some(then), .. } => &mut then.1,
        Basis::Transfer(fee) | Basis::Loan { fee, .. } => fee,
    }
}
