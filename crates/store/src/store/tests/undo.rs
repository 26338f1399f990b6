//! Undo and redo lead through exactly the states that were.

use super::*;
use proptest::prelude::*;

#[test]
fn the_log_and_the_labels() {
    let dir = kb();
    let store = open(dir.path());
    edit(&store, "faqs.csv", "one");
    edit(&store, "faqs.csv", "two");
    assert_eq!(store.peek_undo().unwrap().unwrap().label.zh, "two");
    assert!(store.peek_redo().unwrap().is_none() && store.redo(5).unwrap().is_none());
    let undone = store.undo(7).unwrap().unwrap();
    assert_eq!(
        (undone.label.zh.as_str(), undone.changes[0].after.as_deref()),
        ("two", Some(&b"one"[..]))
    );
    assert_eq!(store.peek_redo().unwrap().unwrap().id, undone.target);
    let log = store.log(10).unwrap();
    let labels: Vec<_> = log.iter().map(|op| op.label.zh.as_str()).collect();
    assert_eq!(labels, ["撤销：two", "two", "one"]);
    assert_eq!((log[0].at, log[0].actor.as_str(), log[0].target), (7, "小王", Some(undone.target)));
    assert_eq!(log[0].paths, ["faqs.csv"]);
    let (_, recorded) = store.operation(undone.target).unwrap().unwrap();
    assert_eq!(recorded[0].before.as_deref(), Some(&b"one"[..]));
    assert_eq!(store.log(1).unwrap().len(), 1);
}

#[test]
fn a_new_operation_ends_what_could_be_redone() {
    let dir = kb();
    let store = open(dir.path());
    edit(&store, "faqs.csv", "one");
    edit(&store, "facts.csv", "two");
    store.undo(0).unwrap();
    edit(&store, "dialogues/a.toml", "three");
    assert!(store.peek_redo().unwrap().is_none());
    drop(store);
    let store = open(dir.path());
    assert_eq!(store.peek_undo().unwrap().unwrap().label.zh, "three");
    store.undo(0).unwrap();
    assert_eq!(store.peek_redo().unwrap().unwrap().label.zh, "three");
    assert_eq!(store.peek_undo().unwrap().unwrap().label.zh, "one");
}

#[test]
fn undo_refuses_what_was_changed_since() {
    let dir = kb();
    let store = open(dir.path());
    edit(&store, "faqs.csv", "one");
    fs::write(dir.path().join("faqs.csv"), "two").unwrap();
    assert!(
        matches!(store.undo(0), Err(StoreError::ChangedOutside { path }) if path == "faqs.csv")
    );
    assert_eq!(read(dir.path())["faqs.csv"], b"two");
    fs::write(dir.path().join("faqs.csv"), "one").unwrap();
    assert!(store.undo(0).unwrap().is_some());
    fs::write(dir.path().join("faqs.csv"), "three").unwrap();
    assert!(matches!(store.redo(0), Err(StoreError::ChangedOutside { .. })));
}

#[derive(Debug, Clone)]
enum Step {
    Edit(Vec<(usize, Option<Vec<u8>>)>),
    Outside(usize, Option<Vec<u8>>),
    Undo,
    Redo,
    Reopen,
}

const PATHS: [&str; 4] = ["faqs.csv", "facts.csv", "dialogues/a.toml", "dialogues/b.toml"];

fn content() -> impl Strategy<Value = Option<Vec<u8>>> {
    prop_oneof![1 => Just(None), 5 => proptest::collection::vec(any::<u8>(), 0..40).prop_map(Some)]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => proptest::collection::vec((0..PATHS.len(), content()), 1..4).prop_map(Step::Edit),
        1 => (0..PATHS.len(), content()).prop_map(|(path, content)| Step::Outside(path, content)),
        4 => Just(Step::Undo),
        3 => Just(Step::Redo),
        1 => Just(Step::Reopen),
    ]
}

/// The states that were, and which of them is now.
struct Model {
    states: Vec<KbFiles>,
    now: usize,
}

impl Model {
    fn push(&mut self, state: KbFiles) {
        self.states.truncate(self.now + 1);
        self.states.push(state);
        self.now += 1;
    }
}

fn set(files: &mut KbFiles, path: &str, content: Option<&Vec<u8>>) {
    match content {
        Some(bytes) => drop(files.insert(path.into(), bytes.clone())),
        None => drop(files.remove(path)),
    }
}

fn play(steps: Vec<Step>) {
    let dir = kb();
    let mut store = open(dir.path());
    let mut model = Model { states: vec![read(dir.path())], now: 0 };
    for step in steps {
        match step {
            Step::Edit(mut edits) => {
                edits.sort_by_key(|(path, _)| *path);
                edits.dedup_by_key(|(path, _)| *path);
                let mut state = model.states[model.now].clone();
                edits
                    .iter()
                    .for_each(|(path, content)| set(&mut state, PATHS[*path], content.as_ref()));
                let edits: Vec<_> = edits
                    .iter()
                    .map(|(path, content)| (PATHS[*path], content.as_deref()))
                    .collect();
                match store.transact(operation("", changes(dir.path(), &edits))) {
                    Ok(_) => model.push(state),
                    Err(StoreError::NothingChanged) => assert_eq!(state, model.states[model.now]),
                    Err(other) => panic!("{other}"),
                }
            }
            Step::Outside(path, content) => {
                let (before, path) = (read(dir.path()), PATHS[path]);
                match &content {
                    Some(bytes) => fs::write(dir.path().join(path), bytes).unwrap(),
                    None => drop(fs::remove_file(dir.path().join(path))),
                }
                let after = read(dir.path());
                let change = FileChange {
                    path: path.into(),
                    before: before.get(path).cloned(),
                    after: content,
                };
                if before == after {
                    continue;
                }
                let touched =
                    store.peek_undo().unwrap().is_some_and(|op| op.paths.iter().any(|p| p == path));
                if touched {
                    assert!(matches!(store.undo(0), Err(StoreError::ChangedOutside { .. })));
                }
                store.adopt(vec![change], 0).unwrap();
                model.push(after);
            }
            Step::Undo => {
                let undone = store.undo(0).unwrap();
                assert_eq!(undone.is_some(), model.now > 0);
                model.now = model.now.saturating_sub(1);
            }
            Step::Redo => {
                let redone = store.redo(0).unwrap();
                assert_eq!(redone.is_some(), model.now + 1 < model.states.len());
                model.now += usize::from(redone.is_some());
            }
            Step::Reopen => {
                drop(store);
                store = open(dir.path());
            }
        }
        assert_eq!(read(dir.path()), model.states[model.now]);
        assert_eq!(store.peek_undo().unwrap().is_some(), model.now > 0);
        assert_eq!(store.peek_redo().unwrap().is_some(), model.now + 1 < model.states.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_state_comes_back_byte_for_byte(steps in proptest::collection::vec(step(), 1..60)) {
        play(steps);
    }
}
