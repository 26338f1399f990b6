//! Two versions of a file that two people changed, made one: what either of them did is there, and
//! what both did is what was decided. Held against a model that knows only cells.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_model::{KbFiles, TableName, table_difference, table_text};
use kaopu_studio::{MergeConflict, MergeDecision, TableSaved, Workspace};

use super::saves::STYLES;
use super::shop::Shop;
use crate::dice::Dice;

/// Rows by what they are called, with the texts of two columns.
type Cells = BTreeMap<String, [String; 2]>;

const COLUMNS: [&str; 2] = ["value", "note"];

/// How a second version comes to be.
const WAYS: [&str; 3] = ["a gesture in what was shown before", "a copy", "saved over"];

#[derive(Default)]
struct Tally {
    conflicts: usize,
    unknown: usize,
    not_offered: usize,
    lost: Vec<String>,
}

pub(super) fn at_random(merges: usize) -> Result<String, String> {
    let mut dice = Dice::new(71);
    let mut tally = Tally::default();
    for round in 0..merges {
        let way = dice.below(WAYS.len());
        if let Err(because) = merge(round, way, &mut dice, &mut tally) {
            tally.lost.push(format!("round {round}, {}: {because}", WAYS[way]));
        }
    }
    let figure = format!(
        "{merges} merges of tables (gestures in an old content, copies, what was saved over), {} \
         cells and rows decided, {} copies of which the origin was not told, {} saves that said all \
         that was saved before: {} cells or rows lost{}",
        tally.conflicts,
        tally.unknown,
        tally.not_offered,
        tally.lost.len(),
        tally.lost.first().map(|first| format!("; {first}")).unwrap_or_default()
    );
    let holds = tally.lost.is_empty() && tally.conflicts > merges / 10;
    if holds { Ok(figure) } else { Err(figure) }
}

fn merge(round: usize, way: usize, dice: &mut Dice, tally: &mut Tally) -> Result<(), String> {
    let shop = Shop::new();
    let file = shop.folder().join("facts.csv");
    let base: Cells =
        (0..8).map(|n| (format!("k{n}"), [format!("值{n}"), format!("注{n}")])).collect();
    std::fs::write(&file, csv(&base)).unwrap();
    let workspace = shop.open();
    let version = workspace.table(TableName::Facts, None).unwrap().unwrap().version;
    let ours = changed(&base, &format!("我{round}"), dice);
    let theirs = changed(&base, &format!("他{round}"), dice);
    let (_, save) = dice.one_of(&STYLES);
    // `now` stands in the file, `other` is brought in.
    let (now, other) = match way {
        0 => {
            save(&file, csv(&theirs).as_bytes());
            let conflicts = gesture(&workspace, &version, &base, &ours, &[])?;
            let decisions = decided(&conflicts, dice);
            tally.conflicts += conflicts.len();
            if !conflicts.is_empty() {
                gesture(&workspace, &version, &base, &ours, &decisions)?;
            }
            return expected(Some(&base), &theirs, &ours, &decisions).check(&file);
        }
        1 => {
            gesture(&workspace, &version, &base, &ours, &[])?;
            std::fs::write(shop.folder().join("facts (1).csv"), csv(&theirs)).unwrap();
            (ours, theirs)
        }
        _ => {
            gesture(&workspace, &version, &base, &ours, &[])?;
            save(&file, csv(&theirs).as_bytes());
            (theirs, ours)
        }
    };
    workspace.refresh().map_err(|error| format!("{error:?}"))?;
    let open = workspace.open_merges().map_err(|error| format!("{error:?}"))?;
    let Some(open) = open.first() else {
        tally.not_offered += 1;
        // Nothing to bring back: all that was saved before is said, or said otherwise.
        return expected(Some(&base), &now, &other, &[]).is_all_in(&now);
    };
    let plan = workspace.plan_merge(&open.source, &[]).map_err(|error| format!("{error:?}"))?;
    let decisions = decided(&plan.conflicts, dice);
    tally.conflicts += plan.conflicts.len();
    tally.unknown += usize::from(!plan.knows_origin);
    let known = plan.knows_origin.then_some(&base);
    let plan =
        workspace.plan_merge(&open.source, &decisions).map_err(|error| format!("{error:?}"))?;
    workspace
        .apply_merge(&open.source, &plan.version, &decisions)
        .map_err(|error| format!("{error:?}"))?;
    expected(known, &now, &other, &decisions).check(&file)?;
    if plan.changes.is_empty() {
        return Ok(());
    }
    workspace.undo().map_err(|error| format!("{error:?}"))?;
    if cells(&file) == now { Ok(()) } else { Err("undo leaves something else".into()) }
}

/// Makes of the table what `wanted` says, as somebody who sees `base`; says what is in the way.
fn gesture(
    workspace: &Workspace,
    version: &str,
    base: &Cells,
    wanted: &Cells,
    decisions: &[MergeDecision],
) -> Result<Vec<MergeConflict>, String> {
    let text = |cells: &Cells| {
        let files = KbFiles::from([("facts.csv".to_owned(), csv(cells).into_bytes())]);
        table_text(&files, TableName::Facts).unwrap()
    };
    let edit = table_difference(TableName::Facts, &text(base), &text(wanted));
    match workspace.edit_table(version, &edit, decisions) {
        Ok(TableSaved::Saved { .. }) => Ok(Vec::new()),
        Ok(TableSaved::Conflict { conflicts }) => Ok(conflicts),
        Err(error) => Err(format!("{error:?}")),
    }
}

/// One to four changes: texts, rows that come and go. New texts are told apart by `mark`.
fn changed(base: &Cells, mark: &str, dice: &mut Dice) -> Cells {
    let mut cells = base.clone();
    for number in 0..=dice.below(4) {
        let key = format!("k{}", dice.below(8));
        match dice.below(8) {
            0 => drop(cells.remove(&key)),
            1 => drop(cells.insert(format!("新{}", dice.below(3)), [mark.into(), String::new()])),
            _ => {
                if let Some(row) = cells.get_mut(&key) {
                    row[dice.below(2)] = format!("{mark}-{number}");
                }
            }
        }
    }
    // At least one text, so that it is no older state again.
    let key = cells.keys().nth(dice.below(cells.len())).cloned().unwrap_or_default();
    if let Some(row) = cells.get_mut(&key) {
        row[0] = format!("{mark}-末");
    }
    cells
}

fn decided(conflicts: &[MergeConflict], dice: &mut Dice) -> Vec<MergeDecision> {
    let decision = |conflict: &MergeConflict| MergeDecision {
        conflict: conflict.clone(),
        takes_other: dice.below(2) == 0,
    };
    conflicts.iter().map(decision).collect()
}

/// What must come out, and what was asked in vain or not asked.
struct Expected {
    cells: Cells,
    faults: Vec<String>,
}

/// `base`: what both come from; `None`: it is not known, and then all that differs is asked, and no
/// row goes.
fn expected(
    base: Option<&Cells>,
    now: &Cells,
    other: &Cells,
    decisions: &[MergeDecision],
) -> Expected {
    let nothing = Cells::new();
    let base = base.unwrap_or(&nothing);
    let (mut out, mut faults) = (Cells::new(), Vec::new());
    let mut asked: BTreeMap<(String, String), bool> = decisions
        .iter()
        .map(|one| ((one.conflict.part.id.clone(), one.conflict.field.clone()), one.takes_other))
        .collect();
    let mut ask = |key: &str, column: &str| match asked.remove(&(key.to_owned(), column.to_owned()))
    {
        Some(takes_other) => takes_other,
        None => {
            faults.push(format!("{key} {column} was not asked"));
            false
        }
    };
    let keys: BTreeSet<&String> = base.keys().chain(now.keys()).chain(other.keys()).collect();
    for key in keys {
        let row = match (base.get(key), now.get(key), other.get(key)) {
            (None, one, None) | (None, None, one) => one.cloned(),
            (Some(_), None, None) => None,
            (Some(was), Some(now), None) if was == now => None,
            (Some(was), None, Some(other)) if was == other => None,
            (Some(_), now, None) => {
                if ask(key, "") {
                    None
                } else {
                    now.cloned()
                }
            }
            (Some(_), None, other) => {
                if ask(key, "") {
                    other.cloned()
                } else {
                    None
                }
            }
            (was, Some(now), Some(other)) => {
                let mut row = now.clone();
                for (at, column) in COLUMNS.iter().enumerate() {
                    let was = was.map_or("", |was| was[at].as_str());
                    let is_other = other[at] != now[at] && other[at] != was;
                    if is_other && (now[at] == was || ask(key, column)) {
                        row[at].clone_from(&other[at]);
                    }
                }
                Some(row)
            }
        };
        out.extend(row.map(|row| (key.clone(), row)));
    }
    faults.extend(asked.into_keys().map(|(key, column)| format!("{key} {column} asked in vain")));
    Expected { cells: out, faults }
}

impl Expected {
    fn check(self, file: &std::path::Path) -> Result<(), String> {
        let found = cells(file);
        match self.faults.first() {
            Some(fault) => Err(fault.clone()),
            None if found == self.cells => Ok(()),
            None => Err(format!("{found:?} instead of {:?}", self.cells)),
        }
    }

    /// Whether a state that nothing is brought into says all of it already, or something else where
    /// both changed the same.
    fn is_all_in(&self, now: &Cells) -> Result<(), String> {
        if *now == self.cells { Ok(()) } else { Err(format!("not offered: {:?}", self.cells)) }
    }
}

fn csv(cells: &Cells) -> String {
    let lines = cells.iter().map(|(key, [value, note])| format!("{key},{value},,{note}\n"));
    format!("key,value,unit,note\n{}", lines.collect::<String>())
}

fn cells(file: &std::path::Path) -> Cells {
    let text = std::fs::read_to_string(file).unwrap();
    let rows = text.lines().skip(1).map(|line| {
        let mut cells = line.split(',').map(str::to_owned);
        let mut next = || cells.next().unwrap_or_default();
        let (key, value, _, note) = (next(), next(), next(), next());
        (key, [value, note])
    });
    rows.collect()
}
