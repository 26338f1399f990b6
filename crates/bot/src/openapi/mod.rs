//! The interface as an OpenAPI 3.1 document, put together from the operations that the router is
//! made of: what is not described is not served.

mod document;
mod operation;
mod problems;
mod routes;

pub(crate) use document::document;
pub(crate) use operation::{Caller, Contents, Operation};
pub(crate) use routes::Routes;
