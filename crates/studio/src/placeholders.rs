//! The placeholders: everything that can stand between braces, and what it is now.

use std::collections::BTreeMap;

use kaopu_model::{Edit, FactDraft, KnowledgeBase, Localized, OrderField, OrderState, Placeholder};

use crate::error::ApiResult;
use crate::fact_usage::uses;
use crate::view::{AttributeValue, PlaceholderKind, PlaceholderRow, ProductRow};
use crate::workspace::Workspace;

impl Workspace {
    /// Everything that can stand between braces, facts first.
    #[must_use]
    pub fn placeholders(&self) -> Vec<PlaceholderRow> {
        let snapshot = self.snapshot();
        let kb = snapshot.kb();
        let mut uses = uses(kb);
        let mut facts: BTreeMap<&str, String> = BTreeMap::new();
        for fact in &kb.facts {
            facts.entry(&fact.key).or_insert_with(|| fact.rendered());
        }
        let mut row = |placeholder: &Placeholder, note: String, kind| PlaceholderRow {
            insert: placeholder.to_string(),
            value: match placeholder {
                Placeholder::Fact(key) => facts.get(key.as_str()).cloned().unwrap_or_default(),
                _ => example(kb, placeholder),
            },
            note,
            fact: None,
            kind,
            used_in: uses.remove(placeholder).unwrap_or_default(),
        };
        let mut rows: Vec<PlaceholderRow> = kb
            .facts
            .iter()
            .map(|fact| {
                let cells = FactDraft {
                    key: fact.key.clone(),
                    value: fact.value.clone(),
                    unit: fact.unit.clone(),
                    note: fact.note.clone(),
                };
                let placeholder = Placeholder::Fact(fact.key.clone());
                PlaceholderRow {
                    fact: Some(cells),
                    ..row(&placeholder, fact.note.clone(), PlaceholderKind::Fact)
                }
            })
            .collect();
        for picture in &kb.pictures {
            let placeholder = Placeholder::Picture(picture.name.clone());
            rows.push(row(&placeholder, picture.note.clone(), PlaceholderKind::Picture));
        }
        rows.push(row(&Placeholder::ProductName, String::new(), PlaceholderKind::Product));
        for attribute in &kb.products.attributes {
            rows.push(row(
                &Placeholder::ProductAttribute(attribute.clone()),
                String::new(),
                PlaceholderKind::Product,
            ));
        }
        for field in [
            OrderField::Id,
            OrderField::Tracking,
            OrderField::Carrier,
            OrderField::Amount,
            OrderField::State,
        ] {
            rows.push(row(&Placeholder::Order(field), String::new(), PlaceholderKind::Order));
        }
        for placeholder in [
            Placeholder::CustomerAddress,
            Placeholder::Shop,
            Placeholder::PersonaName,
            Placeholder::PersonaSelf,
        ] {
            rows.push(row(&placeholder, String::new(), PlaceholderKind::Other));
        }
        rows
    }

    /// Writes a fact: a new one, or a new value for one that is there.
    ///
    /// # Errors
    /// The files can't be written.
    pub fn save_fact(&self, fact: &FactDraft) -> ApiResult<()> {
        let label =
            Localized::new(format!("修改事实「{}」", fact.key), format!("Edit fact {}", fact.key));
        self.transact("fact.edit", label, |_| Ok((Some(Edit::PutFact(fact.clone())), ())))
    }

    /// All products with their known attributes.
    #[must_use]
    pub fn products(&self) -> Vec<ProductRow> {
        let snapshot = self.snapshot();
        let table = &snapshot.kb().products;
        table
            .products
            .iter()
            .map(|product| ProductRow {
                id: product.id.0.clone(),
                name: product.name.clone(),
                aliases: product.aliases.clone(),
                attributes: table
                    .attributes
                    .iter()
                    .zip(&product.values)
                    .filter(|(_, value)| !value.is_empty())
                    .map(|(name, value)| AttributeValue {
                        name: name.clone(),
                        value: value.clone(),
                    })
                    .collect(),
            })
            .collect()
    }
}

/// What a placeholder stands for now; for what depends on the customer, an example.
pub(crate) fn example(kb: &KnowledgeBase, placeholder: &Placeholder) -> String {
    let table = &kb.products;
    match placeholder {
        Placeholder::Fact(key) => {
            kb.fact(key).map_or_else(|| format!("{{{key}}}"), kaopu_model::Fact::rendered)
        }
        Placeholder::Picture(called) => kb
            .picture(called)
            .map_or_else(|| format!("{{{placeholder}}}"), |picture| picture.words().to_owned()),
        Placeholder::ProductName => {
            table.products.first().map(|product| product.name.clone()).unwrap_or_default()
        }
        Placeholder::ProductAttribute(attribute) => {
            let column = table.attributes.iter().position(|name| name == attribute);
            let mut values =
                table.products.iter().filter_map(|product| product.values.get(column?));
            let value = values.find(|value| !value.is_empty());
            value.map_or_else(|| format!("{{{attribute}}}"), String::clone)
        }
        Placeholder::Order(field) => match field {
            OrderField::Id => "2026111100012345".to_owned(),
            OrderField::Tracking => "78312345678901".to_owned(),
            OrderField::Carrier => "中通快递".to_owned(),
            OrderField::Amount => "129.00".to_owned(),
            OrderField::State => OrderState::Shipped.zh().to_owned(),
        },
        Placeholder::CustomerAddress => kb.persona.address.clone(),
        Placeholder::Shop => kb.settings.shop.clone(),
        Placeholder::PersonaName => kb.persona.name.clone(),
        Placeholder::PersonaSelf => kb.persona.own_word().to_owned(),
        Placeholder::Queue => {
            kb.escalation.queues.first().map(|queue| queue.name.clone()).unwrap_or_default()
        }
        Placeholder::QueueHours => "09:00–22:00".to_owned(),
        Placeholder::QueueOpens => "明天09:00".to_owned(),
        Placeholder::Needs => "订单号".to_owned(),
        Placeholder::Issue | Placeholder::Question => {
            kb.faqs.first().map(|faq| faq.question.clone()).unwrap_or_default()
        }
    }
}
