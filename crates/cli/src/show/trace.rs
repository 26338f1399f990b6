//! Why a turn came out as it did (依据): what was read in the message, what came into question, what
//! decided, from what the answer was made.

use kaopu_engine::{AnswerCondition, AnswerTrace, Turn};

use super::{decision, record::urgency, turn::shortened};
use crate::failure::Outcome;
use crate::input::Knowledge;
use crate::language::Language;
use crate::output::{Line, TextStyle, Ui};

/// Prints the trace, one step a line.
pub(crate) fn say(ui: &mut Ui, knowledge: &Knowledge, turn: &Turn) -> Outcome {
    let trace = &turn.trace;
    row(ui, "归一", "read as", &shortened(&trace.normalised))?;
    row(ui, "找到", "found", &extracted(ui.language, knowledge, turn))?;
    if !trace.mood_words.is_empty() {
        let mood = match trace.anger {
            1 => ui.t("生气（不满）", "angry (displeased)"),
            3 => ui.t("生气（暴怒）", "angry (furious)"),
            _ => ui.language.choose(trace.mood.zh(), trace.mood.code()),
        };
        row(ui, "情绪", "mood", &format!("{mood} ← {}", trace.mood_words.join(" ")))?;
    }
    let danger: Vec<String> =
        trace.danger.iter().map(|hit| format!("{} ← {}", hit.topic, hit.word)).collect();
    row(ui, "危险", "danger", &danger.join(", "))?;
    for (place, candidate) in turn.candidates.iter().enumerate() {
        let label = if place == 0 {
            (ui.t("候选", "candidates"), TextStyle::Strong)
        } else {
            ("", TextStyle::Plain)
        };
        let line =
            label_line(ui, label.0).plain(format!("{:>3}  ", decision::points(candidate.score)));
        let line = line.add(label.1, format!("{} {}", candidate.entry, candidate.question));
        ui.say(line.add(TextStyle::Quiet, format!("  ← {}", candidate.evidence)))?;
    }
    row(ui, "判断", "decision", &decision::sentence(ui.language, &trace.decision))?;
    if let Some(chosen) = &trace.answer {
        row(ui, "答案", "answer", &chosen_answer(ui.language, chosen))?;
        for fact in &chosen.facts {
            row(ui, "取值", "value", &format!("{{{}}} = {}", fact.name, fact.value))?;
        }
    }
    if let Some(rule) = &turn.rule {
        let text = format!(
            "{} {} → {} ({})",
            rule.id,
            rule.title,
            rule.queue,
            urgency(ui.language, rule.urgency)
        );
        row(ui, "规则", "rule", &text)?;
    }
    Ok(())
}

/// A labelled line; nothing if there is nothing to say.
pub(super) fn row(ui: &mut Ui, zh: &str, en: &str, text: &str) -> Outcome {
    if text.is_empty() {
        return Ok(());
    }
    let line = label_line(ui, ui.t(zh, en));
    ui.say(line.plain(text))
}

/// The label, padded to the width of the widest: Chinese characters are two columns wide.
fn label_line(ui: &Ui, label: &str) -> Line {
    let width: usize = label.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    let padding = ui.language.choose(8, 12_usize).saturating_sub(width);
    Line::new().add(TextStyle::Quiet, format!("    {label}{}", " ".repeat(padding)))
}

fn extracted(language: Language, knowledge: &Knowledge, turn: &Turn) -> String {
    let found = &turn.trace.extracted;
    let product = found.product.as_ref().and_then(|id| knowledge.kb().product(id));
    let parts = [
        (language.choose("订单", "order"), found.order.as_deref()),
        (language.choose("电话", "phone"), found.phone.as_deref()),
        (language.choose("商品", "product"), product.map(|product| product.name.as_str())),
    ];
    let parts = parts.iter().filter_map(|(label, value)| Some(format!("{label} {}", (*value)?)));
    parts.collect::<Vec<_>>().join(", ")
}

fn chosen_answer(language: Language, chosen: &AnswerTrace) -> String {
    let Some(row) = chosen.row else {
        return language.choose("默认答案（faqs.csv）", "default (faqs.csv)").to_owned();
    };
    let conditions: Vec<&str> =
        chosen.conditions.iter().map(|one| condition(language, *one)).collect();
    language.choose(
        format!("answers.csv 第 {row} 行，条件：{}", conditions.join("、")),
        format!("answers.csv row {row}, by {}", conditions.join(", ")),
    )
}

fn condition(language: Language, condition: AnswerCondition) -> &'static str {
    let (zh, en) = match condition {
        AnswerCondition::Keyword => ("关键词", "keyword"),
        AnswerCondition::Time => ("时间", "time"),
        AnswerCondition::Order => ("订单状态", "order state"),
        AnswerCondition::Product => ("商品", "product"),
        AnswerCondition::Attribute => ("商品属性", "product attribute"),
        AnswerCondition::Channel => ("渠道", "channel"),
    };
    language.choose(zh, en)
}
