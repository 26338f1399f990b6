use std::sync::Arc;

use kaopu_engine::{Program, compile, play};
use kaopu_model::{KbFiles, KnowledgeBase, parse};

use super::*;

const FILES: [(&str, &str); 6] = [
    (
        "faqs.csv",
        "id,question,answer\nship,什么时候发货,付款后{发货时限}内发出。\nfreight,运费怎么收,满59元包邮。\n",
    ),
    ("phrasings.csv", "faq_id,phrasing\nship,多久能发出来\nfreight,要不要邮费\n"),
    (
        "answers.csv",
        "faq_id,from,until,answer\nship,2026-11-10 20:00,2026-11-12,大促期间七十二小时内发出。\n",
    ),
    ("facts.csv", "key,value,unit\n发货时限,48,小时\n"),
    (
        "escalation.toml",
        "[[queue]]\nid = \"desk\"\nname = \"客服\"\nhours = \"00:00-24:00\"\n\n[[danger]]\ntopic = \"injury\"\nwords = [\"磕掉牙\", \"烫到手\"]\n\n[[rule]]\nid = \"health\"\nqueue = \"desk\"\nwhen = { danger = [\"injury\"] }\n\n[[rule]]\nid = \"human\"\nqueue = \"desk\"\nwhen = { request_human = true }\n",
    ),
    (
        "dialogues/ship.toml",
        "title = \"发货\"\n\n[context]\nnow = \"2026-11-20 10:00\"\n\n[[turn]]\ncustomer = \"多久能发出来\"\n[turn.expect]\nentry = \"ship\"\n",
    ),
];

fn shop() -> KnowledgeBase {
    let files: KbFiles =
        FILES.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into();
    parse(&files).kb
}

fn judged(program: &Program, threads: usize) -> Protection {
    let plan = Plan { program, phrasings: 2, threads, gate: &|_| None, earlier: None };
    protection(&plan, &mut |_, _| true).unwrap()
}

#[test]
fn each_mistake_is_made_once_and_changes_only_its_place() {
    let kb = shop();
    let all = mutants(&kb, 2);
    assert_eq!(all, mutants(&kb, 2), "the same ones, always");
    for mutant in &all {
        assert_ne!(mutant.of(&kb), kb, "{}", mutant.what.en);
    }
    let kinds = |kind| all.iter().filter(|one| one.kind == kind).count();
    assert_eq!(kinds(MutationKind::AnswersSwapped), 1);
    assert_eq!(kinds(MutationKind::WindowShifted), 2);
    assert_eq!(kinds(MutationKind::PhrasingDropped), 2);
    assert_eq!((kinds(MutationKind::RuleDropped), kinds(MutationKind::RuleMoved)), (2, 1));
    assert_eq!(kinds(MutationKind::DangerWordDropped), 2);
}

#[test]
fn what_a_dialogue_expects_is_noticed_and_what_it_does_not_is_told() {
    let program = compile(shop());
    let protection = judged(&program, 1);
    let fate = |what: &str| {
        let judged = protection.judged.iter().find(|one| one.mutant.what.en.contains(what));
        judged.map(|one| one.fate.clone()).unwrap()
    };
    assert!(matches!(fate("\"什么时候发货\" is disabled"), Fate::Noticed(_)));
    // The dialogue expects the entry, and none of its words.
    assert!(matches!(fate("are exchanged"), Fate::Unnoticed(Some(_))));
    assert!(matches!(fate("says \"49\""), Fate::Unnoticed(Some(_))));
    assert!(matches!(fate("a day later"), Fate::Unnoticed(Some(_))));
    assert!(matches!(fate("the rule \"human\" is gone"), Fate::Noticed(Noticed::Check { .. })));
    assert!(protection.score() < 10_000);
}

/// The proposals pass today, and with them nothing of what they were proposed for goes unnoticed.
#[test]
fn with_the_proposed_dialogues_all_is_noticed() {
    let program = compile(shop());
    let before = judged(&program, 1);
    let proposals: Vec<_> =
        before.unnoticed().filter_map(|(_, dialogue)| dialogue.cloned()).collect();
    let dialogues = joined(&program, &proposals);
    assert!(!dialogues.is_empty() && dialogues.len() < proposals.len());
    let mut kb = shop();
    kb.dialogues.extend(dialogues);
    let program = compile(kb);
    for dialogue in &program.knowledge_base().dialogues {
        assert!(play(&program, dialogue).passed, "{dialogue:?}");
    }
    let after = judged(&program, 1);
    let left: Vec<_> = after.unnoticed().map(|(mutant, _)| &mutant.what.en).collect();
    assert!(left.is_empty(), "{left:?}");
    assert_eq!(after.score(), 10_000);
}

#[test]
fn several_threads_find_the_same_and_a_gate_is_asked() {
    let program = compile(shop());
    assert_eq!(judged(&program, 3), judged(&program, 1));
    let gate = |kb: &Arc<KnowledgeBase>| {
        let fact = kb.fact("发货时限").is_some_and(|fact| fact.value == "49");
        fact.then(|| "promises".to_owned())
    };
    let plan = Plan { program: &program, phrasings: 0, threads: 2, gate: &gate, earlier: None };
    let protection = protection(&plan, &mut |_, _| true).unwrap();
    let by_gate = Fate::Noticed(Noticed::Gate { gate: "promises".into() });
    assert_eq!(protection.judged.iter().filter(|one| one.fate == by_gate).count(), 1);
    let plan = Plan { gate: &|_| None, ..plan };
    assert!(super::protection(&plan, &mut |_, _| false).is_none(), "it can be stopped");
}

#[test]
fn an_empty_knowledge_base_has_nothing_to_protect() {
    let program = compile(KnowledgeBase::default());
    let protection = judged(&program, 2);
    assert_eq!((protection.judged.len(), protection.score()), (0, 10_000));
}

/// What a run leaves for the next one, of another state.
fn left(of: &Protection, before: &KnowledgeBase, now: &KnowledgeBase) -> Earlier {
    let as_it_was = |dialogue: &&kaopu_model::Dialogue| now.dialogues.contains(dialogue);
    let unchanged = before.dialogues.iter().filter(as_it_was);
    let without = |kb: &KnowledgeBase| KnowledgeBase { dialogues: Vec::new(), ..kb.clone() };
    Earlier {
        fates: of.judged.iter().map(|one| (one.mutant.what.en.clone(), one.fate.clone())).collect(),
        same_knowledge: without(before) == without(now),
        asked_at: of.asked_at,
        unchanged: unchanged.map(|dialogue| dialogue.file.clone()).collect(),
        all_there: before.dialogues.iter().all(|one| as_it_was(&one)),
    }
}

/// Told apart by who is noticed at all: which of two dialogues notices first makes no difference.
fn found(protection: &Protection) -> Vec<(String, bool, Option<String>)> {
    let fate = |fate: &Fate| match fate {
        Fate::Noticed(_) => (true, None),
        Fate::Unnoticed(dialogue) => (false, dialogue.as_ref().map(|one| format!("{one:?}"))),
        Fate::Equivalent => (false, Some("equivalent".to_owned())),
    };
    let judged = protection.judged.iter();
    judged
        .map(|one| {
            let (noticed, dialogue) = fate(&one.fate);
            (one.mutant.what.en.clone(), noticed, dialogue)
        })
        .collect()
}

#[test]
fn a_further_run_finds_what_a_first_one_would() {
    let first = shop();
    let before = judged(&compile(first.clone()), 1);
    let proposals: Vec<_> =
        before.unnoticed().filter_map(|(_, dialogue)| dialogue.cloned()).collect();
    let dialogues = joined(&compile(first.clone()), &proposals);
    let mut protected = first.clone();
    protected.dialogues.extend(dialogues.iter().take(2).cloned());
    let mut bare = protected.clone();
    bare.dialogues.remove(0);
    let mut stricter = protected.clone();
    stricter.dialogues[0].turns[0].customer.push('呢');
    let mut reworded = protected.clone();
    reworded.faqs[1].answer = "满99元包邮。".into();
    reworded.faqs[0].phrasings.remove(0);
    let states = [&first, &protected, &bare, &stricter, &reworded, &first];
    for pair in states.windows(2) {
        let [was, is] = pair else { unreachable!() };
        let earlier = left(&judged(&compile((*was).clone()), 1), was, is);
        let program = compile((*is).clone());
        let plan = Plan {
            program: &program,
            phrasings: 2,
            threads: 1,
            gate: &|_| None,
            earlier: Some(&earlier),
        };
        let again = protection(&plan, &mut |_, _| true).unwrap();
        assert_eq!(found(&again), found(&judged(&program, 1)), "{earlier:?}");
    }
}

/// What can't have changed is not tried again: a fate that no run would find stays.
#[test]
fn nothing_is_tried_again_that_can_not_have_changed() {
    let kb = shop();
    let program = compile(kb.clone());
    let by = Noticed::Gate { gate: "as-it-was".into() };
    let mut earlier = left(&judged(&program, 1), &kb, &kb);
    for (_, fate) in &mut earlier.fates {
        *fate = Fate::Noticed(by.clone());
    }
    let run = |earlier: &Earlier| {
        let plan = Plan {
            program: &program,
            phrasings: 2,
            threads: 1,
            gate: &|_| None,
            earlier: Some(earlier),
        };
        protection(&plan, &mut |_, _| true).unwrap()
    };
    assert!(run(&earlier).judged.iter().all(|one| one.fate == Fate::Noticed(by.clone())));
    earlier.same_knowledge = false;
    assert_eq!(found(&run(&earlier)), found(&judged(&program, 1)));
}
