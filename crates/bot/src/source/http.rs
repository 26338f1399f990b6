//! An address that is asked from time to time, with the ETag of what it gave last.

use std::time::Duration;

use axum::body::Bytes;
use axum::http::header::{AUTHORIZATION, ETAG, IF_NONE_MATCH, USER_AGENT};
use axum::http::{HeaderValue, Request, Response, StatusCode, Uri};
use http_body_util::{BodyExt as _, Empty, Limited};
use hyper::body::Incoming;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use kaopu_bundle::limits::MAX_BUNDLE_BYTES;

use super::{Offer, SourceError};
use crate::config::Token;
use crate::connector::{Connector, connector};

/// How long a download may take as a whole: 64 MiB at a megabyte a second, or nothing at a byte a
/// second.
const MOST_TIME: Duration = Duration::from_secs(60);

/// An address. No redirect is followed: the settings say where bundles come from.
pub(crate) struct HttpSource {
    client: Client<Connector, Empty<Bytes>>,
    address: Uri,
    token: Option<HeaderValue>,
    etag: Option<HeaderValue>,
    most_time: Duration,
}

impl HttpSource {
    pub(crate) fn new(address: &str, token: Option<&Token>) -> Result<Self, SourceError> {
        let wrong = || SourceError::new("source-io", "bundle 的地址不对", "`bundle` is no address");
        let connector = connector(address).map_err(|error| {
            SourceError::new(
                "source-io",
                format!("系统的证书读不出来：{}", error.kind()),
                format!("the system's certificates can't be read: {}", error.kind()),
            )
        })?;
        let address: Uri = address.parse().map_err(|_| wrong())?;
        let token = token.map(|token| {
            let mut value = HeaderValue::from_str(&format!("Bearer {}", token.expose()));
            value.iter_mut().for_each(|value| value.set_sensitive(true));
            value.map_err(|_| wrong())
        });
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Ok(Self { client, address, token: token.transpose()?, etag: None, most_time: MOST_TIME })
    }

    #[cfg(test)]
    fn within(mut self, most_time: Duration) -> Self {
        self.most_time = most_time;
        self
    }

    /// What the address gives, unless it says that this is what it gave last.
    pub(crate) async fn look(&mut self, anew: bool) -> Result<Vec<Offer>, SourceError> {
        let got = tokio::time::timeout(self.most_time, self.get(anew)).await;
        let (etag, bytes) = match got {
            Err(_) => {
                return Err(SourceError::new(
                    "source-timeout",
                    "发布包没有按时下载完",
                    "the bundle did not arrive in time",
                ));
            }
            Ok(Ok(Some(got))) => got,
            Ok(Ok(None)) => return Ok(Vec::new()),
            Ok(Err(error)) => return Err(error),
        };
        self.etag = etag;
        Ok(vec![Offer { name: "download".to_owned(), bytes }])
    }

    /// The bytes with their ETag; nothing if they are still the same.
    async fn get(&self, anew: bool) -> Result<Option<(Option<HeaderValue>, Vec<u8>)>, SourceError> {
        let failed = |_| {
            SourceError::new(
                "source-io",
                "发布包的地址连不上",
                "the bundle's address does not answer",
            )
        };
        let mut request = Request::get(self.address.clone()).header(USER_AGENT, "kaopu");
        if let Some(token) = &self.token {
            request = request.header(AUTHORIZATION, token);
        }
        if let Some(etag) = self.etag.as_ref().filter(|_| !anew) {
            request = request.header(IF_NONE_MATCH, etag);
        }
        let request = request.body(Empty::new()).map_err(|_| {
            SourceError::new("source-io", "bundle 的地址不对", "`bundle` is no address")
        })?;
        let response: Response<Incoming> = self.client.request(request).await.map_err(failed)?;
        match response.status() {
            StatusCode::OK => {}
            StatusCode::NOT_MODIFIED => return Ok(None),
            status => {
                let code = status.as_u16();
                return Err(SourceError::new(
                    "source-status",
                    format!("发布包的地址答了 {code}"),
                    format!("the bundle's address answers {code}"),
                )
                .absent(status == StatusCode::NOT_FOUND));
            }
        }
        let etag = response.headers().get(ETAG).cloned();
        let body = Limited::new(response.into_body(), MAX_BUNDLE_BYTES);
        let whole = body.collect().await.map_err(|error| {
            if error.is::<http_body_util::LengthLimitError>() {
                SourceError::new("source-too-large", "发布包太大", "the bundle is too large")
            } else {
                SourceError::new("source-io", "下载中断", "the download broke off")
            }
        })?;
        Ok(Some((etag, whole.to_bytes().to_vec())))
    }
}

#[cfg(test)]
mod tests;
