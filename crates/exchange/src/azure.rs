//! Azure custom question answering: TSV or XLSX, rows with one `QnaId` being wordings of one entry.

use std::collections::BTreeMap;

use crate::format::{Format, Help, ImportError};
use crate::grid::{Grid, GridRow};
use crate::incoming::{Incoming, IncomingEntry};
use crate::note::ImportNote;
use crate::place::FilePlace;
use crate::source_file::SourceFile;
use crate::table::Mapping;

/// Columns that only such a file has.
const OWN: [&str; 5] = ["metadata", "suggestedquestions", "iscontextonly", "prompts", "qnaid"];

/// The row of the table of formats.
pub(crate) const AZURE: Format = Format {
    name: "azure",
    help: Help {
        about: "Azure custom question answering",
        details: "The TSV or XLSX that a project exports, or a sheet of Question, Answer, Metadata. Rows with one QnaId become one entry; follow-up prompts and suggested questions are named and left out.",
        file: "TSV or XLSX",
        examples: &["kaopu import azure.tsv --into my-kb --format azure"],
    },
    sniff: |file| file.grids().iter().any(|grid| Columns::of(grid).is_some()),
    read,
};

/// Where the columns stand.
struct Columns(BTreeMap<String, usize>);

impl Columns {
    fn of(grid: &Grid) -> Option<Self> {
        let row = grid.rows.first()?;
        let names = (0..row.cells.len()).map(|at| (row.cell(at).to_lowercase(), at));
        let columns = Self(names.rev().collect());
        let has = |name: &str| columns.0.contains_key(name);
        (has("question") && has("answer") && OWN.iter().any(|name| has(name))).then_some(columns)
    }

    fn cell<'r>(&self, row: &'r GridRow, name: &str) -> &'r str {
        self.0.get(name).map_or("", |at| row.cell(*at))
    }

    fn at(&self, place: &FilePlace, row: &GridRow, name: &str) -> FilePlace {
        let column = self.0.get(name).map_or(0, |at| at + 1);
        place.at(row.number, u32::try_from(column).unwrap_or(0))
    }
}

fn read(files: &[&SourceFile], _mapping: &Mapping) -> Result<Incoming, ImportError> {
    let mut incoming = Incoming::default();
    for file in files {
        let mut any = false;
        for grid in file.grids() {
            let Some(columns) = Columns::of(grid) else { continue };
            any = true;
            let place = FilePlace { sheet: grid.name.clone(), ..file.place() };
            incoming.notes.extend(grid.notes.iter().map(|note| ImportNote {
                place: FilePlace { file: place.file.clone(), ..note.place.clone() },
                ..note.clone()
            }));
            read_grid(grid, &columns, &place, &mut incoming);
        }
        if !any {
            return Err(ImportError::new(
                file.name(),
                "的表头不是 Azure 自定义问答的",
                "does not have the header of custom question answering",
                Vec::new(),
            ));
        }
    }
    Ok(incoming)
}

fn read_grid(grid: &Grid, columns: &Columns, place: &FilePlace, incoming: &mut Incoming) {
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    for row in grid.rows.iter().skip(1) {
        let notes = &mut incoming.notes;
        let used = ["question", "answer"].map(|name| columns.0.get(name).copied());
        if let Some((at, fault)) =
            used.into_iter().flatten().find_map(|at| Some((at, row.fault(at)?)))
        {
            let (zh, en) = fault.said();
            let column = u32::try_from(at + 1).unwrap_or(0);
            notes.push(ImportNote::unreadable(&place.at(row.number, column), zh, en));
            continue;
        }
        let question = columns.cell(row, "question");
        if question.is_empty() {
            let (zh, en) = ("这一行没有问题", "the row has no question");
            notes.push(ImportNote::unreadable(&columns.at(place, row, "question"), zh, en));
            continue;
        }
        let mut left_out = |name: &str, zh: &str, en: &str| {
            let cell = columns.cell(row, name);
            if !matches!(cell.to_lowercase().as_str(), "" | "[]" | "false") {
                notes.push(ImportNote::not_carried(&columns.at(place, row, name), zh, en));
            }
        };
        left_out("prompts", "后续提示没有带过来", "follow-up prompts were left out");
        left_out("suggestedquestions", "建议的问法没有带过来", "suggested questions were left out");
        left_out(
            "iscontextonly",
            "它只在上下文里用，这里成了普通的问答",
            "it was only for a context, and becomes an ordinary entry",
        );
        let category = category(columns.cell(row, "metadata"));
        if let Err(other) = &category {
            let (zh, en) =
                (format!("元数据 {other} 没有带过来"), format!("metadata {other} was left out"));
            notes.push(ImportNote::not_carried(&columns.at(place, row, "metadata"), zh, en));
        }
        let place = place.at(row.number, 0);
        let id = columns.cell(row, "qnaid").to_owned();
        if let Some(entry) = by_id.get(&id).and_then(|at| incoming.entries.get_mut(*at)) {
            if entry.question != question {
                entry.phrasings.push((place, question.to_owned()));
            }
            continue;
        }
        if !id.is_empty() {
            by_id.insert(id, incoming.entries.len());
        }
        let answer = columns.cell(row, "answer").replace("\\n", "\n");
        incoming.entries.push(IncomingEntry {
            place,
            question: question.to_owned(),
            answer: Some(answer).filter(|answer| !answer.is_empty()),
            category: category.ok().flatten(),
            ..IncomingEntry::default()
        });
    }
}

/// The category that metadata names, if it names nothing else; else all of it.
fn category(metadata: &str) -> Result<Option<String>, String> {
    if metadata.is_empty() || metadata == "[]" {
        return Ok(None);
    }
    let pairs: Vec<(String, String)> =
        match serde_json::from_str::<Vec<serde_json::Value>>(metadata) {
            Ok(list) => list
                .iter()
                .map(|one| {
                    let text =
                        |key: &str| one.get(key).and_then(|v| v.as_str()).unwrap_or_default();
                    (text("name").to_owned(), text("value").to_owned())
                })
                .collect(),
            Err(_) => metadata
                .split('|')
                .filter_map(|pair| pair.split_once(':'))
                .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
                .collect(),
        };
    match pairs.as_slice() {
        [(name, value)] if matches!(name.to_lowercase().as_str(), "category" | "分类") => {
            Ok(Some(value.clone()))
        }
        _ => Err(metadata.to_owned()),
    }
}
