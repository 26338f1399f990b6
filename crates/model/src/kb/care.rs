//! Care moments (关怀时刻): events and points of the conversation at which a designed phrase is said.

use super::spelled::spelled;
use super::{OrderState, Phrase, ShopEvent};
use crate::FaqId;

/// `care.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Care {
    /// The moments, in file order.
    pub moments: Vec<CareMoment>,
}

/// One care moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CareMoment {
    /// Stable id, under which personas have their phrases.
    pub id: String,
    /// For colleagues.
    pub title: String,
    /// When it comes.
    pub on: CareTrigger,
    /// Only behind an answer to one of these entries; empty: behind any.
    pub entries: Vec<FaqId>,
    /// Only behind an answer to an entry of one of these categories; empty: any.
    pub categories: Vec<String>,
    /// Of several the highest is said.
    pub priority: u32,
    /// Whether it is said once in a conversation, or once for each event (order and what happened
    /// to it).
    pub once: CareOnce,
    /// So many messages must lie between the care phrase before and this one.
    pub cooldown: u32,
    /// Minutes since the conversation began, for [`CareTrigger::LongWait`].
    pub after_minutes: u32,
    /// From this minute of the day until that, for [`CareTrigger::LateNight`].
    pub hours: (u16, u16),
    /// The capability of `kb.toml` that keeps what the phrases promise.
    pub promise: Option<String>,
    /// What is said by a persona that has no phrases of its own for this moment.
    pub say: Vec<Phrase>,
    /// Line in `care.toml`.
    pub row: u32,
}

spelled!(
    /// How often a care moment is said.
    CareOnce {
        /// Once in a conversation.
        #[default]
        Session "session" "每次会话一次",
        /// Once for each order and what happened to it.
        Event "event" "每件事一次",
    }
);

spelled!(
    /// When a care moment comes.
    CareTrigger {
        /// An order was placed, or is paid and waits.
        #[default]
        OrderPlaced "order_placed" "下单",
        /// The parcel is on its way.
        Shipped "shipped" "发货",
        /// The courier is out with it.
        OutForDelivery "out_for_delivery" "派送",
        /// It was signed for.
        Signed "signed" "签收",
        /// It is late.
        Delayed "delayed" "延误",
        /// A return was filed.
        ReturnFiled "return_filed" "申请退货",
        /// An exchange was filed.
        ExchangeFiled "exchange_filed" "申请换货",
        /// A refund was filed.
        RefundFiled "refund_filed" "申请退款",
        /// The money went back.
        RefundPaid "refund_paid" "退款到账",
        /// The customer's first order.
        FirstPurchase "first_purchase" "首单",
        /// The customer bought here before.
        ReturnCustomer "return_customer" "回头客",
        /// It is the customer's birthday.
        Birthday "birthday" "生日",
        /// The first answer of the conversation.
        FirstAnswer "first_answer" "第一次回答",
        /// An answer with many steps.
        AfterProcedure "after_procedure" "讲完复杂流程",
        /// The bot has just said sorry.
        AfterApology "after_apology" "道歉之后",
        /// The conversation has been going on for long.
        LongWait "long_wait" "等了很久",
        /// It is late at night.
        LateNight "late_night" "深夜",
        /// The customer says goodbye.
        Goodbye "goodbye" "道别",
    }
);

impl CareTrigger {
    /// The event that sets it off.
    #[must_use]
    pub fn event(self) -> Option<ShopEvent> {
        ShopEvent::parse(self.code())
    }

    /// The order state in which it holds without an event.
    #[must_use]
    pub fn state(self) -> Option<OrderState> {
        Some(match self {
            Self::OrderPlaced => OrderState::Paid,
            Self::Shipped => OrderState::Shipped,
            Self::OutForDelivery => OrderState::Delivering,
            Self::Signed => OrderState::Signed,
            Self::Delayed => OrderState::Stalled,
            Self::ReturnFiled => OrderState::ReturnFiled,
            Self::ExchangeFiled => OrderState::ExchangeFiled,
            Self::RefundFiled => OrderState::RefundFiled,
            Self::RefundPaid => OrderState::Refunded,
            _ => return None,
        })
    }

    /// Whether its phrases are for calm customers unless their author says otherwise: nobody
    /// congratulates who is upset.
    #[must_use]
    pub fn is_light(self) -> bool {
        !matches!(
            self,
            Self::Delayed
                | Self::ReturnFiled
                | Self::ExchangeFiled
                | Self::RefundFiled
                | Self::RefundPaid
                | Self::AfterApology
                | Self::LongWait
                | Self::AfterProcedure
        )
    }
}
