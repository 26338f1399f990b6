//! What becomes of a file that can't be read: who is told of it, and what a person decides.

use kaopu_bundle::sha256_hex;
use kaopu_exchange::resaved;
use kaopu_model::Localized;
use kaopu_store::FileChange;

use super::unread::{Unread, encoding_name, view};
use super::{Changed, Workspace};
use crate::error::{ApiError, ApiResult};
use crate::lock::lock;
use crate::view::{UnreadCause, UnreadFile, UnreadSettlement};

impl Workspace {
    /// Files that can't be read as they are, each with the ways out.
    #[must_use]
    pub fn unread_files(&self) -> Vec<UnreadFile> {
        let unread = lock(&self.unread).clone();
        let snapshot = self.snapshot();
        let view = |(file, unread): (String, Unread)| {
            let last = snapshot.files().get(&file).filter(|_| unread.keeps_last);
            let resaved = unread.found.as_deref().filter(|_| unread.cause == UnreadCause::Resaved);
            UnreadFile {
                resaved: resaved.and_then(|found| view(&file, found, last.map(Vec::as_slice))),
                file,
                cause: unread.cause,
                reason: unread.reason,
                keeps_last: unread.keeps_last,
            }
        };
        unread.into_iter().map(view).collect()
    }

    /// Settles what is to become of a file that can't be read: one operation, which can be undone.
    ///
    /// # Errors
    /// `unknown-id` if it can be read; `conflict` if it is not what was looked at any more;
    /// `lost-digits` if it can't be told what was meant; the files can't be written.
    pub fn settle_unread(&self, file: &str, settlement: &UnreadSettlement) -> ApiResult<()> {
        self.refresh()?;
        let turn = lock(&self.editing);
        let unread = lock(&self.unread).get(file).cloned().ok_or_else(|| settled(file))?;
        let last = self.snapshot().files().get(file).filter(|_| unread.keeps_last).cloned();
        let (label, after) = match settlement {
            UnreadSettlement::TakeOver { digest } => {
                let found = unread.found.as_deref().unwrap_or_default();
                if sha256_hex(found) != *digest {
                    return Err(settled(file));
                }
                let table = resaved(file, found, last.as_deref()).ok().flatten();
                let table = table.ok_or_else(|| settled(file))?;
                if let Some(fault) = table.faults.first() {
                    let said = fault.said();
                    return Err(ApiError::new("lost-digits", said.zh, said.en));
                }
                let encoding = encoding_name(table.encoding);
                (
                    Localized::new(
                        format!("按 {encoding} 读入 {file}"),
                        format!("Read {file} as {encoding}"),
                    ),
                    Some(table.table),
                )
            }
            UnreadSettlement::PutBack => {
                let last = last.clone().ok_or_else(|| settled(file))?;
                (
                    Localized::new(format!("从历史里放回 {file}"), format!("Put {file} back")),
                    Some(last),
                )
            }
            UnreadSettlement::LetGo if unread.cause == UnreadCause::Gone => {
                (Localized::new(format!("不再要 {file}"), format!("Let {file} go")), None)
            }
            UnreadSettlement::LetGo => return Err(settled(file)),
        };
        if unread.cause == UnreadCause::Locked {
            return Err(settled(file));
        }
        let guard = lock(&self.writing);
        // What is on disk becomes a step of its own, so that the history has all that ever stood
        // there, and undo leads through it.
        let change = |before, after| FileChange { path: file.to_owned(), before, after };
        if unread.keeps_last {
            self.store.adopt(vec![change(last, unread.found.clone())], self.millis())?;
        }
        let written = vec![change(unread.found, after)];
        if !written.iter().all(FileChange::is_nothing) {
            self.record("file.settle", &label, written.clone())?;
        }
        lock(&self.unread).remove(file);
        let files = self.advance(&written);
        drop((guard, turn));
        self.note_saved();
        (self.on_change)(Changed { files, outside: false });
        Ok(())
    }

    /// Refuses to write a file of which only what it held before is known.
    pub(super) fn expect_read(&self, changes: &[FileChange]) -> ApiResult<()> {
        let unread = lock(&self.unread);
        let held =
            |change: &&FileChange| unread.get(&change.path).is_some_and(|unread| unread.keeps_last);
        match changes.iter().find(held) {
            Some(change) => Err(unsettled(&change.path)),
            None => Ok(()),
        }
    }

    /// Refuses to release a state that is not that of the folder.
    pub(crate) fn expect_all_read(&self) -> ApiResult<()> {
        let unread = lock(&self.unread);
        match unread.iter().find(|(_, unread)| unread.keeps_last) {
            Some((file, _)) => Err(unsettled(file)),
            None => Ok(()),
        }
    }
}

fn settled(file: &str) -> ApiError {
    ApiError::new(
        "conflict",
        format!("{file} 刚刚有变化，没有动它"),
        format!("{file} has just changed; nothing was done"),
    )
    .hint("看看现在的样子，再选一次。", "Look at it as it is now, and choose again.")
}

fn unsettled(file: &str) -> ApiError {
    ApiError::new(
        "file-unread",
        format!("{file} 现在读不了，先处理好它；您的内容都留着"),
        format!("{file} can't be read now; settle that first, what you typed is kept"),
    )
    .hint(
        "在窗口上方选：读入、放回去，或者等它回来。",
        "Choose at the top of the window: read it, put it back, or wait for it.",
    )
}
