//! A disk on which something happens just before one of the steps.

use std::fmt;
use std::fs::{File, Permissions};
use std::io;
use std::sync::{Mutex, PoisonError};

use kaopu_durable::{Disk, Handle, RealDisk};

type Event = Box<dyn FnOnce() + Send>;

/// The real disk, and what happens before the step that comes after so many more.
#[derive(Default)]
pub(super) struct Meanwhile(Mutex<Option<(usize, Event)>>);

impl fmt::Debug for Meanwhile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Meanwhile")
    }
}

impl Meanwhile {
    pub(super) fn plan(&self, steps: usize, event: impl FnOnce() + Send + 'static) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((steps, Box::new(event)));
    }

    /// Whether it has not happened yet; then it never will.
    pub(super) fn was_late(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take().is_some()
    }

    fn step(&self) {
        let mut planned = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match planned.take() {
            Some((0, event)) => {
                drop(planned);
                event();
            }
            Some((steps, event)) => *planned = Some((steps - 1, event)),
            None => {}
        }
    }
}

impl Disk for Meanwhile {
    fn create_new(&self, dir: &Handle, name: &str) -> io::Result<File> {
        self.step();
        RealDisk.create_new(dir, name)
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        self.step();
        RealDisk.write(file, bytes)
    }
    fn set_mode(&self, file: &File, mode: Permissions) -> io::Result<()> {
        self.step();
        RealDisk.set_mode(file, mode)
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        self.step();
        RealDisk.sync(file)
    }
    fn rename(&self, dir: &Handle, from: &str, to: &str) -> io::Result<()> {
        self.step();
        RealDisk.rename(dir, from, to)
    }
    fn exchange(&self, dir: &Handle, one: &str, other: &str) -> io::Result<()> {
        self.step();
        RealDisk.exchange(dir, one, other)
    }
    fn rename_new(&self, dir: &Handle, from: &str, to: &str) -> io::Result<()> {
        self.step();
        RealDisk.rename_new(dir, from, to)
    }
    fn sync_dir(&self, dir: &Handle) -> io::Result<()> {
        self.step();
        RealDisk.sync_dir(dir)
    }
    fn remove(&self, dir: &Handle, name: &str) -> io::Result<()> {
        self.step();
        RealDisk.remove(dir, name)
    }
    fn create_dir(&self, dir: &Handle, name: &str) -> io::Result<()> {
        self.step();
        RealDisk.create_dir(dir, name)
    }
}
