//! What may be answered instead.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::operation::{Caller, Operation};
use crate::problem::{
    BAD_JSON, BAD_PATH, BUSY, FORBIDDEN_HOST, INTERNAL, Kind, NO_TOKEN, SLOW_BODY, TIMEOUT,
    TOO_LARGE, TOO_MANY, UNKNOWN_TENANT,
};

/// What any request for a shop may end in.
const OF_SHOPS: [Kind; 11] = [
    BAD_JSON,
    BAD_PATH,
    NO_TOKEN,
    FORBIDDEN_HOST,
    UNKNOWN_TENANT,
    SLOW_BODY,
    TOO_LARGE,
    TOO_MANY,
    INTERNAL,
    BUSY,
    TIMEOUT,
];

const OF_OPERATORS: [Kind; 4] = [NO_TOKEN, FORBIDDEN_HOST, INTERNAL, BUSY];
const OF_ANYBODY: [Kind; 3] = [FORBIDDEN_HOST, INTERNAL, BUSY];

/// The responses of an operation that are problems, by their status.
pub(super) fn responses(operation: &Operation) -> Map<String, Value> {
    let always: &[Kind] = match operation.caller {
        Caller::Shop | Caller::Platform => &OF_SHOPS,
        Caller::Operator => &OF_OPERATORS,
        Caller::Anybody => &OF_ANYBODY,
    };
    let mut by_status: BTreeMap<u16, Vec<&Kind>> = BTreeMap::new();
    for kind in always.iter().chain(&operation.problems) {
        let kinds = by_status.entry(kind.0.as_u16()).or_default();
        if !kinds.iter().any(|known| known.1 == kind.1) {
            kinds.push(kind);
        }
    }
    by_status.into_iter().map(|(status, kinds)| (status.to_string(), response(&kinds))).collect()
}

fn response(kinds: &[&Kind]) -> Value {
    let sentences: Vec<String> =
        kinds.iter().map(|(_, code, _, en)| format!("`{code}`: {en}")).collect();
    let codes: Vec<&str> = kinds.iter().map(|kind| kind.1).collect();
    let of_these = json!({ "properties": { "code": { "enum": codes } } });
    let schema = json!({ "allOf": [{ "$ref": "#/components/schemas/Problem" }, of_these] });
    json!({
        "description": sentences.join("; "),
        "content": { "application/problem+json": { "schema": schema } },
    })
}

/// The shape of a problem.
pub(super) fn schema() -> Value {
    let text = json!({ "type": "string" });
    let count = json!({ "type": "integer", "minimum": 0 });
    json!({
        "type": "object",
        "description": "Why a request is not answered (RFC 9457). It never repeats what was sent.",
        "required": ["type", "title", "title_zh", "status", "code"],
        "properties": {
            "type": { "type": "string", "pattern": "^urn:kaopu:problem:" },
            "title": text,
            "title_zh": text,
            "status": { "type": "integer", "minimum": 400, "maximum": 599 },
            "code": text,
            "line": count,
            "column": count,
            "expected": count,
            "draining": { "type": "boolean" },
        },
    })
}
