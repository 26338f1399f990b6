//! Pictures: named by their digest, and really pictures.

use kaopu_model::media_name;

use crate::VerifyError;
use crate::container::Entry;
use crate::name::MEDIA_PREFIX;

/// That each picture is what its name says.
pub(crate) fn check(content: &[Entry<'_>]) -> Result<(), VerifyError> {
    let wrong = content.iter().find(|entry| {
        let name = entry.name.strip_prefix(MEDIA_PREFIX);
        name.is_some_and(|name| media_name(entry.bytes).as_deref() != Some(name))
    });
    match wrong {
        Some(entry) => Err(VerifyError::Media { name: entry.name.to_owned() }),
        None => Ok(()),
    }
}
