//! A bundle that is opened to be answered from, or to say whether it may be.

use jiff::Timestamp;
use kaopu_bundle::{Anchor, VerifiedBundle, verify};
use kaopu_model::{KbFiles, parse};

use crate::error::{ApiError, ApiResult};
use crate::refusal::reason;

/// Whose knowledge base it is, in a bundle.
const SETTINGS: &str = "kb.toml";

/// Verifies the bytes of a bundle by what the caller trusts, as of a time, and that the knowledge
/// base inside is the one that the signatures are for.
///
/// # Errors
/// The first reason to refuse it, by the code that docs/bundle-format.md has for it.
pub fn verify_bundle(bytes: &[u8], trusted: &Anchor, at: Timestamp) -> ApiResult<VerifiedBundle> {
    let bundle = verify(bytes, trusted, at)?;
    let files = bundle.files();
    let settings: KbFiles = files
        .get_key_value(SETTINGS)
        .map(|(path, bytes)| (path.clone(), bytes.clone()))
        .into_iter()
        .collect();
    check_tenant(&bundle, &parse(&settings).kb.settings.id)?;
    Ok(bundle)
}

/// That a bundle holds the knowledge base with the id that its signature names: one key may sign
/// for several shops, and nobody may answer in the name of one with the knowledge of another.
pub(crate) fn check_tenant(bundle: &VerifiedBundle, id: &str) -> ApiResult<()> {
    tenant_is(&bundle.release().tenant, id)
}

/// The same for what is not a whole bundle yet.
pub(crate) fn tenant_is(tenant: &str, id: &str) -> ApiResult<()> {
    if id == tenant {
        return Ok(());
    }
    let code = "tenant";
    Err(ApiError::new(
        code,
        format!(
            "发布包未通过验证，已拒绝：{}（签名写的是“{tenant}”，kb.toml 里是“{id}”）",
            reason(code)
        ),
        format!(
            "bundle refused: it was signed for the knowledge base \"{tenant}\", and the kb.toml \
             inside says \"{id}\""
        ),
    )
    .hint(
        "请向发布人重新索取文件，并核对公钥。",
        "Ask whoever released it for the file again, and check the public key.",
    ))
}
