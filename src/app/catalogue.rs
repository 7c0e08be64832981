//! What the program knows apart from the plan.

use std::sync::{Arc, LazyLock};

use crate::command::Keymap;
use crate::domain::{Formation, Nations, Rules};

/// The data that the program has apart from the plan: formations, rules, nations and keys.
#[derive(Clone)]
pub struct Catalogue {
    pub formations: Vec<Arc<Formation>>,
    pub built_in_rules: &'static LazyLock<Vec<Rules>>,
    /// The user's own rules, which replace built-in rules of the same name.
    pub own_rules: Vec<Rules>,
    pub nations: &'static LazyLock<Nations>,
    pub keymap: Keymap,
}

impl Catalogue {
    /// The registration rules of the competitions that a plan may name.
    pub fn rules(&self) -> Vec<Rules> {
        let is_kept = |built_in: &&Rules| Rules::named(&built_in.name, &self.own_rules).is_none();
        self.built_in_rules.iter().filter(is_kept).chain(&self.own_rules).cloned().collect()
    }
}
