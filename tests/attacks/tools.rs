//! Runs the outside programs.

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// What a program did.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) success: bool,
    pub(crate) output: String,
}

impl Outcome {
    #[track_caller]
    pub(crate) fn succeeded(self) -> String {
        assert!(self.success, "{}", self.output);
        self.output
    }
}

/// Runs a program in a folder, with this text on its input. A program that is not installed fails
/// the test: it is never skipped.
#[track_caller]
pub(crate) fn run(folder: &Path, input: &str, program: &str, arguments: &[&str]) -> Outcome {
    let started = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            panic!(
                "`{program}` is not installed, and these tests need it (Debian: apt-get install minisign coreutils tar)"
            )
        }
        Err(error) => panic!("`{program}` does not start: {error}"),
    };
    // A program that reads no input may have ended by now, which is its right.
    let _ = child.stdin.take().expect("it is piped").write_all(input.as_bytes());
    let output = child.wait_with_output().expect("it was started");
    let text = [output.stdout, output.stderr].concat();
    Outcome {
        success: output.status.success(),
        output: String::from_utf8_lossy(&text).into_owned(),
    }
}
