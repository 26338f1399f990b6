//! `./dev bench --window`: how long a person waits for the window, by the page's own clock. One line
//! a figure: the median, the worst, and what was asked of it.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a bench sets up its own folders, says what it saw, and may stop at once"
)]

mod figures;
mod large;
mod log;
mod native;
mod rows;
mod sample;
mod shop;

use kaopu_window::WindowError;

use crate::figures::Figures;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let only: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let wanted = |name: &str| only.is_empty() || only.iter().any(|one| one == name);
    let mut failed = false;
    if wanted("sample") {
        failed |= told(sample::measure().await);
    }
    if wanted("large") {
        failed |= told(large::measure().await);
    }
    if wanted("rows") {
        failed |= told(rows::measure().await);
    }
    if wanted("log") {
        failed |= told(log::measure().await);
    }
    std::process::exit(i32::from(failed));
}

/// Prints figures; says whether there are none.
fn told(figures: Result<Figures, WindowError>) -> bool {
    match &figures {
        Ok(figures) => print!("{figures}"),
        Err(error) => eprintln!("{error}: {:?}", std::error::Error::source(error)),
    }
    figures.is_err()
}
