//! The fee ranges scored on completed deals.

use crate::forecast::fees::{FeeFacts, FeeTables};

/// A completed purchase.
#[derive(Clone, PartialEq, Debug)]
pub struct CheckedDeal {
    /// In units of the currency, as is the value.
    pub fee: f64,
    pub value: f64,
    pub age: f64,
    pub from: String,
    pub to: String,
}

/// How right the ranges were.
#[derive(Clone, PartialEq, Debug)]
pub struct FeeCheck {
    pub rows: usize,
    /// The share of deals inside their range, which should be four in five.
    pub coverage: f64,
    pub bands: Vec<FeeBandCheck>,
    /// The pinball losses of the three quantiles of the logarithm together: less is better.
    pub pinball: f64,
    /// The same for a range that is the value times three constants.
    pub constant_pinball: f64,
}

/// The deals of a band of values.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FeeBandCheck {
    /// In millions.
    pub from: f64,
    /// `None` for the highest.
    pub to: Option<f64>,
    pub rows: usize,
    /// `None` without a deal.
    pub coverage: Option<f64>,
}

const QUANTILES: [f64; 3] = [0.1, 0.5, 0.9];

/// Scores the ranges on deals whose contract is unknown; those without a fee or a value are left out.
pub fn check_fees(deals: &[CheckedDeal], tables: &FeeTables) -> FeeCheck {
    let mut bands: Vec<(u32, u32)> = vec![(0, 0); tables.bands.len()];
    let (mut rows, mut pinball, mut constant) = (0, 0.0, 0.0);
    for deal in deals.iter().filter(|deal| deal.fee > 0.0 && deal.value > 0.0) {
        let value = deal.value / 1e6;
        let (from, to) = (Some(deal.from.as_str()), Some(deal.to.as_str()));
        let range = tables.log_ratios(FeeFacts { value, age: deal.age, from, to, contract: None });
        let seen = (deal.fee / deal.value).ln();
        rows += 1;
        pinball += loss(range, seen);
        constant += loss(tables.constant, seen);
        let [low, _, high] = range;
        let band = tables.bands.iter().rposition(|band| band.from <= value).unwrap_or(0);
        if let Some((all, inside)) = bands.get_mut(band) {
            *all += 1;
            *inside += u32::from(low <= seen && seen <= high);
        }
    }
    let share = |inside: u32, all: u32| f64::from(inside) / f64::from(all.max(1));
    let (all, inside) = bands.iter().fold((0, 0), |(all, inside), band| (all + band.0, inside + band.1));
    let check = |(place, (all, inside)): (usize, &(u32, u32))| FeeBandCheck {
        from: tables.bands.get(place).map_or(0.0, |band| band.from),
        to: tables.bands.get(place + 1).map(|band| band.from),
        rows: *all as usize,
        coverage: (*all > 0).then(|| share(*inside, *all)),
    };
    FeeCheck {
        rows,
        coverage: share(inside, all),
        bands: bands.iter().enumerate().map(check).collect(),
        pinball: pinball / f64::from(all.max(1)),
        constant_pinball: constant / f64::from(all.max(1)),
    }
}

/// The pinball losses of the quantiles together.
fn loss(range: [f64; 3], seen: f64) -> f64 {
    let one = |(quantile, range): (f64, f64)| (quantile * (seen - range)).max((quantile - 1.0) * (seen - range));
    QUANTILES.into_iter().zip(range).map(one).sum()
}
