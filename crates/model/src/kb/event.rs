//! What happens around an order while, or before, the customer writes.

use super::spelled::spelled;

spelled!(
    /// Something that the shop's systems report with a message. It is reported once, with the next
    /// message after it happened.
    ShopEvent {
        /// An order was placed.
        #[default]
        OrderPlaced "order_placed" "下单",
        /// The parcel left the warehouse.
        Shipped "shipped" "发货",
        /// The courier is out with it.
        OutForDelivery "out_for_delivery" "派送",
        /// The parcel was signed for.
        Signed "signed" "签收",
        /// The parcel is late.
        Delayed "delayed" "延误",
        /// A return was filed.
        ReturnFiled "return_filed" "申请退货",
        /// An exchange was filed.
        ExchangeFiled "exchange_filed" "申请换货",
        /// A refund was filed.
        RefundFiled "refund_filed" "申请退款",
        /// The money went back.
        RefundPaid "refund_paid" "退款到账",
        /// The customer's first order in this shop.
        FirstPurchase "first_purchase" "首单",
        /// The customer bought here before.
        ReturnCustomer "return_customer" "回头客",
        /// It is the customer's birthday.
        Birthday "birthday" "生日",
        /// The human agent hands the conversation back to the bot.
        Returned "returned" "人工交还",
        /// Nobody accepted the hand-over in time, or the agents' system refused it.
        HandoffFailed "handoff_failed" "没人接",
    }
);
