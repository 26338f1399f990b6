//! What personas lack and what they must not say: `missing-phrase`, `tone-gap`, `unsafe-phrase`,
//! `forbidden-word`, `phrase-length`, `cheerful-answer`.

use std::collections::{BTreeMap, BTreeSet};

use super::scope::{Scope, in_answers, in_faqs};
use super::words::Words;
use crate::{
    Diagnostic, Feeling, MAIN_PERSONA, Moment, PartRef, Persona, Phrase, Place, Severity, Template,
    cheerful_word, has_emoji,
};

const FILE: &str = "persona.toml";

pub(super) fn check(scope: &mut Scope<'_>) {
    if !scope.all_read(&[FILE]) {
        return;
    }
    let kb = scope.kb;
    // A knowledge base without persona.toml has one persona, and it is empty.
    let personas =
        if kb.personas.is_empty() { std::slice::from_ref(&kb.persona) } else { &kb.personas };
    // The phrases of care.toml are said by every persona that has none of its own.
    let shared: Vec<Vec<Traits>> =
        kb.care.moments.iter().map(|moment| moment.say.iter().map(Traits::of).collect()).collect();
    // Personas that are equally strict say the same of them.
    let mut groups: BTreeMap<Strictness<'_>, usize> = BTreeMap::new();
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    for persona in personas {
        let next = groups.len();
        let group = *groups.entry(strictness(persona)).or_insert(next);
        let forbidden = Words::new(&persona.forbidden);
        missing(scope, persona);
        for moment in Moment::ALL {
            let variants = persona.phrases.get(&moment).map(Vec::as_slice).unwrap_or_default();
            let beside = (persona.part(), format!("moments.{}", moment.code()));
            each_alone(scope, (persona, &forbidden), (FILE, variants), None, &beside);
            if Moment::NEEDED.contains(&moment) {
                gaps(scope, moment, variants, &beside);
            }
        }
        for (at, (moment, traits)) in kb.care.moments.iter().zip(&shared).enumerate() {
            let said_by = (persona, &forbidden);
            match persona.care.get(&moment.id) {
                Some(own) => {
                    let beside = (persona.part(), format!("care.{}", moment.id));
                    each_alone(scope, said_by, (FILE, own), None, &beside);
                }
                None if told.insert((group, at)) => {
                    let beside = (moment.part(), "say".to_owned());
                    each_alone(scope, said_by, ("care.toml", &moment.say), Some(traits), &beside);
                }
                None => {}
            }
        }
    }
    brand_words(scope);
    cheerful_answers(scope);
}

fn missing(scope: &mut Scope<'_>, persona: &Persona) {
    let place = place_of(persona);
    let who = named(persona);
    let missing: Vec<Moment> =
        Moment::NEEDED.into_iter().filter(|moment| !persona.phrases.contains_key(moment)).collect();
    if missing.len() == Moment::NEEDED.len() {
        let zh = format!("人设{}没有写任何话术", who.0);
        let en = format!("the persona{} has no phrases at all", who.1);
        scope.beside(&persona.part(), "moments", |scope| report(scope, place, &zh, &en));
    } else {
        for moment in missing {
            let zh =
                format!("人设{}没有写「{}」（{}）的话术", who.0, spoken(moment), moment.code());
            let en = format!("the persona{} has no phrase for `{}`", who.1, moment.code());
            scope.beside(&persona.part(), format!("moments.{}", moment.code()), |scope| {
                report(scope, place.clone(), &zh, &en);
            });
        }
    }
    for moment in &scope.kb.care.moments {
        if moment.say.is_empty() && !persona.care.contains_key(&moment.id) {
            let zh = format!("人设{}没有写关怀时刻「{}」的话术", who.0, moment.id);
            let en =
                format!("the persona{} has no phrase for the care moment `{}`", who.1, moment.id);
            scope.beside(&moment.part(), "say", |scope| {
                scope.beside(&persona.part(), format!("care.{}", moment.id), |scope| {
                    report(scope, Place::row("care.toml", moment.row), &zh, &en);
                });
            });
        }
    }
}

fn report(scope: &mut Scope<'_>, place: Place, zh: &str, en: &str) {
    let diagnostic = Diagnostic::error("missing-phrase", place, zh, en);
    scope.report(diagnostic.with_severity(Severity::Warning).with_hint(
        "在「人设」页给这个场合写几句，关怀时刻的在「关怀」页写；没写之前机器人说靠谱自带的话，或者不说",
        "Write some under [phrases] in persona.toml, for care moments under [care]; until then \
         the bot says Kaopu's plain words, or nothing",
    ));
}

/// What a persona asks of a phrase: the words that it may not have, whether emoji, how long it may
/// be.
type Strictness<'k> = (&'k [String], bool, u32);

fn strictness(persona: &Persona) -> Strictness<'_> {
    (&persona.forbidden, persona.chat.emoji, persona.chat.limit.min(persona.voice.limit))
}

/// What does not depend on who says a phrase.
struct Traits {
    /// The feelings that its author wants and that it would hurt.
    hurt: Vec<Feeling>,
    emoji: bool,
    chars: u32,
}

impl Traits {
    fn of(phrase: &Phrase) -> Self {
        let chars = Template::read(&phrase.text).0.literal_chars();
        Self {
            hurt: phrase.unsafe_for(),
            emoji: has_emoji(&phrase.text),
            chars: u32::try_from(chars).unwrap_or(u32::MAX),
        }
    }
}

/// Each phrase of a moment; `traits` are theirs if they are known.
fn each_alone(
    scope: &mut Scope<'_>,
    (persona, forbidden): (&Persona, &Words<'_>),
    (file, variants): (&str, &[Phrase]),
    traits: Option<&[Traits]>,
    (part, field): &(PartRef, String),
) {
    for (at, phrase) in variants.iter().enumerate() {
        let own;
        let traits = match traits.and_then(|traits| traits.get(at)) {
            Some(traits) => traits,
            None => {
                own = Traits::of(phrase);
                &own
            }
        };
        scope.beside(part, format!("{field}.{}", phrase.index), |scope| {
            phrase_alone(
                scope,
                (persona, forbidden),
                (phrase, traits),
                Place::row(file, phrase.row),
            );
        });
    }
}

/// The feelings for which no phrase of a moment is left.
fn gaps(
    scope: &mut Scope<'_>,
    moment: Moment,
    variants: &[Phrase],
    (part, field): &(PartRef, String),
) {
    if variants.is_empty() {
        return;
    }
    let (zh, en) = (format!("「{}」", spoken(moment)), format!("`{}`", moment.code()));
    let light = moment.is_light();
    let left_out = |feeling: &Feeling| !variants.iter().any(|phrase| phrase.fits(*feeling, light));
    let gaps: Vec<Feeling> = Feeling::ALL.iter().copied().filter(left_out).collect();
    if gaps.is_empty() {
        return;
    }
    let names: Vec<&str> = gaps.iter().map(|feeling| feeling.zh()).collect();
    let codes: Vec<&str> = gaps.iter().map(|feeling| feeling.code()).collect();
    let row = variants.first().map_or(0, |phrase| phrase.row);
    let diagnostic = Diagnostic::error(
        "tone-gap",
        Place::row(FILE, row),
        format!("{zh}没有一句适合{}的顾客", names.join("、")),
        format!("no phrase for {en} fits a customer who is {}", codes.join(", ")),
    );
    scope.report(
        diagnostic.with_severity(Severity::Warning).beside(part.clone(), field).with_hint(
            "加一句平实的，不带~、表情和俏皮话；没写之前机器人会说靠谱自带的话",
            "Add a plain one; until then the bot says Kaopu's own words",
        ),
    );
}

fn phrase_alone(
    scope: &mut Scope<'_>,
    (persona, words): (&Persona, &Words<'_>),
    (phrase, Traits { hurt, emoji, chars }): (&Phrase, &Traits),
    place: Place,
) {
    if !hurt.is_empty() {
        let names: Vec<&str> = hurt.iter().map(|feeling| feeling.zh()).collect();
        let codes: Vec<&str> = hurt.iter().map(|feeling| feeling.code()).collect();
        let diagnostic = Diagnostic::error(
            "unsafe-phrase",
            place.clone(),
            format!("「{}」太俏皮，不能对{}的顾客说", phrase.text, names.join("、")),
            format!(
                "`{}` is cheerful and can't be said to a customer who is {}",
                phrase.text,
                codes.join(", ")
            ),
        );
        scope.report(diagnostic.with_hint(
            "从 moods 里去掉，或换一句平实的",
            "Take them out of `moods`, or write a plain phrase",
        ));
    }
    if let Some(word) = words.first_in(&phrase.text) {
        forbidden(scope, word, place.clone());
    }
    if !persona.chat.emoji && *emoji {
        let diagnostic = Diagnostic::error(
            "forbidden-word",
            place.clone(),
            "这个人设不用表情符号，这句话里有",
            "the persona uses no emoji, and this phrase has some",
        );
        scope.report(diagnostic.with_hint(
            "去掉表情，或在 [chat] 里写 emoji = true",
            "Take them out, or set emoji = true under [chat]",
        ));
    }
    let limit = persona.chat.limit.min(persona.voice.limit);
    if *chars > limit {
        let diagnostic = Diagnostic::error(
            "phrase-length",
            place,
            format!("这句话有 {chars} 个字，超过了 {limit} 个字的上限"),
            format!("the phrase has {chars} characters; the limit is {limit}"),
        );
        scope.report(
            diagnostic.with_severity(Severity::Warning).with_hint("说短一点", "Make it shorter"),
        );
    }
}

/// Answers and hand-over words are said by whichever persona speaks.
fn brand_words(scope: &mut Scope<'_>) {
    let kb = scope.kb;
    let words = Words::new(&kb.persona.forbidden);
    let found = |text: &str| words.first_in(text);
    for faq in scope.enabled() {
        if let Some(word) = found(&faq.answer) {
            forbidden(scope, word, in_faqs(faq, "answer"));
        }
        for answer in &faq.answers {
            if let Some(word) = found(&answer.answer) {
                forbidden(scope, word, in_answers(answer.row, "answer"));
            }
        }
    }
    for rule in &kb.escalation.rules {
        for (say, field) in [(&rule.say, "say"), (&rule.say_closed, "say_closed")] {
            if let Some(word) = say.as_ref().and_then(|say| found(say)) {
                scope.beside(&rule.part(), field, |scope| {
                    forbidden(scope, word, Place::row("escalation.toml", rule.row));
                });
            }
        }
    }
}

/// Answers and hand-over words reach customers in every mood: a phrase can be left out for an upset
/// one, an answer can't.
fn cheerful_answers(scope: &mut Scope<'_>) {
    let mut found = Vec::new();
    for faq in scope.enabled() {
        found
            .extend(cheerful_word(&faq.answer).map(|word| (word, in_faqs(faq, "answer"), &faq.id)));
        for answer in &faq.answers {
            let place = || in_answers(answer.row, "answer");
            found.extend(cheerful_word(&answer.answer).map(|word| (word, place(), &faq.id)));
        }
    }
    for (word, place, faq) in found {
        scope.report(cheerful(word, place).about(faq));
    }
    for rule in &scope.kb.escalation.rules {
        for (say, field) in [(&rule.say, "say"), (&rule.say_closed, "say_closed")] {
            if let Some(word) = say.as_deref().and_then(cheerful_word) {
                scope.beside(&rule.part(), field, |scope| {
                    scope.report(cheerful(word, Place::row("escalation.toml", rule.row)));
                });
            }
        }
    }
}

fn cheerful(word: &str, place: Place) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        "cheerful-answer",
        place,
        format!("「{word}」太俏皮：着急、生气的顾客也会听到这句"),
        format!("`{word}` is cheerful, and upset customers hear this, too"),
    );
    diagnostic.with_severity(Severity::Warning).with_hint(
        "换成平实的说法；俏皮话写进人设的话术，那里只对平静的顾客说",
        "Say it plainly; cheerful words belong into the persona's phrases, which only calm customers hear",
    )
}

fn forbidden(scope: &mut Scope<'_>, word: &str, place: Place) {
    let diagnostic = Diagnostic::error(
        "forbidden-word",
        place,
        format!("这里有本店不说的词「{word}」"),
        format!("this has `{word}`, which the brand never says"),
    );
    scope.report(diagnostic.with_hint("换个说法", "Say it differently"));
}

fn place_of(persona: &Persona) -> Place {
    if persona.id == MAIN_PERSONA || persona.id.is_empty() {
        Place::file(FILE)
    } else {
        Place::row(FILE, persona.row)
    }
}

fn named(persona: &Persona) -> (String, String) {
    if persona.id == MAIN_PERSONA || persona.id.is_empty() {
        return (String::new(), String::new());
    }
    (format!("「{}」", persona.id), format!(" `{}`", persona.id))
}

fn spoken(moment: Moment) -> &'static str {
    match moment {
        Moment::Greeting => "打招呼",
        Moment::Thanks => "回应感谢",
        Moment::Goodbye => "道别",
        Moment::Clarify => "反问确认",
        Moment::Confirm => "先说听懂了什么，再答",
        Moment::Alternatives => "答完列出别的可能",
        Moment::AskProduct => "问是哪个商品",
        Moment::AskOrder => "问是哪个订单",
        Moment::Unknown => "没听懂",
        Moment::Handoff => "转人工",
        Moment::Missing => "知识库里没有这个值",
        Moment::Empty => "消息里没有文字",
        Moment::Opener => "先安抚一句",
        Moment::Closer => "答完补一句",
        Moment::AskFirst => "转人工前问一句",
        Moment::Closed => "人工不在线",
        Moment::CallbackPhone => "问回电号码",
        Moment::CallbackNoted => "记下回电号码",
        Moment::CallbackAgain => "再次要人工而人工不在线",
        Moment::Resume => "人工交还后接着说",
        Moment::HandoffFailed => "转人工没人接",
        Moment::AgentOpening => "人工的开场白",
    }
}
