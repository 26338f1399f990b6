//! An entry's check-up, as it is being typed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may stop at once, and plays the other programs that write files"
)]

mod common;

use common::Shop;
use kaopu_studio::{EntryDraft, Fix, Standing};

const ENTRY: &str = "ship-when";
/// Nearer to another entry of the sample, "你们从哪里发货".
const STRAY: &str = "你们从哪里发货的呀";

fn with_stray(shop: &Shop) -> EntryDraft {
    let mut draft = shop.workspace.entry(ENTRY).unwrap().draft;
    draft.phrasings.insert(1, STRAY.into());
    draft
}

#[test]
fn a_phrasing_nearer_to_another_entry_is_found_while_it_is_typed_and_moved_with_one_step() {
    let shop = Shop::open();
    let before = shop.read("phrasings.csv");
    let draft = with_stray(&shop);
    let checkup = shop.workspace.check_up(&draft).unwrap();
    assert_eq!(checkup.wordings.len(), draft.phrasings.len() + 1);
    assert_eq!(shop.read("phrasings.csv"), before, "looking writes nothing");
    let stray = checkup.wordings.iter().find(|check| check.index == Some(1)).unwrap();
    assert_eq!((stray.text.as_str(), stray.standing), (STRAY, Standing::Strays));
    let rival = stray.rival.as_ref().unwrap();
    assert_eq!(rival.entry.0, "ship-from");
    let tied = checkup.confusable.iter().find(|other| other.entry.0 == "ship-from").unwrap();
    assert!(tied.ties.iter().any(|tie| tie.ours == STRAY), "{tied:?}");

    let base = shop.workspace.entry(ENTRY).unwrap().draft;
    shop.workspace.save_entry(&base, &draft).unwrap();
    let fix = Fix::Move { from: ENTRY.into(), to: rival.entry.clone(), phrasing: STRAY.into() };
    shop.workspace.apply_fix(&fix).unwrap();
    let home = shop.workspace.check_up(&shop.workspace.entry("ship-from").unwrap().draft).unwrap();
    let moved = home.wordings.iter().find(|check| check.text == STRAY).unwrap();
    assert_eq!(moved.standing, Standing::Holds, "{moved:?}");
    let left = shop.workspace.check_up(&shop.workspace.entry(ENTRY).unwrap().draft).unwrap();
    assert!(left.wordings.iter().all(|check| check.text != STRAY));
    shop.workspace.undo().unwrap().unwrap();
    assert_eq!(shop.workspace.check_up(&draft).unwrap(), checkup);
}

#[test]
fn rows_are_counted_as_the_draft_has_them() {
    let shop = Shop::open();
    let mut draft = shop.workspace.entry(ENTRY).unwrap().draft;
    draft.phrasings.insert(0, "  ".into());
    let checkup = shop.workspace.check_up(&draft).unwrap();
    for check in &checkup.wordings {
        let there = check.index.map_or(&draft.question, |index| &draft.phrasings[index as usize]);
        assert_eq!(check.text, there.trim());
    }
    assert_eq!(checkup.wordings.len(), draft.phrasings.len());
    let off = EntryDraft { enabled: false, ..draft };
    assert!(shop.workspace.check_up(&off).unwrap().wordings.is_empty());
}
