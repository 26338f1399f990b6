//! Keeping the history from growing without bound.

use super::{History, contents};
use crate::error::Result;

/// How many bytes of old file content are kept.
const KEPT_BYTES: i64 = 256 << 20;

/// How many operations can be undone however large their files are.
const KEPT_OPERATIONS: u32 = 200;

impl History {
    /// Forgets the oldest operations once all content together exceeds the limit; the newest always
    /// stay.
    pub(crate) fn prune(&mut self) -> Result<()> {
        self.prune_to(KEPT_BYTES, KEPT_OPERATIONS)
    }

    fn prune_to(&mut self, kept_bytes: i64, kept_operations: u32) -> Result<()> {
        loop {
            let bytes: i64 = self.connection.query_row(
                "SELECT coalesce(sum(length(bytes)), 0) FROM contents",
                [],
                |row| row.get(0),
            )?;
            if bytes <= kept_bytes {
                return Ok(());
            }
            let transaction = self.connection.transaction()?;
            let dropped = transaction.execute(
                "DELETE FROM operations WHERE status = 'done' AND id IN (SELECT id FROM operations ORDER BY id
                 LIMIT min(100, max(0, (SELECT count(*) FROM operations) - ?1)))",
                [kept_operations],
            )?;
            contents::drop_unused(&transaction)?;
            transaction.commit()?;
            if dropped == 0 {
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::FileChange;
    use crate::history::{NewOperation, Role};
    use kaopu_model::Localized;

    fn with_operations(count: usize) -> History {
        let (mut history, _) = History::in_memory(String::new()).unwrap();
        for n in 0..count {
            let version = |n: usize| Some(format!("{n:04}").repeat(250).into_bytes());
            let change =
                FileChange { path: "faqs.csv".into(), before: version(n), after: version(n + 1) };
            let label = Localized::new(n.to_string(), "");
            let new = NewOperation {
                kind: "",
                label: &label,
                actor: "",
                at: 0,
                role: Role::Edit,
                target: None,
                visit: None,
                changes: &[change],
            };
            history.record_done(&new).unwrap();
        }
        history
    }

    fn stored(history: &History) -> i64 {
        history.connection.query_row("SELECT count(*) FROM contents", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn versions_are_stored_once() {
        assert_eq!(stored(&with_operations(10)), 11);
    }

    #[test]
    fn the_oldest_go_and_the_newest_stay_whole() {
        let mut history = with_operations(350);
        history.prune_to(1 << 30, 0).unwrap();
        assert_eq!(history.log(1_000).unwrap().len(), 350, "nothing to do");
        history.prune_to(150_000, 5).unwrap();
        let log = history.log(1_000).unwrap();
        assert_eq!((log.len(), log[0].label.zh.as_str()), (50, "349"), "in steps of a hundred");
        assert_eq!(stored(&history), 51);
        assert!(history.changes(log[49].id).unwrap()[0].change.before.is_some());
        history.prune_to(0, 5).unwrap();
        assert_eq!(history.log(1_000).unwrap().len(), 5);
        history.prune_to(0, 5).unwrap();
    }
}
