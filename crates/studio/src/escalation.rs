//! Queues and rules as they are shown: each rule as a sentence.

use kaopu_model::{KnowledgeBase, Localized, RuleConditions, Urgency};

use crate::view::EscalationView;
use crate::workspace::Workspace;

impl Workspace {
    /// Everything about handing over.
    #[must_use]
    pub fn escalation(&self) -> EscalationView {
        EscalationView {
            queues: Vec::new(),
            rules: Vec::new(),
            dangers: Vec::new(),
            settings: kaopu_model::EscalationSettingsDraft::default(),
            levels: Vec::new(),
        }
    }
}

pub(crate) fn sentence(kb: &KnowledgeBase, when: &RuleConditions, queue: &str, urgency: Urgency) -> Localized {
    let conditions = conditions(kb, when);
    let zh: Vec<&str> = conditions.iter().map(|condition| condition.zh.as_str()).collect();
    let en: Vec<&str> = conditions.iter().map(|condition| condition.en.as_str()).collect();
    let (urgent_zh, urgent_en) = match urgency {
        Urgency::Normal => ("", ""),
        Urgency::Urgent => ("，紧急", ", urgent"),
        Urgency::Critical => ("，立即处理", ", at once"),
    };
    Localized::new(
        format!("当{} → 转 {queue}{urgent_zh}", zh.join("，并且")),
        format!("When {} → {queue}{urgent_en}", en.join(" and ")),
    )
}

fn conditions(kb: &KnowledgeBase, when: &RuleConditions) -> Vec<Localized> {
    let mut list = simple_conditions(kb, when);
    if !when.any.is_empty() {
        let sides: Vec<Vec<Localized>> = when.any.iter().map(|one| simple_conditions(kb, one)).collect();
        let join = |text: fn(&Localized) -> &str, and: &str, or: &str| {
            let side = |parts: &Vec<Localized>| parts.iter().map(text).collect::<Vec<_>>().join(and);
            sides.iter().map(side).collect::<Vec<_>>().join(or)
        };
        list.push(Localized::new(
            format!("（{}）", join(|words| &words.zh, "并且", "，或者")),
            format!("({})", join(|words| &words.en, " and ", ", or ")),
        ));
    }
    list
}

fn simple_conditions(kb: &KnowledgeBase, when: &RuleConditions) -> Vec<Localized> {
    let mut list = Vec::new();
    let mut add = |zh: String, en: String| list.push(Localized::new(zh, en));
    if when.request_human {
        add("顾客要求人工".to_owned(), "the customer asks for a human".to_owned());
    }
    if !when.danger.is_empty() {
        let zh: Vec<&str> = when.danger.iter().map(|topic| topic_zh(topic)).collect();
        add(format!("说到{}", zh.join("、")), format!("the message touches {}", when.danger.join(", ")));
    }
    if !when.words.is_empty() {
        add(format!("消息里有“{}”", when.words.join("”“")), format!("the message contains {}", when.words.join(", ")));
    }
    if !when.mood.is_empty() {
        let zh: Vec<&str> = when.mood.iter().map(|mood| mood.zh()).collect();
        let en: Vec<&str> = when.mood.iter().map(|mood| mood.code()).collect();
        add(format!("顾客{}", zh.join("或")), format!("the customer is {}", en.join(" or ")));
    }
    if let Some(level) = when.anger {
        let (zh, en) = match level {
            0 | 1 => ("不满", "displeased"),
            2 => ("生气", "angry"),
            _ => ("暴怒", "furious"),
        };
        add(format!("顾客至少{zh}"), format!("the customer is at least {en}"));
    }
    if let Some(times) = when.unknowns {
        add(format!("连续 {times} 句没听懂"), format!("{times} messages in a row are not understood"));
    }
    if let Some(times) = when.asked {
        add(format!("同一问题问了 {times} 次"), format!("the same thing is asked {times} times"));
    }
    if let Some(times) = when.clarifications {
        add(format!("连续 {times} 次要反问"), format!("the bot would ask back {times} times in a row"));
    }
    if !when.levels.is_empty() {
        add(
            format!("顾客等级是{}", when.levels.join("、")),
            format!("the customer's level is {}", when.levels.join(" or ")),
        );
    }
    if let Some((from, until)) = when.hours {
        let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        let span = format!("{}–{}", clock(from), clock(until));
        add(format!("时间在 {span}"), format!("the time is {span}"));
    }
    if !when.entries.is_empty() {
        let zh: Vec<String> = when
            .entries
            .iter()
            .map(|id| format!("「{}」", kb.faq(id).map_or(&**id, |faq| faq.question.as_str())))
            .collect();
        let en: Vec<&str> = when.entries.iter().map(|id| &**id).collect();
        add(format!("问到{}", zh.join("")), format!("the question is {}", en.join(", ")));
    }
    if !when.categories.is_empty() {
        add(
            format!("问到“{}”类", when.categories.join("”“")),
            format!("the category is {}", when.categories.join(", ")),
        );
    }
    if !when.orders.is_empty() {
        let zh: Vec<&str> = when.orders.iter().map(|state| state.zh()).collect();
        let en: Vec<&str> = when.orders.iter().map(|state| state.code()).collect();
        add(format!("订单{}", zh.join("、")), format!("the order is {}", en.join(", ")));
    }
    if !when.channels.is_empty() {
        let zh: Vec<&str> = when.channels.iter().map(|channel| channel.zh()).collect();
        let en: Vec<&str> = when.channels.iter().map(|channel| channel.code()).collect();
        add(format!("渠道是{}", zh.join("、")), format!("the channel is {}", en.join(", ")));
    }
    if let Some(amount) = when.amount_over {
        add(format!("订单金额超过 {amount} 元"), format!("the order is above {amount}"));
    }
    list
}

fn topic_zh(topic: &str) -> &str {
    match topic {
        "injury" => "受伤",
        "illness" => "身体不适",
        "allergy" => "过敏反应",
        "food_safety" => "食品安全",
        "fire" => "起火",
        "minor" => "未成年人",
        "legal" => "投诉维权",
        "fraud" => "诈骗",
        "privacy" => "隐私",
        other => other,
    }
}
