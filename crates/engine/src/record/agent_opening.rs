//! The sentence with which the human agent may open, so that the customer hears that nothing needs
//! repeating.

use kaopu_model::{Locale, Moment, Mood};

use crate::compose::formal;
use crate::danger::harms_body;
use crate::realise::render::{HandOverWords, Values};
use crate::turn::{CaseRecord, RecordKind};

/// The persona's own words, or else Kaopu's.
pub(super) fn agent_opening(values: &Values<'_>, record: &CaseRecord) -> String {
    let words = HandOverWords {
        issue: Some(record.issue.summary.clone()),
        queue: Some(record.queue_name.clone()),
        ..HandOverWords::default()
    };
    formal(Moment::AgentOpening, &Values { hand_over: Some(&words), ..*values })
        .unwrap_or_else(|| plain(values.kb.settings.locale, record))
}

fn plain(locale: Locale, record: &CaseRecord) -> String {
    let CaseRecord { customer, order, order_state, product, issue, .. } = record;
    let harmed = record.danger.iter().any(|topic| harms_body(topic));
    let angry = record.mood.now == Mood::Angry;
    match locale {
        Locale::ZhCn => {
            let customer = customer.as_deref().unwrap_or("");
            let state =
                order_state.as_ref().map(|state| format!("（{state}）")).unwrap_or_default();
            let order = order.as_ref().map(|id| format!("订单{id}{state}")).unwrap_or_default();
            let product = product.as_ref().map(|name| format!("「{name}」")).unwrap_or_default();
            let about = [order, product]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("、");
            let about = if about.is_empty() { about } else { format!("{about}的") };
            let first = match (harmed, angry) {
                (true, _) => "您现在身体怎么样？",
                (false, true) => "很抱歉让您有了不好的体验。",
                (false, false) => "",
            };
            let hello = match record.kind {
                RecordKind::HandOver | RecordKind::Notice => format!("{customer}您好，"),
                RecordKind::Callback => {
                    format!("{customer}您好，我是{}，给您回复之前留下的问题。", record.queue_name)
                }
            };
            format!(
                "{hello}{first}我看到您咨询的是{about}“{}”，前面的情况我都了解了，现在由我来为您处理。",
                issue.summary
            )
        }
        Locale::En => {
            let customer = customer.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
            let order = order.as_ref().map(|id| format!(", order {id}")).unwrap_or_default();
            let product = product.as_ref().map(|name| format!(", {name}")).unwrap_or_default();
            let first = match (harmed, angry) {
                (true, _) => " How are you feeling now?",
                (false, true) => " I am sorry for the trouble.",
                (false, false) => "",
            };
            format!(
                "Hello{customer}.{first} I see that this is about \"{}\"{order}{product}. I have \
                 read everything so far and take it from here.",
                issue.summary
            )
        }
    }
}
