//! A disk that fails when a test wants it to.

use std::fs::{File, Permissions};
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use crate::disk::{Disk, Handle, RealDisk};

/// What happens at the step that fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// This step fails, all others work.
    Once(io::ErrorKind),
    /// From this step on all steps fail.
    Ever(io::ErrorKind),
    /// The step takes effect, and is reported as failed all the same.
    AfterEffect(io::ErrorKind),
}

/// The real disk, but for one step.
#[derive(Debug)]
pub struct FailingDisk {
    steps: AtomicUsize,
    fails_at: AtomicUsize,
    failure: Failure,
}

impl FailingDisk {
    /// Works until [`FailingDisk::fail_at`] is called.
    #[must_use]
    pub fn new(failure: Failure) -> Self {
        Self { steps: AtomicUsize::new(0), fails_at: AtomicUsize::new(usize::MAX), failure }
    }

    /// Lets the step fail that comes after so many more.
    pub fn fail_at(&self, step: usize) {
        self.fails_at.store(self.steps.load(SeqCst) + step, SeqCst);
    }

    /// From now on all works.
    pub fn heal(&self) {
        self.fails_at.store(usize::MAX, SeqCst);
    }

    /// Whether the failure has happened.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.steps.load(SeqCst) > self.fails_at.load(SeqCst)
    }

    /// Counts a step. The error that it must report, if any, and whether it takes effect all the
    /// same.
    fn count(&self) -> Option<(io::Error, bool)> {
        let step = self.steps.fetch_add(1, SeqCst);
        let fails_at = self.fails_at.load(SeqCst);
        match self.failure {
            Failure::Once(kind) if step == fails_at => Some((kind.into(), false)),
            Failure::Ever(kind) if step >= fails_at => Some((kind.into(), false)),
            Failure::AfterEffect(kind) if step == fails_at => Some((kind.into(), true)),
            _ => None,
        }
    }

    fn step<T>(&self, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        match self.count() {
            None => work(),
            Some((error, true)) => work().and(Err(error)),
            Some((error, false)) => Err(error),
        }
    }
}

impl Disk for FailingDisk {
    fn create_new(&self, dir: &Handle, name: &str) -> io::Result<File> {
        self.step(|| RealDisk.create_new(dir, name))
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        match self.count() {
            None => RealDisk.write(file, bytes),
            // A full disk takes what it can.
            Some((error, _)) => RealDisk.write(file, &bytes[..bytes.len() / 2]).and(Err(error)),
        }
    }
    fn set_mode(&self, file: &File, mode: Permissions) -> io::Result<()> {
        self.step(|| RealDisk.set_mode(file, mode))
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        self.step(|| RealDisk.sync(file))
    }
    fn rename(&self, dir: &Handle, from: &str, to: &str) -> io::Result<()> {
        self.step(|| RealDisk.rename(dir, from, to))
    }
    fn exchange(&self, dir: &Handle, one: &str, other: &str) -> io::Result<()> {
        self.step(|| RealDisk.exchange(dir, one, other))
    }
    fn rename_new(&self, dir: &Handle, from: &str, to: &str) -> io::Result<()> {
        self.step(|| RealDisk.rename_new(dir, from, to))
    }
    fn sync_dir(&self, dir: &Handle) -> io::Result<()> {
        self.step(|| RealDisk.sync_dir(dir))
    }
    fn remove(&self, dir: &Handle, name: &str) -> io::Result<()> {
        self.step(|| RealDisk.remove(dir, name))
    }
    fn create_dir(&self, dir: &Handle, name: &str) -> io::Result<()> {
        self.step(|| RealDisk.create_dir(dir, name))
    }
    fn open_lock(&self, dir: &Handle, name: &str) -> io::Result<File> {
        self.step(|| RealDisk.open_lock(dir, name))
    }
    fn mark_lock(&self, file: &File, bytes: &[u8]) -> io::Result<()> {
        self.step(|| RealDisk.mark_lock(file, bytes))
    }
}
