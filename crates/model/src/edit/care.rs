//! Reading, putting and removing care moments in `care.toml`.

use toml_edit::{TableLike, Value};

use super::care_draft::CareMomentDraft;
use super::changed::ChangedFiles;
use super::error::{EditError, must_be_id, no_list};
use super::phrases;
use super::toml_blocks::{block, find, push, remove as remove_block};
use super::toml_merge::{open, open_or_new};
use super::toml_read::{blocks, choice, number, root, text, texts};
use super::toml_table::{TableMut, text_value};
use crate::parse::care::{COOLDOWN, LONG_MINUTES, NIGHT, PRIORITY, usual_once};
use crate::{CareOnce, CareTrigger, FaqId, KbFiles};

const FILE: &str = "care.toml";
const HEADING: (&str, &str) = (
    "关怀时刻：什么时候多说一句。话术写在 persona.toml 每套人设的 [care] 里。",
    "Care moments: when to say a little more. The words are in [care] of each persona in \
     persona.toml.",
);

/// The care moments as they stand in the files, in file order. Of several with one id the first.
#[must_use]
pub fn care_moment_drafts(files: &KbFiles) -> Vec<CareMomentDraft> {
    let mut drafts: Vec<CareMomentDraft> = Vec::new();
    for draft in blocks(&root(files, FILE), "moment").into_iter().flatten().map(read) {
        if !draft.id.is_empty() && !drafts.iter().any(|other| other.id == draft.id) {
            drafts.push(draft);
        }
    }
    drafts
}

/// The care moment with that id as it stands in the files; `None` if there is none.
#[must_use]
pub fn care_moment_draft(files: &KbFiles, id: &str) -> Option<CareMomentDraft> {
    care_moment_drafts(files).into_iter().find(|moment| moment.id == id)
}

/// The ids of all care moments.
pub(super) fn ids(files: &KbFiles) -> Vec<String> {
    care_moment_drafts(files).into_iter().map(|moment| moment.id).collect()
}

fn read(table: &dyn TableLike) -> CareMomentDraft {
    let on = choice(table, "on", CareTrigger::parse).unwrap_or_default();
    CareMomentDraft {
        id: text(table, "id"),
        title: text(table, "title"),
        on,
        entries: texts(table, "entries").into_iter().map(FaqId).collect(),
        categories: texts(table, "categories"),
        priority: number(table, "priority").unwrap_or(PRIORITY),
        once: once(table, on),
        cooldown: number(table, "cooldown").unwrap_or(COOLDOWN),
        after_minutes: number(table, "after_minutes").unwrap_or(LONG_MINUTES),
        hours: hours(table),
        promise: text(table, "promise"),
        say: phrases::read(table, "say"),
    }
}

fn once(table: &dyn TableLike, on: CareTrigger) -> CareOnce {
    choice(table, "once", CareOnce::parse).unwrap_or_else(|| usual_once(on))
}

fn hours(table: &dyn TableLike) -> String {
    let written = table.get("hours").and_then(toml_edit::Item::as_str).map(str::to_owned);
    written.unwrap_or_else(|| {
        let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        format!("{}-{}", clock(NIGHT.0), clock(NIGHT.1))
    })
}

pub(super) fn put(files: &KbFiles, draft: &CareMomentDraft) -> Result<ChangedFiles, EditError> {
    let mut file = open_or_new(files, FILE, HEADING)?;
    let root = file.document.as_table_mut();
    let found = find(root, "moment", "id", &draft.id).filter(|_| !draft.id.is_empty());
    if found.is_none() {
        must_be_id(&draft.id)?;
    }
    let table = match found {
        Some(at) => block(root, "moment", at),
        None => push(root, "moment"),
    };
    let mut table = table.ok_or_else(|| no_list(FILE, "moment"))?;
    if found.is_none() {
        table.set("id", text_value(&draft.id));
    }
    write(&mut table, draft, found.is_none());
    Ok([(FILE.to_owned(), Some(file.into_bytes()))].into())
}

fn write(table: &mut TableMut<'_>, wanted: &CareMomentDraft, is_new: bool) {
    let now = read(table.view());
    let count = |number: &u32| Value::from(i64::from(*number));
    table.words("title", &wanted.title);
    if is_new {
        table.set("on", text_value(wanted.on.code()));
    } else {
        table.value("on", &now.on, &wanted.on, |on| text_value(on.code()));
    }
    let entries: Vec<String> = wanted.entries.iter().map(|id| id.0.clone()).collect();
    table.texts("entries", &entries);
    table.texts("categories", &wanted.categories);
    table.value("priority", &now.priority, &wanted.priority, count);
    // What it is without being written depends on what sets it off.
    let once = once(table.view(), wanted.on);
    table.value("once", &once, &wanted.once, |once| text_value(once.code()));
    table.value("cooldown", &now.cooldown, &wanted.cooldown, count);
    table.value("after_minutes", &now.after_minutes, &wanted.after_minutes, count);
    table.value("hours", &now.hours, &wanted.hours, |hours| text_value(hours));
    table.text("promise", &wanted.promise);
    phrases::put(table, "say", &wanted.say);
}

pub(super) fn remove(files: &KbFiles, id: &str) -> Result<ChangedFiles, EditError> {
    let Some(mut file) = open(files, FILE)? else { return Ok(ChangedFiles::new()) };
    if let Some(at) = find(file.document.as_table(), "moment", "id", id) {
        remove_block(&mut file.document, "moment", at);
    }
    Ok([(FILE.to_owned(), Some(file.into_bytes()))].into())
}
