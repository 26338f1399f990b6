//! Noticing that another program changed the files.
//!
//! What the system reports are hints: they may be late, doubled or missing. So the callback says
//! nothing but "look again"; whoever is called reads the files and compares contents, by which it
//! also recognises its own writes.

mod events;
mod pace;
mod signal;

use std::fmt;
use std::path::Path;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

use crate::error::{Result, StoreError};
use events::{Events, subscribe};
use pace::Pace;
use signal::Signal;

/// How changes are noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WatchMode {
    /// The system reports them; once a minute is looked at everything all the same.
    Events,
    /// The system does not report them here, so everything is looked at every two seconds.
    Polling {
        /// Why, in the system's words.
        reason: String,
    },
}

/// Calls back when the files of a KB may have changed. Stops when dropped.
pub struct Watcher {
    signals: Sender<Signal>,
    thread: Option<JoinHandle<()>>,
    mode: WatchMode,
}

impl fmt::Debug for Watcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watcher").field("mode", &self.mode).finish_non_exhaustive()
    }
}

impl Watcher {
    /// Watches the files at the top of `folder`, in `dialogues/` and in `media/`; nothing else,
    /// `.kaopu/` in particular, causes a call. `on_change` is called on the watcher's own thread, some 120 ms
    /// after things have gone quiet, half a second after the first change at the latest.
    ///
    /// # Errors
    /// [`StoreError::Watch`] if no thread can be started. A system that cannot report changes is no
    /// error: see [`Watcher::mode`].
    pub fn start(folder: &Path, on_change: impl Fn() + Send + 'static) -> Result<Self> {
        let (signals, received) = mpsc::channel();
        let events = subscribe(folder, signals.clone());
        Self::run(events, signals, received, on_change)
    }

    fn run(
        events: std::result::Result<Events, String>,
        signals: Sender<Signal>,
        received: mpsc::Receiver<Signal>,
        on_change: impl Fn() + Send + 'static,
    ) -> Result<Self> {
        let (events, mode) = match events {
            Ok(events) => (Some(events), WatchMode::Events),
            Err(reason) => (None, WatchMode::Polling { reason }),
        };
        let pace = if events.is_some() { Pace::WITH_EVENTS } else { Pace::POLLING };
        let thread = thread::Builder::new()
            .name("kaopu-watch".into())
            .spawn(move || pace::run(pace, &received, events, on_change))
            .map_err(|source| StoreError::Watch { source })?;
        Ok(Self { signals, thread: Some(thread), mode })
    }

    /// How changes are noticed; worth a line in the status bar when it is polling.
    #[must_use]
    pub fn mode(&self) -> &WatchMode {
        &self.mode
    }

    /// Asks for a call now: on focus, before an export.
    pub fn rescan(&self) {
        // The thread ends only with the watcher itself, or with a panic in the callback; then
        // nobody is left to call.
        let _ = self.signals.send(Signal::Rescan);
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        let _ = self.signals.send(Signal::Stop);
        if let Some(thread) =
            self.thread.take().filter(|thread| thread.thread().id() != thread::current().id())
        {
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests;
