//! The market, copied: somebody of it as a sentence, and its table.

use super::context::CopyContext;
use super::tables::CopiedTable;
use crate::market::words;
use crate::market::{MarketColumn, MarketRow};
use crate::text;

/// The most rows of a copied table.
const MOST_ROWS: usize = 1_000;

impl CopyContext<'_> {
    /// `Ada Ruiz (CB, 24, Getafe): contract 2027-06-30; value €12m; by fmref.csv, line 7, of 1 Jun 2025`
    pub(super) fn market_row(self) -> Option<String> {
        let row = self.screens.market.selected()?;
        let on = self.asked.on;
        let cell = |column: MarketColumn| words::cell(row, column, on);
        let about = [MarketColumn::Positions, MarketColumn::Age, MarketColumn::Club];
        let about: Vec<String> = about.into_iter().filter_map(cell).collect();
        let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
        let told = MarketColumn::ALL.iter().filter(|column| {
            use MarketColumn::{Age, Club, Name, Positions};
            !matches!(column, Name | Positions | Age | Club)
        });
        let mut told: Vec<String> = told.filter_map(|column| Some(format!("{column} {}", cell(*column)?))).collect();
        let reason = self.screens.market.line().and_then(|line| self.screens.market.reason(line));
        told.extend(reason.into_iter().flatten().map(str::to_owned));
        told.extend(self.said_in(row));
        Some(format!("{}{about}: {}", row.name(), told.join("; ")))
    }

    /// `by fmref.csv, line 7, of 1 Jun 2025`
    fn said_in(self, row: MarketRow<'_>) -> Option<String> {
        let file = row.file()?;
        Some(format!("by {}, line {}, of {}", file.short_name(), row.line(), self.day(file.on)))
    }

    /// The first rows as they stand, in the columns that are shown.
    pub(super) fn market(self) -> Option<CopiedTable> {
        let market = &self.screens.market;
        let found = market.found()?;
        let row = |line: usize| {
            let row = market.row(line)?;
            let cell = |column: &MarketColumn| words::cell(row, *column, self.asked.on).unwrap_or_default();
            Some(market.columns.iter().map(cell).collect())
        };
        let rows: Vec<Vec<String>> = (0..found.rows.len().min(MOST_ROWS)).filter_map(row).collect();
        let title = match rows.len() < found.count {
            true => format!("market, the first {} of {}", rows.len(), text::counted(found.count, "person")),
            false => format!("market, {}", text::counted(found.count, "person")),
        };
        let headings = market.columns.iter().map(|column| column.word()).collect();
        Some(CopiedTable { day: self.asked.on, title, headings, rows })
    }
}
