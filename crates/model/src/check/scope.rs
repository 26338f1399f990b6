//! What a check may look at, and where it says what it found.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::parse::sheet::{ANSWERS, Columns, FAQS, PHRASINGS};
use crate::{Diagnostic, Faq, FaqId, KnowledgeBase, Localized, PartField, PartRef, Place};

/// What could not be read, so that its absence proves nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct Unread {
    /// Files of which something could not be read.
    pub(super) files: BTreeSet<String>,
    /// Entries of which some conditional answer could not be read.
    pub(super) answers_of: BTreeSet<FaqId>,
}

/// A knowledge base that is being checked.
pub(super) struct Scope<'k> {
    pub(super) kb: &'k KnowledgeBase,
    pub(super) today: Option<Date>,
    unread: &'k Unread,
    diagnostics: Vec<Diagnostic>,
}

impl<'k> Scope<'k> {
    pub(super) fn new(kb: &'k KnowledgeBase, today: Option<Date>, unread: &'k Unread) -> Self {
        Self { kb, today, unread, diagnostics: Vec::new() }
    }

    /// The entries that are matched and released. Disabled ones are checked only for ids.
    pub(super) fn enabled(&self) -> impl Iterator<Item = &'k Faq> + use<'k> {
        self.kb.faqs.iter().filter(|faq| faq.enabled)
    }

    /// Whether all of these files were read, so that what is not in them does not exist.
    pub(super) fn all_read(&self, files: &[&str]) -> bool {
        files.iter().all(|file| !self.unread.files.contains(*file))
    }

    /// Whether all conditional answers of an entry are known.
    pub(super) fn all_answers_read(&self, faq: &FaqId) -> bool {
        self.all_read(&["answers.csv"]) && !self.unread.answers_of.contains(faq)
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// How many have been reported: what comes from now on can be given a place with
    /// [`Scope::beside`].
    pub(super) fn reported(&self) -> usize {
        self.diagnostics.len()
    }

    /// Says which field of which part those are about that were reported since.
    pub(super) fn beside(&mut self, since: usize, part: &PartRef, field: &str) {
        for diagnostic in self.diagnostics.iter_mut().skip(since) {
            diagnostic.parts.push(PartField { part: part.clone(), field: field.to_owned() });
        }
    }

    pub(super) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort();
        self.diagnostics
    }
}

/// A cell of a CSV file as a new file would have its columns.
pub(super) fn cell(columns: &Columns, row: u32, column: &str) -> Place {
    let position = columns.names.iter().position(|name| *name == column).map_or(0, |at| at + 1);
    Place::cell(columns.file, row, u32::try_from(position).unwrap_or(0))
}

/// A cell of `faqs.csv`.
pub(super) fn in_faqs(faq: &Faq, column: &str) -> Place {
    cell(&FAQS, faq.row, column)
}

/// A cell of `phrasings.csv`.
pub(super) fn in_phrasings(row: u32) -> Place {
    cell(&PHRASINGS, row, "phrasing")
}

/// A cell of `answers.csv`.
pub(super) fn in_answers(row: u32, column: &str) -> Place {
    cell(&ANSWERS, row, column)
}

/// An entry as a person would name it, in both languages.
pub(super) fn named(faq: &Faq) -> Localized {
    if faq.question.is_empty() {
        Localized::new(format!("「{}」", faq.id), format!("`{}`", faq.id))
    } else {
        Localized::new(format!("「{}」", faq.question), format!("`{}` ({})", faq.id, faq.question))
    }
}
