//! What a check may look at, and where it says what it found.

use std::borrow::Cow;

use jiff::civil::Date;

use super::closest::Guesses;
use super::known::Known;
use super::layout::Layouts;
use crate::findings::{Findings, Unread};
use crate::parse::sheet::{ANSWERS, Columns, FAQS, PHRASINGS};
use crate::{Diagnostic, Faq, FaqId, KnowledgeBase, Localized, PartField, PartRef, Place};

/// A knowledge base that is being checked.
pub(super) struct Scope<'k> {
    pub(super) kb: &'k KnowledgeBase,
    pub(super) known: Known<'k>,
    pub(super) today: Option<Date>,
    pub(super) guesses: Guesses,
    unread: Unread,
    layouts: Layouts<'k>,
    findings: Findings,
    /// What all that is reported now is about.
    besides: Vec<PartField>,
}

impl<'k> Scope<'k> {
    /// `findings` is what was found while reading.
    pub(super) fn new(
        kb: &'k KnowledgeBase,
        today: Option<Date>,
        layouts: Layouts<'k>,
        findings: Findings,
    ) -> Self {
        Self {
            kb,
            known: Known::new(kb),
            today,
            guesses: Guesses::default(),
            unread: findings.unread(),
            layouts,
            findings,
            besides: Vec::new(),
        }
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

    pub(super) fn report(&mut self, mut diagnostic: Diagnostic) {
        self.layouts.set_real_column(&mut diagnostic.place);
        diagnostic.parts.extend(self.besides.iter().cloned());
        self.findings.push(diagnostic);
    }

    /// Says which field of which part all those are about that `report` reports.
    pub(super) fn beside(
        &mut self,
        part: &PartRef,
        field: impl Into<String>,
        report: impl FnOnce(&mut Self),
    ) {
        self.besides.push(PartField { part: part.clone(), field: field.into() });
        report(self);
        self.besides.pop();
    }

    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.findings.into_diagnostics()
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
    let (id, question) = (clipped(&faq.id), clipped(&faq.question));
    if question.is_empty() {
        Localized::new(format!("「{id}」"), format!("`{id}`"))
    } else {
        Localized::new(format!("「{question}」"), format!("`{id}` ({question})"))
    }
}

/// Characters of a name that many diagnostics may repeat. Longer than any that makes sense.
const NAME_CHARS: usize = 200;

/// A name as diagnostics about something else say it.
pub(super) fn clipped(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(NAME_CHARS) {
        None => Cow::Borrowed(name),
        Some((end, _)) => Cow::Owned(format!("{}…", name.get(..end).unwrap_or_default())),
    }
}
