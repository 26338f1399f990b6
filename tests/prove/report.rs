//! What was proved, a line each.

use std::time::Instant;

use serde_json::{Value, json};

/// The lines so far.
pub(crate) struct Report {
    json: bool,
    /// Only promises with these words in their name are tried.
    only: String,
    began: Instant,
    lines: Vec<Value>,
}

impl Report {
    pub(crate) fn new(json: bool, only: String) -> Self {
        Self { json, only, began: Instant::now(), lines: Vec::new() }
    }

    /// Tries a promise; `figure` says what was seen, as an error if it does not hold.
    pub(crate) fn promise(&mut self, name: &str, figure: impl FnOnce() -> Result<String, String>) {
        if !name.contains(&self.only) {
            return;
        }
        let began = Instant::now();
        let figure = figure();
        let seconds = began.elapsed().as_secs_f64();
        let (holds, figure) = match figure {
            Ok(figure) => (true, figure),
            Err(figure) => (false, figure),
        };
        if !self.json {
            println!("{} {name}: {figure} ({seconds:.1} s)", if holds { "✓" } else { "✗" });
        }
        self.lines
            .push(json!({ "promise": name, "holds": holds, "figure": figure, "seconds": seconds }));
    }

    /// Says whether all hold, and within the time.
    pub(crate) fn close(self, limit_seconds: u64) -> bool {
        let seconds = self.began.elapsed().as_secs();
        let in_time = seconds <= limit_seconds;
        let holds = self.lines.iter().all(|line| line["holds"] == true);
        if self.json {
            let all =
                json!({ "holds": holds && in_time, "seconds": seconds, "promises": self.lines });
            println!("{all:#}");
        } else if !in_time {
            println!("✗ all of it took {seconds} s, and may take {limit_seconds} s");
        }
        holds && in_time
    }
}
