//! The tables of a knowledge base as they go into a workbook.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_model::{
    EntryDraft, FaqId, KbFiles, Localized, RowKind, Table, TableName, entry_drafts, parse,
    table_text,
};

use super::format::ExportError;
use crate::labels::labels;
use crate::table::{ColumnRole, role_of};

/// A table to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OutTable {
    /// The file's name in the knowledge base, without its ending.
    pub(super) file: &'static str,
    /// Its title in Chinese.
    pub(super) title: &'static str,
    /// Its columns.
    pub(super) columns: Vec<OutColumn>,
    pub(super) rows: Vec<Vec<String>>,
}

/// A column of such a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OutColumn {
    /// Its name in the knowledge base.
    pub(super) name: String,
    /// How it is headed.
    pub(super) heading: String,
    /// What stands in it, if it is one that Kaopu knows.
    pub(super) role: Option<ColumnRole>,
}

const ENTRIES: [(ColumnRole, &str); 9] = [
    (ColumnRole::Id, "编号"),
    (ColumnRole::Category, "分类"),
    (ColumnRole::Question, "标准问"),
    (ColumnRole::Answer, "答案"),
    (ColumnRole::Enabled, "启用"),
    (ColumnRole::ReviewBy, "复核日期"),
    (ColumnRole::Note, "备注"),
    (ColumnRole::Sensitive, "敏感"),
    (ColumnRole::Label, "标签"),
];

const PHRASINGS: [(ColumnRole, &str); 2] =
    [(ColumnRole::FaqId, "问答编号"), (ColumnRole::Phrasing, "相似问")];

const ANSWERS: [(ColumnRole, &str); 8] = [
    (ColumnRole::FaqId, "问答编号"),
    (ColumnRole::WhenOrder, "订单状态"),
    (ColumnRole::WhenProduct, "适用商品"),
    (ColumnRole::WhenChannel, "渠道"),
    (ColumnRole::From, "开始时间"),
    (ColumnRole::Until, "结束时间"),
    (ColumnRole::Keyword, "关键词"),
    (ColumnRole::Answer, "答案"),
];

/// How the columns of tables that are edited as one are headed.
const HEADINGS: [(&str, &str); 14] = [
    ("id", "编号"),
    ("name", "商品名称"),
    ("aliases", "别名"),
    ("key", "事实"),
    ("value", "值"),
    ("unit", "单位"),
    ("note", "备注"),
    ("term", "词"),
    ("synonyms", "同义词"),
    ("word", "禁用词"),
    ("unless", "例外"),
    ("severity", "级别"),
    ("marketplace", "平台"),
    ("source", "依据"),
];

/// All tables that hold anything, and what is not in them.
pub(super) fn tables(files: &KbFiles) -> Result<(Vec<OutTable>, Vec<Localized>), ExportError> {
    let entries = entries(files);
    let labels = labels(files);
    let mut all = vec![of_entries(&entries, &labels), phrasings(&entries), answers(&entries)];
    let mut losses = losses(files, &entries);
    losses.extend(own_columns(files));
    for table in [TableName::Facts, TableName::Products, TableName::Synonyms, TableName::Forbidden]
    {
        if let Some(table) = edited_table(files, table, &mut losses)? {
            all.push(table);
        }
    }
    Ok((all, losses))
}

/// The entries in file order.
pub(super) fn entries(files: &KbFiles) -> Vec<EntryDraft> {
    let mut drafts = entry_drafts(files);
    let mut ordered: Vec<EntryDraft> =
        parse(files).kb.faqs.iter().filter_map(|faq| drafts.remove(&faq.id)).collect();
    ordered.extend(drafts.into_values().filter(|draft| !draft.id.is_empty()));
    ordered
}

fn columns(known: &[(ColumnRole, &str)]) -> Vec<OutColumn> {
    let column = |(role, heading): &(ColumnRole, &str)| OutColumn {
        name: role.code().to_owned(),
        heading: (*heading).to_owned(),
        role: Some(*role),
    };
    known.iter().map(column).collect()
}

fn of_entries(entries: &[EntryDraft], labels: &BTreeMap<FaqId, String>) -> OutTable {
    let yes = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    let width = if labels.is_empty() { ENTRIES.len() - 1 } else { ENTRIES.len() };
    let rows = entries.iter().map(|entry| {
        let mut row = vec![
            entry.id.0.clone(),
            entry.category.clone(),
            entry.question.clone(),
            entry.answer.clone(),
            yes(entry.enabled),
            entry.review_by.clone(),
            entry.note.clone(),
            yes(entry.sensitive),
            labels.get(&entry.id).cloned().unwrap_or_default(),
        ];
        row.truncate(width);
        row
    });
    OutTable {
        file: "faqs",
        title: "问答",
        columns: columns(ENTRIES.get(..width).unwrap_or(&ENTRIES)),
        rows: rows.collect(),
    }
}

fn phrasings(entries: &[EntryDraft]) -> OutTable {
    let rows = entries.iter().flat_map(|entry| {
        entry.phrasings.iter().map(|text| vec![entry.id.0.clone(), text.clone()])
    });
    OutTable {
        file: "phrasings",
        title: "相似问",
        columns: columns(&PHRASINGS),
        rows: rows.collect(),
    }
}

fn answers(entries: &[EntryDraft]) -> OutTable {
    let rows = entries.iter().flat_map(|entry| {
        entry.answers.iter().map(|one| {
            vec![
                entry.id.0.clone(),
                one.when_order.clone(),
                one.when_product.clone(),
                one.when_channel.clone(),
                one.from.clone(),
                one.until.clone(),
                one.keyword.clone(),
                one.answer.clone(),
            ]
        })
    });
    OutTable {
        file: "answers",
        title: "条件答案",
        columns: columns(&ANSWERS),
        rows: rows.collect(),
    }
}

/// A table that is edited as one; `None` if it is not there.
fn edited_table(
    files: &KbFiles,
    table: TableName,
    losses: &mut Vec<Localized>,
) -> Result<Option<OutTable>, ExportError> {
    if !files.contains_key(table.file()) {
        return Ok(None);
    }
    let text =
        table_text(files, table).map_err(|error| ExportError { reason: error.localized() })?;
    let is_products = table == TableName::Products;
    let mut places = Vec::new();
    let mut columns = Vec::new();
    for (at, column) in text.columns.iter().enumerate() {
        if !column.is_known && !is_products {
            losses.push(own_column(table.file(), &column.name));
            continue;
        }
        let heading = HEADINGS.iter().find(|(name, _)| *name == column.name);
        let role = column.is_known.then(|| ColumnRole::parse(&column.name)).flatten();
        places.push(at);
        columns.push(OutColumn {
            name: column.name.clone(),
            heading: match heading {
                Some((_, heading)) if column.is_known => (*heading).to_owned(),
                _ => column.name.clone(),
            },
            role,
        });
    }
    // An attribute may be called as one of our columns is elsewhere: then ours keep their own names.
    let ours: BTreeSet<ColumnRole> = columns.iter().filter_map(|column| column.role).collect();
    let attributes = columns.iter().filter(|column| column.role.is_none());
    let mut roles = attributes.filter_map(|column| role_of(&column.name));
    if roles.any(|role| ours.contains(&role)) {
        columns.iter_mut().for_each(|column| column.heading.clone_from(&column.name));
    }
    let rows = text.rows.iter().map(|(_, cells)| {
        places.iter().map(|at| cells.get(*at).cloned().unwrap_or_default()).collect()
    });
    let file = table.file().strip_suffix(".csv").unwrap_or_default();
    Ok(Some(OutTable { file, title: table.zh(), columns, rows: rows.collect() }))
}

fn own_column(file: &str, column: &str) -> Localized {
    Localized::new(
        format!("{file}：「{column}」这一列是您自己加的，不在里面"),
        format!("{file}: the column `{column}` is your own, and not in it"),
    )
}

/// Columns of the entries' tables that are nobody's but the author's.
fn own_columns(files: &KbFiles) -> Vec<Localized> {
    let tables: [(&str, &[(ColumnRole, &str)]); 3] =
        [("faqs.csv", &ENTRIES), ("phrasings.csv", &PHRASINGS), ("answers.csv", &ANSWERS)];
    let mut own = Vec::new();
    for (file, known) in tables {
        let bytes = files.get(file).map(Vec::as_slice).unwrap_or_default();
        let table = Table::parse(std::str::from_utf8(bytes).unwrap_or_default());
        let header = table.header().map(kaopu_model::Row::cells).unwrap_or_default();
        let strange = header
            .iter()
            .map(|cell| cell.trim())
            .filter(|name| !name.is_empty() && !known.iter().any(|(role, _)| role.code() == *name));
        own.extend(strange.map(|name| own_column(file, name)));
    }
    own
}

/// What tables do not hold.
fn losses(files: &KbFiles, entries: &[EntryDraft]) -> Vec<Localized> {
    let mut losses = Vec::new();
    let others = ["persona.toml", "care.toml", "escalation.toml"];
    let dialogues = files.keys().filter(|path| path.starts_with(kaopu_model::DIALOGUES)).count();
    if dialogues > 0 || others.iter().any(|path| files.contains_key(*path)) {
        losses.push(Localized::new(
            format!("人设、关怀、转人工规则和 {dialogues} 个对话用例不是表格，不在里面"),
            format!("the persona, care moments, hand-over rules and {dialogues} test dialogues are no tables, and not in it"),
        ));
    }
    let mut comments = 0;
    for (_, bytes) in files.iter().filter(|(path, _)| path.ends_with(".csv")) {
        let table = Table::parse(std::str::from_utf8(bytes).unwrap_or_default());
        comments += table.rows().iter().filter(|row| row.kind() == RowKind::Comment).count();
    }
    if comments > 0 {
        losses.push(Localized::new(
            format!("{comments} 行以 # 开头的注释不在里面"),
            format!("{comments} comment rows are not in it"),
        ));
    }
    let kb = parse(files).kb;
    if !kb.pictures.is_empty() {
        losses.push(Localized::new(
            format!("{} 张图片不在里面，答案里只留着它们的名字", kb.pictures.len()),
            format!("{} pictures are not in it; answers keep their names", kb.pictures.len()),
        ));
    }
    let rows = kb.faqs.len();
    if rows > entries.len() {
        losses.push(Localized::new(
            format!("{} 条问答与别的编号相同，只取了第一条", rows - entries.len()),
            format!(
                "of {} entries with an id that others have only the first is in it",
                rows - entries.len()
            ),
        ));
    }
    losses
}
