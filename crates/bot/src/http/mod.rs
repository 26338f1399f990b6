//! What every request passes on its way in and out.

mod admission;
mod body;
mod by_name;
mod envelope;
mod rate;

pub(crate) use admission::{admin, platform, tenant};
pub(crate) use body::{Fields, document, json, read as read_body};
pub(crate) use envelope::{envelope, hosts};
pub(crate) use rate::Rate;
