//! A turn of the bot: what it says, and in one line why.

use kaopu_engine::{Action, ShownPicture, Turn};

use super::{decision, record, trace};
use crate::failure::Outcome;
use crate::input::Knowledge;
use crate::language::Language;
use crate::output::{Line, TextStyle, Ui};

/// A message as it is repeated on the screen: not all 100,000 characters.
const SHOWN_CHARS: usize = 200;

/// Prints the replies, the line below them and, with `why`, the whole trace.
pub(crate) fn say(ui: &mut Ui, knowledge: &Knowledge, turn: &Turn, why: bool) -> Outcome {
    for reply in &turn.replies {
        let sticker = reply.sticker.as_ref().map(|name| format!(" [{name}]")).unwrap_or_default();
        if !reply.text.is_empty() || !sticker.is_empty() {
            ui.say(Line::new().lines(&*reply.text).add(TextStyle::Quiet, sticker))?;
        }
        for shown in reply.pictures.iter().filter(|picture| !picture.sticker) {
            let picture = picture(ui.language, shown);
            ui.say(Line::new().add(TextStyle::Quiet, picture))?;
        }
    }
    for (number, option) in (1..).zip(&turn.options) {
        let option = format!("{number}. {}", option.label);
        if !turn.text().contains(&option) {
            ui.say(format!("  {option}"))?;
        }
    }
    ui.say(
        Line::new().add(TextStyle::Quiet, format!("— {}", summary(ui.language, knowledge, turn))),
    )?;
    if why {
        trace::say(ui, knowledge, turn)?;
        for case in turn.record.iter().chain(&turn.notices) {
            record::say(ui, case)?;
        }
    }
    Ok(())
}

/// A picture, where none can be shown: its name, its file, and what stands for it.
fn picture(language: Language, shown: &ShownPicture) -> String {
    let ShownPicture { name, file, words, .. } = shown;
    match language {
        Language::Zh => format!("[图片「{name}」 media/{file}：{words}]"),
        Language::En => format!("[picture {name}, media/{file}: {words}]"),
    }
}

/// The quiet line: what the bot did, about which entry, how sure.
fn summary(language: Language, knowledge: &Knowledge, turn: &Turn) -> String {
    let mut parts = vec![action(language, turn.action).to_owned()];
    if let Some(id) = &turn.entry {
        let question = knowledge.kb().faq(id).map(|faq| faq.question.as_str()).unwrap_or_default();
        parts.push(language.choose(format!("「{question}」{id}"), format!("{id} \"{question}\"")));
        let candidate = turn.candidates.iter().find(|candidate| candidate.entry == *id);
        parts.extend(candidate.map(|candidate| decision::points(candidate.score).to_string()));
    }
    if let Some(case) = &turn.record {
        parts.push(language.choose(
            format!("转给{}", case.queue_name),
            format!("to {} ({})", case.queue, case.queue_name),
        ));
    }
    for notice in &turn.notices {
        parts.push(language.choose(
            format!("已告诉{}", notice.queue_name),
            format!("tells {} ({})", notice.queue, notice.queue_name),
        ));
    }
    parts.join(" · ")
}

/// What the bot did.
pub(crate) fn action(language: Language, action: Action) -> &'static str {
    let (zh, en) = match action {
        Action::Answer => ("回答", "answer"),
        Action::Confirm => ("回答并说明怎么听懂的", "answers, saying what it understood"),
        Action::Clarify => ("反问", "asks back"),
        Action::AskProduct => ("问是哪件商品", "asks which product"),
        Action::AskOrder => ("问是哪个订单", "asks which order"),
        Action::SmallTalk => ("寒暄", "small talk"),
        Action::Unknown => ("不知道", "does not know"),
        Action::HandOver => ("转人工", "hands over"),
        Action::Silent => ("不说话", "silent"),
        Action::AskFirst => ("转人工前先问", "asks before handing over"),
        Action::Callback => ("记下，人工回复", "takes it down for a human"),
        Action::Care => ("主动说一句", "speaks first"),
    };
    language.choose(zh, en)
}

/// A message, cut if it is very long.
pub(crate) fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}
