//! A file that can't be read, or is gone, empties nothing: what it held stays in use until somebody
//! says what is to become of it.

use encoding_rs::GB18030;
use kaopu_studio::{FactDraft, UnreadCause, UnreadFile, UnreadSettlement};

use crate::common::{Shop, latest, open};

fn bytes(shop: &Shop, file: &str, bytes: &[u8]) {
    std::fs::write(shop.path(file), bytes).unwrap();
}

/// The table as Excel saves it as plain CSV: GBK, tabs, every cell quoted.
fn gbk(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

fn only(shop: &Shop) -> UnreadFile {
    let mut unread = shop.workspace.unread_files();
    assert_eq!(unread.len(), 1, "{unread:?}");
    unread.remove(0)
}

fn take_over(shop: &Shop) -> UnreadSettlement {
    UnreadSettlement::TakeOver { digest: only(shop).resaved.unwrap().digest }
}

#[test]
fn a_table_saved_as_gbk_stays_in_use_and_one_click_reads_it() {
    let shop = Shop::open();
    let faqs = shop.read("faqs.csv");
    let entries = shop.workspace.entries().len();
    let theirs = faqs.replace("从哪里发货", "从哪里发货呀");
    assert_ne!(theirs, faqs);
    bytes(&shop, "faqs.csv", &gbk(&theirs));
    assert!(shop.workspace.refresh().unwrap());
    assert_eq!(shop.workspace.entries().len(), entries);
    let found = only(&shop);
    let plan = found.resaved.as_ref().unwrap();
    assert!(found.keeps_last && found.cause == UnreadCause::Resaved, "{found:?}");
    assert_eq!((plan.encoding.as_str(), plan.faults.len()), ("GBK", 0));
    assert!(!shop.workspace.refresh().unwrap(), "it is told once");

    // Nothing is written over it, all else can be edited.
    let error = shop.workspace.create_entry("物流", "包裹会发短信吗").unwrap_err();
    assert_eq!(error.code, "file-unread");
    let fact = FactDraft {
        key: "发货时限".into(),
        value: "24".into(),
        unit: "小时".into(),
        note: String::new(),
    };
    shop.workspace.save_fact(&fact).unwrap();
    assert_eq!(std::fs::read(shop.path("faqs.csv")).unwrap(), gbk(&theirs));

    shop.workspace.settle_unread("faqs.csv", &take_over(&shop)).unwrap();
    assert_eq!(shop.read("faqs.csv"), theirs);
    assert!(shop.workspace.unread_files().is_empty());
    assert_eq!(latest(&shop.workspace, 1)[0].label.zh, "按 GBK 读入 faqs.csv");
    // Back to what Excel left, and from there to what was before it.
    shop.workspace.undo().unwrap().unwrap();
    assert_eq!(std::fs::read(shop.path("faqs.csv")).unwrap(), gbk(&theirs));
    assert_eq!((shop.workspace.entries().len(), only(&shop).keeps_last), (entries, true));
    shop.workspace.undo().unwrap().unwrap();
    assert_eq!(shop.read("faqs.csv"), faqs);
    assert!(shop.workspace.unread_files().is_empty());
}

#[test]
fn a_table_that_is_gone_comes_back_from_history_or_by_itself_or_is_let_go() {
    let shop = Shop::open();
    let facts = shop.read("facts.csv");
    let errors = shop.workspace.status().unwrap().errors;
    let lose = || {
        std::fs::remove_file(shop.path("facts.csv")).unwrap();
        assert!(shop.workspace.refresh().unwrap());
        assert_eq!(shop.workspace.status().unwrap().errors, errors);
        assert_eq!(only(&shop).cause, UnreadCause::Gone);
    };
    lose();
    shop.workspace.settle_unread("facts.csv", &UnreadSettlement::PutBack).unwrap();
    assert_eq!(shop.read("facts.csv"), facts);
    lose();
    shop.write_outside("facts.csv", &facts);
    assert!(shop.workspace.refresh().unwrap());
    assert!(shop.workspace.unread_files().is_empty());
    lose();
    shop.workspace.settle_unread("facts.csv", &UnreadSettlement::LetGo).unwrap();
    assert!(shop.workspace.unread_files().is_empty());
    assert!(
        !shop.path("facts.csv").exists()
            && shop.workspace.placeholders().iter().all(|row| !row.insert.contains("发货时限"))
    );
    assert!(shop.workspace.settle_unread("facts.csv", &UnreadSettlement::PutBack).is_err());
}

#[test]
fn what_the_history_knows_stands_in_also_when_the_program_was_closed() {
    let shop = Shop::open();
    shop.workspace.create_entry("物流", "包裹会发短信吗").unwrap();
    let entries = shop.workspace.entries().len();
    let text = shop.read("faqs.csv");
    let folder = shop.close();
    let path = folder.path().join("kb");
    std::fs::write(path.join("faqs.csv"), gbk(&text)).unwrap();
    let (workspace, _) = open(&path);
    assert_eq!(workspace.entries().len(), entries);
    let found = workspace.unread_files().remove(0);
    let digest = found.resaved.unwrap().digest;
    workspace.settle_unread("faqs.csv", &UnreadSettlement::TakeOver { digest }).unwrap();
    assert_eq!(std::fs::read_to_string(path.join("faqs.csv")).unwrap(), text);
}

#[test]
fn digits_that_are_gone_and_bytes_that_were_not_looked_at_are_not_taken_over() {
    let shop = Shop::open();
    let facts = shop.read("facts.csv");
    bytes(&shop, "facts.csv", &gbk(&format!("{facts}客服工号,1.23457E+17,,\n")));
    shop.workspace.refresh().unwrap();
    let plan = only(&shop).resaved.unwrap();
    assert_eq!(plan.faults[0].place.row as usize, facts.lines().count() + 1);
    let error = shop.workspace.settle_unread("facts.csv", &take_over(&shop)).unwrap_err();
    assert_eq!(error.code, "lost-digits");

    let looked_at = take_over(&shop);
    bytes(&shop, "facts.csv", &gbk(&facts.replace("48", "72")));
    let error = shop.workspace.settle_unread("facts.csv", &looked_at).unwrap_err();
    assert_eq!(error.code, "conflict");
}

#[test]
fn a_second_window_is_told_may_read_and_takes_over() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    kaopu_store::copy_kb(&crate::common::sample(), &at("kb")).unwrap();
    let (first, _) = open(&at("kb"));
    let places = kaopu_studio::Places {
        caches: None,
        config: at("config"),
        data: at("data"),
        sample: crate::common::sample(),
        program: None,
    };
    let clock = std::sync::Arc::new(crate::common::StoppedClock);
    let second = kaopu_studio::Studio::new(places, "小李".into(), clock, |_| {});
    let view = second.open_workspace(&at("kb")).unwrap();
    assert!(view.read_only && view.notes[0].zh.contains("另一个靠谱窗口"), "{view:?}");
    let fact = FactDraft {
        key: "发货时限".into(),
        value: "24".into(),
        unit: "小时".into(),
        note: String::new(),
    };
    first.save_fact(&fact).unwrap();
    second.rescan().unwrap();
    let seen = second.workspace().unwrap().placeholders();
    assert!(seen.iter().any(|row| row.value == "24小时"), "{seen:?}");
    assert_eq!(second.workspace().unwrap().save_fact(&fact).err().map(|error| error.code), None);
    let other = FactDraft { value: "36".into(), ..fact };
    assert_eq!(second.workspace().unwrap().save_fact(&other).unwrap_err().code, "locked");
    drop(first);
    assert!(second.rescan().unwrap());
    assert!(!second.current().unwrap().unwrap().read_only);
    second.workspace().unwrap().save_fact(&other).unwrap();
    assert_eq!(latest(&second.workspace().unwrap(), 9).len(), 2);
}

#[test]
fn a_merge_that_git_left_open_is_named_and_keeps_what_was_there() {
    let shop = Shop::open();
    let text = shop.read("phrasings.csv");
    let phrasings =
        shop.workspace.snapshot().kb().faqs.iter().map(|f| f.phrasings.len()).sum::<usize>();
    shop.write_outside(
        "phrasings.csv",
        &format!("{text}<<<<<<< HEAD\na,b\n=======\na,c\n>>>>>>> x\n"),
    );
    shop.workspace.refresh().unwrap();
    assert!(only(&shop).reason.zh.contains("git"), "{:?}", only(&shop));
    let now = shop.workspace.snapshot().kb().faqs.iter().map(|f| f.phrasings.len()).sum::<usize>();
    assert_eq!(now, phrasings);
    shop.workspace.settle_unread("phrasings.csv", &UnreadSettlement::PutBack).unwrap();
    assert_eq!(shop.read("phrasings.csv"), text);
}
