//! Filling placeholders in. A missing value never becomes a hole: the caller learns what is missing
//! instead.

use kaopu_model::{
    Channel, Context, Feeling, KnowledgeBase, Locale, OrderField, Placeholder, Product, Template,
    TemplatePart,
};

use crate::session::Session;
use crate::turn::{FactUse, ShownPicture};

/// What values are taken from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Values<'a> {
    pub kb: &'a KnowledgeBase,
    pub context: &'a Context,
    pub product: Option<&'a Product>,
    /// An order number that the customer gave, if the context has no order.
    pub order: Option<&'a str>,
    /// How the customer may be spoken to.
    pub feeling: Feeling,
    /// What can be said only about a hand-over.
    pub hand_over: Option<&'a HandOverWords>,
    /// The standard question of the entry that is answered, where it is said.
    pub question: Option<&'a str>,
}

impl<'a> Values<'a> {
    /// In this conversation, for a customer who feels so.
    pub(crate) fn new(
        kb: &'a KnowledgeBase,
        context: &'a Context,
        session: &'a Session,
        feeling: Feeling,
    ) -> Self {
        Self {
            kb,
            context,
            product: session.product.as_ref().and_then(|id| kb.product(id)),
            order: session.order.as_deref(),
            feeling,
            hand_over: None,
            question: None,
        }
    }
}

/// What can be said only about a hand-over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct HandOverWords {
    /// The queue being handed over to.
    pub queue: Option<String>,
    /// When somebody is there.
    pub hours: Option<String>,
    /// When somebody is there next.
    pub opens: Option<String>,
    /// What the bot asks for before it hands over.
    pub needs: Option<String>,
    /// What the case is about.
    pub issue: Option<String>,
}

/// A filled-in text and the values it was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Rendered {
    pub text: String,
    pub facts: Vec<FactUse>,
    /// What is shown below the text, in chat. On the phone its words are part of the text.
    pub pictures: Vec<ShownPicture>,
}

/// What stands in the way of saying a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Lacking {
    /// It speaks of a product, and none is known.
    Product,
    /// It speaks of an order, and none is known.
    Order,
    /// The KB or the shop's system has no such value; the placeholder's name.
    Value(String),
}

/// Fills a text in. What is no placeholder is said literally: the checks report it.
pub(crate) fn render(text: &str, values: &Values<'_>) -> Result<Rendered, Lacking> {
    let (template, _) = Template::read(text);
    let mut rendered = Rendered::default();
    let mut parts = template.parts.into_iter().peekable();
    while let Some(part) = parts.next() {
        match part {
            TemplatePart::Text(text) => rendered.text.push_str(&text),
            TemplatePart::Placeholder(Placeholder::Picture(called))
                if values.context.channel == Channel::Chat =>
            {
                let behind = parts.peek_mut();
                show(&mut rendered, &called, behind, values)?;
            }
            TemplatePart::Placeholder(placeholder) => {
                let mut value = value(&placeholder, values)?;
                if placeholder == Placeholder::CustomerAddress && value.is_empty() {
                    let behind = match parts.peek() {
                        Some(TemplatePart::Text(text)) => text.as_str(),
                        _ => "",
                    };
                    value = plain_address(&rendered.text, behind).to_owned();
                }
                rendered.text.push_str(&value);
                rendered.facts.push(FactUse { name: placeholder.to_string(), value });
            }
        }
    }
    Ok(rendered)
}

/// Shows a picture below the text. A line that has nothing else goes with it.
fn show(
    rendered: &mut Rendered,
    called: &str,
    behind: Option<&mut TemplatePart>,
    values: &Values<'_>,
) -> Result<(), Lacking> {
    let placeholder = Placeholder::Picture(called.to_owned());
    let value = value(&placeholder, values)?;
    if let Some(picture) = values.kb.picture(called) {
        let picture = ShownPicture::of(picture);
        if !rendered.pictures.contains(&picture) {
            rendered.pictures.push(picture);
        }
    }
    rendered.facts.push(FactUse { name: placeholder.to_string(), value });
    let begins_line = rendered.text.is_empty() || rendered.text.ends_with('\n');
    match behind {
        Some(TemplatePart::Text(text)) if begins_line && text.starts_with('\n') => {
            text.remove(0);
        }
        None if begins_line => {
            rendered.text.pop();
        }
        _ => {}
    }
    Ok(())
}

/// Prepositions and verbs in front of whom they are about.
const ABOUT: [char; 12] = ['跟', '给', '为', '对', '帮', '祝', '请', '向', '和', '让', '陪', '扰'];

/// 您 where the sentence needs somebody, nothing where it only calls them: 跟您确认一下, but 好的，这就….
fn plain_address(before: &str, behind: &str) -> &'static str {
    let needed = before.ends_with(ABOUT);
    let goes_on =
        behind.chars().next().is_some_and(char::is_alphanumeric) && !behind.starts_with('您');
    if needed && !behind.starts_with('您') || goes_on { "您" } else { "" }
}

/// Whether a text needs to know the product.
pub(crate) fn attribute_needed(text: &str) -> Option<String> {
    let (template, _) = Template::read(text);
    template.placeholders().find_map(|placeholder| match placeholder {
        Placeholder::ProductAttribute(attribute) => Some(attribute.clone()),
        _ => None,
    })
}

/// Whether a text says something of a product.
pub(crate) fn speaks_of_product(text: &str) -> bool {
    let (template, _) = Template::read(text);
    template.placeholders().any(|placeholder| {
        matches!(placeholder, Placeholder::ProductName | Placeholder::ProductAttribute(_))
    })
}

fn value(placeholder: &Placeholder, values: &Values<'_>) -> Result<String, Lacking> {
    let unknown = || Lacking::Value(placeholder.to_string());
    match placeholder {
        Placeholder::Fact(key) => {
            let fact =
                values.kb.fact(key).filter(|fact| !fact.value.is_empty()).ok_or_else(unknown)?;
            Ok(fact.rendered())
        }
        Placeholder::Picture(called) => {
            Ok(values.kb.picture(called).ok_or_else(unknown)?.words().to_owned())
        }
        Placeholder::ProductName => Ok(values.product.ok_or(Lacking::Product)?.name.clone()),
        Placeholder::ProductAttribute(attribute) => {
            let product = values.product.ok_or(Lacking::Product)?;
            values
                .kb
                .products
                .value(product, attribute)
                .map(|cell| cell.replace(['|', '｜'], "、"))
                .ok_or_else(unknown)
        }
        Placeholder::Order(field) => order_value(*field, values).unwrap_or_else(|| Err(unknown())),
        Placeholder::CustomerAddress => Ok(address(values)),
        Placeholder::Shop => Ok(values.kb.settings.shop.clone()),
        Placeholder::PersonaName => Ok(values.kb.persona.name.clone()),
        Placeholder::PersonaSelf => Ok(values.kb.persona.own_word().to_owned()),
        Placeholder::Queue => of_hand_over(values, |words| &words.queue).ok_or_else(unknown),
        Placeholder::QueueHours => of_hand_over(values, |words| &words.hours).ok_or_else(unknown),
        Placeholder::QueueOpens => of_hand_over(values, |words| &words.opens).ok_or_else(unknown),
        Placeholder::Needs => of_hand_over(values, |words| &words.needs).ok_or_else(unknown),
        Placeholder::Question => values.question.map(str::to_owned).ok_or_else(unknown),
        Placeholder::Issue => of_hand_over(values, |words| &words.issue).ok_or_else(unknown),
    }
}

fn of_hand_over(
    values: &Values<'_>,
    word: fn(&HandOverWords) -> &Option<String>,
) -> Option<String> {
    word(values.hand_over?).clone()
}

/// `None`: there is an order, but it lacks this field.
fn order_value(field: OrderField, values: &Values<'_>) -> Option<Result<String, Lacking>> {
    let Some(order) = &values.context.order else {
        return Some(match (field, values.order) {
            (OrderField::Id, Some(number)) => Ok(number.to_owned()),
            // The customer gave a number, but the shop's system told nothing about it.
            (_, Some(_)) => return None,
            (_, None) => Err(Lacking::Order),
        });
    };
    let text = match field {
        OrderField::Id => Some(order.id.clone()).filter(|id| !id.is_empty()),
        OrderField::Tracking => order.tracking.clone(),
        OrderField::Carrier => order.carrier.clone(),
        OrderField::Amount => order.amount.map(|amount| amount.to_string()),
        OrderField::State => Some(match values.kb.settings.locale {
            Locale::ZhCn => order.state.zh().to_owned(),
            Locale::En => order.state.code().replace('_', " "),
        }),
    };
    text.map(Ok)
}

/// From this formality on a customer is called by name.
const NAMES_FROM: u8 = 4;

/// The customer's name if it is known, else the persona's way of address. A pet name is not for who
/// is upset: then there is none.
fn address(values: &Values<'_>) -> String {
    let persona = &values.kb.persona;
    let sober = values.feeling.is_upset();
    let name = values
        .context
        .customer
        .as_ref()
        .and_then(|customer| customer.name.clone())
        .filter(|name| !name.is_empty());
    match name.filter(|_| sober || persona.dials.formality >= NAMES_FROM) {
        Some(name) => name,
        None if sober && persona.address != "您" => String::new(),
        None => persona.address.clone(),
    }
}
