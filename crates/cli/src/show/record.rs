//! The case record (病历本) that the human agent receives.

use kaopu_engine::CaseRecord;
use kaopu_model::{RecordField, Urgency};

use super::trace::row;
use crate::failure::Outcome;
use crate::language::Language;
use crate::output::Ui;

/// Prints what the agent would see first.
pub(crate) fn say(ui: &mut Ui, case: &CaseRecord) -> Outcome {
    let mood = ui.language.choose(case.mood.now.zh(), case.mood.now.code());
    let missing: Vec<&str> = case.missing.iter().map(|known| field(ui, *known)).collect();
    let open = match case.queue_open {
        Some(true) => ui.t("（在线）", " (open)"),
        Some(false) => ui.t("（不在线）", " (closed)"),
        None => "",
    };
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    row(
        ui,
        "病历本",
        "record",
        &format!(
            "{} {}{open}, {}",
            case.queue,
            case.queue_name,
            urgency(ui.language, case.urgency)
        ),
    )?;
    row(ui, "", "", &case.opening)?;
    let order = [text(&case.order), text(&case.order_state), text(&case.tracking)];
    let order: Vec<&str> =
        order.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    row(ui, "  顾客", "  customer", &text(&case.customer))?;
    row(ui, "  电话", "  phone", &text(&case.phone))?;
    row(ui, "  订单", "  order", &order.join(" · "))?;
    row(ui, "  商品", "  product", &text(&case.product))?;
    row(ui, "  事由", "  issue", &case.issue.summary)?;
    row(ui, "  情绪", "  mood", mood)?;
    row(ui, "  还缺", "  missing", &missing.join(", "))?;
    row(ui, "  要重说", "  repeats", &case.repeats.join(", "))
}

/// How soon a human must look.
pub(super) fn urgency(language: Language, urgency: Urgency) -> &'static str {
    let zh = match urgency {
        Urgency::Normal => "普通",
        Urgency::Urgent => "加急",
        Urgency::Critical => "立刻",
    };
    language.choose(zh, urgency.code())
}

fn field(ui: &Ui, field: RecordField) -> &'static str {
    let (zh, en) = match field {
        RecordField::Customer => ("称呼", "customer"),
        RecordField::Phone => ("电话", "phone"),
        RecordField::Order => ("订单号", "order"),
        RecordField::Tracking => ("物流单号", "tracking"),
        RecordField::Product => ("商品", "product"),
        RecordField::Issue => ("事由", "issue"),
        RecordField::Mood => ("情绪", "mood"),
        RecordField::Queue => ("队列", "queue"),
    };
    ui.t(zh, en)
}
