//! When somebody is in each queue on the days to come.

use jiff::civil::Date;
use kaopu_model::{DayKind, KnowledgeBase, QueueHours, Shift};

use crate::view::{AgendaDay, AgendaDayKind, QueueAgenda};

/// When somebody is in each queue, for so many days from a date on.
#[must_use]
pub fn agenda(kb: &KnowledgeBase, from: Date, days: u16) -> Vec<QueueAgenda> {
    let queues = kb.escalation.queues.iter();
    let one = |queue: &kaopu_model::Queue| QueueAgenda {
        id: queue.id.clone(),
        name: queue.name.clone(),
        week: (1..=7)
            .map(|day| queue.hours.on_weekday(day).iter().map(written).collect())
            .collect(),
        days: from
            .series(jiff::Span::new().days(1))
            .take(usize::from(days))
            .map(|date| day(&queue.hours, date))
            .collect(),
    };
    queues.map(one).collect()
}

fn day(hours: &QueueHours, date: Date) -> AgendaDay {
    AgendaDay {
        date: date.to_string(),
        hours: hours.on(date).iter().map(written).collect(),
        kind: match hours.day_kind(date) {
            DayKind::Week => AgendaDayKind::Week,
            DayKind::Holiday => AgendaDayKind::Holiday,
            DayKind::Workday => AgendaDayKind::Workday,
            DayKind::Date => AgendaDayKind::Date,
        },
    }
}

/// As the files write it.
fn written(&Shift { opens, closes }: &Shift) -> String {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    format!("{}-{}", clock(opens), clock(closes))
}
