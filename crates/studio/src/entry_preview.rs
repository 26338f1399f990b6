//! An entry as it would look: its answers with the placeholders filled in, its diagnostics beside
//! their fields.

use kaopu_model::{
    AnswerConditions, ConditionalAnswer, Diagnostic, EntryDraft, Faq, Localized, OrderState,
    Placeholder, ProductCondition, Table, Template, TemplatePart,
};

use crate::placeholders::example;
use crate::snapshot::{Snapshot, count};
use crate::view::{AnswerPreview, FieldDiagnostic, PreviewSegment};

/// The answers of a draft, in a snapshot that holds it.
pub(crate) fn previews(snapshot: &Snapshot, draft: &EntryDraft) -> Vec<AnswerPreview> {
    let Some(faq) = snapshot.kb().faq(&draft.id) else { return Vec::new() };
    let default = (!faq.answer.is_empty()).then(|| AnswerPreview {
        index: None,
        label: Localized::new("默认答案", "Default answer"),
        ..preview(snapshot, &faq.answer)
    });
    let conditional = (0..).zip(&faq.answers).map(|(index, answer)| AnswerPreview {
        index: Some(index),
        label: conditions_in_words(&answer.when),
        ..preview(snapshot, &answer.answer)
    });
    default.into_iter().chain(conditional).collect()
}

fn preview(snapshot: &Snapshot, answer: &str) -> AnswerPreview {
    let (template, _) = Template::read(answer);
    let segments: Vec<PreviewSegment> = template
        .parts
        .iter()
        .map(|part| match part {
            TemplatePart::Text(text) => {
                PreviewSegment { text: text.clone(), placeholder: None, picture: None }
            }
            TemplatePart::Placeholder(placeholder) => segment(snapshot, placeholder),
        })
        .collect();
    // A picture is seen, not read.
    let read = segments.iter().filter(|segment| segment.picture.is_none());
    let chars = count(read.map(|segment| segment.text.chars().count()).sum());
    AnswerPreview { index: None, label: Localized::default(), segments, chars }
}

fn segment(snapshot: &Snapshot, placeholder: &Placeholder) -> PreviewSegment {
    let kb = snapshot.kb();
    let picture = match placeholder {
        Placeholder::Picture(called) => kb.picture(called).map(|picture| picture.file.clone()),
        _ => None,
    };
    PreviewSegment {
        text: example(kb, placeholder),
        placeholder: Some(placeholder.to_string()),
        picture,
    }
}

/// When a conditional answer applies, in words.
pub(crate) fn conditions_in_words(when: &AnswerConditions) -> Localized {
    let mut zh = Vec::new();
    let mut en = Vec::new();
    if !when.keywords.is_empty() {
        zh.push(format!("消息里有“{}”", when.keywords.join("”或“")));
        en.push(format!("the message contains {}", when.keywords.join(" or ")));
    }
    let clock = |instant: &jiff::civil::DateTime| instant.strftime("%m-%d %H:%M").to_string();
    match (&when.from, &when.until) {
        (Some(from), Some(until)) => {
            zh.push(format!("{} 至 {}", clock(from), clock(until)));
            en.push(format!("{} to {}", clock(from), clock(until)));
        }
        (Some(from), None) => {
            zh.push(format!("{} 起", clock(from)));
            en.push(format!("from {}", clock(from)));
        }
        (None, Some(until)) => {
            zh.push(format!("{} 前", clock(until)));
            en.push(format!("until {}", clock(until)));
        }
        (None, None) => {}
    }
    if !when.orders.is_empty() {
        let names = |name: fn(OrderState) -> &'static str| {
            when.orders.iter().map(|state| name(*state)).collect::<Vec<_>>()
        };
        zh.push(format!("订单{}", names(OrderState::zh).join("、")));
        en.push(format!("order {}", names(OrderState::code).join(", ")));
    }
    match &when.product {
        Some(ProductCondition::OneOf(ids)) => {
            let ids: Vec<&str> = ids.iter().map(|id| &**id).collect();
            zh.push(format!("商品 {}", ids.join("、")));
            en.push(format!("product {}", ids.join(", ")));
        }
        Some(ProductCondition::Attribute { attribute, values }) => {
            zh.push(format!("商品的{attribute}是{}", values.join("或")));
            en.push(format!("{attribute} is {}", values.join(" or ")));
        }
        None => {}
    }
    if let Some(channel) = when.channel {
        zh.push(format!("渠道是{}", channel.zh()));
        en.push(format!("channel is {}", channel.code()));
    }
    Localized::new(format!("当{}", zh.join("，且")), format!("When {}", en.join(" and ")))
}

/// What is wrong with a draft, in a snapshot that holds it, beside the fields.
pub(crate) fn entry_diagnostics(snapshot: &Snapshot, draft: &EntryDraft) -> Vec<FieldDiagnostic> {
    let faq = snapshot.kb().faq(&draft.id);
    let concerned = |diagnostic: &&Diagnostic| diagnostic.faq.as_ref() == Some(&draft.id);
    snapshot
        .diagnostics()
        .iter()
        .filter(concerned)
        .map(|diagnostic| beside_field(snapshot, faq, diagnostic))
        .collect()
}

fn beside_field(
    snapshot: &Snapshot,
    faq: Option<&Faq>,
    diagnostic: &Diagnostic,
) -> FieldDiagnostic {
    let place = &diagnostic.place;
    let column = column_name(snapshot, &place.file, place.column);
    let (field, index, column) = match place.file.as_str() {
        "phrasings.csv" => {
            let index = faq.and_then(|faq| {
                faq.phrasings.iter().position(|phrasing| phrasing.row == place.row)
            });
            ("phrasings".to_owned(), index, None)
        }
        "answers.csv" => {
            let at_row = |answer: &ConditionalAnswer| answer.row == place.row;
            ("answers".to_owned(), faq.and_then(|faq| faq.answers.iter().position(at_row)), column)
        }
        _ => (column.unwrap_or_else(|| "question".to_owned()), None, None),
    };
    let index = index.map(|index| index.to_string());
    let path: Vec<String> = std::iter::once(field).chain(index).chain(column).collect();
    FieldDiagnostic { field: path.join("."), diagnostic: diagnostic.clone() }
}

/// The name of a table's column, counted from 1.
fn column_name(snapshot: &Snapshot, file: &str, column: u32) -> Option<String> {
    let text = std::str::from_utf8(snapshot.files().get(file)?).ok()?;
    // Only the header matters, and it is the first record that is no comment.
    let table = Table::parse(text);
    let cell = table.header()?.cells().get(usize::try_from(column.checked_sub(1)?).ok()?)?;
    Some(cell.trim().to_owned())
}
