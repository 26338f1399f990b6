//! What differs between two records, by kind.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::fields::GROUPS;
use crate::record::{Kept, KeptTurn};

/// Lines of one kind that are shown.
const SHOWN: usize = 12;

/// What differs between two records.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// Conversations that are in one of them only.
    came: Vec<String>,
    went: Vec<String>,
    /// Conversations that differ, in order, each with the first turn that does and how.
    pub(crate) differ: Vec<Difference>,
    /// Turns in which each group of fields differs.
    groups: BTreeMap<usize, usize>,
    turns: usize,
    /// Headlines that became others.
    headlines: BTreeMap<(String, String), usize>,
}

/// Where a conversation first differs.
#[derive(Debug)]
pub(crate) struct Difference {
    pub(crate) id: String,
    /// The turn, counted from 1; `None` if no mark shows it.
    pub(crate) turn: Option<usize>,
    /// The groups of fields that differ there.
    pub(crate) groups: Vec<&'static str>,
    /// What that turn was.
    pub(crate) before: String,
}

impl Changes {
    pub(crate) fn between(before: &[Kept], now: &[Kept]) -> Self {
        let by_id = |kept: &'_ [Kept]| -> BTreeMap<String, Kept> {
            kept.iter().map(|kept| (kept.id.clone(), kept.clone())).collect()
        };
        let (old, new) = (by_id(before), by_id(now));
        let missing = |kept: &[Kept], other: &BTreeMap<String, Kept>| -> Vec<String> {
            kept.iter().map(|kept| kept.id.clone()).filter(|id| !other.contains_key(id)).collect()
        };
        let mut changes =
            Self { came: missing(now, &old), went: missing(before, &new), ..Self::default() };
        for now in now {
            if let Some(before) = old.get(&now.id).filter(|before| *before != now) {
                changes.add(before, now);
            }
        }
        changes
    }

    fn add(&mut self, before: &Kept, now: &Kept) {
        let nothing = KeptTurn { marks: String::new(), headline: "no turn".to_owned() };
        let mut first = None;
        for at in 0..before.turns.len().max(now.turns.len()) {
            let turn = |kept: &'_ Kept| kept.turns.get(at).cloned().unwrap_or(nothing.clone());
            let (old, new) = (turn(before), turn(now));
            if old == new {
                continue;
            }
            self.turns += 1;
            let (a, b) = (old.marks.as_bytes(), new.marks.as_bytes());
            let differ: Vec<usize> =
                (0..GROUPS.len()).filter(|group| a.get(*group) != b.get(*group)).collect();
            for group in &differ {
                *self.groups.entry(*group).or_default() += 1;
            }
            if old.headline != new.headline {
                let pair = (old.headline.clone(), new.headline.clone());
                *self.headlines.entry(pair).or_default() += 1;
            }
            let groups = differ.iter().map(|group| GROUPS[*group].name).collect();
            first.get_or_insert((at + 1, groups, old.headline));
        }
        let id = now.id.clone();
        self.differ.push(match first {
            Some((turn, groups, before)) => Difference { id, turn: Some(turn), groups, before },
            None => {
                let sides = [
                    (
                        "what customer and agent get, or the session",
                        before.customer != now.customer,
                    ),
                    ("the trace", before.trace != now.trace),
                ];
                let groups = sides.into_iter().filter(|(_, differs)| *differs);
                let groups = groups.map(|(name, _)| name).collect();
                Difference { id, turn: None, groups, before: String::new() }
            }
        });
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.came.is_empty() && self.went.is_empty() && self.differ.is_empty()
    }

    /// All of it in some lines.
    pub(crate) fn summary(&self) -> String {
        let mut text = String::new();
        for (what, ids) in [("new", &self.came), ("gone", &self.went)] {
            if let Some(first) = ids.first() {
                writeln!(text, "  {what}: {} conversations, {first} first", ids.len()).unwrap();
            }
        }
        if self.differ.is_empty() {
            return text;
        }
        writeln!(text, "  {} conversations and {} turns differ:", self.differ.len(), self.turns)
            .unwrap();
        let mut groups: Vec<_> = self.groups.iter().collect();
        groups.sort_by_key(|(_, turns)| std::cmp::Reverse(**turns));
        for (group, turns) in groups {
            writeln!(text, "    {:<20} in {turns} turns", GROUPS[*group].name).unwrap();
        }
        let mut headlines: Vec<_> = self.headlines.iter().collect();
        headlines.sort_by_key(|(_, turns)| std::cmp::Reverse(**turns));
        for ((before, now), turns) in headlines.iter().take(SHOWN) {
            writeln!(text, "    {before} → {now}: {turns}").unwrap();
        }
        if headlines.len() > SHOWN {
            writeln!(text, "    … and {} more such pairs", headlines.len() - SHOWN).unwrap();
        }
        text
    }
}
