//! Which escalation rule fires, and because of what.

use kaopu_model::{Escalation, FaqId, Mood, Rule, RuleConditions, fold};

use crate::negation::Negation;
use crate::observe::Observed;
use crate::turn::DangerHit;

/// What rules are held against.
#[derive(Debug, Clone)]
pub(crate) struct Situation<'a> {
    pub negation: Negation<'a>,
    pub request_human: Option<&'a str>,
    pub danger: &'a [DangerHit],
    pub mood: Mood,
    pub anger: u32,
    pub mood_words: Vec<String>,
    pub context: &'a kaopu_model::Context,
    /// How the message was understood; `None` before that is known.
    pub understood: Option<Counted<'a>>,
}

impl<'a> Situation<'a> {
    /// Before the message is understood.
    pub(crate) fn of(observed: &'a Observed<'a>) -> Self {
        Self {
            negation: Negation::of(&observed.letters),
            request_human: observed.asks_human.as_deref(),
            danger: &observed.affect.danger,
            mood: observed.affect.mood,
            anger: observed.affect.anger,
            mood_words: observed.affect.words(),
            context: &observed.message.context,
            understood: None,
        }
    }
}

/// What is known after a message was understood.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counted<'a> {
    pub entry: Option<(&'a FaqId, &'a str)>,
    /// How often that entry was asked in this session, now included.
    pub asked: u32,
    /// Messages not understood in a row, this one included.
    pub unknowns: u32,
    /// Times in a row that the bot had to ask back, this one included.
    pub clarifications: u32,
}

/// The first rule of the phase whose conditions all hold, with the words and values that made it
/// fire.
pub(crate) fn first_to_fire<'a>(
    escalation: &'a Escalation,
    situation: &Situation<'_>,
) -> Option<(&'a Rule, Vec<String>)> {
    escalation
        .rules
        .iter()
        .filter(|rule| !rule.notifies)
        .filter(|rule| situation.understood.is_none() || rule.when.needs_understanding())
        .find_map(|rule| holds(&rule.when, situation).map(|because| (rule, because)))
}

/// The rules by which somebody is only told, with the words and values that make them fire: on what
/// the message shows by itself, or on what it counts for.
pub(crate) fn to_tell<'a>(
    escalation: &'a Escalation,
    situation: &Situation<'_>,
    counted: &[Counted<'_>],
) -> Vec<(&'a Rule, Vec<String>)> {
    let at_all = || std::iter::once(None).chain(counted.iter().copied().map(Some));
    let fires = |rule: &Rule| {
        at_all().find_map(|understood| {
            holds(&rule.when, &Situation { understood, ..situation.clone() })
        })
    };
    let told = escalation.rules.iter().filter(|rule| rule.notifies);
    told.filter_map(|rule| Some((rule, fires(rule)?))).collect()
}

/// The rule that would fire if the customer asked for a human here.
pub(crate) fn rule_for_request<'a>(
    escalation: &'a Escalation,
    situation: &Situation<'_>,
) -> Option<&'a Rule> {
    let asking = Situation { request_human: Some(""), understood: None, ..situation.clone() };
    let asks = |when: &RuleConditions| when.request_human;
    let on_request =
        |rule: &&Rule| !rule.notifies && (asks(&rule.when) || rule.when.any.iter().any(asks));
    escalation.rules.iter().filter(on_request).find(|rule| holds(&rule.when, &asking).is_some())
}

/// Why the conditions hold; `None` if one does not, or if there is none.
fn holds(when: &RuleConditions, situation: &Situation<'_>) -> Option<Vec<String>> {
    if when.is_empty() {
        return None;
    }
    let mut because = Vec::new();
    if when.request_human {
        because.push(situation.request_human?.to_owned());
    }
    if !when.danger.is_empty() {
        let hit = situation.danger.iter().find(|hit| when.danger.contains(&hit.topic))?;
        because.push(hit.word.clone());
    }
    if !when.words.is_empty() {
        because.push(when.words.iter().find(|word| contains(situation.negation, word))?.clone());
    }
    if !when.mood.is_empty() {
        if !when.mood.contains(&situation.mood) {
            return None;
        }
        because.extend(situation.mood_words.iter().cloned());
    }
    if let Some(level) = when.anger {
        if situation.anger < level {
            return None;
        }
        if when.mood.is_empty() {
            because.extend(situation.mood_words.iter().cloned());
        }
    }
    if !when.orders.is_empty() {
        let state = situation.context.order.as_ref().map(|order| order.state).unwrap_or_default();
        because.push(when.orders.contains(&state).then(|| state.zh().to_owned())?);
    }
    if !when.channels.is_empty() {
        let channel = situation.context.channel;
        because.push(when.channels.contains(&channel).then(|| channel.zh().to_owned())?);
    }
    if let Some(limit) = when.amount_over {
        let amount = situation.context.order.as_ref()?.amount?;
        because.push((amount > limit).then(|| amount.to_string())?);
    }
    if !when.levels.is_empty() {
        let level = situation.context.customer.as_ref()?.level.as_ref()?;
        because.push(when.levels.contains(level).then(|| level.clone())?);
    }
    if let Some((from, until)) = when.hours {
        let now = situation.context.now?;
        let minute =
            u16::try_from(i32::from(now.hour()) * 60 + i32::from(now.minute())).unwrap_or(0);
        let inside = if from < until {
            (from..until).contains(&minute)
        } else {
            minute >= from || minute < until
        };
        because.push(inside.then(|| now.strftime("%H:%M").to_string())?);
    }
    if when.needs_it_always() {
        because.extend(holds_after_understanding(when, situation.understood?)?);
    }
    if !when.any.is_empty() {
        because.extend(when.any.iter().find_map(|alternative| holds(alternative, situation))?);
    }
    // Asking in no particular words, as `rule_for_request` does, is no reason to show.
    because.retain(|word| !word.is_empty());
    Some(because)
}

fn holds_after_understanding(
    when: &RuleConditions,
    understood: Counted<'_>,
) -> Option<Vec<String>> {
    let mut because = Vec::new();
    if let Some(count) = when.unknowns {
        // "At least": a rule above may have taken the message on which the count was exactly met.
        because
            .push((understood.unknowns >= count.max(1)).then(|| understood.unknowns.to_string())?);
    }
    if let Some(count) = when.clarifications {
        because.push(
            (understood.clarifications >= count.max(1))
                .then(|| understood.clarifications.to_string())?,
        );
    }
    if let Some(count) = when.asked {
        understood.entry?;
        because.push((understood.asked >= count.max(1)).then(|| understood.asked.to_string())?);
    }
    if !when.entries.is_empty() {
        let (id, _) = understood.entry?;
        because.push(when.entries.contains(id).then(|| id.to_string())?);
    }
    if !when.categories.is_empty() {
        let (_, category) = understood.entry?;
        because.push(when.categories.iter().find(|name| *name == category)?.clone());
    }
    Some(because)
}

fn contains(negation: Negation<'_>, word: &str) -> bool {
    let word = fold(word);
    !word.is_empty() && negation.affirms(&word)
}
