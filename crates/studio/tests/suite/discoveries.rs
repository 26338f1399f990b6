//! What a log of chats asks, held against the sample shop: shown, made entries of, tested, judged.

use std::path::{Path, PathBuf};

use kaopu_exchange::LogMapping;
use kaopu_studio::{
    DiscoveryProgress, DiscoveryStage, LeftCluster, LogRequest, ReplyVerdict, WorkbookReader,
};

use crate::common::{Shop, latest};

fn chats() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/chats.csv")
}

fn read(shop: &Shop, file: &Path, progress: impl FnMut(DiscoveryProgress)) -> Result<(), String> {
    let mapping = LogMapping::default();
    let workbooks = WorkbookReader::default();
    let request = LogRequest { file, encoding: None, mapping: &mapping, workbooks };
    shop.desk.discoverer.read(&request, progress).map_err(|error| error.code)
}

fn with_chats() -> Shop {
    let shop = Shop::open();
    read(&shop, &chats(), |_| ()).unwrap();
    shop
}

fn clusters(shop: &Shop) -> Vec<LeftCluster> {
    shop.desk.discoverer.left(false, 0).unwrap().clusters
}

/// The largest cluster: 刻字.
fn largest(shop: &Shop) -> LeftCluster {
    clusters(shop).swap_remove(0)
}

#[test]
fn a_log_is_read_kept_shown_again_and_deleted() {
    let shop = Shop::open();
    assert!(shop.desk.discoverer.view().is_none());
    let mut stages = Vec::new();
    read(&shop, &chats(), |far| stages.push(far.stage)).unwrap();
    stages.dedup();
    assert_eq!(
        stages,
        [
            DiscoveryStage::Reading,
            DiscoveryStage::Understanding,
            DiscoveryStage::Trying,
            DiscoveryStage::Comparing,
        ]
    );
    let view = shop.desk.discoverer.view().unwrap();
    assert_eq!((view.file.as_str(), view.stale, view.masked), ("chats.csv", false, 2));
    assert_eq!(view.read_at, "2026-11-22T08:00:00Z");
    let of = &view.coverage;
    assert_eq!(of.now + of.back + of.not, of.questions);
    assert!(of.now > of.back && of.not > 40, "{of:?}");
    assert!(view.curve.len() > 8 && view.curve.is_sorted_by(|a, b| a.share <= b.share));
    assert!(view.curve.iter().all(|step| step.low <= step.high && !step.entry.question.is_empty()));
    assert!(view.unasked.iter().any(|entry| entry.id.0 == "pot-first-use"));
    let cluster = largest(&shop);
    assert!(cluster.size >= 20 && cluster.wordings.len() > 2, "{cluster:?}");
    assert!(cluster.wordings[..4].iter().all(|wording| wording.text.contains("刻")), "{cluster:?}");
    assert_eq!(
        (cluster.products.as_slice(), cluster.hours.len()),
        (&["铸铁锅".to_owned()][..], 24)
    );
    // It is there after a restart.
    let before = (view, clusters(&shop));
    let folder = shop.close();
    let (workspace, changes) = crate::common::open(&folder.path().join("kb"));
    let desk = kaopu_studio::Desk::new(workspace.clone()).into();
    let shop = Shop { folder, workspace, desk, changes };
    assert_eq!((shop.desk.discoverer.view().unwrap(), clusters(&shop)), before);
    shop.desk.discoverer.forget().unwrap();
    assert!(shop.desk.discoverer.view().is_none());
    assert!(!shop.path(".kaopu/discovery.json").exists());
    assert_eq!(shop.desk.discoverer.left(false, 0).unwrap_err().code, "no-log");
}

#[test]
fn nothing_of_a_log_is_in_the_knowledge_base_and_nothing_personal_anywhere() {
    let shop = Shop::open();
    let before = shop.workspace.snapshot().digest().to_owned();
    read(&shop, &chats(), |_| ()).unwrap();
    assert_eq!(shop.workspace.snapshot().digest(), before);
    assert!(shop.workspace.undo().unwrap().is_none());
    let kept = std::fs::read(shop.path(".kaopu/discovery.json")).unwrap();
    let holds =
        |bytes: &[u8], words: &str| bytes.windows(words.len()).any(|part| part == words.as_bytes());
    assert!(holds(&kept, "刻字") && holds(&kept, "***"));
    for entry in walk(shop.folder.path()) {
        let bytes = std::fs::read(&entry).unwrap();
        for personal in ["章若棠", "13955667788", "翠微里"] {
            assert!(!holds(&bytes, personal), "{personal} in {}", entry.display());
        }
        let is_ours = entry.file_name().is_some_and(|name| name == "discovery.json");
        assert!(is_ours || !holds(&bytes, "线下门店在哪"), "{}", entry.display());
    }
    // A copy of the shop, which is also what a release is made of, has none of it.
    assert!(shop.workspace.snapshot().files().keys().all(|path| !path.contains(".kaopu")));
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

#[test]
fn who_stops_keeps_the_log_before() {
    let shop = with_chats();
    let before = shop.desk.discoverer.view();
    let other = shop.folder.path().join("other.txt");
    std::fs::write(&other, "几点关门\n在哪里\n").unwrap();
    let stopped = read(&shop, &other, |far| {
        if far.stage == DiscoveryStage::Understanding {
            shop.desk.discoverer.stop();
        }
    });
    assert_eq!(stopped.unwrap_err(), "stopped");
    assert_eq!(shop.desk.discoverer.view(), before);
}

#[test]
fn what_asks_nothing_is_refused_and_the_log_before_stays() {
    let shop = with_chats();
    let file = shop.folder.path().join("other.csv");
    for (text, code) in [
        ("会话,角色,内容\n1,客服,在的亲\n", "bad-input"),
        ("会话,角色,内容\n1,客户,在吗\n1,客户,谢谢\n", "bad-input"),
        ("1,2\n3,4\n", "bad-input"),
        ("", "bad-input"),
    ] {
        std::fs::write(&file, text).unwrap();
        assert_eq!(read(&shop, &file, |_| ()).unwrap_err(), code, "{text}");
    }
    assert_eq!(read(&shop, &shop.folder.path().join("missing"), |_| ()).unwrap_err(), "io");
    let huge = std::fs::File::create(&file).unwrap();
    huge.set_len(2 << 30).unwrap();
    assert_eq!(read(&shop, &file, |_| ()).unwrap_err(), "too-large");
    assert_eq!(shop.desk.discoverer.view().unwrap().file, "chats.csv");
}

#[test]
fn a_cluster_becomes_an_entry_that_a_human_answers_and_one_undo_takes_it_back() {
    let shop = with_chats();
    let cluster = largest(&shop);
    let files = || ["faqs.csv", "phrasings.csv", "escalation.toml"].map(|file| shop.read(file));
    let before = files();
    let made = shop.desk.discoverer.write_entry(&cluster.id, &[]).unwrap();
    assert_eq!(made.question, cluster.wordings[0].text);
    let shown = largest(&shop);
    assert_eq!(shown.taken_by.as_ref(), Some(&made));
    // All that the page showed of it leads to a human now.
    let program = shop.workspace.snapshot().program().clone();
    for wording in &cluster.wordings {
        let message = kaopu_studio::Message::new(&wording.text);
        let turn = kaopu_engine::respond(&program, &Default::default(), &message).1;
        let expected = ["hand_over", "callback"].contains(&turn.action.code());
        assert!(expected, "{} {:?}", wording.text, turn.action);
    }
    let view = shop.desk.discoverer.view().unwrap();
    assert!(view.stale);
    assert_eq!(
        latest(&shop.workspace, 1)[0].label.zh,
        "把顾客常问的写成问答「".to_owned() + &made.question + "」"
    );
    // A second goes into the same rule.
    let next = clusters(&shop).into_iter().find(|one| one.taken_by.is_none()).unwrap();
    let left_out = [next.wordings[0].text.clone()];
    let made = shop.desk.discoverer.write_entry(&next.id, &left_out).unwrap();
    assert_eq!(made.question, next.wordings[1].text, "the first that is taken");
    assert!(!shop.read("faqs.csv").contains(&left_out[0]));
    assert_eq!(shop.read("escalation.toml").matches("answered-by-human").count(), 1);
    let errors = |shop: &Shop| shop.workspace.status().unwrap().errors;
    assert_eq!(errors(&shop), errors(&Shop::open()));
    // With an answer of its own, one gesture takes it out of the rule; the last one ends the rule.
    let ids = [shown.taken_by.unwrap().id, made.id];
    let by = |id: &str| shop.workspace.entry(id).unwrap().handed_over_by.map(|rule| rule.id);
    assert!(ids.iter().all(|id| by(id).as_deref() == Some("answered-by-human")));
    shop.workspace.answer_by_bot(&ids[0]).unwrap();
    assert_eq!((by(&ids[0]), by(&ids[1]).is_some()), (None, true));
    shop.workspace.answer_by_bot(&ids[1]).unwrap();
    assert!(!shop.read("escalation.toml").contains("answered-by-human"));
    shop.workspace.undo().unwrap();
    shop.workspace.undo().unwrap();
    assert_eq!(by(&ids[0]).as_deref(), Some("answered-by-human"));
    shop.workspace.undo().unwrap();
    shop.workspace.undo().unwrap();
    assert_eq!(files(), before);
    assert_eq!(
        (largest(&shop).taken_by, shop.desk.discoverer.view().unwrap().stale),
        (None, false)
    );
}

#[test]
fn wordings_go_to_an_entry_once_and_the_numbers_are_worked_out_anew() {
    let shop = with_chats();
    let discoverer = &shop.desk.discoverer;
    let cluster = largest(&shop);
    let near = discoverer.near(&cluster.id).unwrap();
    assert!(!near.is_empty() && near.len() <= 5);
    let entry = near[0].id.clone();
    discoverer.add_to_entry(&cluster.id, &entry, &[]).unwrap();
    let phrasings = shop.read("phrasings.csv");
    assert!(cluster.wordings[1..].iter().all(|wording| phrasings.contains(&wording.text)));
    discoverer.add_to_entry(&cluster.id, &entry, &[]).unwrap();
    assert_eq!(shop.read("phrasings.csv"), phrasings, "nothing twice");
    assert_eq!(
        discoverer.add_to_entry(&cluster.id, &"none".into(), &[]).unwrap_err().code,
        "unknown-id"
    );
    assert_eq!(discoverer.near("none").unwrap_err().code, "unknown-id");
    let before = discoverer.view().unwrap();
    discoverer.look_again(|_| ()).unwrap();
    let after = discoverer.view().unwrap();
    let answered = before.coverage.now + before.coverage.back;
    assert_eq!((after.coverage.before, after.stale), (Some(answered), false));
    assert!(after.coverage.now + after.coverage.back > answered, "{after:?}");
    assert!(clusters(&shop).iter().all(|one| one.id != cluster.id));
}

#[test]
fn what_is_put_aside_stays_aside_when_the_log_is_read_again() {
    let shop = with_chats();
    let discoverer = &shop.desk.discoverer;
    let cluster = largest(&shop);
    let before = discoverer.view().unwrap().left;
    discoverer.put_aside(&cluster.id, true).unwrap();
    read(&shop, &chats(), |_| ()).unwrap();
    let left = discoverer.view().unwrap().left;
    assert_eq!((left.clusters, left.aside), (before.clusters - 1, 1));
    assert_eq!(left.questions, before.questions - cluster.size);
    assert_eq!(discoverer.left(true, 0).unwrap().clusters, std::slice::from_ref(&cluster));
    assert!(clusters(&shop).iter().all(|one| one.id != cluster.id));
    discoverer.put_aside(&cluster.id, false).unwrap();
    assert_eq!(discoverer.view().unwrap().left, before);
    // What is left comes in pages.
    let (mut seen, mut from) = (Vec::new(), Some(0));
    while let Some(at) = from {
        let page = discoverer.left(false, at).unwrap();
        seen.extend(page.clusters.into_iter().map(|one| one.id));
        from = page.next;
    }
    assert_eq!(seen.len(), before.clusters as usize);
}

#[test]
fn a_question_becomes_a_test_dialogue() {
    let shop = with_chats();
    let discoverer = &shop.desk.discoverer;
    let untested = discoverer.view().unwrap().untested;
    let text = largest(&shop).wordings[0].text.clone();
    let row = discoverer.keep_question(&text, None).unwrap();
    assert_eq!(format!("{:?}", row.outcome), "Passed");
    assert!(largest(&shop).wordings[0].tested);
    assert_eq!(discoverer.view().unwrap().untested, untested - 1);
    assert!(!discoverer.view().unwrap().stale, "a test is no knowledge");
    for verdict in [ReplyVerdict::Wrong, ReplyVerdict::Human] {
        let row = discoverer.keep_question("什么时候发货", Some(verdict)).unwrap();
        assert_eq!(format!("{:?}", row.outcome), "Failed", "{verdict:?}");
    }
    let row = discoverer.keep_question("什么时候发货", Some(ReplyVerdict::Right)).unwrap();
    assert_eq!(format!("{:?}", row.outcome), "Passed");
}

#[test]
fn judgements_are_counted_in_the_order_of_the_draw_and_taken_back() {
    let shop = with_chats();
    let discoverer = &shop.desk.discoverer;
    let mut judging = discoverer.judging().unwrap();
    assert_eq!((judging.judged, judging.can_take_back, judging.budget), (0, false, 100));
    assert!(judging.sample > 60);
    let mut looked_at = 0;
    while let Some(next) = judging.next {
        assert!(!next.reply.is_empty() && !next.entry.question.is_empty(), "{next:?}");
        let verdict = match looked_at {
            1 => ReplyVerdict::Wrong,
            2 => ReplyVerdict::Human,
            _ => ReplyVerdict::Right,
        };
        judging = discoverer.judge(&next.text, verdict).unwrap();
        looked_at += 1;
    }
    assert!(looked_at < judging.sample, "what is asked often is looked at once");
    assert_eq!(judging.judged, judging.sample);
    assert_eq!(judging.right + judging.wrong + judging.human, judging.judged);
    assert_eq!(judging.failures.len(), 2);
    let of = judging.of_answers;
    assert!(of.low < of.share && of.share < of.high && judging.of_questions.share < of.share);
    // Of another reply nothing was said.
    let failed = judging.failures[0].sampled.text.clone();
    let judged = judging.judged;
    let back = discoverer.take_judgement_back().unwrap();
    assert!(back.judged < judged && back.next.is_some());
    assert_eq!(discoverer.judge("没有问过的", ReplyVerdict::Right).unwrap_err().code, "unknown-id");
    assert_eq!(discoverer.view().unwrap().untested, {
        discoverer.keep_question(&failed, Some(ReplyVerdict::Wrong)).unwrap();
        discoverer.view().unwrap().untested + 1
    });
}

#[test]
fn what_a_stranger_left_there_is_shown_or_not_and_harms_nothing() {
    let shop = with_chats();
    let honest = shop.read(".kaopu/discovery.json");
    let most = usize::MAX.to_string();
    let huge = honest
        .replace("\"now\":68", &format!("\"now\":{most}"))
        .replace("\"size\":", &format!("\"size\":{most},\"was\":"));
    assert_ne!(huge, honest);
    for (text, is_read) in [
        (honest.as_str(), true),
        (&huge, true),
        ("{", false),
        ("[]", false),
        ("{\"format\":2}", false),
    ] {
        shop.write_outside(".kaopu/discovery.json", text);
        shop.write_outside(".kaopu/discovery-decisions.json", text);
        let desk = kaopu_studio::Desk::new(shop.workspace.clone());
        assert_eq!(desk.discoverer.view().is_some(), is_read, "{}", text.len());
        if is_read {
            assert!(!desk.discoverer.left(false, 0).unwrap().clusters.is_empty());
            desk.discoverer.judging().unwrap();
        }
    }
}
