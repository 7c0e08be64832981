//! A program in a real terminal of 200×60, and when its bytes come.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::Measured;

const LINES: NonZero<u16> = NonZero::new(60).unwrap();
const COLUMNS: NonZero<u16> = NonZero::new(200).unwrap();

/// A program that sends nothing for so long has sent its last byte.
const QUIET: Duration = Duration::from_millis(80);
/// What is worked out beside the first frame takes less.
const SETTLES: Duration = Duration::from_secs(3);
/// Ends a synchronized update.
const UPDATED: &[u8] = b"\x1b[?2026l";
/// A program that sends nothing at all for so long does not answer.
const LIMIT: Duration = Duration::from_secs(10);

pub(crate) struct Terminal {
    chunks: Receiver<(Instant, Vec<u8>)>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    screen: vt100::Parser,
    // The program hangs up when this goes.
    _master: Box<dyn MasterPty + Send>,
}

/// What came of one thing done.
#[derive(Clone, Copy)]
pub(crate) struct Answer {
    /// From the doing to the last byte.
    pub(crate) took: Duration,
    /// From the doing to the end of the first synchronized update; to the last byte of a program that sends none.
    pub(crate) first: Duration,
    pub(crate) bytes: usize,
}

impl Answer {
    /// What took so long and sent nothing.
    pub(crate) fn silent(took: Duration) -> Answer {
        Answer { took, first: took, bytes: 0 }
    }
}

impl Terminal {
    /// Starts a program and waits until what it works out besides its first frame is drawn too.
    pub(crate) fn settled(program: &str, file: &Path) -> Measured<Terminal> {
        let (mut terminal, _) = Terminal::start(program, file)?;
        terminal.idle(SETTLES);
        Ok(terminal)
    }

    /// Starts a program and waits for its screen; an error where there is no such program.
    pub(crate) fn start(program: &str, file: &Path) -> Measured<(Terminal, Answer)> {
        let size = PtySize { rows: LINES.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size)?;
        let mut command = CommandBuilder::new(program);
        command.arg(file);
        command.env("TERM", "xterm-256color");
        // Nobody's own settings.
        command.env("XDG_CONFIG_HOME", "/dev/null");
        let mut reader = pair.master.try_clone_reader()?;
        let writer = pair.master.take_writer()?;
        let (sender, chunks) = mpsc::channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 65_536];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                let chunk = buffer.get(..read).unwrap_or_default().to_vec();
                if sender.send((Instant::now(), chunk)).is_err() {
                    return;
                }
            }
        });
        let start = Instant::now();
        let child = pair.slave.spawn_command(command)?;
        drop(pair.slave);
        let screen = vt100::Parser::new(LINES, COLUMNS, 0);
        let mut terminal = Terminal { chunks, writer, child, screen, _master: pair.master };
        let first = terminal.answer(start)?;
        Ok((terminal, first))
    }

    /// Sends keys and waits for everything that follows.
    pub(crate) fn press(&mut self, keys: &str) -> Measured<Answer> {
        let start = Instant::now();
        self.writer.write_all(keys.as_bytes())?;
        self.writer.flush()?;
        self.answer(start)
    }

    fn answer(&mut self, start: Instant) -> Measured<Answer> {
        let (mut last, mut bytes, mut first) = (start, 0, None);
        loop {
            match self.chunks.recv_timeout(if bytes == 0 { LIMIT } else { QUIET }) {
                Ok((came, chunk)) => {
                    last = came;
                    bytes += chunk.len();
                    if chunk.windows(UPDATED.len()).any(|bytes| bytes == UPDATED) {
                        first.get_or_insert(came);
                    }
                    self.screen.process(&chunk);
                }
                Err(RecvTimeoutError::Timeout) if bytes > 0 => {
                    return Ok(Answer { took: last - start, first: first.unwrap_or(last) - start, bytes });
                }
                Err(error) => return Err(format!("no answer ({error}); the screen:\n{}", self.text()).into()),
            }
        }
    }

    /// Bytes that come without anything done.
    pub(crate) fn idle(&mut self, time: Duration) -> usize {
        thread::sleep(time);
        self.chunks.try_iter().map(|(_, chunk)| chunk.len()).sum()
    }

    pub(crate) fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// How often the threads of the program went to sleep or were put off the processor.
    pub(crate) fn switches(&self) -> Measured<u64> {
        let mut switches = 0;
        for task in fs::read_dir(format!("/proc/{}/task", self.process()?))? {
            let status = fs::read_to_string(task?.path().join("status"))?;
            let counts = status.lines().filter_map(|line| line.split_once("ctxt_switches:"));
            switches += counts.filter_map(|(_, count)| count.trim().parse::<u64>().ok()).sum::<u64>();
        }
        Ok(switches)
    }

    /// Resident memory, in kB.
    pub(crate) fn resident(&self) -> Measured<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process()?))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }

    fn process(&self) -> Measured<u32> {
        Ok(self.child.process_id().ok_or("the program ended")?)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
