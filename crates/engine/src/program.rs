//! A knowledge base, prepared for answering.

use std::sync::Arc;

use kaopu_encoder::Encoder;
use kaopu_model::{Faq, FaqId, KnowledgeBase};

use crate::human::HumanDetector;
use crate::mentions::{Beside, Catalogue, Subject};
use crate::mood::AffectDetector;
use crate::understand::{Embedding, Embeddings, Learnt, Matcher, Memo, Understanding, Utterance};

/// A knowledge base, prepared for answering: made once by [`compile`] or [`compile_with`], then
/// shared and never changed.
#[derive(Debug, Clone)]
pub struct Program {
    pub(crate) kb: Arc<KnowledgeBase>,
    pub(crate) matcher: Arc<Matcher>,
    pub(crate) catalogue: Catalogue,
    pub(crate) beside: Beside,
    pub(crate) affect: AffectDetector,
    pub(crate) human: HumanDetector,
    /// What was understood of the latest messages, where the same ones come again and again.
    pub(crate) latest: Option<Memo<(Utterance, Vec<FaqId>), Understanding>>,
}

impl Program {
    /// The knowledge base it was made from.
    #[must_use]
    pub fn knowledge_base(&self) -> &KnowledgeBase {
        &self.kb
    }

    /// Whether messages are understood by their meaning too, not by their words alone.
    #[must_use]
    pub fn is_semantic(&self) -> bool {
        self.matcher.embeddings().is_some()
    }

    /// What was learnt from the wordings, as bytes that [`compile_knowing`] takes; `None` if
    /// messages are understood by their words alone, or if it would be about more bytes than `most`.
    #[must_use]
    pub fn learnt(&self, most: usize) -> Option<Vec<u8>> {
        self.matcher.learnt(most)
    }

    /// Whether all that takes time was known when it was made, and nothing was learnt.
    #[must_use]
    pub fn is_recalled(&self) -> bool {
        self.matcher.is_recalled
    }

    /// Whether both understand by the same learning, and not only by one that is alike.
    #[must_use]
    pub fn shares_learning(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.matcher, &other.matcher)
    }

    /// What the encoder says of a text; `None` if messages are understood by their words alone.
    #[must_use]
    pub fn embedding(&self, text: &str) -> Option<Embedding> {
        let embeddings = self.matcher.embeddings()?;
        Some(Embedding::of(&embeddings.encoder, text))
    }

    /// Which entry a message asks for, and whether that is sure enough, if it is about these
    /// products. `embedding` saves encoding it again.
    pub(crate) fn understand(
        &self,
        message: &Utterance,
        embedding: Option<Arc<Embedding>>,
        subject: &Subject,
    ) -> Understanding {
        let beside = self.beside.of(subject);
        let Some(latest) = &self.latest else {
            return self.matcher.understand(message, embedding, &beside);
        };
        let asked = (message.clone(), beside.iter().copied().cloned().collect());
        latest.get_or(asked, |_| self.matcher.understand(message, embedding, &beside))
    }

    /// Whether an entry is a complaint.
    pub(crate) fn complains(&self, entry: Option<&FaqId>) -> bool {
        let complaints = &self.kb.escalation.complaints;
        entry.and_then(|id| self.kb.faq(id)).is_some_and(|faq| {
            complaints.entries.contains(&faq.id) || complaints.categories.contains(&faq.category)
        })
    }

    /// Prepares another state of the knowledge base in the way this one was prepared: with the same
    /// encoder, or without one. The result is what [`compile_with`] or [`compile`] would give;
    /// wordings that stayed are not encoded again, and if nothing that messages are understood by
    /// has changed, nothing is learnt again: what is said, by whom and who takes over can be tried
    /// as it is typed.
    #[must_use]
    pub fn recompile(&self, kb: impl Into<Arc<KnowledgeBase>>) -> Self {
        let kb = kb.into();
        let latest = self.latest.as_ref();
        if asks_the_same(&self.kb, &kb) {
            return Self { latest: latest.cloned(), ..prepare(kb, self.matcher.clone()) };
        }
        let matcher = Matcher::new(&kb, self.matcher.embeddings());
        Self { latest: latest.map(|_| Memo::default()), ..prepare(kb, Arc::new(matcher)) }
    }

    /// A program that answers as this one does and works out once what is said to it again and
    /// again, as do those that are recompiled from it: for whoever plays the same messages with
    /// many states of a knowledge base.
    #[must_use]
    pub fn remembering(&self) -> Self {
        self.remembering_with(self).0
    }

    /// The same, but deciding by the thresholds of another state. They rest on all phrasings and
    /// move a little with every single one: with them held, two states differ by what the one
    /// between them teaches. Where the other promises what this one can't, or the other way round,
    /// the thresholds are of different kinds, and this one keeps its own.
    #[must_use]
    pub fn held_to(&self, other: &Self) -> Self {
        let mut held = Self { latest: None, ..self.clone() };
        Arc::make_mut(&mut held.matcher).hold_to(&other.matcher);
        held
    }

    /// Two programs that answer as these do, and work out once what is said again and again.
    pub(crate) fn remembering_with(&self, other: &Self) -> (Self, Self) {
        let remembering =
            |program: &Self| Self { latest: Some(Memo::default()), ..program.clone() };
        let (mut one, mut other) = (remembering(self), remembering(other));
        if one.is_semantic() && other.is_semantic() {
            Arc::make_mut(&mut one.matcher).share_vectors(Arc::make_mut(&mut other.matcher));
        }
        (one, other)
    }
}

/// Whether two states give the same model: equal wordings, categories, synonyms, names of products,
/// locale and budget.
fn asks_the_same(one: &KnowledgeBase, other: &KnowledgeBase) -> bool {
    let entry = |faq: &Faq, other: &Faq| {
        (&faq.id, &faq.question, faq.enabled) == (&other.id, &other.question, other.enabled)
            && faq.category == other.category
            && faq.phrasings == other.phrasings
    };
    one.settings.locale == other.settings.locale
        && one.settings.wrong_answers == other.settings.wrong_answers
        && one.synonyms == other.synonyms
        && names(one).eq(names(other))
        && one.faqs.len() == other.faqs.len()
        && one.faqs.iter().zip(&other.faqs).all(|(faq, other)| entry(faq, other))
}

/// What customers call the products: what is known of each makes no difference to what is asked.
fn names(kb: &KnowledgeBase) -> impl Iterator<Item = (&String, &Vec<String>)> {
    kb.products.products.iter().map(|product| (&product.name, &product.aliases))
}

/// Prepares a knowledge base to be understood by its words alone. Never fails: what is broken in it
/// is left out or said literally, and it is the checks' business to tell the author, and the
/// release's to refuse.
#[must_use]
pub fn compile(kb: impl Into<Arc<KnowledgeBase>>) -> Program {
    let kb = kb.into();
    let matcher = Matcher::new(&kb, None);
    prepare(kb, Arc::new(matcher))
}

/// Prepares a knowledge base to be understood by words and meaning. As [`compile`], it never fails.
#[must_use]
pub fn compile_with(kb: impl Into<Arc<KnowledgeBase>>, encoder: &Arc<Encoder<'static>>) -> Program {
    let kb = kb.into();
    let matcher = Matcher::new(&kb, Some(&Embeddings::new(encoder)));
    prepare(kb, Arc::new(matcher))
}

/// The same as [`compile_with`], to the bit, with what was learnt before from the same wordings by the
/// same encoder, which whoever kept it answers for.
#[must_use]
pub fn compile_knowing(
    kb: impl Into<Arc<KnowledgeBase>>,
    encoder: &Arc<Encoder<'static>>,
    learnt: Learnt,
) -> Program {
    let kb = kb.into();
    let matcher = Matcher::recall(&kb, encoder, learnt);
    prepare(kb, Arc::new(matcher))
}

fn prepare(kb: Arc<KnowledgeBase>, matcher: Arc<Matcher>) -> Program {
    let encoder = matcher.embeddings().map(|known| &*known.encoder);
    let affect = AffectDetector::new(&kb, encoder);
    let human = HumanDetector::new(encoder);
    let catalogue = Catalogue::new(&kb);
    let beside = Beside::new(&kb, &catalogue);
    Program { matcher, beside, catalogue, affect, human, latest: None, kb }
}

#[cfg(test)]
mod tests {
    use kaopu_model::{Persona, Phrasing, Product, Synonym, WrongAnswerBudget};

    use super::*;

    fn shop() -> KnowledgeBase {
        let faq = Faq {
            id: "ship".into(),
            question: "什么时候发货".into(),
            answer: "很快".into(),
            enabled: true,
            phrasings: vec![Phrasing { text: "多久能发".into(), row: 2 }],
            ..Faq::default()
        };
        KnowledgeBase { faqs: vec![faq], ..KnowledgeBase::default() }
    }

    #[test]
    fn what_makes_no_difference_to_understanding_is_not_learnt_again() {
        let before = compile(shop());
        let shares = |change: fn(&mut KnowledgeBase)| {
            let mut kb = shop();
            change(&mut kb);
            Arc::ptr_eq(&before.recompile(kb).matcher, &before.matcher)
        };
        assert!(shares(|_| {}));
        assert!(shares(|kb| kb.faqs[0].answer = "明天".into()));
        assert!(shares(|kb| kb.persona = Persona { name: "小满".into(), ..Persona::default() }));
        assert!(shares(|kb| kb.escalation.moods.angry.push("气死".into())));
        assert!(shares(|kb| kb.products.attributes.push("材质".into())));
        assert!(!shares(|kb| kb.faqs[0].question.push('呢')));
        assert!(!shares(|kb| kb.faqs[0].phrasings[0].text.push('呢')));
        assert!(!shares(|kb| kb.faqs[0].enabled = false));
        assert!(!shares(|kb| kb.faqs.clear()));
        assert!(!shares(|kb| kb
            .products
            .products
            .push(Product { name: "毛衣".into(), ..Product::default() })));
        assert!(!shares(|kb| kb
            .synonyms
            .push(Synonym { term: "发货".into(), ..Synonym::default() })));
        assert!(!shares(|kb| kb.settings.wrong_answers = WrongAnswerBudget::parse("5%").unwrap()));
    }
}
