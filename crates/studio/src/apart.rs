//! Work that is done in a process of its own: this program once more, with pipes and limits. What a
//! stranger's file asks for ends with that process.

use std::ffi::OsStr;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// How often in a second it is asked whether the work is still wanted.
const LOOKS: u64 = 20;

/// A kind of work.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Work {
    /// The argument by which the program knows that it is to do this and nothing else.
    pub(crate) argument: &'static str,
    /// Bytes that are worked on.
    pub(crate) most_bytes: u64,
    /// Bytes of memory that it may take.
    pub(crate) most_memory: u64,
    /// Seconds that it may take.
    pub(crate) most_seconds: u64,
    /// Bytes that the answer may have.
    pub(crate) most_answer: u64,
}

impl Work {
    /// If the program was started to do this, does so: bytes from stdin, the answer to stdout. Says
    /// whether it was; then there is nothing else to do.
    pub(crate) fn serve(
        &self,
        first_argument: Option<&OsStr>,
        work: impl FnOnce(&[u8]) -> Vec<u8>,
    ) -> bool {
        if first_argument != Some(OsStr::new(self.argument)) {
            return false;
        }
        self.limit();
        let mut bytes = Vec::new();
        if std::io::stdin().take(self.most_bytes).read_to_end(&mut bytes).is_ok() {
            let answer = work(&bytes);
            let mut out = std::io::stdout().lock();
            // Whoever asked sees that the answer is not whole.
            let _ = out.write_all(&answer).and_then(|()| out.flush());
        }
        true
    }

    /// From here on the process has so much and no more.
    #[cfg(unix)]
    fn limit(&self) {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let limits = [
            (Resource::Data, self.most_memory),
            (Resource::Cpu, self.most_seconds),
            (Resource::Core, 0),
        ];
        for (resource, most) in limits {
            // Where a system does not know one of them, the others and the parent's clock are left.
            let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
        }
    }

    #[cfg(not(unix))]
    fn limit(&self) {}

    /// Lets a program that calls [`Work::serve`] do it; `None` if it does not answer in time, or
    /// not wholly, or if `wanted` says meanwhile that nobody waits for it any more.
    ///
    /// # Errors
    /// The program can't be started.
    pub(crate) fn ask(
        &self,
        program: &Path,
        bytes: Vec<u8>,
        wanted: &mut dyn FnMut() -> bool,
    ) -> std::io::Result<Option<Vec<u8>>> {
        let mut child = Command::new(program)
            .arg(self.argument)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let answer = self.talk(&mut child, bytes, wanted);
        // It has answered, or is not going to.
        let _ = child.kill();
        let _ = child.wait();
        Ok(answer)
    }

    /// Hands the bytes over and waits for the whole answer; `None` if it takes too long.
    fn talk(
        &self,
        child: &mut Child,
        bytes: Vec<u8>,
        wanted: &mut dyn FnMut() -> bool,
    ) -> Option<Vec<u8>> {
        let mut stdin = child.stdin.take()?;
        let stdout = child.stdout.take()?;
        std::thread::spawn(move || {
            // A process that stops early need not have read it all.
            let _ = stdin.write_all(&bytes);
        });
        let (done, answer) = mpsc::channel();
        let most = self.most_answer;
        std::thread::spawn(move || {
            let mut read = Vec::new();
            let whole = stdout.take(most).read_to_end(&mut read).is_ok();
            // Nobody waits any more if it took too long.
            let _ = done.send(whole.then_some(read));
        });
        for _ in 0..self.most_seconds * LOOKS {
            match answer.recv_timeout(Duration::from_millis(1000 / LOOKS)) {
                Ok(answer) => return answer,
                Err(RecvTimeoutError::Timeout) if wanted() => {}
                Err(_) => return None,
            }
        }
        None
    }
}
