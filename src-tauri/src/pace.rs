//! How often the window is told how far something is.

use std::sync::Mutex;
use std::time::{Duration, Instant};

/// The window draws itself anew each time: more often than this it would do nothing else.
const EVERY: Duration = Duration::from_millis(100);

/// When one piece of work was told of last.
#[derive(Debug, Default)]
pub(crate) struct Pace(Mutex<Option<(Instant, Step)>>);

/// What is told at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    stage: u8,
    is_done: bool,
}

impl Pace {
    /// Whether it is time to tell how much of the work is done, or of a stage of it. That another
    /// stage begins, and that one is done, is always told.
    pub(crate) fn is_due(&self, stage: u8, done: u32, total: u32) -> bool {
        #[expect(clippy::disallowed_methods, reason = "the window is told by its own clock")]
        let now = Instant::now();
        self.is_due_at(now, Step { stage, is_done: done >= total })
    }

    fn is_due_at(&self, now: Instant, step: Step) -> bool {
        let mut told = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let is_due = told.is_none_or(|(at, last)| last != step || now.duration_since(at) >= EVERY);
        if is_due {
            *told = Some((now, step));
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "any time will do")]
    fn a_hundred_thousand_steps_are_few_words() {
        let (pace, start) = (Pace::default(), Instant::now());
        let told = |stage: u8| {
            let at = |step: u32| start + Duration::from_micros(10) * step;
            let is_due =
                |step: &u32| pace.is_due_at(at(*step), Step { stage, is_done: *step == 100_000 });
            (0..=100_000).filter(is_due).collect::<Vec<u32>>()
        };
        assert_eq!(
            told(0),
            [0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000, 70_000, 80_000, 90_000, 100_000]
        );
        assert_eq!(told(1)[0], 0, "another stage is told at once");
    }
}
