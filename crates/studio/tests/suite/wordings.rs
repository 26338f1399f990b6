//! How a small shop's entries stand up to the ways in which customers write: tried, kept, and what is
//! made of what went wrong.

use kaopu_studio::{
    DialogueOutcome, EntryWays, FailedWording, FaqId, WordingsStage, WordingsView, WritingWay,
};

use crate::common::{Shop, latest};

/// Entries that are near to each other: a slip makes one of another.
const FILES: [(&str, &str); 3] = [
    ("kb.toml", "format = 1\ntitle = \"小店\"\n"),
    (
        "faqs.csv",
        "id,question,answer\n\
         ship,什么时候发货,两天内发出。\n\
         arrive,什么时候到货,发出后三天到。\n\
         return,怎么退货,在订单里点退货。\n\
         exchange,怎么换货,在订单里点换货。\n",
    ),
    (
        "phrasings.csv",
        "faq_id,phrasing\nship,多久能发出来\narrive,多久能送到\nreturn,我想退货\nexchange,我想换货\n",
    ),
];

fn run(shop: &Shop) -> WordingsView {
    shop.desk.wordings.run(|_| ()).unwrap();
    shop.desk.wordings.view().unwrap()
}

/// The first wording that went wrong.
fn first(view: &WordingsView) -> (FaqId, FailedWording) {
    let failed = view.entries.iter().find_map(|row| {
        let cell = row.cells.iter().find(|cell| !cell.failed.is_empty())?;
        Some((row.entry.id.clone(), cell.failed[0].clone()))
    });
    failed.unwrap()
}

#[test]
fn every_entry_is_written_in_every_way_and_what_went_wrong_is_kept() {
    let shop = Shop::of(&FILES);
    assert!(shop.desk.wordings.view().is_none());
    let mut stages = Vec::new();
    shop.desk.wordings.run(|far| stages.push(far.stage)).unwrap();
    stages.dedup();
    assert_eq!(stages, [WordingsStage::Ways, WordingsStage::Slips]);
    let view = shop.desk.wordings.view().unwrap();
    assert!(!view.stale);
    assert_eq!(view.measured_at, "2026-11-22T08:00:00Z");
    assert_eq!((view.ways.len(), view.slips.wordings, view.slips.looked_at), (14, 8, 8));
    assert!(view.slips.messages > 100, "{:?}", view.slips);
    let all = view.ways.iter().find(|way| way.way == WritingWay::CourtesyBefore).unwrap();
    assert_eq!(all.tried, 8);
    assert!(!view.entries.is_empty());
    for row in &view.entries {
        assert_eq!(row.cells.len(), view.ways.len());
        for cell in &row.cells {
            let failed = u32::try_from(cell.failed.len()).unwrap();
            assert_eq!(cell.tally.right + failed, cell.tally.tried, "{cell:?}");
            assert!(cell.tally.asked_back <= failed);
        }
    }
    let right = |row: &EntryWays| -> (u32, u32) {
        let cells = row.cells.iter().map(|cell| &cell.tally);
        cells.fold((0, 0), |(right, tried), one| (right + one.right, tried + one.tried))
    };
    let worst_first = |a: &EntryWays, b: &EntryWays| {
        let ((a, of), (b, among)) = (right(a), right(b));
        // In ten-thousandths, as they are sorted.
        a * 10_000 / of <= b * 10_000 / among
    };
    assert!(view.entries.is_sorted_by(worst_first));
    assert!(view.pairs.iter().any(|pair| {
        (pair.one.id.0.as_str(), pair.other.id.0.as_str()) == ("return", "exchange")
    }));
    assert!(
        view.pairs.iter().all(|pair| pair.taken + pair.ties > 0 && pair.message != pair.wording)
    );
    let digest = shop.workspace.snapshot().digest().to_owned();
    let shop = shop.reopened();
    assert_eq!(shop.desk.wordings.view().unwrap(), view);
    assert_eq!(shop.workspace.snapshot().digest(), digest);
}

#[test]
fn a_wording_becomes_a_phrasing_which_can_be_undone() {
    let shop = Shop::of(&FILES);
    let before = run(&shop);
    let (entry, failed) = first(&before);
    let faqs = shop.read("phrasings.csv");
    let named = shop.desk.wordings.add_phrasing(&entry, &failed.message).unwrap();
    assert_eq!(named.id, entry);
    assert!(shop.read("phrasings.csv").contains(&failed.message));
    let after = shop.desk.wordings.view().unwrap();
    assert!(after.stale);
    let (_, taken) = first(&after);
    assert_eq!((taken.message.as_str(), taken.taken), (failed.message.as_str(), true));
    // A second click adds nothing.
    shop.desk.wordings.add_phrasing(&entry, &failed.message).unwrap();
    assert_eq!(shop.read("phrasings.csv").matches(&failed.message).count(), 1);
    let again = run(&shop);
    assert!(!again.stale && again.slips.wordings == 9);
    assert!(latest(&shop.workspace, 1)[0].label.zh.contains("收为"));
    shop.workspace.undo().unwrap();
    assert_eq!(shop.read("phrasings.csv"), faqs);
    let gone = shop.desk.wordings.add_phrasing(&"gone".into(), "在吗").unwrap_err();
    assert_eq!(gone.code, "unknown-id");
}

#[test]
fn a_wording_becomes_a_dialogue_that_fails_until_it_is_understood() {
    let shop = Shop::of(&FILES);
    let (entry, failed) = first(&run(&shop));
    let row = shop.desk.wordings.keep_as_dialogue(&entry, &failed.message).unwrap();
    assert_eq!(row.outcome, DialogueOutcome::Failed);
    let view = shop.desk.wordings.view().unwrap();
    assert!(first(&view).1.tested && !view.stale, "dialogues teach nothing");
    shop.desk.wordings.add_phrasing(&entry, &failed.message).unwrap();
    assert!(shop.workspace.dialogue(&row.file).unwrap().passed);
    shop.workspace.undo().unwrap();
    shop.workspace.undo().unwrap();
    assert!(shop.workspace.dialogues().is_empty());
}

#[test]
fn who_stops_keeps_the_check_before_and_what_can_not_be_read_is_set_aside() {
    let shop = Shop::of(&FILES);
    let stopped = shop.desk.wordings.run(|_| shop.desk.wordings.stop());
    assert_eq!(stopped.unwrap_err().code, "stopped");
    assert!(shop.desk.wordings.view().is_none());
    let before = run(&shop);
    let stopped = shop.desk.wordings.run(|far| {
        if far.stage == WordingsStage::Slips {
            shop.desk.wordings.stop();
        }
    });
    assert_eq!(stopped.unwrap_err().code, "stopped");
    assert_eq!(shop.desk.wordings.view().unwrap(), before);
    let mut shop = shop;
    for text in ["", "{}", "{\"format\":9}"] {
        shop.write_outside(".kaopu/wordings.json", text);
        shop = shop.reopened();
        assert!(shop.desk.wordings.view().is_none(), "{text}");
    }
    assert_eq!(run(&shop), before);
}
