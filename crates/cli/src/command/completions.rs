//! `kaopu completions`: what a shell needs to complete the command's words.

use clap::CommandFactory as _;
use clap_complete::Shell;
use serde::Serialize;

use crate::args;
use crate::exit::Exit;
use crate::failure::Outcome;
use crate::output::Ui;

/// Print the completions of a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu completions bash > ~/.local/share/bash-completion/completions/kaopu
  kaopu completions zsh > ~/.zfunc/_kaopu
  kaopu completions fish > ~/.config/fish/completions/kaopu.fish")]
pub(crate) struct Arguments {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document {
    shell: String,
    script: String,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui) -> Outcome<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut args::Arguments::command(), "kaopu", &mut script);
    ui.raw(&script)?;
    let script = String::from_utf8_lossy(&script).into_owned();
    ui.document(&Document { shell: arguments.shell.to_string(), script })?;
    Ok(Exit::Fine)
}
