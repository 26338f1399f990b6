//! Step 8, compose: opener, answer, care, closer; within the channel's length, fit for the
//! customer's mood, sounding like the persona.
//!
//! Reads what was realised. Returns the bubbles as they are sent, and what was added to them.

mod care;
mod ssml;
mod tidy;

use kaopu_model::{Channel, Feeling, Moment};

pub use ssml::ssml;
pub(crate) use tidy::tidy;

use crate::escalate::complains;
use crate::policy::TurnContext;
use crate::realise::Realised;
use crate::realise::phrase::{Said, say};
use crate::realise::render::Values;
use crate::session::Session;
use crate::turn::{Action, Reply};
use care::DueCare;
use tidy::{sober, unlike};

/// From this warmth on an upset customer is comforted, and a word is added behind answers; care
/// moments are said from the first step.
const OPENERS_FROM: u8 = 3;
const CLOSERS_FROM: u8 = 6;

/// Behind every so many answers a closer is said.
const CLOSER_EVERY: u32 = 3;

/// A turn's bubbles, and what was added around the plan's own words.
#[derive(Debug)]
pub(crate) struct Composed {
    pub replies: Vec<Reply>,
    /// How the customer may be spoken to from here on.
    pub feeling: Feeling,
    /// Whether the entry in question is a complaint.
    pub complains: bool,
    /// Phrases that had their turn, whether or not there was room for them.
    pub opener: Option<(Moment, Said)>,
    pub closer: Option<(Moment, Said)>,
    pub care: Option<DueCare>,
    /// Whether the customer was comforted.
    pub comforts: bool,
    /// Capabilities that were promised, with the words.
    pub promises: Vec<(String, String)>,
}

/// Puts a turn together.
pub(crate) fn compose(
    context: &TurnContext<'_>,
    session: &Session,
    realised: &Realised,
) -> Composed {
    let program = context.program;
    let complains = complains(program, realised.entry.as_ref());
    let before = session.feeling;
    let feeling = if complains { before.max(Feeling::Complaining) } else { before };
    let message = context.observed.message;
    let values = Values::new(&program.kb, &message.context, session, feeling);
    let answers = realised.action == Action::Answer;
    let warmth = program.kb.persona.dials.warmth;
    let care = care::due(context, session, realised, &values);
    let mut bubbles = Bubbles::new(realised, &values);

    // An upset customer is comforted once until the feeling changes, in front of the answer and in
    // the same bubble.
    let upset = feeling.is_upset() && feeling != session.comforted;
    let phrase = |due: bool, moment| due.then(|| say(moment, &session.said, &values)).flatten();
    let opener = phrase(answers && upset && warmth >= OPENERS_FROM, Moment::Opener);
    let comforts = opener.as_ref().is_some_and(|said| bubbles.open(said));
    let care = care.map(|care| DueCare { fits: bubbles.add(&care.said), ..care });
    let due = session.answers % CLOSER_EVERY == CLOSER_EVERY - 1 && feeling == Feeling::Calm;
    let due = answers && due && care.is_none() && warmth >= CLOSERS_FROM;
    let closer = phrase(due, Moment::Closer).inspect(|said| {
        bubbles.add(said);
    });
    Composed {
        feeling,
        complains,
        opener: opener.map(|said| (Moment::Opener, said)),
        closer: closer.map(|said| (Moment::Closer, said)),
        care,
        comforts,
        replies: polished(bubbles.replies, &values),
        promises: bubbles.promises,
    }
}

/// Bubbles to which something may be added while there is room. What was asked for is never cut;
/// what may be left out is.
struct Bubbles {
    replies: Vec<Reply>,
    promises: Vec<(String, String)>,
    limit: u32,
}

impl Bubbles {
    fn new(realised: &Realised, values: &Values<'_>) -> Self {
        let persona = &values.kb.persona;
        let limit = match values.context.channel {
            Channel::Chat => persona.chat.limit,
            Channel::Phone => persona.voice.limit,
        };
        Self { replies: realised.replies.clone(), promises: Vec::new(), limit }
    }

    /// Says something before the first bubble's words, if there is room.
    fn open(&mut self, said: &Said) -> bool {
        let fits = self.fits(said);
        if let Some(first) = self.replies.first_mut().filter(|_| fits) {
            first.text.insert_str(0, &said.text);
        }
        fits
    }

    /// Says something in a bubble of its own, if there is room.
    fn add(&mut self, said: &Said) -> bool {
        let fits = self.fits(said);
        if fits {
            let (text, sticker) = (said.text.clone(), said.sticker.clone());
            self.replies.push(Reply { text, sticker, ssml: None });
        }
        fits
    }

    /// Whether there is room for it; then what it promises is promised.
    fn fits(&mut self, more: &Said) -> bool {
        let said: usize = self.replies.iter().map(|reply| reply.text.chars().count()).sum();
        let all = u32::try_from(said + more.text.chars().count()).unwrap_or(u32::MAX);
        let promise = more.promise.iter().filter(|_| all <= self.limit);
        self.promises.extend(promise.map(|promise| (promise.clone(), more.text.clone())));
        all <= self.limit
    }
}

fn polished(replies: Vec<Reply>, values: &Values<'_>) -> Vec<Reply> {
    let upset = values.feeling.is_upset();
    let phone = values.context.channel == Channel::Phone;
    let voice = &values.kb.persona.voice;
    let mut before = String::new();
    let polish = |reply: Reply| {
        let text = tidy(&reply.text);
        let text = unlike(if upset { sober(&text) } else { text }, &before);
        before.clone_from(&text);
        let sticker = reply.sticker.filter(|_| !upset && !phone);
        Reply { ssml: phone.then(|| ssml(&text, voice)), text, sticker }
    };
    replies.into_iter().map(polish).collect()
}
