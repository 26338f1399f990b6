//! Ids for what is new.

use std::collections::BTreeSet;

use kaopu_model::is_id;

use crate::slug::{MOST_ID, slug};

/// Hands out ids, each once.
pub(super) struct Ids {
    taken: BTreeSet<String>,
    number: usize,
}

impl Ids {
    pub(super) fn new(taken: BTreeSet<String>) -> Self {
        Self { number: taken.len(), taken }
    }

    /// The id that was wanted if it is one and free; else one that is like a name, or a number.
    pub(super) fn take(&mut self, wanted: Option<&str>, like: &str) -> String {
        if let Some(wanted) = wanted.filter(|id| is_id(id))
            && self.taken.insert(wanted.to_owned())
        {
            return wanted.to_owned();
        }
        if let Some(slug) = slug(like).filter(|slug| is_id(slug)) {
            if self.taken.insert(slug.clone()) {
                return slug;
            }
            let base = slug.get(..slug.len().min(MOST_ID - 8)).unwrap_or("e").to_owned();
            for copy in 2..1000 {
                let id = format!("{base}-{copy}");
                if self.taken.insert(id.clone()) {
                    return id;
                }
            }
        }
        loop {
            self.number += 1;
            let id = format!("faq-{}", self.number);
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}
