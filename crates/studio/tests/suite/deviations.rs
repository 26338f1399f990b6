//! What changed dialogues cost: told by cause, accepted by one operation, and taken back.

use kaopu_model::FactDraft;
use kaopu_studio::{DeviationCause, ExpectationRef};

use crate::common::Shop;

fn hours(hours: &str) -> FactDraft {
    let text = str::to_owned;
    FactDraft {
        key: text("发货时限"), value: text(hours), unit: text("小时"), note: String::new()
    }
}

fn failing(shop: &Shop) -> usize {
    shop.workspace.deviations().iter().map(|deviation| deviation.expectations.len()).sum()
}

#[test]
fn a_fact_that_changed_is_one_cause_and_one_click() {
    let shop = Shop::open();
    assert_eq!(failing(&shop), 0);
    shop.workspace.save_fact(&hours("24")).unwrap();
    let deviations = shop.workspace.deviations();
    let (name, was, is) = ("发货时限".into(), "48小时".into(), "24小时".into());
    let by_fact = DeviationCause::Fact { name, was, is };
    let found = deviations.iter().find(|deviation| deviation.cause == by_fact);
    let found = &found.unwrap_or_else(|| panic!("{deviations:#?}")).expectations;
    assert!(found.len() >= 5, "{found:#?}");
    for one in found {
        assert!(one.becomes.as_deref().is_some_and(|text| text.contains("{发货时限}")), "{one:?}");
        assert!(one.said.contains("24小时") && one.failure.zh.contains("48小时"), "{one:?}");
    }
    let accepted: Vec<ExpectationRef> = found.iter().map(|one| one.at.clone()).collect();
    let file = format!("dialogues/{}", accepted[0].file);
    let before = shop.read(&file);
    shop.workspace.accept(&accepted).unwrap();
    assert_ne!(shop.read(&file), before);
    let left = shop.workspace.deviations();
    assert!(left.iter().all(|deviation| deviation.cause != by_fact), "{left:#?}");
    // Referred to, the fact may change as it likes.
    shop.workspace.save_fact(&hours("36")).unwrap();
    let again = shop.workspace.deviations();
    let files = |deviation: &kaopu_studio::Deviation| -> Vec<String> {
        deviation.expectations.iter().map(|one| format!("{:?}", one.at)).collect()
    };
    let once_more = again
        .iter()
        .flat_map(files)
        .filter(|at| accepted.iter().any(|accepted| format!("{accepted:?}") == *at));
    assert_eq!(once_more.count(), 0);
    shop.workspace.undo().unwrap();
    shop.workspace.undo().unwrap();
    assert_eq!(shop.read(&file), before, "one operation, taken back whole");
}

#[test]
fn whatever_changed_can_be_accepted() {
    let shop = Shop::open();
    let edits: [(&str, &str, &str); 3] = [
        ("faqs.csv", "现货订单付款后", "现货的单子付款以后"),
        ("escalation.toml", "id = \"wants-human\"", "id = \"asks-for-human\""),
        ("phrasings.csv", "ship-late,", "ship-when,"),
    ];
    for (file, from, to) in edits {
        let text = shop.read(file).replace(from, to);
        shop.write_outside(file, &text);
    }
    shop.workspace.refresh().unwrap();
    let deviations = shop.workspace.deviations();
    let accepted: Vec<ExpectationRef> =
        deviations.iter().flat_map(|one| &one.expectations).map(|one| one.at.clone()).collect();
    assert!(accepted.len() > 5, "{deviations:#?}");
    shop.workspace.accept(&accepted).unwrap();
    let left = shop.workspace.deviations();
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn a_dialogue_is_renamed_and_copied() {
    let shop = Shop::open();
    let first = shop.workspace.dialogues().remove(0);
    shop.workspace.rename_dialogue(&first.file, "换个名字").unwrap();
    let copy = shop.workspace.duplicate_dialogue(&first.file).unwrap();
    assert_eq!((copy.title.as_str(), copy.turns), ("换个名字（副本）", first.turns));
    assert_ne!(copy.file, first.file);
    let messages = shop.workspace.dialogue_messages(&copy.file).unwrap();
    assert_eq!((messages.len(), &messages[0].text), (first.turns as usize, &first.first));
    assert_eq!(shop.workspace.rename_dialogue("none.toml", "x").unwrap_err().code, "unknown-id");
}

#[test]
fn a_dialogue_is_changed_and_keeps_the_words_that_still_hold() {
    let shop = Shop::open();
    let file = "late-dispatch.toml";
    let mut messages = shop.workspace.dialogue_messages(file).unwrap();
    let before = shop.read("dialogues/late-dispatch.toml");
    let row = shop.workspace.update_dialogue(file, "催发货", &messages).unwrap();
    assert_eq!(row.title, "催发货");
    let same = shop.read("dialogues/late-dispatch.toml");
    assert!(before.contains("48小时") && same.contains("48小时"), "{same}");
    messages.truncate(1);
    messages[0].text = "三天了还不发货".into();
    let row = shop.workspace.update_dialogue(file, "催发货", &messages).unwrap();
    assert_eq!((row.turns, row.first.as_str()), (1, "三天了还不发货"));
    let changed = shop.read("dialogues/late-dispatch.toml");
    assert!(!changed.contains("48小时") && changed.contains("ship-late"), "{changed}");
    assert_eq!(failing(&shop), 0);
    for _ in 0..2 {
        shop.workspace.undo().unwrap();
    }
    assert_eq!(shop.read("dialogues/late-dispatch.toml"), before);
    assert_eq!(
        shop.workspace.update_dialogue("x.toml", "", &messages).unwrap_err().code,
        "unknown-id"
    );
}
