//! What the cells of a column say together.

use super::cells::ColumnCells;
use super::context::FileContext;
use crate::import::dialects::{DialectColumn, FileField};
use crate::import::values::{DayColumn, DayKind, DayStyle, MoneyColumn, PositionColumn};

/// What the cells of a column say together of how they are written.
#[derive(Clone, Copy)]
pub(super) enum Learnt {
    Money(MoneyColumn),
    Days(DayColumn),
    Positions(PositionColumn),
    /// Each cell says it alone.
    Nothing,
}

/// Learns from a column, and of money from its header.
pub(super) fn learn(
    table: &impl ColumnCells,
    at: usize,
    column: &DialectColumn,
    exact: bool,
    context: &FileContext<'_>,
) -> Learnt {
    if column.field.is_money() {
        let header = table.headers().get(at).filter(|_| !exact).map_or("", String::as_str);
        return Learnt::Money(MoneyColumn::of_texts(table.texts(at), column.money.under(header), context.currency));
    }
    if let Some(kind) = column.field.day() {
        let kind = if exact { DayKind::Any } else { kind };
        return Learnt::Days(DayColumn::of(
            table.texts(at).map(|(text, _)| text),
            DayStyle { kind, order: column.order },
            context.on,
        ));
    }
    match column.field {
        FileField::Positions => Learnt::Positions(PositionColumn::of_texts(table.texts(at), column.code)),
        _ => Learnt::Nothing,
    }
}
