//! How well the test dialogues protect a knowledge base.

use kaopu_lab::protect::MutationKind;
use kaopu_studio::{Protected, ProtectionReport};

use crate::failure::Outcome;
use crate::output::{Line, TextStyle, Ui};

/// Dialogues that were written for entries that none answered, and the entries left.
pub(crate) fn say_entries(ui: &mut Ui, protected: &Protected) -> Outcome {
    for one in &protected.written {
        let line = Line::new().add(TextStyle::Green, "✓ ").plain(&*one.file);
        ui.say(line.plain(format!("  {}", one.phrasing)))?;
    }
    for one in &protected.left {
        let why = ui.language.choose(
            format!(
                "「{}」试了 {} 句相似问，藏起来都认不出，请自己写一个用例",
                one.question, one.tried
            ),
            format!(
                "\"{}\": none of {} phrasings is understood while held out; write a dialogue",
                one.question, one.tried
            ),
        );
        ui.say(Line::new().add(TextStyle::Yellow, "✗ ").plain(why))?;
    }
    let (written, left) = (protected.written.len(), protected.left.len());
    if written + left == 0 {
        return Ok(());
    }
    let summary = ui.language.choose(
        format!("写了 {written} 个用例，{left} 条问答没写成"),
        format!("{written} dialogues written, {left} entries left"),
    );
    ui.say(Line::new().add(if left == 0 { TextStyle::Green } else { TextStyle::Yellow }, summary))
}

/// What nobody notices, the score by kind and the dialogues that are missing.
pub(crate) fn say(ui: &mut Ui, report: &ProtectionReport, written: bool) -> Outcome {
    for gap in &report.gaps {
        let what = ui.of(&gap.what).to_owned();
        ui.say(Line::new().add(TextStyle::Yellow, "✗ ").plain(what))?;
        let said = match gap.messages.is_empty() {
            true => ui.t("没有找到能发现它的对话", "no dialogue was found that notices").to_owned(),
            false => gap.messages.join(" / "),
        };
        ui.say(Line::new().add(TextStyle::Quiet, format!("    {said}")))?;
    }
    for row in &report.kinds {
        let (zh, en) = named(row.kind);
        let (noticed, all) = (row.noticed, row.noticed + row.unnoticed);
        let kind = ui.t(zh, en).to_owned();
        let style = if noticed == all { TextStyle::Green } else { TextStyle::Yellow };
        let same = ui.language.choose(
            format!("，另有 {} 个改了也没区别", row.equivalent),
            format!(", {} more make no difference", row.equivalent),
        );
        let same = if row.equivalent == 0 { String::new() } else { same };
        let line = Line::new().add(style, format!("  {noticed}/{all}")).plain(format!("  {kind}"));
        ui.say(line.add(TextStyle::Quiet, same))?;
    }
    let percent = format!("{:.1}", (report.score * 1_000.0).floor() / 10.0);
    let (noticed, all) = (report.noticed, report.noticed + report.unnoticed);
    let by = report.noticed_by;
    let summary = ui.language.choose(
        format!(
            "防护 {percent}%：{all} 个会让回复变样的改动，{noticed} 个有人发现（用例 {}，检查 {}，关口 {}）",
            by.dialogues, by.checks, by.gates
        ),
        format!(
            "protected {percent} %: of {all} mistakes that change a reply, {noticed} are noticed \
             (dialogues {}, checks {}, gates {})",
            by.dialogues, by.checks, by.gates
        ),
    );
    ui.say(Line::new().add(TextStyle::Strong, summary))?;
    let count = report.proposals.len();
    match (count, written) {
        (0, _) => Ok(()),
        (_, true) => {
            for proposal in &report.proposals {
                let line = Line::new().add(TextStyle::Green, "✓ ").plain(&*proposal.file);
                ui.say(line.plain(format!("  {}", proposal.title)))?;
            }
            ui.say(ui.language.choose(
                format!("补了 {count} 个用例，请逐个看看说得对不对"),
                format!("{count} dialogues written; look at each whether it says what is right"),
            ))
        }
        (_, false) => ui.say(ui.language.choose(
            format!("补 {count} 个用例就能发现它们：加上 --write 写进去，再逐个看看"),
            format!("{count} dialogues would notice them: --write writes them, then look at each"),
        )),
    }
}

fn named(kind: MutationKind) -> (&'static str, &'static str) {
    match kind {
        MutationKind::AnswersSwapped => ("两条问答的答案互换", "answers exchanged"),
        MutationKind::AnswerDropped => ("少一条条件答案", "conditional answer dropped"),
        MutationKind::WindowShifted => ("时间窗口挪一天", "window shifted by a day"),
        MutationKind::EntryDisabled => ("停用一条问答", "entry disabled"),
        MutationKind::PhrasingDropped => ("少一句相似问", "phrasing dropped"),
        MutationKind::SynonymDropped => ("少一行同义词", "synonyms dropped"),
        MutationKind::FactChanged => ("事实写错", "fact changed"),
        MutationKind::AttributeChanged => ("商品属性写错", "product attribute changed"),
        MutationKind::RuleDropped => ("少一条转人工规则", "rule dropped"),
        MutationKind::RuleMoved => ("转人工规则换了顺序", "rule moved"),
        MutationKind::DangerWordDropped => ("少一个危险词", "danger word dropped"),
    }
}
