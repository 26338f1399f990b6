//! What a release says of itself: what changes for customers, in ids and numbers.

use std::collections::BTreeMap;
use std::sync::Arc;

use kaopu_bundle::{ChangeGroup, Changes, Replaces, kb_digest};
use kaopu_model::hidden;

use crate::error::ApiResult;
use crate::lock::lock;
use crate::release_diff::{ChangeSummary, Conversations, release_diff};
use crate::snapshot::Snapshot;
use crate::workspace::Workspace;

/// Releases that are looked through for the one before.
const MOST_RELEASES: u32 = 1000;

/// The longest id that a bundle takes, in characters.
const MOST_CHARS: usize = 200;

impl Workspace {
    /// What changes for customers with this release, since the last one with a lower number. The
    /// same release made again says the same.
    pub(crate) fn changes_since(&self, snapshot: &Snapshot, seq: u32) -> ApiResult<Changes> {
        let rows = self.store.releases(MOST_RELEASES)?;
        let Some(row) = rows.iter().find(|row| row.seq < u64::from(seq)) else {
            return Ok(Changes::default());
        };
        let Some(files) = self.store.released_files(row.seq) else { return Ok(Changes::default()) };
        let replaces = kb_digest(&files);
        if replaces == snapshot.digest() {
            return Ok(Changes { replaces: Replaces::Release(replaces), ..Changes::default() });
        }
        let is_last = rows.first().is_some_and(|last| last.seq == row.seq);
        if is_last && let Some(summary) = self.change_summary()? {
            return Ok(told(&summary));
        }
        let old = Arc::new(snapshot.next(files, self.clock.today()));
        let (sessions, log) = (self.transcripts(), lock(&self.comparison).log.clone());
        let further = Conversations { sessions: &sessions, log: &log };
        let diff = release_diff(&old, snapshot, further, &mut |_, _| true);
        Ok(told(&diff.summary(&replaces)))
    }
}

/// The summary as a bundle carries it: sorted, each cause once.
fn told(summary: &ChangeSummary) -> Changes {
    let mut groups: BTreeMap<(String, String), u32> = BTreeMap::new();
    for group in summary.groups.iter().filter(|group| group.changed > 0) {
        let id = group.id.as_deref().unwrap_or_default();
        let id: String = id.chars().take(MOST_CHARS).collect();
        // What nobody sees has no place in what is signed.
        let id = if hidden(&id).next().is_some() { String::new() } else { id };
        let changed = groups.entry((group.kind.replace('_', "-"), id)).or_default();
        *changed = changed.saturating_add(group.changed);
    }
    let changed = groups.values().fold(0_u32, |sum, one| sum.saturating_add(*one));
    Changes {
        replaces: Replaces::Release(summary.replaces.clone()),
        messages: summary.messages.max(changed),
        changed,
        groups: groups
            .into_iter()
            .map(|((cause, id), changed)| ChangeGroup { cause, id, changed })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release_diff::ChangeCount;

    #[test]
    fn causes_are_sorted_and_stand_once() {
        let count = |kind: &str, id: Option<&str>, changed| ChangeCount {
            kind: kind.to_owned(),
            id: id.map(str::to_owned),
            changed,
        };
        let summary = ChangeSummary {
            replaces: "0a".repeat(32),
            messages: 9,
            changed: 6,
            groups: vec![
                count("rule_order", None, 1),
                count("answer", Some("ship"), 2),
                count("answer", Some("ship"), 1),
                count("answer", Some("a\u{200b}"), 1),
                count("fact", Some("发货时限"), 0),
            ],
        };
        let changes = told(&summary);
        let groups: Vec<_> = changes
            .groups
            .iter()
            .map(|group| (group.cause.as_str(), group.id.as_str(), group.changed))
            .collect();
        assert_eq!(groups, [("answer", "", 1), ("answer", "ship", 3), ("rule-order", "", 1)]);
        assert_eq!((changes.messages, changes.changed), (9, 5));
    }
}
