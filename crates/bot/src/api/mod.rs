//! The routes, and what is behind those that callers of a shop use.

mod azure;
mod customers;
mod explain;
mod handoffs;
mod media;
mod messages;
mod openai;
mod path;
mod platforms;
mod rasa;
mod session;
mod told;

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use crate::bot::Bot;
use crate::demo;
use crate::http;
use crate::openapi::{Routes, document};
use crate::ops;
use crate::problem::{NO_SUCH_PATH, Problem, WRONG_METHOD};

/// Everything that the service answers.
pub(crate) fn router(bot: &Arc<Bot>) -> Router {
    let (shops, platforms) = (of_shops(), platforms::routes());
    let (operators, anybody) = (ops::routes(), ops::routes_of_anybody().and(demo::routes()));
    let all = [&shops, &platforms, &operators, &anybody];
    let document = document(all.into_iter().flat_map(|routes| &routes.operations));
    let as_platform = from_fn_with_state(Arc::clone(bot), http::platform);
    let as_shop = from_fn_with_state(Arc::clone(bot), http::tenant);
    let as_operator = from_fn_with_state(Arc::clone(bot), http::admin);
    Router::new()
        // Azure has paths with a colon.
        .without_v07_checks()
        .merge(shops.router.route_layer(as_shop))
        .merge(platforms.router.route_layer(as_platform))
        .merge(operators.router.route_layer(as_operator))
        .merge(anybody.router)
        .route("/openapi.json", get(async || ([("content-type", "application/json")], document)))
        .fallback(nothing_here)
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn_with_state(Arc::clone(bot), http::hosts))
        .layer(from_fn_with_state(Arc::clone(bot), http::envelope))
        .with_state(Arc::clone(bot))
}

/// What callers of a shop use.
fn of_shops() -> Routes {
    messages::routes()
        .and(session::routes())
        .and(customers::routes())
        .and(media::routes())
        .and(explain::routes())
        .and(openai::routes())
        .and(rasa::routes())
        .and(azure::routes())
        .and(handoffs::routes())
}

async fn nothing_here() -> Response {
    Problem::from(NO_SUCH_PATH).into_response()
}

async fn wrong_method() -> Response {
    Problem::from(WRONG_METHOD).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_document_is_the_one_that_is_served() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
        let (shops, platforms) = (of_shops(), platforms::routes());
        let (operators, anybody) = (ops::routes(), ops::routes_of_anybody().and(demo::routes()));
        let all = [&shops, &platforms, &operators, &anybody];
        let now = document(all.into_iter().flat_map(|routes| &routes.operations));
        if std::env::var_os("UPDATE_OPENAPI").is_some() {
            std::fs::write(path, &now).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap();
        assert!(committed == now, "UPDATE_OPENAPI=1 cargo test --workspace the_committed_document");
    }
}
