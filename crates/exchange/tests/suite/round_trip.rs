//! Out and in again: nothing is lost, and nothing is changed.

use kaopu_exchange::{ItemKind, export_named};
use kaopu_model::{
    AnswerDraft, Edit, EntryDraft, FactDraft, FaqId, KbFiles, NewRows, TableEdit, TableName, fold,
};
use proptest::prelude::*;

use crate::kb::{EVERY, after, knowledge, plan};

/// The files of the tables only: what a workbook holds.
/// The pictures' table: they themselves can't be in a table, so it does not go either.
const PICTURES: &str = "media.csv";

fn tables(files: &KbFiles) -> KbFiles {
    files
        .iter()
        .filter(|(path, _)| path.ends_with(".csv") && *path != PICTURES)
        .map(|(p, b)| (p.clone(), b.clone()))
        .collect()
}

fn sample() -> KbFiles {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample-kb");
    let mut files = KbFiles::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "csv") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.insert(name, std::fs::read(path).unwrap());
        }
    }
    files
}

/// Export, import into nothing: the same; import into itself: nothing to do.
fn goes_round(files: &KbFiles, to: &str) -> Result<(), TestCaseError> {
    let exported = (export_named(to).unwrap().write)(files).unwrap();
    let fresh = plan(&KbFiles::new(), &exported.files);
    let errors: Vec<_> = fresh.notes.iter().map(|note| note.said().en).collect();
    prop_assert_eq!(errors, Vec::<String>::new(), "{}", to);
    let again = after(&KbFiles::new(), &fresh.edits);
    prop_assert_eq!(knowledge(&again), knowledge(&tables(files)), "{}", to);
    let itself = plan(files, &exported.files);
    prop_assert_eq!(itself.edits, Vec::new(), "{}", to);
    let counts = EVERY.map(|kind| itself.items.iter().filter(|item| item.kind == kind).count());
    prop_assert_eq!([counts[0], counts[1], counts[3]], [0, 0, 0], "{}", to);
    Ok(())
}

#[test]
fn the_sample_goes_round_and_is_written_the_same_each_time() {
    let files = sample();
    for to in ["xlsx", "csv"] {
        goes_round(&files, to).unwrap();
        let write = export_named(to).unwrap().write;
        assert_eq!(write(&files).unwrap(), write(&files).unwrap(), "{to}");
        let losses = write(&files).unwrap().losses;
        assert!(losses.iter().any(|loss| loss.zh.contains("张图片")), "{to}: {losses:?}");
    }
}

#[test]
fn a_column_that_is_not_carried_is_named() {
    let mut files = sample();
    for file in ["faqs.csv", "phrasings.csv", "answers.csv", "facts.csv"] {
        let text = String::from_utf8(files[file].clone()).unwrap();
        let (header, rest) = text.split_once('\n').unwrap();
        files.insert(file.into(), format!("{header},主管\n{rest}").into_bytes());
    }
    for to in ["xlsx", "csv"] {
        let losses = (export_named(to).unwrap().write)(&files).unwrap().losses;
        let named = losses.iter().filter(|loss| loss.zh.contains("「主管」")).count();
        assert_eq!(named, 4, "{to}: {losses:?}");
    }
}

#[test]
fn a_cell_that_was_changed_is_one_change() {
    let files = sample();
    let mut exported = (export_named("csv").unwrap().write)(&files).unwrap();
    let facts = &mut exported.files.iter_mut().find(|(name, _)| name == "facts.csv").unwrap().1;
    let text = String::from_utf8(facts.clone()).unwrap();
    assert!(text.contains("发货时限,48,"));
    *facts = text.replace("发货时限,48,", "发货时限,24,").into_bytes();
    let plan = plan(&files, &exported.files);
    let changed: Vec<_> =
        plan.items.iter().filter(|item| item.kind != ItemKind::Identical).collect();
    let [change] = changed.as_slice() else { panic!("{changed:?}") };
    assert_eq!((change.kind, change.id.as_str()), (ItemKind::Changed, "发货时限"));
    assert_eq!((change.fields[0].before.as_str(), change.fields[0].after.as_str()), ("48", "24"));
    let now = after(&files, &plan.edits);
    let before = String::from_utf8(files["facts.csv"].clone()).unwrap();
    let wanted = before.replace("发货时限,48,", "发货时限,24,");
    assert_eq!(String::from_utf8(now["facts.csv"].clone()).unwrap(), wanted);
}

#[test]
fn what_other_programs_get_comes_back_as_the_same_entries() {
    let mut files = sample();
    files.insert("kb.toml".into(), "format = 1\nid = \"x\"\nshop = \"小满\"\n".into());
    for to in ["azure", "dify", "fastgpt", "nlpjs", "rasa"] {
        let exported = (export_named(to).unwrap().write)(&files).unwrap();
        assert!(!exported.losses.is_empty(), "{to}");
        let fresh = plan(&KbFiles::new(), &exported.files);
        let kb = knowledge(&after(&KbFiles::new(), &fresh.edits));
        let enabled =
            knowledge(&files).faqs.into_iter().filter(|faq| faq.enabled && !faq.answer.is_empty());
        let enabled: Vec<_> = enabled.collect();
        let wordings = |faqs: &[kaopu_model::Faq]| -> usize {
            faqs.iter().map(|faq| 1 + faq.phrasings.len()).sum()
        };
        assert_eq!(
            kb.faqs.len(),
            enabled.len(),
            "{to}: {:?}",
            fresh.notes.iter().map(|n| n.said().en).collect::<Vec<_>>()
        );
        assert_eq!(wordings(&kb.faqs), wordings(&enabled), "{to}");
        for faq in &kb.faqs {
            let same = enabled.iter().find(|one| one.question == faq.question);
            assert!(same.is_some(), "{to}: {}", faq.question);
        }
    }
}

/// A text as it may stand in a cell: with all that spreadsheets and CSV trip over.
fn text() -> impl Strategy<Value = String> + Clone {
    "[a-c发货,;|\"'=+@\t\n#0-9{}％_ -]{1,12}".prop_map(|text| text.trim().to_owned())
}

fn files() -> impl Strategy<Value = KbFiles> {
    let answer = (text(), text(), text()).prop_map(|(keyword, from, answer)| AnswerDraft {
        keyword,
        from,
        answer: format!("答{answer}"),
        ..AnswerDraft::default()
    });
    let entry = (
        text(),
        prop::collection::vec(text(), 0..3),
        prop::collection::vec(answer, 0..2),
        (text(), text(), any::<bool>(), any::<bool>()),
    );
    let entries = prop::collection::vec(entry, 0..5);
    let facts = prop::collection::btree_map("[a-c发货]{1,3}", text(), 0..3);
    let rows = prop::collection::vec((text(), text()), 0..3);
    (entries, facts, rows.clone(), rows).prop_map(|(entries, facts, products, synonyms)| {
        let mut edits = Vec::new();
        let mut taken = std::collections::BTreeSet::new();
        let mut drafts = Vec::new();
        for (at, (question, phrasings, answers, (category, note, enabled, sensitive))) in
            entries.into_iter().enumerate()
        {
            if fold(&question).is_empty() || !taken.insert(fold(&question)) {
                continue;
            }
            drafts.push((at, question, phrasings, answers, category, note, enabled, sensitive));
        }
        for (at, question, phrasings, answers, category, note, enabled, sensitive) in drafts {
            let phrasings = phrasings
                .into_iter()
                .filter(|text| !fold(text).is_empty() && taken.insert(fold(text)))
                .collect();
            edits.push(Edit::PutEntry(EntryDraft {
                id: FaqId(format!("e-{at}")),
                answer: note.clone(),
                category,
                question,
                enabled,
                sensitive,
                note,
                phrasings,
                answers,
                review_by: String::new(),
            }));
        }
        for (key, value) in facts {
            edits.push(Edit::PutFact(FactDraft {
                key,
                value,
                unit: "天".into(),
                note: String::new(),
            }));
        }
        let new = |columns: &[&str], rows: Vec<Vec<String>>| NewRows {
            columns: columns.iter().map(|one| (*one).to_owned()).collect(),
            rows,
        };
        let products: Vec<_> = products.into_iter().filter(|(name, _)| !name.is_empty()).collect();
        let rows = products.into_iter().enumerate();
        let rows = rows.map(|(at, (name, value))| vec![format!("p{at}"), name, value]).collect();
        edits.push(Edit::EditTable(TableEdit {
            table: TableName::Products,
            columns: vec![kaopu_model::ColumnEdit::Add { name: "商品编号".into() }],
            add: new(&["id", "name", "商品编号"], rows),
            ..TableEdit::default()
        }));
        let rows = synonyms.into_iter().filter(|(term, words)| {
            !term.is_empty() && !term.starts_with('#') && !words.is_empty()
        });
        edits.push(Edit::EditTable(TableEdit {
            table: TableName::Synonyms,
            add: new(&["term", "synonyms"], rows.map(|(term, words)| vec![term, words]).collect()),
            ..TableEdit::default()
        }));
        after(&KbFiles::new(), &edits)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_knowledge_base_goes_round(files in files()) {
        goes_round(&files, "xlsx")?;
        goes_round(&files, "csv")?;
    }
}
