//! The one place that prints: text for people, or one JSON document for programs.

mod line;

use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write as _};

use kaopu_model::{Localized, shown, shown_json};
use kaopu_studio::ApiError;
use serde::Serialize;

use crate::args::{Colour, Global};
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::language::Language;

pub(crate) use line::{Line, TextStyle};

/// Chinese characters take two of the 80 columns that a terminal has at least.
const PROGRESS_CHARS: usize = 38;

/// Standard output and standard error, with what is known about who reads them.
pub(crate) struct Ui {
    /// The language people are spoken to in.
    pub(crate) language: Language,
    /// Whether stdout carries one JSON document instead of text.
    pub(crate) json: bool,
    /// Whether a person looks at stdout.
    pub(crate) terminal: bool,
    out: BufWriter<StdoutLock<'static>>,
    out_colours: bool,
    err_colours: bool,
    err_terminal: bool,
    progress_shown: bool,
    /// Nobody reads stdout any more (`kaopu … | head`): the rest is not printed, and the exit code
    /// still tells the truth.
    closed: bool,
}

#[derive(Serialize)]
struct ErrorDocument<'a> {
    error: &'a ApiError,
}

impl Ui {
    pub(crate) fn new(global: &Global, environment: &Environment) -> Self {
        let (terminal, err_terminal) = (io::stdout().is_terminal(), io::stderr().is_terminal());
        let colours = |terminal: bool| match global.color {
            Colour::Auto => terminal && environment.colours,
            Colour::Always => true,
            Colour::Never => false,
        };
        Self {
            language: global.lang.unwrap_or_else(|| Language::of_locale(&environment.locale)),
            json: global.json,
            terminal,
            out: BufWriter::new(io::stdout().lock()),
            out_colours: colours(terminal),
            err_colours: colours(err_terminal),
            err_terminal,
            progress_shown: false,
            closed: false,
        }
    }

    /// One of two wordings.
    pub(crate) fn t<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        self.language.choose(zh, en)
    }

    /// A text in the person's language.
    pub(crate) fn of<'a>(&self, text: &'a Localized) -> &'a str {
        self.language.of(text)
    }

    /// Whether the reader of stdout went away.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed
    }

    /// Prints a line for people to stdout. Nothing with `--json`.
    pub(crate) fn say(&mut self, line: impl Into<Line>) -> Outcome {
        if self.json {
            return Ok(());
        }
        let mut text = line.into().render(self.out_colours);
        text.push('\n');
        self.clear_progress();
        self.print(text.as_bytes())
    }

    /// Prints text to stdout as it is, for programs to read. Nothing with `--json`.
    pub(crate) fn raw(&mut self, bytes: &[u8]) -> Outcome {
        if self.json { Ok(()) } else { self.print(bytes) }
    }

    /// Prints the JSON document to stdout; what is not seen in its strings is escaped. Nothing
    /// without `--json`.
    pub(crate) fn document(&mut self, document: &impl Serialize) -> Outcome {
        if !self.json {
            return Ok(());
        }
        let text = serde_json::to_string_pretty(document)
            .map_err(|error| ApiError::new("internal", error.to_string(), error.to_string()))?;
        self.print(shown_json(&text).as_bytes())?;
        self.print(b"\n")
    }

    /// Asks for the next line of a conversation, if somebody is there to be asked.
    pub(crate) fn prompt(&mut self, line: impl Into<Line>) -> Outcome {
        let text = line.into().render(self.out_colours);
        self.print(text.as_bytes())?;
        self.flush()
    }

    /// Tells people something on stderr.
    pub(crate) fn note(&mut self, line: impl Into<Line>) {
        let _ = self.flush();
        self.clear_progress();
        let mut text = line.into().render(self.err_colours);
        text.push('\n');
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// Shows how far long work is, on a terminal.
    pub(crate) fn progress(&mut self, text: &str) {
        if self.err_terminal && !self.json {
            // A line that wraps could not be taken back.
            let text: String = text.chars().take(PROGRESS_CHARS).collect();
            let _ = write!(io::stderr().lock(), "\r\x1b[K{}", shown(&text));
            self.progress_shown = true;
        }
    }

    /// Removes the progress line.
    pub(crate) fn clear_progress(&mut self) {
        if std::mem::take(&mut self.progress_shown) {
            let _ = io::stderr().lock().write_all(b"\r\x1b[K");
        }
    }

    /// Says how it went, and how the process ends.
    pub(crate) fn finish(&mut self, outcome: Outcome<Exit>) -> Exit {
        let outcome = outcome.and_then(|exit| self.flush().map(|()| exit));
        match outcome {
            Ok(exit) => exit,
            Err(failure) => {
                self.explain(&failure.error);
                self.finish_silently(&failure)
            }
        }
    }

    /// The same for what people were told already.
    pub(crate) fn finish_silently(&mut self, failure: &Failure) -> Exit {
        // If this fails as well, the exit code is all that is left to say.
        let _ = self.document(&ErrorDocument { error: &failure.error }).and_then(|()| self.flush());
        failure.exit
    }

    fn explain(&mut self, error: &ApiError) {
        let title = format!("{}[{}]", self.t("错误", "error"), error.code);
        let message = self.of(&error.message).to_owned();
        self.note(Line::new().add(TextStyle::Red, title).plain(": ").plain(message));
        for hint in &error.hints {
            let label = self.t("提示", "hint").to_owned();
            let hint = self.of(hint).to_owned();
            self.note(Line::new().plain("  ").add(TextStyle::Cyan, label).plain(": ").plain(hint));
        }
    }

    /// Lets everything that was printed so far be seen.
    pub(crate) fn flush(&mut self) -> Outcome {
        let flushed = if self.closed { Ok(()) } else { self.out.flush() };
        self.settle(flushed)
    }

    fn print(&mut self, bytes: &[u8]) -> Outcome {
        let written = if self.closed { Ok(()) } else { self.out.write_all(bytes) };
        self.settle(written)
    }

    fn settle(&mut self, written: io::Result<()>) -> Outcome {
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            Err(error) => {
                self.closed = true;
                Err(ApiError::new(
                    "io",
                    format!("输出写不进去：{error}"),
                    format!("cannot write the output: {error}"),
                )
                .into())
            }
            Ok(()) => Ok(()),
        }
    }
}
