//! `answers.csv`.

use jiff::civil::DateTime;

use super::faqs::Entries;
use super::moment::parse_date_time;
use super::sheet::{ANSWERS, Line, Sheet, list_cell};
use crate::findings::Findings;
use crate::{
    AnswerConditions, Channel, ConditionalAnswer, FaqId, OrderState, ProductCondition, ProductId,
};

/// Adds every conditional answer to its entry. An answer whose conditions can't be read is left
/// out: it would apply where it should not.
pub(super) fn parse(text: &str, entries: &mut Entries<'_>, out: &mut Findings) {
    let Some(sheet) = Sheet::open(&ANSWERS, text, out) else { return };
    for line in sheet.lines() {
        let Some(faq) = entries.of(&line, out) else { continue };
        if let Some(when) = conditions(&line, &faq.id, out) {
            faq.answers.push(ConditionalAnswer {
                when,
                answer: line.get("answer").to_owned(),
                row: line.row,
            });
        }
    }
}

fn conditions(line: &Line<'_, '_>, faq: &FaqId, out: &mut Findings) -> Option<AnswerConditions> {
    // All of them are read before giving up, so that all mistakes are reported at once.
    let orders = orders(line, faq, out);
    let product = product(line, faq, out);
    let channel = channel(line, faq, out);
    let from = moment(line, "from", faq, out);
    let until = moment(line, "until", faq, out);
    Some(AnswerConditions {
        orders: orders?,
        product: product?,
        channel: channel?,
        from: from?,
        until: until?,
        keywords: list_cell(line.get("keyword")),
    })
}

fn orders(line: &Line<'_, '_>, faq: &FaqId, out: &mut Findings) -> Option<Vec<OrderState>> {
    let mut states = Vec::new();
    let mut all_good = true;
    for name in list_cell(line.get("when_order")) {
        match OrderState::parse(&name) {
            Some(state) if states.contains(&state) => {}
            Some(state) => states.push(state),
            None => {
                all_good = false;
                let known: Vec<&str> = OrderState::ALL.iter().map(|state| state.zh()).collect();
                let known_en: Vec<&str> =
                    OrderState::ALL.iter().map(|state| state.code()).collect();
                let diagnostic = line.bad_value(
                    "when_order",
                    format!("「{name}」不是订单状态"),
                    format!("`{name}` is no order state"),
                );
                out.push(
                    diagnostic
                        .with_hint(
                            format!("可以写：{}", known.join("、")),
                            format!("Known: {}", known_en.join(", ")),
                        )
                        .about(faq),
                );
            }
        }
    }
    all_good.then_some(states)
}

#[expect(clippy::option_option, reason = "outside: could it be read; inside: is there a condition")]
fn product(
    line: &Line<'_, '_>,
    faq: &FaqId,
    out: &mut Findings,
) -> Option<Option<ProductCondition>> {
    let cell = line.get("when_product");
    let Some((attribute, values)) = cell.split_once(['=', '＝']) else {
        let ids: Vec<ProductId> =
            list_cell(cell).iter().map(|id| ProductId::from(id.as_str())).collect();
        return Some((!ids.is_empty()).then_some(ProductCondition::OneOf(ids)));
    };
    let (attribute, values) = (attribute.trim().to_owned(), list_cell(values));
    if attribute.is_empty() || attribute.contains(['|', '｜']) || values.is_empty() {
        let diagnostic = line.bad_value(
            "when_product",
            format!("商品条件「{cell}」读不懂"),
            format!("the product condition `{cell}` makes no sense"),
        );
        out.push(
            diagnostic
                .with_hint(
                    "写商品 id（用 | 隔开），或者一个「属性=值」，例如 适用炉灶=电磁炉|通用",
                    "Write product ids with | between them, or one attribute=value, such as \
                     stove=induction|any",
                )
                .about(faq),
        );
        return None;
    }
    Some(Some(ProductCondition::Attribute { attribute, values }))
}

#[expect(clippy::option_option, reason = "outside: could it be read; inside: is there a condition")]
fn channel(line: &Line<'_, '_>, faq: &FaqId, out: &mut Findings) -> Option<Option<Channel>> {
    let cell = line.get("when_channel");
    if cell.is_empty() {
        return Some(None);
    }
    let channel = Channel::parse(cell);
    if channel.is_none() {
        let diagnostic = line.bad_value(
            "when_channel",
            format!("「{cell}」不是渠道"),
            format!("`{cell}` is no channel"),
        );
        out.push(
            diagnostic
                .with_hint(
                    "写 chat（聊天）或 phone（电话）；两边都适用就留空",
                    "Write chat or phone; leave it empty for both",
                )
                .about(faq),
        );
    }
    channel.map(Some)
}

#[expect(clippy::option_option, reason = "outside: could it be read; inside: is there a condition")]
fn moment(
    line: &Line<'_, '_>,
    column: &str,
    faq: &FaqId,
    out: &mut Findings,
) -> Option<Option<DateTime>> {
    let cell = line.get(column);
    if cell.is_empty() {
        return Some(None);
    }
    let moment = parse_date_time(cell);
    if moment.is_none() {
        let diagnostic = line.bad_value(
            column,
            format!("「{cell}」不是日期时间"),
            format!("`{cell}` is no date and time"),
        );
        out.push(
            diagnostic
                .with_hint(
                    "写成 2026-11-11 或 2026-11-11 00:05",
                    "Write it like 2026-11-11 or 2026-11-11 00:05",
                )
                .about(faq),
        );
    }
    moment.map(Some)
}
