//! From a log to what it asks for.

use kaopu_engine::Program;
use serde::{Deserialize, Serialize};

use super::cluster::Cluster;
use super::clusters::clusters;
use super::coverage::{AskedEntry, Coverage, coverage};
use super::ids::ClusterMemory;
use super::items::{Item, items};
use super::reach::{Reach, reach};
use super::stage::Progress;
use crate::log::{LogCounts, QuestionLog};

/// What is looked into.
#[derive(Debug, Clone, Copy)]
pub struct DiscoverPlan<'a> {
    /// What answers.
    pub program: &'a Program,
    /// What is asked.
    pub log: &'a QuestionLog,
    /// Whether everything is sorted into clusters, also what an entry answers.
    pub all: bool,
}

/// What a log asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Discovery {
    /// Whether messages were understood by their meaning too, not by their words alone.
    pub semantic: bool,
    /// What the log holds.
    pub log: LogCounts,
    /// How much of it is answered.
    pub coverage: Coverage,
    /// What each entry is asked for, the most frequent first.
    pub entries: Vec<AskedEntry>,
    /// Questions that no entry answers, or all, sorted; the largest clusters first. Each line that
    /// asks something is in one, alone if nothing is like it.
    pub clusters: Vec<Cluster>,
}

/// Looks into a log. `memory` has the names of clusters that were found before, and remembers those
/// that are found. `progress` is told how far it is, and says whether anybody still waits; `None` if
/// not.
pub fn discover(
    plan: &DiscoverPlan<'_>,
    memory: &mut ClusterMemory,
    progress: Progress<'_>,
) -> Option<Discovery> {
    let DiscoverPlan { program, log, all } = *plan;
    let items = items(log);
    let reached = reach(program, &items, progress)?;
    let kb = program.knowledge_base();
    let (coverage, entries) = coverage(kb, log, &items, &reached, progress)?;
    let unanswered = |(_, reach): &(&Item, &Reach)| all || reach.entries.is_empty();
    let left: Vec<(&Item, &Reach)> = items.iter().zip(&reached).filter(unanswered).collect();
    let clusters = clusters(program, log, &left, memory, progress)?;
    let (semantic, log) = (program.is_semantic(), log.counts.clone());
    Some(Discovery { semantic, log, coverage, entries, clusters })
}
