//! A lock on the folder of a plan, so that only one instance of Touchline at a time reads, merges and saves there.

use std::fs::File;
use std::path::Path;

/// How long to wait for the lock, since an instance that was suspended in the middle of a save may keep it for ever.
#[cfg(unix)]
const PATIENCE: core::time::Duration = core::time::Duration::from_secs(2);

/// Locks the folder of a file against other instances of Touchline.
///
/// They wait while the result lives. A save is safe without the lock, too, but another instance could take a version
/// that is about to be merged for the final one. `None` if it took too long, or nothing can be locked.
pub fn lock_folder(path: &Path) -> Option<File> {
    #[cfg(unix)]
    {
        use rustix::fs::{FlockOperation, flock};
        let target = std::fs::canonicalize(path).ok()?;
        // The folder itself is locked: that leaves no file behind, and a lock on the plan would be lost when it is
        // replaced.
        let folder = File::open(super::names::folder_of(&target)).ok()?;
        let begun = std::time::Instant::now();
        while let Err(error) = flock(&folder, FlockOperation::NonBlockingLockExclusive) {
            if error != rustix::io::Errno::WOULDBLOCK || begun.elapsed() > PATIENCE {
                return None;
            }
            std::thread::sleep(core::time::Duration::from_millis(2));
        }
        Some(folder)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}
