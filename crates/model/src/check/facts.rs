//! `unused-fact`.

use std::collections::BTreeSet;

use super::scope::{Scope, cell};
use crate::parse::sheet::FACTS;
use crate::{Diagnostic, Placeholder, Severity, Template};

pub(super) fn check(scope: &mut Scope<'_>) {
    let kb = scope.kb;
    if !scope.all_read(&["faqs.csv", "answers.csv", "persona.toml", "care.toml", "escalation.toml"])
    {
        return;
    }
    // Disabled entries count too: they may come back.
    let answers = kb.faqs.iter().flat_map(|faq| {
        std::iter::once(faq.answer.as_str())
            .chain(faq.answers.iter().map(|answer| answer.answer.as_str()))
    });
    let phrases = kb
        .personas
        .iter()
        .flat_map(|persona| persona.phrases.values().chain(persona.care.values()))
        .flatten();
    let care = kb.care.moments.iter().flat_map(|moment| &moment.say);
    let phrases = phrases.chain(care).map(|phrase| phrase.text.as_str());
    let says = kb
        .escalation
        .rules
        .iter()
        .flat_map(|rule| rule.say.iter().chain(&rule.say_closed))
        .map(String::as_str);
    let used: BTreeSet<String> = answers.chain(phrases).chain(says).flat_map(facts_in).collect();
    for fact in kb.facts.iter().filter(|fact| !used.contains(&fact.key)) {
        let diagnostic = Diagnostic::error(
            "unused-fact",
            cell(&FACTS, fact.row, "key"),
            format!("事实「{}」没有被任何答案引用", fact.key),
            format!("no answer uses the fact `{}`", fact.key),
        );
        scope.report(diagnostic.with_severity(Severity::Hint).with_hint(
            format!("把答案里写死的数值换成 {{{}}}，或删掉这一行", fact.key),
            format!(
                "Write {{{}}} where an answer says the value itself, or delete the row",
                fact.key
            ),
        ));
    }
}

fn facts_in(text: &str) -> Vec<String> {
    let Ok(template) = Template::parse(text) else { return Vec::new() };
    let key = |placeholder: &Placeholder| match placeholder {
        Placeholder::Fact(key) => Some(key.clone()),
        _ => None,
    };
    template.placeholders().filter_map(key).collect()
}
