//! The last run, as it is kept beside the knowledge base: what became of each mistake, and the state
//! that they were made in. Nothing here ever becomes part of the knowledge base or of a bundle.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::DateTime;
use kaopu_bundle::sha256_hex;
use kaopu_lab::protect::{Earlier, Fate, Guarded, Noticed, Protection};
use kaopu_model::{Dialogue, KbFiles, Localized, format_dialogue, parse};
use serde::{Deserialize, Serialize};

use crate::beside::{read_beside, write_beside};
use crate::error::ApiResult;
use crate::snapshot::{Snapshot, count};
use crate::view::NoticedShare;

const FILE: &str = "protection.json";

/// The most bytes of the file.
const MOST_BYTES: u64 = 256 << 20;

/// What is written is of this kind; another is not read.
const FORMAT: u32 = 1;

/// Characters of a mistake's name.
const NAME: usize = 16;

/// A run that was finished.
#[derive(Serialize, Deserialize)]
pub(super) struct KeptProtection {
    format: u32,
    /// The program that made it: another may answer otherwise.
    made_by: String,
    /// What messages were understood with.
    encoder: String,
    /// When it was finished, RFC 3339.
    pub measured_at: String,
    /// When it was asked, where nothing else was said.
    pub asked_at: String,
    /// The texts of the knowledge base.
    files: BTreeMap<String, String>,
    /// Each mistake.
    pub mistakes: Vec<KeptMistake>,
    /// How it stood in the run before.
    pub before: Option<NoticedShare>,
}

/// A mistake and what became of it.
#[derive(Serialize, Deserialize)]
pub(super) struct KeptMistake {
    /// What was wrong.
    pub what: Localized,
    /// What nobody protects if nobody noticed.
    pub guarded: Guarded,
    fate: KeptFate,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KeptFate {
    Noticed(Noticed),
    Unnoticed(Option<KeptDialogue>),
    Equivalent,
}

/// A dialogue that would notice.
#[derive(Serialize, Deserialize)]
struct KeptDialogue {
    file: String,
    toml: String,
}

impl KeptProtection {
    pub(super) fn new(
        snapshot: &Snapshot,
        found: &Protection,
        measured_at: String,
        before: Option<NoticedShare>,
    ) -> Self {
        let mistakes = found.judged.iter().map(|one| KeptMistake {
            what: one.mutant.what.clone(),
            guarded: one.mutant.guarded.clone(),
            fate: KeptFate::of(&one.fate),
        });
        Self {
            format: FORMAT,
            made_by: env!("CARGO_PKG_VERSION").to_owned(),
            encoder: snapshot.encoder_pin().to_string(),
            measured_at,
            asked_at: found.asked_at.to_string(),
            files: texts(snapshot.files()),
            mistakes: mistakes.collect(),
            before,
        }
    }

    /// The last run beside a knowledge base; `None` if there is none that can be read.
    pub(super) fn of(folder: &Path) -> Option<Self> {
        let kept: Self = read_beside(folder, FILE, MOST_BYTES)?;
        (kept.format == FORMAT).then_some(kept)
    }

    pub(super) fn keep(&self, folder: &Path) -> ApiResult<()> {
        write_beside(folder, FILE, self)
    }

    /// Mistakes that were noticed, of those that change something.
    pub(super) fn share(&self) -> NoticedShare {
        let mut share = NoticedShare::default();
        for mistake in &self.mistakes {
            share.noticed += u32::from(matches!(mistake.fate, KeptFate::Noticed(_)));
            share.tried += u32::from(!matches!(mistake.fate, KeptFate::Equivalent));
        }
        share
    }

    /// What nobody noticed, with the dialogue that would.
    pub(super) fn unnoticed(&self) -> Vec<(&KeptMistake, Option<Dialogue>)> {
        let mut dialogues = self.dialogues();
        let numbered = self.mistakes.iter().enumerate();
        numbered
            .filter(|(_, mistake)| matches!(mistake.fate, KeptFate::Unnoticed(_)))
            .map(|(number, mistake)| (mistake, dialogues.remove(&number)))
            .collect()
    }

    /// Whether this state is another, or is understood otherwise.
    pub(super) fn is_stale(&self, snapshot: &Snapshot) -> bool {
        !self.made_as(snapshot) || self.files != texts(snapshot.files())
    }

    /// The texts of the state that the mistakes were made in.
    pub(super) fn files(&self) -> KbFiles {
        let files = self.files.iter();
        files.map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect()
    }

    /// What a run over this state need not find out again.
    pub(super) fn earlier(&self, snapshot: &Snapshot) -> Option<Earlier> {
        let asked_at: DateTime = self.asked_at.parse().ok()?;
        let mut dialogues = self.dialogues();
        let fates = self.mistakes.iter().enumerate().map(|(number, mistake)| {
            let fate = match &mistake.fate {
                KeptFate::Noticed(by) => Fate::Noticed(by.clone()),
                KeptFate::Unnoticed(_) => Fate::Unnoticed(dialogues.remove(&number).map(Box::new)),
                KeptFate::Equivalent => Fate::Equivalent,
            };
            (mistake.what.en.clone(), fate)
        });
        let now = texts(snapshot.files());
        let knowledge = |files: &BTreeMap<String, String>| -> BTreeMap<String, String> {
            let known = files.iter().filter(|(path, _)| dialogue_name(path).is_none());
            known.map(|(path, text)| (path.clone(), text.clone())).collect()
        };
        let there: Vec<(&String, &str)> = self
            .files
            .iter()
            .filter_map(|(path, text)| Some((text, dialogue_name(path)?)))
            .collect();
        let as_it_was =
            |(text, name): &&(&String, &str)| now.get(&format!("{DIALOGUES}{name}")) == Some(*text);
        Some(Earlier {
            fates: fates.collect(),
            same_knowledge: self.made_as(snapshot) && knowledge(&self.files) == knowledge(&now),
            asked_at,
            unchanged: there.iter().filter(as_it_was).map(|(_, name)| (*name).to_owned()).collect(),
            all_there: there.iter().all(|one| as_it_was(&one)),
        })
    }

    fn made_as(&self, snapshot: &Snapshot) -> bool {
        let encoder = snapshot.encoder_pin().to_string();
        self.made_by == env!("CARGO_PKG_VERSION") && self.encoder == encoder
    }

    /// The proposed dialogues, by the numbers of their mistakes.
    fn dialogues(&self) -> BTreeMap<usize, Dialogue> {
        let proposed = |mistake: &KeptMistake| match &mistake.fate {
            KeptFate::Unnoticed(Some(dialogue)) => Some(dialogue.toml.clone().into_bytes()),
            _ => None,
        };
        let numbered = self.mistakes.iter().enumerate();
        let files: KbFiles = numbered
            .filter_map(|(number, mistake)| {
                Some((format!("{DIALOGUES}{}", numbered_name(number)), proposed(mistake)?))
            })
            .collect();
        let read = parse(&files).kb.dialogues;
        let mut by_name: BTreeMap<String, Dialogue> =
            read.into_iter().map(|one| (one.file.clone(), one)).collect();
        let numbered = self.mistakes.iter().enumerate();
        numbered
            .filter_map(|(number, mistake)| {
                let KeptFate::Unnoticed(Some(kept)) = &mistake.fate else { return None };
                let mut dialogue = by_name.remove(&numbered_name(number))?;
                dialogue.file.clone_from(&kept.file);
                Some((number, dialogue))
            })
            .collect()
    }
}

impl KeptMistake {
    /// What it is called in the window: the same as long as it is the same mistake.
    pub(super) fn name(&self) -> String {
        sha256_hex(self.what.en.as_bytes()).chars().take(NAME).collect()
    }
}

impl KeptFate {
    fn of(fate: &Fate) -> Self {
        match fate {
            Fate::Noticed(by) => Self::Noticed(by.clone()),
            Fate::Unnoticed(dialogue) => Self::Unnoticed(dialogue.as_deref().map(|dialogue| {
                let (file, toml) = (dialogue.file.clone(), format_dialogue(dialogue));
                KeptDialogue { file, toml }
            })),
            Fate::Equivalent => Self::Equivalent,
        }
    }
}

const DIALOGUES: &str = "dialogues/";

fn dialogue_name(path: &str) -> Option<&str> {
    path.strip_prefix(DIALOGUES)
}

fn numbered_name(number: usize) -> String {
    format!("n{}.toml", count(number))
}

/// What a knowledge base says: its tables and its settings, without its pictures.
fn texts(files: &KbFiles) -> BTreeMap<String, String> {
    let is_text = |path: &str| [".csv", ".toml"].iter().any(|end| path.ends_with(end));
    let texts = files.iter().filter(|(path, _)| is_text(path));
    texts.map(|(path, bytes)| (path.clone(), String::from_utf8_lossy(bytes).into_owned())).collect()
}
