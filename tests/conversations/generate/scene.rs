//! What is known besides the words: clock, order, customer, channel, product, events.

use kaopu_model::{Context, KnowledgeBase, Locale, OrderState, ShopEvent};
use serde_json::{Value, json};

use super::dice::Dice;

/// Instants: in hours, at their edges, at night, on a Saturday and a Sunday, on holidays, in sales.
const CLOCKS: [&str; 20] = [
    "2026-11-20T10:00:00",
    "2026-11-20T10:00:00",
    "2026-11-20T15:30:00",
    "2026-11-23T11:45:00",
    "2026-11-20T09:00:00",
    "2026-11-20T17:59:00",
    "2026-11-20T18:00:00",
    "2026-11-20T20:10:00",
    "2026-11-20T22:00:00",
    "2026-11-20T23:40:00",
    "2026-11-21T02:15:00",
    "2026-11-21T04:59:00",
    "2026-11-21T14:30:00",
    "2026-11-22T14:20:00",
    "2026-11-11T00:05:00",
    "2026-11-13T09:30:00",
    "2026-12-25T12:00:00",
    "2027-02-05T11:00:00",
    "2027-02-11T23:30:00",
    "2026-12-31T08:59:59",
];

const CARRIERS: [&str; 4] = ["中通快递", "顺丰速运", "圆通速递", "EMS"];
const LEVELS: [&str; 8] = ["VIP", "金卡", "银卡", "黑卡", "黑卡", "黑卡", "普通", ""];
const AMOUNTS: [&str; 6] = ["9.90", "129.00", "1000.00", "1000.01", "2599.00", "0.00"];

/// A scene to begin with. A fifth of them knows nothing at all.
pub(super) fn first(kb: &KnowledgeBase, dice: &mut Dice) -> Context {
    if dice.comes(20) {
        return Context::default();
    }
    let mut context = json!({ "channel": if dice.comes(18) { "phone" } else { "chat" } });
    if dice.comes(85) {
        context["now"] = json!(dice.pick(&CLOCKS));
    }
    if dice.comes(70) {
        context["order"] = order(dice);
    }
    if dice.comes(40) {
        context["customer"] = customer(kb, dice);
    }
    if dice.comes(10)
        && let Some(product) = kb.products.products.first()
    {
        let product = kb.products.products.get(dice.below(4)).unwrap_or(product);
        context["product"] = json!(product.id);
    }
    read(context)
}

/// What happens at a shop by itself: the first so many events. Those that came later are told where a
/// conversation is about them, so that the dice fall as they did.
fn by_itself() -> &'static [ShopEvent] {
    let until = ShopEvent::ALL.iter().position(|event| *event == ShopEvent::HandoffFailed);
    &ShopEvent::ALL[..until.unwrap()]
}

/// What happens before a message, if anything does.
pub(super) fn goes_on(kb: &KnowledgeBase, context: &mut Context, dice: &mut Dice) {
    context.events.clear();
    match dice.below(24) {
        0..=3 => later(context, dice),
        4 | 5 => happens(context, dice),
        6 => context.order = read(json!({ "order": order(dice) })).order,
        7 => context.order = None,
        8 => context.customer = read(json!({ "customer": customer(kb, dice) })).customer,
        9 => context.now = None,
        10 => context.channel = first(kb, dice).channel,
        11 => context.product = first(kb, dice).product,
        _ => {}
    }
}

/// Something happens at the shop, and the order's state follows.
pub(super) fn happens(context: &mut Context, dice: &mut Dice) {
    let event = *dice.pick(by_itself());
    context.events = vec![event];
    if dice.comes(10) {
        context.events.push(*dice.pick(by_itself()));
    }
    let state = match event {
        ShopEvent::OrderPlaced => OrderState::Paid,
        ShopEvent::Shipped => OrderState::Shipped,
        ShopEvent::OutForDelivery => OrderState::Delivering,
        ShopEvent::Signed => OrderState::Signed,
        ShopEvent::Delayed => OrderState::Stalled,
        ShopEvent::ReturnFiled => OrderState::ReturnFiled,
        ShopEvent::ExchangeFiled => OrderState::ExchangeFiled,
        ShopEvent::RefundFiled => OrderState::RefundFiled,
        ShopEvent::RefundPaid => OrderState::Refunded,
        _ => return,
    };
    if let Some(order) = &mut context.order {
        order.state = state;
    }
}

/// Some minutes later, or the next morning.
pub(super) fn later(context: &mut Context, dice: &mut Dice) {
    let Some(now) = context.now else { return };
    let next = match dice.below(5) {
        0 => now.date().tomorrow().map(|day| day.at(10, 15, 0, 0)),
        1 => now.with().hour(23).minute(50).build(),
        2 => now.with().hour((now.hour() + 4).min(23)).build(),
        _ => now.with().minute((now.minute() + 17).min(59)).build(),
    };
    context.now = next.ok().or(context.now);
}

/// The human gives the conversation back.
pub(super) fn returned(context: &mut Context) {
    context.events = vec![ShopEvent::Returned];
}

/// No human takes the conversation over.
pub(super) fn nobody_came(context: &mut Context) {
    context.events = vec![ShopEvent::HandoffFailed];
}

fn order(dice: &mut Dice) -> Value {
    let state = dice.pick(OrderState::ALL);
    let mut order = json!({ "id": number(dice), "state": state });
    if dice.comes(5) {
        order["id"] = json!("");
    }
    if dice.comes(60) {
        order["amount"] = json!(dice.pick(&AMOUNTS));
    }
    if dice.comes(75) {
        order["carrier"] = json!(dice.pick(&CARRIERS));
    }
    if dice.comes(75) {
        order["tracking"] = json!(format!("78{}", dice.digits(12)));
    }
    order
}

/// An order number.
pub(super) fn number(dice: &mut Dice) -> String {
    format!("20261115000{}", dice.digits(5))
}

fn customer(kb: &KnowledgeBase, dice: &mut Dice) -> Value {
    let names = match kb.settings.locale {
        Locale::ZhCn => ["王先生", "李女士", "欧阳小姐"],
        Locale::En => ["Mr Jones", "Ms Li", "Dr O'Neill"],
    };
    let mut customer = json!({});
    if dice.comes(75) {
        customer["name"] = json!(dice.pick(&names));
    }
    if dice.comes(60) {
        customer["level"] = json!(dice.pick(&LEVELS));
    }
    if dice.comes(60) {
        customer["orders"] = json!(dice.below(3));
    }
    if dice.comes(30) {
        customer["birthday"] = json!(dice.pick(&["11-20", "05-20", "02-29"]));
    }
    customer
}

fn read(context: Value) -> Context {
    serde_json::from_value(context).unwrap()
}
