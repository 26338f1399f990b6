//! What may be said to find a mistake in who takes over.

use jiff::ToSpan;
use kaopu_engine::Message;
use kaopu_model::{
    Context, Customer, Locale, Money, Mood, Order, OrderState, Rule, RuleConditions,
};

use crate::circumstances::{Probe, Prober, asked, order};

/// Conversations in which a rule may fire.
pub(super) fn of_rule(prober: &Prober<'_>, rule: &Rule) -> Vec<Probe> {
    let mut all = Vec::new();
    for when in alternatives(&rule.when) {
        let contexts = circumstances(prober, &when, &prober.plain());
        for text in sayings(prober, &when) {
            for context in &contexts {
                let message = Message { text: text.clone(), context: context.clone() };
                all.push(vec![message; repeated(&when)]);
            }
        }
    }
    all
}

/// Conversations in which both of two rules may fire.
pub(super) fn of_both(prober: &Prober<'_>, one: &Rule, next: &Rule) -> Vec<Probe> {
    let mut all = Vec::new();
    for (a, b) in alternatives(&one.when)
        .iter()
        .flat_map(|a| alternatives(&next.when).into_iter().map(move |b| (a.clone(), b)))
    {
        let mut contexts = Vec::new();
        for context in circumstances(prober, &a, &prober.plain()) {
            contexts.extend(circumstances(prober, &b, &context));
        }
        let (first, second) = (sayings(prober, &a), sayings(prober, &b));
        for one in first.iter().take(3) {
            for other in second.iter().take(3) {
                let text = if one == other { one.clone() } else { format!("{one}，{other}") };
                for context in &contexts {
                    let message = Message { text: text.clone(), context: context.clone() };
                    all.push(vec![message; repeated(&a).max(repeated(&b))]);
                }
            }
        }
    }
    all
}

/// A word of danger by itself and in a sentence.
pub(super) fn of_word(prober: &Prober<'_>, word: &str) -> Vec<Probe> {
    let texts = match prober.kb.settings.locale {
        Locale::ZhCn => [format!("刚才{word}"), format!("你们家的东西{word}"), word.to_owned()],
        Locale::En => [format!("just now {word}"), format!("I {word}"), word.to_owned()],
    };
    asked(texts.iter().map(String::as_str), &[prober.plain()])
}

/// The conditions, once for each alternative.
fn alternatives(when: &RuleConditions) -> Vec<RuleConditions> {
    if when.any.is_empty() {
        return vec![when.clone()];
    }
    let with = |one: &RuleConditions| RuleConditions {
        request_human: when.request_human || one.request_human,
        danger: [&*when.danger, &*one.danger].concat(),
        words: [&*when.words, &*one.words].concat(),
        mood: [&*when.mood, &*one.mood].concat(),
        entries: [&*when.entries, &*one.entries].concat(),
        categories: [&*when.categories, &*one.categories].concat(),
        orders: [&*when.orders, &*one.orders].concat(),
        channels: [&*when.channels, &*one.channels].concat(),
        levels: [&*when.levels, &*one.levels].concat(),
        anger: when.anger.or(one.anger),
        unknowns: when.unknowns.or(one.unknowns),
        asked: when.asked.or(one.asked),
        clarifications: when.clarifications.or(one.clarifications),
        amount_over: when.amount_over.or(one.amount_over),
        hours: when.hours.or(one.hours),
        any: Vec::new(),
    };
    when.any.iter().map(with).collect()
}

/// How often the customer has to say it.
fn repeated(when: &RuleConditions) -> usize {
    let times = [when.unknowns, when.asked, when.clarifications].into_iter().flatten().max();
    times.map_or(1, |times| usize::try_from(times).unwrap_or(1).clamp(1, 5))
}

/// Circumstances in which the conditions may hold, that are otherwise as before.
fn circumstances(prober: &Prober<'_>, when: &RuleConditions, before: &Context) -> Vec<Context> {
    let mut base = before.clone();
    if let Some(channel) = when.channels.first() {
        base.channel = *channel;
    }
    if let Some(level) = when.levels.first() {
        let level = Some(level.clone());
        base.customer = Some(Customer { level, ..base.customer.unwrap_or_default() });
    }
    if let Some((from, _)) = when.hours {
        let midnight = prober.now.date().at(0, 0, 0, 0);
        base.now = Some(midnight.saturating_add(i64::from(from).minutes()));
    }
    if let Some(Money(amount)) = when.amount_over {
        let signed = order(OrderState::Signed).unwrap_or_default();
        let amount = Some(Money(amount.saturating_add(10_000)));
        base.order = Some(Order { amount, ..base.order.unwrap_or(signed) });
    }
    if when.orders.is_empty() {
        return vec![base];
    }
    let amount = base.order.as_ref().and_then(|order| order.amount);
    let in_state = |state: &OrderState| {
        let order = order(*state).map(|one| Order { amount: amount.or(one.amount), ..one });
        Context { order, ..base.clone() }
    };
    when.orders.iter().map(in_state).collect()
}

/// What is said when the conditions hold.
fn sayings(prober: &Prober<'_>, when: &RuleConditions) -> Vec<String> {
    let handover = &prober.kb.escalation;
    let zh = prober.kb.settings.locale == Locale::ZhCn;
    let mut said: Vec<String> = Vec::new();
    if when.request_human {
        said.push(if zh { "转人工" } else { "human agent" }.to_owned());
    }
    for danger in &handover.dangers {
        if when.danger.contains(&danger.topic) {
            said.extend(danger.words.iter().take(2).cloned());
        }
    }
    said.extend(when.words.iter().cloned());
    let angry = when.anger.is_some() || when.mood.contains(&Mood::Angry);
    let moods = [
        (angry, &handover.moods.angry),
        (when.mood.contains(&Mood::Worried), &handover.moods.worried),
        (when.mood.contains(&Mood::Urgent), &handover.moods.urgent),
    ];
    for (_, words) in moods.iter().filter(|(wanted, _)| *wanted) {
        said.extend(words.iter().take(2).map(|word| format!("{word}！！")));
        let both: Vec<&str> = words.iter().take(2).map(String::as_str).collect();
        said.push(both.join("，"));
    }
    for faq in prober.kb.faqs.iter().filter(|faq| faq.enabled) {
        if when.entries.contains(&faq.id) || when.categories.contains(&faq.category) {
            said.extend(faq.phrasings.first().map(|one| one.text.clone()));
            said.push(faq.question.clone());
        }
    }
    if when.unknowns.is_some() || when.clarifications.is_some() {
        said.push("asdf".to_owned());
    }
    if said.is_empty() {
        let faq = prober.kb.faqs.iter().find(|faq| faq.enabled);
        said.extend(faq.map(|faq| faq.question.clone()));
    }
    said
}
