//! Pictures: taken in, named, replaced, removed, and shown.

mod read;
mod take_in;
mod write;

pub(crate) use take_in::serve_picture;
