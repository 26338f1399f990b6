//! What is malformed or stands twice in the lists, with file and line.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_model::readable;

use super::section::Section;
use super::word_list::Form;
use super::*;

fn all() -> Vec<WordList> {
    vec![
        SMALL_TALK, HUMAN, CHOICE, FOLLOW_UP, CLAUSES, FILLERS, EMOJI, NEGATION, SCOPE, TALKING,
        TYPING, WORDS, NUMBERS, MENTIONS, SETTLED,
    ]
}

/// What is wrong with a list.
fn faults(list: &WordList) -> Vec<String> {
    let mut faults = Vec::new();
    let mut known: BTreeMap<(usize, String), String> = BTreeMap::new();
    let mut filled: BTreeSet<&str> = BTreeSet::new();
    for file in list.files {
        let mut here: BTreeSet<&str> = BTreeSet::new();
        for Section { name, parameters, line, entries } in file.sections() {
            let place = format!("{}:{line}", file.path);
            let group = list.groups.iter().position(|group| group.sections.contains(&name));
            let Some(group) = group else {
                faults.push(format!("{place}: there is no list [{name}] here"));
                continue;
            };
            if !parameters.is_empty() || entries.is_empty() || !here.insert(name) {
                faults.push(format!("{place}: [{name}] is empty, stands twice or says too much"));
            }
            filled.insert(name);
            let form = list.groups[group].form;
            for entry in entries {
                let place = format!("{}:{}", file.path, entry.line);
                if !well_formed(form, entry.text) {
                    faults.push(format!("{place}: {} can't be read", entry.text));
                }
                // A thing that is drawn has a word in each language.
                let key = match form {
                    Form::Pairs => {
                        let drawn = entry.text.split('=').next().unwrap_or_default();
                        format!("{}{drawn}", &file.path[..3])
                    }
                    _ => form.read(entry.text),
                };
                if let Some(first) = known.insert((group, key), place.clone()) {
                    faults.push(format!("{place}: {} stands in {first}, too", entry.text));
                }
            }
        }
    }
    let all = list.groups.iter().flat_map(|group| group.sections);
    faults.extend(all.filter(|name| !filled.contains(**name)).map(|name| format!("no [{name}]")));
    faults
}

fn well_formed(form: Form, entry: &str) -> bool {
    let as_read = |text: &str| -> String {
        let chars = readable(text, 1_000).into_iter().map(|(c, _)| c);
        chars.flat_map(char::to_lowercase).collect()
    };
    let read = form.read(entry);
    match form {
        // Marks are for the eye, other signs are slips.
        Form::Folded => {
            !read.is_empty() && entry.chars().all(|c| c.is_alphanumeric() || "_'-".contains(c))
        }
        // Whoever looks for them tests that they can be read.
        Form::Pattern => !read.is_empty(),
        Form::Written => !read.trim().is_empty() && as_read(&read) == read,
        Form::Characters => entry.chars().count() == 1 && as_read(entry) == entry,
        Form::Pairs => entry.split_once('=').is_some_and(|(one, other)| {
            !one.is_empty() && !other.is_empty() && !other.contains('=')
        }),
    }
}

#[test]
fn no_list_is_malformed_and_no_entry_stands_twice() {
    let faults: Vec<String> = all().iter().flat_map(faults).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Where the first that fits is taken, a word is never found behind one that it begins with, or
/// ends in.
#[test]
fn no_entry_hides_a_longer_one() {
    type Hides = fn(&str, &str) -> bool;
    let begins: Hides = |long, short| long.starts_with(short);
    let ends: Hides = |long, short| long.ends_with(short);
    let hides: [(WordList, &str, Hides); 7] = [
        (CHOICE, "before", begins),
        (CHOICE, "behind", ends),
        (FILLERS, "anywhere", begins),
        (NEGATION, "unwanted", begins),
        (NEGATION, "unwanted-between", begins),
        (NEGATION, "willed", begins),
        (TALKING, "talking", ends),
    ];
    let mut hidden = Vec::new();
    for (list, section, hides) in hides {
        let words = list.words(section);
        for (at, long) in words.iter().enumerate() {
            let before = words.iter().take(at).find(|short| hides(long, short));
            hidden.extend(before.map(|short| format!("[{section}]: {long} behind {short}")));
        }
    }
    assert_eq!(hidden, [""; 0]);
}

#[test]
fn every_file_is_read() {
    let lists = all();
    let files = lists.iter().flat_map(|list| list.files).chain(&CUES).chain([&PRAISE]);
    let read: BTreeSet<String> = files.map(|file| file.path.to_owned()).collect();
    let mut there = BTreeSet::new();
    for language in ["zh", "en"] {
        let folder = format!("{}/data/{language}", env!("CARGO_MANIFEST_DIR"));
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().to_string_lossy().into_owned();
            there.insert(format!("{language}/{name}"));
        }
    }
    assert_eq!(read, there);
}

#[test]
fn faults_are_told_with_file_and_line() {
    let list = |text: &'static str, form, sections: &'static [&'static str]| {
        let files: &'static [File] = Box::leak(Box::new([File { path: "zh/x.txt", text }]));
        let groups: &'static [Group] = Box::leak(Box::new([group(form, sections)]));
        faults(&WordList { files, groups })
    };
    assert_eq!(list("[a]\n你好 thank_you", Form::Folded, &["a"]), [""; 0]);
    for (text, form, sections, fault) in [
        ("你好", Form::Folded, &["a"][..], "zh/x.txt:1: there is no list [] here"),
        ("[a]\nx\n[b]\ny", Form::Folded, &["a"], "zh/x.txt:3: there is no list [b] here"),
        ("[a]\n你好\nthx 你好", Form::Folded, &["a"], "zh/x.txt:3: 你好 stands in zh/x.txt:2, too"),
        ("[a]\nbye\n[b]\nBye", Form::Folded, &["a", "b"], "zh/x.txt:4: Bye stands in zh/x.txt:2"),
        ("[a]\n你好，谢谢", Form::Folded, &["a"], "zh/x.txt:2: 你好，谢谢 can't be read"),
        ("[a]\n發", Form::Written, &["a"], "zh/x.txt:2: 發 can't be read"),
        ("[a]\n你好", Form::Characters, &["a"], "zh/x.txt:2: 你好 can't be read"),
        ("[a]\n📦", Form::Pairs, &["a"], "zh/x.txt:2: 📦 can't be read"),
        ("[a b]\nx", Form::Folded, &["a"], "zh/x.txt:1: [a] is empty, stands twice"),
        ("[a]\nx", Form::Folded, &["a", "b"], "no [b]"),
    ] {
        let found = list(text, form, sections);
        assert!(found.iter().any(|told| told.starts_with(fault)), "{fault}: {found:?}");
    }
}
