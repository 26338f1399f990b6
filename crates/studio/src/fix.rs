//! Fixes: teaching, moving and removing phrasings, each as one operation.

use kaopu_model::{Edit, EntryDraft, FaqId, KbFiles, Localized, entry_draft, fold};

use crate::error::{ApiError, ApiResult};
use crate::view::Fix;
use crate::workspace::Workspace;

impl Workspace {
    /// Makes a fix.
    ///
    /// # Errors
    /// `unknown-id` if an entry or the phrasing is gone; `already-there` if there is nothing to do;
    /// the files can't be written.
    pub fn apply_fix(&self, fix: &Fix) -> ApiResult<()> {
        let label = label(self.snapshot().files(), fix)?;
        self.transact_all(fix.kind(), label, |snapshot| Ok((fix.edits(snapshot.files())?, ())))
    }
}

impl Fix {
    /// The entry that the fix is in favour of.
    #[must_use]
    pub fn right_entry(&self) -> Option<&FaqId> {
        match self {
            Self::Add { entry, .. } => Some(entry),
            Self::Move { to, .. } => Some(to),
            Self::Remove { .. } => None,
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Add { .. } => "phrasing.add",
            Self::Move { .. } => "phrasing.move",
            Self::Remove { .. } => "phrasing.remove",
        }
    }

    /// What it changes in these files.
    pub(crate) fn edits(&self, files: &KbFiles) -> ApiResult<Vec<Edit>> {
        match self {
            Self::Add { entry, phrasing } => Ok(vec![with(files, entry, phrasing)?]),
            Self::Remove { entry, phrasing } => Ok(vec![without(files, entry, phrasing)?]),
            Self::Move { from, to, phrasing } => {
                // An entry that has it already only loses its rival.
                let added = with(files, to, phrasing);
                if let Err(error) = &added
                    && error.code != "already-there"
                {
                    return Err(error.clone());
                }
                Ok(added.into_iter().chain([without(files, from, phrasing)?]).collect())
            }
        }
    }
}

fn with(files: &KbFiles, entry: &FaqId, phrasing: &str) -> ApiResult<Edit> {
    let mut draft = draft(files, entry)?;
    let phrasing = phrasing.trim();
    if fold(phrasing).is_empty() {
        return Err(ApiError::new("bad-input", "相似问是空的，先写一句", "the phrasing is empty"));
    }
    let same = |other: &String| fold(other) == fold(phrasing);
    if same(&draft.question) || draft.phrasings.iter().any(same) {
        return Err(ApiError::new(
            "already-there",
            format!("「{}」里已经有这句了", draft.question),
            format!("\"{}\" already has this phrasing", draft.question),
        ));
    }
    draft.phrasings.push(phrasing.to_owned());
    Ok(Edit::PutEntry(draft))
}

fn without(files: &KbFiles, entry: &FaqId, phrasing: &str) -> ApiResult<Edit> {
    let mut draft = draft(files, entry)?;
    let Some(at) = draft.phrasings.iter().position(|other| other.trim() == phrasing.trim()) else {
        return Err(ApiError::new(
            "unknown-id",
            format!("「{}」里没有相似问“{phrasing}”，可能刚被改过", draft.question),
            format!(
                "\"{}\" has no phrasing \"{phrasing}\"; it may just have been changed",
                draft.question
            ),
        ));
    };
    draft.phrasings.remove(at);
    Ok(Edit::PutEntry(draft))
}

fn draft(files: &KbFiles, entry: &FaqId) -> ApiResult<EntryDraft> {
    entry_draft(files, entry).ok_or_else(|| {
        ApiError::new(
            "unknown-id",
            format!("没有编号为 {entry} 的问答，可能刚被删除"),
            format!("there is no entry {entry}; it may just have been removed"),
        )
    })
}

fn label(files: &KbFiles, fix: &Fix) -> ApiResult<Localized> {
    let question = |entry: &FaqId| draft(files, entry).map(|draft| draft.question);
    Ok(match fix {
        Fix::Add { entry, phrasing } => {
            let question = question(entry)?;
            Localized::new(
                format!("给「{question}」加相似问“{phrasing}”"),
                format!("Teach \"{question}\" the phrasing \"{phrasing}\""),
            )
        }
        Fix::Move { from, to, phrasing } => {
            let (from, to) = (question(from)?, question(to)?);
            Localized::new(
                format!("把相似问“{phrasing}”从「{from}」移到「{to}」"),
                format!("Move the phrasing \"{phrasing}\" from \"{from}\" to \"{to}\""),
            )
        }
        Fix::Remove { entry, phrasing } => {
            let question = question(entry)?;
            Localized::new(
                format!("从「{question}」删除相似问“{phrasing}”"),
                format!("Remove the phrasing \"{phrasing}\" from \"{question}\""),
            )
        }
    })
}
