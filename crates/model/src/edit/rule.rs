//! Reading, putting, removing and moving hand-over rules in `escalation.toml`.

use toml_edit::TableLike;

use super::changed::ChangedFiles;
use super::conditions;
use super::error::{EditError, must_be_id, no_list};
use super::escalation_draft::{ConditionsDraft, RuleDraft};
use super::toml_blocks::{block, find, push, relocate, remove as remove_block};
use super::toml_merge::{open, open_or_new};
use super::toml_read::{blocks, child, choice, choices, root, text};
use super::toml_table::{TableMut, text_value};
use crate::{KbFiles, QueueId, RecordField, RuleId, Urgency};

pub(super) const FILE: &str = "escalation.toml";
pub(super) const HEADING: (&str, &str) = (
    "转人工：队列、规则、危险话题，以及病历本要写哪些内容。规则从上往下看，先符合的先生效。",
    "Handing over: queues, rules, danger topics, and what the case record holds. Rules are looked \
     at from the top; the first that fits decides.",
);

/// The hand-over rules as they stand in the files, in the order in which they are tried. Of several
/// with one id the first.
#[must_use]
pub fn rule_drafts(files: &KbFiles) -> Vec<RuleDraft> {
    let mut drafts: Vec<RuleDraft> = Vec::new();
    for draft in blocks(&root(files, FILE), "rule").into_iter().flatten().map(read) {
        if !draft.id.is_empty() && !drafts.iter().any(|other| other.id == draft.id) {
            drafts.push(draft);
        }
    }
    drafts
}

/// The rule with that id as it stands in the files; `None` if there is none.
#[must_use]
pub fn rule_draft(files: &KbFiles, id: &RuleId) -> Option<RuleDraft> {
    rule_drafts(files).into_iter().find(|rule| rule.id == *id)
}

fn read(table: &dyn TableLike) -> RuleDraft {
    let when = child(table, "when");
    RuleDraft {
        id: RuleId(text(table, "id")),
        title: text(table, "title"),
        queue: QueueId(text(table, "queue")),
        notify: Some(text(table, "notify")).filter(|id| !id.is_empty()).map(QueueId),
        fallback: Some(text(table, "fallback")).filter(|id| !id.is_empty()).map(QueueId),
        urgency: choice(table, "urgency", Urgency::parse).unwrap_or_default(),
        say: text(table, "say"),
        say_closed: text(table, "say_closed"),
        ask_first: choices(table, "ask_first", RecordField::parse),
        when: when.map(conditions::read).unwrap_or_default(),
        any: when.map(conditions::alternatives).unwrap_or_default(),
    }
}

pub(super) fn put(files: &KbFiles, draft: &RuleDraft) -> Result<ChangedFiles, EditError> {
    let mut file = open_or_new(files, FILE, HEADING)?;
    let root = file.document.as_table_mut();
    let found = find(root, "rule", "id", &draft.id).filter(|_| !draft.id.is_empty());
    if found.is_none() {
        must_be_id(&draft.id)?;
    }
    let table = match found {
        Some(at) => block(root, "rule", at),
        None => push(root, "rule"),
    };
    let mut table = table.ok_or_else(|| no_list(FILE, "rule"))?;
    table.text("id", &draft.id);
    write(&mut table, draft);
    Ok([(FILE.to_owned(), Some(file.into_bytes()))].into())
}

fn write(table: &mut TableMut<'_>, wanted: &RuleDraft) {
    let now = read(table.view());
    table.words("title", &wanted.title);
    table.text("queue", &wanted.queue);
    table.text("notify", wanted.notify.as_deref().unwrap_or_default());
    table.text("fallback", wanted.fallback.as_deref().unwrap_or_default());
    table.value("urgency", &now.urgency, &wanted.urgency, |urgency| text_value(urgency.code()));
    table.words("say", &wanted.say);
    table.words("say_closed", &wanted.say_closed);
    table.choices("ask_first", &wanted.ask_first, RecordField::parse, |field| field.code());
    if now.when == wanted.when && now.any == wanted.any {
        return;
    }
    let is_new = child(table.view(), "when").is_none();
    if let Some(mut when) = table.child("when") {
        if let (true, TableMut::Block(when)) = (is_new, &mut when) {
            when.decor_mut().set_prefix("");
        }
        conditions::put(&mut when, &wanted.when);
        conditions::put_alternatives(&mut when, &wanted.any);
    }
}

pub(super) fn remove(files: &KbFiles, id: &RuleId) -> Result<ChangedFiles, EditError> {
    remove_from(files, "rule", "id", id)
}

/// Removes the block of a list of `escalation.toml` whose key says this.
pub(super) fn remove_from(
    files: &KbFiles,
    list: &str,
    key: &str,
    says: &str,
) -> Result<ChangedFiles, EditError> {
    let Some(mut file) = open(files, FILE)? else { return Ok(ChangedFiles::new()) };
    if let Some(at) = find(file.document.as_table(), list, key, says) {
        remove_block(&mut file.document, list, at);
    }
    Ok([(FILE.to_owned(), Some(file.into_bytes()))].into())
}

pub(super) fn relocate_before(
    files: &KbFiles,
    rule: &RuleId,
    before: Option<&RuleId>,
) -> Result<ChangedFiles, EditError> {
    let Some(mut file) = open(files, FILE)? else {
        return Err(EditError::Missing { file: FILE.to_owned() });
    };
    let place = |id: &RuleId| {
        find(file.document.as_table(), "rule", "id", id).ok_or_else(|| {
            EditError::refused(
                "rule",
                format!("没有规则「{id}」"),
                format!("there is no rule `{id}`"),
            )
        })
    };
    let from = place(rule)?;
    let before = before.map(place).transpose()?;
    if before != Some(from) {
        relocate(&mut file.document, "rule", from, before);
    }
    Ok([(FILE.to_owned(), Some(file.into_bytes()))].into())
}

/// A rule that asks nothing.
impl ConditionsDraft {
    /// Whether no condition is given at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
