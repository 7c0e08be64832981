//! Why a player can't be fielded, in a word.

use super::words::words;

words! {
    /// Why a player can't be fielded. Where several hold on a day, the first in this order is the reason.
    Cause {
        NotJoined = "not yet joined",
        LoanOver = "loan over",
        ContractOver = "contract over",
        Left = "left",
        Lent = "lent out",
        Injury = "injury",
        Suspension = "suspension",
        Other = "other",
        CallUp = "call-up",
    }
}
