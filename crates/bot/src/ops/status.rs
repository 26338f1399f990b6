//! What answers for whom.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kaopu_bundle::Version;
use serde_json::{Value, json};

use crate::bot::Bot;
use crate::tenant::Tenant;

/// `GET /status`.
pub(super) async fn status(State(bot): State<Arc<Bot>>) -> Response {
    let tenants: serde_json::Map<String, Value> =
        bot.tenants.iter().map(|(id, tenant)| (id.clone(), of(tenant))).collect();
    let body = json!({
        "engine": Version::CURRENT.to_string(),
        "encoder": bot.encoder.pin().map(|pin| pin.to_string()),
        "started": bot.started.to_string(),
        "ready": bot.is_ready(),
        "draining": bot.is_draining(),
        "kept": if bot.config.state.is_some() { "on disk" } else { "in memory" },
        "tenants": tenants,
    });
    ([("content-type", "application/json")], body.to_string()).into_response()
}

fn of(tenant: &Tenant) -> Value {
    let active = tenant.active.load_full();
    let now = tenant.now();
    let release = active.as_ref().map(|active| {
        let (bundle, release) = (&active.bundle, active.bundle.release());
        let signers: Vec<Value> = bundle
            .signers()
            .iter()
            .map(|signer| {
                let key = signer.key.key_id().to_string();
                json!({ "role": signer.role.to_string(), "person": signer.person, "key": key })
            })
            .collect();
        json!({
            "seq": release.seq,
            "epoch": release.epoch,
            "digest": bundle.digest(),
            "title": release.title,
            "issued_at": release.issued_at,
            "expires": release.expires,
            "stale": release.is_expired(now),
            "signers": signers,
            "encoder": release.encoder.to_string(),
            "since": active.since.to_string(),
            "replayed": { "dialogues": active.replayed.dialogues, "turns": active.replayed.turns },
        })
    });
    let watched = tenant.watched(|watched| watched.clone());
    let refusal = watched.refusal.map(|(at, refusal)| {
        json!({
            "at": at.to_string(),
            "code": refusal.code,
            "message": refusal.message,
            "alarm": refusal.alarm,
        })
    });
    json!({
        "release": release,
        "last_refusal": refusal,
        "looked": watched.looked.map(|at| at.to_string()),
        "loads": watched.loads,
        "deliveries": {
            "under_way": tenant.sessions.under_way(),
            "given_up": tenant.sessions.dead().len(),
        },
        "sessions_in_memory": tenant.sessions.count(),
    })
}
