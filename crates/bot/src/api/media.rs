//! Pictures of the bundle in service. Their names are their digests, so they never change.

use std::sync::Arc;

use axum::Extension;
use axum::response::{IntoResponse as _, Response};
use kaopu_model::PictureKind;

use super::path::{Ids, second};
use crate::openapi::{Contents, Operation, Routes};
use crate::problem::{NOT_READY, Problem, UNKNOWN_PICTURE};
use crate::tenant::Tenant;

/// Pictures.
pub(super) fn routes() -> Routes {
    let at = "/v1/{tenant}/media/{picture}";
    let operation = Operation::get(at, "picture", "A picture of the bundle in service.");
    let operation = operation.answers(Contents::Picture).may(&[UNKNOWN_PICTURE, NOT_READY]);
    Routes::default().add(operation, picture)
}

/// `GET …/media/{digest}.{kind}`.
pub(super) async fn picture(tenant: Extension<Arc<Tenant>>, ids: Ids) -> Result<Response, Problem> {
    let name = second(ids)?;
    let active = tenant.active.load_full();
    let active = active.ok_or_else(|| Problem::from(NOT_READY).retry_after(10))?;
    let tried = tenant.candidate.load_full();
    let of_candidate = || tried.as_ref().and_then(|tried| tried.bundle.picture(&name));
    let bytes = active.bundle.picture(&name).or_else(of_candidate);
    let bytes = bytes.ok_or_else(|| Problem::from(UNKNOWN_PICTURE))?;
    // What it is by its first bytes, which a bundle that verifies has looked at.
    let kind = PictureKind::of(bytes).map_or("application/octet-stream", PictureKind::media_type);
    let head = [("content-type", kind), ("cache-control", "private, max-age=31536000, immutable")];
    Ok((head, bytes.to_vec()).into_response())
}
