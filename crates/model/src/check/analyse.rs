//! Reading and checking in one go, the way an author wants to see it.

use std::sync::Arc;

use jiff::civil::Date;

use super::all;
use super::layout::Layouts;
use super::picture_files::LookedAtPictures;
use super::scope::Scope;
use crate::findings::Findings;
use crate::parse::parse_with_findings;
use crate::{Diagnostic, KbFiles, KnowledgeBase, Parsed};

/// Reads and checks a knowledge base: everything that is wrong, sorted by place. What follows only
/// from something unreadable is not reported besides.
#[must_use]
pub fn analyse(files: &KbFiles, today: Option<Date>) -> Parsed {
    let (kb, findings) = parse_with_findings(files);
    let scope = Scope::new(&kb, today, Layouts::of(files), findings);
    let diagnostics = all(scope, Some(&LookedAtPictures::of(files)));
    Parsed { kb, diagnostics }
}

/// A knowledge base that was read, and may be checked later without being read again.
#[derive(Debug)]
pub struct Reading {
    kb: Arc<KnowledgeBase>,
    findings: Findings,
}

impl Reading {
    /// Reads a knowledge base.
    #[must_use]
    pub fn of(files: &KbFiles) -> Self {
        let (kb, findings) = parse_with_findings(files);
        Self { kb: Arc::new(kb), findings }
    }

    /// All that could be read.
    #[must_use]
    pub fn kb(&self) -> &Arc<KnowledgeBase> {
        &self.kb
    }

    /// What [`analyse`] finds wrong with the files, which have to be those that were read, and
    /// looked at.
    #[must_use]
    pub fn diagnostics(
        &self,
        files: &KbFiles,
        pictures: &LookedAtPictures,
        today: Option<Date>,
    ) -> Vec<Diagnostic> {
        let scope = Scope::new(&self.kb, today, Layouts::of(files), self.findings.clone());
        all(scope, Some(pictures))
    }
}
