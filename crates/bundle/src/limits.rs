//! How large things may be. The writer keeps to the same limits, so what can be written can be
//! read.

/// The largest bundle file, in bytes (64 MiB).
pub const MAX_BUNDLE_BYTES: usize = 64 << 20;

/// The most entries a bundle may hold, the manifest and the signature included.
pub const MAX_ENTRIES: usize = 20_000;

/// The largest single entry, in bytes (8 MiB).
pub const MAX_ENTRY_BYTES: usize = 8 << 20;

/// The largest manifest, in bytes (4 MiB).
pub const MAX_MANIFEST_BYTES: usize = 4 << 20;

/// The largest signature entry, in bytes. A real one has about 400.
pub const MAX_SIGNATURE_BYTES: usize = 1 << 10;

/// The largest `release.json`, in bytes (64 KiB).
pub const MAX_RELEASE_BYTES: usize = 64 << 10;

/// The largest `evidence/test-result.json`, in bytes (4 MiB): the names of 20,000 test dialogues
/// fit.
pub const MAX_EVIDENCE_BYTES: usize = 4 << 20;

/// The longest title of a release, in characters.
pub const MAX_TITLE_CHARS: usize = 200;

/// The longest entry name, in bytes: what the name field of a ustar header holds.
pub const MAX_NAME_BYTES: usize = 100;
