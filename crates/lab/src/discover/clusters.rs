//! What is left, sorted into clusters and described.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use kaopu_engine::Program;

use super::cluster::{Cluster, Product};
use super::ids::ClusterMemory;
use super::items::Item;
use super::reach::{Reach, embeddings};
use super::rounds::grouped;
use super::space::Space;
use super::stage::Progress;
use crate::log::{Asked, QuestionLog};

/// Typical wordings that are told.
const TYPICAL: usize = 5;

/// Members of a cluster among which they are looked for.
const LOOKED_AT: usize = 500;

/// Products that are told.
const PRODUCTS: usize = 5;

/// Sorts items, each with what the bot would do about it. `None` if nobody waits any longer.
pub(super) fn clusters(
    program: &Program,
    log: &QuestionLog,
    left: &[(&Item, &Reach)],
    memory: &mut ClusterMemory,
    progress: Progress<'_>,
) -> Option<Vec<Cluster>> {
    let items: Vec<&Item> = left.iter().map(|(item, _)| *item).collect();
    let texts: Vec<&str> = items.iter().map(|item| item.text.as_str()).collect();
    let space = Space::new(&texts, embeddings(program, &items, progress)?);
    let groups = grouped(&space, items.len(), progress)?;
    let wordings = |group: &Vec<usize>| group.iter().map(|at| texts[*at]).collect();
    let names = memory.name(&groups.iter().map(wordings).collect::<Vec<Vec<&str>>>());
    let described = groups.iter().zip(names).map(|(group, id)| {
        let members: Vec<(&Item, &Reach)> = group.iter().map(|at| left[*at]).collect();
        Cluster { id, typical: typical(&space, &texts, group), ..described(log, &members) }
    });
    let mut all: Vec<Cluster> = described.collect();
    all.sort_by_key(|cluster| (Reverse(cluster.size), cluster.lines.first().copied()));
    Some(all)
}

/// What is nearest to the middle, each wording once.
fn typical(space: &Space, texts: &[&str], group: &[usize]) -> Vec<String> {
    let looked_at = group.get(..LOOKED_AT.min(group.len())).unwrap_or_default();
    let middle = space.middle(looked_at);
    let near = |at: &usize| space.to_middle(*at, &space.dense(*at), &middle);
    let mut near: Vec<(f32, usize)> = looked_at.iter().map(|at| (near(at), *at)).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    near.into_iter().take(TYPICAL).map(|(_, at)| texts[at].to_owned()).collect()
}

fn described(log: &QuestionLog, members: &[(&Item, &Reach)]) -> Cluster {
    let (mut lines, mut sessions) = (BTreeSet::new(), BTreeSet::new());
    let (mut hours, mut products) = (vec![0_usize; 24], BTreeMap::<&str, usize>::new());
    let (mut size, mut angry) = (0, 0);
    for (item, reach) in members {
        size += item.asked.len();
        angry += item.asked.len() * usize::from(reach.angry);
        let asked = item.asked.iter().filter_map(|number| log.questions.get(*number));
        for Asked { line, session, at, product, .. } in asked {
            lines.insert(*line);
            sessions.insert(*session);
            let hour = at.and_then(|at| usize::try_from(at.hour()).ok());
            if let Some(count) = hour.and_then(|hour| hours.get_mut(hour)) {
                *count += 1;
            }
            if let Some(product) = product {
                *products.entry(product).or_default() += 1;
            }
        }
    }
    if hours.iter().all(|count| *count == 0) {
        hours.clear();
    }
    let human = sessions.iter().filter(|session| log.ended_at_human.get(**session) == Some(&true));
    let ended_at_human = share(human.count(), sessions.len());
    let mut products: Vec<Product> = products
        .into_iter()
        .map(|(name, count)| Product { name: name.to_owned(), count })
        .collect();
    products.sort_by_key(|product| Reverse(product.count));
    products.truncate(PRODUCTS);
    Cluster {
        id: String::new(),
        size,
        sessions: sessions.len(),
        lines: lines.into_iter().collect(),
        typical: Vec::new(),
        hours,
        products,
        ended_at_human,
        angry: share(angry, size),
    }
}

/// To four places.
fn share(part: usize, all: usize) -> f64 {
    (part as f64 / all.max(1) as f64 * 10_000.0).round() / 10_000.0
}
