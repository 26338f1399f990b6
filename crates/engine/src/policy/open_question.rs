//! The customer's reply to what the bot had asked.

use std::sync::LazyLock;

use kaopu_model::{Faq, FaqId, Moment, ProductId};

use super::choice::{Choice, choice, is_agreement, is_all, several};
use super::plan::{Act, Amiss, OpenQuestion, Part, Plan};
use super::turn_context::TurnContext;
use crate::lists::CHOICE;
use crate::numbers::NumberKind;
use crate::observe::small_talk;
use crate::session::{Pending, Session};
use crate::turn::{Candidate, Decision, QuestionPart, Score, Span};
use crate::understand::Disposition;

/// Letters of the longest reply that may only hint at a product.
const LONGEST_HINT: usize = 14;

/// Entries that are offered at most.
const MOST_OFFERED: usize = 3;

/// What a customer says who has no order number.
static WITHOUT_NUMBER: LazyLock<Vec<String>> = LazyLock::new(|| CHOICE.words("without-number"));

/// The message replies to the open question. Otherwise it is taken as new.
pub(super) fn open_question<'a>(context: &TurnContext<'a>, session: &Session) -> Option<Plan<'a>> {
    let (plan, products) = match session.pending.as_ref()? {
        Pending::Choice { options } => (chosen_entry(context, options)?, Vec::new()),
        Pending::Confirmation { options, further, .. } => {
            (confirmed(context, options, further)?, Vec::new())
        }
        Pending::Product { entry, options } => chosen_product(context, entry, options)?,
        Pending::Order { entry } => (supplied_order(context, entry)?, Vec::new()),
        // Both concern a human; see `promised`.
        Pending::BeforeHandOver { .. } | Pending::CallbackPhone => return None,
    };
    match plan.open_question {
        OpenQuestion::Kept => Some(plan),
        _ => Some(Plan { open_question: OpenQuestion::Answered(products), ..plan }),
    }
}

fn chosen_entry<'a>(context: &TurnContext<'a>, options: &[FaqId]) -> Option<Plan<'a>> {
    let program = context.program;
    let question = |id: &FaqId| program.kb.faq(id).map(|faq| faq.question.clone());
    let labels: Vec<String> = options.iter().map(|id| question(id).unwrap_or_default()).collect();
    if let Some(picked) = several(context.observed.letters.folded(), options.len()) {
        return chosen_entries(context, picked.iter().filter_map(|at| options.get(*at)));
    }
    let chosen = match choice(context.observed.letters.folded(), &labels) {
        Some(Choice::None) => return Some(Plan::new(Act::Unknown, Decision::NoneOfThese)),
        Some(Choice::Option(chosen)) => chosen,
        None => likeliest(context, options)?,
    };
    let decision = Decision::Chosen { label: labels.get(chosen)?.clone() };
    Some(Plan::answer(program, options.get(chosen)?, decision))
}

/// What is said to an answer that told what was understood: yes, no, or one of the alternatives.
/// Anything else is taken as new.
fn confirmed<'a>(
    context: &TurnContext<'a>,
    options: &[FaqId],
    further: &[FaqId],
) -> Option<Plan<'a>> {
    let program = context.program;
    let folded = context.observed.letters.folded();
    if is_agreement(folded) {
        return Some(Plan::new(Act::SmallTalk(Moment::Thanks), Decision::Agreed));
    }
    let offered: Vec<&Faq> = options.iter().filter_map(|id| program.kb.faq(id)).collect();
    let labels: Vec<String> = offered.iter().map(|faq| faq.question.clone()).collect();
    match choice(folded, &labels)? {
        Choice::Option(chosen) => {
            let label = labels.get(chosen)?.clone();
            Some(Plan::answer(program, &offered.get(chosen)?.id, Decision::Chosen { label }))
        }
        Choice::None => {
            let further = further.iter().filter_map(|id| program.kb.faq(id));
            let offered: Vec<Candidate> =
                offered.into_iter().chain(further).take(MOST_OFFERED).map(Candidate::of).collect();
            let act = if offered.is_empty() { Act::Unknown } else { Act::Clarify(offered) };
            Some(Plan::new(act, Decision::NoneOfThese))
        }
    }
}

/// Several of the options, each answered.
fn chosen_entries<'a, 'o>(
    context: &TurnContext<'a>,
    picked: impl Iterator<Item = &'o FaqId>,
) -> Option<Plan<'a>> {
    let observed = context.observed;
    let end = u32::try_from(observed.letters.original().len()).unwrap_or(u32::MAX);
    let span = Span { start: 0, end };
    let part = |id: &FaqId| {
        let faq = context.program.kb.faq(id)?;
        let found = QuestionPart { span, entry: faq.id.clone(), score: Score::MAX };
        let subject = observed.mentions.subject.clone();
        Some(Part { faq, text: faq.question.clone(), subject, found })
    };
    let parts: Vec<Part<'a>> = picked.filter_map(part).collect();
    let decision = Decision::Parts { parts: parts.iter().map(|part| part.found.clone()).collect() };
    Some(Plan::new(Act::AnswerSeveral { parts, open: Vec::new() }, decision))
}

fn chosen_product<'a>(
    context: &TurnContext<'a>,
    entry: &FaqId,
    options: &[ProductId],
) -> Option<(Plan<'a>, Vec<ProductId>)> {
    let program = context.program;
    if context.observed.extracted.product.is_some() && !asks_anew(context, entry) {
        return Some((Plan::answer(program, entry, Decision::Supplied), Vec::new()));
    }
    if is_all(context.observed.letters.folded()) {
        return Some((Plan::answer(program, entry, Decision::Supplied), options.to_vec()));
    }
    let name = |id: &ProductId| program.kb.product(id).map(|product| product.name.clone());
    let labels: Vec<String> = options.iter().map(|id| name(id).unwrap_or_default()).collect();
    let folded = context.observed.letters.folded();
    let Some(Choice::Option(chosen)) = choice(folded, &labels) else {
        let is_short = folded.chars().count() <= LONGEST_HINT;
        let asks = context.understood().disposition == Disposition::Answer;
        let hinted = program.catalogue.hinted(folded).filter(|_| is_short && !asks);
        return Some((Plan::answer(program, entry, Decision::Supplied), vec![hinted?]));
    };
    let decision = Decision::Chosen { label: labels.get(chosen)?.clone() };
    Some((Plan::answer(program, entry, decision), vec![options.get(chosen)?.clone()]))
}

/// Whether a message that names a product asks something else of it: 羽绒服穿什么码, when it was asked
/// which one is to be washed.
fn asks_anew(context: &TurnContext<'_>, entry: &FaqId) -> bool {
    let understood = context.understood();
    let other = understood.candidates.first().is_some_and(|best| best.entry != *entry);
    understood.disposition == Disposition::Answer && other
}

fn supplied_order<'a>(context: &TurnContext<'a>, entry: &FaqId) -> Option<Plan<'a>> {
    let observed = context.observed;
    let known = observed.extracted.order.is_some() || observed.message.context.order.is_some();
    if known {
        return Some(Plan::answer(context.program, entry, Decision::Supplied));
    }
    // A number of another kind, or none: the question stays, and says what was wrong.
    let folded = observed.letters.folded();
    let refused = WITHOUT_NUMBER.iter().any(|word| folded.contains(word.as_str()));
    let answered = context.understood().disposition == Disposition::Answer;
    let amiss = if observed.numbers.iter().any(|number| number.kind == NumberKind::Phone) {
        Amiss::Phone
    } else if refused {
        Amiss::Missing
    } else if !observed.numbers.is_empty() {
        Amiss::Other
    } else {
        return None;
    };
    let faq = context.program.kb.faq(entry).filter(|_| !answered)?;
    Some(Plan::new(Act::AskOrderAgain(faq, amiss), Decision::Supplied).keeping_question())
}

/// The option that the message would be taken for if only the options counted: it comes first of
/// all entries, and twice as surely as the next option. A message that is understood by itself is
/// no reply.
fn likeliest(context: &TurnContext<'_>, options: &[FaqId]) -> Option<usize> {
    if small_talk(&context.observed.utterance.bare).is_some() {
        return None;
    }
    let understood = context.understood();
    let asks = understood.disposition.options(understood.candidates.len()).is_some();
    let best = understood.candidates.first().filter(|_| asks)?;
    let chosen = options.iter().position(|option| *option == best.entry)?;
    let others = understood.candidates.iter().skip(1);
    let others = others.filter(|candidate| options.contains(&candidate.entry));
    let next = others.map(|candidate| candidate.score).max().unwrap_or(Score(0));
    (next.0.saturating_mul(2) <= best.score.0).then_some(chosen)
}
