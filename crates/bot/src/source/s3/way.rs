//! The way to a storage: the client that other addresses are asked with, too.

use std::future::Future;
use std::pin::Pin;

use axum::body::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use object_store::ClientOptions;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse,
    HttpResponseBody, HttpService,
};

use crate::connector::{Connector, connector};

/// Sends requests of the storage's client. No redirect is followed.
#[derive(Debug, Clone)]
pub(super) struct Way {
    client: Client<Connector, Full<Bytes>>,
}

type Answered<'a> = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'a>>;

impl Way {
    pub(super) fn new(address: &str) -> std::io::Result<Self> {
        Ok(Self { client: Client::builder(TokioExecutor::new()).build(connector(address)?) })
    }
}

impl HttpConnector for Way {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.clone()))
    }
}

impl HttpService for Way {
    fn call<'s, 'a>(&'s self, request: HttpRequest) -> Answered<'a>
    where
        's: 'a,
        Self: 'a,
    {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let bytes = body.as_bytes().cloned().unwrap_or_default();
            let request = axum::http::Request::from_parts(parts, Full::new(bytes));
            let answered = self.client.request(request).await;
            let answered =
                answered.map_err(|error| HttpError::new(HttpErrorKind::Connect, error))?;
            Ok(answered.map(|body| {
                HttpResponseBody::new(
                    body.map_err(|error| HttpError::new(HttpErrorKind::Interrupted, error)),
                )
            }))
        })
    }
}
