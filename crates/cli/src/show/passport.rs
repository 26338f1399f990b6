//! How a knowledge base stands up to the ways in which customers write.

use kaopu_lab::passport::{EntryPassport, Example, Fared, Outcome as Fate, Passport, Way};

use crate::failure::Outcome;
use crate::output::{Line, TextStyle, Ui};

/// Entries that are shown unless all are asked for.
const WORST: usize = 10;

/// Examples that are shown of an entry.
const EXAMPLES: usize = 3;

/// The worst entries with examples, each way, and the whole.
pub(crate) fn say(ui: &mut Ui, passport: &Passport, all: bool) -> Outcome {
    let troubled = passport.entries.iter().filter(|entry| entry.kept() < 10_000);
    let shown = if all { usize::MAX } else { WORST };
    for entry in troubled.clone().take(shown) {
        of_entry(ui, entry)?;
    }
    let left = troubled.count().saturating_sub(shown);
    if left > 0 {
        let more = ui.language.choose(
            format!("还有 {left} 条有没认出的写法，加上 --all 都看"),
            format!("{left} more entries lose something: --all shows them"),
        );
        ui.say(Line::new().add(TextStyle::Quiet, more))?;
    }
    for fared in &passport.ways {
        of_way(ui, fared)?;
    }
    let (kept, wordings) = (percent(passport.kept()), passport.wordings);
    let summary = ui.language.choose(
        format!("{wordings} 句问法各换着写一遍，{kept}% 照旧"),
        format!("of {wordings} wordings, each written in every way, {kept} % are kept"),
    );
    ui.say(Line::new().add(TextStyle::Strong, summary))
}

fn of_entry(ui: &mut Ui, entry: &EntryPassport) -> Outcome {
    let line = Line::new().add(TextStyle::Yellow, format!("{:>5}%  ", percent(entry.kept())));
    let astray = ui.language.choose(
        format!("  {} 句原样也到不了，没算", entry.astray),
        format!("  {} lead elsewhere as they are: not counted", entry.astray),
    );
    let astray = if entry.astray == 0 { String::new() } else { astray };
    ui.say(line.plain(&*entry.question).add(TextStyle::Quiet, astray))?;
    let mut examples: Vec<(Way, &Example)> =
        entry.ways.iter().filter_map(|one| Some((one.way, one.example.as_ref()?))).collect();
    examples.sort_by_key(|(_, example)| std::cmp::Reverse(example.outcome));
    for (way, example) in examples.into_iter().take(EXAMPLES) {
        let (zh, en) = named(way);
        let instead = example.instead.as_ref().map(|id| format!(" → {id}")).unwrap_or_default();
        let what = format!(
            "        {}：{}{instead}  （{}）",
            example.message,
            fate(ui, example.outcome),
            ui.t(zh, en)
        );
        ui.say(Line::new().add(TextStyle::Quiet, what))?;
    }
    Ok(())
}

fn of_way(ui: &mut Ui, fared: &Fared) -> Outcome {
    let (zh, en) = named(fared.way);
    let way = ui.t(zh, en).to_owned();
    let (kept, tried) = (fared.kept, fared.tried());
    let style = if kept == tried { TextStyle::Green } else { TextStyle::Yellow };
    let counts = [
        (Fate::AskedBack, fared.asked_back),
        (Fate::HandedOver, fared.handed_over),
        (Fate::Lost, fared.lost),
        (Fate::Misrouted, fared.misrouted),
    ];
    let mut rest: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(outcome, count)| format!("{} {count}", fate(ui, outcome)))
        .collect();
    if fared.not_varied > 0 {
        let (zh, en) = ("没法这样写", "can't be written so");
        rest.push(format!("{} {}", ui.t(zh, en), fared.not_varied));
    }
    let rest = if rest.is_empty() { String::new() } else { format!("  {}", rest.join(", ")) };
    let line = Line::new().add(style, format!("  {kept}/{tried}")).plain(format!("  {way}"));
    ui.say(line.add(TextStyle::Quiet, rest))
}

fn fate(ui: &Ui, outcome: Fate) -> String {
    let (zh, en) = match outcome {
        Fate::Kept => ("照旧", "kept"),
        Fate::AskedBack => ("反问", "asked back"),
        Fate::HandedOver => ("转人工", "handed over"),
        Fate::Lost => ("没认出来", "not understood"),
        Fate::Misrouted => ("答成别的", "taken for something else"),
    };
    ui.t(zh, en).to_owned()
}

/// A share in ten-thousandths, with one digit, rounded down.
fn percent(share: u32) -> String {
    format!("{}.{}", share / 100, share % 100 / 10)
}

fn named(way: Way) -> (&'static str, &'static str) {
    match way {
        Way::HomophoneWord => ("打成同音的词", "a word that sounds the same"),
        Way::HomophoneCharacter => ("打成同音字", "a character that sounds the same"),
        Way::NearHomophone => ("打成近音字", "a character that sounds nearly the same"),
        Way::PinyinWord => ("一个词打拼音", "a word in pinyin"),
        Way::Pinyin => ("全打拼音", "all in pinyin"),
        Way::Traditional => ("繁体字", "traditional characters"),
        Way::Emoji => ("夹表情", "emoji in between"),
        Way::Inverted => ("倒着说", "the other way round"),
        Way::TwoInOne => ("两件事一起问", "two questions in one"),
        Way::Dictated => ("语音转文字", "dictated"),
        Way::CharacterDropped => ("漏字", "a character dropped"),
        Way::CharacterDoubled => ("叠字", "a character doubled"),
        Way::CourtesyBefore => ("前面带客套", "courtesies before it"),
        Way::CourtesyAfter => ("后面带客套", "courtesies behind it"),
    }
}
