//! What is typed and not saved yet, and what was typed in one visit of a field.

use std::sync::Arc;

use crate::common::{Shop, StoppedClock, latest, open};
use kaopu_store::{Store, StoreError, StoredDraft};
use kaopu_studio::{
    Draft, EntryDraft, FaqId, KeptDraft, Opening, PartId, QueueDraft, QueueId, SaveOutcome,
    Workspace,
};

const ENTRY: &str = "ship-when";

fn entry(workspace: &Workspace) -> EntryDraft {
    workspace.entry(ENTRY).unwrap().draft
}

fn answered(base: &EntryDraft, answer: &str) -> Draft {
    Draft::Entry(EntryDraft { answer: answer.into(), ..base.clone() })
}

fn queue(workspace: &Workspace, id: &str) -> QueueDraft {
    let rows = workspace.escalation().queues;
    rows.into_iter().map(|row| row.draft).find(|draft| draft.id == QueueId::from(id)).unwrap()
}

#[test]
fn half_a_sentence_is_in_no_file_and_comes_back_after_the_program_ended() {
    let shop = Shop::open();
    let (files, base) = (shop.read("faqs.csv"), entry(&shop.workspace));
    let (base_draft, half) = (Draft::Entry(base.clone()), answered(&base, "现货订单今天"));
    shop.workspace.keep_draft(&base_draft, &answered(&base, "现货")).unwrap();
    shop.workspace.keep_draft(&base_draft, &half).unwrap();
    let night = QueueDraft { name: "夜班".into(), ..queue(&shop.workspace, "logistics") };
    let day = Draft::Queue(queue(&shop.workspace, "logistics"));
    shop.workspace.keep_draft(&day, &Draft::Queue(night.clone())).unwrap();
    assert_eq!((shop.read("faqs.csv"), shop.notified()), (files, 0));
    assert!(latest(&shop.workspace, 9).is_empty(), "a draft is no step");

    let folder = shop.close();
    let (workspace, _) = open(&folder.path().join("kb"));
    let kept = |base: &Draft, draft: &Draft| KeptDraft {
        base: base.clone(),
        draft: draft.clone(),
        is_gone: false,
    };
    let night = Draft::Queue(night);
    // The clock stands still, so they come by name.
    assert_eq!(workspace.kept_drafts().unwrap(), [kept(&base_draft, &half), kept(&day, &night)]);

    workspace.save_draft(Some(&base_draft), &half, None).unwrap();
    workspace.forget_draft(&night).unwrap();
    assert!(workspace.kept_drafts().unwrap().is_empty(), "saved, and given up");
}

#[test]
fn what_is_in_the_files_by_now_is_no_draft() {
    let shop = Shop::open();
    let base = entry(&shop.workspace);
    let (base, typed) = (Draft::Entry(base.clone()), answered(&base, "今天发。"));
    shop.workspace.save_draft(Some(&base), &typed, None).unwrap();
    // The program was killed after it had saved, before it had forgotten.
    shop.workspace.keep_draft(&base, &typed).unwrap();
    assert!(shop.workspace.kept_drafts().unwrap().is_empty());
    shop.workspace.undo().unwrap().unwrap();
    assert!(shop.workspace.kept_drafts().unwrap().is_empty(), "nor does it come back later");
}

#[test]
fn a_draft_whose_part_was_removed_or_renamed_outside_is_kept_and_told() {
    let shop = Shop::open();
    let base = entry(&shop.workspace);
    let (base, typed) = (Draft::Entry(base.clone()), answered(&base, "今天发。"));
    shop.workspace.keep_draft(&base, &typed).unwrap();
    let renamed = shop.read("faqs.csv").replace("\nship-when,", "\nship-soon,");
    shop.write_outside("faqs.csv", &renamed);
    shop.workspace.refresh().unwrap();
    let gone = [KeptDraft { base: base.clone(), draft: typed.clone(), is_gone: true }];
    assert_eq!(shop.workspace.kept_drafts().unwrap(), gone);
    let outcome = shop.workspace.save_draft(Some(&base), &typed, None).unwrap();
    assert_eq!(outcome, SaveOutcome::Conflict { theirs: None, fields: Vec::new() });
    assert_eq!(shop.workspace.kept_drafts().unwrap(), gone, "a conflict loses nothing");
    assert_eq!(shop.read("faqs.csv"), renamed);
    // Written anew, it stands beside the renamed one.
    shop.workspace.save_draft(None, &typed, None).unwrap();
    assert!(shop.workspace.kept_drafts().unwrap().is_empty());
    assert_eq!(Draft::Entry(entry(&shop.workspace)), typed);
    assert!(shop.workspace.entry("ship-soon").is_ok());
}

#[test]
fn a_part_that_is_removed_here_takes_its_draft_along() {
    let shop = Shop::open();
    let base = entry(&shop.workspace);
    shop.workspace.keep_draft(&Draft::Entry(base.clone()), &answered(&base, "今天发。")).unwrap();
    shop.workspace.remove_part(&PartId::Entry(FaqId::from(ENTRY))).unwrap();
    assert!(shop.workspace.kept_drafts().unwrap().is_empty());
}

#[test]
fn a_kept_draft_meets_what_was_changed_outside_like_any_other() {
    let shop = Shop::open();
    let base = entry(&shop.workspace);
    let (base, typed) = (Draft::Entry(base.clone()), answered(&base, "今天发。"));
    shop.workspace.keep_draft(&base, &typed).unwrap();
    let theirs = shop.read("faqs.csv").replace("什么时候发货,", "几时发货,");
    shop.write_outside("faqs.csv", &theirs);
    let [kept] = &shop.workspace.kept_drafts().unwrap()[..] else { panic!("one draft") };
    let saved = shop.workspace.save_draft(Some(&kept.base), &kept.draft, None).unwrap();
    let SaveOutcome::Saved { draft: Draft::Entry(saved), merged } = saved else {
        panic!("{saved:?}")
    };
    assert_eq!((saved.question.as_str(), saved.answer.as_str()), ("几时发货", "今天发。"));
    assert_eq!(merged, ["question"]);
}

/// A draft of a version that knew fewer fields, one of no version, and one for another part than it
/// says.
#[test]
fn drafts_of_other_versions_are_completed_or_left_alone() {
    let shop = Shop::open();
    let base = entry(&shop.workspace);
    let typed = answered(&base, "今天发。");
    let mut old = serde_json::json!({ "base": Draft::Entry(base.clone()), "draft": typed });
    for draft in ["base", "draft"] {
        old[draft]["draft"].as_object_mut().unwrap().remove("note");
        old[draft]["draft"]["field_of_the_past"] = "x".into();
    }
    let logistics = Draft::Queue(queue(&shop.workspace, "logistics"));
    let other = serde_json::json!({ "base": logistics, "draft": typed });
    let folder = shop.close();
    let kb = folder.path().join("kb");
    let store = Store::open(&kb).unwrap().0;
    for (part, body) in [
        ("entry:ship-when", old.to_string()),
        ("entry:x", "{\"base\":{\"kind\":\"poem\"}}".into()),
        ("entry:y", "not json".into()),
        ("entry:z", other.to_string()),
    ] {
        store.keep_draft(&StoredDraft { part: part.into(), at: 1, body }).unwrap();
    }
    drop(store);
    let (workspace, _) = open(&kb);
    let whole = [KeptDraft { base: Draft::Entry(base), draft: typed, is_gone: false }];
    assert_eq!(workspace.kept_drafts().unwrap(), whole);
    drop(workspace);
    assert_eq!(Store::open(&kb).unwrap().0.drafts().unwrap().len(), 4, "nothing is thrown away");
}

/// One at a time has the folder, so no two windows type in one draft; who comes next finds it.
#[test]
fn a_second_window_gets_the_draft_when_the_first_is_gone() {
    let shop = Shop::open();
    let base = entry(&shop.workspace);
    let (base, typed) = (Draft::Entry(base.clone()), answered(&base, "今天发。"));
    shop.workspace.keep_draft(&base, &typed).unwrap();
    let kb = folder_of(&shop);
    assert!(matches!(Store::open(&kb), Err(StoreError::Locked { .. })));
    let second = Workspace::open(Opening {
        caches: None,
        path: kb.clone(),
        actor: "小李".into(),
        is_sample: false,
        encoder: None,
        clock: Arc::new(StoppedClock),
        on_change: Box::new(|_| {}),
    });
    assert_eq!(second.err().unwrap().code, "locked");
    let _folder = shop.close();
    assert_eq!(open(&kb).0.kept_drafts().unwrap()[0].draft, typed);
}

fn folder_of(shop: &Shop) -> std::path::PathBuf {
    shop.folder.path().join("kb")
}

#[test]
fn a_sentence_that_was_saved_in_pieces_is_undone_whole_also_after_a_restart() {
    let shop = Shop::open();
    let files = shop.read("faqs.csv");
    let base = entry(&shop.workspace);
    let mut last = Draft::Entry(base.clone());
    for piece in ["现货", "现货订单", "现货订单今天发。"] {
        let typed = answered(&base, piece);
        shop.workspace.save_draft(Some(&last), &typed, Some("visit")).unwrap();
        last = typed;
    }
    let noted = Draft::Entry(EntryDraft {
        note: "问过仓库".into(),
        answer: "现货订单今天发。".into(),
        ..base.clone()
    });
    shop.workspace.save_draft(Some(&last), &noted, Some("another field")).unwrap();
    assert_eq!(latest(&shop.workspace, 9)[0].steps, 2);
    let kb = folder_of(&shop);
    let _folder = shop.close();
    let (workspace, _) = open(&kb);
    workspace.undo().unwrap().unwrap();
    assert_eq!(Draft::Entry(entry(&workspace)), last);
    workspace.undo().unwrap().unwrap();
    assert_eq!(std::fs::read_to_string(kb.join("faqs.csv")).unwrap(), files);
    workspace.redo().unwrap().unwrap();
    assert_eq!(Draft::Entry(entry(&workspace)), last, "nor does redo give half a sentence");
}
