//! `escalation.toml`.

use std::sync::Arc;

use super::escalation_rule::{RULE_KEYS, rule};
use super::queue_hours::{self, hours};
use super::values::{needed_id, words};
use crate::findings::Findings;
use crate::source::toml::{Document, Section};
use crate::{
    Complaints, DANGER_TOPICS, Danger, Escalation, FaqId, MoodWords, Queue, QueueId, RecordField,
    ShopCalendar,
};

const KEYS: [&str; 8] =
    ["record", "holidays", "workdays", "queue", "danger", "mood", "complaint", "rule"];
const QUEUE_KEYS: [&str; 8] =
    ["id", "name", "hours", "days", "week", "dates", "holidays", "on_holidays"];

pub(super) fn parse(text: &str, out: &mut Findings) -> Escalation {
    let (document, root) = Document::parse("escalation.toml", text);
    let section = Section::new(&document, root.get_ref(), root.span(), &KEYS);
    let shop = Arc::new(queue_hours::shop(&section));
    let fields = RecordField::ALL.map(RecordField::code);
    let rules = section.sections("rule", &RULE_KEYS);
    let escalation = Escalation {
        needs: section
            .section("record", &["needs"])
            .map(|record| record.choices("needs", &fields, RecordField::parse))
            .unwrap_or_default(),
        queues: section
            .sections("queue", &QUEUE_KEYS)
            .iter()
            .filter_map(|section| queue(section, &shop))
            .collect(),
        dangers: section
            .sections("danger", &["topic", "words", "except"])
            .iter()
            .filter_map(danger)
            .collect(),
        moods: section
            .section("mood", &["angry", "urgent", "worried", "calm"])
            .map(|mood| moods(&mood))
            .unwrap_or_default(),
        complaints: section
            .section("complaint", &["words", "entries", "categories"])
            .map(|complaint| complaints(&complaint))
            .unwrap_or_default(),
        rules: rules.iter().filter_map(rule).collect(),
    };
    out.absorb(document.into_findings());
    escalation
}

fn queue(section: &Section<'_, '_>, shop: &Arc<ShopCalendar>) -> Option<Queue> {
    let id = needed_id(section, "id")?;
    let name = section.string("name").map(|text| text.value).unwrap_or_default();
    if name.trim().is_empty() {
        section.document().bad_value(
            section.place.clone(),
            format!("队列「{id}」没有名称，顾客会听到它"),
            format!("the queue `{id}` has no name; customers hear it"),
        );
    }
    Some(Queue { id: QueueId(id), name, hours: hours(section, shop), row: section.place.row })
}

fn danger(section: &Section<'_, '_>) -> Option<Danger> {
    let topic = section.choice("topic", &DANGER_TOPICS, |text| {
        DANGER_TOPICS.contains(&text).then(|| text.to_owned())
    });
    if topic.is_none() && !section.has("topic") {
        section.document().bad_value(section.place.clone(), "缺少「topic」", "`topic` is missing");
    }
    let (words, except) = (words(section, "words"), words(section, "except"));
    if words.is_empty() && except.is_empty() {
        section.document().bad_value(
            section.place.clone(),
            "这个危险话题没有写任何词：words 增加词，except 排除词",
            "this danger topic has no words: `words` adds some, `except` takes some out",
        );
    }
    Some(Danger { topic: topic?.value, words, except, row: section.place.row })
}

fn moods(section: &Section<'_, '_>) -> MoodWords {
    MoodWords {
        angry: words(section, "angry"),
        urgent: words(section, "urgent"),
        worried: words(section, "worried"),
        calm: words(section, "calm"),
    }
}

fn complaints(section: &Section<'_, '_>) -> Complaints {
    Complaints {
        words: words(section, "words"),
        entries: section.texts("entries").into_iter().map(FaqId).collect(),
        categories: section.texts("categories"),
        row: section.place.row,
    }
}
