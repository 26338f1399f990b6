//! The knowledge bases that are talked to.

use std::collections::BTreeMap;
use std::fs;
use std::sync::{Arc, OnceLock};

use kaopu_encoder::Encoder;
use kaopu_engine::{Program, compile, compile_with};
use kaopu_model::{KbFiles, KnowledgeBase, parse};

use crate::conversation::folder;

/// Their folders below `kbs/`.
pub(crate) const SHOPS: [&str; 4] = ["xiaoman", "rules", "harbour", "bare"];

/// How messages are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// By their words alone.
    Words,
    /// By words and meaning.
    Encoder,
}

impl Mode {
    /// The name of its file in `recorded/`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Encoder => "encoder",
        }
    }

    /// The programs of all shops; `None` where nobody has the encoder's weights.
    pub(crate) fn programs(self) -> Option<Programs> {
        let encoder = match self {
            Self::Words => None,
            Self::Encoder => Some(encoder()?),
        };
        let prepare = |shop: &str| match encoder {
            Some(encoder) => compile_with(knowledge(shop), encoder),
            None => compile(knowledge(shop)),
        };
        Some(SHOPS.into_iter().map(|shop| (shop.to_owned(), prepare(shop))).collect())
    }
}

/// The programs by their shop.
pub(crate) type Programs = BTreeMap<String, Program>;

/// A shop's knowledge base. Some have mistakes in them on purpose: the engine answers all the same.
pub(crate) fn knowledge(shop: &str) -> KnowledgeBase {
    let mut files = KbFiles::new();
    for file in fs::read_dir(folder().join("kbs").join(shop)).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        files.insert(name, fs::read(&path).unwrap());
    }
    let parsed = parse(&files).kb;
    assert_eq!(parsed.settings.id, shop, "the folder bears the name of its knowledge base");
    parsed
}

/// The real encoder, if whoever runs the tests has its weights.
fn encoder() -> Option<&'static Arc<Encoder<'static>>> {
    static ENCODER: OnceLock<Option<Arc<Encoder<'static>>>> = OnceLock::new();
    let load = || {
        let path = std::env::var_os("KAOPU_ENCODER").filter(|path| path != "none")?;
        Some(Arc::new(Encoder::from_vec(fs::read(path).unwrap()).unwrap()))
    };
    let encoder = ENCODER.get_or_init(load).as_ref();
    if encoder.is_none() {
        eprintln!("left out: there are no weights (./dev encoder)");
    }
    encoder
}
