//! What the window shows of the last run.

use std::cmp::Reverse;
use std::collections::BTreeMap;

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

/// Mistakes that are shown.
const MISTAKES: usize = 100;

/// A mistake, and the dialogue that would notice.
type Unnoticed<'a> = (&'a KeptMistake, Option<Dialogue>);

impl Protector {
    /// What the last run found; `None` if there was none.
    #[must_use]
    pub fn view(&self) -> Option<ProtectionView> {
        let kept = self.last()?;
        let snapshot = self.workspace.snapshot();
        let (digest, encoder) = (snapshot.digest(), snapshot.encoder_pin());
        let of = format!("{} {digest} {encoder}", kept.measured_at);
        let mut known = lock(&self.shown);
        if let Some((shown_of, view)) = &*known
            && *shown_of == of
        {
            return Some(view.clone());
        }
        let view = view(&kept, &snapshot);
        *known = Some((of, view.clone()));
        Some(view)
    }
}

fn view(kept: &KeptProtection, snapshot: &Snapshot) -> ProtectionView {
    let mut parts: BTreeMap<&Guarded, Vec<Unnoticed<'_>>> = BTreeMap::new();
    let mut unnoticed = 0;
    for (mistake, dialogue) in kept.unnoticed() {
        unnoticed += 1;
        parts.entry(&mistake.guarded).or_default().push((mistake, dialogue));
    }
    let places = places(snapshot.kb());
    let mut parts: Vec<(&Guarded, Vec<Unnoticed<'_>>)> = parts.into_iter().collect();
    // The worst first, and then in the order of the knowledge base.
    parts.sort_by_key(|(guarded, mistakes)| (Reverse(mistakes.len()), place(&places, guarded)));
    let (mut shown, mut unshown) = (Vec::new(), unnoticed);
    for (guarded, mistakes) in parts {
        let room = MISTAKES.min(unnoticed).saturating_sub(unnoticed - unshown);
        let mistakes: Vec<UnnoticedMistake> =
            mistakes.iter().take(room).map(|one| shown_mistake(snapshot, kept, one)).collect();
        if mistakes.is_empty() {
            break;
        }
        unshown -= mistakes.len();
        shown.push(UnprotectedPart { part: guarded_part(snapshot.kb(), guarded), mistakes });
    }
    let stale = kept.is_stale(snapshot);
    ProtectionView {
        measured_at: kept.measured_at.clone(),
        share: kept.share(),
        before: kept.before,
        stale,
        changes: if stale { changed(kept, snapshot) } else { 0 },
        parts: shown,
        unshown: count(unshown),
    }
}

/// How many parts differ from the state that the run was over.
fn changed(kept: &KeptProtection, snapshot: &Snapshot) -> u32 {
    let now = snapshot.files().iter().filter(|(path, _)| !path.starts_with("media/"));
    let now = now.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
    count(changes(&kept.files(), &now).len())
}

fn shown_mistake(
    snapshot: &Snapshot,
    kept: &KeptProtection,
    (mistake, dialogue): &Unnoticed<'_>,
) -> UnnoticedMistake {
    UnnoticedMistake {
        id: mistake.name(),
        what: mistake.what.clone(),
        proposal: dialogue.as_ref().map(|dialogue| proposed(snapshot, kept, dialogue)),
    }
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
        state: match standing(snapshot, dialogue, played.passed) {
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
