//! What changes, for people.

use kaopu_studio::{
    ChangeDetail, ChangeGroup, ChangeKind, ChangeRow, ChangeVerdict, ChangedThing, ChangedTurn,
    HandOff, Outcome as Reply, ReleaseDiff,
};

use crate::failure::Outcome;
use crate::language::Language;
use crate::output::{Line, TextStyle, Ui};
use crate::show::turn;

/// Turns of one cause that are shown unless all are asked for, and places of one turn.
const SHOWN_TURNS: usize = 5;
const SHOWN_PLACES: usize = 3;

/// Characters of a changed field that are shown.
const FIELD_CHARS: usize = 60;

pub(super) fn say(ui: &mut Ui, diff: &ReleaseDiff, all: bool) -> Outcome {
    let edits = diff.content.len();
    let title = match (ui.language, edits) {
        (Language::Zh, 0) => "内容没有改动".to_owned(),
        (Language::Zh, edits) => format!("改了 {edits} 处内容"),
        (Language::En, 0) => "nothing was edited".to_owned(),
        (Language::En, 1) => "1 edit".to_owned(),
        (Language::En, edits) => format!("{edits} edits"),
    };
    ui.say(Line::new().add(TextStyle::Strong, title))?;
    for row in &diff.content {
        content(ui, row)?;
    }
    ui.say("")?;
    let places: usize = diff.groups.iter().map(ChangeGroup::places).sum();
    let compared = diff.compared;
    let (dialogues, phrasings, messages) =
        (compared.dialogues, compared.phrasings, compared.messages);
    let situations = compared.situations;
    let tried = ui.language.choose(
        format!(
            "试了 {dialogues} 个用例、{phrasings} 句问法、{situations} 种情况、{messages} 条顾客消息"
        ),
        format!(
            "tried: {dialogues} dialogues, {phrasings} phrasings, {situations} situations, \
             {messages} messages"
        ),
    );
    let found = match (ui.language, places) {
        (Language::Zh, 0) => "顾客听到的没有变化".to_owned(),
        (Language::Zh, places) => format!("顾客听到的有 {places} 处变化"),
        (Language::En, 0) => "customers are told the same".to_owned(),
        (Language::En, 1) => "1 reply changes for customers".to_owned(),
        (Language::En, places) => format!("{places} replies change for customers"),
    };
    ui.say(
        Line::new().add(TextStyle::Strong, found).add(TextStyle::Quiet, format!("  ({tried})")),
    )?;
    for group in &diff.groups {
        say_group(ui, group, all)?;
    }
    Ok(())
}

fn content(ui: &mut Ui, row: &ChangeRow) -> Outcome {
    let (sign, style) = match row.kind {
        ChangeKind::Added => ("+", TextStyle::Green),
        ChangeKind::Changed => ("~", TextStyle::Yellow),
        ChangeKind::Removed => ("-", TextStyle::Red),
    };
    let what = thing(ui.language, row.what);
    let line = Line::new().add(style, format!("  {sign} ")).plain(format!("{what} {}", row.title));
    let fields: Vec<&str> = row.details.iter().map(|one| one.field.as_str()).collect();
    let line = match row.details.as_slice() {
        [ChangeDetail { before, after, .. }]
            if before.chars().count().max(after.chars().count()) <= FIELD_CHARS
                && !before.contains('\n')
                && !after.contains('\n') =>
        {
            line.add(TextStyle::Quiet, format!("  {before} → {after}"))
        }
        [] => line,
        _ => line.add(TextStyle::Quiet, format!("  ({})", fields.join(", "))),
    };
    ui.say(line)
}

fn thing(language: Language, thing: ChangedThing) -> &'static str {
    let (zh, en) = match thing {
        ChangedThing::Entry => ("问答", "entry"),
        ChangedThing::Fact => ("事实", "fact"),
        ChangedThing::Product => ("商品", "product"),
        ChangedThing::Persona => ("人设", "persona"),
        ChangedThing::Care => ("关怀", "care moment"),
        ChangedThing::Rule => ("转人工规则", "hand-over rule"),
        ChangedThing::Queue => ("队列", "queue"),
        ChangedThing::Danger => ("危险话题", "danger topic"),
        ChangedThing::Escalation => ("转人工设置", "hand-over settings"),
        ChangedThing::Dialogue => ("对话用例", "dialogue"),
        ChangedThing::Settings => ("设置", "settings"),
        ChangedThing::Picture => ("图片", "picture"),
        ChangedThing::Synonyms => ("同义词", "synonyms"),
        ChangedThing::Forbidden => ("禁用词", "forbidden words"),
    };
    language.choose(zh, en)
}

fn say_group(ui: &mut Ui, group: &ChangeGroup, all: bool) -> Outcome {
    ui.say("")?;
    let cause = group.cause.localized();
    let cause = ui.of(&cause).to_owned();
    let places = group.places();
    let count = ui.language.choose(format!("{places} 处"), format!("{places}"));
    ui.say(
        Line::new()
            .add(TextStyle::Strong, format!("■ {cause}"))
            .add(TextStyle::Quiet, format!("  {count}")),
    )?;
    let shown = if all { group.turns.len() } else { SHOWN_TURNS };
    for turn in group.turns.iter().take(shown) {
        say_turn(ui, turn, all)?;
    }
    let left = group.turns.len().saturating_sub(shown);
    if left > 0 {
        let more = ui.language.choose(
            format!("  还有 {left} 种变化，--all 全部列出"),
            format!("  {left} more; --all shows them"),
        );
        ui.say(Line::new().add(TextStyle::Quiet, more))?;
    }
    Ok(())
}

fn say_turn(ui: &mut Ui, turn: &ChangedTurn, all: bool) -> Outcome {
    // In several situations the words are the same.
    let mut texts: Vec<&str> = Vec::new();
    for place in &turn.places {
        if !texts.contains(&place.text.as_str()) {
            texts.push(&place.text);
        }
    }
    let shown = if all { texts.len() } else { SHOWN_PLACES };
    let left = texts.len().saturating_sub(shown);
    texts.truncate(shown);
    let mut asked = texts.join(ui.t("；", "; "));
    if left > 0 {
        asked.push_str(
            &ui.language.choose(format!("；还有 {left} 句"), format!("; and {left} more")),
        );
    }
    let (style, verdict) = match turn.verdict {
        ChangeVerdict::Worse => (TextStyle::Red, ui.t("  对话用例不再通过", "  a dialogue fails")),
        ChangeVerdict::Better => {
            (TextStyle::Green, ui.t("  对话用例通过了", "  a dialogue passes"))
        }
        ChangeVerdict::Open => (TextStyle::Plain, ""),
    };
    let customer = ui.t("  顾客  ", "  customer  ");
    ui.say(Line::new().add(TextStyle::Cyan, customer).plain(asked).add(style, verdict))?;
    let (before, after) = (said(ui, &turn.before), said(ui, &turn.after));
    if let Some(rules) = rules(ui, turn) {
        ui.say(Line::new().add(TextStyle::Quiet, rules))?;
    }
    if before == after {
        let same = ui
            .t("  说的一样，交给人工的内容变了", "  says the same; what a human receives changes");
        return ui.say(Line::new().add(TextStyle::Quiet, same));
    }
    let (was, is) = (ui.t("  以前  ", "  before    "), ui.t("  现在  ", "  now       "));
    ui.say(Line::new().add(TextStyle::Quiet, was).lines(before))?;
    ui.say(Line::new().add(TextStyle::Strong, is).lines(after))?;
    if turn.record {
        let record = ui.t("  交给人工的内容也变了", "  what a human receives changes, too");
        ui.say(Line::new().add(TextStyle::Quiet, record))?;
    }
    Ok(())
}

/// What the bot does, and says.
fn said(ui: &Ui, outcome: &Reply) -> String {
    let action = turn::action(ui.language, outcome.action);
    if outcome.said.is_empty() {
        return format!("〔{action}〕");
    }
    format!("〔{action}〕{}", outcome.said.replace('\n', "\n        "))
}

/// Which rule fired before and now, if that differs.
fn rules(ui: &Ui, turn: &ChangedTurn) -> Option<String> {
    let title = |handed: &HandOff| match &handed.rule {
        Some(rule) => rule.title.clone(),
        None => ui.t("没有", "none").to_owned(),
    };
    let id = |handed: &HandOff| handed.rule.as_ref().map(|rule| rule.id.clone());
    if id(&turn.handed_before) == id(&turn.handed_after) {
        return None;
    }
    let (was, is) = (title(&turn.handed_before), title(&turn.handed_after));
    Some(ui.language.choose(format!("  规则  {was} → {is}"), format!("  rule      {was} → {is}")))
}
