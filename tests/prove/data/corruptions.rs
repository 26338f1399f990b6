//! Whatever is done to the history's database: the knowledge base opens in time, knows all that it
//! knew, and can be edited.

use std::path::Path;
use std::time::{Duration, Instant};

use kaopu_model::KbFiles;

use super::shop::{Shop, answered, entry};
use crate::binary::{copy, side_by_side};
use crate::dice::Dice;

const MOST: Duration = Duration::from_secs(10);
const PAGE: usize = 4096;
const FILES: [&str; 3] = ["history.db", "history.db-wal", "history.db-shm"];

/// A way in which a file is damaged.
type Damage = fn(&mut Vec<u8>, &mut Dice);

const DAMAGES: [Damage; 7] = [
    |bytes, dice| {
        for _ in 0..=dice.below(8) {
            let at = dice.below(bytes.len());
            bytes[at] ^= 1 << dice.below(8);
        }
    },
    |bytes, dice| bytes.truncate(dice.below(bytes.len())),
    |bytes, dice| {
        let from = dice.below(bytes.len()) / PAGE * PAGE;
        let to = bytes.len().min(from + PAGE * (1 + dice.below(3)));
        bytes[from..to].fill(0);
    },
    |bytes, dice| {
        // A page in the place of another, as after a bad synchronisation.
        let pages = bytes.len() / PAGE;
        let (from, to) = (dice.below(pages) * PAGE, dice.below(pages) * PAGE);
        if from + PAGE <= bytes.len() && to + PAGE <= bytes.len() {
            bytes.copy_within(from..from + PAGE, to);
        }
    },
    |bytes, dice| {
        let from = dice.below(bytes.len());
        bytes[from..].iter_mut().for_each(|byte| *byte = u8::try_from(dice.below(256)).unwrap());
    },
    |bytes, _| bytes.clear(),
    |bytes, dice| {
        let more = dice.below(3 * PAGE);
        bytes.extend((0..more).map(|_| 0xa5));
    },
];

/// The folder as a kill left it: the last edits stand in the log beside the database.
fn killed() -> tempfile::TempDir {
    let shop = Shop::new();
    let workspace = shop.open();
    for number in 0..120 {
        let base = entry(&workspace, &format!("e{}", number % 20));
        let draft = answered(&base, format!("第{number}次的答案。"));
        workspace.save_draft(Some(&answered(&base, base.answer.clone())), &draft, None).unwrap();
        if number % 7 == 0 {
            workspace.undo().unwrap();
        }
    }
    let place = tempfile::tempdir().unwrap();
    copy(&shop.folder(), place.path(), false);
    let own = place.path().join(".kaopu");
    std::fs::create_dir(&own).unwrap();
    for file in FILES {
        std::fs::copy(shop.folder().join(".kaopu").join(file), own.join(file)).unwrap();
    }
    place
}

#[derive(Default)]
struct Seen {
    lost: usize,
    stuck: usize,
    panics: usize,
    longest: Duration,
}

pub(super) fn of(corruptions: usize) -> Result<String, String> {
    let begun = killed();
    let halves = [(51, corruptions / 2), (52, corruptions - corruptions / 2)];
    let seen = side_by_side(&halves, |(seed, count)| {
        let mut seen = Seen::default();
        let mut dice = Dice::new(*seed);
        for _ in 0..*count {
            one(begun.path(), &mut dice, &mut seen);
        }
        seen
    });
    let sum = |of: fn(&Seen) -> usize| seen.iter().map(of).sum::<usize>();
    let bad = [sum(|seen| seen.lost), sum(|seen| seen.stuck), sum(|seen| seen.panics)];
    let longest = seen.iter().map(|seen| seen.longest).max().unwrap_or_default();
    let figure = format!(
        "{corruptions}: {} lost knowledge, {} could not be edited, {} panics; the longest took {:.2} s \
         to open",
        bad[0],
        bad[1],
        bad[2],
        longest.as_secs_f64()
    );
    if bad == [0; 3] && longest <= MOST { Ok(figure) } else { Err(figure) }
}

fn one(begun: &Path, dice: &mut Dice, seen: &mut Seen) {
    let shop = Shop::new();
    let folder = shop.folder();
    std::fs::remove_dir_all(&folder).unwrap();
    copy(begun, &folder, false);
    let own = folder.join(".kaopu");
    std::fs::create_dir(&own).unwrap();
    for file in FILES {
        std::fs::copy(begun.join(".kaopu").join(file), own.join(file)).unwrap();
    }
    damage(&own, dice);
    let before = shop.files();
    let began = Instant::now();
    let tried = std::panic::catch_unwind(|| lives_on(&shop, &before, began));
    match tried {
        Ok((time, whole, editable)) => {
            seen.longest = seen.longest.max(time);
            seen.lost += usize::from(!whole);
            seen.stuck += usize::from(!editable);
        }
        Err(_) => seen.panics += 1,
    }
}

fn damage(own: &Path, dice: &mut Dice) {
    for _ in 0..=dice.below(2) {
        let file = own.join(FILES[[0, 0, 0, 1, 1, 2][dice.below(6)]]);
        match dice.below(12) {
            0 => drop(std::fs::remove_file(file)),
            1 => {
                // One that is not of this state.
                let other = own.join(FILES[dice.below(FILES.len())]);
                let bytes = std::fs::read(other).unwrap_or_default();
                std::fs::write(file, bytes).unwrap();
            }
            _ => {
                let mut bytes = std::fs::read(&file).unwrap_or_default();
                if !bytes.is_empty() {
                    dice.one_of(&DAMAGES)(&mut bytes, dice);
                }
                std::fs::write(file, bytes).unwrap();
            }
        }
    }
}

/// How long it took to open, whether all knowledge is there, and whether it can be edited.
fn lives_on(shop: &Shop, before: &KbFiles, began: Instant) -> (Duration, bool, bool) {
    let workspace = shop.open();
    let time = began.elapsed();
    let whole = shop.files() == *before && workspace.snapshot().files() == before;
    let base = entry(&workspace, "e3");
    let draft = answered(&base, "坏了之后改的。".into());
    let saved = workspace.save_draft(Some(&answered(&base, base.answer.clone())), &draft, None);
    let stands = saved.is_ok() && entry(&workspace, "e3").answer == "坏了之后改的。";
    let undone = workspace.undo().is_ok_and(|undone| undone.is_some()) && shop.files() == *before;
    drop(workspace);
    let again = shop.open();
    (time, whole, stands && undone && again.snapshot().files() == before)
}
