//! `persona.toml`: the persona at the top, others below `[personas.<id>]`, and which of them
//! speaks.

use std::collections::BTreeMap;

use super::phrases::worded;
use crate::findings::Findings;
use crate::limits::{FORBIDDEN, PERSONAS, too_large};
use crate::source::toml::{Document, Section};
use crate::{
    ChatPolicy, Diagnostic, Dials, MAIN_PERSONA, Moment, Persona, PersonaStyle, Place, Voice, is_id,
};

const KEYS: [&str; 12] = [
    "name",
    "self",
    "face",
    "address",
    "tone",
    "dials",
    "phrases",
    "care",
    "stickers",
    "chat",
    "voice",
    "forbidden",
];

/// The persona that speaks, and all of them.
pub(super) fn parse(text: &str, out: &mut Findings) -> (Persona, Vec<Persona>) {
    let (document, root) = Document::parse("persona.toml", text);
    let keys: Vec<&str> = KEYS.into_iter().chain(["use", "personas"]).collect();
    let top = Section::new(&document, root.get_ref(), root.span(), &keys);
    let mut personas = vec![persona(&top, MAIN_PERSONA)];
    if let Some(others) = top.open_section("personas") {
        let names = others.names();
        if let Some(first) = names.get(PERSONAS - 1) {
            document.report(too_many_personas(first.place.clone()));
        }
        // The one at the top counts, too.
        for id in names.into_iter().take(PERSONAS - 1) {
            if !is_id(&id.value) || id.value == MAIN_PERSONA {
                document.bad_value(
                    id.place,
                    format!("「{}」不能做人设的 id", id.value),
                    format!("`{}` is no id for a persona", id.value),
                );
            } else if let Some(section) = others.section(&id.value, &KEYS) {
                personas.push(persona(&section, &id.value));
            }
        }
    }
    let chosen = top.string("use").map_or(0, |wanted| {
        let found = personas.iter().position(|persona| persona.id == wanted.value);
        if found.is_none() {
            let known: Vec<&str> = personas.iter().map(|persona| persona.id.as_str()).collect();
            document.report(
                Diagnostic::error(
                    "unknown-id",
                    wanted.place,
                    format!("没有人设「{}」", wanted.value),
                    format!("there is no persona `{}`", wanted.value),
                )
                .with_hint(
                    format!("可以写：{}", known.join("、")),
                    format!("Known: {}", known.join(", ")),
                ),
            );
        }
        found.unwrap_or(0)
    });
    out.absorb(document.into_findings());
    (personas.get(chosen).cloned().unwrap_or_default(), personas)
}

/// Said of the first persona too many.
pub(crate) fn too_many_personas(place: Place) -> Diagnostic {
    too_large(
        place,
        format!("人设超过了 {PERSONAS} 个，多出来的没有读取"),
        format!("there are more than {PERSONAS} personas; those beyond were not read"),
    )
    .with_hint("删掉用不到的人设", "Delete personas that nobody uses")
}

fn persona(section: &Section<'_, '_>, id: &str) -> Persona {
    let moments = Moment::ALL.map(Moment::code);
    let mut phrases = BTreeMap::new();
    if let Some(table) = section.section("phrases", &moments) {
        for moment in Moment::ALL {
            let variants = worded(&table, moment.code());
            if !variants.is_empty() {
                phrases.insert(moment, variants);
            }
        }
    }
    let mut care = BTreeMap::new();
    if let Some(table) = section.open_section("care") {
        for name in table.names() {
            let variants = worded(&table, &name.value);
            if !variants.is_empty() {
                care.insert(name.value, variants);
            }
        }
    }
    let mut stickers = BTreeMap::new();
    if let Some(table) = section.section("stickers", &moments) {
        stickers.extend(
            Moment::ALL
                .into_iter()
                .filter_map(|moment| Some((moment, table.string(moment.code())?.value))),
        );
    }
    let text = |key: &str| section.string(key).map(|text| text.value).unwrap_or_default();
    let tone = section
        .choice("tone", &["lively", "precise"], PersonaStyle::parse)
        .map(|tone| tone.value)
        .unwrap_or_default();
    Persona {
        id: id.to_owned(),
        name: text("name"),
        myself: text("self"),
        face: text("face"),
        address: text("address"),
        tone,
        dials: section
            .section("dials", &["warmth", "formality", "playfulness"])
            .map_or_else(|| Dials::of(tone), |dials| self::dials(&dials, tone)),
        phrases,
        care,
        stickers,
        chat: section
            .section("chat", &["stickers", "emoji", "limit"])
            .map(|chat| policy(&chat))
            .unwrap_or_default(),
        voice: section
            .section("voice", &["pace", "pitch", "pause", "limit"])
            .map(|section| voice(&section))
            .unwrap_or_default(),
        forbidden: forbidden(section),
        row: section.place.row,
    }
}

fn forbidden(section: &Section<'_, '_>) -> Vec<String> {
    let mut words = super::values::words(section, "forbidden");
    if words.len() > FORBIDDEN {
        let told = too_large(
            section.place_of("forbidden"),
            format!("不说的词超过了 {FORBIDDEN} 个，多出来的没有读取"),
            format!("there are more than {FORBIDDEN} forbidden words; those beyond were not read"),
        );
        section.document().report(told.with_hint("留下真正要紧的词", "Keep those that matter"));
        words.truncate(FORBIDDEN);
    }
    words
}

fn dials(section: &Section<'_, '_>, tone: PersonaStyle) -> Dials {
    let mut dials = Dials::of(tone);
    for (key, dial) in [
        ("warmth", &mut dials.warmth),
        ("formality", &mut dials.formality),
        ("playfulness", &mut dials.playfulness),
    ] {
        if let Some(value) = bounded(section, key, 0, 10) {
            *dial = u8::try_from(value).unwrap_or(*dial);
        }
    }
    dials
}

fn policy(section: &Section<'_, '_>) -> ChatPolicy {
    let mut policy = ChatPolicy::default();
    policy.stickers = section.flag("stickers").map_or(policy.stickers, |flag| flag.value);
    policy.emoji = section.flag("emoji").map_or(policy.emoji, |flag| flag.value);
    policy.limit = bounded(section, "limit", 40, 2_000).unwrap_or(policy.limit);
    policy
}

fn bounded(section: &Section<'_, '_>, key: &str, least: u32, most: u32) -> Option<u32> {
    let number = section.integer(key)?;
    let value = u32::try_from(number.value).ok().filter(|value| (least..=most).contains(value));
    if value.is_none() {
        section.document().bad_value(
            number.place,
            format!("「{key}」要在 {least} 到 {most} 之间"),
            format!("`{key}` must be from {least} to {most}"),
        );
    }
    value
}

fn voice(section: &Section<'_, '_>) -> Voice {
    let mut voice = Voice::default();
    if let Some(pace) = section.number("pace") {
        if (0.5..=2.0).contains(&pace.value) {
            voice.pace = pace.value;
        } else {
            section.document().bad_value(
                pace.place,
                "语速要在 0.5 到 2.0 之间",
                "the pace must be from 0.5 to 2.0",
            );
        }
    }
    if let Some(pitch) = section.integer("pitch") {
        match i32::try_from(pitch.value) {
            Ok(semitones) if (-12..=12).contains(&semitones) => voice.pitch = semitones,
            _ => section.document().bad_value(
                pitch.place,
                "音调要在 -12 到 12 之间",
                "the pitch must be from -12 to 12",
            ),
        }
    }
    voice.pause = bounded(section, "pause", 0, 3_000).unwrap_or(voice.pause);
    voice.limit = bounded(section, "limit", 40, 2_000).unwrap_or(voice.limit);
    voice
}
