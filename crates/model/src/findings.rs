//! Collecting what is wrong without drowning in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Diagnostic, FaqId};

/// After so many diagnostics of one code in one file the rest are only counted: nobody reads them,
/// and a spoiled file of a million rows must drown neither the screen nor the memory.
const MOST_OF_A_KIND: usize = 1_000;

/// Codes after which a file counts as not wholly read.
const UNREADABLE: [&str; 7] = [
    "missing-file",
    "encoding",
    "merge-markers",
    "csv-quote",
    "csv-header",
    "toml-syntax",
    "too-large",
];

/// Files of which a part is left out if a value in it is bad.
const PARTLY_READ: [&str; 2] = ["faqs.csv", "escalation.toml"];

/// What could not be read, so that its absence proves nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Unread {
    /// Files of which something could not be read.
    pub(crate) files: BTreeSet<String>,
    /// Entries of which some conditional answer could not be read.
    pub(crate) answers_of: BTreeSet<FaqId>,
}

/// Diagnostics, of each code the first of each file; how many more there were is remembered.
#[derive(Debug, Clone, Default)]
pub(crate) struct Findings {
    kinds: BTreeMap<String, BTreeMap<String, Kind>>,
    unread: Unread,
}

/// The diagnostics of one code in one file.
#[derive(Debug, Clone, Default)]
struct Kind {
    first: BTreeSet<Diagnostic>,
    more: usize,
}

impl Findings {
    /// Adds one. Those that say exactly the same count once.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.unread.note(&diagnostic);
        let file = &diagnostic.place.file;
        if !self.kinds.contains_key(file) {
            self.kinds.insert(file.clone(), BTreeMap::new());
        }
        let Some(codes) = self.kinds.get_mut(file) else { return };
        match codes.get_mut(&diagnostic.code) {
            Some(kind) => kind.push(diagnostic),
            None => {
                let code = diagnostic.code.clone();
                codes.entry(code).or_default().push(diagnostic);
            }
        }
    }

    /// Adds all that was found elsewhere.
    pub(crate) fn absorb(&mut self, other: Self) {
        for (file, codes) in other.kinds {
            let own = self.kinds.entry(file).or_default();
            for (code, kind) in codes {
                let own = own.entry(code).or_default();
                own.more += kind.more;
                kind.first.into_iter().for_each(|diagnostic| own.push(diagnostic));
            }
        }
        self.unread.files.extend(other.unread.files);
        self.unread.answers_of.extend(other.unread.answers_of);
    }

    /// What could not be read, as far as was said until now.
    pub(crate) fn unread(&self) -> Unread {
        self.unread.clone()
    }

    /// All that are kept, sorted by place. The first of a kind tells how many more there were.
    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        let mut kept = Vec::new();
        let mut more: BTreeMap<(String, String), usize> = BTreeMap::new();
        for (file, codes) in self.kinds {
            for (code, kind) in codes {
                if kind.more > 0 {
                    more.insert((file.clone(), code), kind.more);
                }
                kept.extend(kind.first);
            }
        }
        kept.sort();
        if !more.is_empty() {
            for diagnostic in &mut kept {
                let kind = (diagnostic.place.file.clone(), diagnostic.code.clone());
                if let Some(more) = more.remove(&kind) {
                    count(diagnostic, more);
                }
            }
        }
        kept
    }
}

impl Kind {
    fn push(&mut self, diagnostic: Diagnostic) {
        if self.first.len() < MOST_OF_A_KIND {
            self.first.insert(diagnostic);
        } else if self.first.last().is_some_and(|last| diagnostic > *last) {
            self.more += 1;
        } else if self.first.insert(diagnostic) {
            self.first.pop_last();
            self.more += 1;
        }
    }
}

fn count(first: &mut Diagnostic, more: usize) {
    first.message.zh.push_str(&format!("（这个文件里同样的问题还有很多，其中 {more} 处没有列出）"));
    first.message.en.push_str(&format!(" ({more} more of these in this file are not listed)"));
}

impl Unread {
    fn note(&mut self, diagnostic: &Diagnostic) {
        let file = &diagnostic.place.file;
        // An entry without an id, and a rule or a queue that makes no sense, are left out; other
        // bad values are not.
        let partly = diagnostic.code == "bad-value"
            && diagnostic.faq.is_none()
            && PARTLY_READ.contains(&file.as_str());
        let unreadable = partly || UNREADABLE.contains(&diagnostic.code.as_str());
        if unreadable && !self.files.contains(file) {
            self.files.insert(file.clone());
        }
        if let Some(faq) = diagnostic.faq.as_ref().filter(|_| file == "answers.csv")
            && !self.answers_of.contains(faq)
        {
            self.answers_of.insert(faq.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Place;

    use super::*;

    fn at(row: u32) -> Diagnostic {
        Diagnostic::error("bad-value", Place::row("facts.csv", row), "", "")
    }

    #[test]
    fn the_first_by_place_are_kept_and_the_others_counted_whatever_their_order() {
        let most = u32::try_from(MOST_OF_A_KIND).unwrap();
        for step in [1, 7, most + 6] {
            let mut findings = Findings::default();
            for number in 0..most + 7 {
                findings.push(at(number * step % (most + 7)));
            }
            findings.push(at(3));
            let found = findings.into_diagnostics();
            assert_eq!(found.len(), MOST_OF_A_KIND);
            assert_eq!(found.last().unwrap().place.row, most - 1);
            assert!(found[0].message.en.starts_with(" (7 more"), "{}", found[0].message.en);
        }
    }

    #[test]
    fn what_was_left_out_still_counts_as_unread() {
        let mut findings = Findings::default();
        for row in 0..3_000 {
            let about = Diagnostic { place: Place::row("faqs.csv", row), ..at(row) };
            findings.push(about.about(&"a".into()));
        }
        assert!(findings.unread().files.is_empty());
        findings.push(Diagnostic { place: Place::row("faqs.csv", 9_000), ..at(0) });
        assert!(findings.unread().files.contains("faqs.csv"));
    }
}
