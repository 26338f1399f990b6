//! What a column of a log holds, and what it is called elsewhere.

use serde::{Deserialize, Serialize};

/// What a column of a log holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum LogRole {
    /// Which conversation.
    Session,
    /// When it was said.
    Time,
    /// Who said it.
    From,
    /// Whom it was said to.
    To,
    /// What was said.
    Text,
    /// What the shop answered to it, in the same row.
    Reply,
    /// The product that was looked at.
    Product,
    /// The order that it is about.
    Order,
    /// Whether a human took over.
    Transfer,
}

impl LogRole {
    /// All of them, with the name by which they are asked for and those they go by elsewhere, the
    /// most telling first.
    pub(super) const WORDS: [(Self, &'static [&'static str]); 9] = [
        (
            Self::Session,
            &[
                "session",
                "session_id",
                "sid",
                "会话",
                "会话id",
                "会话编号",
                "对话id",
                "对话编号",
                "咨询id",
                "conversation",
                "conversation_id",
                "chat_id",
                "chatid",
                "sessionid",
                "买家",
                "买家昵称",
                "买家id",
                "顾客",
                "顾客昵称",
                "客户",
                "客户昵称",
                "客户id",
                "customer",
                "customer_id",
                "buyer",
                "buyer_nick",
                "user_id",
                "conv_id",
                "sender_id",
                "旺旺号",
                "旺旺",
                "买家旺旺",
                "访客",
                "访客姓名",
                "访客昵称",
                "访客名称",
                "访客id",
                "用户昵称",
                "用户id",
                "用户名",
                "咨询人",
                "openid",
                "uid",
                "ticket_id",
                "dialog_id",
            ],
        ),
        (
            Self::Time,
            &[
                "time",
                "时间",
                "发送时间",
                "消息时间",
                "咨询时间",
                "聊天时间",
                "创建时间",
                "日期",
                "date",
                "datetime",
                "timestamp",
                "at",
                "created_at",
                "send_time",
                "msg_time",
                "消息发送时间",
                "会话时间",
                "发生时间",
                "发言时间",
                "sent_at",
                "create_time",
                "gmt_create",
            ],
        ),
        (
            Self::From,
            &[
                "from",
                "direction",
                "消息方向",
                "方向",
                "收发",
                "message_type",
                "发送者",
                "发送方",
                "发送人",
                "发言人",
                "说话人",
                "角色",
                "来源",
                "消息来源",
                "发送方类型",
                "发送者类型",
                "发送人类型",
                "消息发送方",
                "消息发送者",
                "sender",
                "sender_type",
                "obj",
                "event",
                "发送人身份",
                "发送者身份",
                "身份",
                "author_type",
                "from_type",
                "author",
                "speaker",
                "role",
                "from_id",
                "from_nick",
                "user_profile",
                "username",
                "user",
                "发送者昵称",
                "发送人昵称",
                "发送账号",
                "发送者名称",
                "昵称",
                "nick",
                "nickname",
                "sender_name",
                "from_name",
                "name",
                "is_agent",
                "waiter_send",
            ],
        ),
        (
            Self::To,
            &[
                "to",
                "接收者",
                "接收方",
                "接收人",
                "接收对象",
                "收件人",
                "收信人",
                "接收账号",
                "接收者昵称",
                "接收人昵称",
                "接收方昵称",
                "receiver",
                "receiver_id",
                "receiver_name",
                "receiver_nick",
                "recipient",
                "recipient_id",
                "to_id",
                "to_nick",
                "to_name",
                "to_user",
                "to_user_name",
            ],
        ),
        (
            Self::Text,
            &[
                "text",
                "内容",
                "消息",
                "消息内容",
                "聊天内容",
                "会话内容",
                "聊天记录",
                "会话记录",
                "对话记录",
                "沟通记录",
                "咨询内容",
                "发言内容",
                "发言",
                "对话内容",
                "文本",
                "发送内容",
                "顾客消息",
                "顾客问题",
                "访客消息",
                "买家消息",
                "客户消息",
                "用户消息",
                "用户问题",
                "问题",
                "message",
                "content",
                "msg",
                "body",
                "utterance",
                "chat_content",
                "msg_content",
                "plain_text",
                "query",
                "question",
            ],
        ),
        (
            Self::Reply,
            &[
                "reply",
                "回复",
                "回复内容",
                "客服回复",
                "客服回复内容",
                "人工回复",
                "商家回复",
                "卖家回复",
                "店铺回复",
                "机器人回复",
                "机器人回答",
                "智能回复",
                "客服答复",
                "答复",
                "答复内容",
                "回答",
                "answer",
                "response",
                "agent_reply",
                "bot_reply",
                "bot_response",
                "reply_content",
            ],
        ),
        (
            Self::Product,
            &[
                "product",
                "商品",
                "商品id",
                "商品编号",
                "商品名称",
                "宝贝",
                "宝贝id",
                "宝贝名称",
                "sku",
                "sku_id",
                "skuid",
                "product_id",
                "item",
                "item_id",
            ],
        ),
        (Self::Order, &["order", "订单", "订单号", "订单编号", "订单id", "order_id", "orderid"]),
        (
            Self::Transfer,
            &[
                "transfer",
                "转人工",
                "是否转人工",
                "转接",
                "transferred",
                "handoff",
                "hand_over",
                "action",
            ],
        ),
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.words().first().copied().unwrap_or_default()
    }

    /// Reads the spelling of [`LogRole::code`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::WORDS.iter().map(|(role, _)| *role).find(|role| role.code() == text)
    }

    /// The names of all.
    pub(super) fn codes() -> Vec<&'static str> {
        Self::WORDS.iter().map(|(role, _)| role.code()).collect()
    }

    fn words(self) -> &'static [&'static str] {
        Self::WORDS.iter().find(|(role, _)| *role == self).map_or(&[], |(_, words)| words)
    }
}
