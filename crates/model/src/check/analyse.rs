//! Reading and checking in one go, the way an author wants to see it.

use jiff::civil::Date;

use super::all;
use super::layout::Layouts;
use super::scope::Scope;
use crate::parse::parse_with_findings;
use crate::{KbFiles, Parsed};

/// Reads and checks a knowledge base: everything that is wrong, sorted by place. What follows only
/// from something unreadable is not reported besides.
#[must_use]
pub fn analyse(files: &KbFiles, today: Option<Date>) -> Parsed {
    let (kb, findings) = parse_with_findings(files);
    let diagnostics = all(Scope::new(&kb, today, Layouts::of(files), findings));
    Parsed { kb, diagnostics }
}
