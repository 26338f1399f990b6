//! The numbers for people.

use kaopu_model::KnowledgeBase;

use super::Document;
use crate::failure::Outcome;
use crate::output::{Line, TextStyle, Ui};

/// Prints them all.
pub(super) fn say(ui: &mut Ui, kb: &KnowledgeBase, document: &Document<'_>) -> Outcome {
    let Document { evaluation: found, compile_ms, peak_rss_mb } = document;
    let phrasings: usize = kb.faqs.iter().map(|faq| faq.phrasings.len()).sum();
    let (title, entries, cases) = (&kb.settings.title, kb.faqs.len(), found.cases);
    let how = if found.semantic {
        ui.t("字词和语义", "words and meaning")
    } else {
        ui.t("只有字词", "words alone")
    };
    let head = ui.language.choose(
        format!("{title}：{entries} 条问答、{phrasings} 条相似问；{how}；{cases} 条测试"),
        format!("{title}: {entries} entries, {phrasings} phrasings; {how}; {cases} cases"),
    );
    ui.say(Line::new().add(TextStyle::Strong, head))?;
    ui.say("")?;
    row(ui, "第一名就对", "right entry first", percent(found.top1))?;
    row(ui, "前三名里有", "among the first three", percent(found.top3))?;
    ui.say("")?;
    section(
        ui,
        "答对率不低于时的覆盖率（测试和该拒答的一起）",
        "coverage at a precision of at least (cases and strangers)",
    )?;
    for (precision, coverage) in found.coverage_at.iter().rev() {
        row(ui, precision, precision, percent(*coverage))?;
    }
    section(ui, "覆盖率 → 答对率", "coverage → precision")?;
    for point in &found.curve {
        let coverage = percent(point.coverage);
        row(ui, &coverage, &coverage, percent(point.precision))?;
    }
    if !found.auroc.is_empty() {
        section(ui, "分得清该拒答的（ROC 曲线下面积）", "strangers told apart (area under ROC)")?;
        for (file, area) in &found.auroc {
            row(ui, file, file, area.map_or_else(|| "–".to_owned(), |area| format!("{area:.3}")))?;
        }
    }
    let budget = &found.budget;
    section(ui, &format!("答错上限 {budget} 时"), &format!("under the budget of {budget}"))?;
    let acts = &found.acts;
    for (zh, en, count) in [
        ("答对", "answered right", acts.answered_right),
        ("答错", "answered wrong", acts.answered_wrong),
        ("先说听懂了什么，答对", "confirmed right", acts.confirmed_right),
        ("先说听懂了什么，答错，备选里有", "confirmed wrong, offered beside it", acts.rescued),
        ("先说听懂了什么，答错", "confirmed wrong", acts.confirmed_wrong),
        ("反问，选项里有", "asked back with it", acts.clarified_right),
        ("反问，选项里没有", "asked back without it", acts.clarified_wrong),
        ("没有答", "not answered", acts.refused),
    ] {
        row(ui, zh, en, of(count, cases))?;
    }
    row(ui, "第一轮就解决", "resolved by the first reply", percent(found.first_turn))?;
    for (file, acts) in &found.refuse_acts {
        ui.say(Line::new().plain("  ").plain(&**file))?;
        let all = acts.answered + acts.confirmed + acts.clarified + acts.refused;
        row(ui, "  答了（错）", "  answered (wrong)", of(acts.answered, all))?;
        row(ui, "  先说听懂了什么再答（错）", "  confirmed (wrong)", of(acts.confirmed, all))?;
        row(ui, "  反问", "  asked back", of(acts.clarified, all))?;
        row(ui, "  没有答", "  not answered", of(acts.refused, all))?;
    }
    section(ui, "时间和内存", "time and memory")?;
    let latency = found.latency_us;
    row(ui, "每条消息，一半不超过", "a message, half within", format!("{:.0} µs", latency.p50))?;
    row(ui, "每条消息，99% 不超过", "a message, 99 % within", format!("{:.0} µs", latency.p99))?;
    row(ui, "准备知识库", "preparing", format!("{:.0} ms", compile_ms))?;
    let memory = peak_rss_mb.map_or_else(|| "–".to_owned(), |mb| format!("{mb:.0} MB"));
    row(ui, "内存峰值", "memory, at most", memory)
}

fn section(ui: &mut Ui, zh: &str, en: &str) -> Outcome {
    let title = ui.t(zh, en).to_owned();
    ui.say(Line::new().add(TextStyle::Cyan, title))
}

/// The columns that a name takes on a terminal: a Chinese character takes two.
const NAME_COLUMNS: usize = 34;

fn row(ui: &mut Ui, zh: &str, en: &str, value: String) -> Outcome {
    let name = ui.t(zh, en).to_owned();
    let wide: usize = name.chars().map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum();
    let gap = " ".repeat(NAME_COLUMNS.saturating_sub(wide).max(2));
    ui.say(
        Line::new()
            .plain("  ")
            .plain(name)
            .plain(gap)
            .add(TextStyle::Strong, format!("{value:>8}")),
    )
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

fn of(count: usize, all: usize) -> String {
    if all == 0 {
        "–".to_owned()
    } else {
        format!("{count:>8}{:>9.1} %", count as f64 / all as f64 * 100.0)
    }
}
