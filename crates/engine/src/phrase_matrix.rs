//! The tone matrix: everything that any persona can say at any moment to a customer who feels in
//! any way, rendered for review.

use kaopu_model::{
    Channel, Context, Feeling, KnowledgeBase, Moment, Order, OrderState, Phrase, Placeholder,
    Template, is_cheerful,
};
use serde::{Deserialize, Serialize};

use crate::compose::{may_be_said, plain, sticker, tidy};
use crate::program::Program;
use crate::realise::render::{HandOverWords, Values, render};

/// One persona at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ToneRow {
    /// The persona's id.
    pub persona: String,
    /// The moment's code, or the care moment's id.
    pub moment: String,
    /// Whether it is a care moment.
    pub care: bool,
    /// One cell for each feeling, in their natural order.
    pub cells: Vec<ToneCell>,
}

/// What can be said to a customer who feels so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ToneCell {
    /// How the customer feels.
    pub feeling: Feeling,
    /// The persona's phrases, rendered with made-up values.
    pub phrases: Vec<String>,
    /// Kaopu's own words, if the persona has none that fit and something must be said.
    pub plain: Option<String>,
    /// The sticker.
    pub sticker: Option<String>,
    /// Which of the phrases are cheerful although the customer is upset. Always empty: they can't
    /// be chosen.
    pub unfit: Vec<String>,
}

/// The whole matrix: persona by persona, moments first, care moments after them.
#[must_use]
pub fn tone_matrix(program: &Program) -> Vec<ToneRow> {
    let kb = &program.kb;
    let mut rows = Vec::new();
    for persona in &kb.personas {
        let kb = KnowledgeBase { persona: persona.clone(), ..KnowledgeBase::clone(kb) };
        for moment in Moment::ALL {
            let variants = persona.phrases.get(&moment).map(Vec::as_slice).unwrap_or_default();
            let cells = cells(&kb, variants, moment.is_light(), Some(moment));
            rows.push(ToneRow {
                persona: persona.id.clone(),
                moment: moment.code().to_owned(),
                care: false,
                cells,
            });
        }
        for care in &kb.care.moments {
            let variants = persona.care.get(&care.id).unwrap_or(&care.say);
            let cells = cells(&kb, variants, care.on.is_light(), None);
            rows.push(ToneRow {
                persona: persona.id.clone(),
                moment: care.id.clone(),
                care: true,
                cells,
            });
        }
    }
    rows
}

fn cells(
    kb: &KnowledgeBase,
    variants: &[Phrase],
    light: bool,
    moment: Option<Moment>,
) -> Vec<ToneCell> {
    let order = Order {
        id: "2026111100012345".to_owned(),
        state: OrderState::Shipped,
        carrier: Some("中通快递".to_owned()),
        tracking: Some("78312345678901".to_owned()),
        amount: Some(kaopu_model::Money(12_900)),
    };
    let words = |text: &str| Some(text.to_owned());
    let hand_over = HandOverWords {
        queue: kb
            .escalation
            .queues
            .first()
            .map(|queue| queue.name.clone())
            .or_else(|| words("客服")),
        hours: words("09:00–22:00"),
        opens: words("明天09:00"),
        needs: words("订单号"),
        issue: kb.faqs.first().map(|faq| faq.question.clone()).or_else(|| words("…")),
    };
    let cell = |feeling: &Feeling| {
        let mut cell = ToneCell {
            feeling: *feeling,
            phrases: Vec::new(),
            plain: None,
            sticker: None,
            unfit: Vec::new(),
        };
        for channel in Channel::ALL {
            let context =
                Context { channel: *channel, order: Some(order.clone()), ..Context::default() };
            let values = Values {
                kb,
                context: &context,
                product: kb.products.products.first(),
                order: None,
                feeling: *feeling,
                hand_over: Some(&hand_over),
                question: hand_over.issue.as_deref(),
            };
            let fit = variants.iter().filter(|phrase| may_be_said(phrase, light, &values));
            for phrase in fit {
                let Ok(rendered) = render(&phrase.text, &values) else { continue };
                let text = tidy(&rendered.text);
                if feeling.is_upset() && is_cheerful(&literal(&phrase.text)) {
                    cell.unfit.push(text.clone());
                }
                if !cell.phrases.contains(&text) {
                    cell.phrases.push(text);
                }
            }
            if let Some(moment) = moment {
                cell.sticker = cell.sticker.or_else(|| sticker(moment, &values));
                if cell.phrases.is_empty() {
                    let words = plain(moment, kb.settings.locale)
                        .and_then(|words| render(words, &values).ok());
                    cell.plain = words.map(|rendered| tidy(&rendered.text));
                }
            }
        }
        cell
    };
    Feeling::ALL.iter().map(cell).collect()
}

/// The words of a phrase, without what is filled in: names are no tone.
fn literal(text: &str) -> String {
    let (template, _) = Template::read(text);
    let part = |part: &kaopu_model::TemplatePart| match part {
        kaopu_model::TemplatePart::Text(text) => text.clone(),
        kaopu_model::TemplatePart::Placeholder(Placeholder::Fact(key)) => format!("{{{key}}}"),
        kaopu_model::TemplatePart::Placeholder(_) => String::new(),
    };
    template.parts.iter().map(part).collect()
}
