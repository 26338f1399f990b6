//! Hand-overs on their way to the agents' system: a signed webhook, tried again, given up, and never
//! silently.

mod courier;
mod feed;
mod given_out;
mod signature;

pub(crate) use courier::Courier;
pub(crate) use feed::{Feed, Listener, Told};
pub(crate) use given_out::given_out;
pub(crate) use signature::signature;
