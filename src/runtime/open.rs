//! Opens plans, formations, rules and keys, from the disk or from the program.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::frames::Palette;
use crate::app::{Catalogue, Look, Model};
use crate::command::{Keymap, KeymapError};
use crate::desk::Desk;
use crate::store::{At, Located, assets};

/// Today's date in the user's time zone.
///
/// The variable `TZ` names the time zone, as for every Unix program; without it, the system's zone is used.
pub fn clock() -> Date {
    jiff::Timestamp::now().to_zoned_datetime(time_zone()).date()
}

/// The day that a file is of: the one that was said, else that of its last change, today at the latest.
pub fn day_of(file: &Path, said: Option<Date>, today: Date) -> Date {
    said.or_else(|| changed_on(file).filter(|on| *on <= today)).unwrap_or(today)
}

/// The day on which a file was last changed; none where there is no such file.
fn changed_on(file: &Path) -> Option<Date> {
    let changed = std::fs::metadata(file).ok().filter(std::fs::Metadata::is_file)?.modified().ok()?;
    Some(jiff::Timestamp::try_from(changed).ok()?.to_zoned_datetime(time_zone()).date())
}

fn time_zone() -> TimeZone {
    // jiff lists the whole zoneinfo folder before it reads one zone, which takes a fifth of the time to the first
    // frame.
    let system = std::env::var_os("TZ").is_none().then(|| std::fs::read("/etc/localtime").ok()).flatten();
    system.and_then(|rules| TimeZone::tzif("", &rules).ok()).unwrap_or_else(TimeZone::system)
}

/// Whether the environment asks for no colours: `NO_COLOR` is set, or `TERM` names a terminal without colours.
pub(super) fn is_colourless() -> bool {
    asked("NO_COLOR").is_some() || asked("TERM").is_some_and(|terminal| is_monochrome(&terminal))
}

/// The colours for the background that `COLORFGBG` tells, until the terminal tells its own.
pub(super) fn look() -> Look {
    match asked("COLORFGBG").and_then(|colours| colours.rsplit(';').next().map(str::to_owned)).as_deref() {
        Some("7" | "15") => Look::Light,
        _ => Look::Dark,
    }
}

/// How many colours the environment tells of.
pub(super) fn palette() -> Palette {
    let told = |variable| asked(variable).unwrap_or_default();
    Palette::told(&told("COLORTERM"), &told("TERM"))
}

fn asked(variable: &str) -> Option<String> {
    std::env::var(variable).ok().filter(|value| !value.is_empty())
}

/// Whether a terminal of this name has no colours.
///
/// These are DEC's terminals, and names that end in `-m` or `-mono` (term(7)).
fn is_monochrome(terminal: &str) -> bool {
    let of_dec = terminal.strip_prefix("vt").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    of_dec || terminal == "dumb" || terminal.ends_with("-m") || terminal.ends_with("-mono")
}

/// The formations, rules and keys that are part of the program.
pub fn catalogue() -> Catalogue {
    let (nations, forecast) = (assets::nations(), assets::shipped_tables());
    let mut catalogue =
        Catalogue::new(assets::formations(), assets::rules(), nations, forecast, Keymap::of_the_table());
    catalogue.home = std::env::var_os("HOME").filter(|home| !home.is_empty()).map(PathBuf::from);
    catalogue
}

/// The error at its place in the keys of a file.
pub(super) fn keymap_error(at: &At<'_>, error: &KeymapError) -> Located {
    let message = format!("found {}, expected {}", error.found, error.expected);
    match error.key {
        Some(key) => at.entry(error.command).entry(key).problem(message),
        None => at.key(error.command).problem(message),
    }
}

/// Opens the plan in a file.
///
/// If git left conflict marks in it, both sides are read from git.
///
/// # Errors
/// Why the file can't be read, or a located error in it.
pub fn open_plan(path: &Path) -> anyhow::Result<Model> {
    let catalogue = catalogue();
    let desk = match Desk::open(path, &catalogue.formations) {
        Ok(desk) => desk,
        // A file that can't be loaded for another reason has no conflict marks, and keeps its error.
        Err(wrong) => Desk::open_marked(path, &catalogue.formations)?.ok_or(wrong)?,
    };
    Ok(Model::new(desk, catalogue, clock()))
}

/// Opens the sample plan, which has no file yet.
///
/// # Errors
/// A located error in the sample.
pub fn open_sample() -> anyhow::Result<Model> {
    let catalogue = catalogue();
    Ok(Model::new(Desk::sample(&catalogue.formations)?, catalogue, clock()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_without_colours_are_known_by_their_names() {
        for name in ["vt100", "vt102", "vt220", "vt100-w", "dumb", "xterm-mono", "ansi-m"] {
            assert!(is_monochrome(name), "{name}");
        }
        for name in ["xterm", "xterm-256color", "tmux-256color", "vte-256color", "screen", "linux", "foot"] {
            assert!(!is_monochrome(name), "{name}");
        }
    }

    #[test]
    fn a_file_is_of_the_day_of_its_last_change_unless_one_is_said_or_that_is_to_come() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let changed = changed_on(file.path()).unwrap();
        let (before, after) = (changed.yesterday().unwrap(), changed.tomorrow().unwrap());
        let day = |said, today| day_of(file.path(), said, today);
        assert_eq!((day(None, changed), day(None, after)), (changed, changed));
        assert_eq!((day(None, before), day(Some(after), before)), (before, after));
        assert_eq!(day_of(Path::new("no such file"), None, before), before);
    }
}
