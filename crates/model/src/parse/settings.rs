//! `kb.toml`.

use std::collections::BTreeMap;

use crate::findings::Findings;
use crate::kb::settings::{FIRST_FORMAT, OVERRIDABLE_GATES, REASON_CHARS, is_reason};
use crate::source::toml::{Document, Section};
use crate::{Diagnostic, FORMAT_VERSION, Locale, Settings, WrongAnswerBudget, is_id};

pub(super) fn parse(text: &str, out: &mut Findings) -> Settings {
    let (document, root) = Document::parse("kb.toml", text);
    let keys = [
        "format",
        "id",
        "title",
        "shop",
        "locale",
        "wrong_answers",
        "capabilities",
        "marketplaces",
        "gates",
    ];
    let section = Section::new(&document, root.get_ref(), root.span(), &keys);
    let settings = Settings {
        format: format_version(&section),
        id: id(&section),
        title: section.string("title").map(|text| text.value).unwrap_or_default(),
        shop: needed(&section, "shop"),
        locale: section
            .choice("locale", &["zh-CN", "en"], Locale::parse)
            .map(|locale| locale.value)
            .unwrap_or_default(),
        wrong_answers: budget(&section),
        capabilities: section
            .open_section("capabilities")
            .map(|table| {
                table.entries().into_iter().map(|(name, note)| (name, note.value)).collect()
            })
            .unwrap_or_default(),
        marketplaces: section.texts("marketplaces"),
        gates: gates(&section),
    };
    out.absorb(document.into_findings());
    settings
}

fn format_version(section: &Section<'_, '_>) -> u32 {
    let Some(format) = section.count("format") else {
        if !section.has("format") {
            missing(section, "format", "format = 1");
        }
        return FIRST_FORMAT;
    };
    if format.value > FORMAT_VERSION {
        section.document().report(
            Diagnostic::error(
                "format-version",
                format.place,
                format!(
                    "这个知识库的格式版本是 {}，当前程序只认识到 {FORMAT_VERSION}",
                    format.value
                ),
                format!(
                    "the knowledge base has format {}; this program knows up to {FORMAT_VERSION}",
                    format.value
                ),
            )
            .with_hint("请升级靠谱后再打开", "Update Kaopu"),
        );
    } else if format.value == 0 {
        section.document().bad_value(
            format.place,
            "格式版本从 1 开始",
            "format versions begin at 1",
        );
    }
    format.value
}

fn id(section: &Section<'_, '_>) -> String {
    let Some(id) = section.string("id") else {
        if !section.has("id") {
            missing(section, "id", "id = \"my-shop\"");
        }
        return String::new();
    };
    if !is_id(&id.value) {
        section.document().bad_value(
            id.place,
            format!("「{}」不能做知识库的 id：只用小写字母、数字和 -，最多 64 个字符", id.value),
            format!("`{}` is no id: use a–z, 0–9 and -, at most 64 characters", id.value),
        );
    }
    id.value
}

fn needed(section: &Section<'_, '_>, key: &str) -> String {
    match section.string(key) {
        Some(text) if !text.value.trim().is_empty() => text.value,
        Some(text) => {
            section.document().bad_value(
                text.place,
                format!("「{key}」不能为空"),
                format!("`{key}` must not be empty"),
            );
            String::new()
        }
        None => {
            if !section.has(key) {
                missing(section, key, &format!("{key} = \"…\""));
            }
            String::new()
        }
    }
}

fn missing(section: &Section<'_, '_>, key: &str, example: &str) {
    section.document().report(
        Diagnostic::error(
            "bad-value",
            section.place.clone(),
            format!("缺少「{key}」"),
            format!("`{key}` is missing"),
        )
        .with_hint(format!("加上一行：{example}"), format!("Add the line: {example}")),
    );
}

/// The gates that are switched off: `safe-answers = "off: reason"`.
fn gates(section: &Section<'_, '_>) -> BTreeMap<String, String> {
    let Some(table) = section.open_section("gates") else { return BTreeMap::new() };
    let mut gates = BTreeMap::new();
    for (gate, written) in table.entries() {
        if !OVERRIDABLE_GATES.contains(&gate.as_str()) {
            let known = OVERRIDABLE_GATES.join("、");
            section.document().bad_value(
                written.place,
                format!("「{gate}」不是能关掉的检查；能关的有：{known}"),
                format!(
                    "`{gate}` is no gate that can be switched off; these can: {}",
                    OVERRIDABLE_GATES.join(", ")
                ),
            );
            continue;
        }
        let text = written.value.trim();
        let reason = ["off:", "off：", "关闭:", "关闭："]
            .iter()
            .find_map(|off| text.strip_prefix(off))
            .map(str::trim)
            .filter(|reason| is_reason(reason));
        match reason {
            Some(reason) => {
                gates.insert(gate, reason.to_owned());
            }
            None => section.document().bad_value(
                written.place,
                format!("关掉「{gate}」要写明原因，至少 {REASON_CHARS} 个字：off: 原因"),
                format!(
                    "switching `{gate}` off takes a reason of at least {REASON_CHARS} characters: \
                     off: reason"
                ),
            ),
        }
    }
    gates
}

fn budget(section: &Section<'_, '_>) -> WrongAnswerBudget {
    let Some(text) = section.string("wrong_answers") else { return WrongAnswerBudget::default() };
    WrongAnswerBudget::parse(&text.value).unwrap_or_else(|| {
        section.document().bad_value(
            text.place,
            format!("答错上限「{}」要写成 0.1% 到 20% 之间的百分比，例如 1%", text.value),
            format!(
                "the wrong-answer budget `{}` must be a percentage from 0.1% to 20%, such as 1%",
                text.value
            ),
        );
        WrongAnswerBudget::default()
    })
}
