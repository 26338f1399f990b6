//! What was found, for people.

use kaopu_lab::{Cluster, Discovery};
use kaopu_model::KnowledgeBase;

use crate::failure::Outcome;
use crate::output::{Line, TextStyle, Ui};

/// The numbers of entries at which the curve is told; the last one always is.
const STEPS: [usize; 7] = [1, 5, 10, 20, 30, 50, 100];

/// Clusters and wordings of each that are told.
const CLUSTERS: usize = 20;
const WORDINGS: usize = 3;

/// The columns that a name takes on a terminal: a Chinese character takes two.
const NAME_COLUMNS: usize = 32;

/// Entries that nobody asks for that are told.
const UNASKED: usize = 10;

/// Prints all of it.
pub(super) fn say(ui: &mut Ui, kb: &KnowledgeBase, found: &Discovery, all: bool) -> Outcome {
    let log = &found.log;
    let how = if found.semantic {
        ui.t("字词和语义", "words and meaning")
    } else {
        ui.t("只有字词，归类会粗一些", "words alone, so clusters are coarser")
    };
    let head = ui.language.choose(
        format!(
            "{} 条消息，{} 段对话；顾客问了 {} 个问题（{how}）",
            log.messages, log.sessions, log.questions
        ),
        format!(
            "{} messages in {} conversations; customers ask {} questions ({how})",
            log.messages, log.sessions, log.questions
        ),
    );
    ui.say(Line::new().add(TextStyle::Strong, head))?;
    let rest = ui.language.choose(
        format!(
            "没算进去的：客服和系统 {}，寒暄 {}，卡片、图片和链接 {}；打码 {} 条",
            log.of_others, log.small_talk, log.boilerplate, log.masked
        ),
        format!(
            "left out: agents and the platform {}, small talk {}, cards, pictures and links {}; \
             masked: {}",
            log.of_others, log.small_talk, log.boilerplate, log.masked
        ),
    );
    ui.say(Line::new().add(TextStyle::Quiet, rest))?;
    if !kb.faqs.is_empty() {
        coverage(ui, kb, found)?;
    }
    clusters(ui, found, all)
}

fn coverage(ui: &mut Ui, kb: &KnowledgeBase, found: &Discovery) -> Outcome {
    let counted = &found.coverage;
    ui.say("")?;
    let of = |count: usize| percent(count as f64 / counted.questions.max(1) as f64);
    for (zh, en, count) in [
        ("直接回答", "answered right away", counted.now),
        ("反问一句后回答", "answered after one question back", counted.back),
        ("没有回答", "not answered", counted.not),
    ] {
        let name = ui.t(zh, en).to_owned();
        let wide: usize = name.chars().map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum();
        let gap = " ".repeat(NAME_COLUMNS.saturating_sub(wide));
        let value = format!("{count:>7} {:>8}", of(count));
        let line = Line::new().plain("  ").plain(name).plain(gap);
        ui.say(line.add(TextStyle::Strong, value))?;
    }
    let Some(last) = counted.curve.last() else { return Ok(()) };
    section(
        ui,
        "最有用的问答，和它们加起来能答的份额（括号里是下一份这样的记录，100 份里有 95 份在这之间）",
        "the entries that pay most, and what they answer together (95 in 100 logs like this one lie \
         in between)",
    )?;
    let steps = counted.curve.iter();
    for step in steps.filter(|step| STEPS.contains(&step.entries) || step.entries == last.entries) {
        let promise = &step.promise;
        let name = kb.faq(&step.entry).map_or(&*step.entry.0, |faq| &*faq.question);
        let line = ui.language.choose(
            format!(
                "{:>4} 条  {:>7}（{}–{}）  最后一条添 {}：{name}",
                step.entries,
                percent(promise.share),
                percent(promise.low),
                percent(promise.high),
                percent(step.adds)
            ),
            format!(
                "{:>4}  {:>7} ({}–{})  the last adds {}: {name}",
                step.entries,
                percent(promise.share),
                percent(promise.low),
                percent(promise.high),
                percent(step.adds)
            ),
        );
        ui.say(line)?;
    }
    if counted.unasked.is_empty() {
        return Ok(());
    }
    let count = counted.unasked.len();
    let names = counted.unasked.iter().take(UNASKED);
    let names: Vec<&str> =
        names.map(|id| kb.faq(id).map_or(&*id.0, |faq| &*faq.question)).collect();
    let more = if count > UNASKED { " …" } else { "" };
    let line = ui.language.choose(
        format!("没人问的问答 {count} 条：{}{more}", names.join("、")),
        format!("entries that nobody asks for, {count}: {}{more}", names.join(", ")),
    );
    ui.say("")?;
    ui.say(line)
}

fn clusters(ui: &mut Ui, found: &Discovery, all: bool) -> Outcome {
    let several: Vec<&Cluster> = found.clusters.iter().filter(|one| one.size > 1).collect();
    let (count, alone) = (several.len(), found.clusters.len() - several.len());
    let (zh, en) = if all {
        ("全部问题", "all questions")
    } else {
        ("还没有问答能答的", "what no entry answers")
    };
    let zh = format!("{zh}：{count} 类，另有 {alone} 个只问过一次的");
    let en = format!("{en}: {count} clusters, and {alone} that were asked once");
    section(ui, &zh, &en)?;
    for cluster in several.iter().take(CLUSTERS) {
        let mut words = cluster.typical.iter().take(WORDINGS);
        let first = words.next().map(String::as_str).unwrap_or_default();
        ui.say(
            Line::new()
                .add(TextStyle::Strong, format!("{:>5}  ", cluster.size))
                .plain(first)
                .add(TextStyle::Quiet, format!("  {}", cluster.id)),
        )?;
        for other in words {
            ui.say(Line::new().plain("       ").add(TextStyle::Quiet, other))?;
        }
        let facts = facts(ui, cluster);
        if !facts.is_empty() {
            ui.say(Line::new().plain("       ").add(TextStyle::Quiet, facts.join("  ")))?;
        }
    }
    if let Some(more) = count.checked_sub(CLUSTERS).filter(|more| *more > 0) {
        let line = ui.language.choose(
            format!("…… 还有 {more} 类，用 --json 看全部"),
            format!("… and {more} more; --json has all"),
        );
        ui.say(Line::new().add(TextStyle::Quiet, line))?;
    }
    Ok(())
}

/// What else is known of a cluster.
fn facts(ui: &Ui, cluster: &Cluster) -> Vec<String> {
    let mut facts = Vec::new();
    let busiest = (0..cluster.hours.len()).max_by_key(|hour| {
        (cluster.hours.get(*hour).copied().unwrap_or_default(), std::cmp::Reverse(*hour))
    });
    if let Some(hour) = busiest {
        facts.push(
            ui.language.choose(format!("{hour} 点问得最多"), format!("most often at {hour}:00")),
        );
    }
    if cluster.ended_at_human > 0.0 {
        let share = percent(cluster.ended_at_human);
        facts.push(ui.language.choose(format!("转人工 {share}"), format!("to a human {share}")));
    }
    if cluster.angry > 0.0 {
        let share = percent(cluster.angry);
        facts.push(ui.language.choose(format!("带着火气 {share}"), format!("angry {share}")));
    }
    if let Some(product) = cluster.products.first() {
        let (name, count) = (&product.name, product.count);
        facts.push(ui.language.choose(
            format!("商品 {name}（{count} 次）"),
            format!("product {name} ({count} times)"),
        ));
    }
    facts
}

fn section(ui: &mut Ui, zh: &str, en: &str) -> Outcome {
    ui.say("")?;
    let title = ui.t(zh, en).to_owned();
    ui.say(Line::new().add(TextStyle::Cyan, title))
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}
