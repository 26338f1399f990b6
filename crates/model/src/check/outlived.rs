//! Answers that go on when what they promise is over: `outlived-promise`.
//!
//! A text that says 11月20日前 is false from the 21st on; one that says that 双11 is on, when it is over.
//! What has no end stands in an answer without a window for ever; what has one may outlast its own words.
//! Silent where a day is told for other reasons: 每年2月, 11月20日前付款的, 2月3日至2月11日放假.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};

use super::scope::{Scope, in_answers, in_faqs};
use super::windows::{has_window, is_empty, spoken};
use crate::{AnswerConditions, Diagnostic, Faq, KnowledgeBase, Severity};

/// What makes a day the last one, behind it and before it.
const ENDS_BEHIND: [&str; 7] = ["之前", "以前", "截止", "为止", "结束", "止", "前"];
const ENDS_BEFORE: [&str; 6] = ["截至", "截止到", "截止", "有效期至", "有效期到", "持续到"];

/// Where a sentence has one of these, its day comes again, or is long gone.
const OF_OTHER_TIMES: [&str; 6] = ["每年", "往年", "去年", "历年", "每月", "例如"];

/// Promotions by name.
const PROMOTIONS: [&str; 14] = [
    "双11",
    "双十一",
    "双12",
    "双十二",
    "618",
    "年货节",
    "店庆",
    "周年庆",
    "女神节",
    "黑五",
    "国庆",
    "中秋",
    "春节",
    "元旦",
];

/// What says that it is on now.
const NOW_ON: [&str; 7] =
    ["正在进行", "进行中", "火热", "倒计时", "已经开始", "最后一天", "今天截止"];

pub(super) fn check(scope: &mut Scope<'_>) {
    let kb = scope.kb;
    let bound = bound_promotions(kb);
    let facts = kb.facts.iter().map(|fact| (fact.key.as_str(), fact.rendered())).collect();
    for faq in scope.enabled() {
        if !faq.answer.is_empty() {
            one(scope, faq, None, &with_facts(&facts, &faq.answer), &bound);
        }
        for answer in faq.answers.iter().filter(|one| !is_empty(&one.when)) {
            let text = with_facts(&facts, &answer.answer);
            one(scope, faq, Some((&answer.when, answer.row)), &text, &bound);
        }
    }
}

/// The promotions that some answer with a window speaks of.
fn bound_promotions(kb: &KnowledgeBase) -> Vec<&'static str> {
    let answers = kb.faqs.iter().filter(|faq| faq.enabled).flat_map(|faq| &faq.answers);
    let texts: Vec<&str> =
        answers.filter(|one| has_window(&one.when)).map(|one| one.answer.as_str()).collect();
    PROMOTIONS.into_iter().filter(|name| texts.iter().any(|text| text.contains(name))).collect()
}

fn one(
    scope: &mut Scope<'_>,
    faq: &Faq,
    conditions: Option<(&AnswerConditions, u32)>,
    text: &str,
    bound: &[&str],
) {
    let window = conditions.map(|(when, _)| when).filter(|when| has_window(when));
    let place = match conditions {
        Some((_, row)) => in_answers(row, "answer"),
        None => in_faqs(faq, "answer"),
    };
    let told = match window {
        None => last_days(text)
            .first()
            .map(|last| {
                (
                    format!("写着「{}」，又没有时间段：过了那天还会这样说", last.words),
                    format!(
                        "says `{}` and has no window: it goes on saying so afterwards",
                        last.words
                    ),
                )
            })
            .or_else(|| {
                let words = now_on(text, bound)?;
                Some((
                    format!("写着「{words}」，又没有时间段：活动结束了还会这样说"),
                    format!("says `{words}` and has no window: it goes on saying so afterwards"),
                ))
            }),
        Some(when) => last_days(text).iter().find_map(|last| {
            let over = last.over(when)?;
            let until = when.until.map(spoken);
            Some((
                match &until {
                    Some(until) => format!(
                        "写着「{}」，时间段却到 {until} 才结束：{} 起这句话已经过时",
                        last.words,
                        spoken(over)
                    ),
                    None => format!(
                        "写着「{}」，时间段却没有结束时间：{} 起这句话已经过时",
                        last.words,
                        spoken(over)
                    ),
                },
                format!(
                    "says `{}`, which is over from {} on, and its window goes on",
                    last.words,
                    spoken(over)
                ),
            ))
        }),
    };
    let Some((zh, en)) = told else { return };
    let (zh_hint, en_hint) = match window {
        None => (
            "把这句话写成带时间段的条件答案，这里留平时的说法",
            "Make it a conditional answer with a window, and say here what always holds",
        ),
        Some(_) => (
            "让时间段在那时结束，或改成之后也对的说法",
            "Let the window end then, or use words that still hold afterwards",
        ),
    };
    let diagnostic = Diagnostic::error("outlived-promise", place, zh, en);
    scope.report(
        diagnostic.with_severity(Severity::Warning).with_hint(zh_hint, en_hint).about(&faq.id),
    );
}

/// A text with the shop's facts in it. Once through the text, however many facts there are.
fn with_facts(facts: &BTreeMap<&str, String>, text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from_key)) = rest.split_once('{') {
        told.push_str(before);
        let end = from_key.find(['{', '}']).unwrap_or(from_key.len());
        let (key, behind) = from_key.split_at(end);
        rest = match (facts.get(key), behind.strip_prefix('}')) {
            (Some(fact), Some(behind)) => {
                told.push_str(fact);
                behind
            }
            _ => {
                told.push('{');
                from_key
            }
        };
    }
    told + rest
}

/// The first sentence that says that a promotion is on, which elsewhere has a window.
fn now_on<'t>(text: &'t str, bound: &[&str]) -> Option<&'t str> {
    sentences(text).find(|sentence| {
        bound.iter().any(|name| sentence.contains(name))
            && NOW_ON.iter().any(|words| sentence.contains(words))
            && !is_of_another_time(sentence)
    })
}

fn is_of_another_time(sentence: &str) -> bool {
    OF_OTHER_TIMES.iter().any(|words| sentence.contains(words))
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '！', '!', '；', ';', '\n', '，'])
        .map(str::trim)
        .filter(|one| !one.is_empty())
}

/// A day after which a text is false.
struct LastDay {
    year: Option<i16>,
    month: i8,
    day: i8,
    /// What is written.
    words: String,
}

impl LastDay {
    /// From when on it is over, if a window is still open then.
    fn over(&self, when: &AnswerConditions) -> Option<DateTime> {
        let begins = when.from.map(DateTime::date);
        let year =
            self.year.or_else(|| begins.or(when.until.map(DateTime::date)).map(Date::year))?;
        let mut last = Date::new(year, self.month, self.day).ok()?;
        // Without a year it is the first such day after the window has opened.
        if self.year.is_none() && begins.is_some_and(|begins| last < begins) {
            last = Date::new(year.checked_add(1)?, self.month, self.day).ok()?;
        }
        let over = last.tomorrow().ok()?.at(0, 0, 0, 0);
        when.until.is_none_or(|until| until > over).then_some(over)
    }
}

/// The days of a text after which it is false.
fn last_days(text: &str) -> Vec<LastDay> {
    let mut all = Vec::new();
    for sentence in sentences(text).filter(|sentence| !is_of_another_time(sentence)) {
        let mut from = 0;
        while let Some(found) = sentence.get(from..).and_then(|rest| rest.find('月')) {
            let month = from + found;
            from = month + '月'.len_utf8();
            all.extend(last_day(sentence, month));
        }
    }
    all
}

/// The day whose 月 stands here, if something makes it the last one.
fn last_day(sentence: &str, month_at: usize) -> Option<LastDay> {
    let head = sentence.get(..month_at)?;
    let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let begin = head.len() - digits;
    let month: i8 = head.get(begin..)?.parse().ok()?;
    let rest = sentence.get(month_at + '月'.len_utf8()..)?;
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let day: i8 = rest.get(..rest.len() - behind.len())?.parse().ok()?;
    let behind = behind.strip_prefix(['日', '号'])?;
    // A leap day is one, too.
    Date::new(2024, month, day).ok()?;
    let clock = |c: char| c.is_ascii_digit() || matches!(c, ':' | '：' | '点' | '时' | ' ');
    let behind = behind.trim_start_matches(clock);
    let before = head.get(..begin)?;
    let dated = before.strip_suffix('年').and_then(|before| {
        let year = before.get(before.len().checked_sub(4)?..)?.parse().ok()?;
        Some((year, before.get(..before.len() - 4)?))
    });
    let (year, before) = dated.map_or((None, before), |(year, before)| (Some(year), before));
    let ending = ENDS_BEHIND.iter().find(|words| behind.starts_with(**words));
    let is_end = match ending {
        Some(words) => !is_a_condition(behind.get(words.len()..)?),
        None => ENDS_BEFORE.iter().any(|words| before.trim_end().ends_with(words)),
    };
    if !is_end {
        return None;
    }
    let start = before.len();
    let end = sentence.len() - behind.len() + ending.map_or(0, |words| words.len());
    Some(LastDay { year, month, day, words: sentence.get(start..end)?.to_owned() })
}

/// Letters within which 的 makes a condition of what stands before it.
const CONDITION: usize = 8;

/// Whether what stands behind the day only says who is meant: 11月20日前付款的订单. Also 前后.
fn is_a_condition(behind: &str) -> bool {
    behind.starts_with('后') || behind.chars().take(CONDITION).any(|c| c == '的')
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn words(text: &str) -> Vec<String> {
        last_days(text).into_iter().map(|last| last.words).collect()
    }

    #[test]
    fn a_last_day_is_told_from_other_days() {
        assert_eq!(words("现在下单，11月20日前发出。"), ["11月20日前"]);
        assert_eq!(words("优惠券有效期至2026年12月31日，过期作废"), ["2026年12月31日"]);
        assert_eq!(words("活动11月11日24:00截止"), ["11月11日24:00截止"]);
        for text in [
            "2月3日至2月11日放假、2月12日恢复发货",
            "11月20日前付款的订单，按旧价格补差",
            "每年2月12日前恢复",
            "11月20日前后到货",
            "13月40日前",
            "签收后7日内",
            "本月20日前",
        ] {
            assert_eq!(words(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn facts_stand_where_they_are_named() {
        let facts = BTreeMap::from([("a", "11月20日".to_owned()), ("b", "{a}".to_owned())]);
        for (text, told) in [
            ("{a}前发出", "11月20日前发出"),
            ("{{a}{b}", "{11月20日{a}"),
            ("{c}、{a", "{c}、{a"),
            ("}{", "}{"),
            ("{a{b}", "{a{a}"),
        ] {
            assert_eq!(with_facts(&facts, text), told);
        }
    }

    #[test]
    fn a_window_may_end_with_its_day_and_not_later() {
        let window = |from, until| AnswerConditions { from, until, ..AnswerConditions::default() };
        let at = |year, month, day| Some(date(year, month, day).at(0, 0, 0, 0));
        let last = || last_days("1月5日前发出").remove(0);
        assert_eq!(last().over(&window(at(2026, 12, 20), at(2027, 1, 6))), None);
        assert_eq!(last().over(&window(at(2026, 12, 20), at(2027, 1, 8))), at(2027, 1, 6));
        assert_eq!(last().over(&window(at(2026, 12, 20), None)), at(2027, 1, 6));
        assert_eq!(last().over(&window(None, at(2027, 1, 3))), None);
    }
}
