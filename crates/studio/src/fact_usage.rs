//! Which answers use which fact, or any other placeholder.

use std::collections::BTreeMap;

use kaopu_model::{Faq, KnowledgeBase, Placeholder, Template};

use crate::view::PlaceholderUse;

/// Which entries use which placeholder, in any of their answers.
pub(crate) fn uses(kb: &KnowledgeBase) -> BTreeMap<Placeholder, Vec<PlaceholderUse>> {
    let mut uses: BTreeMap<Placeholder, Vec<PlaceholderUse>> = BTreeMap::new();
    for faq in &kb.faqs {
        let mut used: Vec<Placeholder> = texts(faq)
            .filter_map(|text| Template::parse(text).ok())
            .flat_map(|template| template.placeholders().cloned().collect::<Vec<_>>())
            .collect();
        used.sort();
        used.dedup();
        for placeholder in used {
            let user = PlaceholderUse { id: faq.id.0.clone(), question: faq.question.clone() };
            uses.entry(placeholder).or_default().push(user);
        }
    }
    uses
}

fn texts(faq: &Faq) -> impl Iterator<Item = &str> {
    std::iter::once(faq.answer.as_str())
        .chain(faq.answers.iter().map(|answer| answer.answer.as_str()))
}
