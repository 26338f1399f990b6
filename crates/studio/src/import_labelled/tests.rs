use jiff::civil::date;
use kaopu_durable::{Links, write};
use kaopu_model::{Faq, Severity};
use kaopu_store::Folder;
use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::snapshot::Snapshot;

fn import(content: impl AsRef<[u8]>) -> (TempDir, ApiResult<Imported>) {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("in.tsv"), content.as_ref(), Links::Refuse).unwrap();
    let imported = import_labelled(&folder.path().join("in.tsv"), &folder.path().join("my kb"));
    (folder, imported)
}

fn snapshot(folder: &TempDir) -> Snapshot {
    let files = Folder::open(&folder.path().join("my kb")).unwrap().read().unwrap();
    Snapshot::new(files, date(2026, 11, 22))
}

fn errors(snapshot: &Snapshot) -> Vec<&str> {
    let errors = snapshot.diagnostics().iter().filter(|one| one.severity == Severity::Error);
    errors.map(|one| one.message.en.as_str()).collect()
}

#[test]
fn a_label_becomes_an_entry_with_its_texts() {
    let (folder, imported) =
        import("什么时候发货\t多久发\n怎么退货\t想退\n什么时候发货\t几天能发呀\n");
    let imported = imported.unwrap();
    assert_eq!((imported.entries, imported.phrasings, imported.locale), (2, 3, Locale::ZhCn));
    let snapshot = snapshot(&folder);
    let [ship, back] = &snapshot.kb().faqs[..] else { panic!("two entries") };
    assert_eq!((&*ship.id, &*ship.question), ("e-001", "什么时候发货"));
    assert_eq!(
        ship.phrasings.iter().map(|one| &*one.text).collect::<Vec<_>>(),
        ["多久发", "几天能发呀"]
    );
    assert!(back.answer.contains("怎么退货"));
    assert_eq!(snapshot.kb().settings.wrong_answers.0, 200);
    assert_eq!(errors(&snapshot), Vec::<&str>::new());
}

#[test]
fn english_labels_become_ids_and_wordings() {
    let (folder, imported) =
        import("card_arrival\tWhere is my card?\ncard_arrival\tTrack \"it\", please\n");
    assert_eq!(imported.unwrap().locale, Locale::En);
    let snapshot = snapshot(&folder);
    let faq = &snapshot.kb().faqs[0];
    assert_eq!((&*faq.id, &*faq.question), ("card-arrival", "card arrival"));
    assert_eq!(faq.phrasings[1].text, "Track \"it\", please");
    assert!(
        String::from_utf8_lossy(&snapshot.files()["faqs.csv"])
            .lines()
            .nth(1)
            .unwrap()
            .ends_with(",card_arrival")
    );
}

#[test]
fn a_wording_belongs_to_one_entry() {
    let text = "发货\t多久发\n退货\t怎么退\n退货\t多久发?\n退货\t发货\n退货\t怎么退！\n退货\t退货\n退货\t退货?\n退货\t?!\n";
    let (folder, imported) = import(text);
    let skipped = imported.unwrap().skipped;
    let said: Vec<String> = skipped.iter().map(|line| line.said().en).collect();
    assert_eq!(
        said,
        [
            "line 3: it says the same as line 1, which is labelled \"发货\"; a wording belongs to one entry",
            "line 4: it says the same as the label \"发货\"; a wording belongs to one entry",
            "line 5: it says the same as line 2",
            "line 6: it says the same as its label",
            "line 7: it says the same as its label",
            "line 8: its text has no words",
        ]
    );
    assert_eq!(errors(&snapshot(&folder)), Vec::<&str>::new());
}

#[test]
fn a_label_without_letters_is_named_by_its_first_text() {
    let (folder, imported) = import("1\t多久发\n1\t几天发\n2\t怎么退\n3\t多久发\n");
    assert_eq!(imported.unwrap().phrasings, 1);
    let snapshot = snapshot(&folder);
    let questions: Vec<&str> = snapshot.kb().faqs.iter().map(|faq| &*faq.question).collect();
    assert_eq!(questions, ["多久发", "怎么退", "entry 3"]);
    assert_eq!(errors(&snapshot), Vec::<&str>::new());
}

#[test]
fn what_is_there_is_never_touched() {
    let (folder, imported) = import("a\tb\n");
    imported.unwrap();
    let again = import_labelled(&folder.path().join("in.tsv"), &folder.path().join("my kb"));
    assert_eq!(again.unwrap_err().code, "bad-input");
    let onto_file = import_labelled(&folder.path().join("in.tsv"), &folder.path().join("in.tsv"));
    assert_eq!(onto_file.unwrap_err().code, "bad-input");
    let (_folder, nothing) = import("a\t!?\n");
    assert_eq!(nothing.unwrap_err().code, "bad-input");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    /// Whatever the lines are, the knowledge base has no errors, every usable text is in it or
    /// named as skipped, and it is the same each time.
    #[test]
    fn anything_becomes_a_sound_knowledge_base(
        lines in prop::collection::vec(("[a-c_{}\"#, 发货1!-]{1,4}", "[ab发货2{}\"',#!? ]{1,5}"), 1..12),
    ) {
        let text: String = lines.iter().map(|(label, text)| format!("{label}\t{text}\n")).collect();
        let (folder, imported) = import(&text);
        let Ok(imported) = imported else { return Ok(()) };
        let snapshot = snapshot(&folder);
        prop_assert_eq!(errors(&snapshot), Vec::<&str>::new(), "{}", text);
        let kb = snapshot.kb();
        prop_assert_eq!(kb.faqs.len(), imported.entries);
        let phrasings: usize = kb.faqs.iter().map(|faq| faq.phrasings.len()).sum();
        prop_assert_eq!(phrasings, imported.phrasings);
        let named: Vec<u32> = imported.skipped.iter().map(|line| line.line).collect();
        for (number, (_, text)) in (1..).zip(&lines) {
            let there = |faq: &Faq| faq.question == text.trim() || faq.phrasings.iter().any(|one| one.text == text.trim());
            prop_assert!(named.contains(&number) || kb.faqs.iter().any(there), "{}: {}", number, text);
        }
        let (again, _) = import(&text);
        let again = super::tests::snapshot(&again);
        prop_assert_eq!(snapshot.files(), again.files());
    }
}
