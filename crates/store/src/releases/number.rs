//! Which number a release gets.

use std::collections::BTreeMap;

use kaopu_model::KbFiles;

use crate::error::{Result, StoreError};

/// A number that the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// This one, if it was not used with other content.
    Exactly(u32),
    /// The next one, which is at least this. Also an answer where the folder does not know.
    AtLeast(u32),
}

impl Number {
    /// The next one after a last release that the person knows of; 0: there was none.
    ///
    /// # Errors
    /// [`StoreError::NumbersExhausted`].
    pub fn after(last: u32) -> Result<Self> {
        last.checked_add(1).map(Self::AtLeast).ok_or(StoreError::NumbersExhausted)
    }
}

/// For what a number is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Digest of the content, as the caller writes digests.
    pub kb_digest: &'a str,
    /// The content.
    pub files: &'a KbFiles,
    /// What the person asks for; `None`: the next number.
    pub number: Option<Number>,
    /// A number that is known from elsewhere (the bundle about to be replaced), else 0. The next
    /// one is above it.
    pub above: u32,
    /// When it is to be issued, if the person said so.
    pub issued_at: Option<&'a str>,
    /// When it is issued otherwise, unless it is a further try.
    pub now: &'a str,
}

/// A number that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The number.
    pub seq: u32,
    /// When the release is issued: for a further try what the first one said, so that it makes the
    /// same bytes.
    pub issued_at: String,
}

/// What one place says about a number.
#[derive(Debug, Clone)]
pub(crate) struct Begun {
    pub(crate) seq: u32,
    pub(crate) issued_at: Option<String>,
    pub(crate) kb_digest: Option<String>,
    pub(crate) digest: Option<String>,
    /// Whether its bundle is known not to have been finished.
    pub(crate) unfinished: bool,
}

/// What all places together say about numbers.
#[derive(Debug, Default)]
pub(crate) struct Known {
    numbers: BTreeMap<u32, Vec<Begun>>,
    /// The first row of `releases.csv` that cannot be read.
    pub(crate) unread_row: Option<usize>,
    /// A history was lost here.
    pub(crate) history_lost: bool,
}

impl Known {
    pub(crate) fn add(&mut self, begun: Begun) {
        self.numbers.entry(begun.seq).or_default().push(begun);
    }

    /// A number of which no more is known than that it was used.
    pub(crate) fn add_number(&mut self, seq: u32) {
        self.numbers.entry(seq).or_default();
    }

    /// Whether a number may stand for this bundle: nobody knows it with another.
    pub(crate) fn may_be_bundle(&self, seq: u32, digest: &str) -> bool {
        let of = self.numbers.get(&seq).into_iter().flatten();
        of.filter_map(|begun| begun.digest.as_deref()).all(|known| known == digest)
    }

    /// Whether a number is known with this bundle.
    pub(crate) fn has_bundle(&self, seq: u32, digest: &str) -> bool {
        let mut of = self.numbers.get(&seq).into_iter().flatten();
        of.any(|begun| begun.digest.as_deref() == Some(digest))
    }

    /// The number for what is wanted. `copy` gives the files of a release, where they were kept.
    pub(crate) fn choose(
        &self,
        wanted: &Wanted<'_>,
        copy: &dyn Fn(u32) -> Option<KbFiles>,
    ) -> Result<Taken> {
        let issued =
            |recorded: Option<&str>| wanted.issued_at.or(recorded).unwrap_or(wanted.now).to_owned();
        let at_least = match wanted.number {
            Some(Number::Exactly(seq)) => {
                return match self.numbers.get(&seq) {
                    None => Ok(Taken { seq, issued_at: issued(None) }),
                    Some(of) if is_content(of, wanted, &|| copy(seq)) => {
                        let recorded = of.iter().find_map(|begun| begun.issued_at.as_deref());
                        Ok(Taken { seq, issued_at: issued(recorded) })
                    }
                    Some(_) => Err(StoreError::NumberUsed { seq }),
                };
            }
            Some(Number::AtLeast(seq)) => Some(seq),
            None => None,
        };
        let latest = self.numbers.last_key_value();
        let highest = latest.map_or(0, |(seq, _)| *seq).max(wanted.above);
        if at_least.is_none() && (self.unread_row.is_some() || highest == 0 && self.history_lost) {
            return Err(StoreError::NumberUnknown { row: self.unread_row });
        }
        let at_least = at_least.unwrap_or(1);
        if let Some((&seq, of)) = latest
            && seq == highest
            && seq >= at_least
            && let Some(recorded) = further_try(of, wanted)
        {
            return Ok(Taken { seq, issued_at: recorded.to_owned() });
        }
        let next = highest.checked_add(1).ok_or(StoreError::NumbersExhausted)?;
        Ok(Taken { seq: next.max(at_least), issued_at: issued(None) })
    }
}

/// Whether a number that was used was used for this content.
fn is_content(of: &[Begun], wanted: &Wanted<'_>, copy: &dyn Fn() -> Option<KbFiles>) -> bool {
    let mut digests = of.iter().filter_map(|begun| begun.kb_digest.as_deref()).peekable();
    if digests.peek().is_some() {
        return digests.all(|digest| digest == wanted.kb_digest);
    }
    match copy() {
        Some(files) => files == *wanted.files,
        // Older histories remember no more than the bundle, which is compared once it is signed.
        None => of.iter().any(|begun| begun.digest.is_some()),
    }
}

/// When a release was issued that was begun with this very content and never finished.
fn further_try<'k>(of: &'k [Begun], wanted: &Wanted<'_>) -> Option<&'k str> {
    let recorded = of.iter().find(|begun| begun.unfinished)?.issued_at.as_deref()?;
    let same = of.iter().all(|begun| {
        begun.kb_digest.as_deref() == Some(wanted.kb_digest)
            && begun.issued_at.as_deref() == Some(recorded)
    });
    (same && wanted.issued_at.is_none_or(|said| said == recorded)).then_some(recorded)
}
