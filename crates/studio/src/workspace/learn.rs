//! Learning in the background: replies go by words alone until it is done.

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError, Weak};

use kaopu_engine::Program;
use kaopu_model::KnowledgeBase;
use kaopu_runtime::LoadedEncoder;

use super::{Changed, Workspace};
use crate::background::step_back;
use crate::lock::lock;
use crate::snapshot::Snapshot;

/// So many wordings that are new are learnt in the background; fewer in less than a second, when
/// they are first needed.
const MUCH: usize = if cfg!(test) { 20 } else { 1_000 };

impl Workspace {
    /// The current state, once it is understood as it will be: for what must not rest on words
    /// alone because meaning is still being learnt.
    pub(crate) fn learnt(&self) -> Arc<Snapshot> {
        self.learnt_while(|| true)
    }

    /// The same, but as it is when `goes_on` says no.
    pub(crate) fn learnt_while(&self, goes_on: impl Fn() -> bool) -> Arc<Snapshot> {
        self.learning.wait(goes_on);
        self.snapshot()
    }

    /// From now on messages are understood with this encoder. The program is made before anybody
    /// waits for it.
    pub fn use_encoder(self: &Arc<Self>, encoder: &LoadedEncoder) {
        self.learning.begin();
        learn(&Arc::downgrade(self), encoder, None);
    }

    /// The same for one that may be closed while that takes its time.
    pub(crate) fn use_encoder_unless_closed(workspace: &Weak<Self>, encoder: &LoadedEncoder) {
        if let Some(open) = workspace.upgrade() {
            open.learning.begin();
        }
        learn(workspace, encoder, None);
    }

    /// Makes this the state. Where so much of it has still to be learnt that replies would wait for
    /// it, they go by words alone until a thread of its own has learnt it.
    pub(crate) fn put(&self, next: Snapshot) {
        let itself = self.itself.get().filter(|_| has_much_to_learn(&next));
        let next = match (itself, next.encoder().cloned()) {
            (Some(itself), Some(encoder)) => {
                let (itself, known) = (itself.clone(), next.known_before());
                self.learning.begin();
                std::thread::spawn(move || {
                    step_back();
                    learn(&itself, &encoder, known);
                });
                next.understood_by(None, None)
            }
            _ => next,
        };
        *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
    }
}

/// Learns the state, and whatever it becomes meanwhile, with an encoder; `known` is the program of
/// a state before. The workspace is not held while that takes its time: it may be closed.
fn learn(workspace: &Weak<Workspace>, encoder: &LoadedEncoder, mut known: Option<Arc<Program>>) {
    while let Some(open) = workspace.upgrade() {
        let seen = open.snapshot();
        drop(open);
        // Nor should the first letter that is searched for wait.
        seen.search_index();
        let next = seen.understood_by(Some(encoder.clone()), known.take());
        let program = next.program().clone();
        let Some(open) = workspace.upgrade() else { return };
        let guard = lock(&open.writing);
        // Otherwise an edit was faster: what it left as it was need not be learnt again.
        if Arc::ptr_eq(&open.snapshot(), &seen) {
            *open.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
            drop(guard);
            open.learning.end();
            (open.on_change)(Changed { files: Vec::new(), outside: false });
            // Now that nobody waits for it.
            open.keep_learnt();
            return;
        }
        known = Some(program);
    }
}

/// Whether a state's program is still to be made, and with it much to be learnt that the state
/// before did not have.
fn has_much_to_learn(next: &Snapshot) -> bool {
    if next.has_program() || wordings(next.kb()).nth(MUCH - 1).is_none() {
        return false;
    }
    let before = next.known_before();
    let before = before.iter().flat_map(|program| wordings(program.knowledge_base()));
    let known: BTreeSet<&str> = before.collect();
    wordings(next.kb()).filter(|wording| !known.contains(wording)).nth(MUCH - 1).is_some()
}

fn wordings(kb: &KnowledgeBase) -> impl Iterator<Item = &str> {
    kb.faqs.iter().filter(|faq| faq.enabled).flat_map(|faq| {
        let phrasings = faq.phrasings.iter().map(|phrasing| phrasing.text.as_str());
        std::iter::once(faq.question.as_str()).chain(phrasings)
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use kaopu_encoder::Weights;
    use kaopu_model::KbFiles;

    use super::*;
    use crate::clock::SystemClock;
    use crate::workspace::Opening;

    /// A shop with so many wordings of one entry.
    fn shop(wordings: usize) -> KbFiles {
        let phrasings: String = (1..wordings).map(|at| format!("ship,发货要几天{at}\n")).collect();
        let files = [
            ("kb.toml", "format = 1\nid = \"tea\"\nshop = \"茶铺\"\n".to_owned()),
            ("faqs.csv", "id,question,answer\nship,什么时候发货,很快\n".to_owned()),
            ("phrasings.csv", format!("faq_id,phrasing\n{phrasings}")),
        ];
        files.map(|(path, text)| (path.to_owned(), text.into_bytes())).into()
    }

    fn opened(folder: &Path) -> Arc<Workspace> {
        for (path, bytes) in shop(3) {
            kaopu_durable::write(&folder.join(path), &bytes, kaopu_durable::Links::Refuse).unwrap();
        }
        let weights = Weights::untrained(&["▁", "发货", "几天"]).to_bytes().unwrap();
        let workspace = Workspace::open(Opening {
            path: folder.to_owned(),
            actor: String::new(),
            is_sample: false,
            encoder: Some(LoadedEncoder::from_bytes(weights).unwrap()),
            caches: None,
            clock: Arc::new(SystemClock),
            on_change: Box::new(|_| {}),
        });
        let workspace = Arc::new(workspace.unwrap());
        workspace.watch().unwrap();
        workspace
    }

    fn is_semantic(workspace: &Workspace) -> bool {
        workspace.snapshot().program().is_semantic()
    }

    #[test]
    fn much_is_learnt_beside_replies_by_words_and_who_needs_meaning_waits() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = opened(folder.path());
        // A few wordings are learnt when they are needed.
        assert!(is_semantic(&workspace));

        // What was learnt is put in place by who holds this.
        let writing = lock(&workspace.writing);
        let next = |wordings| workspace.snapshot().next(shop(wordings), workspace.clock.today());
        workspace.put(next(30));
        assert!(!is_semantic(&workspace));
        assert!(!workspace.learnt_while(|| false).program().is_semantic());
        // Another edit comes meanwhile: it is what will be learnt.
        workspace.put(next(31));
        drop(writing);
        let learnt = workspace.learnt();
        assert!(learnt.program().is_semantic());
        assert_eq!(learnt.kb().faqs[0].phrasings.len(), 30);

        // From there on a few more are few again.
        let writing = lock(&workspace.writing);
        workspace.put(next(35));
        assert!(is_semantic(&workspace));
        drop(writing);
    }
}
