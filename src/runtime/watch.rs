//! Watches the plan's file for changes by other programs.
//!
//! A notification is only a hint; the file's content shows what changed. Without a hint, the file is looked at when the
//! terminal gets the focus, and at each save.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::event::Event;
use super::input::Events;

/// Watches the folder of the plan's file, since a watch on the file would end when the file is replaced.
///
/// It does not poll.
#[derive(Default)]
pub(super) struct Watch {
    path: Option<PathBuf>,
    watcher: Option<RecommendedWatcher>,
}

impl Watch {
    /// Watches this file from now on.
    pub(super) fn follow(&mut self, path: Option<&PathBuf>, events: &Events) {
        if self.path.as_ref() != path {
            self.path = path.cloned();
            // Not every system or folder can be watched; then there are just no hints.
            self.watcher = path.and_then(|path| watch(path, events.clone()).ok());
        }
    }
}

fn watch(path: &Path, events: Events) -> notify::Result<RecommendedWatcher> {
    let path = std::fs::canonicalize(path)?;
    let name = path.file_name().map(OsStr::to_owned);
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let is_hint = event.is_ok_and(|event| {
            let ours = || event.paths.iter().any(|path| path.file_name() == name.as_deref());
            event.need_rescan() || (writes(event.kind) && ours())
        });
        if is_hint {
            events.send(Event::Look);
        }
    })?;
    watcher.watch(path.parent().unwrap_or(&path), RecursiveMode::NonRecursive)?;
    Ok(watcher)
}

/// Whether an event may have changed a file.
///
/// Reading does not count, or each look at the file would cause the next.
fn writes(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}
