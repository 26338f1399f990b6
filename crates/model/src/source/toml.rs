//! TOML with positions: reads what is there key by key, and reports everything that is wrong
//! instead of the first thing.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::toml_words::{in_chinese, kind_in_chinese};
use crate::findings::Findings;
use crate::limits::{BLOCKS, too_large};
use crate::{Diagnostic, Place};

/// Bytes after each of which it is noted how many characters there were: counting them anew for
/// each of the values in a long line would take the square of its length.
const MARK: usize = 512;

/// A TOML file that is being read, and what was found wrong with it so far.
pub(crate) struct Document<'t> {
    file: &'t str,
    text: &'t str,
    /// Byte offset at which each line begins.
    lines: Vec<usize>,
    /// Characters that begin before each multiple of [`MARK`] bytes.
    marks: Vec<usize>,
    findings: RefCell<Findings>,
}

impl<'t> Document<'t> {
    /// Reads a file. Syntax errors are reported; what stands around them is still read.
    pub(crate) fn parse(file: &'t str, text: &'t str) -> (Self, Spanned<DeTable<'t>>) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let document = Self { file, text, lines, marks: marks(text), findings: RefCell::default() };
        let (root, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let place = document.place(error.span().unwrap_or(0..0));
            let diagnostic = Diagnostic::error(
                "toml-syntax",
                place.clone(),
                format!("第 {} 行不是合法的 TOML：{}", place.row, in_chinese(error.message())),
                format!("line {} is not TOML: {}", place.row, error.message()),
            );
            document.report(diagnostic.with_hint(
                "检查这一行的引号、方括号和等号是否成对、齐全",
                "Check the quotes, brackets and equals signs of this line",
            ));
        }
        (document, root)
    }

    /// Line and character of a span's beginning.
    pub(crate) fn place(&self, span: Range<usize>) -> Place {
        let start = span.start.min(self.text.len());
        let line = self.lines.partition_point(|begin| *begin <= start).max(1);
        let begin = self.lines.get(line - 1).copied().unwrap_or(0);
        let before = match self.text.as_bytes().get(begin..start) {
            // Most lines are short, and quicker counted than looked up.
            Some(bytes) if bytes.len() <= MARK => beginnings(bytes),
            _ => self.characters_before(start).saturating_sub(self.characters_before(begin)),
        };
        Place::cell(self.file, number(line), number(before + 1))
    }

    /// How many characters begin before this byte.
    fn characters_before(&self, at: usize) -> usize {
        let mark = at / MARK;
        let rest = self.text.as_bytes().get(mark * MARK..at).unwrap_or_default();
        self.marks.get(mark).copied().unwrap_or(0) + beginnings(rest)
    }

    pub(crate) fn report(&self, diagnostic: Diagnostic) {
        self.findings.borrow_mut().push(diagnostic);
    }

    /// Says that a value is not allowed.
    pub(crate) fn bad_value(&self, place: Place, zh: impl Into<String>, en: impl Into<String>) {
        self.report(Diagnostic::error("bad-value", place, zh, en));
    }

    pub(crate) fn into_findings(self) -> Findings {
        self.findings.into_inner()
    }

    fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'_>>, wanted: (&str, &str)) {
        let place = self.place(value.span());
        let found = value.get_ref().type_str();
        self.report(Diagnostic::error(
            "toml-syntax",
            place,
            format!("「{key}」要写成{}，这里写的是{}", wanted.0, kind_in_chinese(found)),
            format!("`{key}` must be {}, not {found}", wanted.1),
        ));
    }
}

/// How many characters begin in these bytes.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

fn marks(text: &str) -> Vec<usize> {
    let mut before = 0;
    let mut marks = vec![0];
    for block in text.as_bytes().chunks(MARK) {
        before += beginnings(block);
        marks.push(before);
    }
    marks
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A value with its place.
#[derive(Debug, Clone)]
pub(crate) struct Placed<T> {
    pub(crate) value: T,
    pub(crate) place: Place,
}

impl<T> Placed<T> {
    fn map<U>(self, convert: impl FnOnce(T) -> U) -> Placed<U> {
        Placed { value: convert(self.value), place: self.place }
    }
}

/// An item of a list that may hold both.
pub(crate) enum TextOrTable<'d, 't> {
    Text(Placed<String>),
    Table(Section<'d, 't>),
}

/// A table whose keys are known beforehand.
pub(crate) struct Section<'d, 't> {
    document: &'d Document<'t>,
    table: &'d DeTable<'t>,
    /// Where the table begins.
    pub(crate) place: Place,
}

impl<'d, 't> Section<'d, 't> {
    /// The table; keys that are not among `keys` are reported.
    pub(crate) fn new(
        document: &'d Document<'t>,
        table: &'d DeTable<'t>,
        span: Range<usize>,
        keys: &[&str],
    ) -> Self {
        for key in table.keys().filter(|key| !keys.contains(&key.get_ref().as_ref())) {
            let name = key.get_ref();
            document.report(
                Diagnostic::error(
                    "toml-syntax",
                    document.place(key.span()),
                    format!("这里不能写「{name}」"),
                    format!("unknown key `{name}`"),
                )
                .with_hint(
                    format!("这里可以写：{}", keys.join("、")),
                    format!("Known keys: {}", keys.join(", ")),
                ),
            );
        }
        Self { document, table, place: document.place(span) }
    }

    /// The document that the table is part of.
    pub(crate) fn document(&self) -> &'d Document<'t> {
        self.document
    }

    /// Whether the key is written, whatever its value.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Where the key's value stands; the table if it is not there.
    pub(crate) fn place_of(&self, key: &str) -> Place {
        self.get(key).map_or_else(|| self.place.clone(), |value| self.document.place(value.span()))
    }

    fn get(&self, key: &str) -> Option<&'d Spanned<DeValue<'t>>> {
        self.table.get(key)
    }

    fn read<T>(
        &self,
        key: &str,
        wanted: (&str, &str),
        convert: impl FnOnce(&'d DeValue<'t>) -> Option<T>,
    ) -> Option<Placed<T>> {
        let value = self.get(key)?;
        let converted = convert(value.get_ref());
        if converted.is_none() {
            self.document.wrong_type(key, value, wanted);
        }
        converted
            .map(|converted| Placed { value: converted, place: self.document.place(value.span()) })
    }

    /// A text.
    pub(crate) fn string(&self, key: &str) -> Option<Placed<String>> {
        self.read(key, ("带引号的文字", "a string"), |value| {
            value.as_str().map(str::to_owned)
        })
    }

    /// A text, or TOML's own date-time as text.
    pub(crate) fn string_or_date(&self, key: &str) -> Option<Placed<String>> {
        self.read(key, ("带引号的日期时间", "a date-time string"), |value| match value {
            DeValue::Datetime(moment) => Some(moment.to_string()),
            value => value.as_str().map(str::to_owned),
        })
    }

    /// A text that is one of a closed set; anything else is a `bad-value`.
    pub(crate) fn choice<T>(
        &self,
        key: &str,
        known: &[&str],
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<Placed<T>> {
        let text = self.string(key)?;
        let parsed = parse(&text.value);
        if parsed.is_none() {
            self.not_a_choice(key, &text, known);
        }
        parsed.map(|parsed| text.map(|_| parsed))
    }

    /// A list of texts of a closed set; what is not among them is a `bad-value` and left out.
    pub(crate) fn choices<T>(
        &self,
        key: &str,
        known: &[&str],
        parse: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let mut parsed = Vec::new();
        for text in self.strings(key) {
            match parse(&text.value) {
                Some(value) => parsed.push(value),
                None => self.not_a_choice(key, &text, known),
            }
        }
        parsed
    }

    fn not_a_choice(&self, key: &str, text: &Placed<String>, known: &[&str]) {
        let diagnostic = Diagnostic::error(
            "bad-value",
            text.place.clone(),
            format!("「{key}」里不能写「{}」", text.value),
            format!("`{}` is not allowed for `{key}`", text.value),
        );
        self.document.report(diagnostic.with_hint(
            format!("可以写：{}", known.join("、")),
            format!("Allowed: {}", known.join(", ")),
        ));
    }

    /// A list of texts, each with its place; items that are no text are reported and left out.
    pub(crate) fn strings(&self, key: &str) -> Vec<Placed<String>> {
        self.items(key, ("文字列表", "a list of strings"), |value| {
            value.as_str().map(str::to_owned)
        })
    }

    /// A list of texts.
    pub(crate) fn texts(&self, key: &str) -> Vec<String> {
        self.strings(key).into_iter().map(|text| text.value).collect()
    }

    /// A list of whole numbers.
    pub(crate) fn integers(&self, key: &str) -> Vec<Placed<i64>> {
        self.items(key, ("整数列表", "a list of whole numbers"), integer)
    }

    fn items<T>(
        &self,
        key: &str,
        wanted: (&str, &str),
        convert: impl Fn(&DeValue<'_>) -> Option<T>,
    ) -> Vec<Placed<T>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.document.wrong_type(key, value, wanted);
            return Vec::new();
        };
        let mut converted = Vec::new();
        for item in items.iter() {
            match convert(item.get_ref()) {
                Some(text) => {
                    converted.push(Placed { value: text, place: self.document.place(item.span()) })
                }
                None => self.document.wrong_type(key, item, wanted),
            }
        }
        converted
    }

    /// A whole number.
    pub(crate) fn integer(&self, key: &str) -> Option<Placed<i64>> {
        self.read(key, ("整数", "a whole number"), integer)
    }

    /// A whole number from 0.
    pub(crate) fn count(&self, key: &str) -> Option<Placed<u32>> {
        let number = self.integer(key)?;
        let count = u32::try_from(number.value).ok();
        if count.is_none() {
            self.document.bad_value(
                number.place.clone(),
                format!("「{key}」不能是 {}", number.value),
                format!("`{key}` can't be {}", number.value),
            );
        }
        count.map(|count| number.map(|_| count))
    }

    /// A number with or without a fraction.
    pub(crate) fn number(&self, key: &str) -> Option<Placed<f32>> {
        self.read(key, ("数字", "a number"), |value| match value {
            DeValue::Float(float) => float.as_str().parse().ok(),
            value => integer(value).map(|number| {
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "a pace or pitch; anything large is refused later"
                )]
                let number = number as f32;
                number
            }),
        })
    }

    /// `true` or `false`.
    pub(crate) fn flag(&self, key: &str) -> Option<Placed<bool>> {
        self.read(key, ("true 或 false", "true or false"), DeValue::as_bool)
    }

    /// A table within; keys that are not among `keys` are reported.
    pub(crate) fn section(&self, key: &str, keys: &[&str]) -> Option<Section<'d, 't>> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(Section::new(self.document, table, value.span(), keys)),
            _ => {
                self.document.wrong_type(key, value, ("一节（表）", "a table"));
                None
            }
        }
    }

    /// A table within whose keys are data: none is reported.
    pub(crate) fn open_section(&self, key: &str) -> Option<Section<'d, 't>> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(Section {
                document: self.document,
                table,
                place: self.document.place(value.span()),
            }),
            _ => {
                self.document.wrong_type(key, value, ("一节（表）", "a table"));
                None
            }
        }
    }

    /// All keys, each with its place, in order of key.
    pub(crate) fn names(&self) -> Vec<Placed<String>> {
        let placed = |key: &Spanned<_>| self.document.place(key.span());
        self.table
            .keys()
            .map(|key| Placed { value: key.get_ref().to_string(), place: placed(key) })
            .collect()
    }

    /// A list in which each item is a text, or a table with some of `keys`.
    pub(crate) fn texts_or_tables(&self, key: &str, keys: &[&str]) -> Vec<TextOrTable<'d, 't>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let wanted = ("文字列表", "a list of strings");
        let Some(items) = value.get_ref().as_array() else {
            self.document.wrong_type(key, value, wanted);
            return Vec::new();
        };
        let mut read = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(table) => {
                    read.push(TextOrTable::Table(Section::new(
                        self.document,
                        table,
                        item.span(),
                        keys,
                    )));
                }
                value => match value.as_str() {
                    Some(text) => {
                        let place = self.document.place(item.span());
                        read.push(TextOrTable::Text(Placed { value: text.to_owned(), place }));
                    }
                    None => self.document.wrong_type(key, item, wanted),
                },
            }
        }
        read
    }

    /// The tables of `[[key]]`, in order; no more than a list may have.
    pub(crate) fn sections(&self, key: &str, keys: &[&str]) -> Vec<Section<'d, 't>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.document.wrong_type(key, value, ("「[[…]]」的列表", "a list of tables, `[[…]]`"));
            return Vec::new();
        };
        if let Some(first) = items.get(BLOCKS) {
            self.document.report(too_many_blocks(key, self.document.place(first.span())));
        }
        let mut sections = Vec::new();
        for item in items.iter().take(BLOCKS) {
            match item.get_ref() {
                DeValue::Table(table) => {
                    sections.push(Section::new(self.document, table, item.span(), keys))
                }
                _ => self.document.wrong_type(key, item, ("一节（表）", "a table")),
            }
        }
        sections
    }

    /// All keys with their texts: for tables whose keys are data. In order of key.
    pub(crate) fn entries(&self) -> BTreeMap<String, Placed<String>> {
        self.table
            .keys()
            .filter_map(|key| Some((key.get_ref().to_string(), self.string(key.get_ref())?)))
            .collect()
    }
}

/// Said of a list of blocks that is too long; the place is that of the first too many.
pub(crate) fn too_many_blocks(key: &str, place: Place) -> Diagnostic {
    too_large(
        place,
        format!("[[{key}]] 超过了 {BLOCKS} 个，从这里起都没有读取"),
        format!("there are more than {BLOCKS} of [[{key}]]; none from here on was read"),
    )
    .with_hint(
        "看看是不是同一段重复了很多遍；确实有这么多就合并一些",
        "See whether the same stands there again and again; if not, make one of several",
    )
}

fn integer(value: &DeValue<'_>) -> Option<i64> {
    let integer = value.as_integer()?;
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}
