//! The platforms of a shop.

use std::sync::Arc;

use super::chatwoot::Chatwoot;
use super::kf::Kf;

/// The platforms that a shop has.
pub(crate) struct Platforms {
    pub(crate) chatwoot: Option<Chatwoot>,
    pub(crate) kf: Option<Arc<Kf>>,
}
