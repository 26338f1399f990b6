//! What a candidate can say, and what is wrong with it.

mod contradicted;
mod fault;
mod forbidden;
mod in_entry;
mod unkept;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kaopu_engine::{Rendering, TextSource, renderings};
use kaopu_model::{ForbiddenSeverity, KnowledgeBase, Localized, Place};

use crate::row::{Cause, CausePlace};
use forbidden::ForbiddenWords;
use in_entry::in_entry;

/// What is wrong with the texts that a candidate can say. Worked out once for a state.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Texts that must not be said as they are.
    pub unsafe_texts: Vec<Cause>,
    /// Texts with words that are worth a look.
    pub warnings: Vec<Cause>,
    /// Promises that nobody keeps, and what a fact contradicts.
    pub unkept: Vec<Cause>,
    /// Whether all texts were looked at.
    pub complete: bool,
}

/// Looks at everything that a knowledge base can make the bot say.
///
/// ```
/// use std::sync::Arc;
/// let files = [
///     ("faqs.csv", "id,question,answer\nprice,能便宜吗,这是全网最低价\n"),
///     ("forbidden.csv", "word,source\n最低价,广告法 第九条\n"),
/// ];
/// let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into();
/// let said = kaopu_gate::said(&Arc::new(kaopu_model::parse(&files).kb));
/// assert_eq!(said.unsafe_texts[0].what.zh, "「能便宜吗」：“最低价”不能说（广告法 第九条）");
/// ```
#[must_use]
pub fn said(kb: &Arc<KnowledgeBase>) -> Said {
    let all = renderings(kb);
    let words = ForbiddenWords::new(kb);
    let mut unsafe_texts = BTreeSet::new();
    let mut warnings = BTreeSet::new();
    // The same words of several personas and channels are looked at once.
    let mut known: BTreeMap<&str, Vec<(ForbiddenSeverity, Localized)>> = BTreeMap::new();
    for rendering in &all.texts {
        let cause = |what: Localized| cause(kb, rendering, &what);
        unsafe_texts.extend(fault::faults(rendering).into_iter().map(cause));
        // What is offered to choose from are the customer's words.
        if matches!(rendering.source, TextSource::Option(_)) {
            continue;
        }
        let found = known.entry(&rendering.text).or_insert_with(|| words.said_in(&rendering.text));
        for (severity, what) in found.iter() {
            match severity {
                ForbiddenSeverity::Block => unsafe_texts.insert(cause(what.clone())),
                ForbiddenSeverity::Warn => warnings.insert(cause(what.clone())),
            };
        }
    }
    let mut unkept = unkept::unkept(kb);
    unkept.extend(contradicted::contradicted(kb));
    Said {
        unsafe_texts: unsafe_texts.into_iter().collect(),
        warnings: warnings.into_iter().collect(),
        unkept,
        complete: all.complete,
    }
}

/// Characters of a text that stand for it.
const CLIPPED: usize = 16;

/// A fault, with the text that has it.
fn cause(kb: &KnowledgeBase, rendering: &Rendering, fault: &Localized) -> Cause {
    let (zh, en) = (&fault.zh, &fault.en);
    let of_file = |file: &str, row| {
        let clipped: String = rendering.text.chars().take(CLIPPED).collect();
        let what = Localized::new(format!("“{clipped}…”：{zh}"), format!("\"{clipped}…\": {en}"));
        Cause::new(what, CausePlace::File(Place::row(file, row)))
    };
    match &rendering.source {
        TextSource::Answer { entry, row } => {
            let of_entry = kb.faq(entry).map(|faq| Place::row("faqs.csv", faq.row));
            let conditional = row.map(|row| Place::row("answers.csv", row));
            Cause { source: conditional.or(of_entry), ..in_entry(kb, entry, fault) }
        }
        TextSource::Option(entry) => in_entry(kb, entry, fault),
        TextSource::Phrase { row, .. } => of_file("persona.toml", *row),
        TextSource::Care { file, row, .. } => of_file(file, *row),
        TextSource::Rule(id) => {
            let mut rules = kb.escalation.rules.iter();
            let title = rules.find(|rule| rule.id == *id).map_or("", |rule| &rule.title);
            let what =
                Localized::new(format!("规则「{title}」：{zh}"), format!("\"{title}\": {en}"));
            Cause::new(what, CausePlace::Rule(id.clone()))
        }
    }
}
