//! What customers say besides the questions of a knowledge base: `words/*.txt`.

use std::collections::BTreeMap;

use kaopu_model::{KnowledgeBase, Locale};

use super::dice::Dice;

/// Lists of words by their section.
pub(super) struct Words(BTreeMap<&'static str, Vec<&'static str>>);

impl Words {
    pub(super) fn of(kb: &KnowledgeBase) -> Self {
        let text = match kb.settings.locale {
            Locale::ZhCn => include_str!("../words/zh.txt"),
            Locale::En => include_str!("../words/en.txt"),
        };
        let mut sections: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut section = "";
        for line in text.lines() {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) if name.bytes().all(|b| b.is_ascii_lowercase()) => section = name,
                _ if section.is_empty() => {}
                _ => sections.entry(section).or_default().push(line),
            }
        }
        Self(sections)
    }

    pub(super) fn pick(&self, section: &str, dice: &mut Dice) -> &'static str {
        dice.pick::<&str>(&self.0[section])
    }
}
