//! What an edit changes for customers is told under that edit.

use jiff::civil::date;
use kaopu_model::KbFiles;

use super::*;

const FAQS: &str = "id,question,answer\nship,什么时候发货,付款后{发货时限}内发出\nwash,怎么洗,{商品.名称}：{商品.洗涤}\nreturn,怎么退货,七天内可以退\n";
const PHRASINGS: &str =
    "faq_id,phrasing\nship,几时能发\nship,多久寄出来\nwash,能机洗吗\nreturn,不想要了退掉\n";
const FACTS: &str = "key,value,unit\n发货时限,48,小时\n";
const PRODUCTS: &str = "id,name,aliases,洗涤\nshirt,衬衫,,手洗\ncoat,大衣,,干洗\n";

fn snapshot(replaced: &[(&str, &str, &str)]) -> Snapshot {
    let files = [
        ("faqs.csv", FAQS),
        ("phrasings.csv", PHRASINGS),
        ("facts.csv", FACTS),
        ("products.csv", PRODUCTS),
    ];
    let edited = |name: &str, text: &str| {
        let of = replaced.iter().filter(|(file, ..)| *file == name);
        of.fold(text.to_owned(), |text, (_, from, to)| text.replace(from, to))
    };
    let files: KbFiles = files
        .into_iter()
        .map(|(name, text)| (name.to_owned(), edited(name, text).into_bytes()))
        .collect();
    Snapshot::new(files, date(2026, 11, 27))
}

fn diff(replaced: &[(&str, &str, &str)]) -> ReleaseDiff {
    let messages = ["衬衫怎么洗".to_owned()];
    release_diff(&snapshot(&[]), &snapshot(replaced), &messages, &mut |_, _| true)
}

#[test]
fn two_equal_states_differ_in_nothing() {
    let diff = diff(&[]);
    assert!(diff.content.is_empty() && diff.groups.is_empty() && diff.complete);
    assert_eq!(diff.compared, Compared { dialogues: 0, phrasings: 7, messages: 1 });
}

#[test]
fn a_changed_fact_is_told_once_with_all_places_that_say_it() {
    let diff = diff(&[("facts.csv", "48", "24")]);
    let [group] = diff.groups.as_slice() else { panic!("{:?}", diff.groups) };
    assert_eq!(group.cause, ChangeCause::Fact { key: "发货时限".into() });
    let [turn] = group.turns.as_slice() else { panic!("{:?}", group.turns) };
    assert_eq!(turn.places.len(), 3, "the question and two phrasings");
    assert!(turn.before.said.contains("48小时") && turn.after.said.contains("24小时"));
}

#[test]
fn a_changed_cell_is_told_under_its_product() {
    let diff = diff(&[("products.csv", "手洗", "轻柔机洗")]);
    let [group] = diff.groups.as_slice() else { panic!("{:?}", diff.groups) };
    assert!(matches!(&group.cause, ChangeCause::Product { id, .. } if id == "shirt"), "{group:?}");
    assert_eq!(group.turns[0].places[0].text, "衬衫怎么洗");
}

#[test]
fn an_edited_answer_and_a_removed_phrasing_are_told_under_their_entry() {
    let edited = diff(&[("faqs.csv", "七天内可以退", "十五天内可以退")]);
    let [group] = edited.groups.as_slice() else { panic!("{:?}", edited.groups) };
    assert!(matches!(&group.cause, ChangeCause::Entry { id, .. } if id.0 == "return"));
    assert_eq!(group.places(), 2);
    let removed = diff(&[("phrasings.csv", "ship,几时能发\n", "")]);
    let group = removed.groups.first().unwrap();
    assert!(matches!(&group.cause, ChangeCause::Entry { id, .. } if id.0 == "ship"));
    assert_eq!(group.turns[0].places[0].text, "几时能发");
}

#[test]
fn it_can_be_stopped() {
    let edited = snapshot(&[("facts.csv", "48", "24")]);
    let mut asked = 0;
    let diff = release_diff(&snapshot(&[]), &edited, &[], &mut |_, total| {
        asked += 1;
        asked * 2 < total
    });
    assert!(!diff.complete && diff.compared.phrasings < 7);
}
