//! Prints terms as the shortest line.

use std::fmt;

use super::{
    Basis, Chance, Clause, ContractLength, Fee, Id, Money, Paid, Purchase, SellOn, ShareOf, Swap, Terms, WageShare,
};

impl fmt::Display for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let costs = match &self.basis {
            // A swap without a fee comes first, since nothing else can begin terms.
            Basis::Transfer(fee) if fee.is_nothing() => {
                match &self.swap {
                    Some(swap) => write!(f, "{swap}")?,
                    None => write!(f, "{fee}")?,
                }
                fee.costs
            }
            Basis::Transfer(fee) => {
                write!(f, "{fee}")?;
                fee.costs
            }
            Basis::Loan { fee, until, pays, then } => {
                write!(f, "loan {fee}")?;
                if then.is_some() {
                    write_costs(f, fee.costs)?;
                }
                write_if(f, " until ", until.as_ref())?;
                write_if(f, " pays ", pays.as_ref())?;
                if let Some((purchase, fee)) = then.as_deref() {
                    write!(f, " {purchase} {fee}")?;
                }
                then.as_deref().map_or(fee.costs, |(_, fee)| fee.costs)
            }
        };
        write_if(f, " ", self.sell_on.as_ref())?;
        // A day right after the price of a buy-back would belong to the buy-back.
        write_if(f, " until ", self.contract_until().as_ref())?;
        write_if(f, " buyback ", self.buy_back.as_ref())?;
        write_costs(f, costs)?;
        if let Some(ContractLength::Halves(halves)) = self.contract {
            write!(f, " {}y", years(halves))?;
        }
        write_if(f, " wage ", self.wage.as_ref())?;
        let began = matches!(&self.basis, Basis::Transfer(fee) if fee.is_nothing());
        write_if(f, " ", self.swap.as_ref().filter(|_| !began))?;
        write_if(f, " joins ", self.joins.as_ref())
    }
}

/// A number of halves in years: `1.5`.
pub(super) fn years(halves: u8) -> String {
    format!("{}{}", halves / 2, if halves.is_multiple_of(2) { "" } else { ".5" })
}

fn write_if(f: &mut fmt::Formatter<'_>, word: &str, value: Option<&impl fmt::Display>) -> fmt::Result {
    value.map_or(Ok(()), |value| write!(f, "{word}{value}"))
}

fn write_costs(f: &mut fmt::Formatter<'_>, costs: Money) -> fmt::Result {
    write_if(f, " costs ", Some(&costs).filter(|costs| !costs.is_zero()))
}

impl Fee {
    /// Whether nothing is paid for him.
    pub(super) fn is_nothing(&self) -> bool {
        self.paid == Fee::new(Money::ZERO).paid && self.add_ons.is_empty()
    }
}

/// Prints a fee without its costs, which follow among the other parts.
impl fmt::Display for Fee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.amount() {
            amount if amount.is_zero() => f.write_str("free")?,
            amount => write!(f, "{amount}")?,
        }
        match &self.paid {
            Paid::Yearly { instalments: 1, .. } => {}
            Paid::Yearly { instalments, .. } => write!(f, "/{instalments}")?,
            Paid::On(days) => {
                let even = self.amount().spread(u8::try_from(days.len()).unwrap_or(0));
                let even = even.eq(days.iter().map(|(_, amount)| *amount));
                for (index, (day, amount)) in days.iter().enumerate() {
                    f.write_str(if index == 0 { "/" } else { "," })?;
                    if even { write!(f, "{day}")? } else { write!(f, "{amount}@{day}")? }
                }
            }
        }
        self.add_ons.iter().try_for_each(|add_on| {
            write!(f, "+{}{}", add_on.amount, add_on.chance)?;
            if add_on.instalments > 1 { write!(f, "/{}", add_on.instalments) } else { Ok(()) }
        })
    }
}

impl fmt::Display for Chance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(condition) = &self.condition {
            write!(f, "({condition})")?;
        }
        if let Some(percent) = self.likelihood {
            write!(f, "@{percent}%")?;
        }
        Ok(())
    }
}

impl fmt::Display for WageShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WageShare::Percent(percent) => write!(f, "{percent}%"),
            WageShare::Amount(amount) => write!(f, "{amount}"),
        }
    }
}

impl fmt::Display for Purchase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Purchase::Option => f.write_str("opt"),
            Purchase::Obligation(chance) => write!(f, "obl{chance}"),
        }
    }
}

impl fmt::Display for SellOn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "so{}{}", self.percent, if self.of == ShareOf::Profit { " of profit" } else { "" })
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.amount)?;
        self.until.map_or(Ok(()), |until| write!(f, " until {until}"))
    }
}

impl fmt::Display for Swap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let players: Vec<&str> = self.players.iter().map(Id::as_str).collect();
        write!(f, "swap {}={}", players.join("+"), self.value)
    }
}
