//! Kaopu's own words, for moments at which the persona has none.

use kaopu_model::{Locale, Moment};

/// What is said when the persona has no phrase for a moment, or none that fits; plain enough for
/// everybody. Empty: nothing is said.
pub(crate) fn plain_words(locale: Locale, moment: Moment) -> &'static str {
    match (locale, moment) {
        (Locale::ZhCn, Moment::Greeting) => "您好，请问有什么可以帮您？",
        (Locale::ZhCn, Moment::Thanks) => "不客气。",
        (Locale::ZhCn, Moment::Goodbye) => "再见。",
        (Locale::ZhCn, Moment::Clarify) => "您想问的是哪一个？",
        (Locale::ZhCn, Moment::Confirm) => "您问的是「{问答.标准问}」：",
        (Locale::ZhCn, Moment::Alternatives) => "不是这个？回复序号，我接着答：",
        (Locale::ZhCn, Moment::AskProduct) => "您问的是哪一款商品？",
        (Locale::ZhCn, Moment::AskOrder) => "请把订单编号发给我。",
        (Locale::ZhCn, Moment::Unknown) => "这个问题我还不会，您可以换个说法，或回复“转人工”。",
        (Locale::ZhCn, Moment::Handoff) => "正在为您转接{队列}。",
        (Locale::ZhCn, Moment::Missing) => "这一项我这里没有记录，请人工同事为您确认。",
        (Locale::ZhCn, Moment::Empty) => "请用文字描述一下您的问题。",
        (_, Moment::Opener | Moment::Closer | Moment::AgentOpening) => "",
        (Locale::ZhCn, Moment::AskFirst) => "为了让同事马上能处理，请先告诉我您的{病历.所缺}。",
        (Locale::ZhCn, Moment::Closed) => {
            "{队列}现在不在线，服务时间是{队列.服务时间}，{队列.上线}有人。您的情况已经完整记录，同事上线后会接着处理，不用您再说一遍。"
        }
        (Locale::ZhCn, Moment::CallbackPhone) => {
            "方便的话留一个手机号，同事上线后给您回电；也可以就在这里等回复。"
        }
        (Locale::ZhCn, Moment::CallbackNoted) => "号码已经记下，{队列}会联系您。",
        (Locale::ZhCn, Moment::CallbackAgain) => {
            "您的情况已经记录，{队列}的服务时间是{队列.服务时间}，同事上线后会接着处理。"
        }
        (Locale::ZhCn, Moment::HandoffFailed) => {
            "让您久等了，{队列}刚才没能接进来。您的情况已经完整记录，会有同事联系您，不用您再说一遍；别的问题我先为您解答。"
        }
        (Locale::ZhCn, Moment::Resume) => "我回来了，您还有什么要问的可以接着说。",
        (Locale::En, Moment::AskFirst) => {
            "So that a colleague can act at once, please tell me {case.needs}."
        }
        (Locale::En, Moment::Closed) => {
            "{queue} is available {queue.hours}, next {queue.opens}, and not online right now. \
             Your case is recorded in full; a colleague will go on from here, and you need not \
             repeat anything."
        }
        (Locale::En, Moment::CallbackPhone) => {
            "If you leave a phone number, a colleague will call you back."
        }
        (Locale::En, Moment::CallbackNoted) => "Noted; {queue} will call you back.",
        (Locale::En, Moment::CallbackAgain) => {
            "Your case is recorded. {queue} is available {queue.hours}; a colleague will go on \
             from there."
        }
        (Locale::En, Moment::HandoffFailed) => {
            "Sorry to keep you waiting: {queue} could not take over just now. Your case is \
             recorded in full and a colleague will get in touch; you need not repeat anything. \
             Meanwhile I can answer other questions."
        }
        (Locale::En, Moment::Resume) => "I am back; go on wherever you like.",
        (Locale::En, Moment::Greeting) => "Hello, how can I help?",
        (Locale::En, Moment::Thanks) => "You're welcome.",
        (Locale::En, Moment::Goodbye) => "Goodbye.",
        (Locale::En, Moment::Clarify) => "Which of these do you mean?",
        (Locale::En, Moment::Confirm) => "About \"{entry.question}\":",
        (Locale::En, Moment::Alternatives) => "Not what you meant? A number will do:",
        (Locale::En, Moment::AskProduct) => "Which product is it about?",
        (Locale::En, Moment::AskOrder) => "Please send me your order number.",
        (Locale::En, Moment::Unknown) => {
            "I can't answer that yet. Try other words, or reply \"human\"."
        }
        (Locale::En, Moment::Handoff) => "I am handing you over to {queue}.",
        (Locale::En, Moment::Missing) => "I have no record of that; a colleague will check it.",
        (Locale::En, Moment::Empty) => "Please describe your question in words.",
    }
}

/// What can always be said, for a hand-over to a queue that has no hours to name.
pub(crate) fn last_resort(locale: Locale) -> &'static str {
    match locale {
        Locale::ZhCn => "您的情况已经记录，同事会接着处理。",
        Locale::En => "Your case is recorded; a colleague will go on from here.",
    }
}
