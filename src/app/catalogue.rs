//! What the program knows apart from the plan.

use std::sync::{Arc, LazyLock};

use crate::command::Keymap;
use crate::domain::{Formation, Nations, Rules};

/// The data that the program has apart from the plan: formations, rules, nations and keys.
#[derive(Clone)]
pub struct Catalogue {
    pub formations: Vec<Arc<Formation>>,
    /// The registration rules of the competitions that a plan may name.
    pub rules: Vec<Rules>,
    pub nations: &'static LazyLock<Nations>,
    pub keymap: Keymap,
}
