//! What nobody would notice, of a small shop: found, kept, taken over, found again.

use kaopu_studio::{GuardedKind, NoticedShare, ProposalState, ProtectionView, UnnoticedMistake};

use crate::common::{Shop, latest};

/// Two entries that one dialogue protects a little.
const FILES: [(&str, &str); 5] = [
    ("kb.toml", "format = 1\ntitle = \"小店\"\n"),
    (
        "faqs.csv",
        "id,question,answer\n\
         ship,什么时候发货,付款后{发货时限}小时内发出。\n\
         freight,运费怎么收,满59元包邮，不满收8元。\n",
    ),
    ("phrasings.csv", "faq_id,phrasing\nship,多久能发出来\nfreight,要不要邮费\n"),
    ("facts.csv", "key,value\n发货时限,48\n"),
    (
        "dialogues/ship.toml",
        "title = \"发货\"\n\n[context]\nnow = \"2026-11-20 10:00\"\n\n\
         [[turn]]\ncustomer = \"多久能发出来\"\n[turn.expect]\nentry = \"ship\"\n",
    ),
];

fn shop() -> Shop {
    Shop::of(&FILES)
}

fn run(shop: &Shop) -> ProtectionView {
    shop.desk.protector.run(|_| ()).unwrap();
    shop.desk.protector.view().unwrap()
}

fn mistakes(view: &ProtectionView) -> Vec<&UnnoticedMistake> {
    view.parts.iter().flat_map(|part| &part.mistakes).collect()
}

fn open(view: &ProtectionView) -> Vec<String> {
    let all = mistakes(view).into_iter();
    let open = all.filter(|mistake| {
        mistake.proposal.as_ref().is_some_and(|one| one.state == ProposalState::Open)
    });
    open.map(|mistake| mistake.id.clone()).collect()
}

#[test]
fn what_nobody_notices_is_found_kept_and_shown_with_what_would() {
    let shop = shop();
    assert!(shop.desk.protector.view().is_none());
    let mut told = Vec::new();
    shop.desk.protector.run(|far| told.push((far.done, far.total))).unwrap();
    assert_eq!(told.first(), Some(&(0, 0)));
    assert!(told.is_sorted() && told.last().is_some_and(|(done, total)| done == total));
    let view = shop.desk.protector.view().unwrap();
    assert_eq!((view.stale, view.changes, view.before), (false, 0, None));
    assert_eq!(view.measured_at, "2026-11-22T08:00:00Z");
    assert!(view.share.noticed > 0 && view.share.noticed < view.share.tried, "{view:?}");
    let unnoticed = u32::try_from(mistakes(&view).len()).unwrap();
    assert_eq!(view.share.tried - view.share.noticed, unnoticed);
    let counts: Vec<usize> = view.parts.iter().map(|part| part.mistakes.len()).collect();
    assert!(counts.is_sorted_by(|one, next| one >= next), "the worst first: {counts:?}");
    let fact = view.parts.iter().find(|part| part.part.kind == GuardedKind::Fact).unwrap();
    assert_eq!(fact.part.id, "发货时限");
    let [mistake] = fact.mistakes.as_slice() else { panic!("{fact:?}") };
    assert_eq!(mistake.what.zh, "事实“发货时限”从“48”改成“49”");
    let turns = &mistake.proposal.as_ref().unwrap().turns;
    let asked = turns.iter().find(|turn| turn.expected).unwrap();
    assert!(asked.reply.contains("48小时"), "{turns:?}");
    // It is there after a restart, and nothing of it is in the knowledge base.
    let digest = shop.workspace.snapshot().digest().to_owned();
    let shop = shop.reopened();
    assert_eq!(shop.desk.protector.view().unwrap(), view);
    assert_eq!(shop.workspace.snapshot().digest(), digest);
    assert!(shop.workspace.undo().unwrap().is_none());
}

#[test]
fn a_proposal_is_taken_over_undone_and_raises_the_share() {
    let shop = shop();
    let before = run(&shop);
    let first = open(&before)[0].clone();
    assert_eq!(shop.desk.protector.add(std::slice::from_ref(&first)).unwrap(), 1);
    let after = shop.desk.protector.view().unwrap();
    assert!(after.stale && after.changes == 1, "{after:?}");
    assert!(!open(&after).contains(&first));
    let added = mistakes(&after).into_iter().find(|one| one.id == first).unwrap();
    assert_eq!(added.proposal.as_ref().unwrap().state, ProposalState::Added);
    // It is there already.
    assert_eq!(
        shop.desk.protector.add(std::slice::from_ref(&first)).unwrap_err().code,
        "unknown-id"
    );
    assert_eq!(latest(&shop.workspace, 1)[0].label.zh, "补上 1 个用例");
    let again = run(&shop);
    assert!(again.share.noticed > before.share.noticed, "{again:?}");
    assert_eq!((again.share.tried, again.before), (before.share.tried, Some(before.share)));
    shop.workspace.undo().unwrap();
    let undone = run(&shop);
    assert_eq!(undone.share, before.share);
    assert_eq!(mistakes(&undone), mistakes(&before));
}

#[test]
fn with_all_proposals_everything_is_noticed() {
    let shop = shop();
    let before = run(&shop);
    let all = open(&before);
    let written = shop.desk.protector.add(&all).unwrap();
    assert!(written >= 1 && (written as usize) < all.len(), "put together: {written}");
    let after = run(&shop);
    assert_eq!(after.share, NoticedShare { noticed: before.share.tried, ..before.share });
    assert!(after.parts.is_empty() && after.unshown == 0);
    // A first run over the same state finds the same.
    std::fs::remove_file(shop.path(".kaopu/protection.json")).unwrap();
    let shop = shop.reopened();
    assert_eq!(run(&shop).share, after.share);
}

#[test]
fn an_edit_makes_it_stale_and_a_proposal_that_no_longer_holds_is_not_written() {
    let shop = shop();
    let before = run(&shop);
    let fact = before.parts.iter().find(|part| part.part.kind == GuardedKind::Fact).unwrap();
    let id = fact.mistakes[0].id.clone();
    shop.write_outside("facts.csv", "key,value\n发货时限,24\n");
    shop.workspace.refresh().unwrap();
    let view = shop.desk.protector.view().unwrap();
    assert_eq!((view.stale, view.changes, view.share), (true, 1, before.share));
    let mistake = mistakes(&view).into_iter().find(|one| one.id == id).unwrap();
    assert_eq!(mistake.proposal.as_ref().unwrap().state, ProposalState::Outdated);
    assert_eq!(shop.desk.protector.add(&[id]).unwrap_err().code, "unknown-id");
    assert_eq!(shop.workspace.dialogues().len(), 1);
    let again = run(&shop);
    assert_eq!((again.stale, again.changes), (false, 0));
    assert!(
        again.parts.iter().flat_map(|part| &part.mistakes).any(|one| one.what.zh.contains("24"))
    );
}

/// What a stranger left there names no file outside.
#[test]
fn a_proposal_is_written_among_the_dialogues_wherever_it_says() {
    let shop = shop();
    run(&shop);
    let kept = shop.read(".kaopu/protection.json");
    let elsewhere = kept.replace("\"file\":\"protect-", "\"file\":\"../../outside-");
    assert_ne!(kept, elsewhere);
    shop.write_outside(".kaopu/protection.json", &elsewhere);
    let shop = shop.reopened();
    let view = shop.desk.protector.view().unwrap();
    assert!(shop.desk.protector.add(&open(&view)).unwrap() > 0);
    let outside = std::fs::read_dir(shop.folder.path()).unwrap().count();
    assert_eq!((outside, shop.workspace.dialogues().len() > 1), (1, true));
}

#[test]
fn who_stops_keeps_the_run_before() {
    let shop = shop();
    let stopped = shop.desk.protector.run(|_| shop.desk.protector.stop());
    assert_eq!(stopped.unwrap_err().code, "stopped");
    assert!(shop.desk.protector.view().is_none());
    let before = run(&shop);
    let stopped = shop.desk.protector.run(|_| shop.desk.protector.stop());
    assert_eq!(stopped.unwrap_err().code, "stopped");
    assert_eq!(shop.desk.protector.view().unwrap(), before);
}

#[test]
fn a_kept_run_that_can_not_be_read_is_set_aside() {
    let shop = shop();
    let before = run(&shop);
    let whole = std::fs::read_to_string(shop.path(".kaopu/protection.json")).unwrap();
    let other = whole.replacen("\"format\":1", "\"format\":2", 1);
    let no_time = whole.replacen("\"asked_at\":\"", "\"asked_at\":\"9", 1);
    let mut shop = shop;
    for text in ["", "{}", "[1", &whole[..whole.len() / 2], &other] {
        shop.write_outside(".kaopu/protection.json", text);
        shop = shop.reopened();
        assert!(shop.desk.protector.view().is_none(), "{text}");
    }
    // What is no time is no reason to believe the rest.
    shop.write_outside(".kaopu/protection.json", &no_time);
    let shop = shop.reopened();
    assert_eq!(run(&shop).share, before.share);
    assert_eq!(shop.desk.protector.view().unwrap().parts, before.parts);
}
