//! The table of layers: the same as in ARCHITECTURE.md.

/// What one member of the workspace may use.
pub(crate) struct Rule {
    /// The package.
    pub(crate) name: &'static str,
    /// Own packages that it may depend on (in production; tests are free).
    pub(crate) may_use: &'static [&'static str],
    /// Packages that it must not reach, not even through others.
    pub(crate) never: &'static [&'static str],
}

/// Windows, networks, databases, prompts and dice, for the pure crates.
const EFFECTS: &[&str] = &[
    "rusqlite",
    "tantivy",
    "notify",
    "tauri",
    "tokio",
    "reqwest",
    "hyper",
    "rand",
    "tempfile",
    "clap",
    "rpassword",
];

/// From the bottom up.
pub(crate) const LAYERS: &[Rule] = &[
    Rule { name: "kaopu-model", may_use: &[], never: EFFECTS },
    Rule { name: "kaopu-vnni", may_use: &[], never: EFFECTS },
    Rule { name: "kaopu-encoder", may_use: &["kaopu-vnni"], never: EFFECTS },
    Rule { name: "kaopu-engine", may_use: &["kaopu-model", "kaopu-encoder"], never: EFFECTS },
    Rule {
        name: "kaopu-durable",
        may_use: &[],
        never: &["rusqlite", "tantivy", "notify", "tauri", "tokio", "reqwest", "clap"],
    },
    Rule {
        name: "kaopu-bundle",
        may_use: &["kaopu-model"],
        never: &["rusqlite", "tantivy", "notify", "tauri", "tokio", "clap"],
    },
    Rule {
        name: "kaopu-store",
        may_use: &["kaopu-model", "kaopu-durable"],
        never: &["tantivy", "tauri", "tokio", "reqwest", "clap", "rpassword"],
    },
    Rule {
        name: "kaopu-search",
        may_use: &["kaopu-model"],
        never: &["rusqlite", "notify", "tauri", "tokio", "clap"],
    },
    Rule { name: "kaopu-pictures", may_use: &["kaopu-model"], never: EFFECTS },
    Rule { name: "kaopu-exchange", may_use: &["kaopu-model"], never: EFFECTS },
    Rule {
        name: "kaopu-runtime",
        may_use: &["kaopu-model", "kaopu-encoder", "kaopu-engine", "kaopu-bundle", "kaopu-durable"],
        never: &["rusqlite", "tantivy", "notify", "tauri", "tokio", "clap"],
    },
    Rule {
        name: "kaopu-lab",
        may_use: &["kaopu-model", "kaopu-engine", "kaopu-exchange", "kaopu-runtime"],
        never: EFFECTS,
    },
    Rule {
        name: "kaopu-gate",
        may_use: &["kaopu-model", "kaopu-engine", "kaopu-bundle"],
        never: &["rusqlite", "tantivy", "notify", "tauri", "tokio", "clap"],
    },
    Rule { name: "kaopu-templates", may_use: &["kaopu-model"], never: EFFECTS },
    Rule {
        name: "kaopu-studio",
        may_use: &[
            "kaopu-model",
            "kaopu-encoder",
            "kaopu-engine",
            "kaopu-durable",
            "kaopu-bundle",
            "kaopu-store",
            "kaopu-search",
            "kaopu-exchange",
            "kaopu-pictures",
            "kaopu-runtime",
            "kaopu-lab",
            "kaopu-gate",
            "kaopu-templates",
        ],
        never: &["tauri", "hyper", "reqwest", "clap"],
    },
    Rule {
        name: "kaopu-bot",
        may_use: &["kaopu-model", "kaopu-engine", "kaopu-bundle", "kaopu-runtime", "kaopu-durable"],
        never: &["tantivy", "notify", "tauri", "kaopu-lab", "kaopu-studio"],
    },
    Rule {
        name: "kaopu-cli",
        may_use: &[
            "kaopu-model",
            "kaopu-engine",
            "kaopu-durable",
            "kaopu-bundle",
            "kaopu-store",
            "kaopu-exchange",
            "kaopu-runtime",
            "kaopu-lab",
            "kaopu-studio",
            "kaopu-bot",
        ],
        never: &["tauri"],
    },
    Rule { name: "kaopu-desktop", may_use: &["kaopu-studio"], never: &["clap"] },
    Rule {
        name: "kaopu-encoder-weights",
        may_use: &["kaopu-encoder"],
        never: &["tauri", "tokio", "reqwest", "clap"],
    },
    Rule { name: "kaopu-tests", may_use: &[], never: &["tauri"] },
    Rule {
        name: "kaopu-bench",
        may_use: &[
            "kaopu-model",
            "kaopu-encoder",
            "kaopu-engine",
            "kaopu-bundle",
            "kaopu-store",
            "kaopu-studio",
        ],
        never: &["tauri"],
    },
];

/// Folders whose code does no input or output and knows no clock.
pub(crate) const PURE: &[&str] = &[
    "crates/model/src",
    "crates/encoder/src",
    "crates/engine/src",
    "crates/search/src",
    "crates/exchange/src",
    "crates/pictures/src",
    "crates/lab/src",
    "crates/gate/src",
    "crates/templates/src",
];

/// Crates in which no files lean on each other in a circle.
pub(crate) const WITHOUT_CIRCLES: &[&str] = &[
    "crates/model/src",
    "crates/encoder/src",
    "crates/engine/src",
    "crates/durable/src",
    "crates/bundle/src",
    "crates/store/src",
    "crates/search/src",
    "crates/exchange/src",
    "crates/pictures/src",
    "crates/runtime/src",
    "crates/lab/src",
    "crates/gate/src",
    "crates/templates/src",
    "crates/studio/src",
    "crates/bot/src",
];
