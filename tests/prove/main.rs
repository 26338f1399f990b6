//! `./dev prove`: promises, tried at size, one line each with its figure. In CI in minutes, with
//! `--nightly` at full size; `--only=WORDS` tries the promises that have these words in their name.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a proof may stop at once"
)]
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "proofs set up their own folders and programs, and say what they saw"
)]

mod binary;
mod bot;
mod data;
mod dice;
mod discover;
mod release;
mod report;

use report::Report;

/// How long all proofs of a part may take in CI, in seconds.
const LIMIT_SECONDS: u64 = 4 * 60;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if data::child(&arguments) {
        return;
    }
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let nightly = has("--nightly");
    let only = arguments.iter().find_map(|argument| argument.strip_prefix("--only="));
    let mut report = Report::new(has("--json"), only.unwrap_or_default().to_owned());
    match arguments.iter().find(|argument| !argument.starts_with("--")).map(String::as_str) {
        Some("bot") => bot::prove(&mut report, nightly),
        Some("data") => data::prove(&mut report, nightly),
        Some("discover") => discover::prove(&mut report, nightly),
        Some("release") => release::prove(&mut report, nightly),
        other => {
            eprintln!("there is no proof of {other:?}; there are: bot, data, discover, release");
            std::process::exit(2);
        }
    }
    let limit = if nightly { u64::MAX } else { LIMIT_SECONDS };
    std::process::exit(i32::from(!report.close(limit)));
}
