//! What blocks a release, and what can be done about it.

use kaopu_studio::{GateOverride, GateRow, GateState, Override, overrides};

use crate::common::Shop;

fn gate(shop: &Shop, id: &str, passed_over: &[Override]) -> GateRow {
    let preview = shop.workspace.release_preview_as(None, passed_over).unwrap();
    preview.gates.into_iter().find(|gate| gate.id == id).unwrap()
}

/// The sample without the dialogues that come to the entry.
fn bare(shop: &Shop, entry: &str) {
    for dialogue in shop.workspace.dialogues() {
        let played = shop.workspace.dialogue(&dialogue.file).unwrap();
        let came = |turn: &kaopu_studio::Turn| {
            turn.entry.iter().chain(&turn.entries).any(|id| &**id == entry)
        };
        let expected = dialogue.entries.iter().any(|id| id == entry);
        if expected || played.turns.iter().any(|played| came(&played.turn)) {
            shop.workspace.remove_dialogue(&dialogue.file).unwrap();
        }
    }
}

#[test]
fn an_entry_without_a_dialogue_gets_one_that_did_not_need_to_be_learnt() {
    let shop = Shop::open();
    assert_eq!(gate(&shop, "protected", &[]).state, GateState::Open);
    assert_eq!(shop.workspace.protect().unwrap().written, []);
    bare(&shop, "invoice-get");
    let blocked = gate(&shop, "protected", &[]);
    assert_eq!(blocked.state, GateState::Blocked);
    assert!(blocked.causes.iter().any(|cause| cause.entry == Some("invoice-get".into())));
    let protected = shop.workspace.protect().unwrap();
    let written = protected.written.iter().find(|one| &*one.entry == "invoice-get").unwrap();
    assert!(written.tried >= 1 && !written.phrasing.is_empty());
    assert_eq!(written.file, "entry-invoice-get.toml");
    assert!(shop.workspace.dialogue(&written.file).unwrap().passed);
    let still = gate(&shop, "protected", &[]);
    assert!(still.causes.iter().all(|cause| cause.entry != Some("invoice-get".into())));
    // One step, which is taken back as one.
    shop.workspace.undo().unwrap();
    assert_eq!(gate(&shop, "protected", &[]).causes, blocked.causes);
}

#[test]
fn a_reason_passes_over_what_it_may() {
    let shop = Shop::open();
    bare(&shop, "invoice-get");
    let given =
        |gate: &str, reason: &str| GateOverride { gate: gate.into(), reason: reason.into() };
    let reason = overrides(&[given("protected", " 先上线，下周补用例 ")]).unwrap();
    let passed = gate(&shop, "protected", &reason);
    assert_eq!(passed.state, GateState::Overridden);
    assert_eq!(passed.overridden.as_deref(), Some("先上线，下周补用例"));
    let preview = shop.workspace.release_preview_as(None, &reason).unwrap();
    assert!(preview.blockers.is_empty(), "{:?}", preview.blockers);
    for refused in [given("no-errors", "先上线，下周补用例"), given("protected", "急")] {
        assert_eq!(overrides(&[refused]).unwrap_err().code, "bad-input");
    }
}
