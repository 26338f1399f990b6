//! The files of an imported knowledge base.

use kaopu_model::{Locale, Table};

use super::entries::ImportedEntry;
use super::name::slug;

/// Characters of a label that its placeholder answer repeats, so that the answer stays a short one.
const NAMED_CHARS: usize = 60;

const SETTINGS: &str = r#"format = 1
id = "{id}"
title = "{title}"
shop = "{shop}"
locale = "{locale}"
wrong_answers = "2%"
"#;

const PERSONA_ZH: &str = r#"name = "小助手"
address = "您"
tone = "precise"

[phrases]
greeting = ["您好，我是{店铺}的{人设.名字}，请问有什么可以帮您？"]
thanks = ["不客气。"]
goodbye = ["再见，有需要随时找我。"]
clarify = ["您想问的是（回复序号就行）："]
ask_product = ["请问是哪一款商品？"]
ask_order = ["请问是哪个订单？把订单号发给我就行。"]
unknown = ["这个我还不会答。换个说法再问问，或者回复“转人工”。"]
handoff = ["好的，马上为您转接{队列}。"]
missing = ["这一点我没有查到，请人工同事为您核实。"]
empty = ["请用文字说一下想问什么。"]
"#;

const PERSONA_EN: &str = r#"name = "Assistant"
address = ""
tone = "precise"

[phrases]
greeting = ["Hello, this is {shop}. What can I do for you?"]
thanks = ["You are welcome."]
goodbye = ["Goodbye, and come back any time."]
clarify = ["Which of these do you mean? A number will do:"]
ask_product = ["Which product is it about?"]
ask_order = ["Which order is it about? Please send me its number."]
unknown = ["I can't answer that yet. Please put it in other words, or say \"human agent\"."]
handoff = ["I am handing you over to {queue}."]
missing = ["I have no information on that; a colleague will look it up for you."]
empty = ["Please tell me in words what you would like to know."]
"#;

const ESCALATION: &str = r#"[record]
needs = ["issue"]

[[queue]]
id = "human"
name = "{name}"
hours = "00:00-24:00"

[[rule]]
id = "wants-human"
title = "{title}"
queue = "human"
[rule.when]
request_human = true
"#;

/// `kb.toml`, named after the folder.
pub(super) fn settings(folder: &str, locale: Locale) -> String {
    let folder: String = folder.chars().filter(|c| !c.is_control()).collect();
    let (title, shop) = match locale {
        Locale::ZhCn => ("导入的知识库", "我的店铺"),
        Locale::En => ("Imported knowledge base", "My shop"),
    };
    let title = if folder.is_empty() { title } else { &folder };
    SETTINGS
        .replace("{id}", &slug(&folder).unwrap_or_else(|| "imported".to_owned()))
        .replace("{title}", &title.replace('\\', "\\\\").replace('"', "\\\""))
        .replace("{shop}", shop)
        .replace("{locale}", locale.code())
}

/// `faqs.csv`, with the labels in a column of their own.
pub(super) fn faqs(locale: Locale, entries: &[ImportedEntry]) -> String {
    let mut table = Table::with_header(&[
        "id",
        "category",
        "question",
        "answer",
        "enabled",
        "review_by",
        "note",
        "label",
    ]);
    for (index, entry) in (1..).zip(entries) {
        let answer = placeholder_answer(locale, &entry.label);
        table
            .insert(index, &[&entry.id, "", &entry.question, &answer, "yes", "", "", &entry.label]);
    }
    table.format()
}

/// `phrasings.csv`.
pub(super) fn phrasings(entries: &[ImportedEntry]) -> String {
    let mut table = Table::with_header(&["faq_id", "phrasing"]);
    let rows =
        entries.iter().flat_map(|entry| entry.phrasings.iter().map(move |text| (&entry.id, text)));
    for (index, (id, text)) in (1..).zip(rows) {
        table.insert(index, &[id, text]);
    }
    table.format()
}

/// `persona.toml`: plain words for every moment.
pub(super) fn persona(locale: Locale) -> &'static str {
    match locale {
        Locale::ZhCn => PERSONA_ZH,
        Locale::En => PERSONA_EN,
    }
}

/// `escalation.toml`: who asks for a human reaches one.
pub(super) fn escalation(locale: Locale) -> String {
    let (name, title) = match locale {
        Locale::ZhCn => ("人工客服", "顾客要求人工"),
        Locale::En => ("our team", "The customer asks for a human"),
    };
    ESCALATION.replace("{name}", name).replace("{title}", title)
}

/// Says that it is none, so that nobody takes it for one.
fn placeholder_answer(locale: Locale, label: &str) -> String {
    let mut named: String = label.chars().take(NAMED_CHARS).collect();
    if named.len() < label.len() {
        named.push('…');
    }
    let named = named.replace('{', "{{").replace('}', "}}");
    match locale {
        Locale::ZhCn => format!("（待写）这里是“{named}”的答案。"),
        Locale::En => format!("(To be written) This is the answer for \"{named}\"."),
    }
}
