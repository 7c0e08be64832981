//! Terms as the shortest line that says them.

use std::fmt;

use super::{Basis, Chance, Clause, Fee, Id, Money, Paid, Purchase, Swap, Terms};

impl fmt::Display for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Vec::new();
        let costs = match &self.basis {
            // A swap that stands alone comes first: nothing else can begin terms.
            Basis::Transfer(fee) if fee.is_nothing() && self.swap.is_some() => fee.costs,
            Basis::Transfer(fee) => {
                parts.push(fee.to_string());
                fee.costs
            }
            Basis::Loan { fee, until, then } => {
                parts.push(format!("loan {fee}"));
                parts.extend(costs(fee.costs).filter(|_| then.is_some()));
                parts.extend(until.map(|until| format!("until {until}")));
                parts.extend(then.as_deref().map(|(purchase, fee)| format!("{purchase} {fee}")));
                then.as_deref().map_or(fee.costs, |(_, fee)| fee.costs)
            }
        };
        let swap = self.swap.as_ref().map(Swap::to_string);
        let alone = parts.is_empty();
        parts.extend(swap.clone().filter(|_| alone));
        parts.extend(self.sell_on.map(|percent| format!("so{percent}")));
        parts.extend(self.buy_back.map(|clause| format!("buyback {clause}")));
        parts.extend(self::costs(costs));
        parts.extend(self.years.map(|years| format!("{years}y")));
        parts.extend(self.wage.map(|wage| format!("wage {wage}")));
        parts.extend(swap.filter(|_| !alone));
        f.write_str(&parts.join(" "))
    }
}

fn costs(costs: Money) -> Option<String> {
    (!costs.is_zero()).then(|| format!("costs {costs}"))
}

impl Fee {
    /// Whether nothing is paid for him.
    pub(super) fn is_nothing(&self) -> bool {
        self.paid == Fee::new(Money::ZERO).paid && self.add_ons.is_empty()
    }
}

/// Without the costs, which stand among the words behind it.
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
        self.add_ons.iter().try_for_each(|add_on| write!(f, "+{}{}", add_on.amount, add_on.chance))
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

impl fmt::Display for Purchase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Purchase::Option => f.write_str("opt"),
            Purchase::Obligation(chance) => write!(f, "obl{chance}"),
        }
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
