//! A page to chat with the bot in a browser, off by default: one file, and a policy under which
//! nothing runs but what stands in it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY, X_FRAME_OPTIONS,
};
use axum::response::{IntoResponse as _, Response};
use ct_codecs::{Base64, Encoder as _};
use sha2::{Digest as _, Sha256};

use crate::bot::Bot;
use crate::openapi::{Caller, Contents, Operation, Routes};
use crate::problem::{NOT_ENABLED, Problem};

const PAGE: &str = include_str!("page.html");

/// The page.
pub(crate) fn routes() -> Routes {
    let summary = "A page to chat with a shop's bot (`?tenant=`), where that is switched on.";
    let operation = Operation::get("/demo", "demo", summary).of(Caller::Anybody);
    let operation = operation.answers(Contents::Of("text/html")).may(&[NOT_ENABLED]);
    Routes::default().add(operation, page)
}

/// `GET /demo`.
async fn page(State(bot): State<Arc<Bot>>) -> Result<Response, Problem> {
    if !bot.config.demo {
        return Err(NOT_ENABLED.into());
    }
    let sole = bot.tenants.keys().next().filter(|_| bot.tenants.len() == 1);
    // Ids are letters, digits and hyphens.
    let named = sole.map(|id| format!("<html data-tenant=\"{id}\""));
    let page = named.map_or(PAGE.to_owned(), |named| PAGE.replacen("<html", &named, 1));
    let head: [(HeaderName, String); 4] = [
        (CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (CONTENT_SECURITY_POLICY, policy()),
        (X_FRAME_OPTIONS, "DENY".to_owned()),
        (REFERRER_POLICY, "no-referrer".to_owned()),
    ];
    Ok((head, page).into_response())
}

/// Only the script and the style of the page, by their digests, and requests to us.
fn policy() -> String {
    format!(
        "default-src 'none'; script-src {}; style-src {}; img-src blob:; connect-src 'self'; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
        digest("script"),
        digest("style")
    )
}

/// The digest of what stands in an element of the page.
fn digest(name: &str) -> String {
    let (begin, end) = (format!("<{name}>"), format!("</{name}>"));
    let inside = PAGE.split_once(&begin).and_then(|(_, rest)| rest.split_once(&end));
    let digest = Sha256::digest(inside.map_or("", |(inside, _)| inside));
    format!("'sha256-{}'", Base64::encode_to_string(digest).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_asks_nobody_else_and_has_one_script() {
        for name in ["<script>", "<style>"] {
            assert_eq!(PAGE.matches(name).count(), 1, "{name}");
        }
        for other in ["http:", "https:", "//www", " src=", "<link", "innerHTML", "onclick="] {
            assert!(!PAGE.contains(other), "{other}");
        }
        assert!(policy().starts_with("default-src 'none'; script-src 'sha256-"));
    }
}
