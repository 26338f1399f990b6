//! A hand-over rule as a sentence that reads by itself.

use kaopu_model::{
    ConditionsDraft, KnowledgeBase, Localized, Mood, QueueId, RecordField, RuleDraft, Urgency,
};

use crate::draft::kind::topic_zh;

/// A rule in words.
pub(crate) fn sentence(kb: &KnowledgeBase, rule: &RuleDraft) -> Localized {
    let mut then = match &rule.notify {
        Some(told) => {
            let (zh, en) = queue(kb, told);
            Localized::new(format!("照常回答，同时告诉{zh}"), format!("answer, and tell {en}"))
        }
        None => {
            let (zh, en) = queue(kb, &rule.queue);
            Localized::new(format!("转{zh}"), en)
        }
    };
    if let Some(fallback) = &rule.fallback {
        let (zh, en) = queue(kb, fallback);
        then.zh.push_str(&format!("（没人时转{zh}）"));
        then.en.push_str(&format!(" ({en} if nobody is there)"));
    }
    if !rule.ask_first.is_empty() {
        let zh: Vec<&str> = rule.ask_first.iter().map(|field| asked(*field).0).collect();
        let en: Vec<&str> = rule.ask_first.iter().map(|field| asked(*field).1).collect();
        then.zh.push_str(&format!("，先问{}", zh.join("和")));
        then.en.push_str(&format!(", asking for {} first", en.join(" and ")));
    }
    let (urgent_zh, urgent_en) = match rule.urgency {
        Urgency::Normal => ("", ""),
        Urgency::Urgent => ("，紧急", ", urgent"),
        Urgency::Critical => ("，立即处理", ", at once"),
    };
    let when = when(kb, rule);
    Localized::new(
        format!("{} → {}{urgent_zh}", when.zh, then.zh),
        format!("{} → {}{urgent_en}", when.en, then.en),
    )
}

fn queue(kb: &KnowledgeBase, id: &QueueId) -> (String, String) {
    let known = kb
        .escalation
        .queues
        .iter()
        .find(|queue| queue.id == *id)
        .filter(|queue| !queue.name.trim().is_empty());
    match known {
        Some(queue) => (queue.name.clone(), queue.name.clone()),
        None if id.is_empty() => ("？".to_owned(), "?".to_owned()),
        None => (format!("「{id}」"), id.0.clone()),
    }
}

fn asked(field: RecordField) -> (&'static str, &'static str) {
    match field {
        RecordField::Customer => ("姓名", "the name"),
        RecordField::Phone => ("手机号", "the phone number"),
        RecordField::Order => ("订单号", "the order"),
        RecordField::Tracking => ("物流单号", "the tracking number"),
        RecordField::Product => ("商品", "the product"),
        RecordField::Issue => ("什么问题", "the problem"),
        RecordField::Mood => ("心情", "the mood"),
        RecordField::Queue => ("队列", "the queue"),
    }
}

fn when(kb: &KnowledgeBase, rule: &RuleDraft) -> Localized {
    let mut all = conditions(kb, &rule.when);
    let alternatives: Vec<Localized> = rule
        .any
        .iter()
        .map(|one| conditions(kb, one))
        .filter(|one| !one.is_empty())
        .map(|one| joined(&one, "且", " and "))
        .collect();
    let any = joined(&alternatives, "，或", ", or ");
    match (all.is_empty(), alternatives.len()) {
        (true, 0) => return Localized::new("还没有写条件", "No condition yet"),
        (_, 0) => {}
        (true, _) | (_, 1) => all.push(any),
        (false, _) => all.push(Localized::new(format!("（{}）", any.zh), format!("({})", any.en))),
    }
    let all = joined(&all, "，且", ", and ");
    Localized::new(format!("当{}", all.zh), format!("When {}", all.en))
}

fn joined(parts: &[Localized], and_zh: &str, and_en: &str) -> Localized {
    let zh: Vec<&str> = parts.iter().map(|part| part.zh.as_str()).collect();
    let en: Vec<&str> = parts.iter().map(|part| part.en.as_str()).collect();
    Localized::new(zh.join(and_zh), en.join(and_en))
}

fn conditions(kb: &KnowledgeBase, when: &ConditionsDraft) -> Vec<Localized> {
    let mut list = Vec::new();
    let mut add = |zh: String, en: String| list.push(Localized::new(zh, en));
    if when.request_human {
        add("顾客要求人工".to_owned(), "the customer asks for a human".to_owned());
    }
    if !when.danger.is_empty() {
        let zh: Vec<String> = when.danger.iter().map(|topic| topic_zh(topic).to_owned()).collect();
        let en: Vec<String> = when.danger.iter().map(|topic| topic_en(topic).to_owned()).collect();
        add(format!("说到{}", either(&zh)), format!("the message is about {}", any_of(&en)));
    }
    if !when.words.is_empty() {
        let en: Vec<String> = when.words.iter().map(|word| format!("\"{word}\"")).collect();
        add(
            format!("消息里有“{}”", when.words.join("”“")),
            format!("the message contains {}", any_of(&en)),
        );
    }
    if !when.mood.is_empty() {
        let zh: Vec<String> = when.mood.iter().map(|mood| mood.zh().to_owned()).collect();
        let en: Vec<String> = when.mood.iter().map(|mood| mood_en(*mood).to_owned()).collect();
        add(format!("顾客{}", either(&zh)), format!("the customer is {}", any_of(&en)));
    }
    if let Some(level) = when.anger {
        let (zh, en) = match level {
            0 | 1 => ("至少不满", "at least displeased"),
            2 => ("生气", "angry"),
            _ => ("暴怒", "furious"),
        };
        add(format!("顾客{zh}"), format!("the customer is {en}"));
    }
    if let Some(times) = when.asked {
        add(format!("同一问题问了 {times} 次"), format!("the same thing is asked {times} times"));
    }
    if let Some(times) = when.unknowns {
        add(
            format!("连续 {times} 句没听懂"),
            format!("{times} messages in a row are not understood"),
        );
    }
    if let Some(times) = when.clarifications {
        add(
            format!("连续 {times} 次要反问"),
            format!("the bot would ask back {times} times in a row"),
        );
    }
    if !when.entries.is_empty() {
        let question = |id: &kaopu_model::FaqId| {
            kb.faq(id).map_or_else(|| format!("{id}"), |faq| faq.question.clone())
        };
        let questions: Vec<String> = when.entries.iter().map(question).collect();
        add(
            format!("问到「{}」", questions.join("」「")),
            format!("the question is \"{}\"", questions.join("\" or \"")),
        );
    }
    if !when.categories.is_empty() {
        let zh = format!("问到“{}”类", when.categories.join("”“"));
        add(zh, format!("the question is of the category {}", any_of(&when.categories)));
    }
    if !when.orders.is_empty() {
        let zh: Vec<String> = when.orders.iter().map(|state| state.zh().to_owned()).collect();
        let en: Vec<String> =
            when.orders.iter().map(|state| state.code().replace('_', " ")).collect();
        add(format!("订单状态是{}", either(&zh)), format!("the order's state is {}", any_of(&en)));
    }
    if !when.amount_over.is_empty() {
        add(
            format!("订单超过 {} 元", when.amount_over),
            format!("the order is above {} yuan", when.amount_over),
        );
    }
    if !when.levels.is_empty() {
        add(
            format!("顾客等级是{}", either(&when.levels)),
            format!("the customer's level is {}", any_of(&when.levels)),
        );
    }
    if !when.channels.is_empty() {
        let zh: Vec<String> = when.channels.iter().map(|channel| channel.zh().to_owned()).collect();
        let en: Vec<String> =
            when.channels.iter().map(|channel| channel.code().to_owned()).collect();
        add(format!("渠道是{}", either(&zh)), format!("the channel is {}", any_of(&en)));
    }
    if !when.hours.is_empty() {
        let span = when.hours.replace('-', "–");
        add(format!("时间在 {span}"), format!("the time is {span}"));
    }
    list
}

fn mood_en(mood: Mood) -> &'static str {
    match mood {
        Mood::Calm => "calm",
        Mood::Worried => "worried",
        Mood::Urgent => "in a hurry",
        Mood::Angry => "angry",
    }
}

fn topic_en(topic: &str) -> &str {
    match topic {
        "injury" => "an injury",
        "illness" => "an illness",
        "allergy" => "an allergy",
        "food_safety" => "food safety",
        "fire" => "a fire",
        "minor" => "a minor",
        "legal" => "legal steps",
        "fraud" => "fraud",
        "privacy" => "privacy",
        other => other,
    }
}

/// A list in which one is enough, in Chinese.
fn either(names: &[String]) -> String {
    listed(names, "、", "或")
}

/// A list in which one is enough, in English.
fn any_of(names: &[String]) -> String {
    listed(names, ", ", " or ")
}

fn listed(names: &[String], comma: &str, or: &str) -> String {
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{}{or}{last}", rest.join(comma)),
        None => String::new(),
    }
}
