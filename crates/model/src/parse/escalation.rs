//! `escalation.toml`.

use super::escalation_rule::rule;
use crate::source::toml::{Document, Placed, Section};
use crate::{DANGER_TOPICS, Danger, Diagnostic, Escalation, MoodWords, Queue, QueueHours, QueueId, RecordField, is_id};

pub(super) fn parse(text: &str, out: &mut Vec<Diagnostic>) -> Escalation {
    let (document, root) = Document::parse("escalation.toml", text);
    let section = Section::new(&document, root.get_ref(), root.span(), &["record", "queue", "danger", "mood", "rule"]);
    let fields = RecordField::ALL.map(RecordField::code);
    let escalation = Escalation {
        needs: section
            .section("record", &["needs"])
            .map(|record| record.choices("needs", &fields, RecordField::parse))
            .unwrap_or_default(),
        queues: section.sections("queue", &["id", "name", "hours", "days"]).iter().filter_map(queue).collect(),
        dangers: section.sections("danger", &["topic", "words", "except"]).iter().filter_map(danger).collect(),
        moods: section
            .section("mood", &["angry", "urgent", "worried", "calm"])
            .map(|mood| moods(&mood))
            .unwrap_or_default(),
        rules: section
            .sections("rule", &["id", "title", "queue", "urgency", "say", "when"])
            .iter()
            .filter_map(rule)
            .collect(),
    };
    out.extend(document.into_diagnostics());
    escalation
}

/// An id that must be there; `None` and a word to the author if it is not.
pub(super) fn needed_id(section: &Section<'_, '_>, key: &str) -> Option<String> {
    let Some(id) = section.string(key) else {
        if !section.has(key) {
            section.document().bad_value(
                section.place.clone(),
                format!("缺少「{key}」"),
                format!("`{key}` is missing"),
            );
        }
        return None;
    };
    if !is_id(&id.value) {
        section.document().report(
            Diagnostic::error(
                "bad-value",
                id.place,
                format!("「{}」不能做 id", id.value),
                format!("`{}` is no id", id.value),
            )
            .with_hint(
                "只用小写字母、数字和 -，以字母或数字开头，最多 64 个字符",
                "Use a–z, 0–9 and -, beginning with a letter or digit, at most 64 characters",
            ),
        );
    }
    Some(id.value)
}

fn queue(section: &Section<'_, '_>) -> Option<Queue> {
    let id = needed_id(section, "id")?;
    let name = section.string("name").map(|text| text.value).unwrap_or_default();
    if name.trim().is_empty() {
        section.document().bad_value(
            section.place.clone(),
            format!("队列「{id}」没有名称，顾客会听到它"),
            format!("the queue `{id}` has no name; customers hear it"),
        );
    }
    Some(Queue { id: QueueId(id), name, hours: hours(section), row: section.place.row })
}

fn hours(section: &Section<'_, '_>) -> QueueHours {
    let mut hours = QueueHours::default();
    if let Some(text) = section.string("hours") {
        match opening(&text.value) {
            Some((opens, closes)) => (hours.opens, hours.closes) = (opens, closes),
            None => section.document().report(
                Diagnostic::error(
                    "bad-value",
                    text.place,
                    format!("「{}」不是营业时间", text.value),
                    format!("`{}` are no opening hours", text.value),
                )
                .with_hint(
                    "写成 09:00-22:00；全天写 00:00-24:00",
                    "Write them like 09:00-22:00; 00:00-24:00 is always",
                ),
            ),
        }
    }
    let days = section.integers("days");
    if section.has("days") {
        hours.days = days.into_iter().filter_map(|day| weekday(section, day)).collect();
        hours.days.sort_unstable();
        hours.days.dedup();
        if hours.days.is_empty() {
            section.document().bad_value(
                section.place.clone(),
                "这个队列没有一天有人，顾客永远转不过去",
                "nobody is in this queue on any day",
            );
        }
    }
    hours
}

fn weekday(section: &Section<'_, '_>, day: Placed<i64>) -> Option<u8> {
    let valid = u8::try_from(day.value).ok().filter(|day| (1..=7).contains(day));
    if valid.is_none() {
        section.document().bad_value(
            day.place,
            format!("星期要写 1（周一）到 7（周日），这里是 {}", day.value),
            format!("a weekday is 1 (Monday) to 7 (Sunday), not {}", day.value),
        );
    }
    valid
}

/// `09:00-22:00` in minutes of the day.
fn opening(text: &str) -> Option<(u16, u16)> {
    let (from, to) = text.split_once(['-', '–', '~'])?;
    let (opens, closes) = (minute(from.trim())?, minute(to.trim())?);
    // Equal ends would be either never or always; nobody can tell which was meant.
    (opens != closes && opens < 1440).then_some((opens, closes))
}

fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(hour) || !digits(minute) || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let total = hour * 60 + minute;
    (minute < 60 && total <= 1440).then_some(total)
}

fn danger(section: &Section<'_, '_>) -> Option<Danger> {
    let topic = section.choice("topic", &DANGER_TOPICS, |text| DANGER_TOPICS.contains(&text).then(|| text.to_owned()));
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

/// Words to look for in messages; an empty one would be found in every message.
pub(super) fn words(section: &Section<'_, '_>, key: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in section.strings(key) {
        if crate::fold(&word.value).is_empty() {
            section.document().bad_value(
                word.place,
                format!("「{}」里没有文字，不能当作关键词", word.value),
                format!("`{}` holds no letters to look for", word.value),
            );
        } else {
            words.push(word.value);
        }
    }
    words
}

fn moods(section: &Section<'_, '_>) -> MoodWords {
    MoodWords {
        angry: words(section, "angry"),
        urgent: words(section, "urgent"),
        worried: words(section, "worried"),
        calm: words(section, "calm"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_hours() {
        assert_eq!(opening("09:00-22:00"), Some((540, 1320)));
        assert_eq!(opening("22:00-6:30"), Some((1320, 390)));
        assert_eq!(opening("00:00-24:00"), Some((0, 1440)));
        for text in ["", "9-22", "09:00", "25:00-26:00", "09:60-10:00", "09:00-09:00", "24:00-01:00", "+9:00-10:00"] {
            assert_eq!(opening(text), None, "{text}");
        }
    }
}
