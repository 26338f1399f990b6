//! What is known about the customer besides the words: order, product, channel, time.

use jiff::civil::DateTime;
use kaopu_model::{Channel, Context, Customer, Order, OrderState, ProductId};
use kaopu_studio::{Clock as _, Money, SystemClock};

use super::{Knowledge, moment};
use crate::failure::{Failure, Outcome};

/// The situation in which a message comes in.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Situation")]
pub(crate) struct SituationArguments {
    /// State of the customer's order: paid or 待发货, signed or 已签收, ...
    #[arg(long, value_name = "STATE", value_parser = order_state)]
    order: Option<OrderState>,
    /// Order number
    #[arg(long, value_name = "ID", requires = "order")]
    order_id: Option<String>,
    /// What was paid, such as 129.00
    #[arg(long, value_name = "YUAN", requires = "order", value_parser = money)]
    amount: Option<Money>,
    /// Carrier of the parcel
    #[arg(long, value_name = "NAME", requires = "order")]
    carrier: Option<String>,
    /// Tracking number of the parcel
    #[arg(long, value_name = "NUMBER", requires = "order")]
    tracking: Option<String>,
    /// Product being talked about: its id, name or an alias
    #[arg(long, value_name = "PRODUCT")]
    product: Option<String>,
    /// chat or phone
    #[arg(long, value_name = "CHANNEL", value_parser = channel)]
    channel: Option<Channel>,
    /// Time at the shop; otherwise this computer's
    #[arg(long, value_name = "TIME", value_parser = moment::parse)]
    now: Option<DateTime>,
    /// The customer's name with title, such as 王先生
    #[arg(long, value_name = "NAME")]
    customer: Option<String>,
}

impl SituationArguments {
    /// The time at the shop.
    pub(crate) fn now(&self) -> DateTime {
        self.now.unwrap_or_else(|| SystemClock.local())
    }

    /// What goes in with each message.
    pub(crate) fn context(&self, knowledge: &Knowledge) -> Outcome<Context> {
        let order = self.order.map(|state| Order {
            state,
            id: self.order_id.clone().unwrap_or_default(),
            amount: self.amount,
            carrier: self.carrier.clone(),
            tracking: self.tracking.clone(),
        });
        Ok(Context {
            channel: self.channel.unwrap_or_default(),
            now: Some(self.now()),
            order,
            product: self
                .product
                .as_deref()
                .map(|text| find_product(knowledge, text))
                .transpose()?,
            customer: self
                .customer
                .clone()
                .map(|name| Customer { name: Some(name), ..Customer::default() }),
            events: Vec::new(),
        })
    }
}

/// An order's state in either spelling.
pub(crate) fn order_state(text: &str) -> Result<OrderState, String> {
    OrderState::parse(text).ok_or_else(|| {
        let known = OrderState::ALL.iter().map(|state| format!("{} {}", state.code(), state.zh()));
        format!("an order is one of: {}", known.collect::<Vec<_>>().join(", "))
    })
}

fn channel(text: &str) -> Result<Channel, String> {
    Channel::parse(text).ok_or_else(|| "a channel is chat (聊天) or phone (电话)".to_owned())
}

fn money(text: &str) -> Result<Money, String> {
    Money::try_from(text.to_owned()).map_err(|error| error.to_string())
}

/// A product by its id, name or alias.
pub(crate) fn find_product(knowledge: &Knowledge, text: &str) -> Outcome<ProductId> {
    let products = &knowledge.kb().products.products;
    let by_id = products.iter().find(|product| &*product.id == text);
    let by_name = || {
        products.iter().find(|product| {
            product.name == text || product.aliases.iter().any(|alias| alias == text)
        })
    };
    by_id.or_else(by_name).map(|product| product.id.clone()).ok_or_else(|| {
        let ids: Vec<&str> = products.iter().map(|product| &*product.id).collect();
        let ids = ids.join(", ");
        Failure::bad_input(format!("没有商品“{text}”"), format!("there is no product \"{text}\""))
            .hint(format!("商品有：{ids}"), format!("The products are {ids}."))
    })
}
