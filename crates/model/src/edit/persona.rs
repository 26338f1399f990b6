//! Reading, putting, removing and choosing personas in `persona.toml`.

use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

use super::changed::ChangedFiles;
use super::error::{EditError, not_an_id};
use super::persona_draft::{CarePhrases, MomentDraft, PersonaDraft};
use super::toml_blocks::leave_heading;
use super::toml_merge::{open, open_or_new};
use super::toml_read::{child, flag, number, root, text, texts};
use super::toml_table::{TableMut, text_value};
use super::{care, phrases};
use crate::{ChatPolicy, Dials, KbFiles, MAIN_PERSONA, Moment, PersonaStyle, Voice, is_id};

const FILE: &str = "persona.toml";
const HEADING: (&str, &str) =
    ("人设：机器人叫什么、怎么说话。", "Personas: what the bot is called and how it speaks.");

/// The personas as they stand in the files, in file order: the one at the top first.
#[must_use]
pub fn persona_drafts(files: &KbFiles) -> Vec<PersonaDraft> {
    let root = root(files, FILE);
    let moments = care::ids(files);
    let others = child(&root, "personas").into_iter().flat_map(TableLike::iter);
    let others = others.filter(|(id, _)| is_id(id) && *id != MAIN_PERSONA);
    let others = others.filter_map(|(id, item)| Some(read(item.as_table_like()?, id, &moments)));
    std::iter::once(read(&root, MAIN_PERSONA, &moments)).chain(others).collect()
}

/// The persona with that id as it stands in the files; `None` if there is none.
#[must_use]
pub fn persona_draft(files: &KbFiles, id: &str) -> Option<PersonaDraft> {
    persona_drafts(files).into_iter().find(|persona| persona.id == id)
}

fn read(table: &dyn TableLike, id: &str, care_moments: &[String]) -> PersonaDraft {
    let tone = super::toml_read::choice(table, "tone", PersonaStyle::parse).unwrap_or_default();
    let (said, stickers) = (child(table, "phrases"), child(table, "stickers"));
    PersonaDraft {
        id: id.to_owned(),
        name: text(table, "name"),
        myself: text(table, "self"),
        face: text(table, "face"),
        address: text(table, "address"),
        tone,
        dials: dials(table, tone),
        moments: Moment::ALL
            .map(|moment| MomentDraft {
                moment,
                phrases: said.map(|said| phrases::read(said, moment.code())).unwrap_or_default(),
                sticker: stickers.map(|stickers| text(stickers, moment.code())).unwrap_or_default(),
            })
            .to_vec(),
        care: care_phrases(child(table, "care"), care_moments),
        chat: chat(table),
        voice: voice(table),
        forbidden: texts(table, "forbidden"),
    }
}

/// In the order of `care.toml`; then what belongs to no such moment.
fn care_phrases(care: Option<&dyn TableLike>, known: &[String]) -> Vec<CarePhrases> {
    let stray = care.into_iter().flat_map(TableLike::iter).map(|(id, _)| id.to_owned());
    let stray = stray.filter(|id| !known.contains(id));
    let said = |id: String| CarePhrases {
        phrases: care.map(|care| phrases::read(care, &id)).unwrap_or_default(),
        id,
    };
    known.iter().cloned().chain(stray).map(said).collect()
}

fn dials(table: &dyn TableLike, tone: PersonaStyle) -> Dials {
    let otherwise = Dials::of(tone);
    let Some(dials) = child(table, "dials") else { return otherwise };
    Dials {
        warmth: number(dials, "warmth").unwrap_or(otherwise.warmth),
        formality: number(dials, "formality").unwrap_or(otherwise.formality),
        playfulness: number(dials, "playfulness").unwrap_or(otherwise.playfulness),
    }
}

fn chat(table: &dyn TableLike) -> ChatPolicy {
    let otherwise = ChatPolicy::default();
    let Some(chat) = child(table, "chat") else { return otherwise };
    ChatPolicy {
        stickers: flag(chat, "stickers").unwrap_or(otherwise.stickers),
        emoji: flag(chat, "emoji").unwrap_or(otherwise.emoji),
        limit: number(chat, "limit").unwrap_or(otherwise.limit),
    }
}

fn voice(table: &dyn TableLike) -> Voice {
    let otherwise = Voice::default();
    let Some(voice) = child(table, "voice") else { return otherwise };
    Voice {
        pace: pace(voice).unwrap_or(otherwise.pace),
        pitch: number(voice, "pitch").unwrap_or(otherwise.pitch),
        pause: number(voice, "pause").unwrap_or(otherwise.pause),
        limit: number(voice, "limit").unwrap_or(otherwise.limit),
    }
}

/// A number with or without a fraction.
fn pace(voice: &dyn TableLike) -> Option<f32> {
    let item = voice.get("pace")?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "a pace is small; what is not is refused by the checks"
    )]
    let pace = item
        .as_float()
        .map(|pace| pace as f32)
        .or_else(|| item.as_integer().map(|pace| pace as f32));
    pace.filter(|pace| pace.is_finite())
}

pub(super) fn put(files: &KbFiles, draft: &PersonaDraft) -> Result<ChangedFiles, EditError> {
    if !draft.voice.pace.is_finite() {
        return Err(EditError::refused(
            "voice.pace",
            "语速要写成数字",
            "the pace must be a number",
        ));
    }
    let mut file = open_or_new(files, FILE, HEADING)?;
    let root = file.document.as_table_mut();
    if draft.id == MAIN_PERSONA {
        write(&mut TableMut::Block(root), draft);
        others_last(root);
    } else {
        if !is_id(&draft.id) {
            return Err(not_an_id(&draft.id));
        }
        if !root.contains_key("personas") {
            let mut personas = Table::new();
            personas.set_implicit(true);
            root.insert("personas", Item::Table(personas));
        }
        let mut top = TableMut::Block(root);
        let mut personas = top.child("personas").ok_or_else(no_table)?;
        let mut table = personas.child(&draft.id).ok_or_else(no_table)?;
        write(&mut table, draft);
    }
    Ok([(FILE.to_owned(), Some(file.into_bytes()))].into())
}

fn no_table() -> EditError {
    EditError::refused(
        "id",
        "persona.toml 里的 [personas] 写得不对",
        "[personas] of persona.toml is no table",
    )
}

/// Tables that came new go before the other personas.
fn others_last(root: &mut Table) {
    if let Some((key, item)) = root.remove_entry("personas") {
        root.insert_formatted(&key, item);
    }
}

fn write(table: &mut TableMut<'_>, wanted: &PersonaDraft) {
    // Without dials of its own a persona has those of its tone: what they are now depends on what
    // the tone becomes.
    let now = read(table.view(), &wanted.id, &[]);
    table.words("name", &wanted.name);
    table.words("self", &wanted.myself);
    table.words("face", &wanted.face);
    table.words("address", &wanted.address);
    table.value("tone", &now.tone, &wanted.tone, |tone| text_value(tone.code()));
    table.texts("forbidden", &wanted.forbidden);
    write_phrases(table, wanted, &now);
    let dials = dials(table.view(), wanted.tone);
    if dials != wanted.dials
        && let Some(mut table) = table.child("dials")
    {
        let count = |dial: &u8| Value::from(i64::from(*dial));
        table.value("warmth", &dials.warmth, &wanted.dials.warmth, count);
        table.value("formality", &dials.formality, &wanted.dials.formality, count);
        table.value("playfulness", &dials.playfulness, &wanted.dials.playfulness, count);
    }
    let count = |limit: &u32| Value::from(i64::from(*limit));
    if now.chat != wanted.chat
        && let Some(mut table) = table.child("chat")
    {
        table.value("stickers", &now.chat.stickers, &wanted.chat.stickers, |flag| {
            Value::from(*flag)
        });
        table.value("emoji", &now.chat.emoji, &wanted.chat.emoji, |flag| Value::from(*flag));
        table.value("limit", &now.chat.limit, &wanted.chat.limit, count);
    }
    if now.voice != wanted.voice
        && let Some(mut table) = table.child("voice")
    {
        table.value("pace", &now.voice.pace, &wanted.voice.pace, decimal);
        table.value("pitch", &now.voice.pitch, &wanted.voice.pitch, |pitch| {
            Value::from(i64::from(*pitch))
        });
        table.value("pause", &now.voice.pause, &wanted.voice.pause, count);
        table.value("limit", &now.voice.limit, &wanted.voice.limit, count);
    }
}

fn write_phrases(table: &mut TableMut<'_>, wanted: &PersonaDraft, now: &PersonaDraft) {
    let said = |now: &PersonaDraft, moment: Moment| {
        now.moments
            .iter()
            .find(|said| said.moment == moment)
            .map(|said| said.phrases.clone())
            .unwrap_or_default()
    };
    for moment in wanted.moments.iter().filter(|wanted| said(now, wanted.moment) != wanted.phrases)
    {
        if let Some(mut table) = table.child("phrases") {
            phrases::put(&mut table, moment.moment.code(), &moment.phrases);
        }
    }
    let at_care =
        |id: &str| now.care.iter().find(|said| said.id == id).map_or(&[][..], |said| &said.phrases);
    for moment in wanted.care.iter().filter(|wanted| at_care(&wanted.id) != wanted.phrases) {
        if let Some(mut table) = table.child("care") {
            phrases::put(&mut table, &moment.id, &moment.phrases);
        }
    }
    let sticker = |moment: Moment| {
        now.moments.iter().find(|said| said.moment == moment).map_or("", |said| &said.sticker)
    };
    for moment in wanted.moments.iter().filter(|wanted| sticker(wanted.moment) != wanted.sticker) {
        if let Some(mut table) = table.child("stickers") {
            table.text(moment.moment.code(), &moment.sticker);
        }
    }
}

/// A number with as many digits as it needs, and at least one behind the point.
fn decimal(number: &f32) -> Value {
    format!("{number:?}").parse().unwrap_or_else(|_| Value::from(f64::from(*number)))
}

pub(super) fn remove(files: &KbFiles, id: &str) -> Result<ChangedFiles, EditError> {
    if id == MAIN_PERSONA {
        return Err(EditError::refused(
            "id",
            "写在文件最上面的人设不能删除",
            "the persona at the top of the file can't be removed",
        ));
    }
    let Some(mut file) = open(files, FILE)? else { return Ok(ChangedFiles::new()) };
    leave_heading(&mut file.document, &|path| {
        let mut keys = path.iter().map(|(key, _)| key.as_str());
        (keys.next(), keys.next()) == (Some("personas"), Some(id))
    });
    let root = file.document.as_table_mut();
    if let Some(mut personas) = root.get_mut("personas").and_then(TableMut::of) {
        personas.remove(id);
        if personas.view().is_empty() {
            root.remove("personas");
        }
    }
    // Nobody else speaks then but the one at the top.
    if text(root, "use") == id {
        TableMut::Block(root).remove("use");
    }
    Ok([(FILE.to_owned(), Some(file.into_bytes()))].into())
}

pub(super) fn choose(files: &KbFiles, id: &str) -> Result<ChangedFiles, EditError> {
    if persona_draft(files, id).is_none() {
        return Err(EditError::refused(
            "use",
            format!("没有人设「{id}」"),
            format!("there is no persona `{id}`"),
        ));
    }
    let mut file = open_or_new(files, FILE, HEADING)?;
    let now = file.document.get("use").and_then(Item::as_str).unwrap_or(MAIN_PERSONA).to_owned();
    if now != id {
        set_use(&mut file.document, id);
    }
    Ok([(FILE.to_owned(), Some(file.into_bytes()))].into())
}

fn set_use(document: &mut DocumentMut, id: &str) {
    let mut root = TableMut::Block(document.as_table_mut());
    if id == MAIN_PERSONA { root.remove("use") } else { root.set("use", text_value(id)) }
}

/// Takes the phrases for a care moment out of every persona.
pub(super) fn forget_care(files: &KbFiles, care: &str) -> Result<ChangedFiles, EditError> {
    let Some(mut file) = open(files, FILE)? else { return Ok(ChangedFiles::new()) };
    let root = file.document.as_table_mut();
    without_care(root, care);
    if let Some(personas) = root.get_mut("personas").and_then(Item::as_table_like_mut) {
        for (_, persona) in personas.iter_mut() {
            if let Some(persona) = persona.as_table_like_mut() {
                without_care(persona, care);
            }
        }
    }
    Ok([(FILE.to_owned(), Some(file.into_bytes()))].into())
}

fn without_care(persona: &mut dyn TableLike, care: &str) {
    if let Some(mut table) = persona.get_mut("care").and_then(TableMut::of) {
        table.remove(care);
    }
}
