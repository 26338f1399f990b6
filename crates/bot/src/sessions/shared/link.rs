//! The connection to Redis: one for all, opened when needed, and nothing waits for it for long.

use std::time::Duration;

use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, Client, Cmd, ErrorKind, FromRedisValue, RedisError};
use tokio::runtime::Handle;
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

use super::super::StoreError;
use crate::config::RedisConfig;

/// After a connection could not be opened, nobody tries for so long: a thousand messages that come
/// meanwhile are told at once, instead of each waiting for its own try.
const REST: Duration = Duration::from_millis(500);

/// A connection that many use at once.
pub(super) struct Link {
    client: Client,
    within: Duration,
    state: Mutex<State>,
    /// Where connections live; callers are on threads that may block.
    runtime: Handle,
}

#[derive(Default)]
struct State {
    connection: Option<MultiplexedConnection>,
    /// Counts connections, so that only the one that failed is given up.
    number: u64,
    failed: Option<Instant>,
}

impl Link {
    /// Opens nothing yet: a bot starts also while its Redis does not.
    pub(super) fn new(config: &RedisConfig) -> Result<Self, StoreError> {
        let client = Client::open(config.url.expose()).map_err(|error| told(&error))?;
        let within = Duration::from_millis(config.timeout_millis);
        Ok(Self { client, within, state: Mutex::default(), runtime: Handle::current() })
    }

    /// Asks, and waits for the answer. Only on a thread that may block.
    pub(super) fn ask<T: FromRedisValue>(&self, command: &Cmd) -> Result<T, StoreError> {
        self.runtime.block_on(async {
            match timeout(self.within, self.asked(command)).await {
                Ok(answered) => answered,
                Err(_) => {
                    // Answers come in order: behind a slow one all others would wait, too.
                    self.give_up(None).await;
                    Err(StoreError::Shared("no answer in time".to_owned()))
                }
            }
        })
    }

    async fn asked<T: FromRedisValue>(&self, command: &Cmd) -> Result<T, StoreError> {
        let (mut connection, number) = self.connection().await?;
        let answered = command.query_async(&mut connection).await;
        match answered {
            Ok(value) => Ok(value),
            Err(error) => {
                if error.is_unrecoverable_error() || error.is_timeout() {
                    self.give_up(Some(number)).await;
                }
                Err(told(&error))
            }
        }
    }

    async fn connection(&self) -> Result<(MultiplexedConnection, u64), StoreError> {
        let mut state = self.state.lock().await;
        if let Some(connection) = &state.connection {
            return Ok((connection.clone(), state.number));
        }
        if state.failed.is_some_and(|at| at.elapsed() < REST) {
            return Err(StoreError::Shared("not reachable".to_owned()));
        }
        // Whoever waits for the lock finds what became of it; should this be cut off, too.
        state.failed = Some(Instant::now());
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(self.within))
            .set_response_timeout(Some(self.within));
        let opened = self.client.get_multiplexed_async_connection_with_config(&config).await;
        let connection = opened.map_err(|error| told(&error))?;
        state.failed = None;
        state.number += 1;
        state.connection = Some(connection.clone());
        Ok((connection, state.number))
    }

    /// The next one opens a new connection; unless another has already.
    async fn give_up(&self, number: Option<u64>) {
        let mut state = self.state.lock().await;
        if number.is_none_or(|number| number == state.number) {
            state.connection = None;
        }
    }
}

/// What may stand in a log: kinds and codes of Redis, no words.
fn told(error: &RedisError) -> StoreError {
    let code = error.code().filter(|code| code.bytes().all(|b| b.is_ascii_uppercase()));
    StoreError::Shared(match (error.kind(), code) {
        (ErrorKind::Io, _) => "not reachable".to_owned(),
        (_, Some(code)) => code.to_owned(),
        (kind, None) => format!("{kind:?}"),
    })
}
