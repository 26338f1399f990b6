//! Three-way merges of an entry, held against a model that knows only sets: nothing that both sides
//! kept is lost, nothing that one side added, and what one side alone changed is what comes out.

use std::collections::BTreeSet;

use kaopu_model::{AnswerDraft, EntryDraft, merge_entry};
use proptest::prelude::*;

/// Texts of few, so that both sides often change the same.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![Just(""), Just("甲"), Just("乙"), Just("丙")].prop_map(str::to_owned)
}

fn phrasings() -> impl Strategy<Value = Vec<String>> {
    proptest::sample::subsequence((0..8).map(|n| format!("说法{n}")).collect::<Vec<_>>(), 0..=8)
        .prop_shuffle()
}

fn answers() -> impl Strategy<Value = Vec<AnswerDraft>> {
    let one = (0..3_u8, word()).prop_map(|(channel, answer)| AnswerDraft {
        when_channel: format!("c{channel}"),
        answer,
        ..AnswerDraft::default()
    });
    proptest::collection::vec(one, 0..4).prop_map(|mut all: Vec<AnswerDraft>| {
        let mut seen = BTreeSet::new();
        all.retain(|answer| seen.insert(answer.when_channel.clone()));
        all
    })
}

fn entry() -> impl Strategy<Value = EntryDraft> {
    let fields = (word(), word(), word(), any::<bool>(), word());
    (fields, phrasings(), answers()).prop_map(
        |((category, question, answer, enabled, note), phrasings, answers)| EntryDraft {
            id: "a".into(),
            category,
            question,
            answer,
            enabled,
            note,
            phrasings,
            answers,
            ..EntryDraft::default()
        },
    )
}

fn set(list: &[String]) -> BTreeSet<&String> {
    list.iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn nothing_that_a_side_added_or_both_kept_is_lost(base in entry(), ours in entry(), theirs in entry()) {
        let merge = merge_entry(&base, &ours, &theirs);
        let (b, o, t) = (set(&base.phrasings), set(&ours.phrasings), set(&theirs.phrasings));
                let kept: BTreeSet<_> = b.iter().filter(|one| o.contains(*one) && t.contains(*one)).copied().collect();
        let added = o.union(&t).filter(|one| !b.contains(*one)).copied();
        let wanted: BTreeSet<_> = kept.iter().copied().chain(added).collect();
        prop_assert_eq!(set(&merge.merged.phrasings), wanted);
        prop_assert_eq!(set(&merge.merged.phrasings).len(), merge.merged.phrasings.len(), "once each");

        for (name, base, ours, theirs, merged) in [
            ("category", &base.category, &ours.category, &theirs.category, &merge.merged.category),
            ("question", &base.question, &ours.question, &theirs.question, &merge.merged.question),
            ("answer", &base.answer, &ours.answer, &theirs.answer, &merge.merged.answer),
            ("note", &base.note, &ours.note, &theirs.note, &merge.merged.note),
        ] {
            let clash = ours != base && theirs != base && ours != theirs;
            prop_assert_eq!(merge.conflicts.iter().any(|field| field == name), clash, "{}", name);
            prop_assert_eq!(merged, if ours == base { theirs } else { ours }, "{}", name);
        }
    }

    #[test]
    fn sides_change_places_and_a_side_that_did_nothing_does_nothing(base in entry(), ours in entry(), theirs in entry()) {
        prop_assert_eq!(merge_entry(&base, &base, &theirs).merged, theirs.clone());
        prop_assert_eq!(merge_entry(&base, &ours, &base).merged, ours.clone());
        prop_assert_eq!(merge_entry(&base, &ours, &ours).merged, ours.clone());
        let (one, other) = (merge_entry(&base, &ours, &theirs), merge_entry(&base, &theirs, &ours));
        prop_assert_eq!(&one.conflicts, &other.conflicts);
        prop_assert_eq!(set(&one.merged.phrasings), set(&other.merged.phrasings));
    }

    /// Conditional answers: unless it is a conflict, what both kept is there, and what one side gave
    /// to circumstances of which the other said nothing new.
    #[test]
    fn conditional_answers_are_kept_or_conflict(base in entry(), ours in entry(), theirs in entry()) {
        let merge = merge_entry(&base, &ours, &theirs);
        if merge.conflicts.iter().any(|field| field == "answers") {
            prop_assert_eq!(merge.merged.answers, ours.answers);
            return Ok(());
        }
        for channel in ["c0", "c1", "c2"] {
            let of = |entry: &EntryDraft| entry.answers.iter().find(|one| one.when_channel == channel).cloned();
            let (b, o, t) = (of(&base), of(&ours), of(&theirs));
            let wanted = if o == b { t } else { o };
            prop_assert_eq!(of(&merge.merged), wanted, "{}", channel);
        }
    }
}
