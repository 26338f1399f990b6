//! `faqs.csv`, and finding the entry that a row of another table belongs to.

use std::collections::BTreeMap;

use super::moment::parse_date;
use super::sheet::{FAQS, Line, Sheet};
use crate::findings::Findings;
use crate::{Diagnostic, Faq, FaqId, is_id};

/// The entries, and whether these are all that the file holds.
pub(super) fn parse(text: &str, out: &mut Findings) -> (Vec<Faq>, bool) {
    let Some(sheet) = Sheet::open(&FAQS, text, out) else { return (Vec::new(), false) };
    let faqs = sheet.lines().filter_map(|line| entry(&line, out)).collect();
    (faqs, sheet.is_complete())
}

fn entry(line: &Line<'_, '_>, out: &mut Findings) -> Option<Faq> {
    let id = FaqId::from(line.get("id"));
    if id.is_empty() {
        let diagnostic =
            line.bad_value("id", "这一行没有 id，没有读取", "this row has no id and was not read");
        out.push(diagnostic.with_hint(
            "给这条问答起一个唯一的 id，例如 ship-when",
            "Give the entry an id, such as ship-when",
        ));
        return None;
    }
    if !is_id(&id) {
        let diagnostic = line
            .bad_value("id", format!("「{id}」不能做 id"), format!("`{id}` is no id"))
            .about(&id);
        out.push(diagnostic.with_hint(
            "只用小写字母、数字和 -，以字母或数字开头，最多 64 个字符",
            "Use a–z, 0–9 and -, beginning with a letter or digit, at most 64 characters",
        ));
    }
    let enabled = switch(line, &ENABLED, &id, out);
    let sensitive = switch(line, &SENSITIVE, &id, out);
    let review_by = Some(line.get("review_by")).filter(|cell| !cell.is_empty()).and_then(|cell| {
        let date = parse_date(cell);
        if date.is_none() {
            let diagnostic = line.bad_value(
                "review_by",
                format!("「{cell}」不是日期"),
                format!("`{cell}` is no date"),
            );
            out.push(
                diagnostic.with_hint("写成 2026-11-11 这样", "Write it like 2026-11-11").about(&id),
            );
        }
        date
    });
    Some(Faq {
        id,
        category: line.get("category").to_owned(),
        question: line.get("question").to_owned(),
        answer: line.get("answer").to_owned(),
        enabled,
        review_by,
        sensitive,
        note: line.get("note").to_owned(),
        phrasings: Vec::new(),
        answers: Vec::new(),
        row: line.row,
    })
}

/// A column of yes and no.
#[derive(Debug)]
pub(crate) struct Switch {
    pub column: &'static str,
    /// What an empty cell means.
    pub empty: bool,
    zh: &'static str,
    hint: (&'static str, &'static str),
}

pub(crate) const ENABLED: Switch = Switch {
    column: "enabled",
    empty: true,
    zh: "启用",
    hint: ("写 是 或 否（yes / no 也行），留空表示启用", "Write yes or no; empty means yes"),
};

pub(crate) const SENSITIVE: Switch = Switch {
    column: "sensitive",
    empty: false,
    zh: "敏感",
    hint: ("写 是 或 否（yes / no 也行），留空表示不敏感", "Write yes or no; empty means no"),
};

impl Switch {
    /// What a cell says. `None`: neither yes nor no.
    pub(crate) fn read(&self, cell: &str) -> Option<bool> {
        match cell.trim().to_ascii_lowercase().as_str() {
            "" => Some(self.empty),
            "yes" | "是" | "true" | "1" => Some(true),
            "no" | "否" | "false" | "0" => Some(false),
            _ => None,
        }
    }
}

/// What a switch of an entry says; a cell that says neither is reported, and counts as empty.
fn switch(line: &Line<'_, '_>, switch: &Switch, id: &FaqId, out: &mut Findings) -> bool {
    let cell = line.get(switch.column);
    switch.read(cell).unwrap_or_else(|| {
        let diagnostic = line.bad_value(
            switch.column,
            format!("「{}」一格写的是「{cell}」，只能写 是 或 否", switch.zh),
            format!("`{cell}` is neither yes nor no"),
        );
        let (zh, en) = switch.hint;
        out.push(diagnostic.with_hint(zh, en).about(id));
        switch.empty
    })
}

/// The entries by id, for the rows of other tables. Of entries with the same id the first counts.
pub(super) struct Entries<'k> {
    faqs: &'k mut [Faq],
    by_id: BTreeMap<String, usize>,
    all_read: bool,
}

impl<'k> Entries<'k> {
    pub(super) fn new(faqs: &'k mut [Faq], all_read: bool) -> Self {
        let mut by_id = BTreeMap::new();
        for (at, faq) in faqs.iter().enumerate() {
            by_id.entry(faq.id.0.clone()).or_insert(at);
        }
        Self { faqs, by_id, all_read }
    }

    /// The entry that a row names in its column `faq_id`; says so if there is none.
    pub(super) fn of(&mut self, line: &Line<'_, '_>, out: &mut Findings) -> Option<&mut Faq> {
        let id = line.get("faq_id");
        if let Some(at) = self.by_id.get(id) {
            return self.faqs.get_mut(*at);
        }
        if id.is_empty() {
            let diagnostic = line.bad_value(
                "faq_id",
                "这一行没有写属于哪条问答",
                "this row does not say which entry it belongs to",
            );
            out.push(diagnostic.with_hint("填上 faqs.csv 里的 id", "Fill in an id from faqs.csv"));
        } else if self.all_read {
            let diagnostic = Diagnostic::error(
                "unknown-id",
                line.place("faq_id"),
                format!("没有 id 为「{id}」的问答"),
                format!("there is no entry `{id}`"),
            );
            out.push(diagnostic.with_hint(
                "改成 faqs.csv 里有的 id，或删掉这一行",
                "Use an id from faqs.csv, or delete the row",
            ));
        }
        None
    }
}
