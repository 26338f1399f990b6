//! What the page shows of a log.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_lab::{Cluster, CurveStep};
use kaopu_model::{Faq, FaqId, KnowledgeBase, fold};

use super::discoverer::{Discoverer, knowledge};
use super::kept::KeptLog;
use crate::error::ApiResult;
use crate::snapshot::count;
use crate::view::{
    CoverageView, CurveStepView, DiscoveryView, EntryName, LeftCluster, LeftPage, LeftTally,
    LeftWording,
};

/// Clusters on a page.
const PAGE: usize = 10;

/// The curve's points that are shown.
const STEPS: usize = 1_000;

/// Entries that nobody asks for and that are shown.
const UNASKED: usize = 300;

/// The largest clusters that want a test, and in how many conversations one must have been asked.
const WANTING: usize = 100;
const CONVERSATIONS: usize = 2;

impl Discoverer {
    /// What the log that was read last asks; `None` if there is none.
    #[must_use]
    pub fn view(&self) -> Option<DiscoveryView> {
        let kept = self.log_if_any()?;
        let snapshot = self.workspace.snapshot();
        let kb = snapshot.kb();
        let decisions = self.decisions();
        let coverage = &kept.found.coverage;
        let (aside, open): (Vec<&Cluster>, Vec<&Cluster>) =
            kept.found.clusters.iter().partition(|cluster| decisions.aside.contains(&cluster.id));
        let named = names(kb);
        let name = |id: &FaqId| named.get(id).map(|question| entry_name(id, question));
        let (asked, taken) = (asked_in_tests(kb), wordings(kb));
        let wants_test = |cluster: &&&Cluster| {
            cluster.sessions >= CONVERSATIONS
                && !cluster.typical.iter().any(|text| asked.contains(&fold(text)))
                && taken_by(cluster, &taken).is_none()
        };
        let failures = self.known_failures(&snapshot);
        let untested = open.iter().take(WANTING).filter(wants_test).count()
            + failures.iter().filter(|text| !asked.contains(*text)).count();
        Some(DiscoveryView {
            file: kept.name.clone(),
            read_at: kept.read_at.clone(),
            notes: kept.notes.clone(),
            messages: count(kept.found.log.messages),
            sessions: count(kept.found.log.sessions),
            masked: count(kept.found.log.masked),
            semantic: kept.found.semantic,
            stale: kept.held_against != knowledge(&snapshot),
            coverage: CoverageView {
                questions: count(coverage.questions),
                now: count(coverage.now),
                back: count(coverage.back),
                not: count(coverage.not),
                before: kept.before.map(count),
            },
            curve: coverage.curve.iter().take(STEPS).map(|step| curve_step(step, &named)).collect(),
            unasked: coverage.unasked.iter().filter_map(name).take(UNASKED).collect(),
            left: LeftTally {
                clusters: count(open.len()),
                questions: open.iter().fold(0, |all, one| count(one.size).saturating_add(all)),
                aside: count(aside.len()),
            },
            untested: count(untested),
        })
    }

    /// Some clusters of what is left, or of those that are put aside, from the `from`th on.
    ///
    /// # Errors
    /// `no-log`.
    pub fn left(&self, aside: bool, from: u32) -> ApiResult<LeftPage> {
        let kept = self.log()?;
        let snapshot = self.workspace.snapshot();
        let decisions = self.decisions();
        let (asked, taken) = (asked_in_tests(snapshot.kb()), wordings(snapshot.kb()));
        let wanted = |cluster: &&Cluster| decisions.aside.contains(&cluster.id) == aside;
        let mut rest = kept.found.clusters.iter().filter(wanted).skip(from as usize);
        let page = rest.by_ref().take(PAGE);
        let clusters = page.map(|cluster| left_cluster(cluster, &asked, &taken)).collect();
        let next = rest.next().map(|_| from.saturating_add(count(PAGE)));
        Ok(LeftPage { clusters, next })
    }
}

/// The cluster with this name.
pub(super) fn cluster<'a>(kept: &'a KeptLog, id: &str) -> Option<&'a Cluster> {
    kept.found.clusters.iter().find(|cluster| cluster.id == id)
}

pub(super) fn entry_name(id: &FaqId, question: &str) -> EntryName {
    EntryName { id: id.clone(), question: question.to_owned() }
}

/// What customers say in test dialogues, folded.
pub(crate) fn asked_in_tests(kb: &KnowledgeBase) -> BTreeSet<String> {
    let turns = kb.dialogues.iter().flat_map(|dialogue| &dialogue.turns);
    turns.map(|turn| fold(&turn.customer)).collect()
}

/// The entries' standard questions.
fn names(kb: &KnowledgeBase) -> BTreeMap<&FaqId, &str> {
    kb.faqs.iter().map(|faq| (&faq.id, faq.question.as_str())).collect()
}

/// Which entry has which wording, folded.
fn wordings(kb: &KnowledgeBase) -> BTreeMap<String, &Faq> {
    let of = |faq: &Faq| {
        let phrasings = faq.phrasings.iter().map(|phrasing| fold(&phrasing.text));
        std::iter::once(fold(&faq.question)).chain(phrasings).collect::<Vec<String>>()
    };
    let all = kb.faqs.iter().flat_map(|faq| of(faq).into_iter().map(move |text| (text, faq)));
    all.collect()
}

fn taken_by(cluster: &Cluster, wordings: &BTreeMap<String, &Faq>) -> Option<EntryName> {
    let faq = cluster.typical.iter().find_map(|text| wordings.get(&fold(text)))?;
    Some(entry_name(&faq.id, &faq.question))
}

fn left_cluster(
    cluster: &Cluster,
    asked: &BTreeSet<String>,
    taken: &BTreeMap<String, &Faq>,
) -> LeftCluster {
    let wording =
        |text: &String| LeftWording { tested: asked.contains(&fold(text)), text: text.clone() };
    LeftCluster {
        id: cluster.id.clone(),
        size: count(cluster.size),
        sessions: count(cluster.sessions),
        wordings: cluster.typical.iter().map(wording).collect(),
        hours: cluster.hours.iter().map(|times| count(*times)).collect(),
        products: cluster.products.iter().map(|product| product.name.clone()).collect(),
        human: ten_thousandths(cluster.ended_at_human),
        angry: ten_thousandths(cluster.angry),
        taken_by: taken_by(cluster, taken),
    }
}

fn curve_step(step: &CurveStep, named: &BTreeMap<&FaqId, &str>) -> CurveStepView {
    CurveStepView {
        // One that is gone by now is told by its id.
        entry: entry_name(&step.entry, named.get(&step.entry).unwrap_or(&&*step.entry.0)),
        adds: ten_thousandths(step.adds),
        share: ten_thousandths(step.promise.share),
        low: ten_thousandths(step.promise.low),
        high: ten_thousandths(step.promise.high),
    }
}

/// A share as a whole number.
pub(super) fn ten_thousandths(share: f64) -> u32 {
    // Between 0 and 1, so that it is no more than 10,000.
    (share.clamp(0.0, 1.0) * 10_000.0).round() as u32
}
