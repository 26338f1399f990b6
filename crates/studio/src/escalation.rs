//! Queues and rules as they are shown: when somebody is there, and each rule as a sentence.

use kaopu_model::{
    KnowledgeBase, PartRef, QueueDraft, QueueHours, RuleDraft, danger_drafts,
    escalation_settings_draft, queue_drafts, rule_drafts,
};

use crate::draft::diagnostics::beside_fields;
use crate::sentence::sentence;
use crate::snapshot::Snapshot;
use crate::view::{EscalationView, OpenSpan, QueueRow, RuleRow};
use crate::workspace::Workspace;

/// Minutes of a day.
const DAY: u16 = 1440;

impl Workspace {
    /// Everything about handing over.
    #[must_use]
    pub fn escalation(&self) -> EscalationView {
        let snapshot = self.snapshot();
        let files = snapshot.files();
        EscalationView {
            queues: queue_drafts(files)
                .into_iter()
                .map(|draft| self.queue_row(&snapshot, draft))
                .collect(),
            rules: rule_drafts(files).into_iter().map(|draft| rule_row(&snapshot, draft)).collect(),
            dangers: danger_drafts(files),
            settings: escalation_settings_draft(files),
            levels: levels(snapshot.kb()),
        }
    }

    fn queue_row(&self, snapshot: &Snapshot, draft: QueueDraft) -> QueueRow {
        let kb = snapshot.kb();
        let now = self.clock.local();
        let hours = kb
            .escalation
            .queues
            .iter()
            .find(|queue| queue.id == draft.id)
            .map(|queue| &queue.hours);
        let open_now = hours.is_some_and(|hours| hours.open_at(now));
        let opens = hours.filter(|_| !open_now).and_then(|hours| hours.next_opening(now));
        let serves = |rule: &&kaopu_model::Rule| {
            rule.queue == draft.id || rule.fallback.as_ref() == Some(&draft.id)
        };
        QueueRow {
            open_now,
            opens: opens.map(|moment| moment.strftime("%Y-%m-%d %H:%M").to_string()),
            week: hours.map_or_else(|| vec![Vec::new(); 7], week),
            rules: kb
                .escalation
                .rules
                .iter()
                .filter(serves)
                .map(|rule| rule.id.0.clone())
                .collect(),
            diagnostics: beside_fields(snapshot, &PartRef::Queue(draft.id.clone())),
            draft,
        }
    }
}

fn rule_row(snapshot: &Snapshot, draft: RuleDraft) -> RuleRow {
    let kb = snapshot.kb();
    let rule = kb.escalation.rules.iter().find(|rule| rule.id == draft.id);
    let id = draft.notify.as_ref().unwrap_or(&draft.queue);
    let queue = kb.escalation.queues.iter().find(|queue| queue.id == *id);
    RuleRow {
        queue_name: queue.map_or_else(|| id.0.clone(), |queue| queue.name.clone()),
        sentence: sentence(kb, &draft),
        after_understanding: rule.is_some_and(|rule| rule.when.needs_understanding()),
        diagnostics: beside_fields(snapshot, &PartRef::Rule(draft.id.clone())),
        draft,
    }
}

/// Monday to Sunday: when somebody is there. Hours that pass midnight end on the next day.
fn week(hours: &QueueHours) -> Vec<Vec<OpenSpan>> {
    let mut week: Vec<Vec<OpenSpan>> = vec![Vec::new(); 7];
    for (day, at) in (1u8..=7).zip(0usize..) {
        let mut add = |day: usize, from: u16, until: u16| {
            if let Some(spans) = week.get_mut(day).filter(|_| from < until) {
                spans.push(OpenSpan { from, until });
            }
        };
        for shift in hours.on_weekday(day) {
            let passes = shift.passes_midnight();
            add(at, shift.opens, if passes { DAY } else { shift.closes });
            if passes {
                add((at + 1) % 7, 0, shift.closes);
            }
        }
    }
    week.into_iter().map(joined).collect()
}

/// Spans that touch are one.
fn joined(mut spans: Vec<OpenSpan>) -> Vec<OpenSpan> {
    spans.sort_by_key(|span| span.from);
    let mut joined: Vec<OpenSpan> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.from <= last.until => last.until = last.until.max(span.until),
            _ => joined.push(span),
        }
    }
    joined
}

/// The customer levels that rules and dialogues name, as they come.
fn levels(kb: &KnowledgeBase) -> Vec<String> {
    let rules = kb
        .escalation
        .rules
        .iter()
        .flat_map(|rule| std::iter::once(&rule.when).chain(&rule.when.any));
    let of_rules = rules.flat_map(|when| when.levels.iter().cloned());
    let of_dialogues = kb.dialogues.iter().flat_map(|dialogue| {
        let changes =
            dialogue.turns.iter().filter_map(|turn| turn.context.as_ref()?.customer.as_ref());
        dialogue
            .context
            .customer
            .iter()
            .chain(changes)
            .filter_map(|customer| customer.level.clone())
    });
    let mut levels: Vec<String> = Vec::new();
    for level in of_rules.chain(of_dialogues) {
        if !level.is_empty() && !levels.contains(&level) {
            levels.push(level);
        }
    }
    levels
}
