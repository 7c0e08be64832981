//! What the program knows beside the plan.

use std::sync::{Arc, LazyLock};

use crate::command::Keymap;
use crate::domain::{Formation, Nations, Rules};

/// What was read from the files beside the plan.
#[derive(Clone)]
pub struct Catalogue {
    pub formations: Vec<Arc<Formation>>,
    /// Of the competitions that a plan may name.
    pub rules: Vec<Rules>,
    pub nations: &'static LazyLock<Nations>,
    pub keymap: Keymap,
}
