//! `kaopu`: check, try, prove, sign and verify a shop's knowledge base from the command line.
//!
//! This crate only translates: arguments into calls of `kaopu-studio`, and what comes back into
//! text or JSON. One file per command is in `command`, what several of them show in `show`, what
//! they read in `input`. All printing goes through `output`.
//!
//! ```sh
//! kaopu check sample-kb
//! kaopu ask sample-kb "什么时候发货呀"
//! ```

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may stop at once"
    )
)]

mod args;
mod command;
mod environment;
mod exit;
mod failure;
mod input;
mod language;
mod output;
mod replace;
mod show;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use crate::args::Arguments;
use crate::environment::Environment;
use crate::output::Ui;

fn main() -> ExitCode {
    // Workbooks of strangers are read in a process of their own, which is this one.
    if kaopu_studio::serve_apart(std::env::args_os().nth(1).as_deref()) {
        return ExitCode::SUCCESS;
    }
    let environment = Environment::read();
    let words: Vec<OsString> = std::env::args_os().collect();
    let exit = match Arguments::try_parse_from(&words) {
        Ok(arguments) => {
            let mut ui = Ui::new(&arguments.global, &environment);
            let outcome = command::run(arguments.command, &mut ui, &environment);
            ui.finish(outcome)
        }
        Err(error) => usage::answer(&error, &words, &environment),
    };
    exit.into()
}
