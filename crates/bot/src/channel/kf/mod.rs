//! 微信客服, as WeCom publishes it: a callback tells that something came, `sync_msg` gives what, and
//! answers go out by `send_msg`.

mod api;
mod crypto;
mod cursor;
mod hear;
mod xml;

use std::sync::Arc;

use tokio::sync::Mutex;

use api::Api;
use crypto::Envelope;
pub(crate) use crypto::Signed;
pub(crate) use cursor::Cursor;

use crate::config::KfConfig;
use crate::problem::{BAD_SIGNATURE, Problem};
use crate::start_error::StartError;
use crate::tenant::Tenant;

/// One shop's 微信客服.
pub(crate) struct Kf {
    api: Api,
    envelope: Envelope,
    /// The human that conversations go to; nobody: the queue.
    servicer: Option<String>,
    /// Where reading has come to. Who holds it reads; others wait and find nothing new.
    cursor: Mutex<Cursor>,
}

impl Kf {
    pub(crate) fn new(config: &KfConfig, cursor: Cursor) -> Result<Self, StartError> {
        let envelope = Envelope::new(&config.token, &config.aes_key, &config.corp_id);
        let envelope = envelope.ok_or_else(|| {
            StartError::config("wecom_kf 的 aes_key 要 43 个字符", "`aes_key` has 43 characters")
        })?;
        Ok(Self {
            api: Api::new(config)?,
            envelope,
            servicer: config.servicer.clone(),
            cursor: Mutex::new(cursor),
        })
    }

    /// The question that WeCom asks before it accepts an address: what is inside goes back.
    pub(crate) fn verify(&self, signed: &Signed<'_>, sealed: &str) -> Result<String, Problem> {
        self.envelope.open(signed, sealed).ok_or_else(|| BAD_SIGNATURE.into())
    }

    /// A callback: it is answered at once, and what came is fetched.
    pub(crate) fn called(
        self: &Arc<Self>,
        tenant: &Arc<Tenant>,
        signed: &Signed<'_>,
        body: &str,
    ) -> Result<(), Problem> {
        let sealed = xml::element(body, "Encrypt").ok_or(BAD_SIGNATURE)?;
        let inside = self.verify(signed, sealed)?;
        let of = |name| xml::element(&inside, name).unwrap_or_default().to_owned();
        if of("Event") == "kf_msg_or_event" {
            let (kf, tenant) = (Arc::clone(self), Arc::clone(tenant));
            let (token, account) = (of("Token"), of("OpenKfId"));
            tokio::spawn(async move { kf.fetch(&tenant, &account, &token).await });
        }
        Ok(())
    }
}
