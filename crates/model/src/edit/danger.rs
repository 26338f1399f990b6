//! Reading, putting and removing the shop's words for danger topics in `escalation.toml`.
//!
//! A topic may have several blocks; what is edited is all of them together. A word stays in the
//! block that it stands in, and a new one goes into the block of the word before it.

use super::changed::ChangedFiles;
use super::diff::{Step, align};
use super::error::{EditError, no_list};
use super::escalation_draft::DangerDraft;
use super::rule::{FILE, HEADING};
use super::toml_blocks::{block, push, remove as remove_block};
use super::toml_merge::{open, open_or_new};
use super::toml_read::{blocks, root, text, texts};
use super::toml_table::text_value;
use crate::{DANGER_TOPICS, KbFiles};

/// The shop's words for danger topics as they stand in the files, topic by topic.
#[must_use]
pub fn danger_drafts(files: &KbFiles) -> Vec<DangerDraft> {
    let mut drafts: Vec<DangerDraft> = Vec::new();
    for table in blocks(&root(files, FILE), "danger").into_iter().flatten() {
        let (topic, words, except) =
            (text(table, "topic"), texts(table, "words"), texts(table, "except"));
        match drafts.iter_mut().find(|draft| draft.topic == topic) {
            _ if topic.is_empty() => {}
            Some(draft) => {
                draft.words.extend(words);
                draft.except.extend(except);
            }
            None => drafts.push(DangerDraft { topic, words, except }),
        }
    }
    drafts
}

/// The shop's words for a topic as they stand in the files; `None` if there are none.
#[must_use]
pub fn danger_draft(files: &KbFiles, topic: &str) -> Option<DangerDraft> {
    danger_drafts(files).into_iter().find(|danger| danger.topic == topic)
}

pub(super) fn put(files: &KbFiles, draft: &DangerDraft) -> Result<ChangedFiles, EditError> {
    let mut file = open_or_new(files, FILE, HEADING)?;
    let mut places = places(file.document.as_table(), &draft.topic);
    if places.is_empty() {
        if !DANGER_TOPICS.contains(&draft.topic.as_str()) {
            return Err(EditError::refused(
                "topic",
                format!("没有危险话题「{}」；可以用：{}", draft.topic, DANGER_TOPICS.join("、")),
                format!(
                    "there is no danger topic `{}`; known: {}",
                    draft.topic,
                    DANGER_TOPICS.join(", ")
                ),
            ));
        }
        let mut table =
            push(file.document.as_table_mut(), "danger").ok_or_else(|| no_list(FILE, "danger"))?;
        table.set("topic", text_value(&draft.topic));
        places = self::places(file.document.as_table(), &draft.topic);
    }
    let root = file.document.as_table_mut();
    let now = |key: &str| -> Vec<Vec<String>> {
        let all = blocks(root, "danger");
        places
            .iter()
            .map(|at| {
                all.get(*at).copied().flatten().map(|table| texts(table, key)).unwrap_or_default()
            })
            .collect()
    };
    let words = shared_out(&now("words"), &draft.words);
    let except = shared_out(&now("except"), &draft.except);
    let mut emptied = Vec::new();
    for (nth, at) in places.into_iter().enumerate() {
        let (words, except) = (words.get(nth), except.get(nth));
        let Some(mut table) = block(root, "danger", at) else { continue };
        let had_words = ["words", "except"].iter().any(|key| !texts(table.view(), key).is_empty());
        table.texts("words", words.map(Vec::as_slice).unwrap_or_default());
        table.texts("except", except.map(Vec::as_slice).unwrap_or_default());
        let has_words = ["words", "except"].iter().any(|key| table.view().contains_key(key));
        if nth > 0 && had_words && !has_words {
            emptied.push(at);
        }
    }
    for at in emptied.into_iter().rev() {
        remove_block(&mut file.document, "danger", at);
    }
    Ok([(FILE.to_owned(), Some(file.into_bytes()))].into())
}

/// Where the blocks of a topic stand in their list.
fn places(root: &toml_edit::Table, topic: &str) -> Vec<usize> {
    let all = blocks(root, "danger");
    let is_it = |at: &usize| {
        all.get(*at).copied().flatten().is_some_and(|table| text(table, "topic") == topic)
    };
    (0..all.len()).filter(is_it).collect()
}

/// What each block is to hold.
fn shared_out(now: &[Vec<String>], wanted: &[String]) -> Vec<Vec<String>> {
    let all: Vec<&String> = now.iter().flatten().collect();
    let owners: Vec<usize> =
        now.iter().enumerate().flat_map(|(nth, words)| words.iter().map(move |_| nth)).collect();
    let wants: Vec<&String> = wanted.iter().collect();
    let mut shares = vec![Vec::new(); now.len()];
    let mut current = 0;
    for step in align(&all, &wants) {
        let to = match step {
            Step::Keep(at) => {
                current = owners.get(at).copied().unwrap_or(current);
                all.get(at).map(|word| (*word).clone())
            }
            Step::Change(at, to) => {
                current = owners.get(at).copied().unwrap_or(current);
                wanted.get(to).cloned()
            }
            Step::Add(to) => wanted.get(to).cloned(),
            Step::Remove(_) => None,
        };
        if let (Some(share), Some(word)) = (shares.get_mut(current), to) {
            share.push(word);
        }
    }
    shares
}

pub(super) fn remove(files: &KbFiles, topic: &str) -> Result<ChangedFiles, EditError> {
    let Some(mut file) = open(files, FILE)? else { return Ok(ChangedFiles::new()) };
    for at in places(file.document.as_table(), topic).into_iter().rev() {
        remove_block(&mut file.document, "danger", at);
    }
    Ok([(FILE.to_owned(), Some(file.into_bytes()))].into())
}
