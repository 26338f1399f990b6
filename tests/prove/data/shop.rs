//! A small knowledge base in a folder, opened as the window opens it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kaopu_model::KbFiles;
use kaopu_store::Folder;
use kaopu_studio::{Draft, EntryDraft, Opening, SystemClock, Workspace};
use tempfile::TempDir;

/// Entries of the knowledge base; they are called `e0`, `e1` and so on.
pub(super) const ENTRIES: usize = 20;

/// The text that stands where edits write.
pub(super) const BEGUN: &str = "还没有改过，原来的样子。";

/// A folder with a small knowledge base in it.
pub(super) struct Shop {
    place: TempDir,
}

impl Shop {
    pub(super) fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let kb = place.path().join("kb");
        std::fs::create_dir_all(kb.join("dialogues")).unwrap();
        let mut entries = String::from("id,category,question,answer\n");
        let mut phrasings = String::from("faq_id,phrasing\n");
        for number in 0..ENTRIES {
            entries.push_str(&format!("e{number},常问,第{number}件事怎么办,{BEGUN}\n"));
            phrasings.push_str(&format!("e{number},{number}号事情如何处理\n"));
        }
        let dialogue = "title = \"问事\"\n\n[[turns]]\nuser = \"第1件事怎么办\"\n";
        for (path, text) in [
            ("kb.toml", "format = 1\nid = \"proof\"\nshop = \"小满\"\n"),
            ("faqs.csv", &entries),
            ("phrasings.csv", &phrasings),
            ("facts.csv", "key,value,unit,note\n发货时限,48,小时,\n"),
            ("dialogues/a.toml", dialogue),
        ] {
            std::fs::write(kb.join(path), text).unwrap();
        }
        Self { place }
    }

    pub(super) fn folder(&self) -> PathBuf {
        self.place.path().join("kb")
    }

    pub(super) fn open(&self) -> Arc<Workspace> {
        open(&self.folder(), |()| {})
    }

    pub(super) fn files(&self) -> KbFiles {
        files(&self.folder())
    }
}

/// What stands in the files.
pub(super) fn files(folder: &Path) -> KbFiles {
    Folder::open(folder).unwrap().read().unwrap()
}

/// Opens a knowledge base; `on_change` is called after each change.
pub(super) fn open(
    folder: &Path,
    on_change: impl Fn(()) + Send + Sync + 'static,
) -> Arc<Workspace> {
    let opening = Opening {
        caches: None,
        path: folder.to_owned(),
        actor: "小王".into(),
        is_sample: false,
        encoder: None,
        clock: Arc::new(SystemClock),
        on_change: Box::new(move |_| on_change(())),
    };
    Arc::new(Workspace::open(opening).unwrap())
}

/// An entry as it stands in the files.
pub(super) fn entry(workspace: &Workspace, id: &str) -> EntryDraft {
    workspace.entry(id).unwrap().draft
}

/// The same with another answer.
pub(super) fn answered(entry: &EntryDraft, answer: String) -> Draft {
    Draft::Entry(EntryDraft { answer, ..entry.clone() })
}
