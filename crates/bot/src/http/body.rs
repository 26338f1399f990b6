//! Bodies, read whole and with a bound before anything else is done with a request.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::response::{IntoResponse as _, Response};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::error::Category;

use super::by_name::ByName;
use crate::problem::{BAD_BODY, BAD_JSON, Problem, SLOW_BODY, TOO_LARGE};

/// Reads a body.
pub(crate) async fn read(body: Body, most: usize, within: Duration) -> Result<Bytes, Problem> {
    let whole = tokio::time::timeout(within, Limited::new(body, most).collect()).await;
    match whole {
        Err(_) => Err(SLOW_BODY.into()),
        Ok(Ok(whole)) => Ok(whole.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(TOO_LARGE.into()),
        // It broke off, or its pieces are not what they say.
        Ok(Err(_)) => Err(BAD_JSON.into()),
    }
}

/// A document as it goes out.
pub(crate) fn document(document: &impl Serialize) -> Response {
    // Nothing that we answer with can fail to become JSON: no map with keys that are no text.
    let body = serde_json::to_string(document).unwrap_or_default();
    ([("content-type", "application/json")], body).into_response()
}

/// A JSON body of a given shape. What is wrong is told by its place: the message of the parser
/// repeats what the caller sent.
pub(crate) fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let read = |reader: &mut serde_json::Deserializer<_>| {
        let value = T::deserialize(ByName(&mut *reader))?;
        reader.end().map(|()| value)
    };
    read(&mut serde_json::Deserializer::from_slice(bytes)).map_err(|error: serde_json::Error| {
        let kind = match error.classify() {
            Category::Data => BAD_BODY,
            Category::Io | Category::Syntax | Category::Eof => BAD_JSON,
        };
        Problem::from(kind).with("line", error.line()).with("column", error.column())
    })
}

/// A body that may be left out, which is then as an empty object.
#[derive(Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Fields<T>(pub(crate) T);

impl<T: DeserializeOwned> Fields<T> {
    pub(crate) fn read(bytes: &[u8]) -> Result<T, Problem> {
        let bytes = if bytes.is_empty() { b"{}" } else { bytes };
        Ok(json::<Self>(bytes)?.0)
    }
}
