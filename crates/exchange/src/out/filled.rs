//! Entries as programs without facts, conditions or hand-over rules can hold them.

use kaopu_model::{
    EntryDraft, KbFiles, KnowledgeBase, Localized, Placeholder, Template, TemplatePart, parse,
};

use super::tables::entries;

/// An entry with its answer as plain text.
pub(super) struct Filled {
    pub(super) draft: EntryDraft,
    pub(super) answer: String,
}

impl Filled {
    /// The standard question, and every other wording.
    pub(super) fn questions(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.draft.question.as_str())
            .chain(self.draft.phrasings.iter().map(String::as_str))
    }
}

/// The enabled entries that have an answer, with the facts filled in, and what is lost.
pub(super) fn filled(files: &KbFiles) -> (Vec<Filled>, Vec<Localized>) {
    let kb = parse(files).kb;
    let (mut losses, mut out) = (Vec::new(), Vec::new());
    let (mut disabled, mut conditional, mut open, mut silent) = (0, 0, 0, 0);
    for draft in entries(files) {
        if !draft.enabled {
            disabled += 1;
            continue;
        }
        conditional += draft.answers.len();
        if draft.answer.trim().is_empty() {
            silent += 1;
            continue;
        }
        let (answer, is_open) = fill(&kb, &draft.answer);
        open += usize::from(is_open);
        out.push(Filled { draft, answer });
    }
    for (count, zh, en) in [
        (disabled, "条停用的问答不在里面", "disabled entries are not in it"),
        (
            conditional,
            "个条件答案不在里面，只有默认答案",
            "conditional answers are not in it; only default ones are",
        ),
        (silent, "条问答没有默认答案，不在里面", "entries without a default answer are not in it"),
        (
            open,
            "条答案里有要按商品或订单填的占位符，原样留着",
            "answers have placeholders of products or orders, left as they are",
        ),
    ] {
        if count > 0 {
            losses.push(Localized::new(format!("{count} {zh}"), format!("{count} {en}")));
        }
    }
    losses.push(Localized::new(
        "商品、同义词、禁用词、图片、人设、关怀、转人工规则和对话用例不在里面",
        "products, synonyms, forbidden words, pictures, persona, care moments, hand-over rules and test dialogues are not in it",
    ));
    (out, losses)
}

/// A text with the facts and the shop's name in it; whether placeholders are left.
fn fill(kb: &KnowledgeBase, text: &str) -> (String, bool) {
    let (template, mistake) = Template::read(text);
    let mut out = String::new();
    let mut left = false;
    for part in &template.parts {
        match part {
            TemplatePart::Text(text) => out.push_str(text),
            TemplatePart::Placeholder(Placeholder::Shop) => out.push_str(&kb.settings.shop),
            TemplatePart::Placeholder(Placeholder::Fact(key)) => {
                match kb.facts.iter().find(|fact| fact.key == *key && !fact.value.is_empty()) {
                    Some(fact) => out.push_str(&format!("{}{}", fact.value, fact.unit)),
                    None => left = true,
                }
            }
            TemplatePart::Placeholder(_) => left = true,
        }
    }
    if left || mistake.is_some() { (text.to_owned(), true) } else { (out, false) }
}
