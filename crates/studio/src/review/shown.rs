//! What the window shows of a comparison.

use super::decide::Decisions;
use crate::clock::rfc3339;
use crate::error::ApiResult;
use crate::release_diff::{ChangeGroup, ChangedTurn, Reviewed};
use crate::snapshot::count;
use crate::upcoming::upcoming;
use crate::view::{DecisionView, ReleaseReview, ReviewGroup, ReviewTurn, Verdict};
use crate::workspace::Workspace;

/// Changes of one cause that are shown at once, those that nobody has decided about first.
const SHOWN_TURNS: usize = 200;

/// Places of one change that are shown.
const SHOWN_PLACES: usize = 20;

/// Days that a bundle is meant to live.
const BUNDLE_DAYS: u16 = 90;

impl Workspace {
    pub(super) fn shown(&self, reviewed: Option<&Reviewed>) -> ApiResult<ReleaseReview> {
        let calendar = upcoming(self.snapshot().kb(), self.clock.today(), BUNDLE_DAYS);
        let Some(reviewed) = reviewed else {
            return Ok(ReleaseReview { calendar, days: BUNDLE_DAYS, ..ReleaseReview::default() });
        };
        let decisions = self.decisions(&reviewed.replaces)?;
        let groups = reviewed.diff.groups.iter().map(|one| group(one, &decisions));
        let groups: Vec<ReviewGroup> = groups.collect();
        let sum = |of: fn(&ReviewGroup) -> u32| groups.iter().map(of).sum();
        Ok(ReleaseReview {
            replaces: Some(u32::try_from(reviewed.seq).unwrap_or(u32::MAX)),
            compared: reviewed.diff.compared,
            complete: reviewed.diff.complete,
            open: sum(|group| group.open),
            rejected: sum(|group| group.rejected),
            approved: sum(|group| group.approved),
            groups,
            calendar,
            days: BUNDLE_DAYS,
        })
    }
}

fn group(group: &ChangeGroup, decisions: &Decisions) -> ReviewGroup {
    let mut turns: Vec<(&ChangedTurn, Option<DecisionView>)> =
        group.turns.iter().map(|turn| (turn, decision(turn, decisions))).collect();
    let of = |wanted: fn(Option<&DecisionView>) -> bool| {
        count(turns.iter().filter(|(_, decision)| wanted(decision.as_ref())).count())
    };
    let is_approved = |one: &DecisionView| one.verdict == Verdict::Approved;
    let (open, approved) = (
        of(|one| one.is_none()),
        of(|one| one.is_some_and(|one| one.verdict == Verdict::Approved)),
    );
    let rejected = count(turns.len()).saturating_sub(open).saturating_sub(approved);
    if turns.len() > SHOWN_TURNS {
        turns.sort_by_key(|(_, decision)| decision.as_ref().map(is_approved));
    }
    let left = count(turns.len().saturating_sub(SHOWN_TURNS));
    ReviewGroup {
        cause: group.cause.clone(),
        changed: count(group.places()),
        open,
        approved,
        rejected,
        turns: turns
            .into_iter()
            .take(SHOWN_TURNS)
            .map(|(turn, decision)| shown(turn, decision))
            .collect(),
        left,
    }
}

fn shown(turn: &ChangedTurn, decision: Option<DecisionView>) -> ReviewTurn {
    ReviewTurn {
        id: turn.id.clone(),
        places: turn.places.iter().take(SHOWN_PLACES).cloned().collect(),
        left: count(turn.places.len().saturating_sub(SHOWN_PLACES)),
        changed: count(turn.changed()),
        before: turn.before.clone(),
        after: turn.after.clone(),
        handed_before: turn.handed_before.clone(),
        handed_after: turn.handed_after.clone(),
        record: turn.record,
        verdict: turn.verdict,
        decision,
    }
}

fn decision(turn: &ChangedTurn, decisions: &Decisions) -> Option<DecisionView> {
    let decision = decisions.about(turn)?;
    let verdict = match decision.approved {
        true => Verdict::Approved,
        false => Verdict::Rejected { reason: decision.reason.clone() },
    };
    Some(DecisionView { verdict, by: decision.actor.clone(), at: rfc3339(decision.at) })
}
