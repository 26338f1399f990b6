//! The labelled messages that `kaopu mood` reads: `label<TAB>text`, one a line.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use serde::Serialize;

use crate::failure::{Failure, Outcome};

/// Bytes of such a file; more is a mistake, and no reason to fill the memory.
const MOST_BYTES: u64 = 64 << 20;

/// Bad lines that are named; who has more has another file altogether.
const NAMED_LINES: usize = 10;

/// What a person says about a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Label {
    /// Angry, in any degree.
    Angry,
    /// In a hurry.
    Urgent,
    /// Neither.
    Neutral,
    /// Neither, though it holds a word that suggests it.
    NeutralTrap,
}

impl Label {
    /// As it is written in the file.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Angry => "angry",
            Self::Urgent => "urgent",
            Self::Neutral => "neutral",
            Self::NeutralTrap => "neutral_trap",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [Self::Angry, Self::Urgent, Self::Neutral, Self::NeutralTrap].into_iter().find(|label| label.code() == text)
    }
}

/// A labelled message.
#[derive(Debug, Clone)]
pub(crate) struct Labelled {
    /// Line in the file, from 1.
    pub(crate) line: usize,
    pub(crate) label: Label,
    pub(crate) text: String,
}

/// Reads the file; every line that can't be used is named, and then nothing is.
pub(crate) fn read(path: &Path) -> Outcome<Vec<Labelled>> {
    let shown = path.display();
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MOST_BYTES.saturating_add(1)).read_to_end(&mut bytes))
        .map_err(|error| Failure::unreadable(path, &error))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST_BYTES) {
        return Err(Failure::bad_input(format!("{shown} 超过 64 MB"), format!("{shown} is larger than 64 MB")));
    }
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = good.iter().filter(|byte| **byte == b'\n').count().saturating_add(1);
        Failure::bad_input(format!("{shown} 第 {line} 行不是 UTF-8"), format!("{shown}, line {line}: not UTF-8"))
            .hint("另存为 UTF-8 编码的文本文件再试。", "Save it as UTF-8 text and try again.")
    })?;
    let (mut rows, mut bad) = (Vec::new(), Vec::new());
    for (line, text) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        if text.trim().is_empty() {
            continue;
        }
        match row(text) {
            Ok((label, text)) => rows.push(Labelled { line, label, text: text.to_owned() }),
            Err((zh, en)) => bad.push((format!("第 {line} 行：{zh}"), format!("line {line}: {en}"))),
        }
    }
    if let Some((zh, en)) = bad.first() {
        let failure = Failure::bad_input(format!("{shown} {zh}"), format!("{shown}, {en}"));
        let more = bad.iter().skip(1).take(NAMED_LINES);
        let failure = more.fold(failure, |failure, (zh, en)| failure.hint(zh.as_str(), en.as_str()));
        let left = bad.len().saturating_sub(NAMED_LINES.saturating_add(1));
        let failure = if left > 0 {
            failure.hint(format!("还有 {left} 行也读不懂。"), format!("{left} more lines can't be read either."))
        } else {
            failure
        };
        return Err(failure.hint(
            "每行写：标签、一个制表符、顾客的话；标签是 angry、urgent、neutral、neutral_trap。",
            "Each line is a label, a tab, the message; labels are angry, urgent, neutral, neutral_trap.",
        ));
    }
    if rows.is_empty() {
        return Err(Failure::bad_input(format!("{shown} 里一行也没有"), format!("{shown} holds no rows")));
    }
    Ok(rows)
}

type Wrong = (String, String);

fn row(text: &str) -> Result<(Label, &str), Wrong> {
    let Some((label, text)) = text.split_once('\t') else {
        return Err(("标签后面没有制表符".to_owned(), "there is no tab behind a label".to_owned()));
    };
    let Some(known) = Label::parse(label.trim()) else {
        let label: String = label.chars().take(40).collect();
        return Err((format!("没有“{label}”这个标签"), format!("there is no label `{label}`")));
    };
    if text.trim().is_empty() {
        return Err(("没有话".to_owned(), "there is no message".to_owned()));
    }
    Ok((known, text))
}
