//! Ids and standard questions for labels.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_model::fold;

use crate::slug::{MOST_ID, slug};

/// Characters that the number of a copy may take.
const COPY: usize = 8;

/// Hands out names, each once.
#[derive(Debug, Default)]
pub(super) struct Names {
    ids: BTreeSet<String>,
    questions: BTreeSet<String>,
    /// The number that the next name of this kind gets, so that a file of look-alikes takes no
    /// longer.
    next: BTreeMap<String, usize>,
}

impl Names {
    /// An id from the label's letters if they are all ASCII; else from the entry's number.
    pub(super) fn id(&mut self, label: &str, number: usize) -> String {
        let base = slug(label).unwrap_or_else(|| format!("e-{number:03}"));
        let mut id = base.clone();
        while !self.ids.insert(id.clone()) {
            // Long ones are cut, and then share their numbers with those that begin alike.
            let suffix = format!("-{}", self.next_copy(&base[..base.len().min(MOST_ID - COPY)]));
            id = format!("{}{suffix}", &base[..base.len().min(MOST_ID - suffix.len())]);
        }
        id
    }

    /// The label as a wording, `_` and `-` being spaces; `None` if it has no letters. A second
    /// label that reads the same gets a number.
    pub(super) fn question(&mut self, label: &str) -> Option<String> {
        if !label.chars().any(char::is_alphabetic) {
            return None;
        }
        let words: Vec<&str> =
            label.split(|c: char| c == '_' || c == '-' || c.is_whitespace()).collect();
        let base = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if fold(&base).is_empty() {
            return None;
        }
        let mut question = base.clone();
        while !self.take(&question) {
            question = format!("{base} {}", self.next_copy(&fold(&base)));
        }
        Some(question)
    }

    /// Takes a wording if nothing else is called so yet.
    pub(super) fn take(&mut self, question: &str) -> bool {
        self.questions.insert(fold(question))
    }

    fn next_copy(&mut self, base: &str) -> usize {
        let next = self.next.entry(base.to_owned()).or_insert(1);
        *next += 1;
        *next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kaopu_model::is_id;

    #[test]
    fn ids_are_read_off_the_label_and_unique() {
        let mut names = Names::default();
        let labels =
            ["Card_Arrival?", "card arrival", "什么时候发货", "E卡/礼品卡", "123", "e-005"];
        let ids: Vec<String> =
            labels.into_iter().zip(1..).map(|(label, at)| names.id(label, at)).collect();
        assert_eq!(ids, ["card-arrival", "card-arrival-2", "e-003", "e-004", "e-005", "e-005-2"]);
        let long = "x".repeat(100);
        for _ in 0..11 {
            assert!(is_id(&names.id(&long, 1)));
        }
    }

    #[test]
    fn a_question_is_the_label_as_one_would_say_it() {
        let mut names = Names::default();
        assert_eq!(names.question("__card_not-working?").as_deref(), Some("card not working?"));
        assert_eq!(names.question("card not working").as_deref(), Some("card not working 2"));
        assert_eq!(
            names.question("什么时候送到/今天能到吗").as_deref(),
            Some("什么时候送到/今天能到吗")
        );
        assert_eq!(names.question("17"), None);
    }
}
