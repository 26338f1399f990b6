//! `persona.toml`.

use std::collections::BTreeMap;

use crate::source::toml::{Document, Section};
use crate::{Diagnostic, Moment, Persona, Tone, Voice};

pub(super) fn parse(text: &str, out: &mut Vec<Diagnostic>) -> Persona {
    let (document, root) = Document::parse("persona.toml", text);
    let section = Section::new(
        &document,
        root.get_ref(),
        root.span(),
        &["name", "address", "tone", "phrases", "stickers", "voice"],
    );
    let moments = Moment::ALL.map(Moment::code);
    let mut phrases = BTreeMap::new();
    let mut phrase_rows = BTreeMap::new();
    if let Some(table) = section.section("phrases", &moments) {
        for moment in Moment::ALL {
            let (mut variants, mut rows) = (Vec::new(), Vec::new());
            for phrase in table.strings(moment.code()) {
                if phrase.value.trim().is_empty() {
                    document.bad_value(phrase.place, "话术是空的", "the phrase is empty");
                } else {
                    variants.push(phrase.value);
                    rows.push(phrase.place.row);
                }
            }
            if !variants.is_empty() {
                phrases.insert(moment, variants);
                phrase_rows.insert(moment, rows);
            }
        }
    }
    let mut stickers = BTreeMap::new();
    if let Some(table) = section.section("stickers", &moments) {
        stickers
            .extend(Moment::ALL.into_iter().filter_map(|moment| Some((moment, table.string(moment.code())?.value))));
    }
    let persona = Persona {
        name: section.string("name").map(|text| text.value).unwrap_or_default(),
        address: section.string("address").map(|text| text.value).unwrap_or_default(),
        tone: section.choice("tone", &["lively", "precise"], Tone::parse).map(|tone| tone.value).unwrap_or_default(),
        phrases,
        phrase_rows,
        stickers,
        voice: section.section("voice", &["pace", "pitch"]).map(|section| voice(&section)).unwrap_or_default(),
    };
    out.extend(document.into_diagnostics());
    persona
}

fn voice(section: &Section<'_, '_>) -> Voice {
    let mut voice = Voice::default();
    if let Some(pace) = section.number("pace") {
        if (0.5..=2.0).contains(&pace.value) {
            voice.pace = pace.value;
        } else {
            section.document().bad_value(pace.place, "语速要在 0.5 到 2.0 之间", "the pace must be from 0.5 to 2.0");
        }
    }
    if let Some(pitch) = section.integer("pitch") {
        match i32::try_from(pitch.value) {
            Ok(semitones) if (-12..=12).contains(&semitones) => voice.pitch = semitones,
            _ => {
                section.document().bad_value(pitch.place, "音调要在 -12 到 12 之间", "the pitch must be from -12 to 12")
            }
        }
    }
    voice
}
