//! FastGPT (`q,a,index,metadata`, before that `q,a,indexes`) and Dify (`question,answer`).

use crate::format::{Format, Help, ImportError};
use crate::grid::Grid;
use crate::incoming::Incoming;
use crate::note::ImportNote;
use crate::pairing::entries_of_pairs;
use crate::place::FilePlace;
use crate::source_file::SourceFile;

/// The row of the table of formats.
pub(crate) const FASTGPT: Format = Format {
    name: "fastgpt",
    help: Help {
        about: "FastGPT's questions and answers",
        details: "CSV or XLSX with the columns q and a. Questions with the very same answer become one entry.",
        file: "CSV or XLSX",
        examples: &["kaopu import pairs.csv --into my-kb --format fastgpt"],
    },
    sniff: |file| file.grids().iter().any(is_fastgpt),
    read: |files, _| read(files, is_fastgpt),
};

/// The row of the table of formats.
pub(crate) const DIFY: Format = Format {
    name: "dify",
    help: Help {
        about: "Dify's annotations",
        details: "CSV with the columns question and answer, and no others. Questions with the very same answer become one entry.",
        file: "CSV",
        examples: &["kaopu import annotations.csv --into my-kb --format dify"],
    },
    sniff: |file| file.grids().iter().any(is_dify),
    read: |files, _| read(files, is_dify),
};

fn header(grid: &Grid) -> Vec<String> {
    let row = grid.rows.first();
    row.map_or_else(Vec::new, |row| {
        (0..row.cells.len()).map(|at| row.cell(at).to_lowercase()).collect()
    })
}

fn is_fastgpt(grid: &Grid) -> bool {
    let header = header(grid);
    matches!(header.as_slice(), [q, a, rest @ ..]
        if q == "q" && a == "a"
            && rest.iter().all(|name| matches!(name.as_str(), "" | "index" | "indexes" | "metadata")))
}

fn is_dify(grid: &Grid) -> bool {
    header(grid) == ["question", "answer"]
}

fn read(files: &[&SourceFile], is_it: fn(&Grid) -> bool) -> Result<Incoming, ImportError> {
    let mut incoming = Incoming::default();
    for file in files {
        let Some(grid) = file.grids().iter().find(|grid| is_it(grid)) else {
            return Err(ImportError::new(
                file.name(),
                "的表头不是这种格式的",
                "does not have the header of that format",
                Vec::new(),
            ));
        };
        let place = FilePlace { sheet: grid.name.clone(), ..file.place() };
        let notes = grid.notes.iter().map(|note| ImportNote {
            place: FilePlace { file: place.file.clone(), ..note.place.clone() },
            ..note.clone()
        });
        let mut notes: Vec<ImportNote> = notes.collect();
        let mut pairs = Vec::new();
        let mut others = 0;
        for row in grid.rows.iter().skip(1) {
            let fault = (0..2).find_map(|at| Some((at, row.fault(at)?)));
            if let Some((at, fault)) = fault {
                let (zh, en) = fault.said();
                let column = u32::try_from(at + 1).unwrap_or(0);
                notes.push(ImportNote::unreadable(&place.at(row.number, column), zh, en));
                continue;
            }
            others += (2..row.cells.len()).filter(|at| !row.cell(*at).is_empty()).count();
            match (row.cell(0), row.cell(1)) {
                ("", _) => notes.push(ImportNote::unreadable(
                    &place.at(row.number, 1),
                    "这一行没有问题",
                    "the row has no question",
                )),
                (question, answer) => {
                    pairs.push((place.at(row.number, 0), question.to_owned(), answer.to_owned()));
                }
            }
        }
        if others > 0 {
            notes.push(ImportNote::not_carried(
                &place,
                format!("{others} 格索引和元数据没有带过来"),
                format!("{others} cells of indexes and metadata were left out"),
            ));
        }
        incoming.entries.extend(entries_of_pairs(pairs, &mut notes));
        incoming.notes.append(&mut notes);
    }
    Ok(incoming)
}
