//! An entry's check-up, as it is being typed, and the budget.

use crate::common::Shop;
use kaopu_engine::insight::LooOutcome;
use kaopu_studio::{Draft, EntryDraft, Fix};

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
    let checkup = shop.desk.preview.check_up(&draft).unwrap();
    assert!(
        checkup.wordings[0].index.is_none() && checkup.wordings.len() > draft.phrasings.len() / 2
    );
    assert_eq!(shop.read("phrasings.csv"), before, "looking writes nothing");
    let stray = checkup.wordings.iter().find(|check| check.index == Some(1)).unwrap();
    assert_eq!((stray.text.as_str(), stray.standing), (STRAY, LooOutcome::Misrouted));
    let rival = stray.rival.as_ref().unwrap();
    assert_eq!(rival.entry.0, "ship-from");
    assert_eq!(stray.neighbours[0].entry.0, "ship-from", "{:?}", stray.neighbours);
    assert!(
        stray.neighbours.is_sorted_by(|a, b| a.likeness >= b.likeness),
        "{:?}",
        stray.neighbours
    );
    assert!(stray.neighbours[0].likeness > stray.neighbours[1].likeness);
    for check in &checkup.wordings {
        assert!(
            check.neighbours.len() == 3
                && check.neighbours.iter().all(|near| near.entry.0 != ENTRY),
            "{check:?}"
        );
    }
    let tied = checkup.confusable.iter().find(|other| other.entry.0 == "ship-from").unwrap();
    assert!(tied.ties.iter().any(|tie| tie.ours == STRAY), "{tied:?}");

    let base = shop.workspace.entry(ENTRY).unwrap().draft;
    let [base, edited] = [&base, &draft].map(|entry| Draft::Entry(entry.clone()));
    shop.workspace.save_draft(Some(&base), &edited, None).unwrap();
    let fix = Fix::Move { from: ENTRY.into(), to: rival.entry.clone(), phrasing: STRAY.into() };
    shop.workspace.apply_fix(&fix).unwrap();
    let home =
        shop.desk.preview.check_up(&shop.workspace.entry("ship-from").unwrap().draft).unwrap();
    let moved = home.wordings.iter().find(|check| check.text == STRAY).unwrap();
    assert_eq!(moved.standing, LooOutcome::Found, "{moved:?}");
    let left = shop.desk.preview.check_up(&shop.workspace.entry(ENTRY).unwrap().draft).unwrap();
    assert!(left.wordings.iter().all(|check| check.text != STRAY));
    shop.workspace.undo().unwrap().unwrap();
    let again = shop.desk.preview.check_up(&draft).unwrap();
    assert!(again.wordings == checkup.wordings && again.confusable == checkup.confusable);
}

#[test]
fn rows_are_counted_as_the_draft_has_them() {
    let shop = Shop::open();
    let mut draft = shop.workspace.entry(ENTRY).unwrap().draft;
    draft.phrasings.insert(0, "  ".into());
    let checkup = shop.desk.preview.check_up(&draft).unwrap();
    for check in &checkup.wordings {
        let there = check.index.map_or(&draft.question, |index| &draft.phrasings[index as usize]);
        assert_eq!(check.text, there.trim());
    }
    let indices: Vec<_> = checkup.wordings.iter().map(|check| check.index).collect();
    assert!(indices.is_sorted() && indices.contains(&Some(1)), "{indices:?}");
    let off = EntryDraft { enabled: false, ..draft };
    assert!(shop.desk.preview.check_up(&off).unwrap().wordings.is_empty());
}

#[test]
fn the_budget_is_one_line_and_one_step() {
    let shop = Shop::open();
    let before = shop.read("kb.toml");
    let now = shop.workspace.budget();
    assert!(now.stops.iter().any(|stop| stop.budget == now.current));
    assert!(now.stops.is_sorted_by(|a, b| a.budget < b.budget));
    shop.workspace.save_budget(250).unwrap();
    let after = shop.read("kb.toml");
    let changed: Vec<_> = before.lines().zip(after.lines()).filter(|(a, b)| a != b).collect();
    assert_eq!((changed.len(), before.lines().count()), (1, after.lines().count()), "{changed:?}");
    assert!(changed[0].1.starts_with("wrong_answers = \"2.5%\""), "{changed:?}");
    let chosen = shop.workspace.budget();
    assert!(
        chosen.current == 250 && chosen.stops.iter().any(|stop| stop.budget == 250),
        "a value between two stops"
    );
    assert!(shop.workspace.undo().unwrap().unwrap().zh.contains("2.5%"));
    assert_eq!(shop.read("kb.toml"), before);
    for bad in [0, 9, 2_001, u32::MAX] {
        assert_eq!(shop.workspace.save_budget(bad).unwrap_err().code, "bad-input", "{bad}");
    }
}

#[test]
fn a_bolder_budget_asks_back_less() {
    let shop = Shop::open();
    let view = shop.workspace.budget();
    assert!(view.wordings > view.entries && view.entries > 40);
    for stop in &view.stops {
        for fates in [stop.known, stop.strangers] {
            let confirmed = fates.confirmed_right + fates.confirmed_wrong;
            let all = fates.right + fates.wrong + confirmed + fates.asked + fates.given_up;
            assert_eq!(all, 10_000, "{stop:?}");
        }
        assert_eq!((stop.strangers.right, stop.strangers.confirmed_right), (0, 0));
        assert!(stop.begun_wrong >= stop.budget);
    }
    let answered = |stop: &kaopu_studio::BudgetStop| stop.known.right + stop.known.wrong;
    assert!(view.stops.is_sorted_by_key(answered), "{:?}", view.stops);
    let (careful, bold) = (view.stops.first().unwrap(), view.stops.last().unwrap());
    assert!(answered(careful) < answered(bold), "the slider does something");
}

#[test]
fn what_a_change_costs_other_entries_is_named_with_its_cause_also_once_it_is_saved() {
    let shop = Shop::open();
    let opened = shop.workspace.entry(ENTRY).unwrap().draft;
    let before = shop.desk.preview.check_up(&opened).unwrap().elsewhere;
    assert_eq!((before.count, before.answered_before), (0, before.answered_now));
    let mut draft = opened.clone();
    let theirs =
        ["发货地在哪个城市", "货从哪个仓发", "从什么地方发出来", "你们仓库在哪里", "哪儿发的货呀"];
    draft.phrasings.extend(theirs.map(str::to_owned));
    let elsewhere = shop.desk.preview.check_up(&draft).unwrap().elsewhere;
    assert!(elsewhere.count > 0 && elsewhere.answered_now < elsewhere.answered_before);
    let hit = elsewhere.spoilt.iter().find(|one| one.entry.0 == "ship-from").unwrap();
    assert!(hit.after > hit.before, "{hit:?}");
    // What stood there before is no reason: it would be bad advice to move it.
    assert!(elsewhere.spoilt.iter().all(|one| theirs.contains(&one.because.as_str())));
    assert!(elsewhere.spoilt.iter().all(|one| one.entry.0 != ENTRY));

    let [base, edited] = [&opened, &draft].map(|entry| Draft::Entry(entry.clone()));
    shop.workspace.save_draft(Some(&base), &edited, None).unwrap();
    assert_eq!(shop.desk.preview.check_up(&draft).unwrap().elsewhere, elsewhere);
    // Whoever goes away and comes back has seen it.
    let other = shop.workspace.entry("ship-from").unwrap().draft;
    shop.desk.preview.check_up(&other).unwrap();
    assert_eq!(shop.desk.preview.check_up(&draft).unwrap().elsewhere.count, 0);
}
