//! The listener: how many connections, how long a head may take, and how it all ends.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use crate::api;
use crate::bot::Bot;
use crate::problem::BUSY;

/// Bytes of a request's head.
const MOST_HEAD: usize = 32 << 10;

/// How long a connection that is one too many is kept, so that it can read why.
const FAREWELL: Duration = Duration::from_secs(1);

/// Answers until the word to stop comes, then for the grace period, then finishes what was begun.
/// Says whether all of it could be finished.
pub async fn serve(bot: Arc<Bot>, listener: TcpListener, stop: impl Future<Output = ()>) -> bool {
    let limits = bot.config.limits.clone();
    let router = api::router(&bot);
    let connections = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(limits.head_seconds))
        .max_buf_size(MOST_HEAD)
        .half_close(true);
    let begin = |stream: TcpStream| {
        // Small answers go out at once.
        let _ = stream.set_nodelay(true);
        let Ok(place) = Arc::clone(&connections).try_acquire_owned() else {
            bot.metrics.refused_connections.inc();
            refuse(stream);
            return;
        };
        let service = TowerToHyperService::new(router.clone());
        let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
        let open = bot.metrics.connections.clone();
        open.inc();
        tokio::spawn(async move {
            // How a connection ends is the caller's business: it went away, or was too slow.
            let _ = connection.await;
            open.dec();
            drop(place);
        });
    };
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            accepted = listener.accept() => take(accepted, &begin).await,
            () = &mut stop => break,
        }
    }
    tracing::info!("stopping: no longer ready");
    bot.drain();
    let mut grace = pin!(sleep(Duration::from_secs(limits.grace_seconds)));
    loop {
        tokio::select! {
            accepted = listener.accept() => take(accepted, &begin).await,
            () = &mut grace => break,
        }
    }
    // Whoever the system has let in already is answered, too.
    while let Ok(accepted) = timeout(Duration::from_millis(1), listener.accept()).await {
        take(accepted, &begin).await;
    }
    drop(listener);
    let finished = timeout(Duration::from_secs(limits.drain_seconds), graceful.shutdown()).await;
    tracing::info!(finished = finished.is_ok(), "stopped");
    finished.is_ok()
}

/// Begins a connection; without file handles for one it waits until some are free.
async fn take(
    accepted: std::io::Result<(TcpStream, std::net::SocketAddr)>,
    begin: &impl Fn(TcpStream),
) {
    match accepted {
        Ok((stream, _)) => begin(stream),
        Err(error) => {
            tracing::warn!(%error, "connection not accepted");
            sleep(Duration::from_millis(50)).await;
        }
    }
}

/// Tells a connection that it is one too many, whatever it wants, and waits a moment: what is closed
/// before its request was read is reset, and the answer lost with it.
fn refuse(mut stream: TcpStream) {
    let body = json!({
        "type": "urn:kaopu:problem:busy",
        "title": BUSY.3,
        "title_zh": BUSY.2,
        "status": BUSY.0.as_u16(),
        "code": BUSY.1,
    });
    let body = body.to_string();
    let answer = format!(
        "HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/problem+json\r\n\
         retry-after: 1\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    tokio::spawn(timeout(FAREWELL, async move {
        stream.write_all(answer.as_bytes()).await?;
        stream.shutdown().await?;
        let mut unread = [0; 1024];
        while stream.read(&mut unread).await? > 0 {}
        Ok::<(), std::io::Error>(())
    }));
}
