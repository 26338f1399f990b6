//! The roll-back permit of a shop: beside its bundle, or where the settings say.

use std::path::Path;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use kaopu_bundle::sha256_hex;

use crate::config::TenantConfig;
use crate::source::{Source, SourceError};

/// The permit of a folder of bundles.
const IN_FOLDER: &str = "rollback.permit";

/// How its name ends, beside a bundle.
const ENDING: &str = "permit";

/// Where one shop's permit is, and what lies there.
pub(crate) struct Permits {
    source: Option<Source>,
    found: Option<Arc<Vec<u8>>>,
    judged: Option<Judged>,
}

/// What came of a permit last.
struct Judged {
    digest: String,
    code: Option<String>,
    at: Timestamp,
}

impl Permits {
    pub(crate) fn new(config: &TenantConfig) -> Result<Self, SourceError> {
        let place = config.permit.clone().or_else(|| beside(&config.bundle));
        let source = place.map(|place| Source::new(&place, config)).transpose()?;
        Ok(Self { source, found: None, judged: None })
    }

    /// Looks whether there is one; says whether it is another than before.
    pub(crate) async fn look(&mut self, anew: bool) -> Result<bool, SourceError> {
        let Some(source) = &mut self.source else { return Ok(false) };
        match source.look(anew).await {
            Ok(mut offers) => {
                let Some(offer) = offers.pop() else { return Ok(false) };
                let is_other = self.found.as_deref() != Some(&offer.bytes);
                self.found = Some(Arc::new(offer.bytes));
                Ok(is_other)
            }
            Err(error) if error.is_absent => {
                self.found = None;
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// The permit that lies there, unless it was judged a moment ago.
    pub(crate) fn to_judge(&self, now: Timestamp, after: SignedDuration) -> Option<Arc<Vec<u8>>> {
        let found = self.found.clone()?;
        let judged = self.judged.as_ref().is_some_and(|judged| {
            now.duration_since(judged.at) <= after && judged.digest == sha256_hex(&found)
        });
        (!judged).then_some(found)
    }

    /// The permit that lies there.
    pub(crate) fn found(&self) -> Option<Arc<Vec<u8>>> {
        self.found.clone()
    }

    /// Notes what came of one; says whether that is news.
    pub(crate) fn judged(&mut self, permit: &[u8], code: Option<&str>, at: Timestamp) -> bool {
        let (digest, code) = (sha256_hex(permit), code.map(str::to_owned));
        let before = self.judged.as_ref();
        let is_news = before.is_none_or(|one| one.digest != digest || one.code != code);
        self.judged = Some(Judged { digest, code, at });
        is_news
    }
}

/// The place beside a bundle on this computer; elsewhere nobody is asked for what is hardly ever
/// there, unless the settings say so.
fn beside(bundle: &str) -> Option<String> {
    let path = Path::new(bundle);
    if bundle.contains("://") {
        return None;
    }
    let place = if path.is_dir() { path.join(IN_FOLDER) } else { path.with_extension(ENDING) };
    place.to_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_lies_beside_the_bundle_and_not_at_an_address() {
        assert_eq!(beside("/srv/tea.kbx").as_deref(), Some("/srv/tea.permit"));
        assert_eq!(beside("tea.v2.kbx").as_deref(), Some("tea.v2.permit"));
        assert_eq!(beside("https://bundles.shop.cn/tea.kbx"), None);
        assert_eq!(beside("s3://bundles/tea.kbx"), None);
        let folder = tempfile::tempdir().unwrap();
        let inside = beside(folder.path().to_str().unwrap()).unwrap();
        assert!(inside.ends_with("/rollback.permit"), "{inside}");
    }
}
