//! A message without a conversation around it.

use super::understanding::Understanding;
use crate::program::Program;

/// Which entry a message asks for, and whether that is sure enough: the same steps as in
/// [`respond`](crate::respond), without session, rules and small talk.
#[must_use]
pub fn understand(program: &Program, text: &str) -> Understanding {
    program.matcher.understand(&program.matcher.read(text), None, &[])
}
