//! The one door: edits, undo and redo, and what other programs did.

use kaopu_model::{Edit, KbFiles, Localized, apply};
use kaopu_store::{FileChange, Operation, StoreError, Undone};

use super::unread::{Sorted, sort};
use super::{Changed, Workspace};
use crate::error::{ApiError, ApiResult};
use crate::lock::lock;
use crate::snapshot::Snapshot;

/// How often a write is tried again when another program was faster.
const TRIES: usize = 3;

impl Workspace {
    /// Makes an edit: recorded, written, undoable. `kind` is a stable word for the history, `label`
    /// what undo will call it. `edit` is made from the state it is applied to, again if another
    /// program was faster; `None` from it means that there is nothing to do.
    ///
    /// # Errors
    /// The files can't be written, or one of them can't be read and so must not be overwritten.
    pub(crate) fn transact<T>(
        &self,
        kind: &str,
        label: Localized,
        edit: impl FnMut(&Snapshot) -> ApiResult<(Option<Edit>, T)>,
    ) -> ApiResult<T> {
        self.transact_in(None, kind, label, edit)
    }

    /// The same in a visit of a field: edits of one visit that follow each other are one operation.
    pub(crate) fn transact_in<T>(
        &self,
        visit: Option<&str>,
        kind: &str,
        label: Localized,
        mut edit: impl FnMut(&Snapshot) -> ApiResult<(Option<Edit>, T)>,
    ) -> ApiResult<T> {
        self.change(visit, kind, &label, |snapshot| {
            let (edit, value) = edit(snapshot)?;
            Ok((edited(snapshot.files(), edit.as_slice())?, value))
        })
    }

    /// The same for several edits, each made to what the one before it left, that are one
    /// operation.
    pub(crate) fn transact_all<T>(
        &self,
        kind: &str,
        label: Localized,
        mut edits: impl FnMut(&Snapshot) -> ApiResult<(Vec<Edit>, T)>,
    ) -> ApiResult<T> {
        self.change(None, kind, &label, |snapshot| {
            let (edits, value) = edits(snapshot)?;
            Ok((edited(snapshot.files(), &edits)?, value))
        })
    }

    /// Makes the knowledge base what these files say, whatever it was before.
    pub(crate) fn put_files(
        &self,
        kind: &str,
        label: &Localized,
        files: &KbFiles,
    ) -> ApiResult<()> {
        self.transact_files(kind, label, |_| Ok(files.clone()))
    }

    /// Makes the knowledge base what comes of its present state.
    pub(crate) fn transact_files(
        &self,
        kind: &str,
        label: &Localized,
        mut files: impl FnMut(&Snapshot) -> ApiResult<KbFiles>,
    ) -> ApiResult<()> {
        self.change(None, kind, label, |snapshot| Ok((files(snapshot)?, ())))?;
        // What is put back may be what could not be read then.
        let _guard = lock(&self.writing);
        self.look_again().map(drop)
    }

    /// Looks at all files anew, however little of them has changed; says which have.
    fn look_again(&self) -> ApiResult<Vec<String>> {
        let (found, failed) = self.store.read_what_can_be()?;
        let snapshot = self.snapshot();
        let Sorted { shown, unread } = sort(snapshot.files(), found, &failed, None);
        *lock(&self.unread) = unread;
        let changes = difference(snapshot.files(), &shown);
        if changes.is_empty() {
            return Ok(Vec::new());
        }
        Ok(self.advance(&changes))
    }

    fn change<T>(
        &self,
        visit: Option<&str>,
        kind: &str,
        label: &Localized,
        mut edit: impl FnMut(&Snapshot) -> ApiResult<(KbFiles, T)>,
    ) -> ApiResult<T> {
        let mut result = Err(ApiError::new(
            "changed-outside",
            "文件一直在被别的程序修改，没有写入",
            "another program keeps changing the files",
        ));
        let turn = lock(&self.editing);
        for _ in 0..TRIES {
            // What others did since the last event is part of the state that is edited.
            self.refresh()?;
            let snapshot = self.snapshot();
            let (after, value) = edit(&snapshot)?;
            let changes = difference(snapshot.files(), &after);
            if changes.is_empty() {
                return Ok(value);
            }
            self.expect_read(&changes)?;
            match self.write(visit, kind, label, changes) {
                Ok(files) => {
                    drop(turn);
                    self.note_saved();
                    (self.on_change)(Changed { files, outside: false });
                    return Ok(value);
                }
                Err(StoreError::NothingChanged) => return Ok(value),
                Err(error @ StoreError::ChangedOutside { .. }) => result = Err(error.into()),
                Err(error) => return Err(error.into()),
            }
        }
        result
    }

    /// Writes the changes; says which files they are.
    fn write(
        &self,
        visit: Option<&str>,
        kind: &str,
        label: &Localized,
        changes: Vec<FileChange>,
    ) -> Result<Vec<String>, StoreError> {
        let _guard = lock(&self.writing);
        let operation = Operation {
            visit: visit.map(str::to_owned),
            ..self.operation(kind, label, changes.clone())
        };
        self.store.transact(operation)?;
        Ok(self.advance(&changes))
    }

    /// Writes the changes and records them, without making the next snapshot.
    pub(super) fn record(
        &self,
        kind: &str,
        label: &Localized,
        changes: Vec<FileChange>,
    ) -> Result<(), StoreError> {
        self.store.transact(self.operation(kind, label, changes)).map(drop)
    }

    fn operation(&self, kind: &str, label: &Localized, changes: Vec<FileChange>) -> Operation {
        Operation {
            kind: kind.to_owned(),
            label: label.clone(),
            actor: self.actor.clone(),
            at: self.millis(),
            visit: None,
            changes,
        }
    }

    /// Takes back the last operation; says what that was.
    ///
    /// # Errors
    /// The files can't be written.
    pub fn undo(&self) -> ApiResult<Option<Localized>> {
        self.step(|workspace| workspace.store.undo(workspace.millis()))
    }

    /// Repeats what was undone last; says what that was.
    ///
    /// # Errors
    /// The files can't be written.
    pub fn redo(&self) -> ApiResult<Option<Localized>> {
        self.step(|workspace| workspace.store.redo(workspace.millis()))
    }

    fn step(
        &self,
        step: impl Fn(&Self) -> Result<Option<Undone>, StoreError>,
    ) -> ApiResult<Option<Localized>> {
        // What others did comes first, so that undo takes back the last thing that really happened.
        self.refresh()?;
        let guard = lock(&self.writing);
        let Some(undone) = step(self)? else { return Ok(None) };
        let files = self.look_again()?;
        drop(guard);
        self.note_saved();
        (self.on_change)(Changed { files, outside: false });
        Ok(Some(Localized::new(undone.label.zh, undone.label.en)))
    }

    /// Looks at the folder and takes in what other programs changed; says whether there was
    /// anything.
    ///
    /// # Errors
    /// The folder can't be read.
    pub fn refresh(&self) -> ApiResult<bool> {
        let guard = lock(&self.writing);
        let (found, failed) = self.store.read_what_can_be()?;
        let snapshot = self.snapshot();
        let known = lock(&self.unread).clone();
        let Sorted { shown, unread } = sort(snapshot.files(), found, &failed, Some(&known));
        let changes = difference(snapshot.files(), &shown);
        *lock(&self.unread) = unread.clone();
        // A folder that can't be listed has told so by its files.
        let copies = self.store.copies().unwrap_or_default();
        let are_news = lock(&self.versions).see(copies);
        if changes.is_empty() && known == unread {
            drop(guard);
            if are_news {
                (self.on_change)(Changed { files: Vec::new(), outside: true });
            }
            return Ok(are_news);
        }
        // The file changed again while we looked: the next event brings it. Any other failure (a
        // folder that can't be written) keeps it out of the history, not off the screen.
        match self.store.adopt(changes.clone(), self.millis()) {
            Err(StoreError::ChangedOutside { .. }) => {
                *lock(&self.unread) = known;
                return Ok(false);
            }
            Ok(operation) => {
                let mut versions = lock(&self.versions);
                changes.iter().for_each(|one| versions.saved_outside(&one.path, operation));
                versions.keep(self.store.folder().path());
            }
            Err(_) => {}
        }
        let mut files = self.advance(&changes);
        files.extend(unread.into_keys().filter(|file| !known.contains_key(file)));
        drop(guard);
        (self.on_change)(Changed { files, outside: true });
        Ok(true)
    }

    /// Makes the next snapshot; says which files it changes.
    pub(super) fn advance(&self, changes: &[FileChange]) -> Vec<String> {
        let snapshot = self.snapshot();
        let mut files = snapshot.files().clone();
        for change in changes {
            match &change.after {
                Some(bytes) => files.insert(change.path.clone(), bytes.clone()),
                None => files.remove(&change.path),
            };
        }
        self.put(snapshot.next(files, self.clock.today()));
        changes.iter().map(|change| change.path.clone()).collect()
    }
}

/// The files after some edits.
pub(crate) fn edited(files: &KbFiles, edits: &[Edit]) -> ApiResult<KbFiles> {
    let mut files = files.clone();
    for edit in edits {
        for (path, content) in apply(&files, edit)? {
            match content {
                Some(bytes) => files.insert(path, bytes),
                None => files.remove(&path),
            };
        }
    }
    Ok(files)
}

/// What changed from one set of files to another.
fn difference(before: &KbFiles, after: &KbFiles) -> Vec<FileChange> {
    let mut paths: Vec<&String> =
        before.keys().chain(after.keys().filter(|path| !before.contains_key(*path))).collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| FileChange {
            path: path.clone(),
            before: before.get(path).cloned(),
            after: after.get(path).cloned(),
        })
        .filter(|change| !change.is_nothing())
        .collect()
}
