//! A template, made a shop's own.

use jiff::{Span, civil::Date};
use kaopu_model::{
    ChangedFiles, Edit, EditError, EntryDraft, KbFiles, PersonaStyle, SettingsDraft, apply_all,
    entry_drafts, parse, queue_drafts,
};

use crate::template::Template;

/// What is known of a shop that is begun. What is empty stays as the template has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewShop {
    /// The shop's name as customers know it.
    pub name: String,
    /// How the bot speaks: the persona of this tone does the talking.
    pub tone: Option<PersonaStyle>,
    /// When humans are there, each day (`09:00-22:00`), for all queues.
    pub hours: String,
}

impl Template {
    /// The files of a new knowledge base that is called `id` for ever. What a template wants
    /// reviewed is to be reviewed within a year from `today`, whenever it was written.
    ///
    /// # Errors
    /// The id is none, or a text holds what no file can.
    pub fn begin(&self, id: &str, shop: &NewShop, today: Date) -> Result<KbFiles, EditError> {
        let files = self.files();
        let kb = parse(&files).kb;
        let settings = &kb.settings;
        let name = shop.name.trim();
        let (title, name) = match name {
            "" => (settings.title.clone(), settings.shop.clone()),
            name => (format!("{name}客服知识库"), name.to_owned()),
        };
        let mut edits = vec![Edit::PutSettings(SettingsDraft {
            id: id.to_owned(),
            title,
            shop: name,
            locale: settings.locale,
        })];
        let speaks = shop.tone.and_then(|tone| kb.personas.iter().find(|one| one.tone == tone));
        edits.extend(speaks.map(|persona| Edit::UsePersona(persona.id.clone())));
        if !shop.hours.trim().is_empty() {
            edits.extend(queue_drafts(&files).into_iter().map(|mut queue| {
                queue.hours = shop.hours.trim().to_owned();
                queue.week.clear();
                Edit::PutQueue(queue)
            }));
        }
        edits.push(Edit::PutEntries(reviewed_by(
            &files,
            today.saturating_add(Span::new().years(1)),
        )));
        let changed = apply_all(&files, &edits)?;
        Ok(with(files, changed))
    }
}

/// The entries that have a date of review, with another one.
fn reviewed_by(files: &KbFiles, date: Date) -> Vec<EntryDraft> {
    let reviewed = entry_drafts(files).into_values().filter(|entry| !entry.review_by.is_empty());
    reviewed.map(|entry| EntryDraft { review_by: date.to_string(), ..entry }).collect()
}

fn with(mut files: KbFiles, changed: ChangedFiles) -> KbFiles {
    for (path, content) in changed {
        match content {
            Some(content) => files.insert(path, content),
            None => files.remove(&path),
        };
    }
    files
}
