//! What was done to the KB: read as thoughts, looked at part by part, put back.

mod restore;
mod thoughts;
mod touched;

pub(crate) use restore::order_of_rules;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;
use kaopu_store::{LoggedOperation, OperationId, Role, Stack};

use crate::changes::changes;
use crate::changes_in_full::changes_in_full;
use crate::clock::rfc3339;
use crate::error::{ApiError, ApiResult};
use crate::lock::lock;
use crate::snapshot::{Snapshot, count};
use crate::view::{
    ChangedPart, HistoryBackups, HistoryChange, HistoryPage, HistoryQuery, OperationRow,
};
use crate::workspace::Workspace;
use thoughts::{Thought, continues};

/// Operations that are read at once.
const BATCH: u32 = 200;

/// Parts of an operation that its line names.
const NAMED_PARTS: usize = 3;

impl Workspace {
    /// A stretch of the history, newest first.
    ///
    /// # Errors
    /// The history can't be read; `bad-input`: `from` or `until` is no instant.
    pub fn history(&self, query: &HistoryQuery) -> ApiResult<HistoryPage> {
        let wanted = Wanted::new(query)?;
        let snapshot = self.snapshot();
        let mut page = HistoryPage { rows: Vec::new(), next: None, actors: self.store.actors()? };
        let mut before =
            query.before.map_or(OperationId(i64::MAX), |before| OperationId(before.into()));
        let mut thought: Option<Thought> = None;
        loop {
            let batch = self.store.log_before(before, BATCH)?;
            let Some(last) = batch.last() else { break };
            before = last.id;
            for operation in batch.into_iter().filter(|operation| operation.done) {
                match &mut thought {
                    Some(thought) if continues(thought, &operation) => thought.push(operation),
                    _ => {
                        let full = thought.replace(vec![operation]);
                        if let Some(full) = full {
                            page.rows.extend(self.line(&snapshot, &full, &wanted)?);
                        }
                        if page.rows.len() >= query.limit as usize {
                            page.next = page.rows.last().map(|row| row.first);
                            return Ok(page);
                        }
                    }
                }
            }
        }
        if let Some(thought) = thought {
            page.rows.extend(self.line(&snapshot, &thought, &wanted)?);
        }
        Ok(page)
    }

    /// Where the backups of the history are, and of when.
    ///
    /// # Errors
    /// The folder can't be read.
    pub fn history_backups(&self) -> ApiResult<HistoryBackups> {
        let backups = self.store.backups()?;
        Ok(HistoryBackups {
            folder: self.store.folder().path().join(".kaopu/backups").display().to_string(),
            count: count(backups.len()),
            newest: backups.last().map(|backup| rfc3339(backup.at)),
        })
    }

    /// What a line of the history changed, part by part, and how that stands now. `first` and
    /// `last` are its operations.
    ///
    /// # Errors
    /// The history can't be read.
    pub fn operation_changes(&self, first: u32, last: u32) -> ApiResult<Vec<HistoryChange>> {
        let snapshot = self.snapshot();
        let now = snapshot.files();
        let before = self.store.rewound(now.clone(), OperationId(i64::from(first) - 1))?;
        let after = self.store.rewound(now.clone(), OperationId(last.into()))?;
        let differing = |then| -> BTreeSet<_> {
            changes(then, now).into_iter().map(|row| (row.what, row.id)).collect()
        };
        let (since_before, since_after) = (differing(&before), differing(&after));
        let rows = changes_in_full(&before, &after).into_iter().map(|change| {
            let part = (change.what, change.id.clone());
            HistoryChange {
                is_as_before: !since_before.contains(&part),
                is_as_after: !since_after.contains(&part),
                change,
            }
        });
        Ok(rows.collect())
    }

    /// A thought as a line, if it is asked for.
    fn line(
        &self,
        snapshot: &Snapshot,
        thought: &Thought,
        wanted: &Wanted<'_>,
    ) -> ApiResult<Option<OperationRow>> {
        let ([last, ..], [.., first]) = (&thought[..], &thought[..]) else { return Ok(None) };
        if !wanted.by_its_head(last, first) {
            return Ok(None);
        }
        let mut parts = BTreeMap::new();
        for operation in thought {
            for part in self.touched(snapshot, operation)?.iter() {
                parts.insert((part.what, part.id.clone()), part.clone());
            }
        }
        let parts: Vec<ChangedPart> =
            parts.into_values().map(|part| touched::named_now(part, snapshot)).collect();
        let files: BTreeSet<&String> = thought.iter().flat_map(|one| &one.paths).collect();
        if !wanted.by_its_parts(last, &parts, &files) {
            return Ok(None);
        }
        let number = |id: OperationId| u32::try_from(id.0).unwrap_or(u32::MAX);
        Ok(Some(OperationRow {
            id: number(last.id),
            first: number(first.id),
            steps: count(thought.len()),
            label: thoughts::label(thought),
            actor: last.actor.clone(),
            at: rfc3339(last.at),
            began: rfc3339(first.at),
            files: files.into_iter().cloned().collect(),
            part_count: count(parts.len()),
            parts: parts.into_iter().take(NAMED_PARTS).collect(),
            undone: matches!(last.stack, Stack::Undone | Stack::Abandoned),
            outside: last.role == Role::Outside,
        }))
    }

    /// What an operation touched.
    fn touched(
        &self,
        snapshot: &Snapshot,
        operation: &LoggedOperation,
    ) -> ApiResult<Arc<Vec<ChangedPart>>> {
        if let Some(known) = lock(&self.touched).get(&operation.id) {
            return Ok(known.clone());
        }
        // Content that is damaged costs the names of what it held, not the line.
        let changes = match self.store.operation(operation.id) {
            Ok(found) => found.map(|(_, changes)| changes).unwrap_or_default(),
            Err(kaopu_store::StoreError::HistoryDamaged { .. }) => Vec::new(),
            Err(other) => return Err(other.into()),
        };
        let parts = Arc::new(touched::touched(&changes, snapshot));
        lock(&self.touched).insert(operation.id, parts.clone());
        Ok(parts)
    }
}

/// What is asked for, ready to be held against lines.
struct Wanted<'q> {
    query: &'q HistoryQuery,
    from: Option<i64>,
    until: Option<i64>,
    words: Vec<String>,
}

impl<'q> Wanted<'q> {
    fn new(query: &'q HistoryQuery) -> ApiResult<Self> {
        let instant = |text: &Option<String>| {
            let parsed = text.as_deref().map(str::parse::<Timestamp>).transpose();
            parsed
                .map(|at| at.map(Timestamp::as_millisecond))
                .map_err(|_| ApiError::new("bad-input", "这不是一个时刻", "this is not an instant"))
        };
        Ok(Self {
            query,
            from: instant(&query.from)?,
            until: instant(&query.until)?,
            words: query.text.to_lowercase().split_whitespace().map(str::to_owned).collect(),
        })
    }

    /// What is known of a line without a look at its content.
    fn by_its_head(&self, last: &LoggedOperation, first: &LoggedOperation) -> bool {
        self.query.actor.as_ref().is_none_or(|actor| *actor == last.actor)
            && self.from.is_none_or(|from| last.at >= from)
            && self.until.is_none_or(|until| first.at < until)
    }

    fn by_its_parts(
        &self,
        last: &LoggedOperation,
        parts: &[ChangedPart],
        files: &BTreeSet<&String>,
    ) -> bool {
        let query = self.query;
        let is_part =
            |wanted: &ChangedPart| parts.iter().any(|p| p.what == wanted.what && p.id == wanted.id);
        let has_things = || parts.iter().any(|part| query.things.contains(&part.what));
        let said = || {
            let names = parts.iter().flat_map(|part| [&part.title, &part.id]);
            let all = [&last.label.zh, &last.label.en, &last.actor].into_iter().chain(names);
            all.chain(files.iter().copied()).map(|text| text.to_lowercase()).collect::<Vec<_>>()
        };
        query.part.as_ref().is_none_or(is_part)
            && (query.things.is_empty() || has_things())
            && (self.words.is_empty() || {
                let said = said();
                self.words.iter().all(|word| said.iter().any(|text| text.contains(word)))
            })
    }
}
