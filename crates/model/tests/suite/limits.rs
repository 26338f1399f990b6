//! Files over a limit: said, and never written over.

use kaopu_model::limits::{
    BLOCKS, COLUMNS, FORBIDDEN, PERSONAS, ROWS, TEXT_CHARS, TOML_PIECES, file_bytes,
};
use kaopu_model::{
    Dialogue, Edit, EditError, FactDraft, KbFiles, QueueId, WrongAnswerBudget, analyse, apply,
};

fn one(path: &str, text: String) -> KbFiles {
    let mut files: KbFiles = [
        ("kb.toml", "format = 1\nid = \"test\"\nshop = \"小店\"\n"),
        ("faqs.csv", "id,category,question,answer\nship,物流,什么时候发货,很快\n"),
    ]
    .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
    .into();
    files.insert(path.to_owned(), text.into_bytes());
    files
}

fn fact(value: &str) -> Edit {
    Edit::PutFact(FactDraft {
        key: "时限".into(),
        value: value.into(),
        unit: String::new(),
        note: String::new(),
    })
}

/// Files over a limit, an edit that would change each, and the place that is named.
fn over() -> Vec<(&'static str, String, Edit, (u32, u32))> {
    let queue = || Edit::RemoveQueue(QueueId("q".into()));
    let facts = |rows: String| format!("key,value,unit,note\n{rows}");
    let width = u32::try_from(COLUMNS).unwrap();
    let rows = u32::try_from(ROWS).unwrap();
    let blocks = u32::try_from(BLOCKS).unwrap();
    let pieces = u32::try_from(TOML_PIECES).unwrap();
    let dialogue = Edit::PutDialogue(Dialogue { file: "a.toml".into(), ..Dialogue::default() });
    vec![
        ("facts.csv", facts("\n".repeat(file_bytes("facts.csv"))), fact("1"), (0, 0)),
        ("facts.csv", facts("a,1,,\n".repeat(ROWS)), fact("1"), (rows + 1, 0)),
        ("facts.csv", facts(format!("{}\n", ",".repeat(COLUMNS))), fact("1"), (2, 0)),
        (
            "facts.csv",
            facts(format!("{}\n", ",".repeat(COLUMNS - 1)).repeat(2_000)),
            fact("1"),
            (2_001, 0),
        ),
        (
            "facts.csv",
            facts(format!("a,\"{}\",,\n", "长".repeat(TEXT_CHARS + 1))),
            fact("1"),
            (2, 2),
        ),
        ("facts.csv", format!("key,value{}\n", ",x".repeat(width as usize)), fact("1"), (1, 0)),
        (
            "kb.toml",
            "#".repeat(file_bytes("kb.toml") + 1),
            Edit::PutBudget(WrongAnswerBudget::default()),
            (0, 0),
        ),
        ("escalation.toml", "[[rule]]\n".repeat(16 << 17), queue(), (0, 0)),
        ("escalation.toml", "[[queue]]\n".repeat(BLOCKS + 1), queue(), (blocks + 1, 1)),
        ("escalation.toml", " \n".repeat(TOML_PIECES), queue(), (pieces / 2 + 1, 1)),
        ("escalation.toml", format!("a = \"{}\"\n", "长".repeat(TEXT_CHARS + 9)), queue(), (1, 5)),
        (
            "persona.toml",
            (0..PERSONAS).map(|at| format!("[personas.p{at:02}]\n")).collect(),
            Edit::UsePersona("p01".into()),
            (u32::try_from(PERSONAS).unwrap(), 11),
        ),
        ("dialogues/a.toml", "[[turn]]\n".repeat(BLOCKS + 1), dialogue, (blocks + 1, 1)),
    ]
}

#[test]
fn what_is_over_a_limit_is_said_with_its_place_and_never_written_over() {
    for (path, text, edit, place) in over() {
        let files = one(path, text);
        let found = analyse(&files, None);
        let told: Vec<_> =
            found.diagnostics.iter().filter(|told| told.code == "too-large").collect();
        let shown = || told.iter().map(|told| (&told.place, &told.message.en)).collect::<Vec<_>>();
        let (first, rest) = told.split_first().unwrap_or_else(|| panic!("{path}: {place:?}"));
        assert!(rest.is_empty(), "{:?}", shown());
        assert_eq!(
            (first.place.file.as_str(), first.place.row, first.place.column),
            (path, place.0, place.1),
            "{:?}",
            shown()
        );
        for text in [&first.message, &first.hint] {
            assert!(!text.zh.is_empty() && !text.en.is_empty());
        }
        let refused = apply(&files, &edit).unwrap_err();
        assert!(
            matches!(&refused, EditError::Unreadable { file, because } if file == path && because.code == "too-large"),
            "{path}: {refused}"
        );
        assert!(found.kb.faqs.len() == 1, "what can be read is read");
    }
}

#[test]
fn forbidden_words_beyond_the_limit_are_left_out() {
    let words = "\"不说\",".repeat(FORBIDDEN + 1);
    let found = analyse(&one("persona.toml", format!("forbidden = [{words}]\n")), None);
    assert_eq!(found.kb.persona.forbidden.len(), FORBIDDEN);
    assert!(found.diagnostics.iter().any(|told| told.code == "too-large"));
}

#[test]
fn no_edit_takes_a_file_over_a_limit() {
    let files = one("facts.csv", format!("key,value\n{}", "a,1\n".repeat(ROWS - 1)));
    let refused = apply(&files, &fact("1")).unwrap_err();
    assert!(matches!(refused, EditError::Refused { field: "size", .. }), "{refused}");
    let files = one("facts.csv", "key,value\n".to_owned());
    assert!(apply(&files, &fact(&"长".repeat(TEXT_CHARS))).is_ok());
    let refused = apply(&files, &fact(&"长".repeat(TEXT_CHARS + 1))).unwrap_err();
    assert!(matches!(refused, EditError::Refused { field: "value", .. }), "{refused}");
    let others: String = (2..COLUMNS).map(|at| format!(",c{at}")).collect();
    let widest = format!("key,value{others}\n");
    let with_note = Edit::PutFact(FactDraft {
        key: "时限".into(),
        value: "1".into(),
        unit: String::new(),
        note: "x".into(),
    });
    let refused = apply(&one("facts.csv", widest), &with_note).unwrap_err();
    assert!(matches!(refused, EditError::Refused { field: "size", .. }), "{refused}");
    let title = "长".repeat(TEXT_CHARS + 9);
    let long = Edit::PutDialogue(Dialogue { file: "a.toml".into(), title, ..Dialogue::default() });
    let refused = apply(&files, &long).unwrap_err();
    assert!(matches!(refused, EditError::Refused { field: "size", .. }), "{refused}");
}
