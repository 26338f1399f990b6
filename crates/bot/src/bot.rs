//! All shops of a process, opened and watched.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use kaopu_bundle::VerifiedBundle;
use kaopu_durable::{Dir, Lock, create_dir_all};
use kaopu_model::shown;
use kaopu_runtime::{EncoderChoice, EncoderPlaces};
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

use crate::activation::{Activator, Encoder, Memory, Refusal, Trust};
use crate::auth::{Hosts, Tokens};
use crate::channel::Platforms;
use crate::channel::chatwoot::Chatwoot;
use crate::channel::kf::{Cursor, Kf};
use crate::clock::Clock;
use crate::config::{Config, TenantConfig};
use crate::conversation_log::ConversationLog;
use crate::handoff::Courier;
use crate::metrics::Metrics;
use crate::permits::Permits;
use crate::sessions::{RedisHealth, Sessions, StoreError};
use crate::source::{Source, SourceError};
use crate::start_error::StartError;
use crate::tenant::{Parts, Tenant};
use crate::watch::Watcher;

/// How often conversations that are over are forgotten.
const SWEEP: Duration = Duration::from_secs(60);

/// All that a process serves.
pub struct Bot {
    pub(crate) config: Config,
    pub(crate) tenants: BTreeMap<String, Arc<Tenant>>,
    /// Where its shops talk with their customers, by the ids of the shops.
    pub(crate) platforms: BTreeMap<String, Platforms>,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) admin: Tokens,
    pub(crate) hosts: Hosts,
    pub(crate) in_flight: Semaphore,
    pub(crate) encoder: Encoder,
    pub(crate) started: Timestamp,
    draining: AtomicBool,
    work: Vec<JoinHandle<()>>,
    _lock: Option<Lock>,
}

/// What a dry run found for one shop.
pub struct Checked {
    /// The shop.
    pub tenant: String,
    /// The bundle that would answer, and how many turns of its dialogues were played again; or why
    /// it would not.
    pub found: Result<(VerifiedBundle, usize), Refusal>,
}

impl Bot {
    /// Opens all shops: what answered last answers again, then the sources are looked at, and
    /// watched from then on.
    ///
    /// # Errors
    /// Settings that can't be meant; a state folder that can't be used or is another process's; no
    /// shop with anything to answer from, and none that may get something from elsewhere.
    pub async fn open(
        config: Config,
        choice: EncoderChoice,
        places: EncoderPlaces,
        clock: Clock,
    ) -> Result<Arc<Self>, StartError> {
        config.check()?;
        let encoder = Encoder::new(choice, places);
        let state = config.state.as_deref().map(open_state).transpose()?;
        let mut tenants = BTreeMap::new();
        let mut platforms = BTreeMap::new();
        let mut watchers = Vec::new();
        let metrics = Arc::new(Metrics::default());
        for (id, settings) in &config.tenants {
            let in_flight = share(&config, settings);
            let folder = state.as_ref().map(|(dir, _)| tenant_folder(dir, id)).transpose()?;
            let parts = Parts {
                config: settings.clone(),
                sessions: open_sessions(id, &config, settings, folder.as_ref())?,
                log: open_log(settings)?,
                in_flight,
                clock: Arc::clone(&clock),
                metrics: Arc::clone(&metrics),
            };
            platforms.insert(id.clone(), open_platforms(settings, folder.as_ref())?);
            let tenant = Arc::new(Tenant::new(id, parts));
            let mut watcher = watcher(&tenant, folder.as_ref(), &encoder)?;
            watcher.resume().await;
            watcher.begin().await;
            tenants.insert(id.clone(), tenant);
            watchers.push(watcher);
        }
        let waits = watchers.iter().any(Watcher::is_remote);
        let answers = tenants.values().any(|tenant| tenant.active.load().is_some());
        if !answers && !waits {
            return Err(nothing_to_answer_from(&tenants));
        }
        let couriers = tenants.values().filter_map(|tenant| {
            tenant.config.handoff.as_ref().map(|handoff| Courier::new(tenant, handoff))
        });
        let couriers: Vec<Courier> = couriers.collect::<Result<_, _>>()?;
        let mut work: Vec<_> =
            watchers.into_iter().map(|watcher| tokio::spawn(watcher.watch())).collect();
        work.extend(couriers.into_iter().map(|courier| tokio::spawn(courier.carry())));
        work.push(tokio::spawn(sweep(tenants.values().cloned().collect())));
        Ok(Arc::new(Self {
            admin: Tokens::new(&config.admin_tokens),
            hosts: Hosts::new(&config.hosts, config.is_on_loopback()),
            in_flight: Semaphore::new(config.limits.in_flight),
            started: clock(),
            draining: AtomicBool::new(false),
            _lock: state.map(|(_, lock)| lock),
            config,
            tenants,
            platforms,
            metrics,
            encoder,
            work,
        }))
    }

    /// A dry run: what would answer for each shop. Nothing is remembered and nothing is served.
    ///
    /// # Errors
    /// As [`Bot::open`], but for bundles: those are what is reported.
    pub async fn check(
        config: &Config,
        choice: EncoderChoice,
        places: EncoderPlaces,
        clock: Clock,
    ) -> Result<Vec<Checked>, StartError> {
        config.check()?;
        let encoder = Encoder::new(choice, places);
        let metrics = Arc::new(Metrics::default());
        let mut checked = Vec::new();
        for (id, settings) in &config.tenants {
            let state = config.state.as_deref().filter(|path| path.is_dir());
            let state = state.map(Dir::open).transpose().map_err(state_error)?;
            let folder = match &state {
                Some(dir) => dir.folder(id).map_err(state_error)?,
                None => None,
            };
            let parts = Parts {
                config: settings.clone(),
                sessions: open_sessions(id, config, settings, None)?,
                log: None,
                in_flight: 1,
                clock: Arc::clone(&clock),
                metrics: Arc::clone(&metrics),
            };
            let tenant = Arc::new(Tenant::new(id, parts));
            let found = watcher(&tenant, folder.as_ref(), &encoder)?.examine().await;
            let found = found.map(|active| (active.bundle, active.replayed.turns));
            checked.push(Checked { tenant: id.clone(), found });
        }
        Ok(checked)
    }

    /// Whether the word to stop has come.
    pub(crate) fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Relaxed)
    }

    /// From now on balancers are told to look elsewhere.
    pub(crate) fn drain(&self) {
        self.draining.store(true, Ordering::Relaxed);
    }

    /// Whether every shop has something to answer from, and may go on.
    pub(crate) fn is_ready(&self) -> bool {
        !self.is_draining() && self.tenants.values().all(|tenant| tenant.active.load().is_some())
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        self.work.iter().for_each(JoinHandle::abort);
    }
}

/// A shop's share of the requests that are being answered.
fn share(config: &Config, tenant: &TenantConfig) -> usize {
    let all = config.limits.in_flight;
    let share = if config.tenants.len() > 1 { all.div_ceil(2) } else { all };
    tenant.in_flight.unwrap_or(share)
}

/// The state folder, for this process alone.
fn open_state(path: &Path) -> Result<(Dir, Lock), StartError> {
    create_dir_all(path).map_err(state_error)?;
    let dir = Dir::open(path).map_err(state_error)?;
    let lock = dir.lock("lock").map_err(state_error)?;
    Ok((dir, lock))
}

fn state_error(error: kaopu_durable::DurableError) -> StartError {
    let shown = shown(&error.to_string()).into_owned();
    StartError::new("state", format!("状态文件夹用不了：{shown}"), format!("state folder: {shown}"))
}

fn tenant_folder(state: &Dir, id: &str) -> Result<Dir, StartError> {
    state.make_folder(id).map_err(state_error)
}

/// Conversations beside the releases of a shop.
fn open_sessions(
    id: &str,
    config: &Config,
    settings: &TenantConfig,
    folder: Option<&Dir>,
) -> Result<Sessions, StartError> {
    let failed = |error: StoreError| {
        StartError::new("state", format!("{id} 的会话打不开：{error}"), format!("{id}: {error}"))
    };
    if let Some(redis) = &config.redis {
        // As long as bringing something may take, with what is written before and after it.
        let answer_seconds = settings.handoff.as_ref().map_or(0, |handoff| handoff.answer_seconds);
        let answers = redis.timeout_millis.saturating_mul(6).div_ceil(1000);
        let lease = answer_seconds.saturating_add(answers).saturating_add(2);
        return Sessions::shared(&settings.sessions, redis, id, lease).map_err(failed);
    }
    const FILE: &str = "sessions.db";
    let file = folder.map(|folder| {
        // SQLite opens by path: what stands there has to be a file of ours.
        folder.may_write_in_place(FILE).map_err(state_error)?;
        Ok(folder.path_of(FILE))
    });
    let file = file.transpose()?;
    Sessions::open(&settings.sessions, file.as_deref()).map_err(failed)
}

fn open_log(settings: &TenantConfig) -> Result<Option<ConversationLog>, StartError> {
    let log = settings.conversation_log.as_ref().map(ConversationLog::open);
    log.transpose().map_err(|error| StartError::io("conversation_log", &error))
}

/// The platforms of a shop; of 微信客服 also the place that was read to.
fn open_platforms(settings: &TenantConfig, folder: Option<&Dir>) -> Result<Platforms, StartError> {
    let chatwoot = settings.chatwoot.as_ref().map(Chatwoot::new).transpose()?;
    let Some(config) = &settings.wecom_kf else { return Ok(Platforms { chatwoot, kf: None }) };
    let folder = folder.map(|folder| folder.make_folder("platforms")).transpose();
    let cursor = Cursor::open(folder.map_err(state_error)?);
    Ok(Platforms { chatwoot, kf: Some(Arc::new(Kf::new(config, cursor)?)) })
}

fn watcher(
    tenant: &Arc<Tenant>,
    folder: Option<&Dir>,
    encoder: &Encoder,
) -> Result<Watcher, StartError> {
    let memory = match folder {
        Some(folder) => {
            let releases = folder.make_folder("releases").map_err(state_error)?;
            Memory::in_folder(releases.path())
                .map_err(|error| StartError::io("releases", &error))?
        }
        None => Memory::volatile(),
    };
    let trust = Trust::read(&tenant.config)?;
    let wrong =
        |error: SourceError| StartError::new(error.code, error.message.zh, error.message.en);
    let source = |bundle: &str| Source::new(bundle, &tenant.config).map_err(wrong);
    let candidates = tenant.config.canary.as_ref().map(|canary| source(&canary.bundle));
    let (source, candidates) = (source(&tenant.config.bundle)?, candidates.transpose()?);
    let activator = Activator::new(&tenant.id, trust, memory, encoder.clone());
    let permits = Permits::new(&tenant.config).map_err(wrong)?;
    Ok(Watcher::new(Arc::clone(tenant), source, permits, candidates, activator))
}

/// The refusal of the first shop that has one, which is the reason for not starting.
fn nothing_to_answer_from(tenants: &BTreeMap<String, Arc<Tenant>>) -> StartError {
    let refusal = tenants.values().find_map(|tenant| tenant.watched(|w| w.refusal.clone()));
    match refusal {
        Some((_, Refusal { code, message, .. })) => StartError { code, message },
        None => StartError::new("no-bundle", "没有找到发布包", "no bundle was found"),
    }
}

/// Forgets, from time to time, what is over.
async fn sweep(tenants: Vec<Arc<Tenant>>) {
    loop {
        tokio::time::sleep(SWEEP).await;
        for tenant in &tenants {
            let tenant = Arc::clone(tenant);
            let swept = tokio::task::spawn_blocking(move || {
                if let Err(error) = tenant.sessions.expire(tenant.now()) {
                    tracing::error!(tenant = tenant.id, %error, "conversations can't be forgotten");
                }
                if tenant.sessions.redis() == Some(RedisHealth::Evicts) {
                    tracing::warn!(tenant = tenant.id, "redis drops conversations when it is full");
                }
                tenant.metrics.sessions(&tenant.id, tenant.sessions.count());
            });
            // A bug in it is logged by the runtime, and the next sweep comes.
            let _ = swept.await;
        }
    }
}
