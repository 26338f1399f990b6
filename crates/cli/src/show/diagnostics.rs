//! Diagnostics, as a compiler would print them.

use std::path::Path;

use kaopu_model::{Diagnostic, Place, Severity};

use crate::failure::Outcome;
use crate::output::{Line, TextStyle, Ui};

/// Prints them all. On a terminal they are grouped under their files; elsewhere each line names its
/// file, so that it can be searched.
pub(crate) fn say(ui: &mut Ui, folder: &Path, found: &[Diagnostic]) -> Outcome {
    let mut heading = "";
    for diagnostic in found {
        let file = &diagnostic.place.file;
        if ui.terminal && heading != file {
            if !heading.is_empty() {
                ui.say("")?;
            }
            ui.say(Line::new().add(TextStyle::Strong, path(folder, file)))?;
            heading = file;
        }
        let place = if ui.terminal {
            format!("  {}", cell(&diagnostic.place))
        } else {
            place(folder, &diagnostic.place)
        };
        let message = ui.of(&diagnostic.message).to_owned();
        let (tone, severity) = severity(ui, diagnostic.severity);
        let line = Line::new().plain(place).plain(" ").add(tone, severity);
        ui.say(line.plain(" ").add(TextStyle::Quiet, &*diagnostic.code).plain(" ").plain(message))?;
        let hint = ui.of(&diagnostic.hint).to_owned();
        if !hint.is_empty() {
            ui.say(
                Line::new()
                    .plain("    ")
                    .add(TextStyle::Cyan, ui.t("提示", "hint"))
                    .plain(": ")
                    .plain(hint),
            )?;
        }
    }
    if !found.is_empty() {
        ui.say("")?;
    }
    Ok(())
}

/// `faqs.csv:3:4`, as far as it is known, with a path that can be opened from where the command was
/// started.
pub(crate) fn place(folder: &Path, place: &Place) -> String {
    let (path, cell) = (path(folder, &place.file), cell(place));
    if cell == "-" { path } else { format!("{path}:{cell}") }
}

/// A path that can be opened from where the command was started.
fn path(folder: &Path, file: &str) -> String {
    if folder == Path::new(".") { file.to_owned() } else { folder.join(file).display().to_string() }
}

fn cell(place: &Place) -> String {
    match (place.row, place.column) {
        (0, _) => "-".to_owned(),
        (row, 0) => row.to_string(),
        (row, column) => format!("{row}:{column}"),
    }
}

fn severity(ui: &Ui, severity: Severity) -> (TextStyle, &'static str) {
    match severity {
        Severity::Error => (TextStyle::Red, ui.t("错误", "error")),
        Severity::Warning => (TextStyle::Yellow, ui.t("警告", "warning")),
        Severity::Hint => (TextStyle::Cyan, ui.t("建议", "hint")),
    }
}
