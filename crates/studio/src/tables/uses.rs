//! Who uses a cell.

use std::collections::BTreeSet;

use kaopu_model::{
    Dialogue, FaqId, KnowledgeBase, PhrasePlace, ProductId, ProductNeeds, Subject, TableName, uses,
};

use crate::view::{CellUses, DialogueUse, PhraseUse, PlaceholderUse};
use crate::workspace::Workspace;

impl Workspace {
    /// Who uses a cell: answers, conditions, phrases and test dialogues. Nothing of it if there is
    /// no such cell.
    #[must_use]
    pub fn table_uses(&self, table: TableName, row: u32, column: &str) -> CellUses {
        let snapshot = self.snapshot();
        let kb = snapshot.kb();
        match table {
            TableName::Facts => {
                let fact = kb.facts.iter().find(|fact| fact.row == row);
                fact.map_or_else(CellUses::default, |fact| of_fact(kb, &fact.key))
            }
            TableName::Products => of_product(kb, row, column).unwrap_or_default(),
            TableName::Synonyms | TableName::Forbidden => CellUses::default(),
        }
    }
}

fn of_fact(kb: &KnowledgeBase, key: &str) -> CellUses {
    let found = uses(kb, &Subject::Fact(key));
    let asked: BTreeSet<&FaqId> = found.answers.iter().collect();
    let is_about =
        |dialogue: &Dialogue| found.dialogues.contains(&dialogue.file) || expects(dialogue, &asked);
    CellUses {
        answers: entries(kb, &found.answers),
        conditions: Vec::new(),
        phrases: found.phrases.iter().map(|place| phrase(kb, place)).collect(),
        dialogues: dialogues(kb, is_about),
        is_leak: false,
    }
}

fn of_product(kb: &KnowledgeBase, row: u32, column: &str) -> Option<CellUses> {
    let product = kb.products.products.iter().find(|product| product.row == row)?;
    if !kb.products.attributes.iter().any(|name| name == column) {
        let found = uses(kb, &Subject::Product(&product.id));
        return Some(CellUses {
            conditions: entries(kb, &found.conditions),
            dialogues: dialogues(kb, |dialogue| found.dialogues.contains(&dialogue.file)),
            ..CellUses::default()
        });
    }
    let needs = ProductNeeds::new(kb);
    let needed = needs.of(product).remove(column).unwrap_or_default();
    let conditions = uses(kb, &Subject::Attribute(column)).conditions;
    let said = uses(kb, &Subject::Attribute(column)).answers;
    let answers: Vec<FaqId> = said.into_iter().filter(|id| needed.contains(&id)).collect();
    let asked: BTreeSet<&FaqId> = answers.iter().chain(&conditions).collect();
    let is_about =
        |dialogue: &Dialogue| speaks_of(dialogue, &product.id) && expects(dialogue, &asked);
    Some(CellUses {
        answers: entries(kb, &answers),
        conditions: entries(kb, &conditions),
        phrases: Vec::new(),
        dialogues: dialogues(kb, is_about),
        is_leak: kb.products.value(product, column).is_none() && !needed.is_empty(),
    })
}

fn entries(kb: &KnowledgeBase, ids: &[FaqId]) -> Vec<PlaceholderUse> {
    let entry = |id: &FaqId| {
        let question = kb.faq(id).map(|faq| faq.question.clone());
        PlaceholderUse { id: id.0.clone(), question: question.unwrap_or_default() }
    };
    ids.iter().map(entry).collect()
}

fn dialogues(kb: &KnowledgeBase, is_about: impl Fn(&Dialogue) -> bool) -> Vec<DialogueUse> {
    let about = kb.dialogues.iter().filter(|dialogue| is_about(dialogue));
    about
        .map(|dialogue| DialogueUse { file: dialogue.file.clone(), title: dialogue.title.clone() })
        .collect()
}

/// Whether a dialogue expects one of these entries.
fn expects(dialogue: &Dialogue, asked: &BTreeSet<&FaqId>) -> bool {
    let mut expected = dialogue.turns.iter().filter_map(|turn| turn.expect.as_ref());
    expected.any(|one| one.entry.iter().chain(&one.entries).any(|entry| asked.contains(entry)))
}

fn speaks_of(dialogue: &Dialogue, product: &ProductId) -> bool {
    let mut changes = dialogue.turns.iter().filter_map(|turn| turn.context.as_ref());
    dialogue.context.product.as_ref() == Some(product)
        || changes.any(|change| change.product.as_ref() == Some(product))
}

fn phrase(kb: &KnowledgeBase, place: &PhrasePlace) -> PhraseUse {
    match place {
        PhrasePlace::Persona { persona, moment } => {
            PhraseUse::Persona { persona: persona.clone(), moment: *moment }
        }
        PhrasePlace::Care(id) => {
            let found = kb.care.moments.iter().find(|moment| moment.id == *id);
            let title = found.map_or_else(|| id.clone(), |moment| moment.title.clone());
            PhraseUse::Care { id: id.clone(), title }
        }
        PhrasePlace::Rule(id) => {
            let found = kb.escalation.rules.iter().find(|rule| rule.id == *id);
            let title = found.map_or_else(|| id.0.clone(), |rule| rule.title.clone());
            PhraseUse::Rule { id: id.clone(), title }
        }
    }
}
