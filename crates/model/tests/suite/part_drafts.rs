//! Arbitrary personas, care moments, rules, queues, danger topics and settings.

use kaopu_model::{
    CareMomentDraft, CareOnce, CarePhrases, CareTrigger, Channel, ChatPolicy, ConditionsDraft,
    DANGER_TOPICS, DangerDraft, DateHours, DayHours, Dials, EscalationSettingsDraft, FaqId,
    Feeling, Moment, MomentDraft, Mood, OrderState, PersonaDraft, PersonaStyle, PhraseDraft,
    QueueDraft, QueueId, RecordField, RuleDraft, RuleId, Urgency, Voice,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::drafts::text;

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..4)
}

fn phrases() -> impl Strategy<Value = Vec<PhraseDraft>> {
    let plain = text().prop_map(|text| PhraseDraft { text, ..PhraseDraft::default() });
    let full = (text(), vec(select(Feeling::ALL), 0..3), option::of(select(Channel::ALL)), text())
        .prop_map(|(text, moods, channel, promise)| PhraseDraft { text, moods, channel, promise });
    vec(prop_oneof![2 => plain, 1 => full], 0..5)
}

/// `moments` are the care moments that the files have.
pub(crate) fn persona(moments: &'static [&'static str]) -> impl Strategy<Value = PersonaDraft> {
    let said = vec((phrases(), text()), Moment::ALL.len());
    let care = vec(phrases(), moments.len());
    let dials = (any::<u8>(), 0u8..=10, 0u8..=10);
    let voice = (0.5f32..2.0, -12i32..=12, any::<u32>(), any::<u32>());
    let tone = select(vec![PersonaStyle::Lively, PersonaStyle::Precise]);
    (
        select(vec!["main", "precise", "new"]),
        (text(), text(), text(), text()),
        tone,
        dials,
        said,
        care,
        voice,
        texts(),
    )
        .prop_map(
            move |(
                id,
                (name, myself, address, face),
                tone,
                dials,
                said,
                care,
                voice,
                forbidden,
            )| {
                PersonaDraft {
                    id: id.to_owned(),
                    name,
                    myself,
                    face,
                    address,
                    tone,
                    dials: Dials { warmth: dials.0, formality: dials.1, playfulness: dials.2 },
                    moments: Moment::ALL
                        .into_iter()
                        .zip(said)
                        .map(|(moment, (phrases, sticker))| MomentDraft {
                            moment,
                            phrases,
                            sticker,
                        })
                        .collect(),
                    care: moments
                        .iter()
                        .zip(care)
                        .map(|(id, phrases)| CarePhrases { id: (*id).to_owned(), phrases })
                        .collect(),
                    chat: ChatPolicy { stickers: dials.0 > 5, emoji: dials.1 > 5, limit: voice.3 },
                    voice: Voice { pace: voice.0, pitch: voice.1, pause: voice.2, limit: voice.3 },
                    forbidden,
                }
            },
        )
}

pub(crate) fn care_moment() -> impl Strategy<Value = CareMomentDraft> {
    let numbers = (any::<u32>(), any::<u32>(), any::<u32>());
    let on = (select(CareTrigger::ALL), select(CareOnce::ALL));
    (
        select(vec!["signed", "new"]),
        (text(), text(), text()),
        on,
        texts(),
        texts(),
        numbers,
        phrases(),
    )
        .prop_map(
            |(id, (title, hours, promise), (on, once), entries, categories, numbers, say)| {
                CareMomentDraft {
                    id: id.to_owned(),
                    title,
                    on,
                    entries: entries.into_iter().map(FaqId).collect(),
                    categories,
                    priority: numbers.0,
                    once,
                    cooldown: numbers.1,
                    after_minutes: numbers.2,
                    hours,
                    promise,
                    say,
                }
            },
        )
}

fn conditions() -> impl Strategy<Value = ConditionsDraft> {
    let counts =
        (option::of(any::<u32>()), option::of(0u32..4), option::of(0u32..4), option::of(0u32..4));
    let lists = (texts(), texts(), texts(), texts(), texts());
    let sets = (
        vec(select(Mood::ALL), 0..3),
        vec(select(OrderState::ALL), 0..3),
        vec(select(Channel::ALL), 0..2),
    );
    (any::<bool>(), counts, lists, sets, text(), text()).prop_map(
        |(request_human, counts, lists, (mood, orders, channels), hours, amount_over)| {
            ConditionsDraft {
                request_human,
                danger: lists.0,
                words: lists.1,
                mood,
                anger: counts.0,
                unknowns: counts.1,
                clarifications: counts.2,
                asked: counts.3,
                entries: lists.2.into_iter().map(FaqId).collect(),
                categories: lists.3,
                orders,
                channels,
                levels: lists.4,
                hours,
                amount_over,
            }
        },
    )
}

pub(crate) fn rule() -> impl Strategy<Value = RuleDraft> {
    let words = (text(), text(), text(), text());
    let queue = || option::of("[a-c]{1,3}".prop_map(QueueId));
    let fallback = (queue(), queue());
    let ask = vec(select(RecordField::ALL.to_vec()), 0..3);
    let urgency = select(vec![Urgency::Normal, Urgency::Urgent, Urgency::Critical]);
    (
        select(vec!["human", "angry", "new"]),
        words,
        fallback,
        urgency,
        ask,
        conditions(),
        vec(conditions(), 0..3),
    )
        .prop_map(|(id, words, (fallback, notify), urgency, ask_first, when, any)| RuleDraft {
            id: RuleId::from(id),
            title: words.0,
            queue: QueueId(words.1),
            notify,
            fallback,
            urgency,
            say: words.2,
            say_closed: words.3,
            ask_first,
            when,
            any,
        })
}

pub(crate) fn queue() -> impl Strategy<Value = QueueDraft> {
    let week = vec(prop_oneof![Just(String::new()), "[a-z0-9:-]{1,5}".prop_map(String::from)], 7);
    (
        select(vec!["sales", "new"]),
        text(),
        text(),
        vec(any::<u8>(), 0..4),
        week,
        (texts(), btree_map("[0-9-]{1,6}", "[a-z0-9:-]{1,5}", 0..3)),
        any::<bool>(),
    )
        .prop_map(|(id, name, hours, days, week, (holidays, dates), on_holidays)| QueueDraft {
            id: QueueId::from(id),
            name,
            hours,
            days,
            week: (1..)
                .zip(week)
                .filter(|(_, hours)| !hours.is_empty())
                .map(|(day, hours)| DayHours { day, hours })
                .collect(),
            dates: dates.into_iter().map(|(date, hours)| DateHours { date, hours }).collect(),
            holidays,
            on_holidays,
        })
}

pub(crate) fn danger() -> impl Strategy<Value = DangerDraft> {
    (select(DANGER_TOPICS.to_vec()), texts(), texts())
        .prop_map(|(topic, words, except)| DangerDraft { topic: topic.to_owned(), words, except })
}

pub(crate) fn settings() -> impl Strategy<Value = EscalationSettingsDraft> {
    let lists = vec(texts(), 9);
    (lists, vec(select(RecordField::ALL.to_vec()), 0..4)).prop_map(|(mut lists, needs)| {
        let mut next = || lists.pop().unwrap_or_default();
        EscalationSettingsDraft {
            holidays: next(),
            workdays: next(),
            needs,
            angry: next(),
            urgent: next(),
            worried: next(),
            calm: next(),
            complaint_words: next(),
            complaint_entries: next().into_iter().map(FaqId).collect(),
            complaint_categories: next(),
        }
    })
}
