//! One `[[rule]]` of `escalation.toml`.

use super::queue_hours::time_of_day;
use super::values::{needed_id, words};
use crate::source::toml::Section;
use crate::{
    Channel, DANGER_TOPICS, FaqId, Money, Mood, OrderState, QueueId, RecordField, Rule,
    RuleConditions, RuleId, Urgency,
};

/// So many fields are asked for before handing over.
const MOST_ASKED: usize = 2;

/// The keys of a rule.
pub(super) const RULE_KEYS: [&str; 10] = [
    "id",
    "title",
    "queue",
    "notify",
    "fallback",
    "urgency",
    "say",
    "say_closed",
    "ask_first",
    "when",
];

/// What only a rule that hands over has a use for.
const OF_HAND_OVERS: [&str; 4] = ["fallback", "say", "say_closed", "ask_first"];

/// Conditions that may stand in an alternative, too.
const CONDITIONS: [&str; 15] = [
    "request_human",
    "danger",
    "words",
    "mood",
    "anger",
    "unknowns",
    "asked",
    "clarifications",
    "entries",
    "categories",
    "orders",
    "channels",
    "levels",
    "amount_over",
    "hours",
];

/// Reads a rule. One without an id or queue, or whose conditions can't be read, is left out: it
/// would fire when it should not.
pub(super) fn rule(section: &Section<'_, '_>) -> Option<Rule> {
    let id = needed_id(section, "id");
    let (queue, notifies) = destination(section);
    let when = conditions(section);
    Some(Rule {
        id: RuleId(id?),
        title: section.string("title").map(|text| text.value).unwrap_or_default(),
        queue: QueueId(queue?),
        notifies,
        fallback: section.string("fallback").map(|text| QueueId(text.value)),
        urgency: section
            .choice("urgency", &["normal", "urgent", "critical"], Urgency::parse)
            .map(|urgency| urgency.value)
            .unwrap_or_default(),
        say: words_of(section, "say"),
        say_closed: words_of(section, "say_closed"),
        ask_first: ask_first(section),
        when: when?,
        row: section.place.row,
    })
}

/// Where the rule hands over to, or which queue it only tells. One that wants both hands over: nobody
/// who should get a human gets none.
fn destination(section: &Section<'_, '_>) -> (Option<String>, bool) {
    if !section.has("notify") {
        return (needed_id(section, "queue"), false);
    }
    let told = needed_id(section, "notify");
    if section.has("queue") {
        section.document().bad_value(
            section.place_of("notify"),
            "一条规则要么转人工（queue），要么只告诉人工（notify），不能两样都写；现在按转人工办",
            "a rule either hands over (`queue`) or only tells somebody (`notify`), not both; it hands \
             over",
        );
        return (needed_id(section, "queue"), false);
    }
    for key in OF_HAND_OVERS.into_iter().filter(|key| section.has(key)) {
        section.document().bad_value(
            section.place_of(key),
            format!("这条规则只告诉人工，不转接，「{key}」用不上；删掉它"),
            format!("this rule only tells somebody and has no use for `{key}`; leave it out"),
        );
    }
    (told, true)
}

fn words_of(section: &Section<'_, '_>, key: &str) -> Option<String> {
    section.string(key).map(|text| text.value).filter(|text| !text.trim().is_empty())
}

/// What to ask for before handing over. More than two would be an interrogation.
fn ask_first(section: &Section<'_, '_>) -> Vec<RecordField> {
    let askable = RecordField::ASKABLE.map(RecordField::code);
    let known =
        |text: &str| RecordField::parse(text).filter(|field| RecordField::ASKABLE.contains(field));
    let mut fields = section.choices("ask_first", &askable, known);
    if fields.len() > MOST_ASKED {
        section.document().bad_value(
            section.place_of("ask_first"),
            format!("转人工前最多问 {MOST_ASKED} 项，后面的不会问"),
            format!("at most {MOST_ASKED} fields are asked for before handing over; the others are left out"),
        );
        fields.truncate(MOST_ASKED);
    }
    fields
}

fn conditions(rule: &Section<'_, '_>) -> Option<RuleConditions> {
    let document = rule.document();
    let keys: Vec<&str> = CONDITIONS.into_iter().chain(["any"]).collect();
    let Some(when) = rule.section("when", &keys) else {
        if !rule.has("when") {
            document.bad_value(
                rule.place.clone(),
                "这条规则没有写条件（[rule.when]），没有读取",
                "this rule has no conditions ([rule.when]) and was not read",
            );
        }
        return None;
    };
    let mut conditions = read(&when)?;
    for alternative in when.sections("any", &CONDITIONS) {
        // An alternative that can't be read is left out; if none is left, so is the rule.
        conditions.any.extend(read(&alternative).filter(|read| !read.is_empty()));
    }
    if when.has("any") && conditions.any.is_empty() {
        nothing_usable(&when, "any");
        return None;
    }
    if conditions.is_empty() {
        document.bad_value(
            when.place.clone(),
            "这条规则一个条件都没有，没有读取",
            "this rule has no condition at all and was not read",
        );
        return None;
    }
    Some(conditions)
}

/// Reads one table of conditions; `None` if one of them came to nothing.
fn read(when: &Section<'_, '_>) -> Option<RuleConditions> {
    let request = when.flag("request_human");
    if let Some(request) = &request
        && !request.value
    {
        when.document().bad_value(
            request.place.clone(),
            "request_human 只能写 true；不需要这个条件就删掉这一行",
            "request_human can only be true; leave the line out instead",
        );
    }
    let conditions = RuleConditions {
        request_human: request.is_some_and(|request| request.value),
        danger: when.choices("danger", &DANGER_TOPICS, |text| {
            DANGER_TOPICS.contains(&text).then(|| text.to_owned())
        }),
        words: words(when, "words"),
        mood: when.choices("mood", &codes(Mood::ALL, Mood::code), Mood::parse),
        anger: anger(when),
        unknowns: positive(when, "unknowns"),
        asked: positive(when, "asked"),
        entries: when.texts("entries").into_iter().map(FaqId).collect(),
        categories: when.texts("categories"),
        orders: when.choices(
            "orders",
            &codes(OrderState::ALL, OrderState::code),
            OrderState::parse,
        ),
        channels: when.choices("channels", &codes(Channel::ALL, Channel::code), Channel::parse),
        amount_over: amount(when),
        clarifications: positive(when, "clarifications"),
        levels: when.texts("levels"),
        hours: time_of_day(when),
        any: Vec::new(),
    };
    // A condition that is written but came to nothing must not turn into "always".
    let lists = [
        ("danger", conditions.danger.is_empty()),
        ("words", conditions.words.is_empty()),
        ("mood", conditions.mood.is_empty()),
        ("anger", conditions.anger.is_none()),
        ("entries", conditions.entries.is_empty()),
        ("categories", conditions.categories.is_empty()),
        ("orders", conditions.orders.is_empty()),
        ("channels", conditions.channels.is_empty()),
        ("unknowns", conditions.unknowns.is_none()),
        ("asked", conditions.asked.is_none()),
        ("amount_over", conditions.amount_over.is_none()),
        ("request_human", !conditions.request_human),
        ("clarifications", conditions.clarifications.is_none()),
        ("levels", conditions.levels.is_empty()),
        ("hours", conditions.hours.is_none()),
    ];
    if let Some((key, _)) = lists.into_iter().find(|(key, empty)| *empty && when.has(key)) {
        nothing_usable(when, key);
        return None;
    }
    Some(conditions)
}

fn nothing_usable(when: &Section<'_, '_>, key: &str) {
    when.document().bad_value(
        when.place_of(key),
        format!("条件「{key}」没有可用的内容，这条规则没有读取"),
        format!("the condition `{key}` holds nothing usable; the rule was not read"),
    );
}

fn codes<T: Copy>(all: &[T], code: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|value| code(*value)).collect()
}

fn positive(section: &Section<'_, '_>, key: &str) -> Option<u32> {
    let count = section.count(key)?;
    if count.value == 0 {
        section.document().bad_value(
            count.place,
            format!("「{key}」要从 1 开始"),
            format!("`{key}` begins at 1"),
        );
        return None;
    }
    Some(count.value)
}

fn anger(section: &Section<'_, '_>) -> Option<u32> {
    let level = section.count("anger")?;
    if !(1..=3).contains(&level.value) {
        section.document().bad_value(
            level.place,
            "「anger」只能写 1（不满）、2（生气）、3（暴怒）",
            "`anger` is 1 (displeased), 2 (angry) or 3 (furious)",
        );
        return None;
    }
    Some(level.value)
}

fn amount(section: &Section<'_, '_>) -> Option<Money> {
    let text = section.string("amount_over")?;
    let money = Money::try_from(text.value.clone()).ok();
    if money.is_none() {
        section.document().bad_value(
            text.place,
            format!("「{}」不是金额，写成 \"500.00\" 这样", text.value),
            format!("`{}` is no amount such as \"500.00\"", text.value),
        );
    }
    money
}
