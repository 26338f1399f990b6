//! How often the bot is right: somebody looks at a random sample of what it answers right away.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kaopu_engine::{Message, Session, respond};
use kaopu_lab::{SampledQuestion, answered_sample, wilson};
use kaopu_model::fold;

use super::discoverer::{Discoverer, knowledge};
use super::kept::{JudgedQuestion, LogDecisions};
use super::shown::{asked_in_tests, entry_name, ten_thousandths};
use crate::error::{ApiError, ApiResult};
use crate::lock::lock;
use crate::snapshot::{Snapshot, count};
use crate::view::{JudgedReply, Judging, ReplyVerdict, SampledReply, ShareView};

/// Questions that are drawn.
const SAMPLE: usize = 200;

/// Failures that are looked at again.
const FAILURES: usize = 50;

/// Judgements that are remembered.
const JUDGEMENTS: usize = 10_000;

impl Discoverer {
    /// What is to be judged next, and what comes of what was.
    ///
    /// # Errors
    /// `no-log`.
    pub fn judging(&self) -> ApiResult<Judging> {
        let kept = self.log()?;
        let snapshot = self.workspace.snapshot();
        let sample = self.sample(&snapshot)?;
        let decisions = self.decisions();
        let verdicts = verdicts(&decisions, &sample);
        let next = sample.iter().zip(&verdicts).find(|(_, verdict)| verdict.is_none());
        // What is counted is drawn in a row: what comes behind a gap was not drawn by chance alone.
        let drawn: usize = sample.iter().map(|one| one.drawn.len()).sum();
        let end = next.and_then(|(one, _)| one.drawn.first().copied()).unwrap_or(drawn);
        let counted = |wanted: ReplyVerdict| {
            let with =
                sample.iter().zip(&verdicts).filter(|(_, verdict)| **verdict == Some(wanted));
            with.flat_map(|(one, _)| &one.drawn).filter(|place| **place < end).count()
        };
        let (wrong, human) = (counted(ReplyVerdict::Wrong), counted(ReplyVerdict::Human));
        let (low, high) = wilson(wrong + human, end);
        let share = (wrong + human) as f64 / end.max(1) as f64;
        let coverage = &kept.found.coverage;
        let answered = coverage.now as f64 / coverage.questions.max(1) as f64;
        let shown = |of: f64| ShareView {
            share: ten_thousandths(share * of),
            low: ten_thousandths(low * of),
            high: ten_thousandths(high * of),
        };
        let tests = asked_in_tests(snapshot.kb());
        let failures = sample.iter().zip(&verdicts).filter_map(|(one, verdict)| {
            let verdict = verdict.filter(|verdict| *verdict != ReplyVerdict::Right)?;
            let tested = tests.contains(&fold(&one.text));
            Some(JudgedReply { sampled: shown_reply(&snapshot, one), verdict, tested })
        });
        Ok(Judging {
            next: next.map(|(one, _)| shown_reply(&snapshot, one)),
            sample: count(drawn),
            judged: count(end),
            right: count(counted(ReplyVerdict::Right)),
            wrong: count(wrong),
            human: count(human),
            of_answers: shown(1.0),
            of_questions: shown(answered),
            budget: snapshot.kb().settings.wrong_answers.0,
            failures: failures.collect(),
            can_take_back: !decisions.judged.is_empty(),
        })
    }

    /// Says something of the reply to a question of the sample.
    ///
    /// # Errors
    /// `no-log`; `unknown-id` if it is not in the sample; it can't be written.
    pub fn judge(&self, text: &str, verdict: ReplyVerdict) -> ApiResult<Judging> {
        let sample = self.sample(&self.workspace.snapshot())?;
        let text = fold(text);
        let Some(one) = sample.iter().find(|one| fold(&one.text) == text) else {
            return Err(ApiError::new(
                "unknown-id",
                "这个问题已经不在要看的里面了",
                "this question is no longer among those to be judged",
            ));
        };
        let entries = one.entries.clone();
        self.decide(|decisions| {
            decisions.judged.retain(|judged| judged.text != text);
            decisions.judged.push(JudgedQuestion { text, entries, verdict });
            let too_many = decisions.judged.len().saturating_sub(JUDGEMENTS);
            decisions.judged.drain(..too_many);
        })?;
        self.judging()
    }

    /// Takes the last judgement back.
    ///
    /// # Errors
    /// `no-log`; it can't be written.
    pub fn take_judgement_back(&self) -> ApiResult<Judging> {
        self.decide(|decisions| drop(decisions.judged.pop()))?;
        self.judging()
    }

    /// Questions that were judged not right, folded, and are answered the same; of the newest.
    pub(super) fn known_failures(&self, snapshot: &Snapshot) -> Vec<String> {
        let judged = self.decisions().judged.into_iter().rev();
        let failed = judged.filter(|judged| judged.verdict != ReplyVerdict::Right);
        let still = |judged: &JudgedQuestion| {
            let message = Message::new(&judged.text);
            let (_, turn) = respond(snapshot.program(), &Session::default(), &message);
            turn.entries == judged.entries
        };
        failed.take(FAILURES).filter(still).map(|judged| judged.text).collect()
    }

    /// The sample, drawn again where the log or the knowledge is another.
    fn sample(&self, snapshot: &Snapshot) -> ApiResult<Arc<Vec<SampledQuestion>>> {
        let kept = self.log()?;
        let of = format!("{} {} {}", kept.read_at, kept.held_against, knowledge(snapshot));
        let mut drawn = lock(&self.sample);
        if let Some((drawn_of, sample)) = &*drawn
            && *drawn_of == of
        {
            return Ok(sample.clone());
        }
        let lines: BTreeSet<u32> =
            kept.found.entries.iter().flat_map(|entry| entry.lines.iter().copied()).collect();
        let sample = Arc::new(answered_sample(snapshot.program(), &kept.log, &lines, SAMPLE));
        *drawn = Some((of, sample.clone()));
        Ok(sample)
    }
}

/// What was said of each wording of the sample, if the reply is still the same.
fn verdicts(decisions: &LogDecisions, sample: &[SampledQuestion]) -> Vec<Option<ReplyVerdict>> {
    let judged: BTreeMap<&str, &JudgedQuestion> =
        decisions.judged.iter().map(|judged| (judged.text.as_str(), judged)).collect();
    let of = |one: &SampledQuestion| {
        let judged = judged.get(fold(&one.text).as_str())?;
        (judged.entries == one.entries).then_some(judged.verdict)
    };
    sample.iter().map(of).collect()
}

fn shown_reply(snapshot: &Snapshot, one: &SampledQuestion) -> SampledReply {
    let first = one.entries.first().cloned().unwrap_or_default();
    let question = snapshot.kb().faq(&first).map_or("", |faq| faq.question.as_str());
    SampledReply {
        text: one.text.clone(),
        reply: one.reply.clone(),
        entry: entry_name(&first, question),
    }
}
