//! Opening a knowledge base.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, RwLock};
use std::time::Duration;

use kaopu_model::Localized;
use kaopu_runtime::{LearntFile, LoadedEncoder};
use kaopu_store::{FileChange, HistoryState, OpenReport, Settled, Store, StoreError, Watcher};

use super::unread::{Sorted, sort};
use super::{Changed, Workspace};
use crate::clock::{Clock, rfc3339};
use crate::error::{ApiError, ApiResult};
use crate::learning::Learning;
use crate::lock::lock;
use crate::merge::FoundVersions;
use crate::snapshot::Snapshot;

/// How often a lock is looked at that another program holds, and how long is waited in between:
/// five seconds in all.
const TRIES: u32 = 50;
const BETWEEN_TRIES: Duration = Duration::from_millis(100);

/// How to open a knowledge base.
pub struct Opening {
    /// Its folder.
    pub path: PathBuf,
    /// Who works on it, for the history.
    pub actor: String,
    /// Whether it is the working copy of the sample.
    pub is_sample: bool,
    /// What messages are understood with; without it, by their words alone.
    pub encoder: Option<LoadedEncoder>,
    /// The user's folder of caches, in which is kept what takes long to learn; without it, that is
    /// learnt each time.
    pub caches: Option<PathBuf>,
    /// What tells the time.
    pub clock: Arc<dyn Clock>,
    /// Called after every change, on whichever thread made it.
    pub on_change: Box<dyn Fn(Changed) + Send + Sync>,
}

impl Workspace {
    /// Opens a knowledge base and takes its lock. What was interrupted by a crash is settled, what
    /// other programs changed meanwhile is taken into the history.
    ///
    /// # Errors
    /// It is no KB, can't be read, or is open in another window.
    pub fn open(opening: Opening) -> ApiResult<Self> {
        let opened = open_store(&opening.path)?;
        Self::of_store(opening, opened)
    }

    /// The same for reading, if another window writes it.
    ///
    /// # Errors
    /// It is no KB, or can't be read.
    pub fn open_beside(opening: Opening) -> ApiResult<Self> {
        let opened = match open_store(&opening.path) {
            Err(StoreError::Locked { .. }) => Store::open_beside(&opening.path)?,
            opened => opened?,
        };
        Self::of_store(opening, opened)
    }

    /// The same as [`Workspace::open`] without waiting for a window that is on its way out.
    pub(crate) fn open_at_once(opening: Opening) -> ApiResult<Self> {
        let opened = Store::open(&opening.path)?;
        Self::of_store(opening, opened)
    }

    fn of_store(opening: Opening, (store, report): (Store, OpenReport)) -> ApiResult<Self> {
        let notes = notes(&report, store.folder().path());
        let now = opening.clock.instant().as_millisecond();
        let (found, failed) = store.read_what_can_be()?;
        // What the history knows last stands for what can't be read now.
        let mut last = found.clone();
        last.extend(store.last_known().unwrap_or_default());
        let Sorted { shown, unread } = sort(&last, found, &failed, None);
        let is_settled =
            |change: &FileChange| unread.get(&change.path).is_none_or(|unread| !unread.keeps_last);
        let changed_outside: Vec<FileChange> =
            report.changed_outside.into_iter().filter(is_settled).collect();
        let mut versions = FoundVersions::read(store.folder().path());
        if report.writable && !changed_outside.is_empty() {
            // Losing this step of the history must not keep the KB from opening.
            let files: Vec<_> = changed_outside.iter().map(|one| one.path.clone()).collect();
            if let Ok(operation) = store.adopt(changed_outside, now) {
                files.iter().for_each(|file| versions.saved_outside(file, operation));
                versions.keep(store.folder().path());
            }
        }
        versions.see(store.copies().unwrap_or_default());
        let learnt = opening.caches.map(|caches| LearntFile::of(&caches, store.folder().path()));
        let snapshot =
            Snapshot::with_encoder(shown, opening.clock.today(), opening.encoder).knowing(learnt);
        Ok(Self {
            store,
            clock: opening.clock,
            actor: opening.actor,
            writable: report.writable,
            is_beside: matches!(report.refused, Some(StoreError::Locked { .. })),
            is_sample: opening.is_sample,
            kept: Mutex::default(),
            notes,
            snapshot: RwLock::new(Arc::new(snapshot)),
            itself: OnceLock::new(),
            learning: Learning::default(),
            editing: Mutex::new(()),
            writing: Mutex::new(()),
            saved_at: Mutex::new(None),
            on_change: opening.on_change,
            watcher: Mutex::new(None),
            comparison: Mutex::default(),
            unread: Mutex::new(unread),
            versions: Mutex::new(versions),
            touched: Mutex::default(),
        })
    }

    /// Begins to notice what other programs do to the files, and to learn in the background where
    /// there is much to be learnt. Both hold the workspace only weakly: dropping the workspace ends
    /// it.
    ///
    /// # Errors
    /// No thread can be started.
    pub fn watch(self: &Arc<Self>) -> ApiResult<()> {
        let workspace = Arc::downgrade(self);
        let watcher = Watcher::start(self.store.folder().path(), move || {
            if let Some(workspace) = workspace.upgrade() {
                // A file that can't be read right now is read again at the next event or rescan.
                let _ = workspace.refresh();
                // This is called once a minute at least. A folder without room for a backup is
                // tried again then.
                let _ = workspace.store.back_up_if_due(workspace.millis());
                workspace.keep_learnt();
            }
        })
        .map_err(ApiError::from)?;
        *lock(&self.watcher) = Some(watcher);
        if self.itself.set(Arc::downgrade(self)).is_ok() {
            let _guard = lock(&self.writing);
            let opened = self.snapshot();
            self.put(opened.understood_by(opened.encoder().cloned(), None));
        }
        Ok(())
    }
}

/// A window that was closed a moment ago may still be on its way out, and so may a KB that this
/// program had open: whoever is just reading its files holds it until that is done.
fn open_store(path: &Path) -> Result<(Store, OpenReport), StoreError> {
    for _ in 0..TRIES {
        match Store::open(path) {
            Err(StoreError::Locked { .. }) => std::thread::sleep(BETWEEN_TRIES),
            opened => return opened,
        }
    }
    Store::open(path)
}

/// Whether a folder's path is longer than the history's database takes: SQLite stops at 512 bytes.
fn is_too_deep(folder: &Path) -> bool {
    const MOST_BYTES: usize = 512;
    folder.join(".kaopu/history.db-journal").as_os_str().len() >= MOST_BYTES
}

/// Why Kaopu does not write here, with the name of what is in the way.
fn refused_note(refused: &StoreError) -> Localized {
    let (zh, en) = match refused {
        StoreError::Locked { .. } => (
            "另一个靠谱窗口正在改这个知识库，这里先只能查看和试聊；那边关掉以后，这里会自动接手。"
                .to_owned(),
            "Another Kaopu window is editing this knowledge base. Here you can look and try; once \
             that window is closed, this one takes over by itself."
                .to_owned(),
        ),
        StoreError::Link { path } => (
            format!(
                "{path} 是一个链接，通向别处。靠谱不通过链接写文件，所以只能查看和试聊；请删掉这个链接再打开。"
            ),
            format!(
                "{path} is a link that leads elsewhere. Kaopu does not write through links, so \
                 you can look and try, but not save; delete the link and open the folder again."
            ),
        ),
        StoreError::SecondName { path } => (
            format!(
                "{path} 还有另一个名字（硬链接），写它就会改到别处的文件，所以只能查看和试聊；请删掉它再打开。"
            ),
            format!(
                "{path} has a second name elsewhere (hard link), so you can look and try, but not \
                 save; delete it and open the folder again."
            ),
        ),
        StoreError::NotOurs { path } => (
            format!("{path} 属于另一个用户，所以只能查看和试聊；请删掉它再打开。"),
            format!(
                "{path} belongs to another user, so you can look and try, but not save; delete it \
                 and open the folder again."
            ),
        ),
        other => (
            format!("这个文件夹里靠谱自己的文件用不了，只能查看和试聊：{other}"),
            format!(
                "Kaopu's own files in this folder can't be used; you can look and try, but not \
                 save: {other}"
            ),
        ),
    };
    Localized::new(zh, en)
}

/// What the person should know about how the KB was found.
fn notes(report: &OpenReport, folder: &Path) -> Vec<Localized> {
    let mut notes = Vec::new();
    match &report.refused {
        None => {}
        Some(StoreError::NotWritable { .. } | StoreError::DiskFull { .. }) => {
            notes.push(Localized::new(
                "这个文件夹不能写入：可以查看和试聊，修改保存不了。",
                "This folder can't be written: you can look and try, but not save.",
            ));
        }
        Some(refused) => notes.push(refused_note(refused)),
    }
    if let Some(set_aside) = &report.set_aside {
        notes.push(Localized::new(
            format!(
                "文件夹里的 .kaopu 属于另一个用户，已移到 {set_aside}，修改历史重新开始；\
                 知识库内容不受影响。"
            ),
            format!(
                "The folder's .kaopu belonged to another user and was moved to {set_aside}; the \
                 history begins anew, the knowledge base itself is unharmed."
            ),
        ));
    }
    match &report.history {
        HistoryState::Replaced { moved_to } => notes.push(Localized::new(
            format!("修改历史已损坏，旧文件移到了 {}；知识库内容不受影响。", moved_to.display()),
            format!(
                "The history was damaged and moved to {}; the knowledge base itself is unharmed.",
                moved_to.display()
            ),
        )),
        HistoryState::Restored { moved_to, of } => notes.push(Localized::new(
            format!(
                "修改历史已损坏，旧文件移到了 {}；已用 {} 的备份恢复，之后的改动合成一步，\
                 记作别的程序改的。知识库内容不受影响。",
                moved_to.display(),
                rfc3339(*of)
            ),
            format!(
                "The history was damaged and moved to {}; its backup of {} took its place, and \
                 what was done since is one step, as if by another program. The knowledge base \
                 itself is unharmed.",
                moved_to.display(),
                rfc3339(*of)
            ),
        )),
        HistoryState::InMemory { .. } if is_too_deep(folder) => notes.push(Localized::new(
            "这个文件夹的路径太长，修改历史记不到磁盘上：关闭窗口后就不能再撤销了，也不能发布。",
            "The folder's path is too long for the history to be kept on disk: undo ends when the \
             window closes, and nothing can be released.",
        )),
        HistoryState::InMemory { .. } if report.writable => notes.push(Localized::new(
            "修改历史暂时记不到磁盘上：关闭窗口后就不能再撤销了。",
            "The history can't be kept on disk: undo ends when the window closes.",
        )),
        _ => {}
    }
    for settlement in &report.settled {
        let label = &settlement.operation.label;
        notes.push(match settlement.outcome {
            Settled::Completed => Localized::new(
                format!("上次意外退出时的修改已补写完成：{}", label.zh),
                format!("An interrupted edit was completed: {}", label.en),
            ),
            Settled::SetAside => Localized::new(
                format!(
                    "修改历史里有一步没写完，记录已损坏，没法补写，已放到一边；\
                     知识库内容没有动：{}",
                    label.zh
                ),
                format!(
                    "An unfinished step of the history is damaged and was set aside; the knowledge \
                     base was not touched: {}",
                    label.en
                ),
            ),
            Settled::RolledBack => Localized::new(
                format!("上次意外退出时没写完的修改已还原：{}", label.zh),
                format!("An interrupted edit was rolled back: {}", label.en),
            ),
            Settled::Overtaken => Localized::new(
                format!(
                    "上次意外退出时的修改没有写完，文件后来被别的程序改过，请检查：{}",
                    label.zh
                ),
                format!(
                    "An interrupted edit was overtaken by another program, please check: {}",
                    label.en
                ),
            ),
        });
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A number of 2^63−1 among them: whatever spoils a history, the person is told what became of
    /// it, not what the database calls it.
    #[test]
    fn a_history_that_was_replaced_is_told_in_words() {
        let report = OpenReport {
            history: HistoryState::Replaced { moved_to: "kb/.kaopu/history.db.broken-1".into() },
            writable: true,
            refused: None,
            set_aside: None,
            settled: Vec::new(),
            unsettled: None,
            changed_outside: Vec::new(),
        };
        let notes = notes(&report, Path::new("kb"));
        let [note] = &notes[..] else { panic!("{notes:?}") };
        assert!(
            note.zh.contains("修改历史已损坏") && note.zh.contains("知识库内容不受影响"),
            "{note:?}"
        );
        assert!(
            note.en.contains("history.db.broken-1") && note.en.contains("unharmed"),
            "{note:?}"
        );
    }
}
