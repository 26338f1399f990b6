//! Changing TOML so that comments, order and spelling of what does not change survive.

use toml_edit::{DocumentMut, Item, TableLike};

use super::diff::{Step, align};
use super::error::EditError;
use super::toml_read;
use crate::limits::{BLOCKS, PERSONAS};
use crate::parse::too_many_personas;
use crate::source::encoding::decode;
use crate::source::toml::too_many_blocks;
use crate::source::toml_words::in_chinese;
use crate::{Diagnostic, KbFiles, Locale, Place};

/// Where the language of the knowledge base stands.
const SETTINGS: &str = "kb.toml";

/// A TOML file that is about to be changed.
#[derive(Default)]
pub(super) struct TomlFile {
    pub(super) document: DocumentMut,
    /// The text as it was found, without byte-order mark.
    found: String,
    bom: bool,
}

/// Opens a file; `None` if it is not there.
pub(super) fn open(files: &KbFiles, file: &str) -> Result<Option<TomlFile>, EditError> {
    let Some(bytes) = files.get(file) else { return Ok(None) };
    let unreadable = |because| EditError::Unreadable { file: file.to_owned(), because };
    let text = decode(file, bytes).map_err(unreadable)?;
    let (bom, text) = text.strip_prefix('\u{feff}').map_or((false, text), |text| (true, text));
    let document = text.parse::<DocumentMut>().map_err(|error| {
        let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        unreadable(Box::new(Diagnostic::error(
            "toml-syntax",
            Place::row(file, u32::try_from(line).unwrap_or(u32::MAX)),
            format!("第 {line} 行不是合法的 TOML：{}", in_chinese(error.message())),
            format!("line {line} is not TOML: {}", error.message()),
        )))
    })?;
    if let Some(diagnostic) = too_many(file, &document) {
        return Err(unreadable(Box::new(diagnostic)));
    }
    let mut file = TomlFile { document, found: text.to_owned(), bom };
    file.keep_heading_first();
    Ok(Some(file))
}

/// What was not read because there is more of it than there may be.
fn too_many(file: &str, document: &DocumentMut) -> Option<Diagnostic> {
    let root = document.as_table();
    let lists = root.iter().map(|(key, _)| (key, toml_read::blocks(root, key).len()));
    if let Some((key, _)) = lists.into_iter().find(|(_, blocks)| *blocks > BLOCKS) {
        return Some(too_many_blocks(key, Place::file(file)));
    }
    let personas = toml_read::child(root, "personas").map_or(0, TableLike::len);
    (file == "persona.toml" && personas >= PERSONAS).then(|| too_many_personas(Place::file(file)))
}

/// Opens a file that is made up if it is not there: then it begins with a comment, in Chinese or
/// English like the knowledge base.
pub(super) fn open_or_new(
    files: &KbFiles,
    file: &str,
    (zh, en): (&str, &str),
) -> Result<TomlFile, EditError> {
    if let Some(found) = open(files, file)? {
        return Ok(found);
    }
    let locale = Locale::parse(&toml_read::text(&toml_read::root(files, SETTINGS), "locale"));
    let heading = if locale == Some(Locale::En) { en } else { zh };
    let mut document = DocumentMut::new();
    document.decor_mut().set_prefix(format!("# {heading}\n\n"));
    Ok(TomlFile { document, found: String::new(), bom: false })
}

impl TomlFile {
    /// In a file without any key its comments stand behind everything; what comes new goes below
    /// them.
    fn keep_heading_first(&mut self) {
        if self.document.is_empty() && !self.found.trim().is_empty() {
            self.document.set_trailing("");
            self.document.decor_mut().set_prefix(format!("{}\n\n", self.found.trim_end()));
        }
    }

    /// Its new content: with the byte-order mark that it had, and in every line that stayed the
    /// line end that it had.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        let text = with_line_ends_of(&self.found, &self.document.to_string());
        let bom = if self.bom { "\u{feff}" } else { "" };
        format!("{bom}{text}").into_bytes()
    }
}

/// A text with the line ends that its lines have in another; new lines end as most lines do.
fn with_line_ends_of(found: &str, text: &str) -> String {
    let old: Vec<(&str, &str)> = found.split_inclusive('\n').map(line_end).collect();
    let new: Vec<(&str, &str)> = text.split_inclusive('\n').map(line_end).collect();
    if old.iter().map(|line| line.0).eq(new.iter().map(|line| line.0)) {
        return found.to_owned();
    }
    let windows = old.iter().filter(|line| line.1 == "\r\n").count();
    let usual = if windows * 2 > old.len() { "\r\n" } else { "\n" };
    let bare =
        |lines: &[(&str, &str)]| lines.iter().map(|line| line.0.to_owned()).collect::<Vec<_>>();
    let mut out = String::with_capacity(text.len());
    let mut written = 0;
    for step in align(&bare(&old), &bare(&new)) {
        let (line, end) = match step {
            Step::Keep(o) => old.get(o).copied().unwrap_or_default(),
            Step::Change(_, n) | Step::Add(n) => (new.get(n).map_or("", |line| line.0), usual),
            Step::Remove(_) => continue,
        };
        written += 1;
        out.push_str(line);
        // Only the last line may be without an end.
        out.push_str(if end.is_empty() && written < new.len() { usual } else { end });
    }
    out
}

fn line_end(line: &str) -> (&str, &str) {
    match (line.strip_suffix("\r\n"), line.strip_suffix('\n')) {
        (Some(bare), _) => (bare, "\r\n"),
        (None, Some(bare)) => (bare, "\n"),
        (None, None) => (line, ""),
    }
}

/// Puts a value in the place of another and keeps the comment behind it.
pub(super) fn replace_value(item: &mut Item, new: Item) {
    match (item.as_value_mut(), new) {
        (Some(old), Item::Value(mut new)) => {
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        (_, new) => *item = new,
    }
}

/// Whether two items say the same, however they are written.
fn same(left: &Item, right: &Item) -> bool {
    plain(left) == plain(right)
}

/// An item as plain data.
fn plain(item: &Item) -> Option<toml::Value> {
    let mut table = toml_edit::Table::new();
    table.insert("x", item.clone());
    let mut document = DocumentMut::new();
    *document.as_table_mut() = table;
    toml::from_str(&document.to_string()).ok()
}

/// Makes `old` say what `new` says: values that differ are replaced, keys of `known` that `new`
/// lacks go, on every level; all else stays.
pub(super) fn merge_table(old: &mut dyn TableLike, new: &dyn TableLike, known: &[&str]) {
    for key in known.iter().filter(|key| !new.contains_key(key)) {
        old.remove(key);
    }
    for (key, wanted) in new.iter() {
        match old.get_mut(key) {
            None => {
                old.insert(key, wanted.clone());
            }
            Some(current) if same(current, wanted) => {}
            Some(current) => match (current.as_table_like_mut(), wanted.as_table_like()) {
                (Some(current), Some(wanted)) => merge_table(current, wanted, known),
                _ => replace_value(current, wanted.clone()),
            },
        }
    }
}
