//! Where reading has come to, for each account, over restarts if there is a state folder.

use std::collections::BTreeMap;

use kaopu_durable::Dir;

/// Its file.
const FILE: &str = "wecom-kf.json";

/// Bytes of it at most.
const MOST_BYTES: u64 = 1 << 20;

/// Where reading has come to.
pub(crate) struct Cursor {
    folder: Option<Dir>,
    by_account: BTreeMap<String, String>,
}

impl Cursor {
    /// As an earlier process left it. What can't be read is as if nothing had been read: messages
    /// that are old by then are passed over.
    pub(crate) fn open(folder: Option<Dir>) -> Self {
        let bytes = folder.as_ref().and_then(|folder| folder.read(FILE, MOST_BYTES).ok().flatten());
        let kept = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self { folder, by_account: kept.unwrap_or_default() }
    }

    pub(super) fn of(&self, account: &str) -> Option<&str> {
        self.by_account.get(account).map(String::as_str)
    }

    /// Notes it; that it can't be kept is logged, and costs a look at what was seen already.
    pub(super) fn put(&mut self, account: &str, cursor: &str) {
        self.by_account.insert(account.to_owned(), cursor.to_owned());
        let bytes = serde_json::to_vec(&self.by_account).unwrap_or_default();
        if let Some(Err(error)) = self.folder.as_ref().map(|folder| folder.replace(FILE, &bytes)) {
            tracing::error!(%error, "the place in 微信客服's messages can't be kept");
        }
    }
}
