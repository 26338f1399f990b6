//! What changes by itself: a bundle that nobody touches still says other things on other days.
//!
//! An answer's time window opens or closes, an entry is to be looked at again, the shop is closed, a
//! queue has hours of its own. Care moments come with an order's life or the hour, on no date.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use kaopu_model::{ConditionalAnswer, DatePlan, Faq, KnowledgeBase, Localized, Queue, Shift};

use crate::view::{CalendarEvent, CalendarKind};

/// What changes by itself on `days` days from a date on, in the order in which it does.
#[must_use]
pub fn upcoming(kb: &KnowledgeBase, from: Date, days: u16) -> Vec<CalendarEvent> {
    let last = from.saturating_add(jiff::Span::new().days(i32::from(days.max(1)) - 1));
    let range = Range { first: from, last };
    let mut events = Vec::new();
    for faq in kb.faqs.iter().filter(|faq| faq.enabled) {
        windows(kb, faq, range, &mut events);
        review(faq, range, &mut events);
    }
    shop_days(kb, range, &mut events);
    for queue in &kb.escalation.queues {
        queue_days(queue, range, &mut events);
    }
    events.sort_by(|a, b| (&a.at, a.kind, &a.what.zh).cmp(&(&b.at, b.kind, &b.what.zh)));
    events
}

/// The days that are looked at, both included.
#[derive(Clone, Copy)]
struct Range {
    first: Date,
    last: Date,
}

impl Range {
    fn has(self, date: Date) -> bool {
        (self.first..=self.last).contains(&date)
    }

    fn meets(self, (first, last): (Date, Date)) -> bool {
        first <= self.last && last >= self.first
    }
}

fn at(at: DateTime, kind: CalendarKind, what: Localized) -> CalendarEvent {
    let (day, whole_day) = (at.date().to_string(), false);
    CalendarEvent {
        at: at.to_string(),
        day,
        whole_day,
        kind,
        entry: None,
        queue: None,
        what,
        text: String::new(),
    }
}

fn on(day: Date, kind: CalendarKind, what: Localized) -> CalendarEvent {
    CalendarEvent { whole_day: true, ..at(day.at(0, 0, 0, 0), kind, what) }
}

/// Where the time window of an answer begins and ends, with what is said from then on. Several
/// answers of one entry often have the same window: they are told together.
fn windows(kb: &KnowledgeBase, faq: &Faq, range: Range, events: &mut Vec<CalendarEvent>) {
    let question = &faq.question;
    let mut ends: BTreeMap<(DateTime, CalendarKind), Vec<&ConditionalAnswer>> = BTreeMap::new();
    for answer in &faq.answers {
        let (from, until) = (answer.when.from, answer.when.until);
        for (end, kind) in [(from, CalendarKind::WindowOpens), (until, CalendarKind::WindowCloses)]
        {
            if let Some(end) = end.filter(|end| range.has(end.date())) {
                ends.entry((end, kind)).or_default().push(answer);
            }
        }
    }
    for ((end, kind), answers) in ends {
        let (what, text) = match kind {
            CalendarKind::WindowOpens => {
                let texts: Vec<&str> = answers.iter().map(|one| one.answer.as_str()).collect();
                let what = Localized::new(
                    format!("「{question}」开始说限时的答案"),
                    format!("\"{question}\" begins to say what is for a time"),
                );
                (what, texts.join("\n"))
            }
            _ => {
                let what = Localized::new(
                    format!("「{question}」的限时答案到期，不再说"),
                    format!("\"{question}\" no longer says what was for a time"),
                );
                (what, after(faq, end).to_owned())
            }
        };
        let entry = Some(faq.id.clone());
        events.push(CalendarEvent { entry, text: with_facts(kb, &text), ..at(end, kind, what) });
    }
}

/// What an entry says when a window has closed: another window's answer, or the default.
fn after(faq: &Faq, end: DateTime) -> &str {
    let begun = |answer: &&ConditionalAnswer| {
        answer.when.from.is_some_and(|from| from <= end)
            && answer.when.until.is_none_or(|until| until > end)
    };
    faq.answers.iter().find(begun).map_or(faq.answer.as_str(), |answer| answer.answer.as_str())
}

/// A text as customers read it, as far as facts go.
pub(crate) fn with_facts(kb: &KnowledgeBase, text: &str) -> String {
    kb.facts.iter().fold(text.to_owned(), |text, fact| {
        text.replace(&format!("{{{}}}", fact.key), &fact.rendered())
    })
}

fn review(faq: &Faq, range: Range, events: &mut Vec<CalendarEvent>) {
    let Some(day) = faq.review_by.filter(|day| range.has(*day)) else { return };
    let question = &faq.question;
    let what = Localized::new(
        format!("「{question}」到复核日期，该再看一遍"),
        format!("\"{question}\" is due for review"),
    );
    let entry = Some(faq.id.clone());
    events.push(CalendarEvent { entry, ..on(day, CalendarKind::Review, what) });
}

/// Days of the whole shop, as those queues have them that keep them.
fn shop_days(kb: &KnowledgeBase, range: Range, events: &mut Vec<CalendarEvent>) {
    let queues = kb.escalation.queues.iter();
    let Some(shop) =
        queues.map(|queue| &queue.hours.shop).find(|shop| ***shop != Default::default())
    else {
        return;
    };
    let runs = |runs: &[(Date, Date)]| -> Vec<(Date, Date)> {
        runs.iter().copied().filter(|run| range.meets(*run)).collect()
    };
    for run in runs(&shop.holidays) {
        let (zh, en) = days(run);
        let what =
            Localized::new(format!("店铺放假（{zh}）"), format!("the shop is closed ({en})"));
        events.push(on(run.0.max(range.first), CalendarKind::Holiday, what));
    }
    for run in runs(&shop.workdays) {
        let (zh, en) = days(run);
        let what = Localized::new(format!("调休上班（{zh}）"), format!("make-up workday ({en})"));
        events.push(on(run.0.max(range.first), CalendarKind::Workday, what));
    }
}

fn queue_days(queue: &Queue, range: Range, events: &mut Vec<CalendarEvent>) {
    let name = &queue.name;
    for run in queue.hours.holidays.iter().copied().filter(|run| range.meets(*run)) {
        let (zh, en) = days(run);
        let what =
            Localized::new(format!("{name}不在（{zh}）"), format!("nobody is in {name} ({en})"));
        let event = on(run.0.max(range.first), CalendarKind::Holiday, what);
        events.push(CalendarEvent { queue: Some(queue.id.clone()), ..event });
    }
    for (day, plan) in queue.hours.dates.iter().filter(|(day, _)| range.has(**day)) {
        let what = match plan {
            DatePlan::Workday => Localized::new(
                format!("{name}照工作日上班"),
                format!("{name} is there as on a workday"),
            ),
            DatePlan::Shifts(shifts) if shifts.is_empty() => {
                Localized::new(format!("{name}不在"), format!("nobody is in {name}"))
            }
            DatePlan::Shifts(shifts) => {
                let hours: Vec<String> = shifts.iter().map(written).collect();
                Localized::new(
                    format!("{name}改为 {} 上班", hours.join("、")),
                    format!("{name} is there {}", hours.join(", ")),
                )
            }
        };
        let event = on(*day, CalendarKind::QueueDate, what);
        events.push(CalendarEvent { queue: Some(queue.id.clone()), ..event });
    }
}

fn written(&Shift { opens, closes }: &Shift) -> String {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    format!("{}–{}", clock(opens), clock(closes))
}

/// A run of days, both ends included.
fn days((first, last): (Date, Date)) -> (String, String) {
    let zh = |date: Date| format!("{}月{}日", date.month(), date.day());
    match first == last {
        true => (zh(first), first.to_string()),
        false => (format!("{}到{}", zh(first), zh(last)), format!("{first} to {last}")),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kaopu_model::{KbFiles, parse};

    use super::*;

    fn shop() -> KnowledgeBase {
        let files = [
            (
                "faqs.csv",
                "id,question,answer,enabled,review_by\nship,什么时候发货,{发货时限}内发出,yes,2026-12-01\noff,停用的,好,no,2026-12-01\n",
            ),
            (
                "answers.csv",
                "faq_id,from,until,answer\nship,2026-11-10 20:00,2026-11-12,大促期间{发货时限}内\nship,2027-06-01,2027-06-19,明年\noff,2026-11-10,2026-11-11,不说\n",
            ),
            ("facts.csv", "key,value,unit\n发货时限,48,小时\n"),
            (
                "escalation.toml",
                "holidays = [\"2026-10-01..2026-10-07\", \"2027-01-01\"]\nworkdays = [\"2026-10-10\"]\n[[queue]]\nid = \"a\"\nname = \"售后\"\nhours = \"09:00-18:00\"\ndates = { 2026-12-31 = \"09:00-12:00\" }\n",
            ),
        ];
        let files: KbFiles =
            files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into();
        parse(&files).kb
    }

    fn told(from: Date, days: u16) -> Vec<(String, CalendarKind, String)> {
        let event = |event: CalendarEvent| {
            let at = if event.whole_day { event.day } else { event.at };
            (at, event.kind, event.text)
        };
        upcoming(&shop(), from, days).into_iter().map(event).collect()
    }

    #[test]
    fn windows_reviews_and_days_are_told_in_order_with_what_is_said_then() {
        let expected = [
            ("2026-11-10T20:00:00", CalendarKind::WindowOpens, "大促期间48小时内"),
            ("2026-11-12T00:00:00", CalendarKind::WindowCloses, "48小时内发出"),
            ("2026-12-01", CalendarKind::Review, ""),
            ("2026-12-31", CalendarKind::QueueDate, ""),
            ("2027-01-01", CalendarKind::Holiday, ""),
        ];
        let expected = expected.map(|(at, kind, text)| (at.to_owned(), kind, text.to_owned()));
        assert_eq!(told(date(2026, 11, 1), 90), expected);
    }

    #[test]
    fn the_last_day_counts_and_what_goes_on_is_told_on_the_first() {
        assert!(told(date(2026, 11, 1), 9).is_empty());
        assert_eq!(told(date(2026, 11, 1), 10).len(), 1);
        let holiday = told(date(2026, 10, 3), 1);
        assert_eq!(holiday[0].0, "2026-10-03");
        assert_eq!(told(date(2026, 10, 8), 3)[0].1, CalendarKind::Workday);
    }
}
