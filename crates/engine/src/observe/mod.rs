//! Step 1, observe: what a message shows by itself, before anything is decided about it.
//!
//! Reads the program and the message, and of the session only what was said before. Returns an
//! [`Observed`] that no later step changes; the trace takes from it the reading, what was
//! extracted, mood and danger.

pub(crate) mod extract;
mod small_talk;

use std::sync::Arc;

use kaopu_model::{Mood, ShopEvent, fold};

pub use small_talk::is_small_talk;
pub(crate) use small_talk::small_talk;

use crate::human::request_for_human;
use crate::mentions::{Mentions, SpokenOf};
use crate::message::Message;
use crate::mood::Feelings;
use crate::negation::{Negation, denied};
use crate::numbers::{Number, numbers};
use crate::program::Program;
use crate::session::{CaseState, Session};
use crate::text::Letters;
use crate::turn::{Correction, Extracted, Span, Speaker, Trace};
use crate::understand::{Embedding, Utterance};

/// Letters besides angry words in a message that only vents: 你们就是…，我要….
const VENT_CHARS: usize = 8;

/// Classes of cues that are no words, but how all of it is said: they do not tell that nothing else
/// is in it.
const WHOLE_CLAUSES: [&str; 3] = ["tone", "repetition", "capitals"];

/// What a message shows by itself.
#[derive(Debug)]
pub(crate) struct Observed<'a> {
    pub message: &'a Message,
    pub letters: Letters<'a>,
    pub utterance: Utterance,
    pub extracted: Extracted,
    /// All numbers in it, with their kinds.
    pub numbers: Vec<Number>,
    /// The products in it, and which are asked about.
    pub mentions: Mentions,
    /// Whether it asks about a product that was not spoken of yet.
    pub names_new_product: bool,
    /// The message with blanks for the clauses that are about something else, if there are any.
    pub focus: Option<String>,
    pub affect: Feelings,
    /// The words with which it asks for a human.
    pub asks_human: Option<String>,
    /// Whether it complains, in a word that the shop takes for a complaint.
    pub complains: bool,
    /// Whether the human hands the conversation back with it.
    pub handed_back: bool,
    /// The case that nobody accepted, so that the bot is back.
    pub handoff_failed: Option<CaseState>,
    /// What the encoder says of it, if its tone was asked for.
    pub embedding: Option<Arc<Embedding>>,
}

/// Looks at a message.
pub(crate) fn observe<'a>(
    program: &Program,
    session: &Session,
    message: &'a Message,
) -> Observed<'a> {
    let letters = Letters::new(&message.text);
    let whole = program.matcher.read_letters(&letters);
    let numbers = numbers(&message.text);
    let meant = as_meant(&message.text, &whole.corrections);
    let current = message.context.product.as_ref().or(session.product.as_ref());
    let spoken = SpokenOf { current, all: &session.products };
    let meant = Letters::new(&meant);
    let mentions = Mentions::of(&program.catalogue, &meant, &numbers, spoken);
    let mut aside = denied(&letters);
    aside.extend(&mentions.aside);
    let focus = focus(&letters, &aside).filter(|_| !program.matcher.is_wording(&whole));
    let focused = focus.as_ref().map(|focus| program.matcher.read(focus));
    let mut embedding = None;
    let repeats = said_before(session, letters.folded());
    let affect = program.affect.read(&letters, repeats, || {
        // An exact wording is the operator's own, and needs no encoding either way.
        embedding = program.matcher.embedding_unless_exact(&whole);
        embedding.clone()
    });
    let asks_human = program.human.request(&letters, embedding.as_deref());
    // What is asked is understood without the clauses that are about something else.
    let (utterance, embedding) = match focused {
        Some(mut focused) => {
            (focused.bare, focused.corrections) = (whole.bare, whole.corrections);
            (focused, None)
        }
        None => (whole, embedding),
    };
    let happened = |event: ShopEvent| message.context.events.contains(&event);
    let handoff_failed = session.with_human().filter(|_| happened(ShopEvent::HandoffFailed));
    let returned = session.handed_to.is_some() && happened(ShopEvent::Returned);
    Observed {
        message,
        extracted: extract::extract(&numbers, &mentions.subject),
        numbers,
        names_new_product: mentions
            .subject
            .first()
            .is_some_and(|id| !session.products.contains(id)),
        mentions,
        focus,
        asks_human,
        complains: complains(program, Negation::of(&letters)),
        handed_back: returned && handoff_failed.is_none(),
        handoff_failed,
        letters,
        utterance,
        affect,
        embedding,
    }
}

impl<'a> Observed<'a> {
    /// What was observed in a message, rebuilt from the trace of its turn.
    pub(crate) fn as_told(message: &'a Message, trace: &Trace) -> Self {
        let letters = Letters::new(&message.text);
        Self {
            message,
            asks_human: request_for_human(&letters),
            letters,
            utterance: Utterance::default(),
            extracted: Extracted::default(),
            numbers: Vec::new(),
            mentions: Mentions::default(),
            names_new_product: false,
            focus: None,
            affect: Feelings {
                mood: trace.mood,
                anger: trace.anger,
                cues: trace.mood_cues.clone(),
                danger: trace.danger.clone(),
                pleased: false,
                suspicion: None,
                praise: Vec::new(),
            },
            complains: false,
            handed_back: false,
            handoff_failed: None,
            embedding: None,
        }
    }

    /// Whether the customer wrote nothing: something happened at the shop.
    pub(crate) fn is_wordless(&self) -> bool {
        self.message.text.trim().is_empty()
    }

    /// Whether the message says hardly more than that the customer is angry: what it is about was
    /// said before.
    pub(crate) fn only_vents(&self) -> bool {
        let Feelings { mood, cues, danger, .. } = &self.affect;
        let words = || cues.iter().filter(|cue| !WHOLE_CLAUSES.contains(&cue.class.as_str()));
        let cued = |at: u32| words().any(|cue| (cue.span.start..cue.span.end).contains(&at));
        let letters = (0..).zip(self.message.text.chars()).filter(|(_, c)| c.is_alphanumeric());
        let besides = letters.filter(|(at, _)| !cued(*at)).count();
        *mood == Mood::Angry && danger.is_empty() && besides <= VENT_CHARS
    }
}

/// The message with its typing mistakes corrected, as far as no letter moves.
fn as_meant(text: &str, corrections: &[Correction]) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for Correction { span, to, .. } in corrections {
        let (start, end) = (span.start as usize, span.end as usize);
        if to.chars().count() == end.saturating_sub(start) {
            letters.iter_mut().skip(start).zip(to.chars()).for_each(|(slot, c)| *slot = c);
        }
    }
    letters.into_iter().collect()
}

/// The message with blanks for some clauses, unless hardly anything would be left.
fn focus(letters: &Letters<'_>, aside: &[Span]) -> Option<String> {
    if aside.is_empty() {
        return None;
    }
    let hidden = |at: u32| aside.iter().any(|span| (span.start..span.end).contains(&at));
    let written = (0..).zip(letters.original());
    let focus: String = written.map(|(at, c)| if hidden(at) { ' ' } else { *c }).collect();
    (focus.chars().filter(|c| c.is_alphanumeric()).count() > 1).then_some(focus)
}

fn complains(program: &Program, negation: Negation<'_>) -> bool {
    program.kb.escalation.complaints.words.iter().any(|word| {
        let word = fold(word);
        !word.is_empty() && negation.affirms(&word)
    })
}

/// Mood and danger of a message that stands alone, by the engine's words and those of the KB.
#[must_use]
pub fn feelings(program: &Program, text: &str) -> Feelings {
    let letters = Letters::new(text);
    let read = || program.matcher.read_letters(&letters);
    let embedding = || program.matcher.embedding_unless_exact(&read());
    program.affect.read(&letters, 0, embedding)
}

/// How often the customer sent this very message before, as far as the session remembers.
fn said_before(session: &Session, folded: &str) -> u32 {
    let lines = session.transcript.iter().filter(|line| line.from == Speaker::Customer);
    let same = lines.filter(|line| !folded.is_empty() && fold(&line.text) == folded).count();
    u32::try_from(same).unwrap_or(u32::MAX)
}
