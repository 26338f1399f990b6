//! Long work, out of the window's way.

use std::panic::resume_unwind;
use std::thread::scope;

use thread_priority::{ThreadPriority, ThreadPriorityValue, set_current_thread_priority};

/// Of a hundred, where half is what a thread begins with (9 steps nicer on Linux): the window is drawn
/// first, and alone the work is as quick as ever.
const LONG_WORK: u8 = 25;

/// The same for what the window asks for and waits for (4 steps nicer): what is asked for together
/// must not keep it from drawing what is there already.
const ANSWERS: u8 = 38;

/// Does long work, and waits for it: all processors may be busy with it, and the window still follows
/// the hand.
///
/// # Panics
/// As the work does.
pub fn in_background<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    let done = scope(|scope| {
        // Threads that it starts are as patient.
        let thread = scope.spawn(|| {
            step_back();
            work()
        });
        thread.join()
    });
    done.unwrap_or_else(|bug| resume_unwind(bug))
}

/// From here on this thread, which does long work, comes after the window. It can't be made quicker
/// again.
pub(crate) fn step_back() {
    lower(LONG_WORK);
}

/// From here on this thread, which answers the window, comes after its drawing.
pub fn give_way() {
    lower(ANSWERS);
}

fn lower(priority: u8) {
    let priority = ThreadPriorityValue::try_from(priority).map(ThreadPriority::Crossplatform);
    // Where a system does not allow that, the work takes its share like any other.
    let _ = priority.map(set_current_thread_priority);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn work_comes_after_the_window_and_nothing_else_does() {
        let nice = || rustix::process::getpriority_process(None).unwrap();
        let before = nice();
        let inside = in_background(nice);
        // Whoever is nicer already stays so.
        assert!(inside == 9 || before > 9 && inside == before, "{before} {inside}");
        assert_eq!(nice(), before);
    }

    #[test]
    fn a_bug_in_the_work_is_a_bug_of_who_asked() {
        let failed = std::panic::catch_unwind(|| in_background(|| panic!("a bug")));
        assert_eq!(failed.unwrap_err().downcast_ref::<&str>(), Some(&"a bug"));
    }
}
