//! Where bundles come from. A source hands over bytes that nobody has looked at yet.

mod file;
mod http;
mod offer;
#[cfg(test)]
mod pretend;
mod s3;

use crate::config::TenantConfig;
use file::FileSource;
use http::HttpSource;
pub(crate) use offer::{Offer, SourceError};
use s3::S3Source;

/// Where one shop's bundles come from.
pub(crate) enum Source {
    /// A file, or a folder of files.
    File(FileSource),
    /// An address.
    Http(Box<HttpSource>),
    /// An object of a storage that speaks S3.
    S3(Box<S3Source>),
}

impl Source {
    /// The source that settings name.
    pub(crate) fn new(bundle: &str, tenant: &TenantConfig) -> Result<Self, SourceError> {
        if bundle.starts_with("https://") || bundle.starts_with("http://") {
            let token = tenant.bundle_token.as_ref();
            return Ok(Self::Http(Box::new(HttpSource::new(bundle, token)?)));
        }
        if bundle.starts_with("s3://") {
            let config = tenant.s3.clone().unwrap_or_default();
            return Ok(Self::S3(Box::new(S3Source::new(bundle, &config)?)));
        }
        Ok(Self::File(FileSource::new(bundle.into())))
    }

    /// Whether it may become reachable later by itself.
    pub(crate) fn is_remote(&self) -> bool {
        matches!(self, Self::Http(_) | Self::S3(_))
    }

    /// What is new since the last look, or all that there is if `anew`.
    pub(crate) async fn look(&mut self, anew: bool) -> Result<Vec<Offer>, SourceError> {
        match self {
            Self::Http(source) => source.look(anew).await,
            Self::S3(source) => source.look(anew).await,
            Self::File(source) => {
                // Reading may take a while on a network folder; it must not hold up answers.
                let mut moved = source.clone();
                let read = tokio::task::spawn_blocking(move || (moved.look(anew), moved)).await;
                let (offers, moved) = read
                    .map_err(|_| SourceError::new("source-io", "读取时出错", "reading failed"))?;
                *source = moved;
                offers
            }
        }
    }
}
