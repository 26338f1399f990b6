//! The whole process: log, threads, signals.

use std::io::IsTerminal as _;
use std::net::SocketAddr;
use std::sync::Arc;

use kaopu_runtime::{EncoderChoice, EncoderPlaces};
use tokio::net::TcpListener;
use tracing_subscriber::filter::LevelFilter;

use crate::bot::{Bot, Checked};
use crate::clock::Clock;
use crate::config::{Config, LogFormat};
use crate::server::serve;
use crate::start_error::StartError;

/// What ends serving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// SIGTERM, or Ctrl-C.
    Told,
    /// The same, or the end of the standard input: whoever started the process has ended.
    StdinEnds,
}

/// Serves until the process is to stop, and drains. `listening` is called once it answers. Says whether all that was begun could be finished.
///
/// # Errors
/// As [`Bot::open`]; the address can't be listened to.
pub fn run(
    config: Config,
    choice: EncoderChoice,
    places: EncoderPlaces,
    clock: Clock,
    until: Until,
    listening: impl FnOnce(SocketAddr, &[String]),
) -> Result<bool, StartError> {
    config.check()?;
    log(config.log);
    say_where_and_not_what();
    runtime()?.block_on(async {
        // The signal is heard from here on, also while bundles are still being played.
        let (signal, deserted) = (stop_signal()?, deserted(until));
        let stop = async move {
            tokio::select! {
                () = signal => {}
                () = deserted => {}
            }
        };
        let address = config.listen;
        let bot = Bot::open(config, choice, places, clock).await?;
        let listener = TcpListener::bind(address)
            .await
            .map_err(|error| StartError::io(&address.to_string(), &error))?;
        let address = listener.local_addr().map_err(|error| StartError::io("socket", &error))?;
        let answering = bot.tenants.values().filter(|tenant| tenant.active.load().is_some());
        let answering: Vec<String> = answering.map(|tenant| tenant.id.clone()).collect();
        tracing::info!(%address, "listening");
        listening(address, &answering);
        Ok(serve(Arc::clone(&bot), listener, stop).await)
    })
}

/// A dry run: what would answer for each shop. Nothing is remembered and nothing is served.
///
/// # Errors
/// As [`Bot::check`].
pub fn check(
    config: &Config,
    choice: EncoderChoice,
    places: EncoderPlaces,
    clock: Clock,
) -> Result<Vec<Checked>, StartError> {
    runtime()?.block_on(Bot::check(config, choice, places, clock))
}

fn runtime() -> Result<tokio::runtime::Runtime, StartError> {
    let built = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    built.map_err(|error| StartError::io("threads", &error))
}

/// What a panic says may quote the text that it happened over: only its place is logged.
fn say_where_and_not_what() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a bug");
    }));
}

/// The log goes to stderr. A program that embeds this may have set its own up already.
fn log(format: LogFormat) {
    let to_stderr = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::INFO)
        .with_ansi(false)
        .with_writer(std::io::stderr);
    let _ = match format {
        LogFormat::Json => {
            tracing::subscriber::set_global_default(to_stderr.json().flatten_event(true).finish())
        }
        LogFormat::Text if std::io::stderr().is_terminal() => {
            tracing::subscriber::set_global_default(to_stderr.with_target(false).compact().finish())
        }
        LogFormat::Text => {
            tracing::subscriber::set_global_default(to_stderr.with_target(false).finish())
        }
    };
}

/// The end of the standard input, if that is to end serving.
async fn deserted(until: Until) {
    if until == Until::Told {
        return std::future::pending().await;
    }
    let (tell, told) = tokio::sync::oneshot::channel();
    // A thread of its own: reading can't be broken off, and must not hold up the end.
    std::thread::spawn(move || {
        let _ = std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink());
        let _ = tell.send(());
    });
    let _ = told.await;
}

#[cfg(unix)]
fn stop_signal() -> Result<impl Future<Output = ()>, StartError> {
    use tokio::signal::unix::{SignalKind, signal};
    let of = |kind| signal(kind).map_err(|error| StartError::io("signals", &error));
    let (mut terminate, mut interrupt) =
        (of(SignalKind::terminate())?, of(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stop_signal() -> Result<impl Future<Output = ()>, StartError> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
