//! What an engineer does to the choice of bundles while the process runs.

use std::sync::{Mutex, PoisonError};

use tokio::sync::{mpsc, oneshot};

use crate::activation::Refusal;

/// Orders that wait; who gives more is told that they are too many.
const MOST_WAITING: usize = 8;

/// What is to become of the candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lever {
    /// It answers everybody, and is remembered.
    Promote,
    /// It answers nobody any more.
    Withdraw,
}

/// An order, and whom to tell what became of it; `false`: there is no candidate.
pub(crate) type Order = (Lever, oneshot::Sender<Result<bool, Refusal>>);

/// The way from those who order to the one who looks for bundles.
pub(crate) struct Levers {
    send: mpsc::Sender<Order>,
    receive: Mutex<Option<mpsc::Receiver<Order>>>,
}

impl Levers {
    pub(crate) fn new() -> Self {
        let (send, receive) = mpsc::channel(MOST_WAITING);
        Self { send, receive: Mutex::new(Some(receive)) }
    }

    /// The end at which orders come out; for the first who asks.
    pub(crate) fn orders(&self) -> Option<mpsc::Receiver<Order>> {
        self.receive.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Gives an order and waits for what becomes of it; nothing if nobody takes it.
    pub(crate) async fn pull(&self, lever: Lever) -> Option<Result<bool, Refusal>> {
        let (tell, told) = oneshot::channel();
        self.send.try_send((lever, tell)).ok()?;
        told.await.ok()
    }
}
