//! Cells that stand for a row of another table of their file: the number of a club for its name.

use std::collections::HashMap;

use super::dialects::{Dialect, LookUp, key};
use super::readers::{Unread, limits};
use super::table::{Table, shown};

/// Puts what the other tables say into the columns that their dialect has looked up, and takes the look-up off it; where
/// there is no such table it stays, and so the column is not used.
///
/// # Errors
///
/// A table that has grown too large by it.
pub(super) fn look_up(table: &mut Table, others: &[Table], dialect: &mut Dialect) -> Result<(), Unread> {
    let keys: Vec<String> = table.headers().iter().map(|header| key(header)).collect();
    for column in &mut dialect.columns {
        let Some(known) = column.look_up.as_ref().and_then(|wanted| KnownRows::of(others, wanted)) else { continue };
        let places = (0..keys.len()).filter(|at| keys.get(*at).is_some_and(|key| column.headers.contains(key)));
        for at in places {
            known.put(table, at)?;
        }
        column.look_up = None;
    }
    Ok(())
}

/// What is taken for each cell.
struct KnownRows<'t> {
    /// None where several rows say different things.
    taken: HashMap<&'t str, Option<&'t str>>,
    /// Why a cell is not known.
    why: String,
}

impl<'t> KnownRows<'t> {
    fn of(others: &'t [Table], wanted: &LookUp) -> Option<KnownRows<'t>> {
        let other = others.iter().find(|other| other.name() == wanted.table)?;
        let place = |wanted: &String| other.headers().iter().position(|header| key(header) == *wanted);
        let (by, take) = (place(&wanted.by)?, place(&wanted.take)?);
        let mut taken: HashMap<&str, Option<&str>> = HashMap::new();
        for row in other.rows() {
            let known = taken.entry(row.cell(by)).or_insert(Some(row.cell(take)));
            *known = known.filter(|known| *known == row.cell(take));
        }
        Some(KnownRows { taken, why: format!("the table {} has no single row for this", shown(other.name())) })
    }

    /// Puts it into a column; a cell that no row is known for is a doubt, and stays empty.
    fn put(&self, table: &mut Table, at: usize) -> Result<(), Unread> {
        let taken = |cell: &str| self.taken.get(cell).copied().flatten().unwrap_or_default();
        let size = table.rows().map(|row| taken(row.cell(at)).len()).sum::<usize>();
        limits::text(size.saturating_add(table.held().1))?;
        let mut told = table.with_column(at, |row| taken(row.cell(at)));
        for row in table.rows().filter(|row| !row.cell(at).is_empty() && taken(row.cell(at)).is_empty()) {
            told.doubts.push(row.line(), at + 1, row.cell(at), self.why.clone());
        }
        *table = told;
        Ok(())
    }
}
