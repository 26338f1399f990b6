//! Undo and redo in any order, with edits, edits of other programs and restarts in between: at each
//! step the files are the bytes that they were there.

use kaopu_model::{KbFiles, NewRows, TableEdit, TableName};
use kaopu_studio::{Draft, EntryDraft, PartId, Workspace};

use super::saves::STYLES;
use super::shop::{Shop, answered, entry};
use crate::dice::Dice;

pub(super) fn at_random(steps: usize) -> Result<String, String> {
    let mut dice = Dice::new(61);
    let shop = Shop::new();
    let mut workspace = shop.open();
    let mut states = vec![shop.files()];
    let mut at = 0_usize;
    let (mut undone, mut redone, mut edits, mut outside, mut restarts) = (0, 0, 0, 0, 0);
    for step in 0..steps {
        match dice.below(20) {
            0..6 => {
                let did = workspace.undo().map_err(|error| format!("step {step}: {error:?}"))?;
                if did.is_some() != (at > 0) {
                    return Err(format!("step {step}: undo of {did:?}"));
                }
                at = at.saturating_sub(1);
                undone += 1;
            }
            6..11 => {
                let did = workspace.redo().map_err(|error| format!("step {step}: {error:?}"))?;
                if did.is_some() != (at + 1 < states.len()) {
                    return Err(format!("step {step}: redo of {did:?}"));
                }
                at = (at + 1).min(states.len() - 1);
                redone += 1;
            }
            11..18 => {
                edit(&workspace, &mut dice, step);
                push(&mut states, &mut at, shop.files());
                edits += 1;
            }
            18 => {
                let bytes = format!("key,value,unit,note\n发货时限,{step},小时,\n");
                let (_, save) = dice.one_of(&STYLES);
                save(&shop.folder().join("facts.csv"), bytes.as_bytes());
                workspace.refresh().map_err(|error| format!("step {step}: {error:?}"))?;
                push(&mut states, &mut at, shop.files());
                outside += 1;
            }
            _ => {
                drop(workspace);
                workspace = shop.open();
                restarts += 1;
            }
        }
        let shown = workspace.snapshot();
        if shop.files() != states[at] || *shown.files() != states[at] {
            return Err(format!("step {step}: the files are not those of state {at}"));
        }
    }
    Ok(format!(
        "{steps} steps ({undone} undo, {redone} redo, {edits} edits, {outside} outside, {restarts} \
         restarts): the same bytes at each"
    ))
}

fn push(states: &mut Vec<KbFiles>, at: &mut usize, files: KbFiles) {
    if states[*at] != files {
        states.truncate(*at + 1);
        states.push(files);
        *at += 1;
    }
}

/// One edit: of one file, of several, a new entry, one that goes, a row of a table.
fn edit(workspace: &Workspace, dice: &mut Dice, step: usize) {
    let ids: Vec<String> =
        workspace.snapshot().kb().faqs.iter().map(|faq| faq.id.to_string()).collect();
    let base = (!ids.is_empty()).then(|| entry(workspace, dice.one_of::<String>(&ids)));
    match (dice.below(5), base) {
        (0, Some(base)) => {
            let draft = answered(&base, format!("第{step}步的\n答案，\"引号\"。"));
            save(workspace, Some(&answered(&base, base.answer.clone())), &draft);
        }
        (1, Some(base)) => {
            let mut phrasings = base.phrasings.clone();
            phrasings.push(format!("第{step}步怎么说"));
            let draft = EntryDraft { phrasings, category: "改".into(), ..base.clone() };
            save(workspace, Some(&Draft::Entry(base)), &Draft::Entry(draft));
        }
        (2, Some(base)) if ids.len() > 5 => {
            workspace.remove_part(&PartId::Entry(base.id)).unwrap();
        }
        (3, _) => {
            let version = workspace.table(TableName::Facts, None).unwrap().unwrap().version;
            let row = vec![format!("键{step}"), "1".into(), "天".into(), String::new()];
            let columns = ["key", "value", "unit", "note"].map(str::to_owned).to_vec();
            let edit = TableEdit {
                table: TableName::Facts,
                add: NewRows { columns, rows: vec![row] },
                ..TableEdit::default()
            };
            workspace.edit_table(&version, &edit, &[]).unwrap();
        }
        _ => {
            let draft = Draft::Entry(EntryDraft {
                id: format!("n{step}").as_str().into(),
                category: "新".into(),
                question: format!("第{step}步新问的"),
                answer: "新的答案".into(),
                enabled: true,
                review_by: String::new(),
                sensitive: false,
                note: String::new(),
                phrasings: vec![format!("新问的第{step}步")],
                answers: Vec::new(),
            });
            save(workspace, None, &draft);
        }
    }
}

fn save(workspace: &Workspace, base: Option<&Draft>, draft: &Draft) {
    workspace.save_draft(base, draft, None).unwrap();
}
