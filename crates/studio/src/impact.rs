//! What else a fix, or a gesture in a table, would alter: everything that is known to be asked, with the knowledge base as it
//! is and as it would be.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use kaopu_engine::compare::{
    BehaviorChange, BehaviorDiff, BehaviorPlace, ChangeVerdict, Corpus, CorpusDialogue, Outcome,
    compare, converse, outcome,
};
use kaopu_engine::{Action, Message, Program, Turn};
use kaopu_model::{FaqId, Localized, TableEdit, TableName, table_edits};

use crate::error::{ApiError, ApiResult};
use crate::lock::lock;
use crate::snapshot::{Snapshot, count};
use crate::tables::must_be_version;
use crate::view::{Fix, FixImpact, ProposedFix, TableImpact};
use crate::workspace::Workspace;

/// Fixes whose consequences are kept.
const MOST_TRIED: usize = 4;

/// Looks at what fixes would do. The latest states that they would lead to are kept: proposing one
/// and looking at its consequences is the same work.
pub struct ImpactPreview {
    workspace: Arc<Workspace>,
    tried: Mutex<Vec<TriedFix>>,
    /// Which look is the newest: an older one stops.
    newest: AtomicU64,
}

/// A fix, the state it was tried on, and the state it would lead to.
struct TriedFix {
    base: Arc<Snapshot>,
    fix: Fix,
    after: Arc<Snapshot>,
}

impl ImpactPreview {
    pub(crate) fn new(workspace: Arc<Workspace>) -> Self {
        Self { workspace, tried: Mutex::default(), newest: AtomicU64::new(0) }
    }

    /// The fixes that could make `right` answer the last of these messages, the smallest first:
    /// teaching it the message, without what is polite or mistyped if that is enough; giving it the
    /// phrasing that misled, where that alone settles it.
    ///
    /// # Errors
    /// `unknown-id`; `already-there` if the message is taught already; `bad-input` without a
    /// message.
    pub fn propose(&self, messages: &[Message], right: &FaqId) -> ApiResult<Vec<ProposedFix>> {
        let snapshot = self.workspace.snapshot();
        let turn = last_turn(snapshot.program(), messages)?;
        let as_sent =
            messages.last().map(|message| message.text.trim().to_owned()).unwrap_or_default();
        let add = |phrasing: &str| {
            self.proposed(
                messages,
                Fix::Add { entry: right.clone(), phrasing: phrasing.to_owned() },
            )
        };
        let cleaned = in_own_words(&as_sent, &turn);
        let cleaned =
            cleaned.and_then(|cleaned| add(cleaned).ok()).filter(|proposed| proposed.settles);
        let taught = match cleaned {
            Some(proposed) => proposed,
            None => add(&as_sent)?,
        };
        let moved = misleading(&snapshot, &turn, right)
            .map(|fix| self.proposed(messages, fix))
            .transpose()?;
        Ok([taught].into_iter().chain(moved.filter(|proposed| proposed.settles)).collect())
    }

    /// The state that a fix would lead to.
    fn with_fix(&self, fix: &Fix) -> ApiResult<Arc<Snapshot>> {
        let base = self.workspace.snapshot();
        let known = |tried: &&TriedFix| Arc::ptr_eq(&tried.base, &base) && tried.fix == *fix;
        if let Some(tried) = lock(&self.tried).iter().find(known) {
            return Ok(tried.after.clone());
        }
        let after = Arc::new(self.workspace.as_if(&fix.edits(base.files())?)?);
        let mut tried = lock(&self.tried);
        tried.retain(|tried| Arc::ptr_eq(&tried.base, &base));
        let surplus = (tried.len() + 1).saturating_sub(MOST_TRIED);
        tried.drain(..surplus);
        tried.push(TriedFix { base, fix: fix.clone(), after: after.clone() });
        Ok(after)
    }

    fn proposed(&self, messages: &[Message], fix: Fix) -> ApiResult<ProposedFix> {
        let after = self.with_fix(&fix)?;
        let then = outcome(&last_turn(after.program(), messages)?);
        Ok(ProposedFix { settles: settles(&then, &fix), then, fix })
    }

    /// What a fix would do about the last of these messages, and about everything else that is
    /// known to be asked. `progress` is told how much is done and how much there is. A newer call,
    /// or [`ImpactPreview::stop`], stops it.
    ///
    /// # Errors
    /// `unknown-id`, `already-there`: the fix can't be made.
    pub fn of(
        &self,
        messages: &[Message],
        fix: &Fix,
        mut progress: impl FnMut(u32, u32),
    ) -> ApiResult<FixImpact> {
        let ticket = self.newest.fetch_add(1, Ordering::SeqCst).wrapping_add(1);
        let wanted = || self.newest.load(Ordering::SeqCst) == ticket;
        let before = self.workspace.learnt_while(wanted);
        let after = self.with_fix(fix)?;
        let then = match messages {
            [] => None,
            messages => Some(outcome(&last_turn(after.program(), messages)?)),
        };
        let diff = self.compared(ticket, (&before, &after), true, &mut progress);
        Ok(FixImpact {
            settles: then.as_ref().is_some_and(|then| settles(then, fix)),
            then,
            changes: side_effects(diff.changes, messages.last()),
            phrasings: diff.wordings,
            dialogues: diff.dialogues,
            messages: diff.messages,
            cancelled: !diff.complete,
        })
    }

    /// Which replies a gesture in a table would change. A newer call, or [`ImpactPreview::stop`],
    /// stops it.
    ///
    /// # Errors
    /// `table-changed`: the gesture was made in another content of the table.
    pub fn of_table(&self, version: &str, edit: &TableEdit) -> ApiResult<TableImpact> {
        let ticket = self.newest.fetch_add(1, Ordering::SeqCst).wrapping_add(1);
        let before = self.workspace.snapshot();
        must_be_version(&before, edit.table, version)?;
        let edits = match table_edits(before.files(), before.kb(), edit) {
            Ok(edits) => edits,
            Err(error) => return Ok(refused(error.localized())),
        };
        let after = self.workspace.as_if(&edits)?;
        // Only synonyms have a say in what is understood.
        let wordings = edit.table == TableName::Synonyms;
        let diff = self.compared(ticket, (&before, &after), wordings, &mut |_, _| ());
        let noticed = |change: &BehaviorChange| {
            change.differs.is_noticed() || change.verdict != ChangeVerdict::Open
        };
        let mut changes: Vec<BehaviorChange> = diff.changes.into_iter().filter(noticed).collect();
        changes.sort_by_key(|change| change.verdict);
        Ok(TableImpact {
            refused: None,
            carried: count(edits.len().saturating_sub(1)),
            changes,
            dialogues: diff.dialogues,
            messages: diff.messages,
            cancelled: !diff.complete,
        })
    }

    /// What two states do differently with everything that is known to be asked.
    fn compared(
        &self,
        ticket: u64,
        (before, after): (&Snapshot, &Snapshot),
        wordings: bool,
        progress: &mut dyn FnMut(u32, u32),
    ) -> BehaviorDiff {
        let transcripts = self.workspace.transcripts();
        let dialogues = count(before.kb().dialogues.len());
        // The dialogues are played twice; before the change only if nobody has played them yet.
        let total = dialogues * 2 + count(transcripts.len());
        let mut keep_going = |done: u32| {
            progress(done, total);
            self.newest.load(Ordering::SeqCst) == ticket
        };
        let Some(played) = before.play_all(&mut |done, _| keep_going(done)) else {
            return BehaviorDiff::default();
        };
        let known = before.kb().dialogues.iter().zip(played);
        let known = known.map(|(dialogue, before)| CorpusDialogue {
            dialogue,
            before: Some(before),
            after: None,
        });
        let known = known.collect();
        let conversations = transcripts.as_slice();
        let corpus = Corpus { dialogues: known, wordings, conversations, threads: 1 };
        // Thresholds move a little with every phrasing; what that alone alters is no side effect.
        let held = after.program().held_to(before.program());
        let mut keep_going = |done| keep_going(dialogues + done);
        compare(before.program(), &held, &corpus, &mut keep_going)
    }

    /// Stops looking at what a change would do.
    pub fn stop(&self) {
        self.newest.fetch_add(1, Ordering::SeqCst);
    }
}

/// A gesture that can't be made changes nothing.
fn refused(because: Localized) -> TableImpact {
    TableImpact {
        refused: Some(because),
        carried: 0,
        changes: Vec::new(),
        dialogues: 0,
        messages: 0,
        cancelled: false,
    }
}

/// The changes that an author has to know of, what gets worse first: where a message is taken for
/// something else, or a dialogue passes or fails that did not. That the message in question is
/// answered differently is the point, and the same words say the same again.
fn side_effects(changes: Vec<BehaviorChange>, about: Option<&Message>) -> Vec<BehaviorChange> {
    let mut told = BTreeSet::new();
    let mut changes: Vec<BehaviorChange> = changes
        .into_iter()
        .filter(|change| {
            let otherwise = change.differs.is_understood_otherwise();
            match &change.place {
                BehaviorPlace::Phrasing { .. } => true,
                BehaviorPlace::Dialogue { .. } => {
                    otherwise || change.verdict != ChangeVerdict::Open
                }
                BehaviorPlace::Message { .. } => {
                    let is_new = about.is_none_or(|about| about.text != change.text);
                    is_new && otherwise && told.insert(change.text.clone())
                }
            }
        })
        .collect();
    changes.sort_by_key(|change| change.verdict);
    changes
}

/// The phrasing of another entry by which that entry was taken for the right one, as a fix that
/// gives it to the right one. A standard question is an entry's name and stays where it is.
fn misleading(snapshot: &Snapshot, turn: &Turn, right: &FaqId) -> Option<Fix> {
    let best = turn.candidates.first().filter(|best| best.entry != *right)?;
    let faq = snapshot.kb().faq(&best.entry)?;
    let phrasing = faq.phrasings.iter().find(|phrasing| phrasing.text == best.evidence)?;
    Some(Fix::Move { from: faq.id.clone(), to: right.clone(), phrasing: phrasing.text.clone() })
}

/// The message as it was compared, if nothing but politeness and typing mistakes were taken out of
/// it: a phrasing is in customers' own words, not in the terms that stand for them.
fn in_own_words<'a>(as_sent: &str, turn: &'a Turn) -> Option<&'a str> {
    let cleaned = turn.trace.normalised.trim();
    let corrections = turn.trace.corrections.iter();
    let mended =
        corrections.fold(as_sent.to_owned(), |text, found| text.replace(&found.from, &found.to));
    let mut rest = mended.chars();
    let only_less = cleaned.chars().all(|wanted| rest.any(|c| c == wanted));
    (only_less && !cleaned.is_empty() && cleaned != as_sent).then_some(cleaned)
}

fn last_turn(program: &Program, messages: &[Message]) -> ApiResult<Turn> {
    converse(program, messages).pop().ok_or_else(|| {
        ApiError::new("bad-input", "还没有对话，先问一句", "there is no message yet")
    })
}

fn settles(then: &Outcome, fix: &Fix) -> bool {
    let answered = matches!(
        then.action,
        Action::Answer | Action::AskProduct | Action::AskOrder | Action::HandOver
    );
    answered && then.entry.is_some() && then.entry.as_ref() == fix.right_entry()
}
