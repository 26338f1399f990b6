//! Writes a container, entry by entry.

use super::header::{BLOCK, header};
use super::padding;
use crate::VerifyError;
use crate::limits::MAX_BUNDLE_BYTES;
use crate::name::{is_safe, size_limit};

/// A container that is being written. It refuses early what no reader takes, so that a mistake
/// costs no memory.
#[derive(Default)]
pub(crate) struct Builder {
    out: Vec<u8>,
}

impl Builder {
    /// Appends one entry.
    pub(crate) fn append(&mut self, name: &str, bytes: &[u8]) -> Result<(), VerifyError> {
        if !is_safe(name) {
            return Err(VerifyError::Name { name: name.to_owned() });
        }
        if bytes.len() > size_limit(name) {
            return Err(VerifyError::too_large(name, size_limit(name)));
        }
        if self.out.len() + bytes.len() > MAX_BUNDLE_BYTES {
            return Err(VerifyError::too_large("bundle", MAX_BUNDLE_BYTES));
        }
        self.out.extend_from_slice(&header(name, bytes.len()));
        self.out.extend_from_slice(bytes);
        self.out.resize(self.out.len() + padding(bytes.len()), 0);
        Ok(())
    }

    /// The finished file.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        self.out.resize(self.out.len() + 2 * BLOCK, 0);
        self.out
    }
}
