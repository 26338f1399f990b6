//! Approving changes, or rejecting them with a reason.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_store::Decision;

use super::rejected::Rejected;
use crate::error::{ApiError, ApiResult};
use crate::lock::lock;
use crate::release_diff::{ChangeCause, ChangedTurn, Reviewed};
use crate::view::Verdict;
use crate::workspace::Workspace;

/// Characters of a reason.
const MOST_REASON: usize = 1_000;

/// A change, with what caused it.
type Change<'a> = (&'a ChangeCause, &'a ChangedTurn);

/// What was decided about changes to one released content, by the changes' names.
pub(crate) struct Decisions(BTreeMap<String, Decision>);

impl Decisions {
    /// What was decided about a change, wherever it was found: approved only if it is in every
    /// place, rejected if it is in one. The latest speaks for all.
    pub(super) fn about(&self, turn: &ChangedTurn) -> Option<&Decision> {
        let known: Option<Vec<&Decision>> =
            turn.pairs.iter().map(|pair| self.0.get(pair)).collect();
        let rejected =
            turn.pairs.iter().filter_map(|pair| self.0.get(pair)).find(|one| !one.approved);
        rejected.or_else(|| known?.into_iter().max_by_key(|one| one.at))
    }

    /// Whether a change is approved in every place in which it was found.
    pub(super) fn approve(&self, turn: &ChangedTurn) -> bool {
        self.about(turn).is_some_and(|one| one.approved)
    }
}

impl Workspace {
    pub(crate) fn decisions(&self, replaces: &str) -> ApiResult<Decisions> {
        let decisions = self.store.decisions(replaces)?;
        Ok(Decisions(decisions.into_iter().map(|one| (one.change.clone(), one)).collect()))
    }

    /// Approves changes by their names, or rejects them with a reason.
    ///
    /// # Errors
    /// `conflict` if one of them is no longer what was seen, `bad-input` without a reason to reject,
    /// `read-only`, or it can't be remembered: then nothing is decided.
    pub fn decide_changes(&self, ids: &[String], verdict: &Verdict) -> ApiResult<()> {
        self.expect_writable()?;
        let (approved, reason) = match verdict {
            Verdict::Approved => (true, String::new()),
            Verdict::Rejected { reason } => (false, reason.trim().to_owned()),
        };
        if !approved && reason.is_empty() {
            return Err(ApiError::new(
                "bad-input",
                "退回要写明原因，没有保存",
                "sending back needs a reason; nothing was saved",
            )
            .hint(
                "写一句哪里不对、该怎么改。",
                "Say in a sentence what is wrong and what to do.",
            ));
        }
        let reason: String = reason.chars().take(MOST_REASON).collect();
        self.on_changes(ids, |reviewed, changes| {
            let mut decisions = Vec::new();
            for (cause, turn) in changes {
                let rejected = Rejected::of(cause, turn);
                for (place, change) in turn.pairs.iter().enumerate() {
                    // To show it again once is enough.
                    let body =
                        if approved || place > 0 { String::new() } else { rejected.written()? };
                    decisions.push(Decision {
                        replaces: reviewed.replaces.clone(),
                        change: change.clone(),
                        at: self.millis(),
                        content: reviewed.state.clone(),
                        actor: self.actor().to_owned(),
                        approved,
                        reason: reason.clone(),
                        body,
                    });
                }
            }
            Ok(self.store.decide(&decisions)?)
        })
    }

    /// Takes back what was decided about changes.
    ///
    /// # Errors
    /// As [`Workspace::decide_changes`].
    pub fn reopen_changes(&self, ids: &[String]) -> ApiResult<()> {
        self.expect_writable()?;
        self.on_changes(ids, |reviewed, changes| {
            let names: Vec<String> =
                changes.iter().flat_map(|(_, turn)| turn.pairs.clone()).collect();
            Ok(self.store.reopen(&reviewed.replaces, &names)?)
        })
    }

    /// Does something to changes as they were seen last, all of them or none.
    fn on_changes(
        &self,
        ids: &[String],
        act: impl FnOnce(&Reviewed, &[Change<'_>]) -> ApiResult<()>,
    ) -> ApiResult<()> {
        let seen = lock(&self.comparison).reviewed.clone();
        let state = self.snapshot().tested_as();
        let reviewed = seen.filter(|seen| seen.state == state).ok_or_else(outdated)?;
        let wanted: BTreeSet<&String> = ids.iter().collect();
        let groups = reviewed.diff.groups.iter();
        let turns = groups.flat_map(|group| group.turns.iter().map(|turn| (&group.cause, turn)));
        let turns: Vec<_> = turns.filter(|(_, turn)| wanted.contains(&turn.id)).collect();
        if turns.len() != wanted.len() {
            return Err(outdated());
        }
        act(&reviewed, &turns)
    }
}

fn outdated() -> ApiError {
    ApiError::new(
        "conflict",
        "知识库刚刚有变化，这些变化已经不是您看到的样子，没有保存",
        "the knowledge base has just changed, and this is no longer what you saw; nothing was saved",
    )
    .hint("请重新比较，再确认。", "Compare again, then decide.")
}
