//! Checks of a whole knowledge base: what is wrong although every file can be read. One file for
//! each family of mistakes.

mod aliases;
mod analyse;
mod answers;
mod bits;
mod closest;
mod conditions;
mod dialogues;
mod entry_sets;
mod facts;
mod hidden_windows;
mod ids;
mod known;
mod laws;
mod layout;
mod outlived;
mod persona;
mod phrasings;
mod picture_files;
mod pictures;
mod placeholders;
mod product_sets;
mod products;
mod promises;
mod questions;
mod reach;
mod rule_reach;
mod rules;
mod scope;
mod sieve;
mod sight;
mod silence;
mod timely;
mod window_gaps;
mod window_leaks;
mod windows;
mod words;

use jiff::civil::Date;

use crate::findings::Findings;
use crate::{Diagnostic, KnowledgeBase};

pub use analyse::{Reading, analyse};
use layout::Layouts;
pub use picture_files::{LookedAtPictures, media_name};
use scope::Scope;

/// Everything that is wrong with a knowledge base, sorted by place. Without `today` no review date
/// has passed.
///
/// Places in CSV files count columns as a new file would have them; [`analyse`], which knows the
/// files, gives the real ones; and the files of pictures are not looked at.
///
/// ```
/// use kaopu_model::{Faq, KnowledgeBase, check};
/// let faq = Faq { id: "ship".into(), question: "什么时候发货".into(), enabled: true, row: 2, ..Faq::default() };
/// let kb = KnowledgeBase { faqs: vec![faq], ..KnowledgeBase::default() };
/// assert!(check(&kb, None).iter().any(|diagnostic| diagnostic.code == "empty-answer"));
/// ```
#[must_use]
pub fn check(kb: &KnowledgeBase, today: Option<Date>) -> Vec<Diagnostic> {
    all(Scope::new(kb, today, Layouts::default(), Findings::default()), None)
}

fn all(mut scope: Scope<'_>, pictures: Option<&LookedAtPictures>) -> Vec<Diagnostic> {
    ids::check(&mut scope);
    aliases::check(&mut scope);
    questions::check(&mut scope);
    phrasings::check(&mut scope);
    answers::check(&mut scope);
    windows::check(&mut scope);
    hidden_windows::check(&mut scope);
    window_gaps::check(&mut scope);
    window_leaks::check(&mut scope);
    outlived::check(&mut scope);
    laws::check(&mut scope);
    silence::check(&mut scope);
    reach::check(&mut scope);
    placeholders::check(&mut scope);
    facts::check(&mut scope);
    products::check(&mut scope);
    pictures::check(&mut scope, pictures);
    persona::check(&mut scope);
    promises::check(&mut scope);
    timely::check(&mut scope);
    rules::check(&mut scope);
    rule_reach::check(&mut scope);
    dialogues::check(&mut scope);
    scope.into_diagnostics()
}
