//! What is given out, told to whoever listens at this moment.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, broadcast};

use crate::sessions::Delivery;

/// What a listener may lag behind before it misses something.
const MOST_BEHIND: usize = 256;

/// Those who may listen to one shop at a time.
const MOST_LISTENERS: usize = 16;

/// What has been given out.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// Names it for ever.
    pub(crate) id: String,
    /// What it is.
    pub(crate) event: &'static str,
    /// As it would be delivered.
    pub(crate) body: String,
}

/// One shop's listeners.
pub(crate) struct Feed {
    tell: broadcast::Sender<Told>,
    places: Arc<Semaphore>,
}

/// One of them.
pub(crate) struct Listener {
    pub(crate) told: broadcast::Receiver<Told>,
    _place: OwnedSemaphorePermit,
}

impl Feed {
    pub(crate) fn new() -> Self {
        let (tell, _) = broadcast::channel(MOST_BEHIND);
        Self { tell, places: Arc::new(Semaphore::new(MOST_LISTENERS)) }
    }

    /// Whether anybody listens.
    pub(crate) fn is_heard(&self) -> bool {
        self.tell.receiver_count() > 0
    }

    /// Begins to listen; nothing if too many do.
    pub(crate) fn listen(&self) -> Option<Listener> {
        let place = Arc::clone(&self.places).try_acquire_owned().ok()?;
        Some(Listener { told: self.tell.subscribe(), _place: place })
    }

    /// Tells what has been kept.
    pub(crate) fn tell(&self, deliveries: &[Delivery]) {
        for Delivery { id, kind, body, .. } in deliveries {
            let told = Told { id: id.clone(), event: kind.code(), body: body.clone() };
            // That nobody listens any more is no mistake.
            let _ = self.tell.send(told);
        }
    }
}
