//! Step 5, realise: what a plan comes to in words, and the case that a human receives.
//!
//! Chooses the answer by its conditions, fills in facts and values, picks the persona's phrases.
//! Changes nothing: which variants were said, what was promised and what is waited for is returned
//! in a [`Realised`], and the conversation remembers it in the next step.

mod answer;
mod clock_words;
mod entry;
mod hand_over;
pub(crate) mod phrase;
mod plain_words;
mod realised;
pub(crate) mod render;
mod taken_back;
mod voice;

use kaopu_model::Moment;

pub use hand_over::open_now;
pub(crate) use hand_over::{Case, Handed, find_queue, on_request, receive};
pub(crate) use realised::Realised;

use crate::policy::{Act, NotedQuestion, Plan, TurnContext};
use crate::session::Session;
use crate::turn::Action;
use voice::Voice;

/// What the plan comes to.
pub(crate) fn realise(context: &TurnContext<'_>, session: &Session, plan: &Plan<'_>) -> Realised {
    let voice = Voice::new(context, session);
    let realised = |action| Realised::new(action, plan.decision.clone());
    let phrase = |action, moment| realised(action).saying(moment, voice.say(moment));
    match &plan.act {
        Act::Silence => realised(Action::Silent),
        Act::Care(None) => realised(Action::Care),
        Act::Care(Some(moment)) => phrase(Action::Care, *moment),
        Act::SmallTalk(moment) => phrase(Action::SmallTalk, *moment),
        Act::Unknown => phrase(Action::Unknown, Moment::Unknown).noting(NotedQuestion::default()),
        Act::Clarify(offered) => entry::which(&voice, realised(Action::Clarify), offered),
        Act::TakeBack { entry, offered } => {
            taken_back::acknowledge(&voice, realised(Action::Clarify), entry, offered)
        }
        Act::Answer(faq) => entry::answer(&voice, realised(Action::Answer), faq),
        Act::AnswerSeveral { parts, open } => {
            entry::answer_several(&voice, realised(Action::Answer), parts, open)
        }
        Act::HandOver(hand_over) => {
            hand_over::by_rule(&voice, realised(Action::HandOver), hand_over)
        }
        Act::NoteNumber(callback) => {
            hand_over::note_number(&voice, realised(Action::Callback), callback)
        }
    }
}
