//! The overview: can I release, and what would be in it?

use std::collections::BTreeMap;

use kaopu_model::{Diagnostic, Localized, Severity};

use crate::changes::changes;
use crate::entries::entry_row;
use crate::error::ApiResult;
use crate::snapshot::{Snapshot, count};
use crate::view::{CategoryCount, ChangeRow, Overview, RunReport};
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
        let mut blockers = error_blockers(&snapshot);
        match &status.dialogues {
            Some(tally) if !tally.stale => {
                blockers.extend(failure_blockers(tally.total - tally.passed))
            }
            _ => blockers
                .push(Localized::new("对话用例还没有跑过", "The test dialogues have not been run")),
        }
        Ok(Overview {
            entries: count(kb.faqs.len()),
            enabled: count(kb.faqs.iter().filter(|faq| faq.enabled).count()),
            phrasings: count(kb.faqs.iter().map(|faq| faq.phrasings.len()).sum()),
            facts: count(kb.facts.len()),
            products: count(kb.products.products.len()),
            rules: count(kb.escalation.rules.len()),
            dialogues: count(kb.dialogues.len()),
            blockers,
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

/// Why a KB in this state, with its dialogues just run, can't be released.
pub(crate) fn blockers(snapshot: &Snapshot, run: &RunReport) -> Vec<Localized> {
    let mut blockers = error_blockers(snapshot);
    blockers.extend(failure_blockers(run.total - run.passed));
    if run.total == 0 {
        blockers.push(Localized::new(
            "还没有对话用例：至少要有一条，才能证明答得对",
            "There is no test dialogue: at least one must prove the answers",
        ));
    }
    if snapshot.kb().faqs.iter().all(|faq| !faq.enabled) {
        blockers.push(Localized::new("没有启用的问答", "No entry is enabled"));
    }
    blockers
}

fn error_blockers(snapshot: &Snapshot) -> Vec<Localized> {
    match snapshot.count(Severity::Error) {
        0 => Vec::new(),
        errors => {
            vec![Localized::new(
                format!("还有 {errors} 处错误要改"),
                plural(errors, "error to mend", "errors to mend"),
            )]
        }
    }
}

fn failure_blockers(failed: u32) -> Option<Localized> {
    (failed > 0).then(|| {
        Localized::new(
            format!("{failed} 条对话用例没通过"),
            plural(failed, "test dialogue fails", "test dialogues fail"),
        )
    })
}

fn plural(number: u32, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
