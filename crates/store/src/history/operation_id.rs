//! The number of an operation.

use serde::Serialize;

/// Names an operation in its folder's history; later ones are greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct OperationId(pub i64);
