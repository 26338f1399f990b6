//! Every text that a customer may read: all that stands in the knowledge base, filled in as the
//! engine fills it in.
//!
//! Tried are all answers and conditional answers, phrases, care moments, words of rules and what
//! is offered to choose from, for every persona, on both channels, to calm and to upset customers,
//! with and without a customer's name, for every product that the text is for, with every queue at
//! each hour at which it may be closed, and with an order that has everything. A text is rendered
//! for what it depends on and for nothing else. Not tried are texts side by side: two answers in one
//! turn, or an answer with a phrase before it (what is optional is left out where there is no room);
//! and values that the shop's system alone knows.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::{DateTime, date};
use kaopu_model::{
    Channel, ConditionalAnswer, Context, Customer, Faq, FaqId, Feeling, KnowledgeBase, Locale,
    Moment, Money, Order, OrderState, Phrase, Placeholder, Product, Queue, Rule, RuleId, Template,
};

use crate::compose::{may_be_said, plain, polished};
use crate::realise::choose::is_of;
use crate::realise::clock_words;
use crate::realise::render::{HandOverWords, Values, render};
use crate::session::Session;
use crate::turn::Reply;

/// So many texts are tried at most.
const MOST: usize = 1_000_000;

/// A text that a customer may read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rendering {
    /// Where it comes from.
    pub source: TextSource,
    /// Where it is said.
    pub channel: Channel,
    /// Who says it, by id.
    pub persona: String,
    /// The text, as it is sent.
    pub text: String,
    /// Characters that a turn may have there.
    pub limit: u32,
}

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextSource {
    /// An entry's answer.
    Answer {
        /// The entry.
        entry: FaqId,
        /// Row in `answers.csv`; `None`: the default answer.
        row: Option<u32>,
    },
    /// An entry's standard question, where it is offered to choose from.
    Option(FaqId),
    /// A persona's phrase, or Kaopu's own words where it has none.
    Phrase {
        /// The moment.
        moment: Moment,
        /// Line in `persona.toml`; 0: Kaopu's own words.
        row: u32,
    },
    /// What is said at a care moment.
    Care {
        /// The care moment.
        id: String,
        /// The file that has the words.
        file: &'static str,
        /// The line in it.
        row: u32,
    },
    /// A rule's own words.
    Rule(RuleId),
}

/// Every text that a customer may read.
#[derive(Debug, Clone, Default)]
pub struct Renderings {
    /// The texts, each once.
    pub texts: BTreeSet<Rendering>,
    /// Whether these are all.
    pub complete: bool,
}

/// Renders everything that can be said.
#[must_use]
pub fn renderings(kb: &Arc<KnowledgeBase>) -> Renderings {
    let mut all = Renderings { texts: BTreeSet::new(), complete: true };
    let mut tried = 0;
    let ids = kb.personas.iter().map(|persona| persona.id.as_str());
    let personas: Vec<Arc<KnowledgeBase>> =
        ids.filter_map(|id| kb.with_persona(id).map(Arc::new)).collect();
    let personas = if personas.is_empty() { vec![kb.clone()] } else { personas };
    for kb in &personas {
        for channel in [Channel::Chat, Channel::Phone] {
            for feeling in [Feeling::Calm, Feeling::Angry] {
                let mut speaker = Speaker::new(kb, channel, feeling, &mut all.texts, &mut tried);
                speaker.everything();
            }
        }
    }
    all.complete = tried < MOST;
    all
}

/// One persona on one channel to customers who feel so.
struct Speaker<'a> {
    kb: &'a KnowledgeBase,
    feeling: Feeling,
    /// Without and with the customer's name.
    contexts: [Context; 2],
    session: Session,
    texts: &'a mut BTreeSet<Rendering>,
    tried: &'a mut usize,
}

/// What a text is filled in with, beside the persona.
#[derive(Clone, Copy, Default)]
struct With<'a> {
    product: Option<&'a Product>,
    hand_over: Option<&'a HandOverWords>,
    question: Option<&'a str>,
}

impl<'a> Speaker<'a> {
    fn new(
        kb: &'a KnowledgeBase,
        channel: Channel,
        feeling: Feeling,
        texts: &'a mut BTreeSet<Rendering>,
        tried: &'a mut usize,
    ) -> Self {
        let order = Order {
            id: "2026111100012345".to_owned(),
            state: OrderState::Shipped,
            carrier: Some("中通快递".to_owned()),
            tracking: Some("78312345678901".to_owned()),
            amount: Some(Money(12_900)),
        };
        let unnamed = Context { channel, order: Some(order), ..Context::default() };
        let customer = Customer { name: Some("王先生".to_owned()), ..Customer::default() };
        let named = Context { customer: Some(customer), ..unnamed.clone() };
        let session = Session::default();
        Self { kb, feeling, contexts: [unnamed, named], session, texts, tried }
    }

    fn everything(&mut self) {
        let kb = self.kb;
        for faq in kb.faqs.iter().filter(|faq| faq.enabled) {
            self.entry(faq);
        }
        let words = hand_overs(kb);
        for moment in Moment::ALL.into_iter().filter(|moment| *moment != Moment::AgentOpening) {
            self.moment(moment, &words);
        }
        for care in &kb.care.moments {
            let (variants, file) = match kb.persona.care.get(&care.id) {
                Some(own) => (own, "persona.toml"),
                None => (&care.say, "care.toml"),
            };
            for phrase in variants {
                let source = TextSource::Care { id: care.id.clone(), file, row: phrase.row };
                self.phrase(source, phrase, care.on.is_light(), &[]);
            }
        }
        for rule in &kb.escalation.rules {
            self.rule(rule, &words);
        }
    }

    fn entry(&mut self, faq: &'a Faq) {
        let source = |row| TextSource::Answer { entry: faq.id.clone(), row };
        self.answer(source(None), &faq.answer, None);
        for answer in &faq.answers {
            if answer.when.channel.is_none_or(|only| only == self.contexts[0].channel) {
                self.answer(source(Some(answer.row)), &answer.answer, Some(answer));
            }
        }
        self.keep(TextSource::Option(faq.id.clone()), faq.question.clone());
    }

    fn answer(&mut self, source: TextSource, text: &str, answer: Option<&ConditionalAnswer>) {
        if text.is_empty() {
            return;
        }
        let kb = self.kb;
        let condition = answer.and_then(|answer| answer.when.product.as_ref());
        if !depends(text, of_product) {
            self.say(&source, text, With::default());
            return;
        }
        for product in &kb.products.products {
            if condition.is_none_or(|condition| is_of(kb, condition, product)) {
                self.say(&source, text, With { product: Some(product), ..With::default() });
            }
        }
    }

    fn moment(&mut self, moment: Moment, words: &[HandOverWords]) {
        let kb = self.kb;
        let phrases = kb.persona.phrases.get(&moment).map(Vec::as_slice).unwrap_or_default();
        for phrase in phrases {
            let source = TextSource::Phrase { moment, row: phrase.row };
            self.phrase(source, phrase, moment.is_light(), words);
        }
        if let Some(own) = plain(moment, kb.settings.locale) {
            let own = Phrase::from(own);
            self.phrase(TextSource::Phrase { moment, row: 0 }, &own, false, words);
        }
    }

    fn phrase(
        &mut self,
        source: TextSource,
        phrase: &Phrase,
        light: bool,
        words: &[HandOverWords],
    ) {
        let values = Values::new(self.kb, &self.contexts[0], &self.session, self.feeling);
        if may_be_said(phrase, light, &values) {
            self.with_words(&source, &phrase.text, words);
        }
    }

    fn rule(&mut self, rule: &Rule, words: &[HandOverWords]) {
        for text in [&rule.say, &rule.say_closed].into_iter().flatten() {
            let source = TextSource::Rule(rule.id.clone());
            self.with_words(&source, text, words);
        }
    }

    /// Says a text with everything that its placeholders may stand for in a hand-over, with the
    /// longest standard question, and of any product.
    fn with_words(&mut self, source: &TextSource, text: &str, words: &[HandOverWords]) {
        let kb = self.kb;
        let questions = kb.faqs.iter().map(|faq| faq.question.as_str());
        let question = questions.max_by_key(|question| question.chars().count());
        let handed = depends(text, of_hand_over);
        let products = kb.products.products.iter().map(Some);
        let products: Vec<Option<&Product>> =
            if depends(text, of_product) { products.collect() } else { vec![None] };
        for product in products {
            if handed {
                for words in words {
                    self.say(source, text, With { product, hand_over: Some(words), question });
                }
            } else {
                self.say(source, text, With { product, hand_over: None, question });
            }
        }
    }

    fn say(&mut self, source: &TextSource, text: &str, with: With<'_>) {
        let addressed = depends(text, |placeholder| *placeholder == Placeholder::CustomerAddress);
        for named in 0..=usize::from(addressed) {
            let Some(context) = self.contexts.get(named) else { continue };
            let values = Values {
                product: with.product,
                hand_over: with.hand_over,
                question: with.question,
                ..Values::new(self.kb, context, &self.session, self.feeling)
            };
            let Ok(rendered) = render(text, &values) else { continue };
            let reply =
                Reply { text: rendered.text, pictures: rendered.pictures, ..Reply::default() };
            let said = polished(vec![reply], &values).into_iter().next();
            if let Some(said) = said {
                self.keep(source.clone(), said.in_words());
            }
        }
    }

    fn keep(&mut self, source: TextSource, text: String) {
        *self.tried = self.tried.saturating_add(1);
        if *self.tried >= MOST {
            return;
        }
        let persona = &self.kb.persona;
        let channel = self.contexts[0].channel;
        let limit = match channel {
            Channel::Chat => persona.chat.limit,
            Channel::Phone => persona.voice.limit,
        };
        self.texts.insert(Rendering { source, channel, persona: persona.id.clone(), text, limit });
    }
}

fn depends(text: &str, on: impl Fn(&Placeholder) -> bool) -> bool {
    Template::read(text).0.placeholders().any(on)
}

fn of_product(placeholder: &Placeholder) -> bool {
    matches!(placeholder, Placeholder::ProductName | Placeholder::ProductAttribute(_))
}

fn of_hand_over(placeholder: &Placeholder) -> bool {
    matches!(
        placeholder,
        Placeholder::Queue
            | Placeholder::QueueHours
            | Placeholder::QueueOpens
            | Placeholder::Needs
            | Placeholder::Issue
    )
}

/// What can be said about a hand-over to each queue, at each hour of a week at which it may be
/// closed; and about one that nobody has named.
fn hand_overs(kb: &KnowledgeBase) -> Vec<HandOverWords> {
    let locale = kb.settings.locale;
    let mut words = Vec::new();
    for queue in &kb.escalation.queues {
        for opens in openings(queue, locale) {
            let filled = HandOverWords {
                queue: Some(queue.name.clone()),
                hours: Some(clock_words::hours(&queue.hours, locale)),
                opens: Some(opens),
                needs: Some(match locale {
                    Locale::ZhCn => "订单号和联系电话".to_owned(),
                    Locale::En => "your order number and your phone number".to_owned(),
                }),
                issue: kb.faqs.first().map(|faq| faq.question.clone()),
            };
            if !words.contains(&filled) {
                words.push(filled);
            }
        }
    }
    words
}

/// In what words it is told when somebody is in a queue next.
fn openings(queue: &Queue, locale: Locale) -> BTreeSet<String> {
    let monday = date(2026, 1, 5);
    let mut day = monday;
    let mut openings = BTreeSet::new();
    for _ in 0..7 {
        for hour in [3, 23] {
            let now: DateTime = day.at(hour, 30, 0, 0);
            if let Some(then) = queue.hours.next_opening(now) {
                openings.insert(clock_words::instant(then, now, locale));
            }
        }
        day = day.tomorrow().unwrap_or(day);
    }
    openings
}

#[cfg(test)]
mod tests {
    use kaopu_model::{KbFiles, parse};

    use super::*;

    fn texts(files: &[(&str, &str)], meant: impl Fn(&TextSource) -> bool) -> Vec<String> {
        let file = |(path, text): &(&str, &str)| ((*path).to_owned(), text.as_bytes().to_vec());
        let files: KbFiles = files.iter().map(file).collect();
        let all = renderings(&Arc::new(parse(&files).kb));
        assert!(all.complete);
        let meant = all.texts.into_iter().filter(|one| meant(&one.source));
        let said: BTreeSet<String> = meant.map(|one| one.text).collect();
        said.into_iter().collect()
    }

    #[test]
    fn an_answer_is_said_of_every_product_that_it_is_for() {
        let files = [
            ("faqs.csv", "id,question,answer\na,什么料子,{商品.名称}是{商品.面料}的\n"),
            ("answers.csv", "faq_id,when_product,answer\na,类目=锅,{商品.名称}是锅\n"),
            ("products.csv", "id,name,类目,面料\nx,毛衣,衣,羊毛\ny,铁锅,锅,\n"),
        ];
        let answers = |source: &TextSource| matches!(source, TextSource::Answer { .. });
        // Of the pan nobody knows a fabric: that is no text, and no hole.
        assert_eq!(texts(&files, answers), ["毛衣是羊毛的", "铁锅是锅"]);
    }

    #[test]
    fn a_phrase_is_said_as_every_persona_says_it_with_a_name_and_without() {
        let persona = "name = \"小满\"\naddress = \"亲\"\n[phrases]\nthanks = [\"不谢，{顾客.称呼}\"]\n\
                       [personas.precise]\nname = \"小明\"\ntone = \"precise\"\n\
                       [personas.precise.phrases]\n\
                       thanks = [\"不客气，{顾客.称呼}，我是{人设.名字}\"]\n";
        let files = [("persona.toml", persona)];
        let thanks = |source: &TextSource| {
            matches!(source, TextSource::Phrase { moment: Moment::Thanks, row: 1.. })
        };
        let said = texts(&files, thanks);
        for text in ["不谢，亲", "不谢，王先生", "不客气，王先生，我是小明"] {
            assert!(said.iter().any(|one| one == text), "{text}: {said:?}");
        }
    }

    #[test]
    fn a_rule_names_its_hours_and_leaves_no_hole() {
        let rule = "[[queue]]\nid = \"desk\"\nname = \"客服\"\nhours = \"09:00-18:00\"\n\n[[rule]]\n\
                    id = \"human\"\nqueue = \"desk\"\nsay_closed = \"{队列}{队列.上线}在\"\n\
                    when = { request_human = true }\n";
        let said =
            texts(&[("escalation.toml", rule)], |source| matches!(source, TextSource::Rule(_)));
        assert!(said.len() >= 2 && said.iter().all(|text| text.starts_with("客服")), "{said:?}");
        assert!(said.iter().all(|text| !text.contains('{')), "{said:?}");
    }
}
