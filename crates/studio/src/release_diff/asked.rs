//! What both states are asked besides their test dialogues.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_engine::compare::BehaviorPlace;
use kaopu_engine::{Message, messages};
use kaopu_model::{Dialogue, FaqId, KnowledgeBase};

use super::diff::{AskedAt, ChangedPlace, Compared};
use super::situations::{situations, unasked};

/// Conversations of customers, message by message.
#[derive(Debug, Clone, Copy, Default)]
pub struct Conversations<'a> {
    /// Tried in the simulator.
    pub sessions: &'a [Vec<Message>],
    /// Had with the bot.
    pub log: &'a [Vec<Message>],
}

/// All conversations that are played through both states, each once, in this order: wordings,
/// wordings in the situations that an answer knows, what no wording says, sessions, the log.
pub(super) struct Asked {
    pub conversations: Vec<Vec<Message>>,
    /// The same, with where they come from.
    origins: Vec<Origin>,
}

/// Where a conversation comes from.
enum Origin {
    Phrasing {
        entry: FaqId,
        question: String,
    },
    Situation {
        entry: FaqId,
        question: String,
    },
    /// What no wording says.
    Aside,
    Session,
    /// A conversation of the log, and how often customers had it word for word.
    Log {
        times: u32,
    },
}

impl Asked {
    pub(super) fn new(
        before: &KnowledgeBase,
        after: &KnowledgeBase,
        further: Conversations<'_>,
    ) -> Self {
        let mut asked = Self { conversations: Vec::new(), origins: Vec::new() };
        asked.wordings(before, after);
        for (entry, question, message) in situations(before, after) {
            asked.add(vec![message], Origin::Situation { entry, question });
        }
        for conversation in unasked(before, after) {
            asked.add(conversation, Origin::Aside);
        }
        for session in further.sessions {
            asked.add(session.clone(), Origin::Session);
        }
        asked.log(further.log);
        asked
    }

    fn add(&mut self, conversation: Vec<Message>, origin: Origin) {
        self.conversations.push(conversation);
        self.origins.push(origin);
    }

    /// All wordings of both states, each once.
    fn wordings(&mut self, before: &KnowledgeBase, after: &KnowledgeBase) {
        let mut seen = BTreeSet::new();
        for faq in after.faqs.iter().chain(&before.faqs).filter(|faq| faq.enabled) {
            let wordings = faq.phrasings.iter().map(|phrasing| &phrasing.text);
            for text in std::iter::once(&faq.question).chain(wordings) {
                if seen.insert(text) {
                    let (entry, question) = (faq.id.clone(), faq.question.clone());
                    self.add(vec![Message::new(text)], Origin::Phrasing { entry, question });
                }
            }
        }
    }

    /// Customers say the same over and over: what was said word for word before is counted, and
    /// played once.
    fn log(&mut self, log: &[Vec<Message>]) {
        let mut seen: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
        for conversation in log {
            let words = conversation.iter().map(|message| message.text.as_str()).collect();
            let known = seen.entry(words).or_default();
            // The same words in another situation are another conversation.
            let same = known.iter().find(|place| self.conversations[**place] == *conversation);
            match same.and_then(|place| self.origins.get_mut(*place)) {
                Some(Origin::Log { times }) => *times = times.saturating_add(1),
                _ => {
                    known.push(self.conversations.len());
                    self.add(conversation.clone(), Origin::Log { times: 1 });
                }
            }
        }
    }

    /// How much of each kind is among the first `messages` messages.
    pub(super) fn counted(&self, messages: u32) -> Compared {
        let mut counted = Compared::default();
        let mut left = messages;
        for (conversation, origin) in self.conversations.iter().zip(&self.origins) {
            let length = number(conversation.len());
            let Some(rest) = left.checked_sub(length) else { break };
            left = rest;
            let (kind, all) = match origin {
                Origin::Phrasing { .. } => (&mut counted.phrasings, 1),
                Origin::Situation { .. } => (&mut counted.situations, 1),
                Origin::Aside => (&mut counted.situations, length),
                Origin::Session => (&mut counted.sessions, 1),
                Origin::Log { times } => (&mut counted.messages, length.saturating_mul(*times)),
            };
            *kind = kind.saturating_add(all);
            let turns = if matches!(origin, Origin::Session) { length } else { all };
            counted.turns = counted.turns.saturating_add(turns);
        }
        counted
    }

    /// Where a change was found.
    pub(super) fn place(&self, text: String, place: BehaviorPlace) -> ChangedPlace {
        let (at, times) = match place {
            BehaviorPlace::Phrasing { entry, question } => {
                (AskedAt::Phrasing { entry, question }, 1)
            }
            BehaviorPlace::Dialogue { file, title, turn } => {
                (AskedAt::Dialogue { file, title, turn }, 1)
            }
            BehaviorPlace::Message { conversation, turn } => self.at(conversation, turn),
        };
        ChangedPlace { text, place: at, times }
    }

    fn at(&self, conversation: u32, turn: u32) -> (AskedAt, u32) {
        let message = AskedAt::Message { conversation, turn };
        match self.origins.get(conversation as usize) {
            Some(Origin::Phrasing { entry, question }) => {
                (AskedAt::Phrasing { entry: entry.clone(), question: question.clone() }, 1)
            }
            Some(Origin::Situation { entry, question }) => {
                let asked = self.conversations.get(conversation as usize);
                let context = asked.and_then(|asked| asked.first()).map(|one| one.context.clone());
                let (entry, question) = (entry.clone(), question.clone());
                let context = Box::new(context.unwrap_or_default());
                (AskedAt::Situation { entry, question, context }, 1)
            }
            Some(Origin::Aside) => {
                let said = self.conversations.get(conversation as usize);
                let message = said.and_then(|said| said.get(turn as usize));
                let context = message.map(|one| one.context.clone()).unwrap_or_default();
                (AskedAt::Aside { context: Box::new(context) }, 1)
            }
            Some(Origin::Session) => (AskedAt::Session { conversation, turn }, 1),
            Some(Origin::Log { times }) => (message, *times),
            None => (message, 1),
        }
    }

    /// What was said up to and with a place.
    pub(super) fn said(&self, place: &BehaviorPlace, dialogues: &[&Dialogue]) -> Vec<Message> {
        let (messages, turn) = match place {
            BehaviorPlace::Phrasing { .. } => return Vec::new(),
            BehaviorPlace::Dialogue { file, turn, .. } => {
                let dialogue = dialogues.iter().find(|dialogue| dialogue.file == *file);
                (dialogue.map(|dialogue| messages(dialogue)).unwrap_or_default(), *turn)
            }
            BehaviorPlace::Message { conversation, turn } => {
                let asked = self.conversations.get(*conversation as usize);
                (asked.cloned().unwrap_or_default(), *turn)
            }
        };
        messages.into_iter().take(turn as usize + 1).collect()
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
