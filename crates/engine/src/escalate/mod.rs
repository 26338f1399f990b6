//! Step 4, escalate: what a plan counts for in the conversation, and whether a rule then wants a
//! human instead, or tells one besides.
//!
//! Together with the policy `alarm`, which asks the same rules before a message is understood, this
//! is where rules fire. Reads the plan and the conversation; returns both, counted.

pub(crate) mod rules;

use kaopu_model::{Faq, Feeling, Rule};

use crate::policy::{
    Act, HandOver, NotedQuestion, OpenQuestion, Part, Plan, TurnContext, is_refusal,
};
use crate::session::{Pending, Session};
use crate::turn::Decision;
use rules::{Counted, Situation, first_to_fire, to_tell};

/// Letters of a message that is but a piece of a question, and of all pieces before it for which
/// that is believed.
const FRAGMENT: usize = 3;
const MOST_PIECES: usize = 8;

/// Counts what the plan does, and puts a hand-over in its place if a rule fires on that.
pub(crate) fn escalate<'a>(
    context: &TurnContext<'a>,
    session: Session,
    plan: Plan<'a>,
) -> (Session, Plan<'a>) {
    let mut session = settle(session, &plan.open_question);
    let mut counted = Vec::new();
    let hand_over = match &plan.act {
        Act::Answer(faq) | Act::Confirm { faq, .. } => {
            asked(context, &mut session, &mut counted, faq, NotedQuestion::default())
        }
        Act::AnswerSeveral { parts, .. } => (0..).zip(parts).find_map(|(at, part)| {
            let question = NotedQuestion { part: Some(part.text.clone()), ..Default::default() };
            let hand_over = asked(context, &mut session, &mut counted, part.faq, question)?;
            Some(HandOver { answered: first(parts, at), ..hand_over })
        }),
        // The first letters of a question are no question yet.
        Act::Unknown if is_fragment(context, &session) => None,
        Act::Unknown | Act::AskAboutHarm(_) => {
            session.unknowns = session.unknowns.saturating_add(1);
            let known = Counted { unknowns: session.unknowns, ..Counted::default() };
            counted.push(known);
            fired(context, known, NotedQuestion::default())
        }
        Act::Clarify(_) | Act::AskOrderAgain(..) => {
            session.clarifications = session.clarifications.saturating_add(1);
            let mut known =
                Counted { clarifications: session.clarifications, ..Counted::default() };
            // 不是 to what was understood: who was misunderstood was not understood.
            if plan.decision == Decision::NoneOfThese {
                session.unknowns = session.unknowns.saturating_add(1);
                known.unknowns = session.unknowns;
            }
            counted.push(known);
            fired(context, known, NotedQuestion::default())
        }
        Act::TakeBack { .. } => {
            session.unknowns = 0;
            None
        }
        Act::Silence
        | Act::Care(_)
        | Act::SmallTalk(_)
        | Act::HandOver(_)
        | Act::ComeBack
        | Act::NoteNumber(_)
        | Act::NoteIssue(..) => None,
    };
    let plan = match hand_over {
        Some(hand_over) => {
            let (id, because) = (hand_over.rule.id.clone(), hand_over.because.clone());
            Plan { act: Act::HandOver(hand_over), decision: Decision::Rule { id, because }, ..plan }
        }
        None => plan,
    };
    let told = told(context, &session, &plan.act, &counted);
    let plan = Plan { told, ..plan };
    if let Act::HandOver(HandOver { entry, was_asked: false, .. }) = &plan.act
        && context.program.complains(entry.as_ref())
    {
        session.feeling = session.feeling.max(Feeling::Complaining);
        session.calm_run = 0;
    }
    (session, plan)
}

/// The rules by which somebody is told, each once in a conversation; nobody while a human has it.
fn told<'a>(
    context: &TurnContext<'a>,
    session: &Session,
    act: &Act<'_>,
    counted: &[Counted<'_>],
) -> Vec<(&'a Rule, Vec<String>)> {
    if matches!(act, Act::Silence) || context.observed.is_wordless() {
        return Vec::new();
    }
    let situation = Situation::of(context.observed);
    let mut told = to_tell(&context.program.kb.escalation, &situation, counted);
    told.retain(|(rule, _)| !session.notified.contains(&rule.id));
    told
}

/// The conversation without the question that the bot had asked, unless it stays open.
fn settle(mut session: Session, question: &OpenQuestion) -> Session {
    if *question == OpenQuestion::Kept {
        return session;
    }
    // The entry was counted as asked when the bot asked back for what its answer needs; supplying
    // that is not asking again.
    if let Some(Pending::Product { entry, .. } | Pending::Order { entry }) = session.pending.take()
        && let Some(count) = session.asked.get_mut(&entry)
    {
        *count = count.saturating_sub(1);
    }
    if let OpenQuestion::Answered(products) = question
        && let Some(product) = products.last()
    {
        session.product = Some(product.clone());
    }
    session
}

/// Whether the message is but a piece, as 会 between 毛衣 and 缩水不. 都不是 is none.
fn is_fragment(context: &TurnContext<'_>, session: &Session) -> bool {
    let letters = &context.observed.letters;
    letters.len() <= FRAGMENT
        && session.pieces.chars().count() <= MOST_PIECES
        && !is_refusal(letters.folded())
}

/// Counts that an entry was asked for, and what rule fires on that.
fn asked<'a>(
    context: &TurnContext<'a>,
    session: &mut Session,
    counted: &mut Vec<Counted<'a>>,
    faq: &'a Faq,
    question: NotedQuestion,
) -> Option<HandOver<'a>> {
    session.unknowns = 0;
    let count = session.asked.entry(faq.id.clone()).or_default();
    // The same of another product is not asked again.
    *count = if context.observed.names_new_product { 1 } else { count.saturating_add(1) };
    let entry = Some((&faq.id, faq.category.as_str()));
    let known = Counted { entry, asked: *count, ..Counted::default() };
    counted.push(known);
    fired(context, known, question)
}

fn fired<'a>(
    context: &TurnContext<'a>,
    counted: Counted<'_>,
    question: NotedQuestion,
) -> Option<HandOver<'a>> {
    let situation = Situation { understood: Some(counted), ..Situation::of(context.observed) };
    let (rule, because) = first_to_fire(&context.program.kb.escalation, &situation)?;
    let entry = counted.entry.map(|(id, _)| id.clone());
    let question = Some(NotedQuestion { entry: entry.clone(), ..question });
    Some(HandOver { rule, because, entry, answered: Vec::new(), question, was_asked: false })
}

fn first<'p>(parts: &[Part<'p>], count: usize) -> Vec<Part<'p>> {
    parts.get(..count).unwrap_or_default().to_vec()
}
