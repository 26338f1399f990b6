//! What names a change: the customer's words, and what comes of them before and now. Whoever
//! approves approves this, so it holds all that a customer or a human agent could notice, and nothing
//! that they could not.

use kaopu_engine::compare::{BehaviorChange, HandOff, Outcome};
use serde::Serialize;

#[derive(Serialize)]
struct Pair<'a> {
    text: &'a str,
    before: Side<'a>,
    after: Side<'a>,
}

/// What is noticed of a turn: not how sure the bot was.
#[derive(Serialize)]
struct Side<'a> {
    action: kaopu_engine::Action,
    entry: Option<&'a str>,
    questions: &'a [String],
    said: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pictures: &'a [String],
    handed: &'a HandOff,
}

fn side<'a>(outcome: &'a Outcome, handed: &'a HandOff) -> Side<'a> {
    Side {
        action: outcome.action,
        entry: outcome.entry.as_ref().map(|id| id.0.as_str()),
        questions: &outcome.questions,
        said: &outcome.said,
        pictures: &outcome.pictures,
        handed,
    }
}

/// The name of a change.
pub(super) fn name(change: &BehaviorChange) -> String {
    digest(&Pair {
        text: &change.text,
        before: side(&change.before, &change.handed_before),
        after: side(&change.after, &change.handed_after),
    })
}

/// The name of what comes of a message now.
pub(crate) fn result(outcome: &Outcome, handed: &HandOff) -> String {
    digest(&side(outcome, handed))
}

/// The name of several together.
pub(super) fn of_all<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    digest(&names)
}

fn digest(value: &impl Serialize) -> String {
    // Plain data, which always has a JSON form.
    let bytes = serde_json::to_vec(value).unwrap_or_default();
    kaopu_bundle::sha256_hex(&bytes)
}
