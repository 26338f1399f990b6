//! A log of chats, as conversations of what customers said.

use std::collections::BTreeMap;
use std::path::Path;

use kaopu_engine::Message;
use kaopu_exchange::{ChatLog, LogMapping, LogSpeaker, NoteKind};

use crate::discover::{LogRequest, load_log};
use crate::error::{ApiError, ApiResult};
use crate::import::WorkbookReader;

/// The conversations of a file, in the order in which they begin; a message without one is one. What
/// others than customers said is left out.
///
/// # Errors
/// As [`load_log`]; `bad-input` if part of it can't be read, too: what a release is compared by is
/// whole.
pub fn read_log(file: &Path, workbooks: WorkbookReader) -> ApiResult<Vec<Vec<Message>>> {
    let mapping = LogMapping::default();
    let request = LogRequest { file, encoding: None, mapping: &mapping, workbooks };
    let log = load_log(&request, &mut || true)?;
    match log.notes.iter().find(|note| note.kind == NoteKind::Unreadable) {
        Some(note) => {
            let said = note.said();
            Err(ApiError::new("bad-input", said.zh, said.en))
        }
        None => Ok(conversations(log)),
    }
}

fn conversations(log: ChatLog) -> Vec<Vec<Message>> {
    let mut all: Vec<Vec<Message>> = Vec::new();
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    for said in log.messages.into_iter().filter(|said| said.from == LogSpeaker::Customer) {
        let message = Message::new(said.text);
        match open.get(&said.session).and_then(|at| all.get_mut(*at)) {
            Some(conversation) => conversation.push(message),
            None => {
                if !said.session.is_empty() {
                    open.insert(said.session, all.len());
                }
                all.push(vec![message]);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use kaopu_exchange::read_log;

    use super::*;

    fn texts(log: &str) -> Vec<Vec<String>> {
        let log = read_log("a.txt", log.as_bytes(), None, &LogMapping::default()).unwrap();
        let all = conversations(log);
        all.into_iter().map(|one| one.into_iter().map(|message| message.text).collect()).collect()
    }

    #[test]
    fn a_session_brings_messages_together() {
        assert_eq!(texts("\u{feff}在吗\r\n\n 几时发货 \n"), [["在吗"], ["几时发货"]]);
        let log = r#"{"session": "a", "text": "在吗"}
            {"session": 7, "text": "退货"}
            {"session": "a", "role": "bot", "text": "在的"}
            {"session": "a", "role": "Customer", "content": "几时发货", "at": 5}
            {"text": "没有会话"}
            {"text": "没有会话"}"#;
        let log = log.lines().map(str::trim).collect::<Vec<_>>().join("\n");
        let [a, b, c, d] = texts(&log).try_into().unwrap();
        assert_eq!(a, ["在吗", "几时发货"]);
        assert_eq!((b, c, d.len()), (vec!["退货".to_owned()], vec!["没有会话".to_owned()], 1));
    }

    #[test]
    fn a_line_of_the_bot_s_own_log_is_read() {
        // As docs/http-api.md shows it.
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/http-api.md");
        let document = std::fs::read_to_string(path).unwrap();
        let line =
            document.lines().find(|line| line.starts_with("{\"version\": 1, \"at\"")).unwrap();
        assert_eq!(texts(line), [["我的电话***，几时发货"]]);
    }
}
