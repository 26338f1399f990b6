//! MaxKB: segments with a title, a content and the questions that lead to it.

use crate::format::{Format, Help, ImportError};
use crate::grid::Grid;
use crate::incoming::{Incoming, IncomingEntry};
use crate::note::ImportNote;
use crate::place::FilePlace;
use crate::source_file::SourceFile;
use crate::table::Mapping;

/// The row of the table of formats.
pub(crate) const MAXKB: Format = Format {
    name: "maxkb",
    help: Help {
        about: "MaxKB's segments",
        details: "XLSX or CSV with the columns 分段标题, 分段内容 and 问题 (one a line in its cell). The title is the standard question, or else the first question.",
        file: "XLSX or CSV",
        examples: &["kaopu import segments.xlsx --into my-kb --format maxkb"],
    },
    sniff: |file| file.grids().iter().any(|grid| columns(grid).is_some()),
    read,
};

/// Where title, content and questions stand.
fn columns(grid: &Grid) -> Option<[usize; 3]> {
    let row = grid.rows.first()?;
    let at = |name: &str| (0..row.cells.len()).find(|at| row.cell(*at).starts_with(name));
    Some([at("分段标题")?, at("分段内容")?, at("问题")?])
}

fn read(files: &[&SourceFile], _mapping: &Mapping) -> Result<Incoming, ImportError> {
    let mut incoming = Incoming::default();
    for file in files {
        let mut any = false;
        for grid in file.grids() {
            let Some(columns) = columns(grid) else { continue };
            any = true;
            let place = FilePlace { sheet: grid.name.clone(), ..file.place() };
            incoming.notes.extend(grid.notes.iter().map(|note| ImportNote {
                place: FilePlace { file: place.file.clone(), ..note.place.clone() },
                ..note.clone()
            }));
            rows(grid, columns, &place, &mut incoming);
        }
        if !any {
            let (zh, en) = ("的表头不是 MaxKB 的", "does not have MaxKB's header");
            return Err(ImportError::new(file.name(), zh, en, Vec::new()));
        }
    }
    Ok(incoming)
}

fn rows(grid: &Grid, columns: [usize; 3], place: &FilePlace, incoming: &mut Incoming) {
    let [title, content, questions] = columns;
    for row in grid.rows.iter().skip(1) {
        if let Some((at, fault)) = columns.into_iter().find_map(|at| Some((at, row.fault(at)?))) {
            let (zh, en) = fault.said();
            let column = u32::try_from(at + 1).unwrap_or(0);
            incoming.notes.push(ImportNote::unreadable(&place.at(row.number, column), zh, en));
            continue;
        }
        let place = place.at(row.number, 0);
        let titled = Some(row.cell(title)).filter(|title| !title.is_empty());
        let asked = row.cell(questions).lines().map(str::trim).filter(|text| !text.is_empty());
        let mut wordings = titled.into_iter().chain(asked);
        let Some(question) = wordings.next() else {
            let (zh, en) =
                ("这一段没有标题，也没有问题", "the segment has neither title nor question");
            incoming.notes.push(ImportNote::unreadable(&place, zh, en));
            continue;
        };
        let phrasings = wordings.filter(|text| *text != question);
        incoming.entries.push(IncomingEntry {
            question: question.to_owned(),
            answer: Some(row.cell(content).to_owned()).filter(|answer| !answer.is_empty()),
            phrasings: phrasings.map(|text| (place.clone(), text.to_owned())).collect(),
            place,
            ..IncomingEntry::default()
        });
    }
}
