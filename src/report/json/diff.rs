//! JSON of the differences between two plans.

use serde_json::{Value, json};

use crate::domain::FieldChange;

/// One entry for each difference.
pub fn diff(changes: &[FieldChange]) -> Value {
    changes
        .iter()
        .map(|change| json!({ "what": change.what, "before": change.before, "after": change.after }))
        .collect()
}
