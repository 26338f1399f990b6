//! Connections that we open: to where bundles are, and to the agents' system.

use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;

/// Opens connections, with TLS where the address says so, checked against the system's
/// certificates.
pub(crate) type Connector = HttpsConnector<HttpConnector>;

/// A connector.
pub(crate) fn connector() -> std::io::Result<Connector> {
    let builder = HttpsConnectorBuilder::new().with_native_roots()?;
    Ok(builder.https_or_http().enable_http1().build())
}
