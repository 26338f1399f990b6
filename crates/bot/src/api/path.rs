//! Ids that stand in a path.

use axum::extract::Path;
use axum::extract::rejection::PathRejection;

use crate::problem::{BAD_PATH, Problem};

/// The most bytes that an id of a caller has.
const MOST_BYTES: usize = 200;

/// What a handler gets of a path such as `/v1/{tenant}/sessions/{session}`.
pub(super) type Ids = Result<Path<(String, String)>, PathRejection>;

/// The second id of a path, that of a session, a customer or a picture.
pub(super) fn second(ids: Ids) -> Result<String, Problem> {
    let Path((_, id)) = ids.map_err(|_| Problem::from(BAD_PATH))?;
    checked(id)
}

/// An id that a caller chose.
pub(super) fn checked(id: String) -> Result<String, Problem> {
    let fits = (1..=MOST_BYTES).contains(&id.len()) && !id.chars().any(char::is_control);
    if fits { Ok(id) } else { Err(BAD_PATH.into()) }
}
