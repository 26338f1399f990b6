//! The page 日历: some weeks of what changes by itself, and what a moment changes.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::{Date, DateTime};
use kaopu_lab::{ChangedReply, changed_at};
use kaopu_model::{Diagnostic, Faq, KnowledgeBase};

use crate::agenda::agenda;
use crate::error::{ApiError, ApiResult};
use crate::snapshot::Snapshot;
use crate::upcoming::{upcoming, with_facts};
use crate::view::{EntryLine, MomentChange, ShopDays, Timeline, WindowBar, WindowFault};
use crate::workspace::Workspace;

/// Days that are shown at once.
const DAYS: u16 = 56;

/// How far changes are looked for before and after them.
const FAR: u16 = 3_660;

/// The checks of what changes by itself.
const CHECKS: [&str; 5] =
    ["overlapping-windows", "empty-window", "window-gap", "window-leak", "outlived-promise"];

impl Workspace {
    /// Eight weeks of what changes by itself from a day on, `2026-11-02`; without one from the
    /// Monday of this week.
    ///
    /// # Errors
    /// `bad-input` if that is no day.
    pub fn timeline(&self, from: Option<&str>) -> ApiResult<Timeline> {
        let now = self.clock.local();
        let from = match from {
            Some(day) => day.parse().map_err(|_| no_moment(day))?,
            None => monday(now.date()),
        };
        Ok(timeline(&self.snapshot(), from, now))
    }

    /// What is answered otherwise from a moment on: each entry with a window, asked a minute before
    /// and then.
    ///
    /// # Errors
    /// `bad-input` if that is no moment.
    pub fn changes_at(&self, moment: &str) -> ApiResult<Vec<MomentChange>> {
        let at: DateTime = moment.parse().map_err(|_| no_moment(moment))?;
        let snapshot = self.snapshot();
        let changes = changed_at(snapshot.program(), at).into_iter();
        Ok(changes.map(|change| shown(snapshot.kb(), change)).collect())
    }
}

fn no_moment(text: &str) -> ApiError {
    ApiError::new(
        "bad-input",
        format!("「{text}」不是一个日期或时间"),
        format!("`{text}` is no date or moment"),
    )
}

fn monday(day: Date) -> Date {
    day.saturating_sub(Span::new().days(day.weekday().to_monday_zero_offset()))
}

fn shown(kb: &KnowledgeBase, change: ChangedReply) -> MomentChange {
    let ChangedReply { entry, question, order, product, channel, before, after } = change;
    let product = product.map(|id| match kb.product(&id) {
        Some(product) => product.name.clone(),
        None => id.0,
    });
    MomentChange { entry, question, order, product, channel, before, after }
}

/// The moments that are shown, the last one excluded.
#[derive(Clone, Copy)]
struct Shown {
    from: DateTime,
    until: DateTime,
}

impl Shown {
    fn meets(self, (from, until): (Option<DateTime>, Option<DateTime>)) -> bool {
        from.is_none_or(|from| from < self.until) && until.is_none_or(|until| until > self.from)
    }
}

fn timeline(snapshot: &Snapshot, from: Date, now: DateTime) -> Timeline {
    let kb = snapshot.kb();
    let end = from.saturating_add(Span::new().days(DAYS));
    let midnight = |day: Date| day.at(0, 0, 0, 0);
    let shown = Shown { from: midnight(from), until: midnight(end) };
    let before = from.saturating_sub(Span::new().days(FAR));
    let mut changes: Vec<String> =
        upcoming(kb, before, 2 * FAR + DAYS).into_iter().map(|event| event.at).collect();
    changes.dedup();
    let line = |faq| entry_line(snapshot, faq, shown);
    Timeline {
        from: from.to_string(),
        days: DAYS,
        now: now.to_string(),
        entries: kb.faqs.iter().filter(|faq| faq.enabled).filter_map(line).collect(),
        shop: shop_days(kb, from, end),
        queues: agenda(kb, from, DAYS),
        events: upcoming(kb, from, DAYS),
        changes,
    }
}

fn entry_line(snapshot: &Snapshot, faq: &Faq, shown: Shown) -> Option<EntryLine> {
    let kb = snapshot.kb();
    let mut texts: BTreeMap<(Option<DateTime>, Option<DateTime>), Vec<String>> = BTreeMap::new();
    for answer in &faq.answers {
        let (from, until) = (answer.when.from, answer.when.until);
        let is_empty = matches!((from, until), (Some(from), Some(until)) if until <= from);
        if (from.is_some() || until.is_some()) && !is_empty && shown.meets((from, until)) {
            texts.entry((from, until)).or_default().push(with_facts(kb, &answer.answer));
        }
    }
    let bar =
        |((from, until), texts)| WindowBar { from: written(from), until: written(until), texts };
    let windows: Vec<WindowBar> = texts.into_iter().map(bar).collect();
    let found = snapshot.diagnostics().iter().filter(|found| found.faq.as_ref() == Some(&faq.id));
    let faults: Vec<WindowFault> = found
        .filter(|found| CHECKS.contains(&found.code.as_str()))
        .filter_map(|found| fault(faq, found, shown))
        .collect();
    (!windows.is_empty() || !faults.is_empty()).then(|| EntryLine {
        entry: faq.id.clone(),
        question: faq.question.clone(),
        windows,
        faults,
    })
}

/// A finding at the time that it is about; `None` if that is not shown.
fn fault(faq: &Faq, found: &Diagnostic, shown: Shown) -> Option<WindowFault> {
    let of_row = faq
        .answers
        .iter()
        .find(|answer| found.place.file == "answers.csv" && answer.row == found.place.row);
    let window = of_row.map(|answer| (answer.when.from, answer.when.until));
    let span = match window {
        // What is missing lies before the window that is named.
        Some((Some(next), _)) if found.code == "window-gap" => {
            let ends = faq.answers.iter().filter_map(|answer| answer.when.until);
            (ends.filter(|end| *end <= next).max(), Some(next))
        }
        Some(window) => window,
        None => (None, None),
    };
    let timed = span != (None, None);
    let is_shown = !timed || shown.meets(span) || matches!(span, (Some(a), Some(b)) if b <= a);
    is_shown.then(|| WindowFault {
        code: found.code.clone(),
        severity: found.severity,
        message: found.message.clone(),
        hint: found.hint.clone(),
        timed,
        from: written(span.0),
        until: written(span.1),
    })
}

fn shop_days(kb: &KnowledgeBase, from: Date, end: Date) -> Vec<ShopDays> {
    let mut shops = kb.escalation.queues.iter().map(|queue| &queue.hours.shop);
    let Some(shop) = shops.find(|shop| ***shop != Default::default()) else { return Vec::new() };
    let of = |runs: &[(Date, Date)], works| -> Vec<ShopDays> {
        let shown = runs.iter().filter(|(first, last)| *first < end && *last >= from);
        let one = |(first, last): &(Date, Date)| ShopDays {
            first: first.to_string(),
            last: last.to_string(),
            works,
        };
        shown.map(one).collect()
    };
    let mut all = of(&shop.holidays, false);
    all.extend(of(&shop.workdays, true));
    all.sort_by(|a, b| a.first.cmp(&b.first));
    all
}

fn written(moment: Option<DateTime>) -> Option<String> {
    moment.map(|moment| moment.to_string())
}
