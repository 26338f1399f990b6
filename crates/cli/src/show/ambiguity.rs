//! Which entries are how near to each other.

use kaopu_lab::ambiguity::{Certificate, Pair, Slip, Slipped};
use kaopu_model::{FaqId, KnowledgeBase};

use crate::failure::Outcome;
use crate::output::{Line, TextStyle, Ui};

/// Pairs that are shown unless all are asked for.
const NEAREST: usize = 20;

/// The pairs that tie, the nearest first, and what that rests on.
pub(crate) fn say(
    ui: &mut Ui,
    kb: &KnowledgeBase,
    certificate: &Certificate,
    all: bool,
) -> Outcome {
    let shown = if all { usize::MAX } else { NEAREST };
    for pair in certificate.tied().take(shown) {
        of_pair(ui, kb, pair)?;
    }
    let tied = certificate.tied().count();
    let left = tied.saturating_sub(shown);
    if left > 0 {
        let more = ui.language.choose(
            format!("还有 {left} 对，加上 --all 都看"),
            format!("{left} more pairs: --all shows them"),
        );
        ui.say(Line::new().add(TextStyle::Quiet, more))?;
    }
    rests_on(ui, certificate)?;
    let (pairs, near) = (certificate.all_pairs, certificate.pairs.len());
    let taken = certificate.pairs.iter().filter(|pair| pair.taken > 0).count();
    let summary = ui.language.choose(
        format!("{pairs} 对问答里，{near} 对有靠近的说法，{tied} 对会混（其中 {taken} 对会答成另一条）"),
        format!(
            "of {pairs} pairs of entries {near} have a message near both, {tied} tie, {taken} of them with one answered as the other"
        ),
    );
    ui.say(Line::new().add(TextStyle::Strong, summary))
}

fn of_pair(ui: &mut Ui, kb: &KnowledgeBase, pair: &Pair) -> Outcome {
    let question = |id: &FaqId| kb.faq(id).map_or(&*id.0, |faq| &*faq.question).to_owned();
    let names = format!("{} ↔ {}", question(&pair.one), question(&pair.other));
    let margin = ui.language.choose(
        format!(
            "  最小差距 {}，{} 句会反问，其中手误 {} 句",
            points(pair.margin.0),
            pair.ties,
            pair.ties_of_typing
        ),
        format!(
            "  margin {}, {} ties, {} of them by a slip of typing",
            points(pair.margin.0),
            pair.ties,
            pair.ties_of_typing
        ),
    );
    let line = Line::new().add(TextStyle::Yellow, names);
    ui.say(line.add(TextStyle::Quiet, margin))?;
    let tie = ui.t("反问", "ties").to_owned();
    let taken = ui.t("答成另一条", "taken for the other").to_owned();
    for (what, slipped) in [(tie, &pair.shortest_tie), (taken, &pair.shortest_taken)] {
        let Some(Slipped { message, wording, slip, .. }) = slipped else { continue };
        let (zh, en) = named(*slip);
        let line = Line::new().plain(format!("    {message}"));
        let from = format!("  {what}: {wording} ({})", ui.t(zh, en));
        ui.say(line.add(TextStyle::Quiet, from))?;
    }
    Ok(())
}

fn rests_on(ui: &mut Ui, certificate: &Certificate) -> Outcome {
    let bounds = &certificate.bounds;
    let of = |kinds: &[Slip], zh: bool| {
        let kinds = kinds.iter().map(|slip| {
            let (name_zh, name_en) = named(*slip);
            let count = bounds.slips.get(slip).copied().unwrap_or_default();
            format!("{} {count}", if zh { name_zh } else { name_en })
        });
        kinds.collect::<Vec<_>>().join(if zh { "、" } else { ", " })
    };
    let (wordings, looked_at, messages) = (bounds.wordings, bounds.looked_at, bounds.messages);
    let text = ui.language.choose(
        format!(
            "看了 {wordings} 句问法里的 {looked_at} 句，共 {messages} 句不同的话。全部试过：{}；抽样：{}",
            of(&bounds.exhaustive, true),
            of(&bounds.sampled, true)
        ),
        format!(
            "{looked_at} of {wordings} wordings, {messages} different messages. Exhaustive: {}; a sample: {}",
            of(&bounds.exhaustive, false),
            of(&bounds.sampled, false)
        ),
    );
    ui.say(Line::new().add(TextStyle::Quiet, text))
}

/// Ten-thousandths as points of a hundred.
fn points(score: u32) -> String {
    format!("{}.{:02}", score / 100, score % 100)
}

fn named(slip: Slip) -> (&'static str, &'static str) {
    match slip {
        Slip::CharacterDropped => ("漏一个字", "a character dropped"),
        Slip::CharacterDoubled => ("多打一个字", "a character doubled"),
        Slip::CharactersExchanged => ("前后字打反", "two characters exchanged"),
        Slip::WordDropped => ("少一个词", "a word dropped"),
        Slip::WordExchanged => ("换成别条里的词", "a word of another entry"),
    }
}
