//! The user's folders for Touchline, by the XDG Base Directory Specification.

use std::path::PathBuf;

/// The file of settings, whether it is there or not; none where no folder for it is known.
pub fn settings_file() -> Option<PathBuf> {
    Some(of_the_user("XDG_CONFIG_HOME", ".config")?.join("settings.ron"))
}

/// The folder for what the program keeps between two sessions; none where no folder for it is known.
pub fn state_folder() -> Option<PathBuf> {
    of_the_user("XDG_STATE_HOME", ".local/state")
}

fn of_the_user(variable: &str, at_home: &str) -> Option<PathBuf> {
    let folder = named(variable).or_else(|| Some(named("HOME")?.join(at_home)))?;
    Some(folder.join("touchline"))
}

/// The folder that a variable names; the specification ignores relative ones.
pub(super) fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute())
}
