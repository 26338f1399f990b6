//! Connections that we open: to where bundles are, and to the agents' system.

use std::sync::Arc;

use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};

/// Opens connections, with TLS where the address says so.
pub(crate) type Connector = HttpsConnector<HttpConnector>;

/// A connector for an address. With TLS the other side is checked against the system's
/// certificates, which have to be there; without it nobody needs them.
pub(crate) fn connector(address: &str) -> std::io::Result<Connector> {
    let builder = HttpsConnectorBuilder::new();
    let builder = if address.starts_with("https://") {
        builder.with_native_roots()?
    } else {
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(std::io::Error::other)?
            .with_root_certificates(RootCertStore::empty())
            .with_no_client_auth();
        builder.with_tls_config(config)
    };
    Ok(builder.https_or_http().enable_http1().build())
}
