//! Circumstances in which something may be asked.

use std::collections::BTreeMap;

use jiff::civil::{DateTime, date};
use kaopu_engine::Message;
use kaopu_model::{
    AnswerConditions, Context, KnowledgeBase, Money, Order, OrderState, Product, ProductCondition,
};

/// A weekday morning, for a knowledge base whose dialogues tell no time.
const MORNING: DateTime = date(2026, 11, 20).at(10, 0, 0, 0);

/// A conversation that may come out otherwise.
pub(crate) type Probe = Vec<Message>;

/// A knowledge base and the circumstances of an ordinary conversation with it.
pub(crate) struct Prober<'k> {
    pub kb: &'k KnowledgeBase,
    pub now: DateTime,
}

impl<'k> Prober<'k> {
    /// At the hour at which most of its dialogues take place.
    pub(crate) fn new(kb: &'k KnowledgeBase) -> Self {
        let mut hours: BTreeMap<DateTime, usize> = BTreeMap::new();
        for now in kb.dialogues.iter().filter_map(|dialogue| dialogue.context.now) {
            *hours.entry(now).or_default() += 1;
        }
        let most = hours.into_iter().max_by_key(|(now, times)| (*times, std::cmp::Reverse(*now)));
        Self { kb, now: most.map_or(MORNING, |(now, _)| now) }
    }

    /// Nothing special.
    pub(crate) fn plain(&self) -> Context {
        Context { now: Some(self.now), ..Context::default() }
    }

    /// With an order in this state.
    pub(crate) fn with_order(&self, state: OrderState) -> Context {
        Context { order: order(state), ..self.plain() }
    }

    /// About a product.
    pub(crate) fn with_product(&self, product: &Product) -> Context {
        Context { product: Some(product.id.clone()), ..self.plain() }
    }

    /// Nothing special, then each state of an order, then each product.
    pub(crate) fn everyday(&self) -> Vec<Context> {
        let orders = OrderState::ALL.iter().map(|state| self.with_order(*state));
        let products = self.kb.products.products.iter().map(|product| self.with_product(product));
        std::iter::once(self.plain()).chain(orders).chain(products).collect()
    }

    /// Circumstances in which these conditions hold, and where there is a window, those just before
    /// it and after.
    pub(crate) fn under(&self, when: &AnswerConditions) -> Vec<Context> {
        let orders: Vec<OrderState> = match when.orders.is_empty() {
            true => vec![OrderState::None],
            false => when.orders.clone(),
        };
        let products: Vec<Option<&Product>> = match &when.product {
            Some(_) => {
                let all = self.kb.products.products.iter();
                all.filter(|product| self.meets(when, product)).map(Some).collect()
            }
            None if when.orders.is_empty() => vec![None],
            // Some answers for an order's state are for one product before they are for all.
            None => vec![None, self.kb.products.products.first()],
        };
        let mut moments: Vec<DateTime> = Vec::new();
        let before = |end: DateTime| end.saturating_sub(jiff::Span::new().minutes(1));
        match (when.from, when.until) {
            (None, None) => moments.push(self.now),
            (from, until) => {
                moments.extend(from);
                moments.extend(until.map(before));
                moments.extend(from.map(before));
                moments.extend(until);
            }
        }
        let mut all = Vec::new();
        for now in &moments {
            for state in &orders {
                for product in &products {
                    all.push(Context {
                        now: Some(*now),
                        channel: when.channel.unwrap_or_default(),
                        order: order(*state),
                        product: product.map(|product| product.id.clone()),
                        ..Context::default()
                    });
                }
            }
        }
        all
    }

    fn meets(&self, when: &AnswerConditions, product: &Product) -> bool {
        match &when.product {
            None => true,
            Some(ProductCondition::OneOf(ids)) => ids.contains(&product.id),
            Some(ProductCondition::Attribute { attribute, values }) => {
                let cell = self.kb.products.value(product, attribute).unwrap_or_default();
                values.iter().any(|value| cell.split('|').any(|one| one.trim() == value))
            }
        }
    }
}

/// Every pair of a message and circumstances, as a conversation of one message.
pub(crate) fn asked<'t>(
    texts: impl IntoIterator<Item = &'t str>,
    contexts: &[Context],
) -> Vec<Probe> {
    let mut all = Vec::new();
    for text in texts {
        for context in contexts {
            all.push(vec![Message { text: text.to_owned(), context: context.clone() }]);
        }
    }
    all
}

/// An order in this state, with what a customer sees of it then.
pub(crate) fn order(state: OrderState) -> Option<Order> {
    let sent = matches!(
        state,
        OrderState::Shipped | OrderState::Delivering | OrderState::Stalled | OrderState::Signed
    );
    (state != OrderState::None).then(|| Order {
        id: "2026111900045001".to_owned(),
        state,
        amount: Some(Money(12_900)),
        carrier: sent.then(|| "中通快递".to_owned()),
        tracking: sent.then(|| "78312345678901".to_owned()),
    })
}
