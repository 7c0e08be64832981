//! Amounts of very many people, in four bytes each.

use std::collections::HashMap;

use crate::domain::Money;

/// Amounts in whole units; what four bytes cannot hold, a wage of billions, is held beside them.
#[derive(Clone, Debug, Default)]
pub(super) struct Amounts {
    small: Vec<u32>,
    large: HashMap<u32, u64>,
}

/// Nobody knows the amount.
pub(super) const NO_AMOUNT: u32 = u32::MAX;
/// The amount is held beside the column.
const LARGE: u32 = u32::MAX - 1;

impl Amounts {
    pub(super) fn push(&mut self, amount: Option<Money>) {
        self.small.push(NO_AMOUNT);
        self.set(self.small.len() - 1, amount);
    }

    pub(super) fn set(&mut self, row: usize, amount: Option<Money>) {
        let Some(held) = self.small.get_mut(row) else { return };
        let number = u32::try_from(row).unwrap_or(u32::MAX);
        self.large.remove(&number);
        *held = match amount.map(Money::units) {
            None => NO_AMOUNT,
            Some(units) => match u32::try_from(units) {
                Ok(small) if small < LARGE => small,
                _ => {
                    self.large.insert(number, units);
                    LARGE
                }
            },
        };
    }

    pub(super) fn get(&self, row: usize) -> Option<Money> {
        match *self.small.get(row)? {
            NO_AMOUNT => None,
            LARGE => self.large.get(&u32::try_from(row).ok()?).copied().map(Money::from_units),
            small => Some(Money::from_units(small.into())),
        }
    }

    /// Whether an amount is held beside the column.
    pub(super) fn has_large(&self) -> bool {
        !self.large.is_empty()
    }

    /// The column as it lies, for amounts that none is held beside.
    pub(super) fn small_mut(&mut self) -> &mut Vec<u32> {
        &mut self.small
    }

    /// The column as it lies: amounts in their order, the large ones alike, and last what nobody knows.
    pub(super) fn small(&self) -> &[u32] {
        &self.small
    }

    /// The least and the most of the column as it lies for a range of amounts; and the rows of large amounts, which it leaves out.
    pub(super) fn range(&self, least: u64, most: u64) -> (u32, u32, impl Iterator<Item = (usize, u64)>) {
        let least = u32::try_from(least).unwrap_or(NO_AMOUNT);
        let most = u32::try_from(most).unwrap_or(LARGE - 1).min(LARGE - 1);
        (least, most, self.large.iter().map(|(row, units)| (*row as usize, *units)))
    }

    pub(super) fn append(&mut self, other: &Amounts) {
        let base = u32::try_from(self.small.len()).unwrap_or(u32::MAX);
        self.small.extend_from_slice(&other.small);
        self.large.extend(other.large.iter().map(|(row, units)| (base.saturating_add(*row), *units)));
    }

    pub(super) fn bytes(&self) -> usize {
        self.small.capacity() * size_of::<u32>() + self.large.capacity() * size_of::<(u32, u64)>()
    }

    pub(super) fn reserve(&mut self, more: usize) {
        self.small.reserve(more);
    }

    pub(super) fn shrink(&mut self) {
        self.small.shrink_to_fit();
    }
}
