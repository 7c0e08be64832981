//! What a file cannot say of itself.

use jiff::civil::Date;

use crate::domain::{Currency, Nations};

/// What a file cannot say of itself.
#[derive(Clone, Copy, Debug)]
pub struct FileContext<'n> {
    /// The day that the file is of.
    pub on: Date,
    /// The currency that amounts are wanted in; that of the file where it is absent.
    pub currency: Option<Currency>,
    /// The nations that there are.
    pub nations: &'n Nations,
}
