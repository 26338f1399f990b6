//! What a release changes for customers: looked through, approved, sent back.

use kaopu_studio::{
    Export, ReleaseReview, ReviewGroup, Verdict, WorkbookReader, create_key, unlock_key,
};
use secrecy::SecretString;

use crate::common::Shop;

/// The sample, released once.
fn released() -> Shop {
    let shop = Shop::open();
    let passphrase = SecretString::from("correct horse battery staple");
    let path = shop.folder.path().join("author.key");
    create_key(&path, &passphrase).unwrap();
    let key = unlock_key(&path, &passphrase).unwrap();
    let kb_digest = shop.workspace.release_preview().unwrap().kb_digest;
    let bundle = shop.folder.path().join("shop.kbx");
    let export = Export {
        key: &key,
        path: &bundle,
        kb_digest: &kb_digest,
        seq: None,
        issued_at: None,
        days: 90,
        notes: "",
        person: "",
        overrides: &[],
    };
    shop.workspace.export(&export).unwrap();
    shop
}

fn edit(shop: &Shop, file: &str, from: &str, to: &str) {
    let text = shop.read(file);
    assert!(text.contains(from), "{file} has no {from}");
    shop.write_outside(file, &text.replacen(from, to, 1));
    assert!(shop.workspace.refresh().unwrap());
}

fn look(shop: &Shop) -> ReleaseReview {
    shop.desk.review.look(|_, _| ()).unwrap()
}

fn ids(groups: &[ReviewGroup]) -> Vec<String> {
    groups.iter().flat_map(|group| &group.turns).map(|turn| turn.id.clone()).collect()
}

fn rejected(reason: &str) -> Verdict {
    Verdict::Rejected { reason: reason.into() }
}

const FACT: (&str, &str, &str) = ("facts.csv", "发货时限,48", "发货时限,24");

#[test]
fn without_a_release_there_is_nothing_to_compare_with_and_nothing_to_approve() {
    let shop = Shop::open();
    let review = look(&shop);
    assert_eq!((review.replaces, review.groups.len()), (None, 0));
    assert!(!review.calendar.is_empty(), "the clock goes on all the same");
    assert_eq!(shop.workspace.unapproved().unwrap(), 0);
    assert_eq!(shop.workspace.change_summary().unwrap(), None);
}

#[test]
fn an_unchanged_knowledge_base_changes_nothing() {
    let shop = released();
    let review = look(&shop);
    assert_eq!((review.replaces, review.groups.len(), review.complete), (Some(1), 0, true));
    assert!(review.compared.dialogues > 90 && review.compared.phrasings > 900);
    assert_eq!(shop.workspace.unapproved().unwrap(), 0);
}

#[test]
fn an_approval_holds_across_restarts_and_other_edits_and_falls_with_what_was_seen() {
    let shop = released();
    edit(&shop, FACT.0, FACT.1, FACT.2);
    let review = look(&shop);
    let all = ids(&review.groups);
    assert!(all.len() > 1 && review.open as usize == all.len(), "{review:?}");
    assert_eq!(shop.workspace.unapproved().unwrap(), all.len());
    shop.workspace.decide_changes(&all[..1], &Verdict::Approved).unwrap();
    assert_eq!(shop.workspace.unapproved().unwrap(), all.len() - 1);
    shop.workspace.decide_changes(&all, &Verdict::Approved).unwrap();
    let review = look(&shop);
    assert_eq!((review.open, review.approved as usize), (0, all.len()));
    let decision = review.groups[0].turns[0].decision.clone().unwrap();
    assert_eq!(decision.by, "小王");
    assert_eq!(shop.workspace.unapproved().unwrap(), 0);

    let folder = shop.close();
    let (workspace, _) = crate::common::open(&folder.path().join("kb"));
    assert_eq!(workspace.unapproved().unwrap(), 0, "kept in the history");
    let shop = Shop {
        desk: std::sync::Arc::new(kaopu_studio::Desk::new(workspace.clone())),
        folder,
        workspace,
        changes: Default::default(),
    };

    // Another answer: the rest stays approved.
    edit(&shop, "facts.csv", "退货期限,7", "退货期限,15");
    let review = look(&shop);
    assert!(review.open > 0 && review.approved > 0, "{} {}", review.open, review.approved);
    // The same fact again: what was seen is no longer so.
    edit(&shop, "facts.csv", "退货期限,15", "退货期限,7");
    edit(&shop, FACT.0, "发货时限,24", "发货时限,12");
    let review = look(&shop);
    assert_eq!(review.approved, 0);
    // And back to what was approved.
    edit(&shop, FACT.0, "发货时限,12", "发货时限,24");
    assert_eq!(shop.workspace.unapproved().unwrap(), 0);
}

#[test]
fn what_is_sent_back_needs_a_reason_and_is_listed_until_the_bot_says_something_else() {
    let shop = released();
    edit(&shop, FACT.0, FACT.1, FACT.2);
    let all = ids(&look(&shop).groups);
    let blank = shop.workspace.decide_changes(&all[..1], &rejected("  "));
    assert_eq!(blank.unwrap_err().code, "bad-input");
    assert!(shop.workspace.sent_back().unwrap().is_empty());
    shop.workspace.decide_changes(&all, &Verdict::Approved).unwrap();
    shop.workspace.decide_changes(&all[..1], &rejected("仓库做不到")).unwrap();
    assert_eq!(shop.workspace.unapproved().unwrap(), 1, "a rejection blocks");
    let [back] = shop.workspace.sent_back().unwrap().try_into().unwrap();
    assert_eq!((back.reason.as_str(), back.by.as_str()), ("仓库做不到", "小王"));
    assert!(back.after.contains("24") && back.entry.is_some(), "{back:?}");

    let preview = shop.workspace.release_preview().unwrap();
    let blocked =
        |why: &kaopu_studio::Localized| why.zh.contains("退回的 1 处还没改（仓库做不到）");
    assert!(preview.blockers.iter().any(blocked), "{:?}", preview.blockers);
    assert!(shop.workspace.overview().unwrap().blockers.iter().any(blocked));

    // An edit elsewhere leaves it, the edit that was asked for settles it.
    edit(&shop, "facts.csv", "退货期限,7", "退货期限,15");
    assert_eq!(shop.workspace.sent_back().unwrap().len(), 1);
    edit(&shop, FACT.0, "发货时限,24", "发货时限,48");
    assert!(shop.workspace.sent_back().unwrap().is_empty());
    assert!(!shop.workspace.release_preview().unwrap().blockers.iter().any(blocked));
    edit(&shop, FACT.0, "发货时限,48", "发货时限,24");
    assert_eq!(shop.workspace.sent_back().unwrap().len(), 1, "the same again is not better");
    look(&shop);
    shop.workspace.reopen_changes(&all[..1]).unwrap();
    assert!(shop.workspace.sent_back().unwrap().is_empty());
}

#[test]
fn what_is_no_longer_there_is_not_decided_about() {
    let shop = released();
    edit(&shop, FACT.0, FACT.1, FACT.2);
    let all = ids(&look(&shop).groups);
    edit(&shop, FACT.0, "发货时限,24", "发货时限,12");
    let late = shop.workspace.decide_changes(&all, &Verdict::Approved);
    assert_eq!(late.unwrap_err().code, "conflict");
    look(&shop);
    let late = shop.workspace.decide_changes(&all, &Verdict::Approved);
    assert_eq!(late.unwrap_err().code, "conflict", "also where it was compared anew");
    assert_eq!(look(&shop).approved, 0);
}

#[test]
fn a_log_and_tried_conversations_are_compared_and_a_look_can_be_stopped() {
    let shop = released();
    edit(&shop, FACT.0, FACT.1, FACT.2);
    let asked = kaopu_studio::Message::new("亲亲 我昨晚拍的几时能寄");
    shop.desk.simulator.keep(&[asked]).unwrap();
    let log = shop.folder.path().join("bot.jsonl");
    std::fs::write(
        &log,
        "{\"session\":1,\"text\":\"在吗\"}\n{\"session\":1,\"text\":\"啥时候能发货\"}\n",
    )
    .unwrap();
    let read = shop.desk.review.use_log(&log, WorkbookReader::default()).unwrap();
    assert_eq!((read.conversations, read.messages), (1, 2));
    let review = look(&shop);
    assert_eq!((review.compared.sessions, review.compared.messages), (1, 2));

    let read = shop.desk.review.use_log(&log, WorkbookReader::default());
    assert!(read.is_ok(), "another log: compared anew");
    let mut told = 0;
    let stopped = shop.desk.review.look(|done, _| {
        told += 1;
        if done >= 20 {
            shop.desk.review.stop();
        }
    });
    let stopped = stopped.unwrap();
    assert!(!stopped.complete && told < 60, "{told}");
    // What was found by then may be decided about; the rest is still to be approved.
    let edited = "发货时限,24";
    edit(&shop, FACT.0, edited, "发货时限,12");
    let mut done = 0;
    let part = shop.desk.review.look(|_, _| {
        done += 1;
        if done == 90 {
            shop.desk.review.stop();
        }
    });
    let found = ids(&part.unwrap().groups);
    assert!(!found.is_empty());
    shop.workspace.decide_changes(&found, &Verdict::Approved).unwrap();
    let all = look(&shop);
    assert!(all.complete && all.open > 0, "{} open", all.open);
}
