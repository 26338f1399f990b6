//! Looking for new bundles: from time to time, or when asked, one load at a time.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use kaopu_bundle::sha256_hex;
use tokio::sync::{Mutex, mpsc};
use tokio::time::{Instant, sleep, sleep_until, timeout_at};

use crate::activation::{Activator, Active, Refusal};
use crate::candidates::Candidates;
use crate::levers::{Lever, Order};
use crate::permits::Permits;
use crate::random;
use crate::source::{Offer, Source};
use crate::tenant::Tenant;

/// What was refused is judged again after this time: it may not have been valid yet, or the disk
/// may have been full.
const JUDGED_AGAIN: SignedDuration = SignedDuration::from_mins(5);

/// Who looks for one shop's bundles.
pub(crate) struct Watcher {
    pub(crate) tenant: Arc<Tenant>,
    source: Source,
    permits: Permits,
    candidates: Candidates,
    activator: Arc<Mutex<Activator>>,
    /// What was refused last, and when.
    refused: Option<(String, Timestamp)>,
}

impl Watcher {
    pub(crate) fn new(
        tenant: Arc<Tenant>,
        source: Source,
        permits: Permits,
        candidates: Option<Source>,
        activator: Activator,
    ) -> Self {
        let candidates = Candidates { source: candidates, tried: None, withdrawn: None };
        let activator = Arc::new(Mutex::new(activator));
        Self { tenant, source, permits, candidates, activator, refused: None }
    }

    /// Whether the bundle may become reachable by itself.
    pub(crate) fn is_remote(&self) -> bool {
        self.source.is_remote()
    }

    /// Brings back what answered before the process was stopped.
    pub(crate) async fn resume(&mut self) {
        let now = self.tenant.now();
        match self.work(move |activator| activator.resume(now)).await {
            Ok(Some(active)) if !self.may_answer(active.bundle.digest()) => {
                self.tenant.refuse(not_pinned());
            }
            Ok(Some(active)) => self.tenant.put(active),
            Ok(None) => {}
            Err(refusal) => self.tenant.refuse(refusal),
        }
    }

    /// Looks for the first time, unless that may take long: then the process answers meanwhile, from
    /// what answered last.
    pub(crate) async fn begin(&mut self) {
        if !self.source.is_remote() {
            self.look(false).await;
        }
    }

    /// Looks again and again, for ever.
    pub(crate) async fn watch(mut self) {
        if self.source.is_remote() {
            self.look(false).await;
        }
        let every = Duration::from_secs(self.tenant.config.poll_seconds);
        let gap = Duration::from_secs(self.tenant.config.min_load_seconds);
        let mut last = Instant::now();
        let Some(mut orders) = self.tenant.levers.orders() else { return };
        loop {
            // Fifty replicas that were started together do not ask together for ever.
            let jitter = random::below(u64::try_from(every.as_millis() / 5).unwrap_or(0));
            let asked = tokio::select! {
                () = sleep(every + Duration::from_millis(jitter)) => false,
                () = self.tenant.reload.notified() => true,
                Some(order) = orders.recv() => {
                    self.obey(order).await;
                    continue;
                }
            };
            // Ten thousand requests to load are one that waits, and one that is kept.
            self.obey_until(last + gap, &mut orders).await;
            last = Instant::now();
            self.look(asked).await;
        }
    }

    /// Does what is ordered until then: who promotes a candidate does not wait for the next look.
    async fn obey_until(&mut self, then: Instant, orders: &mut mpsc::Receiver<Order>) {
        while let Ok(order) = timeout_at(then, orders.recv()).await {
            match order {
                Some(order) => self.obey(order).await,
                None => return sleep_until(then).await,
            }
        }
    }

    async fn obey(&mut self, (lever, tell): Order) {
        let done = self.pull(lever).await;
        // Who does not wait for it any more does not need to know.
        let _ = tell.send(done);
    }

    /// Looks once. `anew`: also at what was seen and judged before.
    pub(crate) async fn look(&mut self, anew: bool) {
        let now = self.tenant.now();
        // What was refused for a reason that passes is looked at again.
        let again =
            self.refused.as_ref().is_some_and(|(_, at)| now.duration_since(*at) > JUDGED_AGAIN);
        let permit = self.permits.look(anew || again).await;
        // The bundle to which a new permit leads may have been seen before.
        let is_permitted = permit.as_ref().is_ok_and(|is_new| *is_new);
        let offers = self.source.look(anew || again || is_permitted).await;
        self.tenant.watched(|watched| {
            watched.looked = Some(now);
            watched.loads += 1;
        });
        let (mut offers, unseen) = match offers {
            Ok(offers) => (offers, None),
            Err(error) => (Vec::new(), Some(Refusal::from(error))),
        };
        let heeded = match permit {
            Ok(_) => self.heed(&mut offers, anew, now).await,
            Err(error) => Err(error.into()),
        };
        let chosen = self.choose(offers, anew, now).await;
        for refusal in [heeded.err(), unseen, chosen.err()].into_iter().flatten() {
            self.tenant.refuse(refusal);
        }
        let looked = self.candidates.look(anew || again).await;
        if let Err(refusal) = match looked {
            Ok(offer) => self.try_out(offer, now).await,
            Err(error) => Err(error.into()),
        } {
            self.tenant.refuse(refusal);
        }
    }

    /// Goes back by the permit that lies there, if it is one for here and now. The bundle to which it
    /// leads is then no offer any more.
    async fn heed(
        &mut self,
        offers: &mut Vec<Offer>,
        anew: bool,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let waits = self.permits.to_judge(now, JUDGED_AGAIN);
        let waits = if anew || !offers.is_empty() { self.permits.found() } else { waits };
        let Some(permit) = waits else { return Ok(()) };
        let done = self.go_back(&permit, offers, now).await;
        let code = done.as_ref().err().map(|refusal| refusal.code.as_str());
        let is_news = self.permits.judged(&permit, code, now);
        match done {
            Ok(Some(active)) => {
                self.refused = None;
                self.tenant.put(active);
                Ok(())
            }
            Err(refusal) if is_news || anew => Err(refusal),
            _ => Ok(()),
        }
    }

    async fn go_back(
        &self,
        permit: &Arc<Vec<u8>>,
        offers: &mut Vec<Offer>,
        now: Timestamp,
    ) -> Result<Option<Active>, Refusal> {
        let Some(offered) = self.permitted(permit, offers, now).await? else { return Ok(None) };
        let permit = Arc::clone(permit);
        self.work(move |activator| activator.roll_back(&permit, offered, now)).await.map(Some)
    }

    /// Takes the bundle to which a permit leads out of the offers, if it is among them; nothing if
    /// the permit is not to be used.
    async fn permitted(
        &self,
        permit: &Arc<Vec<u8>>,
        offers: &mut Vec<Offer>,
        now: Timestamp,
    ) -> Result<Option<Option<Vec<u8>>>, Refusal> {
        let shared = Arc::clone(permit);
        let permitted = self.work(move |activator| activator.permitted(&shared, now)).await?;
        let Some(permitted) = permitted else { return Ok(None) };
        if !self.may_answer(&permitted.to.digest) {
            return Err(not_pinned());
        }
        let at = offers.iter().position(|one| sha256_hex(&one.bytes) == permitted.to.digest);
        Ok(Some(at.map(|at| offers.swap_remove(at).bytes)))
    }

    /// Tries a candidate that may answer and is not what answers.
    async fn try_out(&mut self, offer: Option<Offer>, now: Timestamp) -> Result<(), Refusal> {
        let Some(offer) = offer else { return Ok(()) };
        let digest = sha256_hex(&offer.bytes);
        let serves = self.tenant.active.load().as_ref().map(|one| one.bundle.digest().to_owned());
        if serves.is_none() || serves.as_ref() == Some(&digest) || self.candidates.knows(&digest) {
            return Ok(());
        }
        if !self.may_answer(&digest) {
            return Err(not_pinned());
        }
        let bytes = Arc::new(offer.bytes);
        let shared = Arc::clone(&bytes);
        let active = self.work(move |activator| activator.examine(&shared, now)).await?;
        self.candidates.tried = Some((digest, bytes));
        self.tenant.try_out(active);
        Ok(())
    }

    /// Promotes or withdraws the candidate; says whether there is one.
    async fn pull(&mut self, lever: Lever) -> Result<bool, Refusal> {
        let Some((digest, bytes)) = self.candidates.tried.take() else { return Ok(false) };
        if self.tenant.candidate.load().is_none() {
            return Ok(false);
        }
        if lever == Lever::Withdraw {
            self.candidates.withdrawn = Some(digest);
            return Ok(self.tenant.withdraw());
        }
        let now = self.tenant.now();
        let shared = Arc::clone(&bytes);
        match self.work(move |activator| activator.take(&shared, now)).await {
            Ok(active) => self.tenant.put(active),
            Err(refusal) => {
                self.candidates.tried = Some((digest, bytes));
                return Err(refusal);
            }
        }
        Ok(true)
    }

    /// Whether the settings name this bundle, or none in particular.
    fn may_answer(&self, digest: &str) -> bool {
        let pin = self.tenant.config.pin.as_deref();
        pin.is_none_or(|pin| pin.eq_ignore_ascii_case(digest))
    }

    /// Of several offers the highest number that may answer.
    async fn choose(
        &mut self,
        offers: Vec<Offer>,
        anew: bool,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let serving =
            self.tenant.active.load().as_ref().map(|active| active.bundle.digest().to_owned());
        let several = offers.len() > 1 || self.tenant.config.pin.is_some();
        let mut others = false;
        let mut best: Option<((u32, u32), Offer, String)> = None;
        let mut worst = None;
        for offer in offers {
            let digest = sha256_hex(&offer.bytes);
            let judged = self.refused.as_ref().is_some_and(|(refused, at)| {
                *refused == digest && now.duration_since(*at) <= JUDGED_AGAIN
            });
            if serving.as_deref() == Some(&*digest) || (judged && !anew) {
                continue;
            }
            if !self.may_answer(&digest) {
                others = true;
                continue;
            }
            let bytes = Arc::new(offer.bytes);
            let shared = Arc::clone(&bytes);
            let rank = self.work(move |activator| activator.rank(&shared, now)).await;
            let bytes = Arc::unwrap_or_clone(bytes);
            match rank {
                Ok(rank) if best.as_ref().is_none_or(|(best, ..)| rank > *best) => {
                    best = Some((rank, Offer { name: offer.name, bytes }, digest));
                }
                Ok(_) => {}
                // A folder of releases holds the former ones; what was left lies where it lay.
                Err(refusal) if several && refusal.code == "older-release" => {}
                Err(refusal) if refusal.code == "left-release" => {}
                Err(refusal) => {
                    self.refused = Some((digest, now));
                    worst = Some(refusal);
                }
            }
        }
        if let Some((_, offer, digest)) = best {
            tracing::info!(tenant = self.tenant.id, name = offer.name, "bundle found");
            match self.work(move |activator| activator.take(&offer.bytes, now)).await {
                Ok(active) => {
                    self.refused = None;
                    self.tenant.put(active);
                }
                Err(refusal) => {
                    self.refused = Some((digest, now));
                    return Err(refusal);
                }
            }
        }
        let serves = self.tenant.active.load();
        if others && !serves.as_ref().is_some_and(|one| self.may_answer(one.bundle.digest())) {
            worst = worst.or_else(|| Some(not_pinned()));
        }
        worst.map_or(Ok(()), Err)
    }

    /// Looks at what the source has, without taking it into service.
    pub(crate) async fn examine(&mut self) -> Result<Active, Refusal> {
        let now = self.tenant.now();
        self.permits.look(true).await?;
        let mut offers = self.source.look(true).await?;
        if let Some(permit) = self.permits.found()
            && let Some(offered) = self.permitted(&permit, &mut offers, now).await?
        {
            let examine = move |activator: &mut Activator| {
                Ok(activator.examine_back(&permit, offered, now)?.0)
            };
            return self.work(examine).await;
        }
        let mut found = Err(Refusal::new("source-io", "没有找到发布包", "no bundle was found"));
        let mut best = None;
        for Offer { bytes, .. } in offers {
            if !self.may_answer(&sha256_hex(&bytes)) {
                found = if best.is_none() { Err(not_pinned()) } else { found };
                continue;
            }
            let examined = self.work(move |activator| activator.examine(&bytes, now)).await;
            let rank = examined
                .as_ref()
                .ok()
                .map(|active| (active.bundle.release().epoch, active.bundle.release().seq));
            if best.is_none() || rank > best {
                (best, found) = (rank, examined);
            }
        }
        if found.as_ref().is_err_and(|refusal| refusal.code == "left-release") {
            let resumed = self.work(move |activator| activator.resume(now)).await?;
            return resumed.map_or(found, Ok);
        }
        found
    }

    /// Works where it may take its time; what answers meanwhile is not held up.
    async fn work<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Activator) -> Result<R, Refusal> + Send + 'static,
    ) -> Result<R, Refusal> {
        let mut activator = Arc::clone(&self.activator).lock_owned().await;
        let done = tokio::task::spawn_blocking(move || work(&mut activator)).await;
        done.unwrap_or_else(|_| Err(Refusal::internal()))
    }
}

fn not_pinned() -> Refusal {
    Refusal::new(
        "not-pinned",
        "不是设置里 pin 写的那一个发布包",
        "it is not the bundle that `pin` names",
    )
}
