//! What was measured.

use std::fmt;

/// Figures of one knowledge base.
pub(crate) struct Figures {
    title: &'static str,
    lines: Vec<(String, Vec<f64>, f64)>,
}

impl Figures {
    pub(crate) fn of(title: &'static str) -> Self {
        Self { title, lines: Vec::new() }
    }

    /// Adds what was measured, in milliseconds, and the most that it may be.
    pub(crate) fn add(&mut self, what: impl Into<String>, mut measured: Vec<f64>, most: f64) {
        measured.sort_by(f64::total_cmp);
        self.lines.push((what.into(), measured, most));
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.title)?;
        for (what, measured, most) in &self.lines {
            let median = measured.get(measured.len() / 2).copied().unwrap_or_default();
            let worst = measured.last().copied().unwrap_or_default();
            let verdict = if median <= *most { "✓" } else { "✗" };
            let times = measured.len();
            writeln!(
                f,
                "  {verdict} {what:<44} {median:>8.0} ms  worst {worst:>7.0}  of {times:>2}  (at most {most:.0})"
            )?;
        }
        Ok(())
    }
}
