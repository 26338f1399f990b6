//! Every entry asked in every way.

use kaopu_engine::{Message, Program, Session, for_each, respond};
use kaopu_model::Faq;

use super::example::{Example, Standing};
use super::report::{EntryPassport, Fared, Passport};
use super::variant::variant;
use super::way::Way;
use crate::circumstances::Prober;
use crate::wordings::spread;

/// What is asked.
pub struct PassportPlan<'a> {
    /// The program that answers.
    pub program: &'a Program,
    /// Of each entry so many wordings: the standard question, and phrasings spread over its list.
    pub wordings: usize,
    /// Threads that share the work. What comes of it is the same.
    pub threads: usize,
}

/// Asks each enabled entry in each [`Way`]. `keep_going` is told how many entries are begun of how
/// many; `None` if it says no.
pub fn passport(
    plan: &PassportPlan<'_>,
    keep_going: &mut dyn FnMut(usize, usize) -> bool,
) -> Option<Passport> {
    let kb = plan.program.knowledge_base();
    let entries: Vec<&Faq> = kb.faqs.iter().filter(|faq| faq.enabled).collect();
    let prober = Prober::new(kb);
    let next = entries.iter().cycle().skip(1);
    let both: Vec<(&Faq, &Faq)> = entries.iter().copied().zip(next.copied()).collect();
    let one = |(faq, next): &(&Faq, &Faq)| {
        // With a single entry there is nothing else to ask along.
        let other = (faq.id != next.id).then_some(next.question.as_str());
        of_entry(plan, &prober, faq, other)
    };
    let begun = &mut |begun| keep_going(begun, both.len());
    Some(Passport::new(for_each(&both, plan.threads, &one, begun)?))
}

fn of_entry(
    plan: &PassportPlan<'_>,
    prober: &Prober<'_>,
    faq: &Faq,
    other: Option<&str>,
) -> EntryPassport {
    let standing = |text: &str| {
        let message = Message { text: text.to_owned(), context: prober.plain() };
        Standing::of(&respond(plan.program, &Session::default(), &message).1, &faq.id)
    };
    let mut passport = EntryPassport {
        entry: faq.id.clone(),
        question: faq.question.clone(),
        wordings: 0,
        astray: 0,
        ways: Way::ALL.into_iter().map(Fared::new).collect(),
    };
    for wording in spread(faq, plan.wordings) {
        let before = standing(wording);
        if !before.is_kept_up() {
            passport.astray += 1;
            continue;
        }
        passport.wordings += 1;
        for fared in &mut passport.ways {
            let example = variant(fared.way, wording, other).map(|message| {
                let (outcome, instead) = before.outcome(&standing(&message));
                Example { wording: wording.to_owned(), message, outcome, instead }
            });
            fared.count(example);
        }
    }
    passport
}
