//! What blocks a release, for one state of a knowledge base.

use kaopu_gate::{Candidate, Cause, CausePlace, Outcome, Override, Row, Run, State, Tried, check};
use kaopu_model::Localized;

use crate::error::{ApiError, ApiResult};
use crate::snapshot::Snapshot;
use crate::view::{GateCause, GateOverride, GateRow, GateState, RunReport};

/// Every check of a release, with the dialogues played now and all texts looked at.
///
/// `unapproved`: how many changes for customers nobody has approved, if somebody has compared.
pub(crate) fn gates(
    snapshot: &Snapshot,
    run: &RunReport,
    unapproved: Option<usize>,
    overrides: &[Override],
) -> Outcome {
    let tried = Tried {
        played: &run.reports,
        unreached: snapshot.unreached(),
        unreached_customers: snapshot.unreached_customers(),
        said: snapshot.said(),
        unapproved,
    };
    let run = Run::Done { passed: run.passed, total: run.total };
    check(&candidate(snapshot, run, Some(tried)), overrides)
}

/// The checks as they stand without trying anything.
pub(crate) fn gates_at_a_glance(snapshot: &Snapshot, run: Run) -> Vec<Row> {
    check(&candidate(snapshot, run, None), &[]).rows
}

fn candidate<'s>(snapshot: &'s Snapshot, run: Run, tried: Option<Tried<'s>>) -> Candidate<'s> {
    Candidate { kb: snapshot.kb(), diagnostics: snapshot.diagnostics(), run, tried }
}

/// The gates that a person passes over, if each may be and has a reason.
///
/// # Errors
/// `bad-input`: there is no such gate, it can't be passed over, or the reason is none.
pub fn overrides(given: &[GateOverride]) -> ApiResult<Vec<Override>> {
    let refused = |why: Localized| ApiError::new("bad-input", why.zh, why.en);
    let one = |given: &GateOverride| Override::new(&given.gate, &given.reason).map_err(refused);
    given.iter().map(one).collect()
}

/// A row as it is shown.
pub(crate) fn gate_row(row: Row) -> GateRow {
    let state = match row.state {
        State::Open => GateState::Open,
        State::Blocked => GateState::Blocked,
        State::Unknown => GateState::Unknown,
        State::Overridden => GateState::Overridden,
    };
    GateRow {
        id: row.id.to_owned(),
        title: row.title,
        state,
        reason: row.reason,
        causes: row.causes.into_iter().map(gate_cause).collect(),
        overridable: row.overridable,
        overridden: row.overridden,
    }
}

fn gate_cause(cause: Cause) -> GateCause {
    let (what, place) = (cause.what, cause.source);
    let bare = GateCause { what, entry: None, rule: None, dialogue: None, turn: None, place };
    match cause.place {
        CausePlace::Entry(id) => GateCause { entry: Some(id), ..bare },
        CausePlace::Rule(id) => GateCause { rule: Some(id), ..bare },
        CausePlace::Dialogue { file, turn } => GateCause { dialogue: Some(file), turn, ..bare },
        CausePlace::File(place) => GateCause { place: Some(place), ..bare },
    }
}
