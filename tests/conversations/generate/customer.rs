//! What a customer says next: a reply to what the bot asked, or something new.

use kaopu_engine::{Action, Turn, TurnOption};
use kaopu_model::{Context, KnowledgeBase, Locale, fold};

use super::dice::Dice;
use super::scene;
use super::typing::Typing;
use super::words::Words;

/// Kinds of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Question,
    Mistaken,
    Wrapped,
    Several,
    FollowUp,
    Talk,
    Human,
    Unknown,
    Angry,
    Worried,
    Danger,
    TakenBack,
    Product,
    Order,
    Number,
    Odd,
    Amount,
    English,
    Complaint,
    Stray,
    Again,
    Long,
    Event,
}

/// Someone who writes to a shop.
pub(super) struct Customer<'a> {
    pub(super) kb: &'a KnowledgeBase,
    pub(super) words: Words,
    pub(super) typing: Typing,
}

impl<'a> Customer<'a> {
    pub(super) fn new(kb: &'a KnowledgeBase) -> Self {
        Self { kb, words: Words::of(kb), typing: Typing::new(kb) }
    }

    /// What is replied to the bot's turn; `None` if the customer goes on with something else.
    pub(super) fn reply(
        &self,
        turn: &Turn,
        context: &mut Context,
        dice: &mut Dice,
    ) -> Option<String> {
        if dice.comes(16) {
            return None;
        }
        let asks = matches!(turn.action, Action::Clarify | Action::AskProduct | Action::AskOrder);
        if asks && dice.comes(10) {
            return Some(self.words.pick("human", dice).to_owned());
        }
        match turn.action {
            Action::Clarify | Action::Confirm | Action::Answer if !turn.options.is_empty() => {
                Some(self.choice(&turn.options, dice))
            }
            Action::AskProduct => Some(self.product_reply(&turn.options, dice)),
            Action::AskOrder => self.order_reply(context, dice),
            Action::AskFirst => Some(self.first_reply(dice)),
            Action::Callback => self.callback_reply(dice),
            Action::HandOver | Action::Silent => self.while_silent(context, dice),
            _ => None,
        }
    }

    fn choice(&self, options: &[TurnOption], dice: &mut Dice) -> String {
        let label = &dice.pick(options).label;
        match dice.below(10) {
            0..=3 => {
                // Now and then one that was not offered.
                let beyond = usize::from(dice.comes(8));
                let number = (dice.below(options.len() + beyond) + 1).to_string();
                self.words.pick("pick", dice).replace("{n}", &number)
            }
            4 => self.words.pick("stray", dice).to_owned(),
            5 => label.clone(),
            6 => self.typing.mistake(label, dice),
            7 => label.chars().skip(dice.below(3)).take(4).collect(),
            8 => self.words.pick("none", dice).to_owned(),
            _ => self.say(Kind::Question, dice),
        }
    }

    fn product_reply(&self, options: &[TurnOption], dice: &mut Dice) -> String {
        match dice.below(10) {
            0..=3 if !options.is_empty() => self.choice(options, dice),
            4..=6 => self.product(dice),
            7 => self.words.pick("noproduct", dice).to_owned(),
            8 => format!("{} {}", self.product(dice), self.words.pick("behind", dice)),
            _ => self.say(Kind::Wrapped, dice),
        }
    }

    fn order_reply(&self, context: &mut Context, dice: &mut Dice) -> Option<String> {
        match dice.below(10) {
            0..=3 => Some(scene::number(dice)),
            4 => Some(format!("{}{}", self.words.pick("before", dice), scene::number(dice))),
            5 => {
                scene::goes_on(self.kb, context, dice);
                context.order = scene::first(self.kb, dice).order.or(context.order.clone());
                Some(self.words.pick("talk", dice).to_owned())
            }
            6 | 7 => Some(self.words.pick("nonumber", dice).to_owned()),
            _ => None,
        }
    }

    fn first_reply(&self, dice: &mut Dice) -> String {
        match dice.below(10) {
            0 | 1 => scene::number(dice),
            2 => format!("{}，{}", scene::number(dice), phone(dice)),
            3 => phone(dice),
            4 => self.product(dice),
            5 => self.words.pick("nonumber", dice).to_owned(),
            6 => self.words.pick("angry", dice).to_owned(),
            7 => String::new(),
            8 => self.words.pick("human", dice).to_owned(),
            _ => self.say(Kind::Question, dice),
        }
    }

    fn callback_reply(&self, dice: &mut Dice) -> Option<String> {
        match dice.below(10) {
            0..=3 => Some(phone(dice)),
            4 => Some(format!("{}{}", self.words.pick("before", dice), phone(dice))),
            5 => Some(self.words.pick("nonumber", dice).to_owned()),
            6 | 7 => Some(self.words.pick("human", dice).to_owned()),
            _ => None,
        }
    }

    fn while_silent(&self, context: &mut Context, dice: &mut Dice) -> Option<String> {
        match dice.below(10) {
            0..=2 => Some(self.say(Kind::Question, dice)),
            3 => Some(self.say(Kind::Number, dice)),
            4..=7 => {
                scene::later(context, dice);
                scene::returned(context);
                Some(String::new())
            }
            _ => {
                scene::returned(context);
                None
            }
        }
    }

    /// Something new to say.
    pub(super) fn say(&self, kind: Kind, dice: &mut Dice) -> String {
        let pick = |section: &str, dice: &mut Dice| self.words.pick(section, dice).to_owned();
        match kind {
            Kind::Question | Kind::Again => self.question(dice),
            Kind::Mistaken => {
                let once = self.typing.mistake(&self.question(dice), dice);
                if dice.comes(25) { self.typing.mistake(&once, dice) } else { once }
            }
            Kind::Wrapped => {
                let before = if dice.comes(70) { pick("before", dice) } else { String::new() };
                format!("{before}{}{}", self.question(dice), pick("behind", dice))
            }
            Kind::Several => {
                let mut text = self.question(dice);
                for _ in 0..if dice.comes(20) { 2 } else { 1 } {
                    text.push_str(&pick("glue", dice));
                    let next = match dice.below(8) {
                        0 => pick("talk", dice),
                        1 => pick("unknown", dice),
                        2 => self.of_product(dice),
                        _ => self.question(dice),
                    };
                    text.push_str(&next);
                }
                text
            }
            Kind::FollowUp => {
                let asked = pick("follow", dice);
                match dice.comes(35) {
                    true => self.about_another(dice),
                    false => asked,
                }
            }
            Kind::Talk => pick("talk", dice),
            Kind::Human => pick("human", dice),
            Kind::Unknown => pick("unknown", dice),
            Kind::Angry => self.with_question("angry", dice),
            Kind::Worried => self.with_question("worried", dice),
            Kind::Danger => self.with_question("danger", dice),
            Kind::Complaint => self.with_question("complain", dice),
            Kind::TakenBack => pick("taken", dice),
            Kind::Product => self.of_product(dice),
            Kind::Order => self.of_order(dice),
            Kind::Number => match dice.below(3) {
                0 => scene::number(dice),
                1 => phone(dice),
                _ => format!("{} {}", self.question(dice), scene::number(dice)),
            },
            Kind::Odd => pick("odd", dice),
            Kind::Amount => pick("amount", dice),
            Kind::English => pick("english", dice),
            Kind::Stray => pick("stray", dice),
            Kind::Long => {
                let piece = if dice.comes(50) { pick("long", dice) } else { self.question(dice) };
                piece.repeat([30, 120, 600][dice.below(3)])
            }
            Kind::Event => String::new(),
        }
    }

    fn question(&self, dice: &mut Dice) -> String {
        let faq = dice.pick(&self.kb.faqs);
        match faq.phrasings.is_empty() || dice.comes(20) {
            true => faq.question.clone(),
            false => dice.pick(&faq.phrasings).text.clone(),
        }
    }

    /// Words of a mood, alone or with a question.
    fn with_question(&self, section: &str, dice: &mut Dice) -> String {
        let words = self.words.pick(section, dice);
        match dice.below(4) {
            0 => format!("{words}，{}", self.question(dice)),
            1 => format!("{}，{words}", self.question(dice)),
            _ => words.to_owned(),
        }
    }

    fn product(&self, dice: &mut Dice) -> String {
        if self.kb.products.products.is_empty() {
            return self.words.pick("noproduct", dice).to_owned();
        }
        let product = dice.pick(&self.kb.products.products);
        match product.aliases.is_empty() || dice.comes(40) {
            true => product.name.clone(),
            false => dice.pick(&product.aliases).clone(),
        }
    }

    /// A question that speaks of a product.
    fn of_product(&self, dice: &mut Dice) -> String {
        let asking = self.kb.faqs.iter().filter(|faq| fold(&faq.answer).contains("商品名称"));
        let english = self.kb.faqs.iter().filter(|faq| faq.answer.contains("{product."));
        let about: Vec<_> = asking.chain(english).collect();
        let product = self.product(dice);
        let question = match about.is_empty() {
            true => self.question(dice),
            false => dice.pick(&about).question.clone(),
        };
        match self.kb.settings.locale {
            Locale::ZhCn if dice.comes(80) => format!("{product}{question}"),
            _ => format!("{product} {question}"),
        }
    }

    /// A question whose answer speaks of an order.
    fn of_order(&self, dice: &mut Dice) -> String {
        let speaks = |answer: &str| answer.contains("{订单.") || answer.contains("{order.");
        let about: Vec<_> = self.kb.faqs.iter().filter(|faq| speaks(&faq.answer)).collect();
        let faq = dice.pick(&about);
        match faq.phrasings.is_empty() || dice.comes(30) {
            true => faq.question.clone(),
            false => dice.pick(&faq.phrasings).text.clone(),
        }
    }

    fn about_another(&self, dice: &mut Dice) -> String {
        let product = self.product(dice);
        match self.kb.settings.locale {
            Locale::ZhCn => format!("那{product}呢"),
            Locale::En => format!("what about the {product}"),
        }
    }
}

/// A phone number, as people write it.
fn phone(dice: &mut Dice) -> String {
    let (a, b) = (dice.digits(4), dice.digits(4));
    match dice.below(4) {
        0 => format!("138 {a} {b}"),
        1 => format!("138-{a}-{b}"),
        2 => format!("我的电话是138{a}{b}"),
        _ => format!("138{a}{b}"),
    }
}
