//! The edits that an import is made of.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_model::{
    Edit, EditError, EntryDraft, FaqId, KbFiles, Locale, QueueDraft, SettingsDraft,
    WrongAnswerBudget, apply, apply_all, entry_draft, parse,
};
use proptest::collection::vec;
use proptest::prelude::*;

fn shop() -> KbFiles {
    [
        ("faqs.csv", "id,category,question,answer,extra\na,物流,什么时候发货,很快,x\n# 注释\nb,,尺码,看详情,y\n"),
        ("phrasings.csv", "faq_id,phrasing\na,一\nb,二\n# 完\n"),
    ]
    .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
    .into()
}

fn after(files: &KbFiles, edits: &[Edit]) -> Result<KbFiles, EditError> {
    let mut files = files.clone();
    for (path, content) in apply_all(&files.clone(), edits)? {
        match content {
            Some(bytes) => files.insert(path, bytes),
            None => files.remove(&path),
        };
    }
    Ok(files)
}

proptest! {
    #[test]
    fn many_new_entries_are_put_as_one_by_one(drafts in vec(crate::drafts::entry(), 0..6), started in any::<bool>()) {
        let files = if started { shop() } else { KbFiles::new() };
        let mut ids: BTreeSet<FaqId> = ["a", "b"].map(FaqId::from).into();
        let new: Vec<EntryDraft> = drafts.into_iter().filter(|draft| ids.insert(draft.id.clone())).collect();
        let single: Vec<Edit> = new.iter().cloned().map(Edit::PutEntry).collect();
        prop_assert_eq!(after(&files, &[Edit::PutEntries(new)]).unwrap(), after(&files, &single).unwrap());
    }

    #[test]
    fn what_is_put_together_is_read_back(drafts in vec(crate::drafts::entry(), 0..6), of_a in crate::drafts::entry()) {
        let mut drafts = drafts;
        drafts.insert(drafts.len() / 2, EntryDraft { id: "a".into(), ..of_a });
        let put = after(&shop(), &[Edit::PutEntries(drafts.clone())]).unwrap();
        // Of several drafts of one entry, the last.
        let last: BTreeMap<FaqId, EntryDraft> = drafts.into_iter().map(|draft| (draft.id.clone(), draft)).collect();
        for (id, draft) in &last {
            let read = entry_draft(&put, id);
            prop_assert_eq!(read.as_ref(), Some(draft));
        }
        let again = after(&put, &[Edit::PutEntries(last.into_values().collect())]).unwrap();
        prop_assert_eq!(again, put);
    }
}

#[test]
fn labels_get_a_column_and_touch_nothing_else() {
    let label = |id: &str| Edit::PutLabels([(FaqId::from(id), "delivery, \"fast\"".into())].into());
    let changed = apply(&shop(), &label("a")).unwrap();
    assert_eq!(
        String::from_utf8_lossy(changed["faqs.csv"].as_ref().unwrap()),
        "id,category,question,answer,extra,label\na,物流,什么时候发货,很快,x,\"delivery, \"\"fast\"\"\"\n# 注释\nb,,尺码,看详情,y,\n"
    );
    assert_eq!(changed.len(), 1);
    assert!(matches!(apply(&shop(), &label("c")), Err(EditError::Refused { field: "label", .. })));
}

#[test]
fn settings_begin_a_knowledge_base_and_leave_the_rest_of_it() {
    let draft = SettingsDraft {
        id: "tea".into(),
        title: "茶 \"铺\"".into(),
        shop: "茶铺".into(),
        locale: Locale::ZhCn,
    };
    let put = Edit::PutSettings(draft.clone());
    let budget = WrongAnswerBudget::parse("2%").unwrap();
    let files = after(&KbFiles::new(), &[put.clone(), Edit::PutBudget(budget)]).unwrap();
    let settings = parse(&files).kb.settings;
    assert_eq!((settings.format, &*settings.id, &*settings.title), (1, "tea", "茶 \"铺\""));
    assert_eq!((settings.wrong_answers, settings.locale), (budget, Locale::ZhCn));
    assert_eq!(after(&files, &[put]).unwrap(), files);

    let mut own = files;
    own.insert("kb.toml".into(), "# ours\nformat = 1\nid = 'tea'\nshop = \"x\" # for now\n".into());
    let put =
        after(&own, &[Edit::PutSettings(SettingsDraft { title: String::new(), ..draft })]).unwrap();
    assert_eq!(
        String::from_utf8_lossy(&put["kb.toml"]),
        "# ours\nformat = 1\nid = 'tea'\nshop = \"茶铺\" # for now\nlocale = \"zh-CN\"\n"
    );
    let odd = SettingsDraft { id: "茶".into(), ..SettingsDraft::default() };
    assert!(matches!(
        apply(&own, &Edit::PutSettings(odd)),
        Err(EditError::Refused { field: "id", .. })
    ));
}

#[test]
fn a_file_that_is_made_up_begins_in_the_language_of_the_knowledge_base() {
    let begins = |locale| {
        let draft = SettingsDraft { id: "tea".into(), locale, ..SettingsDraft::default() };
        let queue = QueueDraft { id: "human".into(), ..QueueDraft::default() };
        let files =
            after(&KbFiles::new(), &[Edit::PutSettings(draft), Edit::PutQueue(queue)]).unwrap();
        String::from_utf8_lossy(&files["escalation.toml"]).into_owned()
    };
    assert!(begins(Locale::ZhCn).starts_with("# 转人工："));
    assert!(begins(Locale::En).starts_with("# Handing over: "));
}

proptest! {
    #[test]
    fn entries_that_are_there_are_changed_as_one_by_one(mut of_a in crate::drafts::entry(), mut of_b in crate::drafts::entry(), keep in vec(any::<bool>(), 4)) {
        let files = shop();
        (of_a.id, of_b.id) = ("a".into(), "b".into());
        // What stays as it is must stay byte for byte, too.
        for (draft, keep) in [(&mut of_a, &keep[..2]), (&mut of_b, &keep[2..])] {
            let now = entry_draft(&files, &draft.id).unwrap();
            if keep[0] { draft.phrasings = now.phrasings.clone(); }
            if keep[1] { *draft = EntryDraft { phrasings: draft.phrasings.clone(), answers: draft.answers.clone(), ..now }; }
        }
        let both = vec![of_b, of_a];
        let single: Vec<Edit> = both.iter().cloned().map(Edit::PutEntry).collect();
        prop_assert_eq!(after(&files, &[Edit::PutEntries(both)]).unwrap(), after(&files, &single).unwrap());
    }
}

#[test]
fn many_entries_are_removed_as_one_by_one() {
    let mut files = shop();
    files.get_mut("faqs.csv").unwrap().extend("a,,又一次,同一个编号\nc,,包邮,满59\n".as_bytes());
    files.get_mut("phrasings.csv").unwrap().extend("c,邮费\n".as_bytes());
    for ids in [vec!["b", "c"], vec!["a", "c"], vec!["nobody"], vec![]] {
        let ids: Vec<FaqId> = ids.into_iter().map(FaqId::from).collect();
        let single: Vec<Edit> = ids.iter().cloned().map(Edit::RemoveEntry).collect();
        let together = after(&files, &[Edit::RemoveEntries(ids)]).unwrap();
        assert_eq!(together, after(&files, &single).unwrap());
    }
    // Of two entries with one id the first goes, and rows that may be the other's stay.
    let left = after(&files, &[Edit::RemoveEntries(vec!["a".into(), "c".into()])]).unwrap();
    let text = |file: &str| String::from_utf8(left[file].clone()).unwrap();
    assert!(!text("faqs.csv").contains("什么时候发货") && text("faqs.csv").contains("又一次"));
    assert!(text("phrasings.csv").contains("a,一") && !text("phrasings.csv").contains("邮费"));
}
