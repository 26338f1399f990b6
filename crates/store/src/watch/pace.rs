//! When to call: not at every event, and also without any.

#![expect(
    clippy::disallowed_methods,
    reason = "decides when the files are looked at, never what is in them"
)]

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::events::Events;
use super::signal::Signal;

/// The thread's clock.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    /// How long nothing must happen before the call.
    quiet: Duration,
    /// How long a call may be put off while things keep happening.
    patience: Duration,
    /// How often is called if nothing happens at all.
    tick: Duration,
}

impl Pace {
    pub(super) const WITH_EVENTS: Self = Self {
        quiet: Duration::from_millis(120),
        patience: Duration::from_millis(500),
        tick: Duration::from_secs(60),
    };
    pub(super) const POLLING: Self = Self { tick: Duration::from_secs(2), ..Self::WITH_EVENTS };
}

/// A call that is due because of an event.
#[derive(Debug, Clone, Copy)]
struct Due {
    at: Instant,
    latest: Instant,
}

/// Runs until told to stop, or until nobody can tell it anything any more.
pub(super) fn run(
    pace: Pace,
    signals: &Receiver<Signal>,
    mut events: Option<Events>,
    on_change: impl Fn(),
) {
    let mut tick = Instant::now() + pace.tick;
    let mut due: Option<Due> = None;
    loop {
        let wake = due.map_or(tick, |due| due.at.min(tick));
        match signals.recv_timeout(wake.saturating_duration_since(Instant::now())) {
            Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return,
            Ok(signal @ (Signal::Changed | Signal::FoldersMoved)) => {
                if let (Signal::FoldersMoved, Some(events)) = (signal, &mut events) {
                    let _ = events.renew(); // the tick tries again, and looks at everything
                }
                let now = Instant::now();
                let latest = due.map_or(now + pace.patience, |due| due.latest);
                due = Some(Due { at: (now + pace.quiet).min(latest), latest });
                if now < latest {
                    continue;
                }
            }
            Ok(Signal::Rescan) => {}
            Err(RecvTimeoutError::Timeout) => {
                if let Some(events) = events.as_mut().filter(|_| Instant::now() >= tick) {
                    events.renew_all();
                }
            }
        }
        due = None;
        tick = Instant::now() + pace.tick;
        on_change();
    }
}
