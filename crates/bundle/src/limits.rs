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

/// The largest `evidence/changes.json`, in bytes (1 MiB).
pub const MAX_CHANGES_BYTES: usize = 1 << 20;

/// The largest picture, in bytes (512 KiB): what a knowledge base may have.
pub const MAX_MEDIA_BYTES: usize = kaopu_model::limits::PICTURE_BYTES;

/// The largest root, in bytes (16 KiB).
pub const MAX_ROOT_BYTES: usize = 16 << 10;

/// The most roots in a chain.
pub const MAX_ROOTS: usize = 64;

/// The most keys in a root.
pub const MAX_ROOT_KEYS: usize = 16;

/// The most signatures of one thing.
pub const MAX_SIGNATURES: usize = 8;

/// The largest `permit.json`, in bytes (8 KiB).
pub const MAX_PERMIT_BYTES: usize = 8 << 10;

/// The largest file of a roll-back permit, in bytes (32 KiB): eight signatures fit.
pub const MAX_PERMIT_FILE_BYTES: usize = 32 << 10;

/// The longest life of a roll-back permit, in days.
pub const MAX_PERMIT_DAYS: i64 = 30;

/// The longest name of a person, in characters.
pub const MAX_PERSON_CHARS: usize = 64;

/// The longest notes on a release, in characters.
pub const MAX_NOTES_CHARS: usize = 2000;

/// The longest reason for releasing over a check, or for going back, in characters.
pub const MAX_REASON_CHARS: usize = 500;

/// The longest id of what caused a change, in characters.
pub const MAX_CAUSE_ID_CHARS: usize = 200;

/// The longest title of a release, in characters.
pub const MAX_TITLE_CHARS: usize = 200;

/// The longest entry name, in bytes: what the name field of a ustar header holds.
pub const MAX_NAME_BYTES: usize = 100;
