//! What `./dev conversations` does. `CONVERSATIONS` names it: `record`, `extend`, `renew`, or the id
//! of a conversation to show.

use std::collections::BTreeSet;
use std::fs;

use kaopu_model::is_kb_path;

use crate::changes::Changes;
use crate::conversation::{Conversation, INPUTS, all, folder, line};
use crate::coverage::kinds;
use crate::fields::play;
use crate::generate;
use crate::record::{self, Kept, digest_of_all, replay};
use crate::shops::{Mode, Programs};
use crate::texts;

#[test]
#[ignore = "writes: ./dev conversations"]
fn as_told() {
    match std::env::var("CONVERSATIONS").unwrap_or_default().as_str() {
        "" => println!("left out: CONVERSATIONS does not say what to do"),
        "record" => record_all(),
        "extend" => {
            extend();
            record_all();
        }
        "renew" => {
            take_the_sample_over();
            renew();
            record_all();
        }
        id => show(id),
    }
}

/// Plays all conversations, says what changed, and records them.
fn record_all() {
    let conversations = all();
    for mode in [Mode::Words, Mode::Encoder] {
        let Some(programs) = mode.programs() else { continue };
        let now = replay(&programs, &conversations, |conversation, outcomes| {
            Kept::of(&conversation.id, outcomes)
        });
        let changes = Changes::between(&record::read(mode), &now);
        let turns: usize = now.iter().map(|kept| kept.turns.len()).sum();
        println!("{}: {} conversations, {turns} turns", mode.name(), now.len());
        match changes.is_empty() {
            true => println!("  nothing changed"),
            false => print!("{}", changes.summary()),
        }
        println!("  digest of all: {}", digest_of_all(&now));
        record::write(mode, &now);
        if mode == Mode::Words {
            write_texts(&programs, &conversations);
        }
    }
}

fn show(id: &str) {
    let conversations = all();
    let found = conversations.iter().find(|conversation| conversation.id == id);
    let conversation = found.unwrap_or_else(|| panic!("there is no conversation {id}"));
    for mode in [Mode::Words, Mode::Encoder] {
        let Some(programs) = mode.programs() else { continue };
        let text = texts::text(conversation, &play(&programs[&conversation.shop], conversation));
        println!("── {}\n{text}", mode.name());
    }
}

/// The shop that is talked to is a copy of the sample, so that the sample can grow without a change
/// in the records.
fn take_the_sample_over() {
    let (sample, copy) = (folder().join("../../sample-kb"), folder().join("kbs/xiaoman"));
    for file in fs::read_dir(&sample).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if is_kb_path(name) {
            fs::copy(&path, copy.join(name)).unwrap();
        }
    }
}

/// Makes the conversations anew. Their texts are chosen when they are recorded.
fn renew() {
    for text in fs::read_dir(folder().join("texts")).unwrap() {
        fs::remove_file(text.unwrap().path()).unwrap();
    }
    let programs = Mode::Words.programs().unwrap();
    for name in INPUTS {
        let conversations = match name {
            "dialogues" => generate::dialogues(),
            shop => generate::conversations(shop, &programs[shop]),
        };
        let lines: String = conversations.iter().map(|one| line(one) + "\n").collect();
        fs::write(folder().join(format!("inputs/{name}.jsonl")), lines).unwrap();
    }
}

/// Makes the conversations that are not there yet, and leaves the others as they are.
fn extend() {
    let programs = Mode::Words.programs().unwrap();
    let known: BTreeSet<String> = all().into_iter().map(|one| one.id).collect();
    for shop in INPUTS.into_iter().filter(|name| *name != "dialogues") {
        let made = generate::conversations(shop, &programs[shop]);
        let new = made.iter().filter(|one| !known.contains(&one.id));
        let path = folder().join(format!("inputs/{shop}.jsonl"));
        let lines = new.map(|one| line(one) + "\n");
        let all = fs::read_to_string(&path).unwrap() + &lines.collect::<String>();
        fs::write(path, all).unwrap();
    }
}

/// Characters of the longest text that is kept.
const LONGEST: usize = 6_000;

/// Writes the texts that are kept, or, if there are none, chooses which: short ones that show as
/// much as they can, from all shops.
fn write_texts(programs: &Programs, conversations: &[Conversation]) {
    let write = |id: &str, text: &str| {
        fs::write(folder().join(format!("texts/{id}.txt")), text).unwrap();
    };
    if texts::count() > 0 {
        for conversation in conversations.iter().filter(|one| texts::read(&one.id).is_some()) {
            let outcomes = play(&programs[&conversation.shop], conversation);
            write(&conversation.id, &texts::text(conversation, &outcomes));
        }
        return;
    }
    let mut all = replay(programs, conversations, |conversation, outcomes| {
        let kinds: BTreeSet<String> = outcomes.iter().flat_map(kinds).collect();
        let text = texts::text(conversation, outcomes);
        (conversation.id.clone(), kinds, text)
    });
    all.retain(|(.., text)| text.chars().count() < LONGEST);
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for _ in 0..100 {
        let worth = |(_, kinds, text): &(String, BTreeSet<String>, String)| {
            let new = kinds.iter().filter(|kind| !seen.contains(*kind)).count();
            (new * 1_000_000 + 1) / text.chars().count().max(1)
        };
        let best = (0..all.len()).max_by_key(|at| worth(&all[*at])).unwrap();
        let (id, kinds, text) = all.swap_remove(best);
        write(&id, &text);
        seen.extend(kinds);
    }
}
