//! What the window shows of the last run.

use std::collections::BTreeMap;

use kaopu_bundle::sha256_hex;
use kaopu_engine::{messages, play};
use kaopu_lab::protect::Guarded;
use kaopu_model::{Dialogue, FaqId, KnowledgeBase};

use super::kept::{KeptMistake, KeptProtection};
use super::proposals::{Standing, standing};
use super::protector::Protector;
use crate::changes::changes;
use crate::lock::lock;
use crate::snapshot::{Snapshot, count};
use crate::view::{
    GuardedKind, GuardedPart, ProposalState, ProposedTest, ProposedTurn, ProtectionView,
    UnnoticedMistake, UnprotectedPart,
};

/// Parts that are shown, the worst.
const PARTS: usize = 200;

/// Characters of a mistake's name.
const NAME: usize = 16;

impl Protector {
    /// What the last run found; `None` if there was none.
    #[must_use]
    pub fn view(&self) -> Option<ProtectionView> {
        let kept = self.last()?;
        let snapshot = self.workspace.snapshot();
        let stale = kept.is_stale(&snapshot);
        let unnoticed = kept.unnoticed();
        let mut parts: BTreeMap<&Guarded, Vec<UnnoticedMistake>> = BTreeMap::new();
        for (mistake, dialogue) in &unnoticed {
            let proposal = dialogue.as_ref().map(|one| proposed(&snapshot, &kept, one));
            let (id, what) = (name(mistake), mistake.what.clone());
            let shown = UnnoticedMistake { id, what, proposal };
            parts.entry(&mistake.guarded).or_default().push(shown);
        }
        let places = places(snapshot.kb());
        let mut parts: Vec<(&Guarded, Vec<UnnoticedMistake>)> = parts.into_iter().collect();
        // The worst first, and then in the order of the knowledge base.
        parts.sort_by_key(|(guarded, mistakes)| {
            (std::cmp::Reverse(mistakes.len()), place(&places, guarded))
        });
        let all = count(parts.len());
        let parts = parts.into_iter().take(PARTS).map(|(guarded, mistakes)| UnprotectedPart {
            part: guarded_part(snapshot.kb(), guarded),
            mistakes,
        });
        Some(ProtectionView {
            measured_at: kept.measured_at.clone(),
            share: kept.share(),
            before: kept.before,
            stale,
            changes: if stale { self.changed(&kept, &snapshot) } else { 0 },
            parts: parts.collect(),
            all_parts: all,
        })
    }

    /// How many parts differ from the state that the last run was over.
    fn changed(&self, kept: &KeptProtection, snapshot: &Snapshot) -> u32 {
        let mut known = lock(&self.changes);
        let (at, digest) = (&kept.measured_at, snapshot.digest());
        if let Some((of, state, number)) = &*known
            && of == at
            && state == digest
        {
            return *number;
        }
        let now = snapshot.files().iter().filter(|(path, _)| !path.starts_with("media/"));
        let now = now.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
        let number = count(changes(&kept.files(), &now).len());
        *known = Some((at.clone(), digest.to_owned(), number));
        number
    }
}

/// What a mistake is called in the window: the same as long as it is the same mistake.
pub(super) fn name(mistake: &KeptMistake) -> String {
    sha256_hex(mistake.what.en.as_bytes()).chars().take(NAME).collect()
}

fn proposed(snapshot: &Snapshot, kept: &KeptProtection, dialogue: &Dialogue) -> ProposedTest {
    let played = play(snapshot.program(), dialogue);
    let turns = messages(dialogue).into_iter().zip(&dialogue.turns).zip(&played.turns);
    let turns = turns.map(|((message, turn), played)| {
        let context = message.context;
        let product = context.product.as_ref().and_then(|id| snapshot.kb().product(id));
        ProposedTurn {
            customer: message.text,
            order: context.order.map(|order| order.state),
            product: product.map(|product| product.name.clone()).unwrap_or_default(),
            at: context.now.map(|now| now.to_string()).filter(|now| *now != kept.asked_at),
            channel: context.channel,
            reply: played.turn.text(),
            expected: turn.expect.is_some(),
        }
    });
    ProposedTest {
        turns: turns.collect(),
        state: match standing(snapshot, dialogue) {
            Standing::Open => ProposalState::Open,
            Standing::Taken => ProposalState::Added,
            Standing::Outdated => ProposalState::Outdated,
        },
    }
}

fn guarded_part(kb: &KnowledgeBase, guarded: &Guarded) -> GuardedPart {
    let part = |kind, id: &str, title: Option<&str>| {
        let title = title.filter(|title| !title.is_empty()).unwrap_or(id).to_owned();
        GuardedPart { kind, id: id.to_owned(), title }
    };
    match guarded {
        Guarded::Entry(id) => {
            part(GuardedKind::Entry, &id.0, kb.faq(id).map(|faq| faq.question.as_str()))
        }
        Guarded::Rule(id) => {
            let rule = kb.escalation.rules.iter().find(|rule| rule.id == *id);
            part(GuardedKind::Rule, &id.0, rule.map(|rule| rule.title.as_str()))
        }
        Guarded::Product(id) => {
            part(GuardedKind::Product, &id.0, kb.product(id).map(|one| one.name.as_str()))
        }
        Guarded::Fact(key) => part(GuardedKind::Fact, key, None),
        Guarded::Synonym(term) => part(GuardedKind::Synonym, term, None),
        Guarded::Danger(topic) => part(GuardedKind::Danger, topic, None),
    }
}

/// Where entries stand.
fn places(kb: &KnowledgeBase) -> BTreeMap<&FaqId, usize> {
    kb.faqs.iter().map(|faq| &faq.id).zip(0..).collect()
}

/// Entries stand in their order, before everything else.
fn place(places: &BTreeMap<&FaqId, usize>, guarded: &Guarded) -> usize {
    match guarded {
        Guarded::Entry(id) => places.get(id).copied().unwrap_or(usize::MAX),
        _ => usize::MAX,
    }
}
