//! Hand-overs as they happen, for whoever has a page open: server-sent events.

use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use futures_util::stream::unfold;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::timeout;

use crate::bot::Bot;
use crate::handoff::{Listener, Told};
use crate::openapi::{Contents, Operation, Routes};
use crate::problem::{Problem, TOO_MANY};
use crate::tenant::Tenant;

/// How often it is looked at whether the process is about to stop.
const LOOK: Duration = Duration::from_secs(1);

/// Looks between two signs of life; proxies cut what is silent for a minute.
const LOOKS_BETWEEN_SIGNS: u32 = 15;

/// What happens, as it happens.
pub(super) fn routes() -> Routes {
    let summary = "Hand-overs, callbacks and notices from now on, as server-sent events.";
    let operation = Operation::get("/v1/{tenant}/handoffs", "handoffs", summary);
    Routes::default().add(operation.answers(Contents::Of("text/event-stream")), listen)
}

/// Where a stream is.
struct Stream {
    bot: Arc<Bot>,
    listener: Listener,
    silent: u32,
}

/// `GET …/handoffs`.
async fn listen(
    State(bot): State<Arc<Bot>>,
    tenant: Extension<Arc<Tenant>>,
) -> Result<Response, Problem> {
    let listener = tenant.feed.listen().ok_or_else(|| Problem::from(TOO_MANY).retry_after(5))?;
    let begun = futures_util::stream::iter([": listening\n\n".to_owned()]);
    let told = unfold(Stream { bot, listener, silent: 0 }, next);
    let events = futures_util::StreamExt::chain(begun, told);
    let events = futures_util::StreamExt::map(events, Ok::<_, std::convert::Infallible>);
    Ok(([("content-type", "text/event-stream")], Body::from_stream(events)).into_response())
}

/// The next piece of a stream, which ends when the process is to stop.
async fn next(mut stream: Stream) -> Option<(String, Stream)> {
    loop {
        if stream.bot.is_draining() {
            return None;
        }
        match timeout(LOOK, stream.listener.told.recv()).await {
            Ok(Ok(Told { id, event, body })) => {
                stream.silent = 0;
                return Some((format!("id: {id}\nevent: {event}\ndata: {body}\n\n"), stream));
            }
            Ok(Err(RecvError::Lagged(missed))) => {
                return Some((format!("event: missed\ndata: {missed}\n\n"), stream));
            }
            Ok(Err(RecvError::Closed)) => return None,
            Err(_) => stream.silent += 1,
        }
        if stream.silent >= LOOKS_BETWEEN_SIGNS {
            stream.silent = 0;
            return Some((":\n\n".to_owned(), stream));
        }
    }
}
