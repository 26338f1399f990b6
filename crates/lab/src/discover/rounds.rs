//! Groups of many things without comparing each two of all.
//!
//! The oldest are compared with each other and grouped; what is like one of their groups goes to it;
//! what is left has a round of its own. So memory is bounded, and old groups stay as a log grows.

use super::linkage::groups;
use super::smooth::smooth;
use super::space::{Dense, Middle, Space};
use super::stage::{Progress, Stage};

/// Things that are compared with each other at once: their similarities take 64 MB, twice.
const MOST: usize = 4_000;

/// Rounds; what is left then is alone.
const ROUNDS: usize = 4;

/// Two groups are joined while they are on average at least so alike, once made even: two thirds.
/// Chosen with the labelled logs of docs/discover.md in view, whose figures it can't vouch for.
const LEAST: f32 = 2.0 / 3.0;

/// Members from which a group tells how alike its members are to its middle.
const TELLING: usize = 3;

/// The groups, each of numbers of things, ascending. `None` if nobody waits any longer.
pub(super) fn grouped(
    space: &Space,
    things: usize,
    progress: Progress<'_>,
) -> Option<Vec<Vec<usize>>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut left: Vec<usize> = (0..things).collect();
    for _ in 0..ROUNDS {
        if left.is_empty() {
            break;
        }
        if !progress(Stage::Comparing, things - left.len(), things) {
            return None;
        }
        let oldest = left.get(..MOST.min(left.len())).unwrap_or_default();
        let mut new = round(space, oldest);
        left = left.split_off(oldest.len());
        if !left.is_empty() {
            left = join(space, &mut new, left, things, progress)?;
        }
        found.append(&mut new);
    }
    found.extend(left.into_iter().map(|one| vec![one]));
    found.sort_unstable();
    Some(found)
}

/// The groups of things that are compared with each other.
fn round(space: &Space, things: &[usize]) -> Vec<Vec<usize>> {
    let numbers = groups(smooth(space.similarities(things)), LEAST);
    let count = numbers.iter().max().map_or(0, |most| most + 1);
    let mut groups = vec![Vec::new(); count];
    for (thing, number) in things.iter().zip(numbers) {
        groups[number].push(*thing);
    }
    groups
}

/// Puts others to the groups that they are like; gives back those that are like none.
fn join(
    space: &Space,
    groups: &mut [Vec<usize>],
    others: Vec<usize>,
    things: usize,
    progress: Progress<'_>,
) -> Option<Vec<usize>> {
    let middles: Vec<Middle> = groups.iter().map(|group| space.middle(group)).collect();
    let least = usual(space, groups, &middles);
    let mut left = Vec::new();
    let (mut joined, total) = (Vec::new(), others.len());
    for block in others.chunks(512) {
        if !progress(Stage::Comparing, things - total + joined.len(), things) {
            return None;
        }
        let (first, second) = block.split_at(block.len() / 2);
        let all = |part: &[usize]| -> Vec<Option<usize>> {
            part.iter().map(|thing| like(space, &middles, *thing, least)).collect()
        };
        std::thread::scope(|scope| {
            let other = scope.spawn(|| all(second));
            joined.extend(all(first));
            match other.join() {
                Ok(rest) => joined.extend(rest),
                Err(_) => joined.extend(all(second)),
            }
        });
    }
    for (thing, group) in others.into_iter().zip(joined) {
        match group.and_then(|group| groups.get_mut(group)) {
            Some(group) => group.push(thing),
            None => left.push(thing),
        }
    }
    Some(left)
}

/// The group whose middle a thing is most like, if that is as much as is usual.
fn like(space: &Space, middles: &[Middle], thing: usize, least: f32) -> Option<usize> {
    let dense: Dense = space.dense(thing);
    let mut best: Option<(usize, f32)> = None;
    for (number, middle) in middles.iter().enumerate() {
        let likeness = space.to_middle(thing, &dense, middle);
        if likeness >= least && best.is_none_or(|(_, most)| likeness > most) {
            best = Some((number, likeness));
        }
    }
    best.map(|(number, _)| number)
}

/// What three in four members of groups are at least like the middle of their group.
fn usual(space: &Space, groups: &[Vec<usize>], middles: &[Middle]) -> f32 {
    let telling = groups.iter().zip(middles).filter(|(group, _)| group.len() >= TELLING);
    let mut all: Vec<f32> = telling
        .flat_map(|(group, middle)| {
            group.iter().map(|thing| space.to_middle(*thing, &space.dense(*thing), middle))
        })
        .collect();
    all.sort_unstable_by(f32::total_cmp);
    all.get(all.len() / 4).copied().unwrap_or(LEAST)
}
