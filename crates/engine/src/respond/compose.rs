//! Putting a turn together: opener, answer, care, closer; within the channel's length, fit for the
//! customer's mood, sounding like the persona.

use kaopu_model::{Channel, Feeling, Moment};

use super::care;
use super::draft::TurnDraft;
use crate::ssml::ssml;
use crate::tidy::{sober, tidy, unlike};
use crate::turn::{Action, Decision};

/// From this warmth on an upset customer is comforted, and a word is added behind answers; care
/// moments are said from the first step.
const OPENERS_FROM: u8 = 3;
const CLOSERS_FROM: u8 = 6;

/// Behind every so many answers a closer is said.
const CLOSER_EVERY: u32 = 3;

pub(super) fn compose(draft: &mut TurnDraft<'_>, action: Action, decision: &Decision) {
    draft.raise_feeling_by_entry();
    let care = care::due(draft, action, decision);
    let cared = care.is_some();
    let dials = draft.program.kb.persona.dials;
    if action == Action::Answer {
        open(draft, dials.warmth);
    }
    if let Some(care) = care
        && fits(draft, &care.said.text)
    {
        draft.keep_promise(&care.said);
        care::remember(draft, &care);
        draft.replies.push(care.said.into_reply());
    }
    if action == Action::Answer {
        let due = draft.session.answers % CLOSER_EVERY == CLOSER_EVERY - 1;
        if !cared && due && dials.warmth >= CLOSERS_FROM && draft.session.feeling == Feeling::Calm {
            add(draft, Moment::Closer);
        }
        draft.session.answers = draft.session.answers.saturating_add(1);
    }
    polish(draft);
}

/// Comforts an upset customer, once until the feeling changes, in front of the answer and in the
/// same bubble.
fn open(draft: &mut TurnDraft<'_>, warmth: u8) {
    let feeling = draft.session.feeling;
    if !feeling.is_upset() || feeling == draft.session.comforted || warmth < OPENERS_FROM {
        return;
    }
    let Some(said) = draft.phrase(Moment::Opener) else { return };
    if fits(draft, &said.text) {
        draft.session.comforted = feeling;
        draft.keep_promise(&said);
        if let Some(answer) = draft.replies.first_mut() {
            answer.text.insert_str(0, &said.text);
        }
    }
}

fn add(draft: &mut TurnDraft<'_>, moment: Moment) {
    if let Some(said) = draft.phrase(moment)
        && fits(draft, &said.text)
    {
        draft.keep_promise(&said);
        draft.replies.push(said.into_reply());
    }
}

/// Whether there is room for more in this turn. What was asked for is never cut; what may be left
/// out is.
fn fits(draft: &TurnDraft<'_>, more: &str) -> bool {
    let persona = &draft.program.kb.persona;
    let limit = match draft.message.context.channel {
        Channel::Chat => persona.chat.limit,
        Channel::Phone => persona.voice.limit,
    };
    let said: usize = draft.replies.iter().map(|reply| reply.text.chars().count()).sum();
    u32::try_from(said + more.chars().count()).unwrap_or(u32::MAX) <= limit
}

fn polish(draft: &mut TurnDraft<'_>) {
    let upset = draft.session.feeling.is_upset();
    let phone = draft.message.context.channel == Channel::Phone;
    let voice = draft.program.kb.persona.voice;
    let mut before = String::new();
    for reply in &mut draft.replies {
        let text = tidy(&reply.text);
        let text = if upset { sober(&text) } else { text };
        reply.text = unlike(text, &before);
        before.clone_from(&reply.text);
        reply.sticker = reply.sticker.take().filter(|_| !upset && !phone);
        reply.ssml = phone.then(|| ssml(&reply.text, &voice));
    }
}
