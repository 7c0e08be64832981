//! What the program knows apart from the plan.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock, OnceLock};

use crate::command::Keymap;
use crate::domain::{Formation, Nations, Rules};
use crate::forecast::ShippedTables;

/// The data that the program has apart from the plan: formations, rules, nations, what was measured, and keys.
#[derive(Clone)]
pub struct Catalogue {
    pub formations: Vec<Arc<Formation>>,
    built_in_rules: &'static LazyLock<Vec<Rules>>,
    /// The built-in rules and the user's own, once they are asked for.
    rules: OnceLock<Arc<[Rules]>>,
    pub nations: &'static LazyLock<Nations>,
    /// What was measured of injuries and of fees.
    pub forecast: ShippedTables,
    pub keymap: Keymap,
    /// The user's home, for which `~` stands in a path.
    pub home: Option<PathBuf>,
}

impl Catalogue {
    pub fn new(
        formations: Vec<Arc<Formation>>,
        built_in_rules: &'static LazyLock<Vec<Rules>>,
        nations: &'static LazyLock<Nations>,
        forecast: ShippedTables,
        keymap: Keymap,
    ) -> Catalogue {
        Catalogue { formations, built_in_rules, rules: OnceLock::new(), nations, forecast, keymap, home: None }
    }

    /// The file that somebody typed: `~` and what follows it are below the user's home.
    pub(super) fn path_of(&self, typed: PathBuf) -> PathBuf {
        let below = typed.strip_prefix("~").ok().zip(self.home.as_deref());
        below.map_or_else(|| typed.clone(), |(below, home)| home.join(below))
    }

    /// The registration rules of the competitions that a plan may name.
    pub fn rules(&self) -> Arc<[Rules]> {
        self.rules.get_or_init(|| self.with_built_in(&[])).clone()
    }

    /// Takes in the user's own rules, which replace built-in rules of the same name.
    pub fn set_own_rules(&mut self, own: &[Rules]) {
        self.rules = OnceLock::from(self.with_built_in(own));
    }

    fn with_built_in(&self, own: &[Rules]) -> Arc<[Rules]> {
        let is_kept = |built_in: &&Rules| Rules::named(&built_in.name, own).is_none();
        self.built_in_rules.iter().filter(is_kept).chain(own).cloned().collect()
    }
}
