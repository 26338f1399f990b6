//! How the process ends.

use std::process::ExitCode;

/// What the exit code says; the same list is in `--help` and in docs/cli.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: done, nothing found.
    Fine,
    /// 1: the command worked, and what it looked at has problems.
    Problems,
    /// 2: it was not called correctly, or was given something it can't use.
    Usage,
    /// 3: a bundle, a key or a passphrase was refused.
    Refused,
    /// 4: something could not be read or written.
    Io,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Problems => 1,
            Exit::Usage => 2,
            Exit::Refused => 3,
            Exit::Io => 4,
        })
    }
}

impl Exit {
    /// Sorts an error of a use case by what its reader can do about it.
    pub(crate) fn of(code: &str) -> Self {
        match code {
            "not-a-kb" | "bad-input" | "unknown-id" | "passphrase" | "key-exists" => Self::Usage,
            "encoder" | "wrong-passphrase" | "key-exposed" | "bad-key" => Self::Refused,
            "io" | "path-too-long" | "history" | "link" | "not-a-file" | "not-ours"
            | "too-large" | "read-only" | "in-use" | "disk-full" | "changed-outside" | "locked"
            | "internal" => Self::Io,
            _ => Self::Problems,
        }
    }
}
