//! Requests to a platform: JSON there and back, with bounds on time and size.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{Method, Request};
use http_body_util::Full;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;
use tokio::time::timeout;

use crate::connector::{Connector, connector};
use crate::http::read_body;
use crate::start_error::StartError;

/// How long a platform may take for an answer.
const MOST_TIME: Duration = Duration::from_secs(5);

/// Bytes of an answer.
const MOST_BYTES: usize = 4 << 20;

/// Calls one platform.
pub(crate) struct Caller {
    client: Client<Connector, Full<Bytes>>,
    base: String,
}

/// A platform did not do what it was asked to. What it says about it may hold a customer's words,
/// so only its number is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failed {
    /// It can't be reached, is too slow, or does not speak JSON.
    Unreachable,
    /// The status, or the number of the error, that it answered with.
    Refused(i64),
}

impl Caller {
    pub(crate) fn new(base: &str) -> Result<Self, StartError> {
        let connector = connector(base).map_err(|error| StartError::io("certificates", &error))?;
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Ok(Self { client, base: base.trim_end_matches('/').to_owned() })
    }

    /// What is answered; a status that is no success is a failure.
    pub(crate) async fn call(
        &self,
        method: Method,
        path: &str,
        token: Option<(&str, &str)>,
        body: Option<&Value>,
    ) -> Result<Value, Failed> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base))
            .header("content-type", "application/json")
            .header("user-agent", "kaopu");
        if let Some((name, value)) = token {
            request = request.header(name, value);
        }
        let bytes = body.map(ToString::to_string).unwrap_or_default();
        let request = request.body(Full::new(Bytes::from(bytes)));
        let request = request.map_err(|_| Failed::Unreachable)?;
        let response = timeout(MOST_TIME, self.client.request(request)).await;
        let Ok(Ok(response)) = response else { return Err(Failed::Unreachable) };
        if !response.status().is_success() {
            return Err(Failed::Refused(response.status().as_u16().into()));
        }
        let body = read_body(Body::new(response.into_body()), MOST_BYTES, MOST_TIME).await;
        let body = body.map_err(|_| Failed::Unreachable)?;
        serde_json::from_slice(&body).map_err(|_| Failed::Unreachable)
    }
}
