//! What putting or removing a picture comes to.

use super::edits::Edit;
use super::error::EditError;
use super::picture_draft::PictureDraft;
use super::table::{Rename, carried, must_be_unused};
use crate::uses::Subject;
use crate::{KbFiles, KnowledgeBase};

/// An id that no picture has, such as `picture-3` for the third.
#[must_use]
pub fn next_picture_id(kb: &KnowledgeBase) -> String {
    let is_free = |id: &String| !kb.pictures.iter().any(|picture| picture.id == *id);
    let mut ids = (kb.pictures.len() + 1..).map(|number| format!("picture-{number}"));
    ids.find(is_free).unwrap_or_default()
}

/// The edits that putting a picture comes to: its own, and those that call it otherwise wherever
/// its name stands, if it has another one from then on. `content` is the picture; without it the
/// file stays.
///
/// # Errors
/// The name is no name or another picture's, or there would be too many.
pub fn picture_edits(
    files: &KbFiles,
    kb: &KnowledgeBase,
    draft: &PictureDraft,
    content: Option<Vec<u8>>,
) -> Result<Vec<Edit>, EditError> {
    let others = || kb.pictures.iter().filter(|picture| picture.id != draft.id);
    if others().any(|other| other.name == draft.name || other.id == draft.name) {
        return Err(EditError::refused(
            "name",
            format!("已经有一张图片叫「{}」", draft.name),
            format!("there is a picture `{}` already", draft.name),
        ));
    }
    let before = kb.pictures.iter().find(|picture| picture.id == draft.id);
    let mut edits = vec![Edit::PutPicture(draft.clone(), content)];
    if let Some(before) = before.filter(|before| before.name != draft.name) {
        let (from, to) = (before.name.clone(), draft.name.clone());
        edits.extend(carried(files, kb, &Rename::Picture { from, to }));
    }
    Ok(edits)
}

/// The edit that removes a picture.
///
/// # Errors
/// Something still names it.
pub fn remove_picture(kb: &KnowledgeBase, id: &str) -> Result<Edit, EditError> {
    if let Some(picture) = kb.pictures.iter().find(|picture| picture.id == id) {
        must_be_unused(kb, &Subject::Picture(picture))?;
    }
    Ok(Edit::RemovePicture(id.to_owned()))
}
