//! What the bot says otherwise from some moment on: nobody touches it, and a window opens or closes.

use jiff::Span;
use jiff::civil::DateTime;
use kaopu_engine::{Message, Program, Session, Turn, respond};
use kaopu_model::{Channel, Context, Faq, FaqId, OrderState, ProductId};
use serde::Serialize;

use crate::circumstances::Prober;

/// A question that is answered otherwise from a moment on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedReply {
    /// The entry that is asked for.
    pub entry: FaqId,
    /// Its standard question, which is what is asked.
    pub question: String,
    /// Where the customer's order stands; `None`: there is none.
    pub order: Option<OrderState>,
    /// The product that the conversation is about.
    pub product: Option<ProductId>,
    /// Where the customer writes or speaks.
    pub channel: Channel,
    /// What is said a minute before.
    pub before: String,
    /// What is said at that moment.
    pub after: String,
}

/// The standard questions that get another answer at a moment than a minute before, each in the
/// circumstances that its conditional answers tell apart. What changes in the words around an answer
/// alone (a greeting, a care moment) is not told.
///
/// ```
/// use kaopu_engine::compile;
/// use kaopu_lab::changed_at;
/// use kaopu_model::{KbFiles, parse};
///
/// let files: KbFiles = [
///     ("faqs.csv", "id,question,answer\nship,什么时候发货,两天内发出\n"),
///     ("answers.csv", "faq_id,from,until,answer\nship,2026-11-11,2026-11-12,三天内发出\n"),
/// ]
/// .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
/// .into();
/// let program = compile(parse(&files).kb);
/// let changed = changed_at(&program, "2026-11-11T00:00".parse()?);
/// assert_eq!((&*changed[0].before, &*changed[0].after), ("两天内发出", "三天内发出"));
/// assert!(changed_at(&program, "2026-11-11T00:01".parse()?).is_empty());
/// # Ok::<(), jiff::Error>(())
/// ```
#[must_use]
pub fn changed_at(program: &Program, moment: DateTime) -> Vec<ChangedReply> {
    let program = program.remembering();
    let kb = program.knowledge_base();
    let prober = Prober::new(kb);
    let before = moment.saturating_sub(Span::new().minutes(1));
    let mut all = Vec::new();
    for faq in kb.faqs.iter().filter(|faq| faq.enabled) {
        let mut told: Vec<(String, String)> = Vec::new();
        for context in told_apart(&prober, faq) {
            let at = |now| asked(&program, faq, Context { now: Some(now), ..context.clone() });
            let (was, is) = (at(before), at(moment));
            if answer(&was) == answer(&is) {
                continue;
            }
            let texts = (was.in_words(), is.in_words());
            // The same change in several circumstances is told for the plainest of them.
            if texts.0 == texts.1 || told.contains(&texts) {
                continue;
            }
            told.push(texts.clone());
            all.push(ChangedReply {
                entry: faq.id.clone(),
                question: faq.question.clone(),
                order: context.order.as_ref().map(|order| order.state),
                product: context.product.clone(),
                channel: context.channel,
                before: texts.0,
                after: texts.1,
            });
        }
    }
    all
}

/// The circumstances that the entry's answers tell apart, the plainest first.
fn told_apart(prober: &Prober<'_>, faq: &Faq) -> Vec<Context> {
    let mut all = vec![prober.plain()];
    let windowed =
        faq.answers.iter().any(|one| one.when.from.is_some() || one.when.until.is_some());
    if !windowed {
        return Vec::new();
    }
    for answer in &faq.answers {
        for context in prober.under(&answer.when) {
            let context = Context { now: Some(prober.now), ..context };
            if !all.contains(&context) {
                all.push(context);
            }
        }
    }
    all
}

fn asked(program: &Program, faq: &Faq, context: Context) -> Turn {
    let message = Message { text: faq.question.clone(), context };
    respond(program, &Session::default(), &message).1
}

/// Which answer it is: what decided, without the words around it.
fn answer(turn: &Turn) -> (kaopu_engine::Action, Option<Option<u32>>) {
    (turn.action, turn.trace.answer.as_ref().map(|answer| answer.row))
}
