//! The window around [`kaopu_studio`]: one thin command for each use case, and nothing else. No
//! business logic lives here.
//!
//! `ui/src/generated/bindings.ts` is generated from these commands; a test fails when it is stale
//! (`UPDATE_BINDINGS=1 cargo test -p kaopu-desktop` rewrites it).

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may stop at once"
    )
)]

mod arguments;
mod bindings;
mod bulk;
mod closing;
mod commands;
mod dialogs;
mod dialogues;
mod discover;
mod events;
mod grants;
mod history;
mod imports;
mod limits;
mod merges;
mod pace;
#[cfg(target_os = "linux")]
mod painting;
mod pictures;
mod protection;
mod release;
mod review;
mod run;
mod tables;
mod timeline;
mod trial;
mod unread;
mod wordings;

pub use kaopu_studio::serve_apart;
#[cfg(target_os = "linux")]
pub use painting::suit_the_machine;
pub use run::run;
