//! The sample shop, and what it makes of a conversation.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kaopu_encoder::Encoder;
use kaopu_engine::{
    CaseRecord, Program, Session, Turn, compile, compile_with, record_so_far, respond,
};
use kaopu_model::{KbFiles, KnowledgeBase, parse};

use crate::condition::Condition;
use crate::exam::Line;

/// The sample's program.
pub(crate) struct Shop(Program);

/// The last turn of a conversation, with what a human would get then.
pub(crate) struct Heard {
    pub(crate) turn: Turn,
    pub(crate) record: Option<CaseRecord>,
    /// The products that the answer is about.
    about: BTreeSet<String>,
}

impl Shop {
    /// By words and meaning; `None` where nobody has the encoder's weights.
    pub(crate) fn with_encoder() -> Option<Self> {
        let Some(path) = std::env::var_os("KAOPU_ENCODER").filter(|path| path != "none") else {
            eprintln!("left out: there are no weights (./dev encoder)");
            return None;
        };
        let encoder = Arc::new(Encoder::from_vec(fs::read(path).unwrap()).unwrap());
        Some(Self(compile_with(sample(), &encoder)))
    }

    /// By words alone.
    pub(crate) fn by_words() -> Program {
        compile(sample())
    }

    pub(crate) fn program(&self) -> &Program {
        &self.0
    }

    pub(crate) fn play(&self, line: &Line) -> Heard {
        let mut session = Session::default();
        let mut last = None;
        for message in &line.messages {
            let (next, turn) = respond(&self.0, &session, message);
            session = next;
            last = Some((message, turn));
        }
        let (message, turn) = last.expect("a conversation has a message");
        let mut about: BTreeSet<String> =
            turn.trace.products.iter().map(|id| id.0.clone()).collect();
        if about.is_empty() {
            about.extend(session.product.as_ref().map(|id| id.0.clone()));
        }
        let record = Some(record_so_far(&self.0, &session, message, &turn));
        Heard { turn, record, about }
    }
}

fn sample() -> KnowledgeBase {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../sample-kb");
    let mut files = KbFiles::new();
    for path in [root.clone(), root.join("dialogues")].iter().flat_map(|folder| in_folder(folder)) {
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        files.insert(name, fs::read(&path).unwrap());
    }
    parse(&files).kb
}

fn in_folder(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_file()).collect()
}

impl Heard {
    pub(crate) fn is_right(&self, alternatives: &[Vec<Condition>]) -> bool {
        let holds = |conditions: &Vec<Condition>| conditions.iter().all(|one| one.holds(self));
        alternatives.iter().any(holds)
    }

    pub(crate) fn products(&self) -> BTreeSet<&str> {
        self.about.iter().map(String::as_str).collect()
    }
}

impl fmt::Display for Heard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let turn = &self.turn;
        let list = |ids: &mut dyn Iterator<Item = &str>| ids.collect::<Vec<_>>().join(",");
        let answered = list(&mut turn.entries.iter().map(|id| id.0.as_str()));
        let offered = list(&mut turn.options.iter().map(|option| option.id.as_str()));
        write!(f, "{}", turn.action.code())?;
        if !answered.is_empty() {
            write!(f, " {answered}")?;
        }
        if !offered.is_empty() {
            write!(f, " [{offered}]")?;
        }
        if !self.about.is_empty() {
            write!(f, " of {}", list(&mut self.about.iter().map(String::as_str)))?;
        }
        if let Some(rule) = &turn.rule {
            write!(f, " by {}", rule.id.0)?;
        }
        write!(f, " ({:?} {})", turn.trace.mood, turn.trace.anger)?;
        let text: String = turn.text().replace('\n', " / ").chars().take(90).collect();
        write!(f, " «{text}» read as «{}»", turn.trace.normalised)
    }
}
