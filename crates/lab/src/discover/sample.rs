//! Questions of a log that are answered right away, drawn at random, and how sure it is what a look
//! at some of them tells of all.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_engine::{Action, Message, Program, Session, respond};
use kaopu_model::{FaqId, fold};

use super::dice::Dice;
use crate::log::QuestionLog;

/// The dice's seed: the same log is drawn from in the same order.
const SEED: u64 = 3;

/// Standard deviations that 95 in 100 lie within.
const Z: f64 = 1.96;

/// Questions that are drawn for each that is wanted, at most: of a log that is hardly answered, fewer
/// are found.
const DRAWS_FOR_ONE: usize = 20;

/// A wording of the sample, and what the bot says to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampledQuestion {
    /// The wording, masked.
    pub text: String,
    /// What is answered.
    pub entries: Vec<FaqId>,
    /// The bot's reply.
    pub reply: String,
    /// Its places in the order of the draw: a wording that is asked often is drawn often.
    pub drawn: Vec<usize>,
}

/// Draws `size` questions of those that are answered right away, each as likely as any other and none
/// twice; all that are answered stand on these lines. In the order in which their wordings were drawn
/// first.
#[must_use]
pub fn answered_sample(
    program: &Program,
    log: &QuestionLog,
    lines: &BTreeSet<u32>,
    size: usize,
) -> Vec<SampledQuestion> {
    let on_them = log.questions.iter().enumerate().filter(|(_, one)| lines.contains(&one.line));
    let mut left: Vec<usize> = on_them.map(|(number, _)| number).collect();
    let mut dice = Dice::new(SEED);
    let mut places: BTreeMap<String, Option<usize>> = BTreeMap::new();
    let mut sample: Vec<SampledQuestion> = Vec::new();
    let mut drawn = 0;
    for _ in 0..size.saturating_mul(DRAWS_FOR_ONE) {
        if drawn == size || left.is_empty() {
            break;
        }
        let number = left.swap_remove(dice.below(left.len()));
        let Some(question) = log.questions.get(number) else { continue };
        let place = *places.entry(fold(&question.text)).or_insert_with(|| {
            let found = answered(program, &question.text)?;
            sample.push(found);
            Some(sample.len() - 1)
        });
        if let Some(one) = place.and_then(|place| sample.get_mut(place)) {
            one.drawn.push(drawn);
            drawn += 1;
        }
    }
    sample
}

fn answered(program: &Program, text: &str) -> Option<SampledQuestion> {
    let (_, turn) = respond(program, &Session::default(), &Message::new(text));
    let is_answer = turn.action == Action::Answer && !turn.entries.is_empty();
    is_answer.then(|| SampledQuestion {
        text: text.to_owned(),
        reply: turn.text(),
        entries: turn.entries,
        drawn: Vec::new(),
    })
}

/// Between which shares the share of all lies, 95 times in 100, if `part` of `all` that were drawn
/// have it (Wilson, 1927). Nothing drawn tells nothing.
#[must_use]
pub fn wilson(part: usize, all: usize) -> (f64, f64) {
    if all == 0 {
        return (0.0, 1.0);
    }
    let (n, share) = (all as f64, part as f64 / all as f64);
    let wide = Z * libm::sqrt(share * (1.0 - share) / n + Z * Z / (4.0 * n * n));
    let middle = share + Z * Z / (2.0 * n);
    let scale = 1.0 + Z * Z / n;
    (((middle - wide) / scale).max(0.0), ((middle + wide) / scale).min(1.0))
}

#[cfg(test)]
mod tests {
    use kaopu_engine::compile;
    use kaopu_exchange::{LogMapping, read_log};
    use kaopu_model::{KbFiles, parse};

    use super::*;

    #[test]
    fn the_interval_is_wilsons() {
        for (part, all, low, high) in [
            (0, 0, 0.0, 1.0),
            (0, 10, 0.0, 0.2775),
            (1, 10, 0.0179, 0.4042),
            (5, 100, 0.0215, 0.1118),
        ] {
            let (found_low, found_high) = wilson(part, all);
            assert!((found_low - low).abs() < 1e-3, "{part}/{all}: {found_low}");
            assert!((found_high - high).abs() < 1e-3, "{part}/{all}: {found_high}");
        }
    }

    #[test]
    fn only_what_is_answered_is_drawn_and_each_question_once() {
        let kb = "id,question,answer\nship,什么时候发货,两天内发出\ntax,能开发票吗,可以开\n";
        let files = KbFiles::from([("faqs.csv".to_owned(), kb.as_bytes().to_vec())]);
        let program = compile(parse(&files).kb);
        let said = "什么时候发货\n什么时候发货？\n能开发票吗\n火星上有人吗\n什么时候发货\n";
        let log = read_log("a.txt", said.as_bytes(), None, &LogMapping::default()).unwrap();
        let log = QuestionLog::of(&log);
        let lines = BTreeSet::from([1, 2, 3, 4, 5]);
        let sample = answered_sample(&program, &log, &lines, 10);
        let mut drawn: Vec<(&str, usize)> =
            sample.iter().map(|one| (&*one.entries[0].0, one.drawn.len())).collect();
        drawn.sort_unstable();
        assert_eq!(drawn, [("ship", 3), ("tax", 1)]);
        let mut places: Vec<usize> = sample.iter().flat_map(|one| one.drawn.clone()).collect();
        places.sort_unstable();
        assert_eq!(places, [0, 1, 2, 3]);
        assert_eq!(sample, answered_sample(&program, &log, &lines, 10));
        let fewer = answered_sample(&program, &log, &lines, 2);
        assert_eq!(fewer.iter().map(|one| one.drawn.len()).sum::<usize>(), 2);
        let one = answered_sample(&program, &log, &BTreeSet::from([3]), 10);
        assert_eq!(one.iter().map(|one| &*one.text).collect::<Vec<_>>(), ["能开发票吗"]);
        assert!(sample.iter().all(|one| !one.reply.is_empty()));
    }
}
