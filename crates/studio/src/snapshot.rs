//! One state of a knowledge base: its files, what they say, what is wrong with them, and what answers from them.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use kaopu_bundle::kb_digest;
use kaopu_engine::{PlayedDialogue, Program, compile, play};
use kaopu_model::{Diagnostic, FaqId, KbFiles, KnowledgeBase, Severity, analyse, parse};
use kaopu_store::{Folder, SearchIndex};

use crate::error::ApiResult;
use crate::search_index::search_index;

/// One state of a knowledge base. Never changes; an edit makes the next one.
pub struct Snapshot {
    files: KbFiles,
    kb: Arc<KnowledgeBase>,
    today: Date,
    diagnostics: OnceLock<Vec<Diagnostic>>,
    program: OnceLock<Arc<Program>>,
    digest: OnceLock<String>,
    played: OnceLock<Vec<PlayedDialogue>>,
    search: OnceLock<Option<SearchIndex>>,
}

impl Snapshot {
    /// Reads the files. `today` decides which review dates have passed.
    #[must_use]
    pub fn new(files: KbFiles, today: Date) -> Self {
        Self {
            kb: Arc::new(parse(&files).kb),
            files,
            today,
            diagnostics: OnceLock::new(),
            program: OnceLock::new(),
            digest: OnceLock::new(),
            played: OnceLock::new(),
            search: OnceLock::new(),
        }
    }

    /// Reads a folder without taking it over: nothing is locked, recorded or written.
    ///
    /// # Errors
    /// The folder can't be read or is no KB.
    pub fn load(folder: &Path, today: Date) -> ApiResult<Self> {
        Ok(Self::new(Folder::open(folder)?.read()?, today))
    }

    /// The files.
    #[must_use]
    pub fn files(&self) -> &KbFiles {
        &self.files
    }

    /// What they say.
    #[must_use]
    pub fn kb(&self) -> &Arc<KnowledgeBase> {
        &self.kb
    }

    /// What is wrong with them, by place; found out on first use, for a draft that is only tried need not be checked.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        self.diagnostics.get_or_init(|| analyse(&self.files, Some(self.today)).diagnostics)
    }

    /// What answers from them; made on first use.
    pub fn program(&self) -> &Arc<Program> {
        self.program.get_or_init(|| Arc::new(compile(self.kb.clone())))
    }

    /// Names exactly these files.
    pub fn digest(&self) -> &str {
        self.digest.get_or_init(|| kb_digest(&self.files))
    }

    /// All test dialogues as they go with this state, if they have been played.
    pub(crate) fn played(&self) -> Option<&[PlayedDialogue]> {
        self.played.get().map(Vec::as_slice)
    }

    /// Plays the test dialogues one by one. `keep_going` is told how many are done and how many there are, and says whether to go on;
    /// `None` if it did not.
    pub fn play_all(&self, keep_going: &mut dyn FnMut(u32, u32) -> bool) -> Option<&[PlayedDialogue]> {
        if self.played.get().is_none() {
            let program = self.program();
            let total = count(self.kb.dialogues.len());
            let mut played = Vec::with_capacity(self.kb.dialogues.len());
            for (done, dialogue) in (0..).zip(&self.kb.dialogues) {
                if !keep_going(done, total) {
                    return None;
                }
                played.push(play(program, dialogue));
            }
            keep_going(total, total);
            // Another thread may have been faster; it found the same.
            let _ = self.played.set(played);
        }
        self.played()
    }

    /// How many diagnostics there are of a severity, about one entry or all.
    pub(crate) fn count(&self, severity: Severity, faq: Option<&FaqId>) -> u32 {
        let concerned = |diagnostic: &&Diagnostic| {
            diagnostic.severity == severity && (faq.is_none() || diagnostic.faq.as_ref() == faq)
        };
        count(self.diagnostics().iter().filter(concerned).count())
    }

    /// The full-text index over this state; made on first use. `None` if it can't be built.
    pub(crate) fn search_index(&self) -> Option<&SearchIndex> {
        self.search.get_or_init(|| search_index(&self.kb).ok()).as_ref()
    }
}

/// A length as it goes over the wire.
pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
