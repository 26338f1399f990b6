//! Logs of chats: who said what in which conversation, from whatever a shop can export.
//!
//! A text is told apart by what stands in it: JSON ([`json`]), chats as programs show them
//! ([`transcript`]), cells with tabs or commas between them ([`rows`]), or a message a line. A cell
//! may hold a whole chat, too. What cells hold is told by a header, by what
//! somebody said ([`LogMapping`]), or by what they look like ([`columns`]).

mod both_sides;
mod chat;
mod clean;
mod column_name;
mod columns;
mod json;
mod limits;
mod mail;
mod mapping;
mod message;
mod name_parts;
mod objects;
mod offered;
mod parties;
mod role;
mod rows;
mod said;
mod speaker;
mod time;
mod transcript;
mod turn_header;

use kaopu_model::Localized;

use crate::format::ImportError;
use crate::grid::{Decoded, Grid, decode};
use crate::place::FilePlace;
use crate::source_file::told_encoding;
use columns::Columns;
use limits::{nothing, too_many};
use rows::LogRow;
use said::Said;

pub use limits::{LOG_BYTES, LOG_MESSAGES};
pub use mapping::LogMapping;
pub use message::{ChatLog, LogMessage};
pub use offered::{LogColumn, log_columns, log_columns_of_grids};
pub use role::LogRole;
pub use speaker::LogSpeaker;

/// Reads a text: in any encoding that can be told, or in the one that was asked for.
///
/// # Errors
/// It is no text, no column holds what was said, or nobody says anything.
pub fn read_log(
    name: &str,
    bytes: &[u8],
    encoding: Option<&str>,
    mapping: &LogMapping,
) -> Result<ChatLog, ImportError> {
    let place = FilePlace::file(name);
    let decoded = decode(bytes, encoding)
        .map_err(|reason: Localized| ImportError::new(name, reason.zh, reason.en, Vec::new()))?;
    let mut log = read_text(&decoded, &place, mapping)?;
    log.notes.extend(told_encoding(&decoded, &place));
    log.finish(&place)
}

/// Reads the first sheet of a workbook that holds messages.
///
/// # Errors
/// As [`read_log`].
pub fn read_log_of_grids(
    name: &str,
    grids: Vec<Grid>,
    mapping: &LogMapping,
) -> Result<ChatLog, ImportError> {
    let place = FilePlace::file(name);
    let mut last = nothing(name);
    for grid in grids {
        let rows = grid.rows.into_iter().map(|row| LogRow { line: row.number, cells: row.cells });
        match of_rows(rows.collect(), &place, mapping).and_then(|log| log.finish(&place)) {
            Ok(mut log) => {
                log.notes.extend(grid.notes);
                return Ok(log);
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn read_text(
    decoded: &Decoded,
    place: &FilePlace,
    mapping: &LogMapping,
) -> Result<ChatLog, ImportError> {
    let text = decoded.text.as_str();
    if let Some((log, said)) = json::read(text, place, mapping) {
        return Ok(spoken(log, said, place));
    }
    if let Some(said) = mail::read(text) {
        return Ok(spoken(ChatLog::default(), said, place));
    }
    if rows::table(text, &place.file, mapping).is_none()
        && let Some(said) = transcript::read(text)
    {
        let names: Vec<String> = said.iter().map(|one| one.by.clone()).collect();
        let mut log = spoken(ChatLog::default(), said, place);
        chat::part(&mut log.messages, &names);
        return Ok(log);
    }
    of_rows(rows::rows(text, &place.file, mapping), place, mapping)
}

/// The log with what was said, by whom it was said.
fn spoken(mut log: ChatLog, said: Vec<Said>, place: &FilePlace) -> ChatLog {
    let (messages, note) = parties::told(said, place);
    log.messages = messages;
    log.notes.extend(note);
    log
}

fn of_rows(
    rows: Vec<LogRow>,
    place: &FilePlace,
    mapping: &LogMapping,
) -> Result<ChatLog, ImportError> {
    // A title may stand above the names of columns.
    let titles = rows.iter().take(rows::TITLES).position(|row| rows::is_header(&row.cells));
    let rows = rows.get(titles.unwrap_or_default()..).unwrap_or_default();
    let columns = Columns::of(rows, mapping).ok_or_else(|| {
        ImportError::new(
            &place.file,
            "里看不出哪一列是说的话",
            "has no column that is known to hold what was said",
            Vec::new(),
        )
    })?;
    let mut log = ChatLog { read_as: columns.said(), ..ChatLog::default() };
    let mut said = Vec::new();
    let rows = columns.filled_down(rows);
    for row in rows.iter().skip(usize::from(columns.header)) {
        if said.len() >= LOG_MESSAGES {
            log.notes.push(too_many(place, row.line));
            break;
        }
        said.extend(columns.said_in(row));
    }
    Ok(spoken(log, said, place))
}

#[cfg(test)]
mod shape_tests;
#[cfg(test)]
mod tests;
