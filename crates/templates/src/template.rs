//! The templates that there are.

use kaopu_model::KbFiles;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../templates/"]
struct Embedded;

/// A knowledge base to begin with.
#[derive(Debug)]
pub struct Template {
    /// Stable, kebab-case: the folder that it stands in.
    pub id: &'static str,
    /// The trade, in Chinese and English.
    pub name: (&'static str, &'static str),
    /// What such a shop sells, in Chinese and English.
    pub sells: (&'static str, &'static str),
}

/// All of them, in the order in which they are offered.
pub const TEMPLATES: &[Template] = &[
    Template {
        id: "clothing",
        name: ("服饰鞋包", "Clothing"),
        sells: ("衣服、鞋、包、配饰", "clothes, shoes, bags, accessories"),
    },
    Template {
        id: "food",
        name: ("食品零食", "Food"),
        sells: ("零食、生鲜、茶饮、粮油", "snacks, fresh food, tea and drinks, groceries"),
    },
    Template {
        id: "household",
        name: ("家居日用", "Household"),
        sells: ("厨具、收纳、家纺、清洁用品", "kitchenware, storage, bedding, cleaning"),
    },
    Template {
        id: "electronics",
        name: ("数码家电", "Electronics"),
        sells: ("手机、配件、小家电、大家电", "phones, accessories, appliances"),
    },
    Template {
        id: "beauty",
        name: ("美妆护肤", "Beauty"),
        sells: ("护肤、彩妆、洗护、香水", "skin care, make-up, hair and body care, scents"),
    },
    Template {
        id: "general",
        name: ("通用", "Any shop"),
        sells: ("什么都卖，或者上面都不像", "anything, or none of the above"),
    },
];

/// The template with this id.
#[must_use]
pub fn template(id: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|template| template.id == id)
}

impl Template {
    /// Its files, as they stand in the project.
    #[must_use]
    pub fn files(&self) -> KbFiles {
        Embedded::iter()
            .filter_map(|path| {
                let own = path.strip_prefix(self.id)?.strip_prefix('/')?.to_owned();
                Some((own, Embedded::get(&path)?.data.into_owned()))
            })
            .collect()
    }
}
