//! A shop of one's own: a new knowledge base from a template.

use std::path::Path;

use jiff::Timestamp;
use kaopu_model::{Localized, PersonaStyle, is_hidden, is_opening_hours, parse};
use kaopu_store::create_kb;
use kaopu_templates::{TEMPLATES, Template, template};
use serde::{Deserialize, Serialize};

use crate::clock::Clock;
use crate::error::{ApiError, ApiResult};
use crate::new_folder::occupied;
use crate::studio::Studio;
use crate::view::WorkspaceView;

/// A template to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TemplateView {
    /// Stable id.
    pub id: String,
    /// The trade.
    pub name: Localized,
    /// What such a shop sells.
    pub sells: Localized,
    /// Entries in it.
    pub entries: u32,
    /// Phrasings in it.
    pub phrasings: u32,
}

/// What a new knowledge base is begun with. What is empty stays as the template has it; the shop's
/// name is then that of the folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NewShop {
    /// Id of the template.
    pub template: String,
    /// The shop's name as customers know it.
    pub name: String,
    /// How the bot speaks.
    pub tone: Option<PersonaStyle>,
    /// When humans are there: `09:00-22:00`.
    pub hours: String,
}

/// The templates, in the order in which they are offered.
#[must_use]
pub fn templates() -> Vec<TemplateView> {
    TEMPLATES.iter().map(view).collect()
}

fn view(template: &Template) -> TemplateView {
    let kb = parse(&template.files()).kb;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    TemplateView {
        id: template.id.to_owned(),
        name: Localized::new(template.name.0, template.name.1),
        sells: Localized::new(template.sells.0, template.sells.1),
        entries: count(kb.faqs.len()),
        phrasings: count(kb.faqs.iter().map(|faq| faq.phrasings.len()).sum()),
    }
}

/// Makes a knowledge base in a folder, which must be empty or missing.
///
/// # Errors
/// `bad-input` if there is no such template, the folder holds anything, or the hours can't be read;
/// what can go wrong in writing.
pub fn begin(folder: &Path, shop: &NewShop, clock: &dyn Clock) -> ApiResult<()> {
    let template = template(&shop.template).ok_or_else(|| unknown(&shop.template))?;
    if !shop.hours.trim().is_empty() && !is_opening_hours(&shop.hours) {
        return Err(ApiError::new(
            "bad-input",
            format!("「{}」不是时间段", shop.hours),
            format!("`{}` are no hours", shop.hours),
        )
        .hint("像这样写：09:00-22:00。", "Write them like 09:00-22:00."));
    }
    let named = match shop.name.trim() {
        "" => folder.file_name().map(|name| name.to_string_lossy().into_owned()),
        name => Some(name.to_owned()),
    };
    let own = kaopu_templates::NewShop {
        name: named.unwrap_or_default(),
        tone: shop.tone,
        hours: shop.hours.clone(),
    };
    let files = template.begin(&kb_id(template.id, clock.instant()), &own, clock.today())?;
    create_kb(&files, folder)
        .map_err(|error| occupied(error, ("没有新建", "nothing was begun")))?;
    Ok(())
}

impl Studio {
    /// Makes a knowledge base in a new folder inside of `place`, called like the shop, and opens
    /// it.
    ///
    /// # Errors
    /// As [`begin`] and [`Studio::open_workspace`].
    pub fn new_workspace(&self, place: &Path, shop: &NewShop) -> ApiResult<WorkspaceView> {
        let folder = place.join(folder_name(shop));
        begin(&folder, shop, self.clock())?;
        self.open_workspace(&folder)
    }
}

/// What the folder of a shop is called: its name without what no system allows in one, or the
/// template's.
fn folder_name(shop: &NewShop) -> String {
    let allowed = |c: &char| !is_hidden(*c) && !r#"/\:*?"<>|"#.contains(*c);
    let name: String = shop.name.chars().filter(allowed).take(40).collect();
    match name.trim_matches(|c: char| c.is_whitespace() || c == '.') {
        "" => shop.template.clone(),
        name => name.to_owned(),
    }
}

/// Names a knowledge base for ever. Two that are begun in the same millisecond from one template
/// would be called alike, which nobody will live to see.
fn kb_id(template: &str, now: Timestamp) -> String {
    format!("{template}-{:x}", now.as_millisecond())
}

fn unknown(id: &str) -> ApiError {
    let known: Vec<&str> = TEMPLATES.iter().map(|template| template.id).collect();
    let known = known.join(", ");
    ApiError::new("bad-input", format!("没有模板「{id}」"), format!("there is no template `{id}`"))
        .hint(format!("可以选：{known}"), format!("There are: {known}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_called_like_the_shop_whatever_it_is_called() {
        for (name, folder) in [
            ("小满好物", "小满好物"),
            (" A/B: C ", "AB C"),
            ("..", "food"),
            ("\u{202e}", "food"),
            ("", "food"),
            ("../../x", "x"),
        ] {
            let shop = NewShop { template: "food".into(), name: name.into(), ..NewShop::default() };
            assert_eq!(folder_name(&shop), folder, "{name:?}");
        }
    }
}
