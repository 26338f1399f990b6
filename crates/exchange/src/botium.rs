//! Botium: `.convo.txt` (`#me` asks, `#bot` answers) and `.utterances.txt` (a name, then its
//! wordings).

use std::collections::BTreeMap;

use crate::format::{Format, Help, ImportError};
use crate::incoming::{Incoming, IncomingEntry};
use crate::note::ImportNote;
use crate::place::FilePlace;
use crate::source_file::SourceFile;
use crate::table::Mapping;

/// The row of the table of formats.
pub(crate) const BOTIUM: Format = Format {
    name: "botium",
    help: Help {
        about: "Botium's conversations and utterances",
        details: ".convo.txt and .utterances.txt, given together. The first question and answer of a conversation become an entry, named by the conversation; what follows is named and left out. Utterances that no conversation uses become entries without an answer.",
        file: "Text files",
        examples: &["kaopu import spec/*.txt --into my-kb"],
    },
    sniff: |file| is_convo(file) || is_utterances(file),
    read,
};

fn is_convo(file: &SourceFile) -> bool {
    file.name().ends_with(".convo.txt") && file.text().is_ok_and(|text| text.text.contains("#me"))
}

fn is_utterances(file: &SourceFile) -> bool {
    file.name().ends_with(".utterances.txt")
        && file
            .text()
            .is_ok_and(|text| text.text.lines().filter(|line| !line.trim().is_empty()).count() > 1)
}

fn read(files: &[&SourceFile], _mapping: &Mapping) -> Result<Incoming, ImportError> {
    let mut incoming = Incoming::default();
    // Names of utterances are written in capitals where they are used.
    let mut utterances: BTreeMap<String, (FilePlace, Vec<String>, bool)> = BTreeMap::new();
    for file in files {
        if !is_utterances(file) && !is_convo(file) {
            let (zh, en) = ("不是 Botium 的文件", "is no file of Botium");
            return Err(ImportError::new(file.name(), zh, en, Vec::new()));
        }
        if is_utterances(file)
            && let Ok(decoded) = file.text()
        {
            let mut lines = decoded.text.lines().map(str::trim).filter(|line| !line.is_empty());
            let name = lines.next().unwrap_or_default().to_owned();
            utterances.insert(name, (file.place(), lines.map(str::to_owned).collect(), false));
        }
    }
    for file in files.iter().filter(|file| is_convo(file)) {
        if let Ok(decoded) = file.text() {
            convo(&decoded.text, &file.place(), &mut utterances, &mut incoming);
        }
    }
    for (name, (place, texts, used)) in utterances {
        let mut texts = texts.into_iter();
        if let Some(question) = texts.next().filter(|_| !used) {
            incoming.entries.push(IncomingEntry {
                like: name,
                question,
                phrasings: texts.map(|text| (place.clone(), text)).collect(),
                place,
                ..IncomingEntry::default()
            });
        }
    }
    Ok(incoming)
}

fn convo(
    text: &str,
    place: &FilePlace,
    utterances: &mut BTreeMap<String, (FilePlace, Vec<String>, bool)>,
    incoming: &mut Incoming,
) {
    let mut name = String::new();
    let mut said: Vec<(bool, u32, String)> = Vec::new();
    for (number, line) in (1_u32..).zip(text.lines()) {
        let line = line.trim();
        match line {
            "#me" | "#bot" => said.push((line == "#me", number + 1, String::new())),
            _ if line.starts_with('#') => said.push((false, number, String::new())),
            "" => {}
            _ => match said.last_mut() {
                Some((_, _, text)) if text.is_empty() => text.push_str(line),
                Some((_, _, text)) => {
                    text.push('\n');
                    text.push_str(line);
                }
                None => name.push_str(line),
            },
        }
    }
    let mut turns = said.into_iter();
    let asked = turns.find(|(me, _, text)| *me && !text.is_empty());
    let answered = turns.find(|(me, _, text)| !me && !text.is_empty());
    let Some((_, row, asked)) = asked else {
        let (zh, en) = ("这段对话里顾客没有说话", "nobody asks anything in this conversation");
        incoming.notes.push(ImportNote::unreadable(place, zh, en));
        return;
    };
    if turns.next().is_some() {
        let (zh, en) =
            ("第一问一答之后的对话没有带过来", "what follows the first answer was left out");
        incoming.notes.push(ImportNote::not_carried(place, zh, en));
    }
    let (place, mut wordings) = match utterances.get_mut(&asked) {
        Some((place, texts, used)) => {
            *used = true;
            (place.clone(), texts.clone())
        }
        None => (place.at(row, 0), vec![asked]),
    };
    if wordings.is_empty() {
        return;
    }
    let question = wordings.remove(0);
    let answer = answered.map(|(_, _, text)| match utterances.get_mut(&text) {
        Some((_, texts, used)) => {
            *used = true;
            texts.first().cloned().unwrap_or_default()
        }
        None => text,
    });
    incoming.entries.push(IncomingEntry {
        like: name,
        question,
        answer: answer.filter(|answer| !answer.is_empty()),
        phrasings: wordings.into_iter().map(|text| (place.clone(), text)).collect(),
        place,
        ..IncomingEntry::default()
    });
}
