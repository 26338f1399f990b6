//! Step 6, compose: opener, answer, care, closer; within the channel's length, fit for the
//! customer's mood, sounding like the persona.
//!
//! Reads what was realised. Returns the bubbles as they are sent, and which phrases they took.

mod care;
mod phrase;
mod plain_words;
mod polish;
mod sober;
mod ssml;

use kaopu_model::{Channel, Feeling, Moment};

pub(crate) use phrase::{formal, may_be_said, plain, say, sticker};
pub(crate) use polish::{polished, tidy};
pub use ssml::ssml;

use crate::policy::TurnContext;
use crate::realise::render::Values;
use crate::realise::{Line, Realised, Words};
use crate::session::Session;
use crate::turn::{Action, Reply};
use care::{DueCare, care_moment};
use phrase::Said;

/// From this warmth on an upset customer is comforted, and a word is added behind answers; care
/// moments are said from the first step.
const OPENERS_FROM: u8 = 3;
const CLOSERS_FROM: u8 = 6;

/// Behind every so many answers a closer is said.
const CLOSER_EVERY: u32 = 3;

/// A turn's bubbles, with the phrases and promises in them.
#[derive(Debug)]
pub(crate) struct Composed {
    pub replies: Vec<Reply>,
    /// How the customer may be spoken to from here on.
    pub feeling: Feeling,
    /// Whether the entry in question is a complaint.
    pub complains: bool,
    /// Variants of phrases that had their turn, whether or not there was room for them.
    pub said: Vec<(Moment, u32)>,
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
    let complains = program.complains(realised.entry.as_ref());
    let before = session.feeling;
    let feeling = if complains { before.max(Feeling::Complaining) } else { before };
    let values = Values::new(&program.kb, &context.observed.message.context, session, feeling);
    let answers = realised.action == Action::Answer;
    let warmth = program.kb.persona.dials.warmth;
    let mut bubbles = Bubbles::of(realised, session, &values);
    let care = care_moment(session, realised, &bubbles.text(), &values);

    // An upset customer is comforted once until the feeling changes, in front of the answer, or of
    // the news that nobody is there, and in the same bubble.
    let upset = feeling.is_upset() && feeling != session.comforted;
    let comforted_by = answers || realised.action == Action::Confirm || says_closed(realised);
    let opens = comforted_by && upset && warmth >= OPENERS_FROM;
    let comforts = bubbles.say_before(Moment::Opener, opens, session, &values);
    let care = care.map(|care| DueCare { fits: bubbles.add(&care.said), ..care });
    let due = session.answers % CLOSER_EVERY == CLOSER_EVERY - 1 && feeling == Feeling::Calm;
    let closes = answers && due && care.is_none() && warmth >= CLOSERS_FROM;
    bubbles.say_behind(Moment::Closer, closes, session, &values);
    Composed {
        feeling,
        complains,
        care,
        comforts,
        replies: polished(bubbles.replies, &values),
        said: bubbles.said,
        promises: bubbles.promises,
    }
}

/// Whether it is said in the persona's words that nobody is there, which regret has to come before.
/// A rule's own words have theirs.
fn says_closed(realised: &Realised) -> bool {
    let mut words = realised.lines.iter().map(|line| &line.words);
    words.any(|words| matches!(words, Words::HandOver(Moment::Closed, _)))
}

/// Bubbles and the channel's limit on their length. The answer is never cut; what is optional is
/// left out where there is no room.
struct Bubbles {
    replies: Vec<Reply>,
    said: Vec<(Moment, u32)>,
    promises: Vec<(String, String)>,
    limit: u32,
}

impl Bubbles {
    /// The plan's own lines, in words.
    fn of(realised: &Realised, session: &Session, values: &Values<'_>) -> Self {
        let persona = &values.kb.persona;
        let limit = match values.context.channel {
            Channel::Chat => persona.chat.limit,
            Channel::Phone => persona.voice.limit,
        };
        let mut bubbles =
            Self { replies: Vec::new(), said: Vec::new(), promises: Vec::new(), limit };
        let mut lead = None;
        for Line { words, feeling } in &realised.lines {
            let values = Values { feeling: *feeling, ..*values };
            let (moment, values) = match words {
                Words::Text(text) => {
                    let lead = lead.take().map(|lead| format!("{lead}\n")).unwrap_or_default();
                    bubbles.replies.push(Reply { text: lead + text, ..Reply::default() });
                    continue;
                }
                Words::Answer(text, pictures) => {
                    let gap = if text.is_empty() { "" } else { "\n" };
                    let lead = lead.take().map(|lead| format!("{lead}{gap}")).unwrap_or_default();
                    let pictures = pictures.clone();
                    bubbles.replies.push(Reply { text: lead + text, pictures, ..Reply::default() });
                    continue;
                }
                Words::Phrase(moment) => (*moment, values),
                Words::Understood(question) => {
                    (Moment::Confirm, Values { question: Some(question), ..values })
                }
                Words::HandOver(moment, filled) => {
                    (*moment, Values { hand_over: Some(filled), ..values })
                }
            };
            let Some(said) = say(moment, &session.said, &values) else { continue };
            bubbles.said.push((moment, said.variant));
            if moment == Moment::Confirm {
                bubbles.promise(&said);
                lead = Some(said.text);
            } else {
                bubbles.speak(&said);
            }
        }
        if let Some(last) = bubbles.replies.last_mut() {
            for (number, option) in (1..).zip(&realised.options) {
                last.text.push_str(&format!("\n{number}. {}", option.label));
            }
        }
        bubbles
    }

    fn text(&self) -> String {
        self.replies.iter().map(|reply| reply.text.as_str()).collect()
    }

    /// Says a phrase before the first bubble's words, if it is due and there is room.
    fn say_before(
        &mut self,
        moment: Moment,
        due: bool,
        session: &Session,
        values: &Values<'_>,
    ) -> bool {
        let Some(said) = self.phrase(moment, due, session, values) else { return false };
        if let Some(first) = self.replies.first_mut() {
            first.text.insert_str(0, &said.text);
        }
        self.promise(&said);
        true
    }

    /// Says a phrase in a bubble of its own, if it is due and there is room.
    fn say_behind(&mut self, moment: Moment, due: bool, session: &Session, values: &Values<'_>) {
        if let Some(said) = self.phrase(moment, due, session, values) {
            self.speak(&said);
        }
    }

    /// Says something in a bubble of its own, if there is room.
    fn add(&mut self, said: &Said) -> bool {
        let fits = self.fits(said);
        if fits {
            self.speak(said);
        }
        fits
    }

    /// The next phrase for a moment, if it is due and there is room. It has had its turn either
    /// way.
    fn phrase(
        &mut self,
        moment: Moment,
        due: bool,
        session: &Session,
        values: &Values<'_>,
    ) -> Option<Said> {
        let said = due.then(|| say(moment, &session.said, values)).flatten()?;
        self.said.push((moment, said.variant));
        Some(said).filter(|said| self.fits(said))
    }

    fn fits(&self, more: &Said) -> bool {
        let said: usize = self.replies.iter().map(|reply| reply.text.chars().count()).sum();
        u32::try_from(said + more.text.chars().count()).unwrap_or(u32::MAX) <= self.limit
    }

    fn speak(&mut self, said: &Said) {
        let (text, sticker) = (said.text.clone(), said.sticker.clone());
        self.replies.push(Reply { text, sticker, ..Reply::default() });
        self.promise(said);
    }

    fn promise(&mut self, said: &Said) {
        self.promises
            .extend(said.promise.iter().map(|promise| (promise.clone(), said.text.clone())));
    }
}
