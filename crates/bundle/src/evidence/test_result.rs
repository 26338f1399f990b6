//! `evidence/test-result.json`: the proof that every test dialogue of exactly this knowledge base
//! passed.

use std::collections::BTreeSet;

use kaopu_model::{DIALOGUES, KbFiles, hidden};
use serde::{Deserialize, Serialize};

use crate::json::{self, JsonProblem};
use crate::limits::MAX_REASON_CHARS;
use crate::{EncoderPin, Release, Version, kb_digest};

/// The result of running the test dialogues. The names of the lists are those of the in-toto
/// test-result predicate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The knowledge base that was tested, as [`crate::kb_digest`] names it.
    pub kb_digest: String,
    /// The version of the engine that ran the dialogues.
    pub engine: Version,
    /// The sentence encoder that it ran them with.
    pub encoder: EncoderPin,
    /// The dialogues that passed, by their paths in the knowledge base (`dialogues/returns.toml`),
    /// sorted.
    #[serde(rename = "passedTests")]
    pub passed: Vec<String>,
    /// The dialogues that failed. A bundle with any is neither written nor read.
    #[serde(rename = "failedTests")]
    pub failed: Vec<String>,
    /// The checks that did not pass and were released over, sorted.
    pub overrides: Vec<Override>,
}

/// A check that did not pass, and why it was released over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// The check's id.
    pub gate: String,
    /// What the author wrote.
    pub reason: String,
}

/// Why the evidence does not allow the release.
#[derive(Debug, thiserror::Error)]
pub enum EvidenceProblem {
    /// It cannot be read.
    #[error(transparent)]
    Json(#[from] JsonProblem),
    /// It is about another knowledge base.
    #[error("it is the result of testing another state of the knowledge base")]
    KbDigest,
    /// Test dialogues failed.
    #[error("{count} test dialogues failed, first {first}")]
    Failed {
        /// How many.
        count: usize,
        /// The path of the first.
        first: String,
    },
    /// There is no test dialogue at all.
    #[error("the knowledge base has no test dialogue, so nothing is proved")]
    Empty,
    /// The dialogues that passed are not exactly those in the knowledge base.
    #[error("{name} is in the knowledge base but not in the result, or the other way round")]
    Coverage {
        /// The path of the first dialogue where they differ.
        name: String,
    },
    /// A check was released over without a sensible reason, or is named twice.
    #[error("the override of {gate:?} has no reason that can be read, or is out of order")]
    Override {
        /// The check's id.
        gate: String,
    },
    /// The dialogues ran on an engine older than the release demands.
    #[error("the dialogues ran on engine {ran}, and the release needs {needs}")]
    Engine {
        /// The engine of the test run.
        ran: Version,
        /// The release's `engine_min`.
        needs: Version,
    },
    /// The dialogues ran with another encoder than the release names.
    #[error("the dialogues ran with encoder {ran}, and the release answers with {needs}")]
    Encoder {
        /// The encoder of the test run.
        ran: EncoderPin,
        /// The release's `encoder`.
        needs: EncoderPin,
    },
}

impl Evidence {
    /// The evidence of a test run on these files. The order of the names does not matter.
    #[must_use]
    pub fn of(
        files: &KbFiles,
        engine: Version,
        encoder: EncoderPin,
        passed: impl IntoIterator<Item = String>,
        failed: impl IntoIterator<Item = String>,
    ) -> Self {
        let sorted = |names: BTreeSet<String>| names.into_iter().collect();
        Self {
            kb_digest: kb_digest(files),
            engine,
            encoder,
            passed: sorted(passed.into_iter().collect()),
            failed: sorted(failed.into_iter().collect()),
            overrides: Vec::new(),
        }
    }

    /// The same, released over some checks. Their order does not matter.
    #[must_use]
    pub fn with_overrides(mut self, mut overrides: Vec<Override>) -> Self {
        overrides.sort();
        self.overrides = overrides;
        self
    }

    /// Reads evidence whose digest is verified, and applies the gate.
    pub(crate) fn read(
        text: &[u8],
        files: &KbFiles,
        release: &Release,
    ) -> Result<Self, EvidenceProblem> {
        let evidence: Self = json::from_text(text)?;
        evidence.check(files, release)?;
        Ok(evidence)
    }

    fn check_overrides(&self) -> Result<(), EvidenceProblem> {
        let mut before = "";
        for Override { gate, reason } in &self.overrides {
            let chars = reason.chars().count();
            if !is_label(gate)
                || gate.as_str() <= before
                || !(1..=MAX_REASON_CHARS).contains(&chars)
                || hidden(reason).next().is_some()
            {
                return Err(EvidenceProblem::Override { gate: gate.clone() });
            }
            before = gate;
        }
        Ok(())
    }

    fn check(&self, files: &KbFiles, release: &Release) -> Result<(), EvidenceProblem> {
        if let Some(first) = self.failed.first() {
            return Err(EvidenceProblem::Failed { count: self.failed.len(), first: first.clone() });
        }
        if self.kb_digest != release.kb_digest {
            return Err(EvidenceProblem::KbDigest);
        }
        if self.engine < release.engine_min {
            return Err(EvidenceProblem::Engine { ran: self.engine, needs: release.engine_min });
        }
        if self.encoder != release.encoder {
            return Err(EvidenceProblem::Encoder { ran: self.encoder, needs: release.encoder });
        }
        self.check_overrides()?;
        let mut dialogues = files.keys().filter(|path| path.starts_with(DIALOGUES)).peekable();
        if dialogues.peek().is_none() {
            return Err(EvidenceProblem::Empty);
        }
        let mut passed = self.passed.iter();
        loop {
            match (dialogues.next(), passed.next()) {
                (None, None) => return Ok(()),
                (Some(there), Some(tested)) if there == tested => {}
                (Some(name), _) | (None, Some(name)) => {
                    return Err(EvidenceProblem::Coverage { name: name.clone() });
                }
            }
        }
    }
}

/// Whether a text is the id of a check or a cause: `a–z 0–9 -`, 1 to 64 characters.
pub(super) fn is_label(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}
