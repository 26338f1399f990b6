//! The commands, one file each.

pub(crate) mod ambiguity;
pub(crate) mod approve;
pub(crate) mod ask;
pub(crate) mod calendar;
pub(crate) mod chat;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod discover;
pub(crate) mod eval;
pub(crate) mod export;
pub(crate) mod export_sheet;
pub(crate) mod import;
pub(crate) mod inspect;
mod junit;
pub(crate) mod key;
pub(crate) mod mood;
pub(crate) mod new;
pub(crate) mod passport;
pub(crate) mod protect;
pub(crate) mod rollback;
pub(crate) mod root;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod sheet;
mod take_over;
pub(crate) mod test;
pub(crate) mod verify;

use crate::args::Command;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Outcome;
use crate::output::Ui;

/// Runs a command.
pub(crate) fn run(command: Command, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    match command {
        Command::New(arguments) => new::run(&arguments, ui),
        Command::Check(arguments) => check::run(&arguments, ui, environment),
        Command::Calendar(arguments) => calendar::run(&arguments, ui),
        Command::Ask(arguments) => ask::run(arguments, ui, environment),
        Command::Chat(arguments) => chat::run(&arguments, ui, environment),
        Command::Test(arguments) => test::run(&arguments, ui, environment),
        Command::Protect(arguments) => protect::run(&arguments, ui, environment),
        Command::Passport(arguments) => passport::run(&arguments, ui, environment),
        Command::Ambiguity(arguments) => ambiguity::run(&arguments, ui, environment),
        Command::Diff(arguments) => diff::run(&arguments, ui, environment),
        Command::Discover(arguments) => discover::run(&arguments, ui, environment),
        Command::Mood(arguments) => mood::run(&arguments, ui, environment),
        Command::Search(arguments) => search::run(&arguments, ui),
        Command::Import(command) => import::run(&command, ui, environment),
        Command::ExportSheet(arguments) => export_sheet::run(&arguments, ui),
        Command::Eval(arguments) => eval::run(&arguments, ui, environment),
        Command::Key(command) => key::run(&command, ui, environment),
        Command::Export(arguments) => export::run(&arguments, ui, environment),
        Command::Approve(arguments) => approve::run(&arguments, ui, environment),
        Command::Sheet(arguments) => sheet::run(&arguments, ui),
        Command::Root(command) => root::run(&command, ui, environment),
        Command::Rollback(command) => rollback::run(&command, ui, environment),
        Command::Verify(arguments) => verify::run(&arguments, ui, environment),
        Command::Inspect(arguments) => inspect::run(&arguments, ui),
        Command::Serve(arguments) => serve::run(&arguments, ui, environment),
        Command::Completions(arguments) => completions::run(&arguments, ui),
    }
}
