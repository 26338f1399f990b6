//! Keeping the history from growing without bound.

use super::{History, contents};
use crate::error::Result;

/// How many bytes of old file content are kept.
const KEPT_BYTES: i64 = 256 << 20;

impl History {
    /// Forgets the oldest operations once all content together exceeds the limit; the newest thousand always stay.
    pub(crate) fn prune(&mut self) -> Result<()> {
        self.prune_to(KEPT_BYTES, 1_000)
    }

    fn prune_to(&mut self, kept_bytes: i64, kept_operations: u32) -> Result<()> {
        loop {
            let bytes: i64 =
                self.connection
                    .query_row("SELECT coalesce(sum(length(bytes)), 0) FROM contents", [], |row| row.get(0))?;
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
