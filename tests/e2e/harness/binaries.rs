//! The programs under test, and how to run one.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::WindowError;

/// Where cargo put the programs: a test binary lies in `deps/` beside them. `KAOPU_PROGRAMS` names
/// another folder, such as that of optimised ones.
#[must_use]
pub fn target_folder() -> PathBuf {
    if let Some(folder) = std::env::var_os("KAOPU_PROGRAMS") {
        return PathBuf::from(folder);
    }
    let test = std::env::current_exe().unwrap_or_default();
    test.ancestors().nth(2).unwrap_or(Path::new("target/debug")).to_path_buf()
}

/// The `kaopu` command.
#[must_use]
pub fn kaopu() -> PathBuf {
    target_folder().join("kaopu")
}

/// The studio.
pub(crate) fn studio() -> PathBuf {
    target_folder().join("kaopu-studio")
}

/// Where a scenario leaves what it saw when it failed.
pub(crate) fn evidence_folder(scenario: &str) -> PathBuf {
    target_folder().parent().unwrap_or(Path::new("target")).join("e2e").join(scenario)
}

/// A program that has ended.
#[derive(Debug)]
pub struct Finished {
    /// Whether its exit code was 0.
    pub ok: bool,
    /// What it printed, then what it complained about.
    pub output: String,
}

/// Runs a program to its end.
///
/// # Errors
/// If it cannot be started. A non-zero exit code is no error here: look at [`Finished::ok`].
pub fn run(
    program: &Path,
    arguments: &[&str],
    environment: &[(&str, &str)],
) -> Result<Finished, WindowError> {
    let output =
        Command::new(program).args(arguments).envs(environment.iter().copied()).output().map_err(
            |source| WindowError::Start {
                program: program.display().to_string(),
                hint: "build it first: cargo build --workspace --all-targets; or install it",
                source,
            },
        )?;
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    Ok(Finished { ok: output.status.success(), output: text })
}
