//! Placeholders in answers, phrases and hand-over words: `unknown-placeholder`,
//! `broken-placeholder`.

use super::ids::with_guess;
use super::pictures;
use super::scope::{Scope, in_answers, in_faqs};
use crate::{Diagnostic, FaqId, Moment, Place, Placeholder, Template, TemplateError};

/// Where a text is said, which decides what it may speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Answer,
    Phrase,
    /// Words said while handing over.
    HandOff,
    /// Words said while nobody is in the queue.
    Closed,
    /// Asking for something before handing over.
    AskFirst,
    /// What the agent opens with.
    Opening,
    /// Around an answer that is likely the right one.
    Confirm,
    /// A care moment; one that can't be filled in is not said.
    Care,
}

impl Spot {
    fn of(moment: Moment) -> Self {
        match moment {
            Moment::Handoff => Self::HandOff,
            Moment::Closed
            | Moment::CallbackPhone
            | Moment::CallbackNoted
            | Moment::CallbackAgain
            | Moment::HandoffFailed => Self::Closed,
            Moment::AskFirst => Self::AskFirst,
            Moment::Confirm | Moment::Alternatives => Self::Confirm,
            Moment::AgentOpening => Self::Opening,
            _ => Self::Phrase,
        }
    }

    /// Whether product and order may be spoken of: a text that lacks them is asked about, or gives
    /// way to another.
    fn knows_the_case(self) -> bool {
        matches!(self, Self::Answer | Self::Opening | Self::Care)
    }
}

pub(super) fn check(scope: &mut Scope<'_>) {
    let kb = scope.kb;
    for faq in scope.enabled() {
        text(scope, &faq.answer, in_faqs(faq, "answer"), Spot::Answer, Some(&faq.id));
        for answer in &faq.answers {
            text(
                scope,
                &answer.answer,
                in_answers(answer.row, "answer"),
                Spot::Answer,
                Some(&faq.id),
            );
        }
    }
    for persona in &kb.personas {
        for (moment, variants) in &persona.phrases {
            for phrase in variants {
                let field = format!("moments.{}.{}", moment.code(), phrase.index);
                scope.beside(&persona.part(), field, |scope| {
                    let place = Place::row("persona.toml", phrase.row);
                    text(scope, &phrase.text, place, Spot::of(*moment), None);
                });
            }
        }
        for (id, variants) in &persona.care {
            for phrase in variants {
                let field = format!("care.{id}.{}", phrase.index);
                scope.beside(&persona.part(), field, |scope| {
                    let place = Place::row("persona.toml", phrase.row);
                    text(scope, &phrase.text, place, Spot::Care, None);
                });
            }
        }
    }
    for moment in &kb.care.moments {
        for phrase in &moment.say {
            scope.beside(&moment.part(), format!("say.{}", phrase.index), |scope| {
                text(scope, &phrase.text, Place::row("care.toml", phrase.row), Spot::Care, None);
            });
        }
    }
    for rule in &kb.escalation.rules {
        let words =
            [(&rule.say, Spot::HandOff, "say"), (&rule.say_closed, Spot::Closed, "say_closed")];
        for (say, spot, field) in words {
            if let Some(say) = say {
                scope.beside(&rule.part(), field, |scope| {
                    text(scope, say, Place::row("escalation.toml", rule.row), spot, None);
                });
            }
        }
    }
}

fn text(scope: &mut Scope<'_>, text: &str, place: Place, spot: Spot, faq: Option<&FaqId>) {
    let found = match Template::parse(text) {
        Ok(template) => template
            .placeholders()
            .filter_map(|placeholder| wrong_placeholder(scope, placeholder, spot, &place))
            .collect::<Vec<_>>(),
        Err(error) => vec![not_a_template(&error, text, &place)],
    };
    for mut diagnostic in found {
        diagnostic.faq = faq.cloned();
        scope.report(diagnostic);
    }
}

fn not_a_template(error: &TemplateError, text: &str, place: &Place) -> Diagnostic {
    let broken = |at: usize, zh: &str, en: &str| {
        let around: String = text.chars().skip(at).take(8).collect();
        Diagnostic::error(
            "broken-placeholder",
            place.clone(),
            format!("第 {} 个字「{around}」处的{zh}", at + 1),
            format!("{en} at character {} (`{around}`)", at + 1),
        )
        .with_hint(
            "占位符写成 {发货时限}；要显示花括号本身就写两个：{{ 或 }}",
            "Write a placeholder like {fact}; to print a brace write it twice: {{ or }}",
        )
    };
    match error {
        TemplateError::Unclosed(at) => broken(*at, "花括号没有闭合", "a brace is never closed"),
        TemplateError::Unopened(at) => broken(*at, "右花括号多余", "a closing brace was never opened"),
        TemplateError::Unknown(_, name) => unknown(name, place).with_hint(
            "可以写：{商品.名称}、{商品.列名}、{订单.编号}、{订单.物流单号}、{订单.快递}、{订单.金额}、{订单.状态}、{顾客.称呼}、{店铺}，或事实的名称",
            "Known: {product.name}, {product.<column>}, {order.id}, {order.tracking}, \
             {order.carrier}, {order.amount}, {order.state}, {customer.address}, {shop}, or the \
             key of a fact",
        ),
    }
}

fn unknown(name: &str, place: &Place) -> Diagnostic {
    Diagnostic::error(
        "unknown-placeholder",
        place.clone(),
        format!("占位符 {{{name}}} 不存在"),
        format!("the placeholder {{{name}}} names nothing"),
    )
}

fn wrong_placeholder(
    scope: &Scope<'_>,
    placeholder: &Placeholder,
    spot: Spot,
    place: &Place,
) -> Option<Diagnostic> {
    let kb = scope.kb;
    let elsewhere = |name: &str| {
        let diagnostic = Diagnostic::error(
            "unknown-placeholder",
            place.clone(),
            format!("这里不能用占位符 {{{name}}}"),
            format!("the placeholder {{{name}}} has no value here"),
        );
        Some(diagnostic.with_hint(
            "图片、商品和订单的占位符只能用在答案里，{队列} 只能用在转人工的话里",
            "Pictures and placeholders of products and orders belong in answers, {queue} in \
             hand-over words",
        ))
    };
    match placeholder {
        Placeholder::Fact(key) => {
            let missing =
                scope.all_read(&["facts.csv"]) && !scope.known.facts.contains(key.as_str());
            missing.then(|| {
                let guess =
                    scope.guesses.closest(key, kb.facts.iter().map(|fact| fact.key.as_str()));
                with_guess(unknown(key, place), guess, "facts.csv")
            })
        }
        Placeholder::Picture(called) if spot == Spot::Answer => {
            let missing =
                scope.all_read(&["media.csv"]) && !scope.known.pictures.contains(called.as_str());
            missing.then(|| pictures::unknown(scope, called, place.clone()))
        }
        Placeholder::Picture(called) => elsewhere(&format!("图:{called}")),
        Placeholder::ProductAttribute(name) if spot.knows_the_case() => {
            let missing = scope.all_read(&["products.csv"])
                && !scope.known.attributes.contains_key(name.as_str());
            missing.then(|| {
                let guess =
                    scope.guesses.closest(name, kb.products.attributes.iter().map(String::as_str));
                with_guess(unknown(&format!("商品.{name}"), place), guess, "products.csv")
            })
        }
        Placeholder::ProductAttribute(name) => elsewhere(&format!("商品.{name}")),
        Placeholder::ProductName if !spot.knows_the_case() => elsewhere("商品.名称"),
        Placeholder::Order(_) if !spot.knows_the_case() => elsewhere("订单.…"),
        Placeholder::Queue if !matches!(spot, Spot::HandOff | Spot::Closed | Spot::Opening) => {
            elsewhere("队列")
        }
        Placeholder::QueueHours if !matches!(spot, Spot::HandOff | Spot::Closed) => {
            elsewhere("队列.服务时间")
        }
        Placeholder::QueueOpens if spot != Spot::Closed => elsewhere("队列.上线"),
        Placeholder::Needs if spot != Spot::AskFirst => elsewhere("病历.所缺"),
        Placeholder::Issue if spot != Spot::Opening => elsewhere("病历.问题"),
        Placeholder::Question if spot != Spot::Confirm => elsewhere("问答.标准问"),
        Placeholder::ProductName
        | Placeholder::Order(_)
        | Placeholder::Queue
        | Placeholder::QueueHours
        | Placeholder::QueueOpens
        | Placeholder::Needs
        | Placeholder::Issue
        | Placeholder::Question
        | Placeholder::CustomerAddress
        | Placeholder::Shop
        | Placeholder::PersonaName
        | Placeholder::PersonaSelf => None,
    }
}
