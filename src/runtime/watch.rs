//! A hint that another program wrote to the plan's file. What it did, the file's content tells; where no hint comes, the
//! next look is taken when the terminal gets the focus, and at a save.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::event::Event;

/// Watches the folder of the plan's file: a watch on the file would die when it is replaced. It never ticks.
#[derive(Default)]
pub(super) struct Watch {
    path: Option<PathBuf>,
    watcher: Option<RecommendedWatcher>,
}

impl Watch {
    /// Watches this file from now on, when it is not watched already.
    pub(super) fn follow(&mut self, path: Option<&PathBuf>, events: &Sender<Event>) {
        if self.path.as_ref() != path {
            self.path = path.cloned();
            // Not every system or folder can be watched; then there are no hints.
            self.watcher = path.and_then(|path| watch(path, events.clone()).ok());
        }
    }
}

fn watch(path: &Path, events: Sender<Event>) -> notify::Result<RecommendedWatcher> {
    let path = std::fs::canonicalize(path)?;
    let name = path.file_name().map(OsStr::to_owned);
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let is_hint = event.is_ok_and(|event| {
            let ours = || event.paths.iter().any(|path| path.file_name() == name.as_deref());
            event.need_rescan() || (writes(event.kind) && ours())
        });
        if is_hint {
            // Nobody listens when the program ends.
            let _ = events.send(Event::Look);
        }
    })?;
    watcher.watch(path.parent().unwrap_or(&path), RecursiveMode::NonRecursive)?;
    Ok(watcher)
}

/// Whether a file may hold something else after this; reading it is no such thing, or a look would ask for the next.
fn writes(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}
