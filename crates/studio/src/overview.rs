//! The overview: can I release, and what would be in it?

use std::collections::BTreeMap;

use kaopu_gate::{Run, reasons};
use kaopu_model::Diagnostic;

use crate::changes::changes;
use crate::entries::entry_row;
use crate::error::ApiResult;
use crate::gates::gates_at_a_glance;
use crate::snapshot::{Snapshot, count};
use crate::view::{CategoryCount, ChangeRow, Overview};
use crate::workspace::Workspace;

/// Days before a review date from which an entry is shown as about to expire.
const EXPIRY_DAYS: i32 = 30;

impl Workspace {
    /// All that decides whether a release is possible.
    ///
    /// # Errors
    /// The history can't be read.
    pub fn overview(&self) -> ApiResult<Overview> {
        let snapshot = self.snapshot();
        let kb = snapshot.kb();
        let mut categories: Vec<CategoryCount> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for faq in &kb.faqs {
            let at = *places.entry(&faq.category).or_insert(categories.len());
            match categories.get_mut(at) {
                Some(category) => category.entries += 1,
                None => categories.push(CategoryCount { name: faq.category.clone(), entries: 1 }),
            }
        }
        let soon = self.clock.today().saturating_add(jiff::Span::new().days(EXPIRY_DAYS));
        let expiring =
            |faq: &&kaopu_model::Faq| faq.enabled && faq.review_by.is_some_and(|date| date <= soon);
        let mut diagnostics: Vec<Diagnostic> = snapshot.diagnostics().to_vec();
        diagnostics.sort_by_key(|diagnostic| diagnostic.severity);
        let status = self.status()?;
        let run = match &status.dialogues {
            Some(tally) if !tally.stale => Run::Done { passed: tally.passed, total: tally.total },
            _ => Run::Missing,
        };
        let mut glance = gates_at_a_glance(&snapshot, run);
        glance.retain(|row| AT_A_GLANCE.contains(&row.id));
        Ok(Overview {
            entries: count(kb.faqs.len()),
            enabled: count(kb.faqs.iter().filter(|faq| faq.enabled).count()),
            phrasings: count(kb.faqs.iter().map(|faq| faq.phrasings.len()).sum()),
            facts: count(kb.facts.len()),
            products: count(kb.products.products.len()),
            leaks: count(snapshot.leaks().len()),
            rules: count(kb.escalation.rules.len()),
            dialogues: count(kb.dialogues.len()),
            blockers: reasons(&glance).into_iter().chain(self.blocked_by_rejections()?).collect(),
            diagnostics,
            expiring: kb
                .faqs
                .iter()
                .filter(expiring)
                .map(|faq| entry_row(&snapshot, faq))
                .collect(),
            changes: self.changes_since_release(&snapshot)?,
            categories,
            status,
        })
    }

    /// What differs from the last release whose content is still known; empty if there is none.
    pub(crate) fn changes_since_release(&self, snapshot: &Snapshot) -> ApiResult<Vec<ChangeRow>> {
        let Some(last) = self.store.releases(1)?.into_iter().next() else { return Ok(Vec::new()) };
        Ok(self
            .released_files(last.seq)
            .map(|files| changes(&files, snapshot.files()))
            .unwrap_or_default())
    }
}

/// What the overview says of the checks: the others cannot be mended from there.
const AT_A_GLANCE: [&str; 3] = ["filled-in", "no-errors", "dialogues-pass"];
