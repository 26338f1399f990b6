//! What is known about the customer's situation: order, channel, money, mood.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::spelled::spelled;

spelled!(
    /// Where an order stands.
    OrderState {
        /// The customer has no order.
        #[default]
        None "none" "无订单",
        /// Placed, not paid.
        Unpaid "unpaid" "待付款",
        /// Paid, not yet shipped.
        Paid "paid" "待发货",
        /// On its way.
        Shipped "shipped" "运输中",
        /// The courier is out with it.
        Delivering "delivering" "派送中",
        /// No movement for long.
        Stalled "stalled" "物流停滞",
        /// Signed for.
        Signed "signed" "已签收",
        /// A return was filed.
        ReturnFiled "return_filed" "退货中",
        /// An exchange was filed.
        ExchangeFiled "exchange_filed" "换货中",
        /// A refund was filed.
        RefundFiled "refund_filed" "退款中",
        /// The money went back.
        Refunded "refunded" "已退款",
        /// Cancelled.
        Cancelled "cancelled" "已取消",
    }
);

spelled!(
    /// Where the customer writes or speaks.
    // The name in generated TypeScript, where Tauri has a Channel of its own; files and JSON never
    // show it.
    #[serde(rename = "CustomerChannel")]
    Channel {
        /// Text chat.
        #[default]
        Chat "chat" "聊天",
        /// Phone.
        Phone "phone" "电话",
    }
);

spelled!(
    /// The customer's mood.
    Mood {
        /// Nothing shows.
        #[default]
        Calm "calm" "平静",
        /// Worried.
        Worried "worried" "担心",
        /// Pressed for time.
        Urgent "urgent" "着急",
        /// Angry.
        Angry "angry" "生气",
    }
);

/// An order as the shop's system knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Order {
    /// Order number.
    pub id: String,
    /// Where it stands.
    pub state: OrderState,
    /// What was paid.
    pub amount: Option<Money>,
    /// Carrier (快递公司).
    pub carrier: Option<String>,
    /// Tracking number (快递单号).
    pub tracking: Option<String>,
}

/// An amount in hundredths of the currency's unit (分); written `129.00`.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Money(pub u32);

#[cfg(feature = "schema")]
crate::schema::text_schema!(
    Money,
    "Money",
    r"^[0-9]{1,7}(\.[0-9]{0,2})?$",
    "An amount such as 129.00."
);

#[cfg(feature = "specta")]
impl specta::Type for Money {
    fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
        <String as specta::Type>::definition(types)
    }
}

/// The text is no amount such as `129` or `129.00`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an amount such as 129.00")]
pub struct MoneyError(String);

impl TryFrom<String> for Money {
    type Error = MoneyError;

    fn try_from(text: String) -> Result<Self, MoneyError> {
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let cents = (!whole.is_empty() && digits(whole) && digits(fraction) && fraction.len() <= 2)
            .then(|| {
                Some((whole.parse::<u32>().ok()?, format!("{fraction:0<2}").parse::<u32>().ok()?))
            })
            .flatten()
            .and_then(|(yuan, cents)| yuan.checked_mul(100)?.checked_add(cents));
        cents.map(Self).ok_or(MoneyError(text))
    }
}

impl From<Money> for String {
    fn from(money: Money) -> Self {
        money.to_string()
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}
