//! What the persona says: a phrase fit for how the customer feels, not the one it said last; and a
//! sticker, in chat, for the calm.

use std::collections::BTreeMap;

use kaopu_model::{Channel, Feeling, KnowledgeBase, Locale, Moment, Phrase, has_emoji};

use super::plain_words::{last_resort, plain_words};
use crate::realise::render::{Values, render};

/// The number under which a session remembers that Kaopu's own words were said.
const PLAIN: u32 = u32::MAX;

/// From this playfulness on stickers are sent, and phrases with emoji are said.
const STICKERS_FROM: u8 = 4;
const EMOJI_FROM: u8 = 2;

/// Words to say, which of the variants they are, and what was promised in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    pub text: String,
    pub variant: u32,
    pub sticker: Option<String>,
    pub promise: Option<String>,
}

/// The next phrase for a moment; `None` if the persona has none and the moment can do without.
/// `said` are the variants that were said last.
pub(crate) fn say(
    moment: Moment,
    said: &BTreeMap<Moment, u32>,
    values: &Values<'_>,
) -> Option<Said> {
    let persona = &values.kb.persona;
    let variants = persona.phrases.get(&moment).map(Vec::as_slice).unwrap_or_default();
    let last = said.get(&moment).copied();
    let locale = values.kb.settings.locale;
    let sticker = sticker(moment, values);
    if let Some((variant, text, promise)) = next(variants, moment.is_light(), last, values) {
        return Some(Said { text, variant, sticker, promise: promise.cloned() });
    }
    let plain = [plain_words(locale, moment), last_resort(locale)];
    let mut plain = plain.into_iter().take_while(|words| !words.is_empty());
    let text = plain.find_map(|words| render(words, values).ok())?.text;
    Some(Said { text, variant: PLAIN, sticker, promise: None })
}

/// The next phrase of a care moment, by its id; `promise` is what keeps whatever any of them
/// promises.
pub(crate) fn say_care(
    id: &str,
    (variants, light): (&[Phrase], bool),
    promise: Option<&String>,
    said: &BTreeMap<String, u32>,
    values: &Values<'_>,
) -> Option<Said> {
    if promise.is_some_and(|promise| !is_kept(values.kb, promise)) {
        return None;
    }
    let last = said.get(id).copied();
    let (variant, text, own) = next(variants, light, last, values)?;
    let promise = own.or(promise).cloned();
    Some(Said { text, variant, sticker: None, promise })
}

/// The first variant behind the last one said that may be said and can be filled in, with what it
/// promises. The last one itself is none: never twice running.
fn next<'p>(
    variants: &'p [Phrase],
    light: bool,
    last: Option<u32>,
    values: &Values<'_>,
) -> Option<(u32, String, Option<&'p String>)> {
    let begin = last.filter(|last| *last != PLAIN).map_or(0, |last| last as usize + 1);
    let numbered = || variants.iter().enumerate();
    let in_turn = numbered().skip(begin).chain(numbered().take(begin));
    in_turn
        .filter_map(|(at, phrase)| Some((u32::try_from(at).ok()?, phrase)))
        .filter(|(number, phrase)| Some(*number) != last && may_be_said(phrase, light, values))
        .find_map(|(number, phrase)| {
            Some((number, render(&phrase.text, values).ok()?.text, phrase.promise.as_ref()))
        })
}

/// Whether feeling, channel, brand and promises allow a phrase.
pub(crate) fn may_be_said(phrase: &Phrase, light: bool, values: &Values<'_>) -> bool {
    let persona = &values.kb.persona;
    let channel = values.context.channel;
    let emoji =
        channel == Channel::Chat && persona.chat.emoji && persona.dials.playfulness >= EMOJI_FROM;
    phrase.fits(values.feeling, light)
        && phrase.channel.is_none_or(|only| only == channel)
        && (emoji || !has_emoji(&phrase.text))
        && !persona.forbidden.iter().any(|word| phrase.text.contains(word.as_str()))
        && phrase.promise.as_ref().is_none_or(|promise| is_kept(values.kb, promise))
}

fn is_kept(kb: &KnowledgeBase, promise: &str) -> bool {
    kb.settings.capabilities.contains_key(promise)
}

/// The sticker for a moment. A sticker is always cheerful, so only a calm customer gets one.
pub(crate) fn sticker(moment: Moment, values: &Values<'_>) -> Option<String> {
    let persona = &values.kb.persona;
    let may = values.context.channel == Channel::Chat
        && values.feeling == Feeling::Calm
        && persona.chat.stickers
        && persona.dials.playfulness >= STICKERS_FROM;
    persona.stickers.get(&moment).filter(|_| may).cloned()
}

/// The first phrase for a moment that can be said with these values; for texts that no customer
/// reads.
pub(crate) fn formal(moment: Moment, values: &Values<'_>) -> Option<String> {
    let variants = values.kb.persona.phrases.get(&moment)?;
    let fit = variants.iter().filter(|phrase| may_be_said(phrase, moment.is_light(), values));
    fit.into_iter().find_map(|phrase| Some(render(&phrase.text, values).ok()?.text))
}

/// Kaopu's own words for a moment, if it has any.
pub(crate) fn plain(moment: Moment, locale: Locale) -> Option<&'static str> {
    Some(plain_words(locale, moment)).filter(|words| !words.is_empty())
}
