//! Conversations that nobody wrote: what customers of a knowledge base might say, one thing after
//! another, in all hours, order states and events. The same for the same knowledge base, always.

use jiff::civil::{DateTime, date};
use kaopu_model::{Context, KnowledgeBase, Locale, Money, Order, OrderState, ShopEvent};

use crate::message::Message;

/// The longest conversation.
const MOST_MESSAGES: usize = 3;

/// The Monday from which the hours of two weeks are drawn; which one makes no difference to the
/// hours of a week.
const MONDAY: DateTime = date(2026, 11, 23).at(0, 0, 0, 0);

/// What is said in any shop: picking, denying, thanking, numbers, and what nobody understands.
const ANYWHERE_ZH: [&str; 16] = [
    "1",
    "第二个",
    "都不是",
    "不是",
    "对",
    "嗯",
    "谢谢",
    "没有订单号",
    "13800138000",
    "202611010000000001",
    "那怎么办",
    "你们太过分了！！",
    "我不想要了",
    "？？？",
    "哦",
    "asdf 不懂",
];
const ANYWHERE_EN: [&str; 16] = [
    "1",
    "the second one",
    "none of these",
    "no",
    "yes",
    "ok",
    "thanks",
    "I have no order number",
    "13800138000",
    "202611010000000001",
    "so what now",
    "this is outrageous!!",
    "never mind",
    "???",
    "oh",
    "qwerty zxcv",
];

/// So many conversations with the customers of a knowledge base. More of them are the same ones and
/// others.
///
/// ```
/// use kaopu_engine::customers;
/// use kaopu_model::{KbFiles, parse};
///
/// let files: KbFiles =
///     [("faqs.csv".to_owned(), "id,question,answer\nship,什么时候发货,很快\n".into())].into();
/// let kb = parse(&files).kb;
/// let some: Vec<_> = customers(&kb, 20).collect();
/// assert!(some.iter().flatten().any(|message| message.text == "什么时候发货"));
/// assert_eq!(customers(&kb, 30).take(20).collect::<Vec<_>>(), some);
/// ```
pub fn customers(kb: &KnowledgeBase, count: usize) -> impl Iterator<Item = Vec<Message>> {
    let said = Said::of(kb);
    (0..count as u64).map(move |number| said.conversation(Dice(number.wrapping_mul(STEP))))
}

/// What may be said, by kind.
struct Said<'k> {
    questions: Vec<&'k str>,
    products: Vec<&'k str>,
    /// Words of danger, complaint and mood.
    words: Vec<&'k str>,
    anywhere: &'static [&'static str],
}

impl<'k> Said<'k> {
    fn of(kb: &'k KnowledgeBase) -> Self {
        let enabled = kb.faqs.iter().filter(|faq| faq.enabled);
        let asked = |faq: &'k kaopu_model::Faq| {
            std::iter::once(&faq.question)
                .chain(faq.phrasings.iter().map(|one| &one.text))
                .map(String::as_str)
        };
        let handover = &kb.escalation;
        let moods = [&handover.moods.angry, &handover.moods.urgent, &handover.moods.worried];
        let dangers = handover.dangers.iter().flat_map(|danger| &danger.words);
        let words = dangers.chain(&handover.complaints.words).chain(moods.into_iter().flatten());
        Self {
            questions: enabled.flat_map(asked).collect(),
            products: kb.products.products.iter().map(|product| &*product.name).collect(),
            words: words.map(String::as_str).collect(),
            anywhere: match kb.settings.locale {
                Locale::ZhCn => &ANYWHERE_ZH,
                Locale::En => &ANYWHERE_EN,
            },
        }
    }

    fn conversation(&self, mut dice: Dice) -> Vec<Message> {
        let order = dice.comes(2).then(|| Order {
            id: "202611010000000001".to_owned(),
            state: *dice.one_of(OrderState::ALL).unwrap_or(&OrderState::Paid),
            amount: Some(Money(12_900)),
            ..Order::default()
        });
        let hour = i64::from(u16::try_from(dice.below(2 * 7 * 24)).unwrap_or_default());
        let now = MONDAY.checked_add(jiff::Span::new().hours(hour)).ok();
        let context = Context { now, order, ..Context::default() };
        let length = 1 + dice.below(MOST_MESSAGES);
        (0..length).map(|_| self.message(&context, &mut dice)).collect()
    }

    fn message(&self, context: &Context, dice: &mut Dice) -> Message {
        let mut context = context.clone();
        let question = |dice: &mut Dice| dice.one_of(&self.questions).copied().unwrap_or_default();
        let text = match dice.below(10) {
            0..=4 => question(dice).to_owned(),
            5 => {
                let product = dice.one_of(&self.products).copied().unwrap_or_default();
                format!("{product} {}", question(dice))
            }
            6 => dice.one_of(&self.words).copied().unwrap_or_default().to_owned(),
            7 => {
                context.events.extend(dice.one_of(ShopEvent::ALL));
                String::new()
            }
            _ => dice.one_of(self.anywhere).copied().unwrap_or_default().to_owned(),
        };
        Message { text, context }
    }
}

/// Chance from a seed, the same on every machine: SplitMix64 (Steele, Lea, Flood 2014).
struct Dice(u64);

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 if that is 0.
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % (bound.max(1) as u64)).unwrap_or_default()
    }

    /// Whether it comes, once in so many cases.
    fn comes(&mut self, once_in: usize) -> bool {
        self.below(once_in) == 0
    }

    fn one_of<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }
}
