//! A number for each mood.

use kaopu_model::Mood;

/// Moods that are told apart: angry, urgent, worried, calm.
pub(super) const MOODS: usize = 4;

/// The moods, in the order of all scores.
pub(super) const NAMED: [Mood; MOODS] = [Mood::Angry, Mood::Urgent, Mood::Worried, Mood::Calm];

/// One value for each mood, in the order of [`NAMED`].
pub(super) type Scores = [i64; MOODS];
