//! From the rows below a header to what they bring.

use std::collections::BTreeMap;

use kaopu_model::{AnswerDraft, fold};

use super::cells::{as_date, several, validity, yes_or_no};
use super::header::Header;
use super::kind::SheetKind;
use super::mapping::Mapping;
use super::words::ColumnRole as Role;
use crate::grid::{Grid, GridRow};
use crate::incoming::{Incoming, IncomingEntry, IncomingTable};
use crate::note::{ImportNote, NoteKind};
use crate::place::FilePlace;

/// Reads the sheets of a file. `None`: none of them has a header that says anything.
pub(crate) fn read_grids(file: &str, grids: &[Grid], mapping: &Mapping) -> Option<Incoming> {
    let mut incoming = Incoming::default();
    let mut any = false;
    for grid in grids {
        let place = FilePlace { sheet: grid.name.clone(), ..FilePlace::file(file) };
        incoming.notes.extend(grid.notes.iter().map(|note| ImportNote {
            place: FilePlace { file: file.to_owned(), ..note.place.clone() },
            ..note.clone()
        }));
        match Header::find(grid, mapping) {
            Some(header) => {
                any = true;
                Sheet { header: &header, place, mapping }.read(grid, &mut incoming);
            }
            None if grid.rows.is_empty() => {}
            None => incoming.notes.push(ImportNote::new(
                NoteKind::NotCarried,
                &place,
                "没有认得的表头，这张表没有读；用列的对应关系说明哪一列是问题、哪一列是答案",
                "no header that is known, so nothing of it was read; say which column is the \
                 question and which the answer",
            )),
        }
    }
    any.then_some(incoming)
}

struct Sheet<'s> {
    header: &'s Header,
    place: FilePlace,
    mapping: &'s Mapping,
}

impl Sheet<'_> {
    fn read(&self, grid: &Grid, incoming: &mut Incoming) {
        let below = grid.rows.get(self.header.at + 1..).unwrap_or_default();
        let rows: Vec<&GridRow> = below
            .iter()
            .filter(|row| !is_comment(row) && !self.is_header_again(row))
            .filter(|row| self.is_sound(row, &mut incoming.notes))
            .collect();
        match self.header.kind.table() {
            Some(table) => {
                let columns = self.table_columns();
                let cells = |row: &GridRow| {
                    columns.iter().map(|(at, _)| row.cell(*at).to_owned()).collect::<Vec<_>>()
                };
                let rows = rows.iter().map(|row| (self.place.at(row.number, 0), cells(row)));
                let rows = rows.filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
                incoming.tables.push(IncomingTable {
                    table,
                    place: self.place.clone(),
                    rows: rows.collect(),
                    columns: columns.iter().map(|(_, name)| name.clone()).collect(),
                });
            }
            None => self.entries(&rows, incoming),
        }
        self.name_left_out(&rows, &mut incoming.notes);
    }

    /// Sheets that were put together have their header more than once.
    fn is_header_again(&self, row: &GridRow) -> bool {
        let columns = self.header.columns.iter().enumerate();
        columns.clone().filter(|(_, (name, _))| !name.is_empty()).count() > 1
            && columns.clone().all(|(at, (name, _))| row.cell(at) == name)
    }

    /// Whether all cells that are used hold what was meant.
    fn is_sound(&self, row: &GridRow, notes: &mut Vec<ImportNote>) -> bool {
        let mut sound = true;
        for (at, (_, role)) in (1_u32..).zip(&self.header.columns) {
            let is_used = role.is_some() || self.header.kind == SheetKind::Products;
            if let Some(fault) = row.fault(at as usize - 1).filter(|_| is_used) {
                let (zh, en) = fault.said();
                notes.push(ImportNote::unreadable(&self.place.at(row.number, at), zh, en));
                sound = false;
            }
        }
        sound
    }

    /// The columns of a table's sheet by Kaopu's names; of products, the others by their own.
    fn table_columns(&self) -> Vec<(usize, String)> {
        let columns = self.header.columns.iter().enumerate();
        let named = columns.filter_map(|(at, (name, role))| match role {
            Some(role) => Some((at, role.code().to_owned())),
            None if self.is_attribute(name) => Some((at, name.clone())),
            None => None,
        });
        named.collect()
    }

    fn is_attribute(&self, name: &str) -> bool {
        self.header.kind == SheetKind::Products
            && !name.is_empty()
            && self.mapping.of(name) != Some(None)
    }

    /// Columns with something in them that nothing is made of.
    fn name_left_out(&self, rows: &[&GridRow], notes: &mut Vec<ImportNote>) {
        let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        for at in 0..widest.max(self.header.columns.len()) {
            let column = self.header.columns.get(at);
            let name = column.map_or("", |(name, _)| name.as_str());
            let is_used = column.is_some_and(|(_, role)| role.is_some()) || self.is_attribute(name);
            if is_used || (!name.is_empty() && self.mapping.of(name) == Some(None)) {
                continue;
            }
            let filled = rows.iter().filter(|row| !row.cell(at).is_empty()).count();
            if filled > 0 {
                let column = u32::try_from(at + 1).unwrap_or(u32::MAX);
                if name.is_empty() {
                    notes.push(ImportNote::not_carried(
                        &self.place.at(0, column),
                        format!("这一列没有表头，{filled} 格没有带过来"),
                        format!("the column has no heading; {filled} cells were left out"),
                    ));
                    continue;
                }
                notes.push(ImportNote::not_carried(
                    &self.place.at(0, column),
                    format!("「{name}」这一列知识库里没有地方放，{filled} 格没有带过来"),
                    format!(
                        "a knowledge base has no place for the column `{name}`: {filled} cells"
                    ),
                ));
            }
        }
    }

    fn entries(&self, rows: &[&GridRow], incoming: &mut Incoming) {
        let mut read = Entries { sheet: self, found: Vec::new(), by_name: BTreeMap::new() };
        for row in rows {
            read.row(row, &mut incoming.notes);
        }
        incoming.entries.append(&mut read.found);
    }

    fn cell<'r>(&self, row: &'r GridRow, role: Role) -> &'r str {
        self.header.column(role).map_or("", |at| row.cell(at))
    }

    /// The place of a row's cell.
    fn at(&self, row: &GridRow, role: Role) -> FilePlace {
        let column = self.header.column(role).map_or(0, |at| at + 1);
        self.place.at(row.number, u32::try_from(column).unwrap_or(0))
    }
}

/// Our own files have rows that only say something to people.
fn is_comment(row: &GridRow) -> bool {
    row.cell(0).starts_with('#') && row.cells.iter().skip(1).all(|cell| cell.trim().is_empty())
}

/// The entries of a sheet, as its rows make them.
struct Entries<'s> {
    sheet: &'s Sheet<'s>,
    found: Vec<IncomingEntry>,
    by_name: BTreeMap<String, usize>,
}

impl Entries<'_> {
    fn row(&mut self, row: &GridRow, notes: &mut Vec<ImportNote>) {
        let sheet = self.sheet;
        let is_of = sheet.header.kind == SheetKind::OfEntries;
        let id = sheet.cell(row, if is_of { Role::FaqId } else { Role::Id });
        let question = sheet.cell(row, Role::Question);
        let name = match (id, fold(question)) {
            (id, _) if is_of || !id.is_empty() => format!("id {id}"),
            (_, folded) => folded,
        };
        let at = match self.by_name.get(&name) {
            Some(at) if name != "id " => *at,
            // Cells that look merged: what belongs to a question stands below it.
            _ if question.is_empty() && id.is_empty() && !is_of && !self.found.is_empty() => {
                let above = self.found.len() - 1;
                // With an answer of its own its question may rather have been forgotten.
                if !sheet.cell(row, Role::Answer).is_empty()
                    && let Some(entry) = self.found.get(above)
                {
                    let above = &entry.question;
                    notes.push(ImportNote::told(
                        &sheet.at(row, Role::Question),
                        format!("这一行没有写问题，当成了上面「{above}」的"),
                        format!(
                            "the row does not say its question; it was taken as part of `{above}`"
                        ),
                    ));
                }
                above
            }
            _ if name.is_empty() || name == "id " => {
                let role = if is_of { Role::FaqId } else { Role::Question };
                notes.push(if question.is_empty() {
                    let (zh, en) = ("这一行没有写是哪个问题", "the row does not say its question");
                    ImportNote::unreadable(&sheet.at(row, role), zh, en)
                } else {
                    let (zh, en) = ("问题里没有文字", "the question has no words");
                    ImportNote::unreadable(&sheet.at(row, role), zh, en)
                });
                return;
            }
            _ => {
                self.by_name.insert(name, self.found.len());
                self.found.push(IncomingEntry {
                    place: sheet.place.at(row.number, 0),
                    id: Some(id.to_owned()).filter(|id| !id.is_empty()),
                    question: question.to_owned(),
                    ..IncomingEntry::default()
                });
                self.found.len() - 1
            }
        };
        let Some(entry) = self.found.get_mut(at) else { return };
        fill(sheet, row, entry, notes);
    }
}

fn fill(sheet: &Sheet<'_>, row: &GridRow, entry: &mut IncomingEntry, notes: &mut Vec<ImportNote>) {
    let text = |role: Role| Some(sheet.cell(row, role).to_owned()).filter(|cell| !cell.is_empty());
    let keep = |field: &mut Option<String>, role: Role| {
        if field.is_none() {
            *field = text(role);
        }
    };
    keep(&mut entry.category, Role::Category);
    keep(&mut entry.review_by, Role::ReviewBy);
    entry.review_by = entry.review_by.take().map(|cell| as_date(&cell));
    keep(&mut entry.note, Role::Note);
    keep(&mut entry.label, Role::Label);
    for (field, role) in
        [(&mut entry.enabled, Role::Enabled), (&mut entry.sensitive, Role::Sensitive)]
    {
        let Some(cell) = text(role).filter(|_| field.is_none()) else { continue };
        *field = yes_or_no(&cell);
        if field.is_none() {
            let zh = format!("「{cell}」看不出是还是否，没有用");
            let en = format!("`{cell}` is neither yes nor no, and was not used");
            notes.push(ImportNote::not_carried(&sheet.at(row, role), zh, en));
        }
    }
    let is_single = sheet.header.kind == SheetKind::OfEntries;
    for at in sheet.header.all(Role::Phrasing) {
        let column = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let place = sheet.place.at(row.number, column);
        if is_single {
            let cell = row.cell(at);
            entry.phrasings.extend((!cell.is_empty()).then(|| (place, cell.to_owned())));
        } else {
            let texts = several(row.cell(at)).filter(|text| *text != entry.question);
            entry.phrasings.extend(texts.map(|text| (place.clone(), text.to_owned())));
        }
    }
    if text(Role::NotKeyword).is_some() {
        notes.push(ImportNote::not_carried(
            &sheet.at(row, Role::NotKeyword),
            "否定关键词没有地方放：靠谱按整句意思认，不用关键词排除",
            "there is no place for words that rule a question out: messages are understood as a whole",
        ));
    }
    let conditions = match conditions(sheet, row) {
        Ok(conditions) => conditions,
        Err(note) => return notes.push(note),
    };
    for at in sheet.header.all(Role::Answer) {
        let answer = row.cell(at);
        let column = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let place = sheet.place.at(row.number, column);
        if answer.is_empty() {
            continue;
        }
        if is_single || conditions != AnswerDraft::default() {
            let answer = AnswerDraft { answer: answer.to_owned(), ..conditions.clone() };
            if !entry.answers.iter().any(|(_, known)| !is_single && *known == answer) {
                entry.answers.push((place, answer));
            }
        } else if entry.answer.is_none() {
            entry.answer = Some(answer.to_owned());
        } else if entry.answer.as_deref() != Some(answer) {
            notes.push(ImportNote::not_carried(
                &place,
                format!("一条问答只有一个不带条件的答案，这一个没有带过来：{}", excerpt(answer)),
                format!(
                    "an entry has one answer without a condition; not this one: {}",
                    excerpt(answer)
                ),
            ));
        }
    }
}

/// When the row's answer holds.
fn conditions(sheet: &Sheet<'_>, row: &GridRow) -> Result<AnswerDraft, ImportNote> {
    let text = |role: Role| sheet.cell(row, role).to_owned();
    let mut conditions = AnswerDraft {
        when_order: text(Role::WhenOrder),
        when_product: text(Role::WhenProduct),
        when_channel: text(Role::WhenChannel),
        from: text(Role::From),
        until: text(Role::Until),
        keyword: text(Role::Keyword),
        answer: String::new(),
    };
    let window = sheet.cell(row, Role::Validity);
    match validity(window) {
        Some((from, until)) => {
            for (field, said) in [(&mut conditions.from, from), (&mut conditions.until, until)] {
                if field.is_empty() {
                    *field = said;
                }
            }
        }
        None => {
            return Err(ImportNote::unreadable(
                &sheet.at(row, Role::Validity),
                format!(
                    "看不懂有效期「{window}」，这一行的答案没有带过来；写成 2026-01-01至2026-03-31"
                ),
                format!(
                    "`{window}` is no time window, so the row's answer was left out; write \
                     2026-01-01~2026-03-31"
                ),
            ));
        }
    }
    Ok(conditions)
}

/// The beginning of a text.
pub(super) fn excerpt(text: &str) -> String {
    let mut shown: String = text.chars().take(30).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
