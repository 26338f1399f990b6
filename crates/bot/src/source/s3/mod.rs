//! An object of a storage that speaks S3, asked from time to time, with the ETag of what it gave last.

mod way;

use std::time::Duration;

use futures_util::StreamExt as _;
use kaopu_bundle::limits::MAX_BUNDLE_BYTES;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{Error, GetOptions, ObjectStore as _, RetryConfig};

use super::{Offer, SourceError};
use crate::config::{S3Config, Token};
use way::Way;

/// How long a download may take as a whole, as from any other address.
const MOST_TIME: Duration = Duration::from_secs(60);

/// An object of a bucket.
pub(crate) struct S3Source {
    store: AmazonS3,
    key: Path,
    etag: Option<String>,
    most_time: Duration,
}

impl S3Source {
    /// `s3://bucket/key`, with the settings of the storage.
    pub(crate) fn new(address: &str, config: &S3Config) -> Result<Self, SourceError> {
        let wrong = || {
            SourceError::new(
                "source-io",
                "bundle 的地址要像 s3://桶/文件.kbx，s3 的设置要能用",
                "`bundle` is not like s3://bucket/key, or the settings of `s3` can't be used",
            )
        };
        let place = address.strip_prefix("s3://").and_then(|place| place.split_once('/'));
        let (bucket, key) =
            place.filter(|(a, b)| !a.is_empty() && !b.is_empty()).ok_or_else(wrong)?;
        let over_http = config.endpoint.as_ref().is_some_and(|at| at.starts_with("http://"));
        let way = Way::new(config.endpoint.as_deref().unwrap_or("https://")).map_err(|error| {
            SourceError::new(
                "source-io",
                format!("系统的证书读不出来：{}", error.kind()),
                format!("the system's certificates can't be read: {}", error.kind()),
            )
        })?;
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(bucket)
            .with_region(&config.region)
            .with_virtual_hosted_style_request(config.bucket_in_host)
            .with_allow_http(over_http)
            .with_http_connector(way)
            // The next look is the next try.
            .with_retry(RetryConfig { max_retries: 0, ..RetryConfig::default() });
        if let Some(endpoint) = &config.endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        builder = match (&config.access_key, &config.secret_key) {
            (Some(access), Some(secret)) => {
                builder.with_access_key_id(access.expose()).with_secret_access_key(secret.expose())
            }
            _ => builder.with_skip_signature(true),
        };
        if let Some(token) = config.session_token.as_ref().map(Token::expose) {
            builder = builder.with_token(token);
        }
        let store = builder.build().map_err(|_| wrong())?;
        let key = Path::parse(key).map_err(|_| wrong())?;
        Ok(Self { store, key, etag: None, most_time: MOST_TIME })
    }

    #[cfg(test)]
    fn within(mut self, most_time: Duration) -> Self {
        self.most_time = most_time;
        self
    }

    /// What the object holds, unless the storage says that this is what it gave last.
    pub(crate) async fn look(&mut self, anew: bool) -> Result<Vec<Offer>, SourceError> {
        let got = tokio::time::timeout(self.most_time, self.get(anew)).await;
        let late = |_| {
            SourceError::new(
                "source-timeout",
                "发布包没有按时下载完",
                "the bundle did not arrive in time",
            )
        };
        let Some((etag, bytes)) = got.map_err(late)?? else { return Ok(Vec::new()) };
        self.etag = etag;
        Ok(vec![Offer { name: "object".to_owned(), bytes }])
    }

    async fn get(&self, anew: bool) -> Result<Option<(Option<String>, Vec<u8>)>, SourceError> {
        let if_none_match = self.etag.clone().filter(|_| !anew);
        let options = GetOptions { if_none_match, ..GetOptions::default() };
        let got = match self.store.get_opts(&self.key, options).await {
            Ok(got) => got,
            Err(Error::NotModified { .. }) => return Ok(None),
            Err(error) => return Err(failed(&error)),
        };
        let too_large =
            || SourceError::new("source-too-large", "发布包太大", "the bundle is too large");
        if got.meta.size > MAX_BUNDLE_BYTES as u64 {
            return Err(too_large());
        }
        let (etag, size) = (got.meta.e_tag.clone(), got.meta.size);
        let (mut bytes, mut stream) = (Vec::new(), got.into_stream());
        while let Some(part) = stream.next().await {
            bytes.extend_from_slice(&part.map_err(|error| failed(&error))?);
            if bytes.len() > MAX_BUNDLE_BYTES {
                return Err(too_large());
            }
        }
        if bytes.len() as u64 != size {
            return Err(SourceError::new("source-io", "下载中断", "the download broke off"));
        }
        Ok(Some((etag, bytes)))
    }
}

/// What went wrong, without what the storage says: that may quote keys.
fn failed(error: &Error) -> SourceError {
    match error {
        Error::NotFound { .. } => SourceError::new(
            "source-status",
            "对象存储里没有这个文件",
            "there is no such object in the storage",
        )
        .absent(true),
        Error::PermissionDenied { .. } | Error::Unauthenticated { .. } => SourceError::new(
            "source-status",
            "对象存储不让读这个文件",
            "the storage does not let us read the object",
        ),
        _ => SourceError::new(
            "source-io",
            "对象存储连不上，或者答得不对",
            "the storage does not answer, or not as S3 does",
        ),
    }
}

#[cfg(test)]
mod tests;
