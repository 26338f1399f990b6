//! Drives the studio as a person would: the real window, the real backend, real files.
//!
//! A test starts [`Sandbox::new`] (a folder of its own with a copy of the sample knowledge base)
//! and opens a [`Studio`] on it through `WebKitWebDriver`, which starts the app itself. Elements
//! are found by `data-testid`; every wait is for something that can be seen. When a scenario fails,
//! a picture and the page's source are left under `target/e2e/`.
//!
//! ```no_run
//! # async fn demo() -> Result<(), kaopu_window::WindowError> {
//! use kaopu_window::{Sandbox, scenario};
//!
//! let sandbox = Sandbox::new()?;
//! scenario("opens", &sandbox, async |studio| studio.sees("entry-count", "50").await).await
//! # }
//! ```

#![cfg(unix)]
#![allow(
    clippy::disallowed_methods,
    reason = "a test harness: it plays the outer world, with its clock and its files"
)]

mod binaries;
mod driver;
mod error;
mod keyboard;
mod sandbox;
mod studio;
mod timing;

pub use binaries::{Finished, kaopu, run, target_folder};
pub use error::WindowError;
pub use sandbox::Sandbox;
pub use studio::{Studio, scenario};
