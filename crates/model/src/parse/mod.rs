//! Files → knowledge base: one file here for each file there. Reading never fails; what is wrong is
//! said, and the rest is read.

mod answers;
pub(crate) mod care;
mod dialogues;
mod escalation;
mod escalation_rule;
mod facts;
mod faqs;
mod forbidden;
mod media;
mod moment;
mod persona;
mod phrases;
mod phrasings;
mod products;
pub(crate) mod queue_hours;
mod settings;
pub(crate) mod sheet;
mod synonyms;
mod values;

use crate::findings::Findings;
use crate::limits::{DIALOGUE_FILES, too_large};
use crate::source::encoding::decode;
use crate::{DIALOGUES, Diagnostic, KbFiles, KnowledgeBase, Place, is_kb_path};

pub(crate) use dialogues::parse as parse_dialogue;
pub use facts::is_fact_key;
pub(crate) use faqs::{ENABLED, SENSITIVE, Switch};
pub use moment::{parse_date, parse_date_time};
pub(crate) use persona::too_many_personas;
pub use queue_hours::is_opening_hours;

/// What was read, and what was wrong.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parsed {
    /// All that could be read.
    pub kb: KnowledgeBase,
    /// Everything found wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// Codes of a file of which nothing was read.
const NOTHING_READ: [&str; 3] = ["encoding", "merge-markers", "csv-header"];

/// Reads a knowledge base. Diagnostics are sorted by place.
///
/// ```
/// let files = [("faqs.csv".to_owned(), b"id,question,answer\nship,When does it ship?,Within 48 hours.\n".to_vec())].into();
/// let parsed = kaopu_model::parse(&files);
/// assert_eq!(parsed.kb.faqs[0].answer, "Within 48 hours.");
/// assert_eq!(parsed.diagnostics[0].code, "missing-file"); // kb.toml
/// ```
#[must_use]
pub fn parse(files: &KbFiles) -> Parsed {
    let (kb, findings) = parse_with_findings(files);
    Parsed { kb, diagnostics: findings.into_diagnostics() }
}

/// The same, for who finds more.
pub(crate) fn parse_with_findings(files: &KbFiles) -> (KnowledgeBase, Findings) {
    let mut out = Findings::default();
    let mut kb = KnowledgeBase::default();

    if let Some(text) = needed_text(files, "kb.toml", &mut out) {
        kb.settings = settings::parse(text, &mut out);
    }
    // Rows of other tables are attached to entries; if some entries could not be read, "no such
    // entry" would be a lie.
    let mut all_entries_read = false;
    if let Some(text) = needed_text(files, "faqs.csv", &mut out) {
        (kb.faqs, all_entries_read) = faqs::parse(text, &mut out);
    }
    let mut entries = faqs::Entries::new(&mut kb.faqs, all_entries_read);
    if let Some(text) = text(files, "phrasings.csv", &mut out) {
        phrasings::parse(text, &mut entries, &mut out);
    }
    if let Some(text) = text(files, "answers.csv", &mut out) {
        answers::parse(text, &mut entries, &mut out);
    }
    if let Some(text) = text(files, "facts.csv", &mut out) {
        kb.facts = facts::parse(text, &mut out);
    }
    if let Some(text) = text(files, "products.csv", &mut out) {
        kb.products = products::parse(text, &mut out);
    }
    if let Some(text) = text(files, "synonyms.csv", &mut out) {
        kb.synonyms = synonyms::parse(text, &mut out);
    }
    if let Some(text) = text(files, "forbidden.csv", &mut out) {
        kb.forbidden = forbidden::parse(text, &mut out);
    }
    if let Some(text) = text(files, "media.csv", &mut out) {
        kb.pictures = media::parse(text, &mut out);
    }
    if let Some(text) = text(files, "persona.toml", &mut out) {
        (kb.persona, kb.personas) = persona::parse(text, &mut out);
    }
    if let Some(text) = text(files, "care.toml", &mut out) {
        kb.care = care::parse(text, &mut out);
    }
    if let Some(text) = text(files, "escalation.toml", &mut out) {
        kb.escalation = escalation::parse(text, &mut out);
    }
    let dialogues = files.keys().filter(|path| path.starts_with(DIALOGUES) && is_kb_path(path));
    for (at, path) in dialogues.enumerate() {
        if at == DIALOGUE_FILES {
            out.push(too_many_dialogues(path));
            break;
        }
        if let Some(text) = text(files, path, &mut out) {
            kb.dialogues.push(dialogues::parse(path, text, &mut out));
        }
    }
    (kb, out)
}

/// Why nothing of a file can be read; `None` if something can.
#[must_use]
pub fn unreadable(path: &str, content: &[u8]) -> Option<Diagnostic> {
    let only = [(path.to_owned(), content.to_vec())].into();
    let found = parse_with_findings(&only).1.into_diagnostics();
    found
        .into_iter()
        .find(|one| one.place.file == path && NOTHING_READ.contains(&one.code.as_str()))
}

fn too_many_dialogues(first: &str) -> Diagnostic {
    too_large(
        Place::file(first),
        format!("对话用例超过了 {DIALOGUE_FILES} 个，从这个文件起都没有读取"),
        format!(
            "there are more than {DIALOGUE_FILES} test dialogues; none from this file on was read"
        ),
    )
    .with_hint("把几段对话合并到一个文件里", "Put several dialogues into one file")
}

fn text<'f>(files: &'f KbFiles, path: &str, out: &mut Findings) -> Option<&'f str> {
    match decode(path, files.get(path)?) {
        Ok(text) => Some(text),
        Err(diagnostic) => {
            out.push(*diagnostic);
            None
        }
    }
}

fn needed_text<'f>(files: &'f KbFiles, path: &str, out: &mut Findings) -> Option<&'f str> {
    if !files.contains_key(path) {
        let missing = Diagnostic::error(
            "missing-file",
            Place::file(path),
            format!("知识库里没有 {path}"),
            format!("the knowledge base has no {path}"),
        );
        out.push(missing.with_hint(
            "确认打开的是知识库文件夹本身；新建一个知识库会自动带上这个文件",
            "Check that the folder is the knowledge base itself; a new knowledge base comes with \
             this file",
        ));
    }
    text(files, path, out)
}
