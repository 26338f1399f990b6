//! Who brings deliveries, one shop's.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{Request, StatusCode, Uri};
use futures_util::future::join_all;
use http_body_util::Full;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use jiff::{SignedDuration, Timestamp};
use kaopu_engine::Message;
use kaopu_model::{Context, ShopEvent};
use tokio::time::{sleep, timeout};

use super::signature::signature;
use crate::config::{HandoffConfig, Token};
use crate::connector::{Connector, connector};
use crate::sessions::{Delivery, DeliveryKind, Sessions, Stage, StoreError};
use crate::start_error::StartError;
use crate::tenant::Tenant;
use crate::turn::Input;

/// Deliveries under way at a time.
const AT_ONCE: usize = 8;

/// How long the outbox rests if nothing new comes.
const REST: Duration = Duration::from_millis(500);

/// Seconds until what we could not do ourselves is tried again.
const LATER: u64 = 5;

/// Brings one shop's deliveries.
pub(crate) struct Courier {
    tenant: Arc<Tenant>,
    config: HandoffConfig,
    address: Uri,
    client: Client<Connector, Full<Bytes>>,
}

/// What became of a try.
enum Tried {
    Arrived,
    /// The agents' system does not want it: trying again is no use.
    Refused,
    Failed,
}

impl Courier {
    pub(crate) fn new(tenant: &Arc<Tenant>, config: &HandoffConfig) -> Result<Self, StartError> {
        let address = config.url.parse().map_err(|_| {
            StartError::config("handoff 的 url 不对", "the url of `handoff` is no address")
        })?;
        let connector =
            connector(&config.url).map_err(|error| StartError::io("certificates", &error))?;
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Ok(Self { tenant: Arc::clone(tenant), config: config.clone(), address, client })
    }

    /// Brings what there is, for ever.
    pub(crate) async fn carry(self) {
        loop {
            let now = self.tenant.now();
            let longest = self.longest_wait();
            let due = self.stored(move |sessions| sessions.due(now, longest, AT_ONCE)).await;
            let due = due.unwrap_or_else(|error| {
                tracing::error!(tenant = self.tenant.id, %error, "deliveries can't be read");
                Vec::new()
            });
            if due.is_empty() {
                tokio::select! {
                    () = sleep(REST) => {}
                    () = self.tenant.outgoing.notified() => {}
                }
                continue;
            }
            for result in join_all(due.into_iter().map(|delivery| self.look_at(delivery))).await {
                if let Err(error) = result {
                    // What is on disk is still there; it is tried again.
                    tracing::error!(tenant = self.tenant.id, %error, "deliveries can't be kept");
                    sleep(REST).await;
                }
            }
        }
    }

    async fn look_at(&self, delivery: Delivery) -> Result<(), StoreError> {
        if delivery.stage == Stage::Waiting {
            tracing::warn!(tenant = self.tenant.id, delivery = delivery.id, "nobody accepted");
            return self.come_back(delivery).await;
        }
        let tried = self.send(&delivery).await;
        let now = self.tenant.now();
        let last = delivery.attempts + 1 >= self.config.attempts;
        let kind = delivery.kind.code();
        match tried {
            Tried::Arrived => {
                self.tenant.metrics.delivery(&self.tenant.id, kind, "arrived");
                let until = self
                    .config
                    .accept_minutes
                    .map(|minutes| later(now, minutes.saturating_mul(60)));
                self.stored(move |sessions| sessions.delivered(&delivery, until)).await
            }
            Tried::Failed if !last => {
                self.tenant.metrics.delivery(&self.tenant.id, kind, "failed");
                let again = Some(later(now, self.wait_after(delivery.attempts)));
                self.stored(move |sessions| sessions.failed(&delivery, again)).await
            }
            Tried::Refused | Tried::Failed => {
                self.tenant.metrics.delivery(&self.tenant.id, kind, "given_up");
                tracing::error!(tenant = self.tenant.id, delivery = delivery.id, kind, "given up");
                let is_over =
                    delivery.kind != DeliveryKind::HandOver || self.fail_over(&delivery).await;
                let again = (!is_over).then(|| later(now, LATER));
                self.stored(move |sessions| sessions.failed(&delivery, again)).await
            }
        }
    }

    /// Seconds until the next try, after so many.
    fn wait_after(&self, attempts: u32) -> u64 {
        self.config.retry_seconds.saturating_mul(1 << attempts.min(8))
    }

    /// What any delivery waits at most.
    fn longest_wait(&self) -> SignedDuration {
        let accepted = self.config.accept_minutes.unwrap_or_default().saturating_mul(60);
        let seconds = self.wait_after(self.config.attempts).max(accepted).max(LATER);
        SignedDuration::from_secs(i64::try_from(seconds).unwrap_or(i64::MAX))
    }

    /// Nobody came: the bot says so, and takes a callback.
    async fn come_back(&self, delivery: Delivery) -> Result<(), StoreError> {
        if self.fail_over(&delivery).await {
            return self.stored(move |sessions| sessions.settle(&delivery)).await;
        }
        let again = later(self.tenant.now(), LATER);
        self.stored(move |sessions| sessions.failed(&delivery, Some(again))).await
    }

    /// Asks for or changes what is kept, where it may take its time.
    async fn stored<R: Send + 'static>(
        &self,
        work: impl FnOnce(&Sessions) -> Result<R, StoreError> + Send + 'static,
    ) -> Result<R, StoreError> {
        let tenant = Arc::clone(&self.tenant);
        let done = tokio::task::spawn_blocking(move || work(&tenant.sessions)).await;
        done.unwrap_or(Err(StoreError::Overtaken))
    }

    /// The event goes into the conversation, if this very case is still with a human there. Says
    /// whether that is done; without a bundle in service, or with a disk that is full, it is not.
    async fn fail_over(&self, delivery: &Delivery) -> bool {
        let context = Context { events: vec![ShopEvent::HandoffFailed], ..Context::default() };
        let message = Message { text: String::new(), context };
        let heard =
            self.tenant.hear(&delivery.session, Input::of_ours(message, delivery.case)).await;
        heard.map_or_else(|problem| problem.is_about_state(), |_| true)
    }

    async fn send(&self, delivery: &Delivery) -> Tried {
        let timestamp = self.tenant.now().as_second();
        let secret = self.config.secret.as_ref().map_or("", Token::expose);
        let signature = signature(secret.as_bytes(), timestamp, delivery.body.as_bytes());
        let request = Request::post(self.address.clone())
            .header("content-type", "application/json")
            .header("user-agent", "kaopu")
            .header("kaopu-delivery", &delivery.id)
            .header("kaopu-timestamp", timestamp)
            .header("kaopu-signature", signature)
            .body(Full::new(Bytes::from(delivery.body.clone())));
        let Ok(request) = request else { return Tried::Failed };
        let within = Duration::from_secs(self.config.answer_seconds);
        match timeout(within, self.client.request(request)).await {
            Ok(Ok(response)) if response.status().is_success() => Tried::Arrived,
            Ok(Ok(response)) => match response.status() {
                StatusCode::GONE | StatusCode::UNPROCESSABLE_ENTITY => Tried::Refused,
                _ => Tried::Failed,
            },
            Ok(Err(_)) | Err(_) => Tried::Failed,
        }
    }
}

/// A moment that many seconds later.
fn later(now: Timestamp, seconds: u64) -> Timestamp {
    let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
    now.saturating_add(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX)
}
