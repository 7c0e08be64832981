//! Reads plans from the disk, or the sample from the program.

use std::path::Path;
use std::sync::Arc;

use super::document::{Document, Opened};
use super::state::Desk;
use crate::domain::{Formation, Plan};
use crate::store::{self, assets};

/// Reads the plan in a file.
///
/// # Errors
/// Why the file can't be read, or a located error in it.
pub fn read(path: &Path, formations: &[Arc<Formation>]) -> anyhow::Result<Plan> {
    read_with_text(path, formations).map(|(plan, _)| plan)
}

fn read_with_text(path: &Path, formations: &[Arc<Formation>]) -> anyhow::Result<(Plan, String)> {
    let text = store::load(path)?;
    Ok((store::read_plan(&path.display().to_string(), &text, formations)?, text))
}

impl Desk {
    /// Opens the plan in a file.
    ///
    /// # Errors
    /// As for [`read`].
    pub fn open(path: &Path, formations: &[Arc<Formation>]) -> anyhow::Result<Desk> {
        let (plan, text) = read_with_text(path, formations)?;
        Ok(Desk::new(plan, Document { opened: Some(Opened::from(text)), ..Document::in_file(path.to_owned()) }))
    }

    /// Opens the sample plan, which has no file yet.
    ///
    /// # Errors
    /// A located error in the sample.
    pub fn sample(formations: &[Arc<Formation>]) -> anyhow::Result<Desk> {
        let plan = store::read_plan(assets::SAMPLE_NAME, assets::SAMPLE, formations)?;
        let offered = Path::new(".").join(assets::SAMPLE_NAME);
        Ok(Desk::new(
            plan,
            Document { opened: Some(Opened::from(assets::SAMPLE.to_owned())), ..Document::sample(offered) },
        ))
    }
}
