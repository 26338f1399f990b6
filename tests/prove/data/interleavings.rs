//! Another program saves a file while ours writes it: before, between and after every single step
//! of the writing. What it saved is in the file, or ours was told and wrote nothing.

use std::path::Path;
use std::sync::Arc;

use kaopu_durable::Disk;
use kaopu_model::{KbFiles, Localized};
use kaopu_store::{FileChange, Operation, Store};

use super::meanwhile::Meanwhile;
use super::saves::STYLES;
use super::shop::{Shop, files};
use crate::dice::Dice;

/// What ours makes of the files. A new one, one that changes, and one that goes.
const OURS: [(&str, Option<&str>); 3] = [
    ("dialogues/a.toml", None),
    ("dialogues/new.toml", Some("title = \"我们的\"\n")),
    ("facts.csv", Some("key,value,unit,note\n发货时限,24,小时,\n")),
];

/// Of the same length as what stood there, as what we write, or longer.
fn theirs(path: &str, dice: &mut Dice) -> Vec<u8> {
    let other =
        ["title = \"问号\"\n\n[[turns]]\nuser = \"第1件事怎么办\"\n", "title = \"他们的\"\n"];
    let table = [
        "key,value,unit,note\n发货时限,72,小时,\n",
        "key,value,unit,note\n发货时限,36,小时,\n包邮门槛,59,元,\n",
    ];
    let texts = if path == "facts.csv" { table } else { other };
    dice.one_of(&texts).as_bytes().to_vec()
}

pub(super) fn at_each_step(interleavings: usize) -> Result<String, String> {
    let mut dice = Dice::new(41);
    let (mut overwritten, mut refused, mut late, mut halves) = (Vec::new(), 0, 0, 0);
    // A shop is good for some of them.
    let mut shop = Shop::new();
    let begun = shop.files();
    for number in 0..interleavings {
        if number % 50 == 0 {
            shop = Shop::new();
        }
        let folder = shop.folder();
        restore(&folder, &begun);
        let disk = Arc::new(Meanwhile::default());
        let (store, report) = Store::open_on(&folder, Arc::clone(&disk) as Arc<dyn Disk>).unwrap();
        if !report.changed_outside.is_empty() {
            store.adopt(report.changed_outside, 1).unwrap();
        }
        let (path, _) = *dice.one_of(&OURS);
        let (style, save) = *dice.one_of(&STYLES);
        let (bytes, step) = (theirs(path, &mut dice), dice.below(24));
        let before = files(&folder);
        let (file, saved) = (folder.join(path), bytes.clone());
        disk.plan(step, move || save(&file, &saved));
        let result = store.transact(operation(&before));
        if disk.was_late() {
            late += 1;
            continue;
        }
        refused += usize::from(result.is_err());
        let now = files(&folder);
        if now.get(path) != Some(&bytes) {
            overwritten.push(format!("{path} at step {step}, {style}: {result:?}"));
        }
        // Told that nothing was written, nothing is; but for what they saved.
        if result.is_err() {
            let changed =
                now.iter().any(|(name, bytes)| name != path && before.get(name) != Some(bytes));
            halves += usize::from(changed || before.keys().any(|name| !now.contains_key(name)));
        }
    }
    let tried = interleavings - late;
    let figure = format!(
        "{tried} interleavings in {} styles of saving ({refused} times ours stepped back): {} \
         overwritten, {halves} left half done{}",
        STYLES.len(),
        overwritten.len(),
        overwritten.first().map(|first| format!("; the first: {first}")).unwrap_or_default()
    );
    let holds = overwritten.is_empty() && halves == 0 && tried > interleavings / 3;
    if holds { Ok(figure) } else { Err(figure) }
}

/// Puts the files as they were at first.
fn restore(folder: &Path, begun: &KbFiles) {
    let _ = std::fs::remove_file(folder.join("dialogues/new.toml"));
    for (path, _) in OURS {
        if let Some(bytes) = begun.get(path) {
            std::fs::write(folder.join(path), bytes).unwrap();
        }
    }
}

fn operation(before: &KbFiles) -> Operation {
    let change = |(path, text): (&str, Option<&str>)| FileChange {
        path: path.to_owned(),
        before: before.get(path).cloned(),
        after: text.map(Into::into),
    };
    Operation {
        kind: "proof".into(),
        label: Localized::new("改三个文件", "three files"),
        actor: "小王".into(),
        at: 1,
        visit: None,
        changes: OURS.map(change).into(),
    }
}
