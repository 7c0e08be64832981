//! The program in a real terminal, of 120×36 unless said, and what a person there would see.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::retry_on_intr;
use rustix::process::{Pid, PidfdFlags, Signal, kill_process, pidfd_open, pidfd_send_signal};
use tempfile::TempDir;

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_touchline");

/// What has to happen does so long before; a test that waits longer has failed.
const LIMIT: Duration = Duration::from_secs(30);

/// What gives a terminal back.
const GIVEN_BACK: [&str; 6] = ["\x1b[?2026l", "\x1b[?2004l", "\x1b[?1004l", "\x1b[?1000l", "\x1b[?1049l", "\x1b[?25h"];

/// A folder with the sample plan in it.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        fs::write(folder.plan(), fs::read("assets/juventus-2025-06-17.ron").unwrap()).unwrap();
        folder
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }

    pub(crate) fn plan(&self) -> PathBuf {
        self.0.path().join("plan.ron")
    }

    /// Where the program keeps what it cannot save.
    pub(crate) fn state(&self) -> PathBuf {
        self.0.path().join(".state")
    }

    /// Where the program looks for settings.
    pub(crate) fn settings(&self) -> PathBuf {
        self.0.path().join(".config")
    }

    pub(crate) fn holds(&self, words: &str) -> bool {
        fs::read_to_string(self.plan()).is_ok_and(|text| text.contains(words))
    }
}

pub(crate) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    reader: Box<dyn Read + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    /// What came since the start, or since [`Terminal::forget`].
    pub(crate) bytes: Vec<u8>,
    screen: vt100::Parser,
    cooked: String,
}

/// Columns and lines of a usual window.
const USUAL: (u16, u16) = (120, 36);

impl Terminal {
    /// Starts a program; an end to it is made when it outlives every reasonable wait.
    pub(crate) fn start(program: &str, arguments: &[&str], folder: &Folder) -> Terminal {
        Terminal::start_with(program, arguments, folder, &[])
    }

    /// The program in a window of so many columns and lines.
    pub(crate) fn start_at(size: (u16, u16), arguments: &[&str], folder: &Folder) -> Terminal {
        Terminal::open(size, PROGRAM, arguments, folder, &[])
    }

    pub(crate) fn start_with(
        program: &str,
        arguments: &[&str],
        folder: &Folder,
        variables: &[(&str, &str)],
    ) -> Terminal {
        Terminal::open(USUAL, program, arguments, folder, variables)
    }

    fn open(
        (columns, lines): (u16, u16),
        program: &str,
        arguments: &[&str],
        folder: &Folder,
        variables: &[(&str, &str)],
    ) -> Terminal {
        let pair = native_pty_system().openpty(window(columns, lines)).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(folder.path());
        command.env("TERM", "xterm-256color");
        command.env("XDG_STATE_HOME", folder.state());
        command.env("XDG_CONFIG_HOME", folder.settings());
        command.env("PS1", "ready> ");
        command.env("ENV", "");
        variables.iter().for_each(|(name, value)| command.env(name, value));
        let reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let cooked = format!("{:?}", pair.master.get_termios().unwrap());
        let child = pair.slave.spawn_command(command).unwrap();
        watch(pid(child.process_id().unwrap()));
        let screen = vt100::Parser::new(cells(lines), cells(columns), 0);
        Terminal { master: pair.master, reader, writer, child, bytes: Vec::new(), screen, cooked }
    }

    /// The board on the plan of a folder.
    pub(crate) fn board(folder: &Folder) -> Terminal {
        let mut terminal = Terminal::start(PROGRAM, &["plan.ron"], folder);
        terminal.wait_for_frame("Targets");
        terminal
    }

    /// Waits until the program watches the plan's folder: it does once the first frame is out.
    pub(crate) fn wait_until_watching(&self) {
        let descriptors = format!("/proc/{}/fdinfo", self.pid().as_raw_pid());
        wait_until("the folder is watched", || {
            let mut open = fs::read_dir(&descriptors).unwrap().filter_map(Result::ok);
            open.any(|entry| fs::read_to_string(entry.path()).is_ok_and(|info| info.contains("inotify wd:")))
        });
    }

    pub(crate) fn pid(&self) -> Pid {
        pid(self.child.process_id().unwrap())
    }

    pub(crate) fn send(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Reads once; false when the program is gone.
    pub(crate) fn read(&mut self) -> bool {
        let mut buffer = [0; 65_536];
        let read = self.reader.read(&mut buffer).unwrap_or(0);
        self.bytes.extend_from_slice(&buffer[..read]);
        self.screen.process(&buffer[..read]);
        read > 0
    }

    /// Presses keys of a program that may be gone.
    pub(crate) fn try_press(&mut self, keys: &str) {
        let _ = self.writer.write_all(keys.as_bytes()).and_then(|()| self.writer.flush());
    }

    /// Whether what came so far ends with a frame.
    pub(crate) fn is_whole_frame(&self) -> bool {
        self.bytes.trim_ascii_end().ends_with(b"\x1b[?2026l")
    }

    pub(crate) fn wait_for(&mut self, words: &str) {
        let mut shown = self.text();
        while !self.text().contains(words) {
            assert!(self.read(), "the program ended and never showed {words:?}:\n{shown}");
            // Once the terminal is given back nothing is left to tell what was wrong.
            shown = Some(self.text()).filter(|text| !text.is_empty()).unwrap_or(shown);
        }
    }

    /// Waits until a whole frame is there that shows something.
    pub(crate) fn wait_for_frame(&mut self, words: &str) {
        self.wait_for(words);
        while !self.is_whole_frame() {
            assert!(self.read(), "the program ended in the middle of a frame");
        }
    }

    pub(crate) fn text(&self) -> String {
        self.screen.screen().contents()
    }

    pub(crate) fn wait_for_all(&mut self, words: &[&str]) {
        words.iter().for_each(|words| self.wait_for(words));
    }

    /// Whether the cursor shows.
    pub(crate) fn has_cursor(&self) -> bool {
        !self.screen.screen().hide_cursor()
    }

    pub(crate) fn resize(&mut self, columns: u16, lines: u16) {
        self.screen.screen_mut().set_size(cells(lines), cells(columns));
        self.master.resize(window(columns, lines)).unwrap();
    }

    /// An empty screen that knows nothing of what was drawn before.
    pub(crate) fn forget(&mut self) {
        self.bytes.clear();
        let (lines, columns) = self.screen.screen().size();
        self.screen = vt100::Parser::new(lines, columns, 0);
    }

    /// Everything until the program has closed the terminal, and how it ended.
    pub(crate) fn end(&mut self) -> ExitStatus {
        while self.read() {}
        self.child.wait().unwrap()
    }

    /// Whether lines are edited and signals made by the terminal as before the program.
    pub(crate) fn is_cooked(&self) -> bool {
        self.cooked == format!("{:?}", self.master.get_termios().unwrap())
    }

    /// What the last bytes leave of the terminal: every mode ended after the last one was begun, and a cursor.
    pub(crate) fn assert_given_back(&self) {
        let sent = String::from_utf8_lossy(&self.bytes);
        for end in GIVEN_BACK {
            let begin = if end.ends_with('l') { end.replace('l', "h") } else { end.replace('h', "l") };
            let (ended, begun) = (sent.rfind(end), sent.rfind(&begin));
            assert!(ended.is_some() && ended > begun, "{end:?} at {ended:?}, {begin:?} at {begun:?}");
        }
        assert!(self.is_cooked());
    }

    /// Closes the window: the other end of the terminal is gone.
    pub(crate) fn close(self) -> Box<dyn Child + Send + Sync> {
        self.child
    }
}

/// Ends a program that outlives every reasonable wait, in a thread that ends with the program.
///
/// The signal goes to a descriptor of the process. Its number is given to another once it has ended, and to a thread of
/// this process too: a signal to that number ends the tests.
fn watch(program: Pid) {
    let process = pidfd_open(program, PidfdFlags::empty()).unwrap();
    let watch = move || {
        let limit = Timespec::try_from(LIMIT * 2).unwrap();
        let ended = retry_on_intr(|| poll(&mut [PollFd::new(&process, PollFlags::IN)], Some(&limit)));
        if ended == Ok(0) {
            let _ = pidfd_send_signal(&process, Signal::KILL);
        }
    };
    std::thread::Builder::new().name(watch_name(program)).spawn(watch).unwrap();
}

/// The name of the thread that watches a program.
pub(crate) fn watch_name(program: Pid) -> String {
    format!("watch {}", program.as_raw_pid())
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

fn window(columns: u16, lines: u16) -> PtySize {
    PtySize { rows: lines, cols: columns, pixel_width: 0, pixel_height: 0 }
}

pub(crate) fn pid(id: u32) -> Pid {
    Pid::from_raw(i32::try_from(id).unwrap()).unwrap()
}

/// Waits until something holds that no byte on the terminal tells of.
pub(crate) fn wait_until(what: &str, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < LIMIT, "never: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The state of a process as the kernel has it: `S` asleep, `T` stopped; `None` when it has ended.
pub(crate) fn state(pid: Pid) -> Option<char> {
    let stat = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_pid())).ok()?;
    stat.rsplit(") ").next()?.chars().next().filter(|state| *state != 'Z')
}

/// The only child of a process.
pub(crate) fn child_of(parent: Pid) -> Option<Pid> {
    let parent = parent.as_raw_pid();
    let children = fs::read_to_string(format!("/proc/{parent}/task/{parent}/children")).ok()?;
    children.split_whitespace().next()?.parse().ok().map(pid)
}

/// How often the threads of a process were woken.
pub(crate) fn wake_ups(pid: Pid) -> u64 {
    let tasks = fs::read_dir(format!("/proc/{}/task", pid.as_raw_pid())).unwrap();
    let statuses = tasks.map(|task| fs::read_to_string(task.unwrap().path().join("status")).unwrap());
    let switches = |status: String| {
        let counts = status.lines().filter_map(|line| line.split_once("ctxt_switches:"));
        counts.map(|(_, count)| count.trim().parse::<u64>().unwrap()).sum::<u64>()
    };
    statuses.map(switches).sum()
}
