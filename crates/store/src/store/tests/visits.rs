//! What was typed in one visit of a field is one step, however often it was saved on the way.

use super::*;
use crate::history::Stack;
use proptest::prelude::*;

/// Writes one file as an operation of a visit.
fn edit_in(store: &Store, visit: &str, path: &str, text: Option<&str>) {
    let change = changes(store.folder().path(), &[(path, text.map(str::as_bytes))]);
    let made = operation(text.unwrap_or("gone"), change);
    store.transact(Operation { visit: Some(visit.into()), ..made }).unwrap();
}

fn labels(store: &Store) -> Vec<String> {
    store.log(99).unwrap().into_iter().map(|operation| operation.label.zh).collect()
}

#[test]
fn saves_of_one_visit_are_one_step() {
    let dir = kb();
    let store = open(dir.path());
    let before = read(dir.path());
    edit_in(&store, "a", "faqs.csv", Some("half a"));
    edit_in(&store, "a", "faqs.csv", Some("half a sent"));
    edit_in(&store, "a", "facts.csv", Some("and a fact"));
    edit_in(&store, "a", "faqs.csv", Some("half a sentence"));
    let whole = read(dir.path());
    assert_eq!(labels(&store), ["half a sentence"]);
    assert_eq!(store.undo(1).unwrap().unwrap().label.zh, "half a sentence");
    assert_eq!(read(dir.path()), before);
    assert!(store.peek_undo().unwrap().is_none());
    store.redo(1).unwrap().unwrap();
    assert_eq!(read(dir.path()), whole);
    drop(store);
    // Across a restart, too, and nothing looks changed outside.
    open(dir.path()).undo(1).unwrap().unwrap();
    assert_eq!(read(dir.path()), before);
}

#[test]
fn another_visit_is_another_step() {
    let dir = kb();
    let store = open(dir.path());
    edit_in(&store, "a", "faqs.csv", Some("one"));
    edit_in(&store, "b", "faqs.csv", Some("two"));
    edit(&store, "faqs.csv", "three");
    edit(&store, "faqs.csv", "four");
    edit_in(&store, "b", "faqs.csv", Some("five"));
    assert_eq!(labels(&store), ["five", "four", "three", "two", "one"]);
    for left in ["four", "three", "two", "one"] {
        store.undo(1).unwrap().unwrap();
        assert_eq!(read(dir.path())["faqs.csv"], left.as_bytes());
    }
}

#[test]
fn what_another_program_did_in_between_keeps_its_place() {
    let dir = kb();
    let store = open(dir.path());
    edit_in(&store, "a", "faqs.csv", Some("mine"));
    let before = read(dir.path())["faqs.csv"].clone();
    fs::write(dir.path().join("faqs.csv"), "theirs").unwrap();
    let change = FileChange {
        path: "faqs.csv".into(),
        before: Some(before),
        after: Some(b"theirs".to_vec()),
    };
    store.adopt(vec![change], 1).unwrap();
    edit_in(&store, "a", "faqs.csv", Some("both"));
    for left in [&b"theirs"[..], b"mine", b"id\na\n"] {
        store.undo(1).unwrap().unwrap();
        assert_eq!(read(dir.path())["faqs.csv"], left);
    }
}

#[test]
fn a_visit_that_is_typed_back_is_no_step() {
    let dir = kb();
    let store = open(dir.path());
    edit(&store, "facts.csv", "before");
    edit_in(&store, "a", "faqs.csv", Some("x"));
    edit_in(&store, "a", "faqs.csv", Some("id\na\n"));
    assert_eq!(labels(&store), ["before"]);
    assert_eq!(store.peek_undo().unwrap().unwrap().label.zh, "before");
    drop(store);
    open(dir.path());
}

/// What was only passed through is not kept.
#[test]
fn half_sentences_leave_no_content_behind() {
    let dir = kb();
    let store = open(dir.path());
    for n in 0..20 {
        edit_in(&store, "a", "faqs.csv", Some(&"x".repeat(n)));
    }
    let stored: i64 = store
        .state()
        .history
        .connection()
        .query_row("SELECT count(*) FROM contents", [], |row| row.get(0))
        .unwrap();
    assert_eq!(stored, 2, "where it began and where it ended");
}

#[test]
fn a_visit_after_an_undo_is_a_new_line() {
    let dir = kb();
    let store = open(dir.path());
    edit_in(&store, "a", "faqs.csv", Some("one"));
    edit(&store, "faqs.csv", "two");
    store.undo(1).unwrap().unwrap();
    edit_in(&store, "a", "faqs.csv", Some("three"));
    assert!(store.peek_redo().unwrap().is_none());
    let stacks: Vec<_> = store.log(9).unwrap().into_iter().map(|op| op.stack).collect();
    assert_eq!(stacks, [Stack::Live, Stack::None, Stack::Abandoned]);
    drop(store);
    let store = open(dir.path());
    store.undo(1).unwrap().unwrap();
    assert_eq!(read(dir.path())["faqs.csv"], b"id\na\n");
}

/// A power cut between two saves of a visit, and one in the middle of the second.
#[test]
fn an_interrupted_save_is_joined_when_it_is_settled() {
    let dir = kb();
    let store = open(dir.path());
    edit_in(&store, "a", "faqs.csv", Some("half"));
    let plan = changes(dir.path(), &[("faqs.csv", Some(b"whole"))]);
    let label = Localized::new("whole", "whole");
    let new = crate::history::NewOperation {
        kind: "test",
        label: &label,
        actor: "",
        at: 1,
        role: crate::Role::Edit,
        target: None,
        visit: Some("a"),
        changes: &plan,
    };
    store.state().history.record_pending(&new).unwrap();
    store.folder().write(&plan).unwrap();
    drop(store);
    let (store, report) = Store::open(dir.path()).unwrap();
    assert_eq!(report.settled[0].outcome, Settled::Completed);
    assert_eq!(labels(&store), ["whole"]);
    store.undo(1).unwrap().unwrap();
    assert_eq!(read(dir.path())["faqs.csv"], b"id\na\n");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Undo leads through the states in which visits began, whatever files they touched, and the
    /// folder opens without anything looking changed.
    #[test]
    fn undo_leads_through_the_beginnings(
        saves in proptest::collection::vec((0_usize..3, 0_usize..3, any::<Option<u8>>()), 1..30)
    ) {
        let paths = ["faqs.csv", "facts.csv", "dialogues/b.toml"];
        let dir = kb();
        let store = open(dir.path());
        let mut beginnings: Vec<(usize, KbFiles)> = Vec::new();
        for (visit, path, content) in saves {
            let now = read(dir.path());
            let text = content.map(|byte| byte.to_string());
            if now.get(paths[path]).map(Vec::as_slice) == text.as_deref().map(str::as_bytes) {
                continue;
            }
            edit_in(&store, &visit.to_string(), paths[path], text.as_deref());
            if beginnings.last().is_none_or(|(last, _)| *last != visit) {
                beginnings.push((visit, now));
            } else if beginnings.last().is_some_and(|(_, began)| *began == read(dir.path())) {
                // Typed back: the next save of this visit goes on with the one before.
                beginnings.pop();
            }
        }
        drop(store);
        let store = open(dir.path());
        for (_, state) in beginnings.into_iter().rev() {
            prop_assert!(store.undo(1).unwrap().is_some());
            prop_assert_eq!(read(dir.path()), state);
        }
        prop_assert!(store.peek_undo().unwrap().is_none());
    }
}
