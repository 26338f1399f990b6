//! Trying a release out before anybody else does: the very command that production runs, on this
//! computer alone.

mod of_release;
mod running;

pub(crate) use running::Trial;
