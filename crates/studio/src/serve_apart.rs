//! What this program does when it was started by itself.

use std::ffi::OsStr;

use crate::import::serve_workbook;
use crate::pictures::serve_picture;

/// If the program was started to read what a stranger made, in a process of its own, does so: bytes
/// from stdin, the answer to stdout. Says whether it was; then there is nothing else to do.
#[must_use]
pub fn serve_apart(first_argument: Option<&OsStr>) -> bool {
    serve_workbook(first_argument) || serve_picture(first_argument)
}
