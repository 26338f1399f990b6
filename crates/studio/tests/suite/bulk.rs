//! Changing many things at once: what is previewed is what is made, one undo takes it back byte for
//! byte, and nothing is made of a preview that has grown old.

use std::collections::BTreeSet;

use kaopu_studio::{
    BulkEdit, BulkEffect, BulkPlan, FaqId, KeptWording, ReplaceFields, Replacement, TextPlace,
    Workspace,
};
use proptest::prelude::*;

use crate::common::{Shop, latest};

const EVERYWHERE: ReplaceFields = ReplaceFields {
    questions: true,
    phrasings: true,
    answers: true,
    notes: true,
    phrases: true,
    tables: true,
};

fn replace(find: &str, with: &str, regex: bool) -> BulkEdit {
    BulkEdit::Replace {
        how: Replacement {
            find: find.into(),
            with: with.into(),
            regex,
            fields: EVERYWHERE,
            ..Replacement::default()
        },
    }
}

fn ids(all: &[&str]) -> Vec<FaqId> {
    all.iter().map(|id| FaqId::from(*id)).collect()
}

fn plan(workspace: &Workspace, edit: &BulkEdit) -> BulkPlan {
    workspace.plan_bulk(edit).unwrap()
}

/// Makes an edit, and sees that undo gives back every byte and redo takes them again.
fn make_and_take_back(workspace: &Workspace, edit: &BulkEdit) -> BulkPlan {
    let before = workspace.snapshot().files().clone();
    let planned = plan(workspace, edit);
    let done = workspace.apply_bulk(edit, &planned.version).unwrap();
    assert_eq!((done.chosen, done.parts), (planned.chosen, planned.parts));
    let after = workspace.snapshot().files().clone();
    if before != after {
        let label = latest(workspace, 1)[0].label.clone();
        assert_eq!(workspace.undo().unwrap().unwrap(), label);
        assert_eq!(*workspace.snapshot().files(), before);
        workspace.redo().unwrap().unwrap();
        assert_eq!(*workspace.snapshot().files(), after);
    }
    planned
}

#[test]
fn a_replacement_changes_what_its_preview_shows_and_nothing_else() {
    let shop = Shop::open();
    let edit = replace("快递", "包裹", false);
    let planned = make_and_take_back(&shop.workspace, &edit);
    assert!(planned.chosen > 20 && planned.parts > 5, "{} in {}", planned.chosen, planned.parts);
    let label = format!("把“快递”替换成“包裹”，改 {} 处", planned.chosen);
    assert!(latest(&shop.workspace, 1)[0].label.zh.ends_with(&label));
    // Nothing is found a second time but what was refused.
    let again = plan(&shop.workspace, &edit);
    assert_eq!((again.found, again.chosen), (0, 0), "{:#?}", again.changes);
    for change in &planned.changes {
        let [before, after] = texts(change);
        assert_eq!(after, outside_placeholders(&before));
    }
}

/// The word replaced where it is no part of a placeholder.
fn outside_placeholders(text: &str) -> String {
    let word = |text: &str| text.replace("快递", "包裹");
    text.split_inclusive('}')
        .map(|part| match part.split_once('{') {
            Some((before, placeholder)) => format!("{}{{{placeholder}", word(before)),
            None => word(part),
        })
        .collect()
}

fn texts(change: &kaopu_studio::BulkChange) -> [String; 2] {
    let joined = |of: fn(&kaopu_studio::TextPiece) -> &str| change.pieces.iter().map(of).collect();
    [joined(|piece| &piece.before), joined(|piece| &piece.after)]
}

#[test]
fn what_is_unticked_stays() {
    let shop = Shop::open();
    let BulkEdit::Replace { mut how } = replace("快递", "包裹", false) else { unreachable!() };
    let all = plan(&shop.workspace, &BulkEdit::Replace { how: how.clone() });
    let kept: Vec<&TextPlace> = all.changes.iter().step_by(2).map(|change| &change.place).collect();
    how.skip = kept.iter().map(|place| (*place).clone()).collect();
    let edit = BulkEdit::Replace { how: how.clone() };
    let some = make_and_take_back(&shop.workspace, &edit);
    assert_eq!(some.found, all.found);
    assert_eq!(some.chosen as usize, all.changes.len() - kept.len());
    how.skip.clear();
    let left = plan(&shop.workspace, &BulkEdit::Replace { how });
    assert_eq!(left.found as usize, kept.len());
}

#[test]
fn phrasings_that_become_the_same_are_made_one_and_a_question_is_never_emptied() {
    let shop = Shop::open();
    let kb = shop.workspace.snapshot().kb().clone();
    let (one, other) = (&kb.faqs[0].phrasings[0].text, &kb.faqs[0].phrasings[1].text);
    let planned = make_and_take_back(&shop.workspace, &replace(one, other, false));
    let gone = planned.changes.iter().find(|change| change.effect == BulkEffect::Removed).unwrap();
    assert!(gone.reason.as_ref().unwrap().zh.contains("重复"), "{gone:?}");
    shop.workspace.undo().unwrap();
    let question = &kb.faqs[0].question;
    let planned = plan(&shop.workspace, &replace(question, "", false));
    let refused = planned.changes.iter().find(|one| one.effect == BulkEffect::Refused).unwrap();
    assert_eq!(refused.reason.as_ref().unwrap().zh, "标准问不能是空的");
}

#[test]
fn a_preview_tells_what_would_be_wrong_then() {
    let shop = Shop::open();
    let planned = plan(&shop.workspace, &replace("{发货时限}", "{发货的时限}", false));
    assert!(planned.problems_in_all > 1);
    assert_eq!(planned.problems.len(), 1, "one sentence once: {:#?}", planned.problems);
    assert!(planned.problems[0].message.zh.contains("发货的时限"), "{:?}", planned.problems[0]);
    assert_eq!(shop.workspace.status().unwrap().errors, 0);
}

#[test]
fn an_old_preview_is_not_made() {
    let shop = Shop::open();
    let edit = replace("快递", "包裹", false);
    let planned = plan(&shop.workspace, &edit);
    shop.write_outside("facts.csv", &shop.read("facts.csv").replace("发货时限,48", "发货时限,24"));
    let before = shop.read("faqs.csv");
    let late = shop.workspace.apply_bulk(&edit, &planned.version).unwrap_err();
    assert_eq!(late.code, "bulk-changed");
    assert_eq!(shop.read("faqs.csv"), before);
    let error = shop.workspace.plan_bulk(&replace("(快递", "", true)).unwrap_err();
    assert_eq!(error.code, "bad-pattern");
    let error = shop
        .workspace
        .plan_bulk(&BulkEdit::Enable { entries: ids(&["nobody"]), enabled: true })
        .unwrap_err();
    assert_eq!(error.code, "unknown-id");
}

#[test]
fn chosen_entries_are_moved_switched_and_removed_together() {
    let shop = Shop::open();
    let kb = shop.workspace.snapshot().kb().clone();
    let entries: Vec<FaqId> = kb.faqs.iter().take(12).map(|faq| faq.id.clone()).collect();
    let category = "大促".to_owned();
    let moved = BulkEdit::Category { entries: entries.clone(), category };
    let planned = make_and_take_back(&shop.workspace, &moved);
    assert_eq!(planned.chosen, 12);
    let now = shop.workspace.snapshot().kb().clone();
    assert_eq!(now.faqs.iter().filter(|faq| faq.category == "大促").count(), 12);
    let off = BulkEdit::Enable { entries: entries.clone(), enabled: false };
    make_and_take_back(&shop.workspace, &off);
    assert!(shop.workspace.snapshot().kb().faqs.iter().take(12).all(|faq| !faq.enabled));
    assert_eq!(plan(&shop.workspace, &off).found, 0);
    let gone = BulkEdit::Remove { entries: entries.clone() };
    let planned = make_and_take_back(&shop.workspace, &gone);
    assert!(!planned.notes.is_empty(), "dialogues name them");
    assert_eq!(shop.workspace.snapshot().kb().faqs.len(), kb.faqs.len() - 12);
    assert!(latest(&shop.workspace, 1)[0].label.zh.ends_with("删除 12 个问答"));
}

#[test]
fn a_category_that_a_rule_goes_by_is_told() {
    let shop = Shop::open();
    let rules = shop.read("escalation.toml")
        + "\n[[rule]]\nid = \"by-category\"\ntitle = \"物流专线\"\nqueue = \"logistics\"\n\
           when = { categories = [\"发货物流\"] }\n";
    shop.write_outside("escalation.toml", &rules);
    shop.workspace.refresh().unwrap();
    let kb = shop.workspace.snapshot().kb().clone();
    let parcel = kb.faqs.iter().find(|faq| faq.category == "发货物流").unwrap().id.clone();
    let away = BulkEdit::Category { entries: vec![parcel], category: "新的".into() };
    let notes = plan(&shop.workspace, &away).notes;
    assert!(notes[0].zh.contains("转人工规则「物流专线」按分类「发货物流」起作用"), "{notes:?}");
}

#[test]
fn entries_are_merged_with_all_that_names_them() {
    let shop = Shop::open();
    let kb = shop.workspace.snapshot().kb().clone();
    // One that a dialogue expects goes into its neighbour.
    let expected = kb.dialogues.iter().flat_map(|dialogue| &dialogue.turns);
    let other = expected.filter_map(|turn| turn.expect.as_ref()?.entry.clone()).next().unwrap();
    let into = kb.faqs.iter().find(|faq| faq.id != other).unwrap().id.clone();
    let entries = vec![other.clone(), into.clone()];
    let edit = BulkEdit::Merge { entries, into: into.clone() };
    let planned = make_and_take_back(&shop.workspace, &edit);
    let now = shop.workspace.snapshot().kb().clone();
    assert!(now.faq(&other).is_none());
    let (old, gone, merged) =
        (kb.faq(&into).unwrap(), kb.faq(&other).unwrap(), now.faq(&into).unwrap());
    assert_eq!((&merged.answer, &merged.question), (&old.answer, &old.question));
    let wordings: BTreeSet<&str> = merged.phrasings.iter().map(|one| one.text.as_str()).collect();
    assert!(wordings.contains(gone.question.as_str()));
    assert!(gone.phrasings.iter().all(|one| wordings.contains(one.text.as_str())));
    assert!(planned.notes.iter().any(|note| note.zh.contains("会一起改成")), "{:?}", planned.notes);
    assert!(planned.notes.iter().any(|note| note.zh.contains("自己的答案不再用")));
    for (file, bytes) in shop.workspace.snapshot().files() {
        let text = String::from_utf8_lossy(bytes);
        let named = text.lines().any(|line| {
            line.split([',', '"', ' ']).any(|word| word == &*other) && !line.starts_with("file")
        });
        assert!(!named || file == "phrasings.csv", "{file} still names {other}");
    }
    // Half of them become an entry again.
    let phrasings: Vec<String> = gone.phrasings.iter().map(|one| one.text.clone()).collect();
    let split = BulkEdit::Split {
        entry: into.clone(),
        phrasings: phrasings.clone(),
        question: gone.question.clone(),
        keep_answers: true,
    };
    let planned = plan(&shop.workspace, &split);
    let done = shop.workspace.apply_bulk(&split, &planned.version).unwrap();
    let now = shop.workspace.snapshot().kb().clone();
    let new = now.faq(&done.entry.unwrap()).unwrap();
    assert_eq!(new.phrasings.len(), phrasings.len());
    assert_eq!((&new.answer, &new.category), (&old.answer, &old.category));
    shop.workspace.undo().unwrap();
    assert_eq!(shop.workspace.snapshot().kb().faq(&into).unwrap(), merged);
}

#[test]
fn a_wording_in_several_places_stays_where_somebody_says() {
    let shop = Shop::open();
    assert_eq!(shop.workspace.duplicate_wordings(), []);
    let kb = shop.workspace.snapshot().kb().clone();
    let [one, two] = [&kb.faqs[0], &kb.faqs[1]];
    let extra = format!(
        "{}{id},谁都在问的一句\n{id},谁都在问的 一句！\n{},谁都在问的一句\n{id},{}\n",
        shop.read("phrasings.csv"),
        two.id,
        one.question,
        id = one.id,
    );
    shop.write_outside("phrasings.csv", &extra);
    shop.workspace.refresh().unwrap();
    let found = shop.workspace.duplicate_wordings();
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].places[0].is_question && found[0].suggested == one.id);
    assert_eq!(found[1].places.iter().map(|place| place.times).collect::<Vec<_>>(), [2, 1]);
    let nobody = KeptWording { wording: found[1].wording.clone(), entry: kb.faqs[2].id.clone() };
    let nothing = BulkEdit::Deduplicate { keep: vec![nobody] };
    assert_eq!(plan(&shop.workspace, &nothing).found, 0, "a wording must not be lost");
    let keep = vec![
        KeptWording { wording: found[0].wording.clone(), entry: one.id.clone() },
        KeptWording { wording: found[1].wording.clone(), entry: two.id.clone() },
    ];
    let planned = make_and_take_back(&shop.workspace, &BulkEdit::Deduplicate { keep });
    assert_eq!((planned.chosen, planned.parts), (3, 1));
    assert_eq!(shop.workspace.duplicate_wordings(), []);
    let now = shop.workspace.snapshot().kb().clone();
    assert_eq!(now.faqs[0].phrasings.len(), one.phrasings.len());
    assert_eq!(now.faqs[1].phrasings.len(), two.phrasings.len() + 1);
}

#[test]
fn a_synonym_joins_the_row_of_its_word_or_gets_one() {
    let shop = Shop::open();
    let synonym =
        |term: &str, word: &str| BulkEdit::Synonym { term: term.into(), word: word.into() };
    let known = shop.workspace.snapshot().kb().synonyms[0].clone();
    make_and_take_back(&shop.workspace, &synonym(&known.term, "没人说过的词"));
    let now = shop.workspace.snapshot().kb().synonyms.clone();
    assert_eq!(now[0].synonyms.last().map(String::as_str), Some("没人说过的词"));
    make_and_take_back(&shop.workspace, &synonym("全新的词", "另一个新词"));
    let now = shop.workspace.snapshot().kb().synonyms.clone();
    let last = now.last().unwrap();
    assert_eq!(
        (last.term.as_str(), last.synonyms.as_slice()),
        ("全新的词", &["另一个新词".to_owned()][..])
    );
    let refused = |term, word| shop.workspace.plan_bulk(&synonym(term, word)).unwrap_err().code;
    assert_eq!(refused("什么词", "另一个新词"), "already-there");
    assert_eq!(refused("ＶＩＰ", "vip"), "already-there");
    assert_eq!(refused("快递", "  "), "bad-input");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn whatever_is_replaced_the_preview_is_what_is_made(
        find in prop_oneof![
            "[发货退款的吗你亲,，。 0-9a]{1,2}",
            Just("(.)[货款]".to_owned()),
            Just(r"\d+".to_owned()),
            Just("^".to_owned()),
            Just("[。！]?$".to_owned()),
            Just(".*".to_owned()),
        ],
        with in "[一二$1{}|#\"\n,]{0,3}",
        is_regex in any::<bool>(),
        skipped in proptest::collection::vec(any::<proptest::sample::Index>(), 0..4),
    ) {
        let shop = Shop::open();
        let BulkEdit::Replace { mut how } = replace(&find, &with, is_regex) else { unreachable!() };
        let Ok(all) = shop.workspace.plan_bulk(&BulkEdit::Replace { how: how.clone() }) else { return Ok(()) };
        if !all.changes.is_empty() {
            how.skip = skipped.iter().map(|at| at.get(&all.changes).place.clone()).collect();
        }
        let edit = BulkEdit::Replace { how };
        let planned = plan(&shop.workspace, &edit);
        let before = shop.workspace.snapshot();
        if shop.workspace.apply_bulk(&edit, &planned.version).is_err() {
            prop_assert!(shop.workspace.snapshot().files() == before.files());
            return Ok(());
        }
        let now = shop.workspace.snapshot();
        // Every entry reads as the changes of the preview say, and as before where they say nothing.
        if planned.found as usize == planned.changes.len() {
            for faq in &before.kb().faqs {
                let mut question = faq.question.clone();
                let mut phrasings: Vec<Option<String>> = faq.phrasings.iter().map(|one| Some(one.text.clone())).collect();
                for change in &planned.changes {
                    let TextPlace::Part { part: kaopu_studio::PartId::Entry(id), field, index } = &change.place else { continue };
                    if *id != faq.id { continue }
                    let [old, new] = texts(change);
                    let new = match change.effect {
                        BulkEffect::Changed => Some(new),
                        BulkEffect::Removed => None,
                        _ => Some(old),
                    };
                    match field {
                        kaopu_studio::TextField::Question => question = new.unwrap(),
                        kaopu_studio::TextField::Phrasings => phrasings[*index as usize] = new,
                        _ => {}
                    }
                }
                let made = now.kb().faq(&faq.id).unwrap();
                prop_assert_eq!(&made.question, question.trim());
                let wanted: Vec<String> = phrasings.into_iter().flatten().map(|text| text.trim().to_owned()).collect();
                let found: Vec<String> = made.phrasings.iter().map(|one| one.text.clone()).collect();
                prop_assert_eq!(found, wanted);
            }
        }
        if now.files() != before.files() {
            shop.workspace.undo().unwrap().unwrap();
            prop_assert!(shop.workspace.snapshot().files() == before.files());
        }
    }
}
