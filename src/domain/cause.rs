//! The causes for which a player can't be fielded.

use super::words::words;

words! {
    /// Why a player can't be fielded; if several causes hold on a day, the first in this order counts.
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
