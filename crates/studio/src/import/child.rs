//! Reading a workbook in a process of its own: this program once more, with pipes and limits. What a
//! stranger's workbook asks for ends with that process.

use std::ffi::OsStr;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use kaopu_exchange::{Grid, WorkbookError, read_workbook};

use crate::error::{ApiError, ApiResult};

/// The argument by which the program knows that it is to read a workbook and nothing else.
const READ_WORKBOOK: &str = "--read-workbook-from-stdin";

/// Memory that reading may take.
#[cfg(unix)]
const MOST_MEMORY: u64 = 512 << 20;

/// Time that reading may take.
const MOST_SECONDS: u64 = 20;

/// Bytes that the answer may have.
const MOST_ANSWER: u64 = 128 << 20;

/// Bytes that a workbook may have.
const MOST_BYTES: u64 = 64 << 20;

/// Reads workbooks with the help of a program that calls [`serve_workbook`].
#[derive(Debug, Clone, Default)]
pub struct WorkbookReader {
    /// The program; without one no workbook can be read.
    pub program: Option<PathBuf>,
}

type Answer = Result<Vec<Grid>, WorkbookError>;

/// If the program was started to read a workbook, does so: bytes from stdin, sheets to stdout. Says
/// whether it was; then there is nothing else to do.
#[must_use]
pub fn serve_workbook(first_argument: Option<&OsStr>) -> bool {
    if first_argument != Some(OsStr::new(READ_WORKBOOK)) {
        return false;
    }
    limit();
    let mut bytes = Vec::new();
    if std::io::stdin().take(MOST_BYTES).read_to_end(&mut bytes).is_ok() {
        let answer: Answer = read_workbook(&bytes);
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        // Whoever asked sees that the answer is not whole.
        let _ = serde_json::to_writer(&mut out, &answer).map(|()| out.flush());
    }
    true
}

/// From here on the process has so much and no more.
#[cfg(unix)]
fn limit() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limits =
        [(Resource::Data, MOST_MEMORY), (Resource::Cpu, MOST_SECONDS), (Resource::Core, 0)];
    for (resource, most) in limits {
        // Where a system does not know one of them, the others and the parent's clock are left.
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
}

#[cfg(not(unix))]
fn limit() {}

impl WorkbookReader {
    /// Reads the sheets of a workbook. `file` is what it is called.
    ///
    /// # Errors
    /// `bad-input`: it can't be read, or asks for more memory or time than any honest one.
    pub(super) fn read(&self, file: &Path, bytes: Vec<u8>) -> ApiResult<Vec<Grid>> {
        let shown = file.display();
        let program = self.program.as_deref().ok_or_else(|| {
            ApiError::new("internal", "没有读表格的程序", "there is no program to read a workbook")
        })?;
        let mut child = start(program).map_err(|error| ApiError::unreadable(program, &error))?;
        let answer = talk(&mut child, bytes);
        // It has answered, or is not going to.
        let _ = child.kill();
        let _ = child.wait();
        match answer.and_then(|bytes| serde_json::from_slice::<Answer>(&bytes).ok()) {
            Some(Ok(grids)) => Ok(grids),
            Some(Err(error)) => Err(ApiError::new(
                "bad-input",
                format!("{shown} {}", error.reason.zh),
                format!("{shown}: {}", error.reason.en),
            )),
            None => Err(ApiError::new(
                "bad-input",
                format!("{shown} 读不了：它要的内存或时间太多，文件可能坏了，也可能是恶意的；什么都没有改"),
                format!(
                    "{shown} can't be read: it asks for more memory or time than it may have. It is \
                     damaged, or meant to do harm; nothing was changed"
                ),
            )
            .hint(
                "如果是自己的表，把内容复制到一张新表里，再存一次。",
                "If it is your own, copy its content into a new workbook and save that.",
            )),
        }
    }
}

fn start(program: &Path) -> std::io::Result<Child> {
    Command::new(program)
        .arg(READ_WORKBOOK)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

/// Hands the bytes over and waits for the whole answer; `None` if it takes too long.
fn talk(child: &mut Child, bytes: Vec<u8>) -> Option<Vec<u8>> {
    let mut stdin = child.stdin.take()?;
    let stdout = child.stdout.take()?;
    std::thread::spawn(move || {
        // A process that stops early need not have read it all.
        let _ = stdin.write_all(&bytes);
    });
    let (done, answer) = mpsc::channel();
    std::thread::spawn(move || {
        let mut read = Vec::new();
        let whole = stdout.take(MOST_ANSWER).read_to_end(&mut read).is_ok();
        // Nobody waits any more if it took too long.
        let _ = done.send(whole.then_some(read));
    });
    answer.recv_timeout(Duration::from_secs(MOST_SECONDS)).ok().flatten()
}
