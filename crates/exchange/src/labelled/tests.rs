use jiff::civil::date;
use kaopu_model::{Edit, Faq, KbFiles, Parsed, Severity, analyse, apply_all};
use proptest::prelude::*;

use super::*;
use crate::plan::{Plan, PlanOptions};
use crate::starter::starter;

/// A file that was imported into a new knowledge base.
#[derive(Debug)]
struct Imported {
    edits: Vec<Edit>,
    locale: Locale,
    entries: usize,
    phrasings: usize,
    notes: Vec<crate::ImportNote>,
}

fn import(bytes: &[u8]) -> Result<Imported, ImportError> {
    let incoming = read(&[&SourceFile::new("x.tsv", bytes.to_vec(), None)], &Mapping::default())?;
    let locale = incoming.locale();
    let (entries, phrasings) =
        (incoming.entries.len(), incoming.entries.iter().map(|one| one.phrasings.len()).sum());
    let plan = Plan::new(&KbFiles::new(), incoming, PlanOptions::default());
    Ok(Imported { edits: plan.edits, locale, entries, phrasings, notes: plan.notes })
}

fn files(import: &Imported) -> KbFiles {
    let edits = [starter("my kb", import.locale), import.edits.clone()].concat();
    let changed = apply_all(&KbFiles::new(), &edits).unwrap();
    changed.into_iter().map(|(path, bytes)| (path, bytes.unwrap())).collect()
}

fn knowledge(import: &Imported) -> Parsed {
    analyse(&files(import), Some(date(2026, 11, 22)))
}

fn errors(parsed: &Parsed) -> Vec<&str> {
    let errors = parsed.diagnostics.iter().filter(|one| one.severity == Severity::Error);
    errors.map(|one| one.message.en.as_str()).collect()
}

#[test]
fn a_label_becomes_an_entry_with_its_texts() {
    let text = "什么时候发货\t多久发\n怎么退货\t想退\n什么时候发货\t几天能发呀\n";
    let imported = import(text.as_bytes()).unwrap();
    assert_eq!((imported.entries, imported.phrasings, imported.locale), (2, 3, Locale::ZhCn));
    let parsed = knowledge(&imported);
    let [ship, back] = &parsed.kb.faqs[..] else { panic!("two entries") };
    assert_eq!((&*ship.id, &*ship.question), ("e-001", "什么时候发货"));
    assert_eq!(
        ship.phrasings.iter().map(|one| &*one.text).collect::<Vec<_>>(),
        ["多久发", "几天能发呀"]
    );
    assert!(back.answer.contains("怎么退货"));
    assert_eq!(parsed.kb.settings.wrong_answers.0, 200);
    assert_eq!(errors(&parsed), Vec::<&str>::new());
}

#[test]
fn english_labels_become_ids_and_wordings() {
    let text = "card_arrival\tWhere is my card?\ncard_arrival\tTrack \"it\", please\n";
    let imported = import(text.as_bytes()).unwrap();
    assert_eq!(imported.locale, Locale::En);
    let parsed = knowledge(&imported);
    let faq = &parsed.kb.faqs[0];
    assert_eq!((&*faq.id, &*faq.question), ("card-arrival", "card arrival"));
    assert_eq!(faq.phrasings[1].text, "Track \"it\", please");
    let faqs = String::from_utf8_lossy(&files(&imported)["faqs.csv"]).into_owned();
    assert!(faqs.lines().nth(1).unwrap().ends_with(",card_arrival"));
    assert_eq!(errors(&parsed), Vec::<&str>::new());
}

#[test]
fn a_wording_belongs_to_one_entry() {
    let text = "发货\t多久发\n退货\t怎么退\n退货\t多久发?\n退货\t发货\n退货\t怎么退！\n退货\t退货\n退货\t退货?\n退货\t?!\n";
    let imported = import(text.as_bytes()).unwrap();
    let said: Vec<String> = imported
        .notes
        .iter()
        .map(|note| format!("line {}: {}", note.place.row, note.reason.en))
        .collect();
    assert_eq!(
        said,
        [
            "line 3: it says the same as line 1, which is labelled \"发货\"; a wording belongs to \
             one entry",
            "line 4: it says the same as the label \"发货\"; a wording belongs to one entry",
            "line 5: it says the same as line 2",
            "line 6: it says the same as its label",
            "line 7: it says the same as its label",
            "line 8: its text has no words",
        ]
    );
    assert_eq!(errors(&knowledge(&imported)), Vec::<&str>::new());
}

#[test]
fn a_label_without_letters_is_named_by_its_first_text() {
    let imported = import("1\t多久发\n1\t几天发\n2\t怎么退\n3\t多久发\n".as_bytes()).unwrap();
    assert_eq!(imported.phrasings, 1);
    let parsed = knowledge(&imported);
    let questions: Vec<&str> = parsed.kb.faqs.iter().map(|faq| &*faq.question).collect();
    assert_eq!(questions, ["多久发", "怎么退", "entry 3"]);
    assert_eq!(errors(&parsed), Vec::<&str>::new());
}

#[test]
fn texts_without_words_are_nothing_to_import() {
    let error = import(b"a\t!?\n").unwrap_err();
    assert_eq!(error.said().en, "x.tsv has no text with words in it");
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
        let Ok(imported) = import(text.as_bytes()) else { return Ok(()) };
        let parsed = knowledge(&imported);
        prop_assert_eq!(errors(&parsed), Vec::<&str>::new(), "{}", text);
        let kb = &parsed.kb;
        prop_assert_eq!(kb.faqs.len(), imported.entries);
        let phrasings: usize = kb.faqs.iter().map(|faq| faq.phrasings.len()).sum();
        prop_assert_eq!(phrasings, imported.phrasings);
        let named: Vec<u32> = imported.notes.iter().map(|note| note.place.row).collect();
        for (number, (_, text)) in (1..).zip(&lines) {
            let there = |faq: &Faq| faq.question == text.trim() || faq.phrasings.iter().any(|one| one.text == text.trim());
            prop_assert!(named.contains(&number) || kb.faqs.iter().any(there), "{}: {}", number, text);
        }
        prop_assert_eq!(files(&imported), files(&import(text.as_bytes()).unwrap()));
    }
}
