//! Mistakes made in a state, and who notices.

use std::collections::BTreeSet;
use std::sync::Arc;

use kaopu_gate::{Cause, Said, said};
use kaopu_lab::protect::{
    Earlier, Guarded, MutationKind, Noticed, Plan, Protection, joined, protection,
};
use kaopu_model::{Dialogue, Edit, KnowledgeBase, Localized, format_dialogue};
use serde::Serialize;

use crate::error::{ApiError, ApiResult};
use crate::snapshot::{Snapshot, count};
use crate::threads::threads;
use crate::workspace::Workspace;

/// Of so many phrasings of an entry each is dropped, if nobody says otherwise.
pub(super) const PHRASINGS: usize = 2;

/// How well the test dialogues protect a knowledge base.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProtectionReport {
    /// The share of mistakes that are noticed, of those that change something; from 0 to 1.
    pub score: f64,
    /// Mistakes that somebody notices.
    pub noticed: u32,
    /// Mistakes that change something and that nobody notices.
    pub unnoticed: u32,
    /// Mistakes that change nothing that was tried.
    pub equivalent: u32,
    /// The same by kind.
    pub kinds: Vec<KindOfMistake>,
    /// Who notices, and how often: dialogues, checks, gates.
    pub noticed_by: NoticedBy,
    /// What nobody notices.
    pub gaps: Vec<Gap>,
    /// Dialogues that would, together.
    pub proposals: Vec<ProposedDialogue>,
}

/// How mistakes of one kind fare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindOfMistake {
    /// The kind.
    pub kind: MutationKind,
    /// How many are noticed.
    pub noticed: u32,
    /// How many are not.
    pub unnoticed: u32,
    /// How many change nothing that was tried.
    pub equivalent: u32,
}

/// Who notices mistakes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct NoticedBy {
    /// Test dialogues.
    pub dialogues: u32,
    /// Checks of the files.
    pub checks: u32,
    /// Gates of a release.
    pub gates: u32,
}

/// A mistake that nobody notices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// Its kind.
    pub kind: MutationKind,
    /// What is wrong.
    pub what: Localized,
    /// What nobody protects.
    pub guarded: Guarded,
    /// The messages of a dialogue that would notice; empty if none was found.
    pub messages: Vec<String>,
}

/// A dialogue that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProposedDialogue {
    /// Its file below `dialogues/`.
    pub file: String,
    /// Its title.
    pub title: String,
    /// All of the file.
    pub toml: String,
}

/// The report, and the dialogues that it proposes.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// What is told.
    pub report: ProtectionReport,
    /// What may be written ([`Workspace::write_dialogues`]).
    pub dialogues: Vec<Dialogue>,
}

/// Makes mistakes in a state and asks who notices; nothing is written. `phrasings`: of so many of
/// each entry one is dropped. `keep_going` is told how many are done of how many; `None` if it says
/// no.
pub fn measure_protection(
    snapshot: &Snapshot,
    phrasings: usize,
    keep_going: &mut dyn FnMut(usize, usize) -> bool,
) -> Option<Measured> {
    let run = Run { snapshot, phrasings, threads: threads(), earlier: None };
    let protection = judged(&run, keep_going)?;
    let proposals: Vec<Dialogue> =
        protection.unnoticed().filter_map(|(_, dialogue)| dialogue.cloned()).collect();
    let dialogues = joined(snapshot.program(), &proposals);
    Some(Measured { report: report(&protection, &dialogues), dialogues })
}

/// What is tried.
pub(super) struct Run<'a> {
    /// The state.
    pub snapshot: &'a Snapshot,
    /// Of so many phrasings of an entry each is dropped.
    pub phrasings: usize,
    /// Threads that share the work.
    pub threads: usize,
    /// What was found before.
    pub earlier: Option<&'a Earlier>,
}

/// What becomes of every mistake; `None` if `keep_going` says no.
pub(super) fn judged(
    run: &Run<'_>,
    keep_going: &mut dyn FnMut(usize, usize) -> bool,
) -> Option<Protection> {
    let Run { snapshot, phrasings, threads, earlier } = *run;
    let known = causes(snapshot.said());
    let gate = |kb: &Arc<KnowledgeBase>| {
        let now = causes(&said(kb));
        now.difference(&known).next().map(|(gate, _)| (*gate).to_owned())
    };
    let plan = Plan { program: snapshot.program(), phrasings, threads, gate: &gate, earlier };
    protection(&plan, keep_going)
}

/// What two gates have against the texts that can be said.
fn causes(said: &Said) -> BTreeSet<(&'static str, String)> {
    let of = |gate, causes: &[Cause]| {
        causes.iter().map(move |cause| (gate, cause.what.zh.clone())).collect::<Vec<_>>()
    };
    let unsafe_texts = of("safe-answers", &said.unsafe_texts);
    unsafe_texts.into_iter().chain(of("promises", &said.unkept)).collect()
}

fn report(protection: &Protection, dialogues: &[Dialogue]) -> ProtectionReport {
    let (noticed, unnoticed, equivalent) = protection.count(None);
    let kinds: BTreeSet<MutationKind> =
        protection.judged.iter().map(|one| one.mutant.kind).collect();
    let of_kind = |kind| {
        let (noticed, unnoticed, equivalent) = protection.count(Some(kind));
        let (noticed, unnoticed) = (count(noticed), count(unnoticed));
        KindOfMistake { kind, noticed, unnoticed, equivalent: count(equivalent) }
    };
    let mut noticed_by = NoticedBy::default();
    for one in &protection.judged {
        match &one.fate {
            kaopu_lab::protect::Fate::Noticed(by) => match by {
                Noticed::Dialogue { .. } => noticed_by.dialogues += 1,
                Noticed::Check { .. } => noticed_by.checks += 1,
                Noticed::Gate { .. } => noticed_by.gates += 1,
            },
            _ => continue,
        }
    }
    let gap = |(mutant, dialogue): (&kaopu_lab::protect::Mutant, Option<&Dialogue>)| {
        let turns = dialogue.map(|dialogue| dialogue.turns.iter()).into_iter().flatten();
        Gap {
            kind: mutant.kind,
            what: mutant.what.clone(),
            guarded: mutant.guarded.clone(),
            messages: turns.map(|turn| turn.customer.clone()).collect(),
        }
    };
    let proposal = |dialogue: &Dialogue| ProposedDialogue {
        file: dialogue.file.clone(),
        title: dialogue.title.clone(),
        toml: format_dialogue(dialogue),
    };
    ProtectionReport {
        score: f64::from(protection.score()) / 10_000.0,
        noticed: count(noticed),
        unnoticed: count(unnoticed),
        equivalent: count(equivalent),
        kinds: kinds.into_iter().map(of_kind).collect(),
        noticed_by,
        gaps: protection.unnoticed().map(gap).collect(),
        proposals: dialogues.iter().map(proposal).collect(),
    }
}

impl Workspace {
    /// Writes proposed dialogues in one operation, into the state that they were proposed for.
    ///
    /// # Errors
    /// `conflict` if the knowledge base changed meanwhile; the files can't be written.
    pub fn write_dialogues(&self, of: &Snapshot, dialogues: &[Dialogue]) -> ApiResult<()> {
        let number = dialogues.len();
        let label = Localized::new(
            format!("补上 {number} 个用例"),
            format!("Write {number} missing dialogues"),
        );
        self.write_proposed(of, dialogues, label)
    }

    /// The same under another name in the history.
    pub(crate) fn write_proposed(
        &self,
        of: &Snapshot,
        dialogues: &[Dialogue],
        label: Localized,
    ) -> ApiResult<()> {
        self.transact_all("dialogue.create", label, |now| {
            if now.digest() != of.digest() {
                return Err(ApiError::new(
                    "conflict",
                    "知识库刚刚有变化，没有写用例",
                    "the knowledge base has just changed; no dialogue was written",
                )
                .hint("再试一次就行。", "Try again."));
            }
            Ok((dialogues.iter().cloned().map(Edit::PutDialogue).collect(), ()))
        })
    }
}
