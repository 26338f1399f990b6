//! The way back to any point of the history: for one part, or for all of it. It is an operation like
//! any other, and one undo takes it back.

use kaopu_model::{
    CellBlock, DIALOGUES, Edit, FactDraft, FaqId, KbFiles, Localized, MEDIA, NewRows, PictureDraft,
    QueueId, RuleId, TableEdit, TableName, escalation_settings_draft, rule_drafts, table_text,
};
use kaopu_store::{LoggedOperation, OperationId};

use crate::error::{ApiError, ApiResult};
use crate::view::{ChangedPart, ChangedThing, PartId, RestorePoint};
use crate::workspace::{Workspace, edited};

impl Workspace {
    /// Puts back what was at a point of the history.
    ///
    /// # Errors
    /// `no-operation` if the history has forgotten it; the history can't be read, the files can't be
    /// written.
    pub fn restore(&self, point: &RestorePoint) -> ApiResult<()> {
        let id = OperationId(point.operation.into());
        let (operation, _) = self.store.operation(id)?.ok_or_else(no_operation)?;
        let to = OperationId(id.0 - i64::from(point.before));
        let label = label(point, &operation);
        self.transact_files("history.restore", &label, |snapshot| {
            let now = snapshot.files();
            let then = self.store.rewound(now.clone(), to)?;
            match &point.part {
                None => Ok(then),
                Some(part) => with_part_of(now, &then, part),
            }
        })
    }
}

fn no_operation() -> ApiError {
    ApiError::new(
        "no-operation",
        "这一步的记录已经不在了",
        "this step is not in the history any more",
    )
}

fn label(point: &RestorePoint, operation: &LoggedOperation) -> Localized {
    match (&point.part, point.before) {
        (Some(part), _) => Localized::new(
            format!("从历史放回「{}」", part.title),
            format!("Restore \"{}\" from history", part.title),
        ),
        (None, true) => Localized::new(
            format!("整个知识库回到「{}」之前", operation.label.zh),
            format!("Restore everything to before \"{}\"", operation.label.en),
        ),
        (None, false) => Localized::new(
            format!("整个知识库回到「{}」之后", operation.label.zh),
            format!("Restore everything to after \"{}\"", operation.label.en),
        ),
    }
}

/// The files as they are, with one part as it was.
fn with_part_of(now: &KbFiles, then: &KbFiles, part: &ChangedPart) -> ApiResult<KbFiles> {
    let id = part.id.clone();
    let edits = match part.what {
        ChangedThing::Escalation if now.contains_key(&id) && then.contains_key(&id) => {
            let mut edits = vec![Edit::PutEscalationSettings(escalation_settings_draft(then))];
            edits.extend(order_of_rules(now, then));
            edits
        }
        // A file that changed as a whole stands in the place of an id.
        _ if now.contains_key(&id) || then.contains_key(&id) => {
            return Ok(with_file(now, then, &id));
        }
        ChangedThing::Dialogue => return Ok(with_file(now, then, &format!("{DIALOGUES}{id}"))),
        ChangedThing::Settings
        | ChangedThing::Synonyms
        | ChangedThing::Forbidden
        | ChangedThing::Escalation => Vec::new(),
        ChangedThing::Fact => fact(then, &id)?,
        ChangedThing::Picture => picture(then, id),
        ChangedThing::Product => product(now, then, &id)?,
        ChangedThing::Entry => part_edits(now, then, &PartId::Entry(FaqId(id))),
        ChangedThing::Persona => part_edits(now, then, &PartId::Persona(id)),
        ChangedThing::Care => part_edits(now, then, &PartId::CareMoment(id)),
        ChangedThing::Rule => rule(now, then, RuleId(id)),
        ChangedThing::Queue => part_edits(now, then, &PartId::Queue(QueueId(id))),
        ChangedThing::Danger => part_edits(now, then, &PartId::Danger(id)),
    };
    edited(now, &edits)
}

fn with_file(now: &KbFiles, then: &KbFiles, path: &str) -> KbFiles {
    let mut files = now.clone();
    match then.get(path) {
        Some(bytes) => files.insert(path.to_owned(), bytes.clone()),
        None => files.remove(path),
    };
    files
}

fn part_edits(now: &KbFiles, then: &KbFiles, part: &PartId) -> Vec<Edit> {
    match (part.standing(then), part.standing(now)) {
        (Some(draft), _) => vec![draft.edit()],
        (None, Some(_)) => vec![part.removal()],
        (None, None) => Vec::new(),
    }
}

/// A rule comes back to its place: before the first that followed it and is still there.
fn rule(now: &KbFiles, then: &KbFiles, id: RuleId) -> Vec<Edit> {
    let part = PartId::Rule(id.clone());
    let mut edits = part_edits(now, then, &part);
    if part.standing(now).is_none() && !edits.is_empty() {
        let still: Vec<RuleId> = rule_drafts(now).into_iter().map(|rule| rule.id).collect();
        let then = rule_drafts(then).into_iter().map(|rule| rule.id);
        let mut followers = then.skip_while(|other| *other != id).skip(1);
        let before = followers.find(|other| still.contains(other));
        edits.push(Edit::MoveRule { rule: id, before });
    }
    edits
}

/// The rules that are there still, in the order that they had among each other.
pub(crate) fn order_of_rules(now: &KbFiles, then: &KbFiles) -> Vec<Edit> {
    let ids = |files| rule_drafts(files).into_iter().map(|rule| rule.id).collect::<Vec<_>>();
    let (now, mut order) = (ids(now), ids(then));
    order.retain(|rule| now.contains(rule));
    if now.iter().filter(|rule| order.contains(rule)).eq(&order) {
        return Vec::new();
    }
    let pairs = order.iter().zip(order.iter().skip(1)).rev();
    pairs
        .map(|(rule, next)| Edit::MoveRule { rule: rule.clone(), before: Some(next.clone()) })
        .collect()
}

fn picture(then: &KbFiles, id: String) -> Vec<Edit> {
    let kb = kaopu_model::parse(then).kb;
    let Some(picture) = kb.pictures.into_iter().find(|picture| picture.id == id) else {
        return vec![Edit::RemovePicture(id)];
    };
    let content = then.get(&format!("{MEDIA}{}", picture.file)).cloned();
    let (name, alt, note) = (picture.name, picture.alt, picture.note);
    vec![Edit::PutPicture(PictureDraft { id, name, alt, note }, content)]
}

fn fact(then: &KbFiles, key: &str) -> ApiResult<Vec<Edit>> {
    let Some(cells) = row(then, TableName::Facts, key)? else {
        return Ok(vec![Edit::RemoveFact(key.to_owned())]);
    };
    let of =
        |name: &str| cells.iter().find(|(column, _)| column == name).map(|(_, text)| text.clone());
    Ok(vec![Edit::PutFact(FactDraft {
        key: key.to_owned(),
        value: of("value").unwrap_or_default(),
        unit: of("unit").unwrap_or_default(),
        note: of("note").unwrap_or_default(),
    })])
}

fn product(now: &KbFiles, then: &KbFiles, id: &str) -> ApiResult<Vec<Edit>> {
    let table = TableName::Products;
    let number = number(now, table, id)?;
    let mut edit = TableEdit { table, ..TableEdit::default() };
    match (row(then, table, id)?, number) {
        (None, None) => return Ok(Vec::new()),
        (None, Some(number)) => edit.remove = vec![number],
        (Some(cells), number) => {
            // A column that is gone meanwhile stays gone.
            let there: Vec<String> =
                table_text(now, table)?.columns.into_iter().map(|column| column.name).collect();
            let cells = cells.into_iter().filter(|(column, _)| there.contains(column));
            let (columns, texts): (Vec<_>, Vec<_>) = cells.unzip();
            match number {
                Some(number) => {
                    edit.set = vec![CellBlock { rows: vec![number], columns, cells: vec![texts] }];
                }
                None => edit.add = NewRows { columns, rows: vec![texts] },
            }
        }
    }
    Ok(vec![Edit::EditTable(edit)])
}

/// The cells of a row by the names of their columns.
fn row(files: &KbFiles, table: TableName, key: &str) -> ApiResult<Option<Vec<(String, String)>>> {
    if !files.contains_key(table.file()) {
        return Ok(None);
    }
    let text = table_text(files, table)?;
    let Some(number) = number(files, table, key)? else { return Ok(None) };
    let cells = text.rows.into_iter().find(|(row, _)| *row == number).map(|(_, cells)| cells);
    let names = text.columns.into_iter().map(|column| column.name);
    Ok(cells.map(|cells| names.zip(cells).collect()))
}

/// The number of the first row with this name.
fn number(files: &KbFiles, table: TableName, key: &str) -> ApiResult<Option<u32>> {
    if !files.contains_key(table.file()) {
        return Ok(None);
    }
    let text = table_text(files, table)?;
    let named = if table == TableName::Facts { "key" } else { "id" };
    let at = text.columns.iter().position(|column| column.name == named);
    let found = text
        .rows
        .iter()
        .find(|(_, cells)| at.and_then(|at| cells.get(at)).is_some_and(|cell| cell.trim() == key));
    Ok(found.map(|(number, _)| *number))
}
