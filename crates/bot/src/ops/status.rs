//! What answers for whom.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kaopu_bundle::Version;
use serde_json::{Value, json};

use crate::bot::Bot;
use crate::sessions::RedisHealth;
use crate::tenant::Tenant;

/// `GET /status`.
pub(super) async fn status(State(bot): State<Arc<Bot>>) -> Response {
    let looked_at = Arc::clone(&bot);
    // Whether Redis answers may take a moment to find out.
    let tenants = tokio::task::spawn_blocking(move || {
        let all = looked_at.tenants.iter().map(|(id, tenant)| (id.clone(), of(tenant)));
        all.collect::<serde_json::Map<String, Value>>()
    });
    let tenants = tenants.await.unwrap_or_default();
    let body = json!({
        "engine": Version::CURRENT.to_string(),
        "encoder": bot.encoder.pin().map(|pin| pin.to_string()),
        "started": bot.started.to_string(),
        "ready": bot.is_ready(),
        "draining": bot.is_draining(),
        "kept": match (&bot.config.redis, &bot.config.state) {
            (Some(_), _) => "in redis",
            (None, Some(_)) => "on disk",
            (None, None) => "in memory",
        },
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
    let rolled_back = active.as_ref().and_then(|active| {
        let back = active.rolled_back.as_ref()?;
        Some(json!({
            "from": back.from,
            "to": back.to,
            "reason": back.reason,
            "signers": back.persons,
            "permit": back.permit,
            "at": back.at.to_string(),
        }))
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
    let redis = tenant.sessions.redis();
    // What does not answer is not asked again for its numbers.
    let asked = redis != Some(RedisHealth::Lost);
    let under_way = asked.then(|| tenant.sessions.under_way().ok()).flatten();
    let given_up = asked.then(|| tenant.sessions.dead().ok()).flatten().map(|dead| dead.len());
    let candidate = tenant.candidate.load_full().map(|candidate| {
        json!({
            "seq": candidate.bundle.release().seq,
            "digest": candidate.bundle.digest(),
            "percent": tenant.config.canary.as_ref().map(|canary| canary.percent),
            "since": candidate.since.to_string(),
        })
    });
    json!({
        "release": release,
        "rolled_back": rolled_back,
        "candidate": candidate,
        "last_refusal": refusal,
        "looked": watched.looked.map(|at| at.to_string()),
        "loads": watched.loads,
        "deliveries": {
            "under_way": under_way,
            "given_up": given_up,
        },
        "redis": redis.map(RedisHealth::code),
        "sessions_in_memory": tenant.sessions.count(),
    })
}
