//! One cell, one value: each kind in its own file; nothing is guessed in silence.
//!
//! A column of money, days or positions is learnt from all its cells first, then each cell is read by what was learnt.

mod cell;
mod clubs;
mod days;
mod feet;
mod figures;
mod heights;
mod marks;
mod money;
mod nations;
mod positions;
mod statuses;

pub use cell::{CellValue, Reason, clean, is_unknown};
pub use clubs::is_no_club;
pub use days::{DayColumn, DayKind, DayOrder, DayStyle, Told};
pub use feet::{Strength, foot, preferred, strength};
pub use figures::{Scouted, attribute, flag, whole};
pub use heights::height;
pub use marks::DecimalMark;
pub use money::{Amount, MoneyColumn, MoneyStyle, Period, bare_header};
pub use nations::nations;
pub use positions::{PlayedAt, PositionCode, PositionColumn};
pub use statuses::{
    OutFor, Parting, Standing, fantasy, flags, has_loan_flag, is_fit, last_of_month, no_return, status,
};

#[cfg(test)]
mod tests;
