//! `care.toml`.

use super::phrases::worded;
use super::queue_hours::time_of_day;
use super::values::needed_id;
use crate::findings::Findings;
use crate::source::toml::{Document, Section};
use crate::{Care, CareMoment, CareOnce, CareTrigger, FaqId};

const KEYS: [&str; 12] = [
    "id",
    "title",
    "on",
    "entries",
    "categories",
    "priority",
    "once",
    "cooldown",
    "after_minutes",
    "hours",
    "promise",
    "say",
];

/// Late at night, if the author says nothing else.
pub(crate) const NIGHT: (u16, u16) = (23 * 60, 5 * 60);

/// A long conversation, if the author says nothing else.
pub(crate) const LONG_MINUTES: u32 = 10;

/// Messages between two care phrases, if the author says nothing else.
pub(crate) const COOLDOWN: u32 = 2;

/// How much a moment matters, if the author says nothing else.
pub(crate) const PRIORITY: u32 = 50;

/// How often a moment is said, if the author says nothing else.
pub(crate) fn usual_once(on: CareTrigger) -> CareOnce {
    if on.event().is_some() { CareOnce::Event } else { CareOnce::Session }
}

pub(super) fn parse(text: &str, out: &mut Findings) -> Care {
    let (document, root) = Document::parse("care.toml", text);
    let section = Section::new(&document, root.get_ref(), root.span(), &["moment"]);
    let care =
        Care { moments: section.sections("moment", &KEYS).iter().filter_map(moment).collect() };
    out.absorb(document.into_findings());
    care
}

/// A moment without an id, or of which nobody can tell when it comes, is left out.
fn moment(section: &Section<'_, '_>) -> Option<CareMoment> {
    let id = needed_id(section, "id");
    let triggers: Vec<&str> = CareTrigger::ALL.iter().map(|trigger| trigger.code()).collect();
    let on = section.choice("on", &triggers, CareTrigger::parse);
    if on.is_none() && !section.has("on") {
        section.document().bad_value(section.place.clone(), "缺少「on」", "`on` is missing");
    }
    let on = on?.value;
    let count =
        |key: &str, otherwise: u32| section.count(key).map_or(otherwise, |count| count.value);
    Some(CareMoment {
        id: id?,
        title: section.string("title").map(|text| text.value).unwrap_or_default(),
        on,
        entries: section.texts("entries").into_iter().map(FaqId).collect(),
        categories: section.texts("categories"),
        priority: count("priority", PRIORITY),
        once: section
            .choice("once", &["session", "event"], CareOnce::parse)
            .map_or_else(|| usual_once(on), |once| once.value),
        cooldown: count("cooldown", COOLDOWN),
        after_minutes: count("after_minutes", LONG_MINUTES),
        hours: time_of_day(section).unwrap_or(NIGHT),
        promise: section.string("promise").map(|text| text.value),
        say: worded(section, "say"),
        row: section.place.row,
    })
}
