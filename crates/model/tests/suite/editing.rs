//! Edits: what is put is read back, and nothing else changes.

use std::collections::BTreeMap;

use kaopu_model::{
    Dialogue, DialogueTurn, Edit, EditError, EntryDraft, FactDraft, FaqId, KbFiles, Table,
    WrongAnswerBudget, apply, entry_draft, merge_entry, parse,
};
use proptest::prelude::*;

fn after(files: &KbFiles, edit: &Edit) -> Result<KbFiles, EditError> {
    let mut files = files.clone();
    for (path, content) in apply(&files.clone(), edit)? {
        match content {
            Some(bytes) => files.insert(path, bytes),
            None => files.remove(&path),
        };
    }
    Ok(files)
}

fn files(parts: &[(&str, &str)]) -> KbFiles {
    parts.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

fn text<'f>(files: &'f KbFiles, path: &str) -> &'f str {
    std::str::from_utf8(&files[path]).unwrap()
}

fn shop() -> KbFiles {
    files(&[
        (
            "faqs.csv",
            "\u{feff}extra,id,category,question,answer,enabled,review_by,note\r\nx,a,物流,\"什么时候发货\",很快,是,,\r\n# 注释,,,,,,,\r\ny,b,商品,尺码,看详情,,,\r\n",
        ),
        ("phrasings.csv", "faq_id,phrasing,from\na,一,chat\nb,二,\n\na,\"三\",\n# 完\n"),
        ("answers.csv", "faq_id,when_order,answer\na,paid,在发\nb,paid,\"看, 详情\"\n"),
    ])
}

/// The raw rows, with how often each occurs.
fn rows(files: &KbFiles, path: &str) -> BTreeMap<String, i32> {
    let mut rows = BTreeMap::new();
    let Some(bytes) = files.get(path) else { return rows };
    for row in Table::parse(std::str::from_utf8(bytes).unwrap()).rows() {
        *rows.entry(row.raw().trim_end_matches(['\r', '\n']).to_owned()).or_insert(0) += 1;
    }
    rows
}

fn has_column(files: &KbFiles, name: &str) -> bool {
    std::str::from_utf8(&files["faqs.csv"]).unwrap().lines().any(|line| line.contains(name))
}

#[test]
fn the_format_rises_with_the_first_edit_that_needs_it() {
    let settings = "# ours\nformat = 1 # so far\nid = \"tea\"\nshop = \"x\"\n";
    let shop = files(&[("kb.toml", settings), ("faqs.csv", "id,question,answer\na,怎么退,退\n")]);
    let draft = entry_draft(&shop, &"a".into()).unwrap();
    let plain = EntryDraft { answer: "可以退".into(), ..draft.clone() };
    let plain = after(&shop, &Edit::PutEntry(plain)).unwrap();
    assert_eq!(plain["kb.toml"], settings.as_bytes());
    let marked = EntryDraft { sensitive: true, ..draft };
    let marked = after(&shop, &Edit::PutEntry(marked)).unwrap();
    assert_eq!(marked["kb.toml"], settings.replace("= 1", "= 2").as_bytes());
    assert_eq!(
        marked["faqs.csv"],
        "id,question,answer,enabled,sensitive\na,怎么退,退,,yes\n".as_bytes()
    );
}

proptest! {
    #[test]
    fn what_is_put_is_read_back(first in crate::drafts::entry(), second in crate::drafts::entry(), started in any::<bool>()) {
        let empty = if started { shop() } else { KbFiles::new() };
        let once = after(&empty, &Edit::PutEntry(first.clone())).unwrap();
        prop_assert_eq!(entry_draft(&once, &first.id), Some(first.clone()));
        let twice = after(&once, &Edit::PutEntry(first.clone())).unwrap();
        prop_assert_eq!(&twice, &once);
        let both = after(&once, &Edit::PutEntry(second.clone())).unwrap();
        prop_assert_eq!(entry_draft(&both, &second.id), Some(second.clone()));
        if first.id != second.id {
            prop_assert_eq!(entry_draft(&both, &first.id), Some(first.clone()));
        }
        let changed = EntryDraft { id: first.id.clone(), ..second.clone() };
        let again = after(&both, &Edit::PutEntry(changed.clone())).unwrap();
        prop_assert_eq!(entry_draft(&again, &first.id), Some(changed));
        let gone = after(&again, &Edit::RemoveEntry(first.id.clone())).unwrap();
        prop_assert_eq!(entry_draft(&gone, &first.id), None);
        prop_assert!(parse(&gone).diagnostics.iter().all(|diagnostic| diagnostic.code != "unknown-id"));
    }

    #[test]
    fn an_edit_touches_only_rows_of_its_entry(before in crate::drafts::entry(), draft in crate::drafts::entry(), other in crate::drafts::entry()) {
        prop_assume!(other.id != draft.id && !["a", "b"].contains(&&*other.id) && !["a", "b"].contains(&&*draft.id));
        let before = EntryDraft { id: draft.id.clone(), ..before };
        let mut shop = shop();
        let answers = "faq_id,when_order,when_product,when_channel,from,until,keyword,answer\na,paid,,,,,,在发\nb,\"paid\",,,,,,看\n";
        shop.insert("answers.csv".to_owned(), answers.as_bytes().to_vec());
        let start = after(&shop, &Edit::PutEntry(before)).unwrap();
        let start = after(&start, &Edit::PutEntry(other)).unwrap();
        let end = after(&start, &Edit::PutEntry(draft.clone())).unwrap();
        for path in ["faqs.csv", "phrasings.csv", "answers.csv"] {
            let (mut old, new) = (rows(&start, path), rows(&end, path));
            // A column that the file did not have yet gives every row one more empty cell.
            if path == "faqs.csv" && has_column(&end, "sensitive") && !has_column(&start, "sensitive") {
                let wider = |row: String| if row.starts_with('#') { row } else { format!("{row},") };
                old = old.into_iter().map(|(row, count)| (wider(row), count)).collect();
                old.retain(|row, _| !row.contains("id,category,"));
            }
            let mine = |row: &str| row.starts_with(&format!("{},", draft.id)) || row.starts_with(&format!(",{},", draft.id));
            for (row, count) in &old {
                prop_assert!(mine(row) || new.get(row) == Some(count), "{path}: {row:?} was touched");
            }
            for row in new.keys().filter(|row| !row.ends_with(",sensitive")) {
                prop_assert!(mine(row) || old.contains_key(row), "{path}: {row:?} came from nowhere");
            }
        }
    }

    #[test]
    fn into_any_file_an_entry_is_put_whole_or_not_at_all(
        faqs in crate::reading::csv_like(),
        phrasings in crate::reading::csv_like(),
        draft in crate::drafts::entry(),
    ) {
        let start = files(&[
            ("faqs.csv", &format!("id,note,question,answer\n{faqs}")),
            ("phrasings.csv", &format!("faq_id,phrasing\n{phrasings}")),
        ]);
        if let Ok(end) = after(&start, &Edit::PutEntry(draft.clone())) {
            prop_assert_eq!(entry_draft(&end, &draft.id), Some(draft));
        }
    }

    #[test]
    fn a_dialogue_that_is_put_is_read_back(first in crate::drafts::dialogue(), second in crate::drafts::dialogue()) {
        let once = after(&KbFiles::new(), &Edit::PutDialogue(first.clone())).unwrap();
        prop_assert_eq!(dialogue(&once), without_rows(&first));
        prop_assert_eq!(&after(&once, &Edit::PutDialogue(first)).unwrap(), &once);
        let changed = after(&once, &Edit::PutDialogue(second.clone())).unwrap();
        prop_assert_eq!(dialogue(&changed), without_rows(&second), "{}", text(&changed, "dialogues/a.toml"));
    }

    #[test]
    fn merging_follows_whoever_changed(base in crate::drafts::entry(), ours in crate::drafts::entry(), theirs in crate::drafts::entry()) {
        let (ours, theirs) = (EntryDraft { id: base.id.clone(), ..ours }, EntryDraft { id: base.id.clone(), ..theirs });
        for (ours, theirs, expected) in [(&base, &theirs, &theirs), (&ours, &base, &ours), (&ours, &ours, &ours)] {
            let merge = merge_entry(&base, ours, theirs);
            prop_assert_eq!(&merge.merged, expected);
            prop_assert!(merge.conflicts.is_empty());
        }
        let (left, right) = (merge_entry(&base, &ours, &theirs), merge_entry(&base, &theirs, &ours));
        prop_assert_eq!(&left.conflicts, &right.conflicts);
        if left.conflicts.is_empty() {
            let sorted = |mut list: Vec<String>| { list.sort(); list.dedup(); list };
            prop_assert_eq!(sorted(left.merged.phrasings.clone()), sorted(right.merged.phrasings));
        }
        for phrasing in ours.phrasings.iter().filter(|text| !base.phrasings.contains(text)) {
            prop_assert!(left.merged.phrasings.contains(phrasing));
        }
    }
}

fn without_rows(dialogue: &Dialogue) -> Dialogue {
    let turns = dialogue.turns.iter().map(|turn| DialogueTurn { row: 0, ..turn.clone() }).collect();
    Dialogue { turns, ..dialogue.clone() }
}

fn dialogue(files: &KbFiles) -> Dialogue {
    without_rows(&parse(files).kb.dialogues[0])
}

#[test]
fn one_changed_phrasing_is_one_changed_row() {
    let mut draft = entry_draft(&shop(), &FaqId::from("a")).unwrap();
    draft.phrasings = vec!["一".into(), "三又".into(), "四, 五".into()];
    let files = after(&shop(), &Edit::PutEntry(draft)).unwrap();
    assert_eq!(
        text(&files, "phrasings.csv"),
        "faq_id,phrasing,from\na,一,chat\nb,二,\n\na,三又,\na,\"四, 五\",\n# 完\n"
    );
    assert_eq!(files["faqs.csv"], shop()["faqs.csv"]);
}

#[test]
fn the_cell_that_says_yes_is_kept_until_it_must_say_no() {
    let mut draft = entry_draft(&shop(), &FaqId::from("a")).unwrap();
    draft.answer = "马上".into();
    let files = after(&shop(), &Edit::PutEntry(draft.clone())).unwrap();
    assert!(text(&files, "faqs.csv").contains("\r\nx,a,物流,什么时候发货,马上,是,,\r\n"));
    draft.enabled = false;
    let files = after(&files, &Edit::PutEntry(draft)).unwrap();
    assert!(text(&files, "faqs.csv").contains("x,a,物流,什么时候发货,马上,否,,"));
}

#[test]
fn a_new_entry_stands_beside_its_category() {
    let draft = EntryDraft {
        id: "c".into(),
        category: "物流".into(),
        enabled: true,
        ..EntryDraft::default()
    };
    let files = after(&shop(), &Edit::PutEntry(draft)).unwrap();
    let ids: Vec<_> = parse(&files).kb.faqs.iter().map(|faq| faq.id.0.clone()).collect();
    assert_eq!(ids, ["a", "c", "b"]);
}

#[test]
fn a_column_is_added_when_it_is_needed_and_not_before() {
    let mut draft = entry_draft(&shop(), &FaqId::from("b")).unwrap();
    draft.answers[0].answer = "看".into();
    let files = after(&shop(), &Edit::PutEntry(draft.clone())).unwrap();
    assert_eq!(text(&files, "answers.csv"), "faq_id,when_order,answer\na,paid,在发\nb,paid,看\n");
    draft.answers[0].keyword = "急".into();
    let files = after(&files, &Edit::PutEntry(draft)).unwrap();
    assert_eq!(
        text(&files, "answers.csv"),
        "faq_id,when_order,answer,keyword\na,paid,在发,\nb,paid,看,急\n"
    );
}

#[test]
fn what_cannot_be_read_is_never_written_over() {
    let draft = EntryDraft { id: "c".into(), phrasings: vec!["x".into()], ..EntryDraft::default() };
    for (path, bytes) in [
        ("faqs.csv", b"id,question,answer\nship,\xca\xb2\xc3\xb4\xca\xb1\xba\xf2,x\n".as_slice()),
        ("faqs.csv", b"id,question,answer\nship,\"When,x\n"),
        ("faqs.csv", b"id;question;answer\n"),
        ("phrasings.csv", b"faq_id,phrasing\nship,\"a\"b\n"),
    ] {
        let mut files = shop();
        files.insert(path.to_owned(), bytes.to_vec());
        let error = apply(&files, &Edit::PutEntry(draft.clone())).unwrap_err();
        assert!(matches!(&error, EditError::Unreadable { file, .. } if file == path), "{error}");
        assert!(error.localized().zh.contains(path));
    }
    // A table that the edit does not need may be spoiled.
    let mut files = shop();
    files.insert("phrasings.csv".to_owned(), b"\xff".to_vec());
    let draft = EntryDraft { phrasings: Vec::new(), ..draft };
    assert!(apply(&files, &Edit::PutEntry(draft)).is_ok());
    let files: KbFiles = [("dialogues/a.toml".to_owned(), b"title = ".to_vec())].into();
    let dialogue = Dialogue { file: "a.toml".into(), ..Dialogue::default() };
    assert!(matches!(
        apply(&files, &Edit::PutDialogue(dialogue)),
        Err(EditError::Unreadable { .. })
    ));
}

#[test]
fn a_row_that_would_become_a_comment_is_refused() {
    let files = files(&[("faqs.csv", "question,id,answer\nx,a,y\n")]);
    let draft = EntryDraft {
        id: "a".into(),
        question: "#1 是什么".into(),
        enabled: true,
        ..EntryDraft::default()
    };
    assert!(matches!(
        apply(&files, &Edit::PutEntry(draft)),
        Err(EditError::Refused { field: "question", .. })
    ));
}

#[test]
fn ids_and_keys_and_names_are_checked() {
    let draft = EntryDraft { id: "Not An Id".into(), ..EntryDraft::default() };
    assert!(matches!(
        apply(&KbFiles::new(), &Edit::PutEntry(draft)),
        Err(EditError::Refused { field: "id", .. })
    ));
    let draft = EntryDraft { id: "a".into(), note: "\0".into(), ..EntryDraft::default() };
    assert!(matches!(
        apply(&KbFiles::new(), &Edit::PutEntry(draft)),
        Err(EditError::Refused { field: "note", .. })
    ));
    for key in ["", "a b", "a.b", "{a}", "#a", "店铺"] {
        let fact = FactDraft { key: key.into(), ..FactDraft::default() };
        assert!(
            matches!(
                apply(&KbFiles::new(), &Edit::PutFact(fact)),
                Err(EditError::Refused { field: "key", .. })
            ),
            "{key}"
        );
    }
    let dialogue = Dialogue { file: "../a.toml".into(), ..Dialogue::default() };
    assert!(matches!(
        apply(&KbFiles::new(), &Edit::PutDialogue(dialogue)),
        Err(EditError::Refused { field: "file", .. })
    ));
}

#[test]
fn facts_come_and_go() {
    let start = files(&[(
        "facts.csv",
        "key,value,unit,note\r\n发货时限,48,小时,\r\n退货期,7,天,\"a,b\"\r\n",
    )]);
    let fact = FactDraft {
        key: "发货时限".into(),
        value: "24".into(),
        unit: "小时".into(),
        note: String::new(),
    };
    let changed = after(&start, &Edit::PutFact(fact)).unwrap();
    assert_eq!(
        text(&changed, "facts.csv"),
        "key,value,unit,note\r\n发货时限,24,小时,\r\n退货期,7,天,\"a,b\"\r\n"
    );
    let gone = after(&changed, &Edit::RemoveFact("发货时限".into())).unwrap();
    assert_eq!(text(&gone, "facts.csv"), "key,value,unit,note\r\n退货期,7,天,\"a,b\"\r\n");
    assert!(apply(&gone, &Edit::RemoveFact("发货时限".into())).unwrap().is_empty());
}

#[test]
fn comments_in_toml_survive() {
    let kb = "# the shop\r\nid = \"x\"\r\nwrong_answers = \"1%\" # agreed with legal\r\nshop = \"y\"\r\n";
    let changed =
        after(&files(&[("kb.toml", kb)]), &Edit::PutBudget(WrongAnswerBudget(50))).unwrap();
    assert_eq!(text(&changed, "kb.toml"), kb.replace("1%", "0.5%"));
    assert!(matches!(
        apply(&KbFiles::new(), &Edit::PutBudget(WrongAnswerBudget(50))),
        Err(EditError::Missing { .. })
    ));

    let path = "dialogues/a.toml";
    let start = "# from a real chat\ntitle = \"x\"\nowner = \"li\"\n\n# first\n[[turn]]\ncustomer = '一'\n[turn.expect]\nentry = \"a\" # sure\n\n# second\n[[turn]]\ncustomer = \"二\"\n";
    let start = files(&[(path, start)]);
    let mut wanted = dialogue(&start);
    wanted.turns.insert(1, DialogueTurn { customer: "又".into(), ..DialogueTurn::default() });
    wanted.turns[0].expect.as_mut().unwrap().contains = vec!["48".into()];
    let changed = after(&start, &Edit::PutDialogue(wanted.clone())).unwrap();
    assert_eq!(
        text(&changed, path),
        "# from a real chat\ntitle = \"x\"\nowner = \"li\"\n\n# first\n[[turn]]\ncustomer = '一'\n[turn.expect]\nentry = \"a\" # sure\ncontains = [\"48\"]\n\n[[turn]]\ncustomer = \"又\"\n\n# second\n[[turn]]\ncustomer = \"二\"\n"
    );
    let removed = after(&changed, &Edit::RemoveDialogue { file: "a.toml".into() }).unwrap();
    assert!(!removed.contains_key(path));
}

#[test]
fn both_sides_of_an_answer_conflict() {
    let base = entry_draft(&shop(), &FaqId::from("a")).unwrap();
    let with = |answer: &str| {
        let mut draft = base.clone();
        draft.answers[0].answer = answer.into();
        draft
    };
    let merge = merge_entry(&base, &with("我们的"), &with("他们的"));
    assert_eq!(merge.conflicts, ["answers"]);
    assert_eq!(merge.merged.answers, with("我们的").answers);
    let ours = EntryDraft { question: "甲".into(), ..base.clone() };
    let theirs = EntryDraft { question: "乙".into(), note: "备注".into(), ..base.clone() };
    let merge = merge_entry(&base, &ours, &theirs);
    assert_eq!(
        (merge.conflicts, merge.merged.note.as_str()),
        (vec!["question".to_owned()], "备注")
    );
}

#[test]
fn an_empty_file_gets_its_header() {
    for start in ["", "\n", "\u{feff}# 店里的事实\r\n"] {
        let fact =
            FactDraft { key: "发货时限".into(), value: "24".into(), ..FactDraft::default() };
        let changed = after(&files(&[("facts.csv", start)]), &Edit::PutFact(fact)).unwrap();
        let end = if start.contains('\r') { "\r\n" } else { "\n" };
        assert_eq!(
            text(&changed, "facts.csv"),
            format!("{start}key,value,unit,note{end}发货时限,24,,{end}")
        );
    }
}

#[test]
fn a_dialogue_that_says_the_same_keeps_its_spelling() {
    let spelled = "title = '''x'''\n[context]\nnow = 2026-11-11T00:05:00\nchannel = \"聊天\"\norder = { amount = \"259\", state = \"待发货\" }\n[[turn]]\ncustomer = \"一\"\n[turn.expect]\ncontains = []\n[[turn]]\ncustomer = \"二\"\n";
    let start = files(&[("dialogues/a.toml", spelled)]);
    let mut wanted = dialogue(&start);
    assert!(apply(&start, &Edit::PutDialogue(wanted.clone())).unwrap().is_empty());
    wanted.turns[1].customer = "三".into();
    let changed = after(&start, &Edit::PutDialogue(wanted)).unwrap();
    assert_eq!(text(&changed, "dialogues/a.toml"), spelled.replace("二", "三"));
}
