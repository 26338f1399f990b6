//! Bundles that are to be tried before they answer everybody.

use std::sync::Arc;

use crate::source::{Offer, Source, SourceError};

/// Where one shop's candidates come from, and which is tried.
pub(crate) struct Candidates {
    pub(crate) source: Option<Source>,
    /// The digest and the bytes of the one that is tried.
    pub(crate) tried: Option<(String, Arc<Vec<u8>>)>,
    /// The digest of the one that was withdrawn; it does not come back by itself.
    pub(crate) withdrawn: Option<String>,
}

impl Candidates {
    /// What is new since the last look: of several the last, as names of releases count up.
    pub(crate) async fn look(&mut self, anew: bool) -> Result<Option<Offer>, SourceError> {
        match &mut self.source {
            Some(source) => Ok(source.look(anew).await?.pop()),
            None => Ok(None),
        }
    }

    /// Whether it is tried already, or was withdrawn.
    pub(crate) fn knows(&self, digest: &str) -> bool {
        let tried = self.tried.as_ref().is_some_and(|(tried, _)| tried == digest);
        tried || self.withdrawn.as_deref() == Some(digest)
    }
}
