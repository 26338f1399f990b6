//! The format that a knowledge base has: raised in `kb.toml` by the first edit that uses what an
//! older Kaopu does not know, and by no other.

use toml_edit::value;

use super::changed::{ChangedFiles, overlay};
use super::edits::Edit;
use super::error::EditError;
use super::table::TableName;
use super::toml_merge::{open, replace_value};
use crate::kb::settings::FIRST_FORMAT;
use crate::{Context, Dialogue, KbFiles, Moment, ShopEvent};

const FILE: &str = "kb.toml";

/// Moments that format 1 does not have.
const NEW_MOMENTS: [Moment; 3] = [Moment::Confirm, Moment::Alternatives, Moment::HandoffFailed];

/// The format that has what an edit writes.
fn needed(edit: &Edit) -> u32 {
    let is_new =
        match edit {
            Edit::PutEntry(draft) => draft.sensitive,
            Edit::PutEntries(drafts) => drafts.iter().any(|draft| draft.sensitive),
            Edit::PutPersona(draft) => {
                draft.moments.iter().any(|moment| {
                    NEW_MOMENTS.contains(&moment.moment) && !moment.phrases.is_empty()
                }) || !draft.face.is_empty()
            }
            Edit::PutPicture(..) => true,
            Edit::PutRule(rule) => rule.notify.is_some(),
            Edit::PutQueue(queue) => {
                let week = queue.week.iter().map(|own| own.hours.as_str());
                !queue.dates.is_empty()
                    || std::iter::once(queue.hours.as_str()).chain(week).any(is_shifts)
            }
            Edit::PutEscalationSettings(settings) => !settings.workdays.is_empty(),
            Edit::EditTable(edit) => edit.table == TableName::Forbidden,
            Edit::PutDialogue(dialogue) => expects_something_new(dialogue),
            _ => false,
        };
    if is_new { 2 } else { FIRST_FORMAT }
}

/// Whether hours name several shifts.
fn is_shifts(hours: &str) -> bool {
    hours.contains([',', '，', '、'])
}

/// Whether a dialogue has an event or an expectation that format 1 does not have.
fn expects_something_new(dialogue: &Dialogue) -> bool {
    let began = |context: &Context| context.events.contains(&ShopEvent::HandoffFailed);
    began(&dialogue.context)
        || dialogue.turns.iter().any(|turn| {
            let happened = turn
                .context
                .as_ref()
                .is_some_and(|change| change.events.contains(&ShopEvent::HandoffFailed));
            let expect = turn.expect.as_ref();
            let expects = expect.is_some_and(|expect| {
                expect.notice.is_some() || expect.action.as_deref() == Some("confirm")
            });
            happened || expects
        })
}

/// Raises the format if the edit needs a later one than `kb.toml` names.
pub(super) fn raise(
    files: &KbFiles,
    edit: &Edit,
    changed: &mut ChangedFiles,
) -> Result<(), EditError> {
    let needed = i64::from(needed(edit));
    if needed == i64::from(FIRST_FORMAT) || changed.is_empty() {
        return Ok(());
    }
    let mut now = files.clone();
    overlay(&mut now, changed);
    let Some(mut file) = open(&now, FILE)? else { return Ok(()) };
    let format = file.document.get_mut("format");
    let Some(format) = format.filter(|item| item.as_integer().is_some_and(|has| has < needed))
    else {
        return Ok(());
    };
    replace_value(format, value(needed));
    changed.insert(FILE.to_owned(), Some(file.into_bytes()));
    Ok(())
}
