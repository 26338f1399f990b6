//! Phrases: each a text, or a table that says for whom it is fit and what keeps what it promises.

use crate::source::toml::{Placed, Section, TextOrTable};
use crate::{Channel, Feeling, Phrase};

const KEYS: [&str; 4] = ["text", "moods", "channel", "promise"];

/// The phrases of a key. What makes no sense is reported; a phrase without words is left out.
pub(super) fn worded(section: &Section<'_, '_>, key: &str) -> Vec<Phrase> {
    (0..)
        .zip(section.texts_or_tables(key, &KEYS))
        .filter_map(|(index, item)| phrase(section, index, item))
        .collect()
}

fn phrase(section: &Section<'_, '_>, index: u32, item: TextOrTable<'_, '_>) -> Option<Phrase> {
    let (phrase, place) = match item {
        TextOrTable::Text(Placed { value, place }) => {
            (Phrase { text: value, index, row: place.row, ..Phrase::default() }, place)
        }
        TextOrTable::Table(table) => (of_table(index, &table)?, table.place),
    };
    if phrase.text.trim().is_empty() {
        section.document().bad_value(place, "话术是空的", "the phrase is empty");
        return None;
    }
    Some(phrase)
}

fn of_table(index: u32, table: &Section<'_, '_>) -> Option<Phrase> {
    let feelings: Vec<&str> = Feeling::ALL.iter().map(|feeling| feeling.code()).collect();
    let channels: Vec<&str> = Channel::ALL.iter().map(|channel| channel.code()).collect();
    let moods = table.choices("moods", &feelings, Feeling::parse);
    if table.has("moods") && moods.is_empty() {
        table.document().bad_value(
            table.place_of("moods"),
            "这句话没有写对哪些心情的顾客能说，永远不会说",
            "the phrase is fit for no mood, so it is never said",
        );
        return None;
    }
    Some(Phrase {
        text: table.string("text").map(|text| text.value).unwrap_or_default(),
        moods,
        channel: table.choice("channel", &channels, Channel::parse).map(|channel| channel.value),
        promise: table.string("promise").map(|text| text.value),
        index,
        row: table.place.row,
    })
}
