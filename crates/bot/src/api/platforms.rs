//! What platforms send: signed by them, and for the shop in the path.

use std::borrow::Cow;
use std::sync::Arc;

use axum::Extension;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use schemars::JsonSchema;
use serde::Serialize;

use crate::bot::Bot;
use crate::channel::chatwoot::Webhook;
use crate::channel::kf::{Kf, Signed};
use crate::http::json;
use crate::openapi::{Caller, Contents, Operation, Routes};
use crate::problem::{
    BAD_BODY, BAD_QUERY, BAD_SIGNATURE, NOT_ENABLED, NOT_READY, PLATFORM, Problem,
};
use crate::tenant::Tenant;

const KF: &str = "/v1/{tenant}/wecom-kf";

/// Webhooks and callbacks.
pub(super) fn routes() -> Routes {
    let mine =
        |operation: Operation| operation.of(Caller::Platform).may(&[NOT_ENABLED, BAD_SIGNATURE]);
    let summary = "Chatwoot tells its agent bot of something, signed.";
    let of_chatwoot = Operation::post("/v1/{tenant}/chatwoot", "chatwoot", summary);
    let of_chatwoot = of_chatwoot.takes::<serde_json::Map<String, serde_json::Value>>();
    let of_chatwoot = of_chatwoot.may(&[NOT_READY, PLATFORM]).answers(Contents::json::<Heard>());
    let summary = "WeCom asks whether this is the right address, signed and sealed.";
    let asked = Operation::get(KF, "verifyWecomKf", summary).may(&[BAD_QUERY]);
    let summary = "WeCom tells that something came for 微信客服, signed and sealed.";
    let told = Operation::post(KF, "wecomKf", summary).may(&[BAD_QUERY, BAD_BODY]);
    Routes::default()
        .add(mine(of_chatwoot), chatwoot)
        .add(mine(asked.answers(Contents::Of("text/plain"))), verify)
        .add(mine(told.answers(Contents::Of("text/plain"))), called)
}

/// That it was heard.
#[derive(Serialize, JsonSchema)]
struct Heard {
    ok: bool,
}

/// `POST …/chatwoot`.
async fn chatwoot(
    State(bot): State<Arc<Bot>>,
    tenant: Extension<Arc<Tenant>>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let platforms = bot.platforms.get(&tenant.id);
    let chatwoot = platforms.and_then(|one| one.chatwoot.as_ref()).ok_or(NOT_ENABLED)?;
    chatwoot.check(tenant.now().as_second(), &headers, &bytes)?;
    chatwoot.hear(&tenant, json::<Webhook>(&bytes)?).await?;
    Ok(crate::http::document(&Heard { ok: true }))
}

/// `GET …/wecom-kf`.
async fn verify(
    State(bot): State<Arc<Bot>>,
    tenant: Extension<Arc<Tenant>>,
    query: RawQuery,
) -> Result<Response, Problem> {
    let kf = kf(&bot, &tenant)?;
    let query = Query::read(&query)?;
    Ok(kf.verify(&query.signed(), &query.echostr)?.into_response())
}

/// `POST …/wecom-kf`.
async fn called(
    State(bot): State<Arc<Bot>>,
    tenant: Extension<Arc<Tenant>>,
    query: RawQuery,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let kf = kf(&bot, &tenant)?;
    let body = std::str::from_utf8(&bytes).map_err(|_| Problem::from(BAD_BODY))?;
    kf.called(&tenant, &Query::read(&query)?.signed(), body)?;
    Ok("success".into_response())
}

fn kf<'a>(bot: &'a Bot, tenant: &Tenant) -> Result<&'a Arc<Kf>, Problem> {
    bot.platforms
        .get(&tenant.id)
        .and_then(|platforms| platforms.kf.as_ref())
        .ok_or_else(|| NOT_ENABLED.into())
}

/// What stands in the query of a callback.
#[derive(Default)]
struct Query<'a> {
    msg_signature: Cow<'a, str>,
    timestamp: Cow<'a, str>,
    nonce: Cow<'a, str>,
    echostr: Cow<'a, str>,
}

impl<'a> Query<'a> {
    fn read(RawQuery(query): &'a RawQuery) -> Result<Self, Problem> {
        let mut read = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_deref().unwrap_or("").as_bytes()) {
            match name.as_ref() {
                "msg_signature" => read.msg_signature = value,
                "timestamp" => read.timestamp = value,
                "nonce" => read.nonce = value,
                "echostr" => read.echostr = value,
                _ => {}
            }
        }
        if read.msg_signature.is_empty() { Err(BAD_QUERY.into()) } else { Ok(read) }
    }

    fn signed(&self) -> Signed<'_> {
        let Self { msg_signature, timestamp, nonce, .. } = self;
        Signed { signature: msg_signature, timestamp, nonce }
    }
}
