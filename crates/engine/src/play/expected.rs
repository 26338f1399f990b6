//! Texts that a reply must have, which may refer to facts.

use kaopu_model::{KnowledgeBase, Placeholder, Template, TemplatePart};

/// A text that is expected, its facts filled in: `{发货时限}内发出` is `48小时内发出` while that is
/// what the fact says. Braces that name no fact with a value are braces.
///
/// ```
/// use kaopu_engine::filled_in;
/// use kaopu_model::{Fact, KnowledgeBase};
/// let fact = Fact { key: "发货时限".into(), value: "48".into(), unit: "小时".into(), ..Fact::default() };
/// let kb = KnowledgeBase { facts: vec![fact], ..KnowledgeBase::default() };
/// assert_eq!(filled_in(&kb, "{发货时限}内"), "48小时内");
/// assert_eq!(filled_in(&kb, "{"), "{");
/// ```
#[must_use]
pub fn filled_in(kb: &KnowledgeBase, text: &str) -> String {
    let (template, _) = Template::read(text);
    let part = |part: &TemplatePart| match part {
        TemplatePart::Text(text) => text.clone(),
        TemplatePart::Placeholder(Placeholder::Fact(key)) => match kb.fact(key) {
            Some(fact) if !fact.value.is_empty() => fact.rendered(),
            _ => format!("{{{key}}}"),
        },
        TemplatePart::Placeholder(other) => format!("{{{other}}}"),
    };
    template.parts.iter().map(part).collect()
}
