//! The only place that looks at environment variables.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use kaopu_runtime::LearntFile;
use secrecy::SecretString;

/// What the environment says, read once at the start.
#[derive(Debug)]
pub(crate) struct Environment {
    /// The locale of messages: `LC_ALL`, else `LC_MESSAGES`, else `LANG`.
    pub(crate) locale: String,
    /// Whether this terminal can show colours, and the person wants them.
    pub(crate) colours: bool,
    /// `KAOPU_PASSPHRASE`: unlocks or protects a secret key.
    pub(crate) passphrase: Option<SecretString>,
    /// `SOURCE_DATE_EPOCH`: seconds since 1970, the agreed way to make builds reproducible.
    pub(crate) source_date_epoch: Option<String>,
    /// `KAOPU_ENCODER`: weights of the sentence encoder, or `none`.
    pub(crate) encoder: Option<OsString>,
    /// `KAOPU_CACHE`: the user's folder of caches, instead of the one that the system names; `None`
    /// for `none`, or if the system names none.
    pub(crate) caches: Option<PathBuf>,
    /// `KAOPU_BOT__*`: settings of the bot, above its file.
    pub(crate) bot: Vec<(String, String)>,
    /// `KAOPU_BOT_TOKEN`: shown to a bot that runs elsewhere.
    pub(crate) bot_token: Option<String>,
    /// Who is logged in, for the history.
    pub(crate) user: String,
}

impl Environment {
    /// Where what was learnt from the knowledge base in a folder is kept.
    pub(crate) fn learnt_from(&self, folder: &Path) -> Option<LearntFile> {
        Some(LearntFile::of(self.caches.as_deref()?, folder))
    }

    pub(crate) fn read() -> Self {
        let first = |names: &[&str]| names.iter().find_map(|name| set(name)).unwrap_or_default();
        Self {
            locale: first(&["LC_ALL", "LC_MESSAGES", "LANG"]),
            colours: set("NO_COLOR").is_none()
                && set("TERM").as_deref() != Some("dumb")
                // Old Windows consoles print colour codes as they are; newer ones say who they are.
                && (cfg!(not(windows)) || set("WT_SESSION").is_some() || set("TERM").is_some()),
            passphrase: set("KAOPU_PASSPHRASE").map(SecretString::from),
            source_date_epoch: set("SOURCE_DATE_EPOCH"),
            encoder: raw("KAOPU_ENCODER"),
            caches: match raw("KAOPU_CACHE") {
                Some(named) => (named != "none").then(|| named.into()),
                None => system_caches(),
            },
            bot: std::env::vars_os()
                .filter_map(|(name, value)| {
                    Some((name.into_string().ok()?, value.into_string().ok()?))
                })
                .filter(|(name, _)| name.starts_with("KAOPU_BOT__"))
                .collect(),
            bot_token: set("KAOPU_BOT_TOKEN"),
            user: first(&["USER", "USERNAME"]),
        }
    }
}

/// A variable that is set and not empty.
#[expect(
    clippy::disallowed_methods,
    reason = "the command line is the shell that reads the environment"
)]
fn set(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The same for a path, which need not be text.
#[expect(
    clippy::disallowed_methods,
    reason = "the command line is the shell that reads the environment"
)]
fn raw(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// Where the system has its users' caches.
fn system_caches() -> Option<PathBuf> {
    let home = || raw("HOME").map(PathBuf::from);
    let folder = if cfg!(windows) {
        raw("LOCALAPPDATA").map(PathBuf::from)
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Caches"))
    } else {
        // A relative path is to be ignored, says the standard that knows this variable.
        let named = raw("XDG_CACHE_HOME").map(PathBuf::from).filter(|named| named.is_absolute());
        named.or_else(|| home().map(|home| home.join(".cache")))
    };
    folder.filter(|folder| folder.is_absolute())
}
