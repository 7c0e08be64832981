//! The days on which players may be registered.

use jiff::civil::Date;

/// A transfer window: a run of days on which players can be registered, first and last day included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TransferWindow {
    pub opens: Date,
    pub closes: Date,
}
