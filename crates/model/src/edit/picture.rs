//! Putting and removing a picture: its row and its file.

use super::changed::{ChangedFiles, overlay};
use super::error::{EditError, must_be_id, must_be_text};
use super::picture_draft::PictureDraft;
use super::writable::Writable;
use crate::limits::{MEDIA_BYTES, PICTURES};
use crate::parse::sheet::MEDIA_TABLE;
use crate::{KbFiles, MEDIA, is_picture_name, media_files, media_name};

pub(super) fn put(
    files: &KbFiles,
    draft: &PictureDraft,
    content: Option<&[u8]>,
) -> Result<ChangedFiles, EditError> {
    let mut table = Writable::open(files, &MEDIA_TABLE)?;
    let row = table.find("id", &draft.id).first().copied();
    if row.is_none() {
        must_be_id(&draft.id)?;
    }
    if !is_picture_name(&draft.name) {
        return Err(EditError::refused(
            "name",
            "图片的名称不能为空，也不能含花括号",
            "a picture's name is not empty, and has no braces",
        ));
    }
    must_be_text([("name", draft.name.as_str()), ("alt", &draft.alt), ("note", &draft.note)])?;
    let before = row.map(|row| table.cell(row, "file").to_owned());
    let file = match (content, &before) {
        (Some(content), _) => media_name(content).ok_or_else(no_picture)?,
        (None, Some(before)) => before.clone(),
        (None, None) => return Err(no_picture()),
    };
    let mut cells = vec![
        ("name", draft.name.as_str()),
        ("file", &file),
        ("alt", &draft.alt),
        ("note", &draft.note),
    ];
    match row {
        Some(row) => table.set(row, &cells)?,
        None => {
            if table.records().len() >= PICTURES {
                return Err(too_many());
            }
            cells.insert(0, ("id", &draft.id));
            table.insert(table.after(None), &cells)?;
        }
    }
    let mut changed: ChangedFiles = [(MEDIA_TABLE.file.to_owned(), None)].into();
    if let Some(content) = content {
        changed.insert(format!("{MEDIA}{file}"), Some(content.to_vec()));
    }
    forget(&mut changed, &table, before.filter(|before| *before != file));
    changed.insert(MEDIA_TABLE.file.to_owned(), Some(table.into_bytes()));
    expect_room(files, &changed)?;
    Ok(changed)
}

pub(super) fn remove(files: &KbFiles, id: &str) -> Result<ChangedFiles, EditError> {
    if !files.contains_key(MEDIA_TABLE.file) {
        return Ok(ChangedFiles::new());
    }
    let mut table = Writable::open(files, &MEDIA_TABLE)?;
    let rows = table.find("id", id);
    let gone: Vec<String> = rows.iter().map(|row| table.cell(*row, "file").to_owned()).collect();
    table.remove(&rows);
    let mut changed = ChangedFiles::new();
    gone.into_iter().for_each(|file| forget(&mut changed, &table, Some(file)));
    changed.insert(MEDIA_TABLE.file.to_owned(), Some(table.into_bytes()));
    Ok(changed)
}

/// A file goes with the last row that names it.
fn forget(changed: &mut ChangedFiles, table: &Writable<'_>, file: Option<String>) {
    let Some(file) = file.filter(|file| crate::is_media_name(file)) else { return };
    if !table.records().iter().any(|row| table.cell(*row, "file").trim() == file) {
        changed.insert(format!("{MEDIA}{file}"), None);
    }
}

/// What can't be released is not taken in.
fn expect_room(files: &KbFiles, changed: &ChangedFiles) -> Result<(), EditError> {
    let media = media_files(files).map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
    let mut after: KbFiles = media;
    overlay(&mut after, changed);
    let bytes: usize = media_files(&after).map(|(_, bytes)| bytes.len()).sum();
    if bytes <= MEDIA_BYTES {
        return Ok(());
    }
    let most = MEDIA_BYTES >> 20;
    Err(EditError::refused(
        "size",
        format!("图片加起来会超过 {most} MB，先删掉用不到的"),
        format!("the pictures would have more than {most} MB together; delete some first"),
    ))
}

fn no_picture() -> EditError {
    EditError::refused("file", "没有图片的内容", "there is no picture to put")
}

fn too_many() -> EditError {
    EditError::refused(
        "size",
        format!("已经有 {PICTURES} 张图片了，先删掉用不到的"),
        format!("there are {PICTURES} pictures already; delete some first"),
    )
}
