//! What a turn gives out.

use jiff::Timestamp;
use kaopu_engine::{CaseRecord, RecordKind, Turn};
use kaopu_runtime::told;
use serde_json::{Value, json, value::RawValue};

use crate::random;
use crate::sessions::{Conversation, Delivery, DeliveryKind, Stage};

/// Version of what is sent.
const VERSION: u32 = 1;

/// The deliveries of a turn. `unasked`: nobody waits for the turn, so what the bot says has to be
/// brought, too.
pub(crate) fn given_out(
    tenant: &str,
    session: &str,
    conversation: &Conversation,
    turn: &Turn,
    seq: u32,
    unasked: bool,
) -> Vec<Delivery> {
    let about = About { tenant, session, conversation, seq };
    let records = turn.record.iter().chain(&turn.notices);
    let mut deliveries: Vec<Delivery> = records.filter_map(|record| about.record(record)).collect();
    if unasked && !turn.replies.is_empty() {
        deliveries.extend(about.delivery(DeliveryKind::Turn, 0, "turn", &told(turn)));
    }
    deliveries
}

struct About<'a> {
    tenant: &'a str,
    session: &'a str,
    conversation: &'a Conversation,
    seq: u32,
}

impl About<'_> {
    fn record(&self, record: &CaseRecord) -> Option<Delivery> {
        let kind = match record.kind {
            RecordKind::HandOver => DeliveryKind::HandOver,
            RecordKind::Callback => DeliveryKind::Callback,
            RecordKind::Notice => DeliveryKind::Notice,
        };
        self.delivery(kind, record.case, "record", &serde_json::to_string(record).ok()?)
    }

    fn delivery(&self, kind: DeliveryKind, case: u32, name: &str, what: &str) -> Option<Delivery> {
        let id = format!("{}{}", random::id(), random::id());
        let head: Value = json!({
            "version": VERSION,
            "id": id,
            "event": kind.code(),
            "tenant": self.tenant,
            "session": self.session,
            "customer": self.conversation.customer,
            "message": self.conversation.number,
            "release": self.seq,
        });
        // The record goes out in the bytes that it was made in.
        let mut members: std::collections::BTreeMap<String, Box<RawValue>> =
            serde_json::from_value::<std::collections::BTreeMap<String, Value>>(head)
                .ok()?
                .into_iter()
                .filter_map(|(name, value)| {
                    Some((name, serde_json::value::to_raw_value(&value).ok()?))
                })
                .collect();
        members.insert(name.to_owned(), RawValue::from_string(what.to_owned()).ok()?);
        let now: Timestamp = self.conversation.touched;
        Some(Delivery {
            id,
            session: self.session.to_owned(),
            kind,
            case,
            body: serde_json::to_string(&members).ok()?,
            created: now,
            attempts: 0,
            due: now,
            stage: Stage::Pending,
            accepted: false,
            lease: 0,
        })
    }
}
