//! The system's clipboard, beside that of the terminal.

use std::env;
use std::ffi::OsString;
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A program that takes a text in and puts it on the clipboard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct ClipboardTool {
    name: &'static str,
    arguments: &'static [&'static str],
    /// Whether it takes UTF-16.
    wide: bool,
}

const WAYLAND: ClipboardTool = ClipboardTool { name: "wl-copy", arguments: &[], wide: false };
const X11: [ClipboardTool; 2] = [
    ClipboardTool { name: "xclip", arguments: &["-selection", "clipboard"], wide: false },
    ClipboardTool { name: "xsel", arguments: &["--clipboard", "--input"], wide: false },
];
const MACOS: ClipboardTool = ClipboardTool { name: "pbcopy", arguments: &[], wide: false };
const WINDOWS: ClipboardTool = ClipboardTool { name: "clip.exe", arguments: &[], wide: true };

/// How long a tool may take.
const LIMIT: Duration = Duration::from_secs(2);

/// Puts a text on the system's clipboard by the first tool that does it, on a thread of its own.
///
/// Over SSH the machine's clipboard is not the user's, so only the terminal's is used. The terminal has the text in any
/// case, so nobody is told where no tool is found.
pub(super) fn copy(words: &str) {
    let tools = tools(|name| env::var_os(name));
    if tools.is_empty() {
        return;
    }
    let words = words.to_owned();
    let hand_over = move || {
        let _ = tools.into_iter().find(|tool| is_taken(*tool, &words, LIMIT));
    };
    // Without a thread the terminal's clipboard has to do.
    drop(thread::Builder::new().name("clipboard".into()).spawn(hand_over));
}

/// The tools to try, by the environment.
fn tools(variable: impl Fn(&str) -> Option<OsString>) -> Vec<ClipboardTool> {
    let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    if ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"].into_iter().any(is_set) {
        return Vec::new();
    }
    let mut tools = Vec::new();
    if cfg!(target_os = "macos") {
        tools.push(MACOS);
    }
    if is_set("WSL_DISTRO_NAME") {
        tools.push(WINDOWS);
    }
    if is_set("WAYLAND_DISPLAY") {
        tools.push(WAYLAND);
    }
    if is_set("DISPLAY") {
        tools.extend(X11);
    }
    tools
}

/// Whether a tool is there and takes the text within the limit; one that does not is ended.
fn is_taken(tool: ClipboardTool, words: &str, limit: Duration) -> bool {
    let mut command = Command::new(tool.name);
    // It serves the clipboard after the program has ended and while it is stopped, so it has a group of its own.
    command.args(tool.arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    let Ok(mut child) = command.spawn() else { return false };
    if let Some(mut input) = child.stdin.take() {
        let bytes = if tool.wide { in_utf_16(words) } else { words.as_bytes().to_vec() };
        // A tool that does not read is ended below, which ends this thread too.
        let write = move || drop(input.write_all(&bytes));
        drop(thread::Builder::new().name("clipboard".into()).spawn(write));
    }
    let until = Instant::now() + limit;
    while Instant::now() < until {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(Duration::from_millis(10)),
            Err(_) => return false,
        }
    }
    drop(child.kill());
    drop(child.wait());
    false
}

/// A text as Windows writes it, with its mark at the beginning.
fn in_utf_16(words: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(words.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(variables: &[&str]) -> Vec<&'static str> {
        let tools = tools(|name| variables.contains(&name).then(|| "x".into()));
        tools.iter().filter(|tool| **tool != MACOS).map(|tool| tool.name).collect()
    }

    #[test]
    fn the_tools_are_those_of_the_desktop_and_none_over_ssh() {
        assert_eq!(named(&[]), [""; 0]);
        assert_eq!(named(&["WAYLAND_DISPLAY", "DISPLAY"]), ["wl-copy", "xclip", "xsel"]);
        assert_eq!(named(&["DISPLAY"]), ["xclip", "xsel"]);
        assert_eq!(named(&["WSL_DISTRO_NAME"]), ["clip.exe"]);
        for ssh in ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"] {
            assert_eq!(named(&[ssh, "DISPLAY", "WAYLAND_DISPLAY"]), [""; 0]);
        }
        assert!(tools(|_| Some("".into())).iter().all(|tool| *tool == MACOS), "an empty variable is not set");
    }

    #[test]
    fn a_text_goes_whole_to_a_tool_that_takes_it() {
        let tool = |script: &'static [&'static str]| ClipboardTool { name: "sh", arguments: script, wide: false };
        let words = "Yıldız\n".repeat(100_000);
        let limit = Duration::from_secs(60);
        let reads = tool(&["-c", r#"[ "$(wc -c)" -eq 900000 ]"#]);
        assert!(is_taken(reads, &words, limit));
        assert!(!is_taken(reads, "Yıldız", limit), "it counts");
        assert!(!is_taken(tool(&["-c", "exit 1"]), &words, limit));
        assert!(!is_taken(tool(&["-c", "exec sleep 600"]), &words, Duration::ZERO), "one that hangs is ended");
        assert!(!is_taken(ClipboardTool { name: "no-such-tool", ..reads }, &words, limit));
        assert_eq!(in_utf_16("ı€"), [0xff, 0xfe, 0x31, 0x01, 0xac, 0x20]);
    }
}
