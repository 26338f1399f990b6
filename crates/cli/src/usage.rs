//! What is said when the arguments make no sense, or ask for help.

use std::ffi::OsString;

use clap::Parser as _;
use clap::error::ErrorKind;
use kaopu_model::shown;
use kaopu_studio::ApiError;

use crate::args::{Arguments, Global};
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Ui;

/// Prints what clap has to say: help to stdout, mistakes to stderr (and as JSON to stdout, if that
/// was asked for).
pub(crate) fn answer(error: &clap::Error, words: &[OsString], environment: &Environment) -> Exit {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // A reader that went away has read enough.
        let _ = error.print();
        return Exit::Fine;
    }
    let seen = shown_mistake(words);
    let error = seen.as_ref().unwrap_or(error);
    let _ = error.print();
    if words.iter().any(|word| word == "--json") {
        let text = error.render().to_string();
        let text = text.trim().trim_start_matches("error: ");
        let mut ui = Ui::new(&Global { json: true, ..Global::default() }, environment);
        let failure = Failure { error: ApiError::new("usage", text, text), exit: Exit::Usage };
        return ui.finish_silently(&failure);
    }
    Exit::Usage
}

/// The same mistake, in words of which every character is seen: it repeats arguments, and the
/// parser prints them as they are.
fn shown_mistake(words: &[OsString]) -> Option<clap::Error> {
    let words = words.iter().map(|word| shown(&word.to_string_lossy()).into_owned());
    Arguments::try_parse_from(words).err()
}
