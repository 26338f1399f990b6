//! What is said of pictures without looking at their files: `missing-alt`, `unused-picture`,
//! `unknown-picture`.

use std::collections::BTreeSet;

use super::ids::with_guess;
use super::picture_files::{self, LookedAtPictures};
use super::scope::{Scope, cell};
use crate::parse::sheet::MEDIA_TABLE;
use crate::{Diagnostic, Moment, Place, Placeholder, Severity, Template};

pub(super) fn check(scope: &mut Scope<'_>, looked: Option<&LookedAtPictures>) {
    for picture in scope.kb.pictures.iter().filter(|picture| picture.alt.is_empty()) {
        scope.report(without_words(&picture.name, cell(&MEDIA_TABLE, picture.row, "alt")));
    }
    named_by_personas(scope);
    unused(scope);
    if let Some(looked) = looked {
        picture_files::check(scope, looked);
    }
}

fn without_words(name: &str, place: Place) -> Diagnostic {
    Diagnostic::error(
        "missing-alt",
        place,
        format!("图片「{name}」没有写给看不见的人听的话"),
        format!("the picture `{name}` has no words for who can't see it"),
    )
    .with_severity(Severity::Warning)
    .with_hint(
        "用一两句话说出图里有什么：电话里会读出来，看不见图的顾客也靠它",
        "Say in a sentence or two what it shows: it is read out on the phone, and to customers who \
         can't see it",
    )
}

/// Faces, and stickers where there are pictures: without `media.csv` a sticker is a name that the
/// chat platform knows.
fn named_by_personas(scope: &mut Scope<'_>) {
    let kb = scope.kb;
    if !scope.all_read(&[MEDIA_TABLE.file]) {
        return;
    }
    let personas =
        if kb.personas.is_empty() { std::slice::from_ref(&kb.persona) } else { &kb.personas };
    for persona in personas {
        let face = Some((persona.face.as_str(), "face".to_owned(), Severity::Error));
        let face = face.filter(|(face, ..)| !face.is_empty());
        let stickers = persona.stickers.iter().filter(|_| !kb.pictures.is_empty());
        let stickers = stickers
            .map(|(moment, name)| (name.as_str(), sticker_field(*moment), Severity::Warning));
        for (called, field, severity) in face.into_iter().chain(stickers) {
            if scope.known.pictures.contains(called) {
                continue;
            }
            let place = Place::row("persona.toml", persona.row);
            let told = unknown(scope, called, place).with_severity(severity);
            scope.beside(&persona.part(), field, |scope| scope.report(told));
        }
    }
}

fn sticker_field(moment: Moment) -> String {
    format!("moments.{}.sticker", moment.code())
}

/// A picture that nobody has.
pub(super) fn unknown(scope: &Scope<'_>, called: &str, place: Place) -> Diagnostic {
    let known = scope.kb.pictures.iter().map(|picture| picture.name.as_str());
    let guess = scope.guesses.closest(called, known);
    let told = Diagnostic::error(
        "unknown-picture",
        place,
        format!("没有叫「{called}」的图片"),
        format!("there is no picture `{called}`"),
    );
    with_guess(told, guess, MEDIA_TABLE.file)
}

fn unused(scope: &mut Scope<'_>) {
    let kb = scope.kb;
    if !scope.all_read(&["faqs.csv", "answers.csv", "persona.toml"]) {
        return;
    }
    let answers = kb.faqs.iter().flat_map(|faq| {
        let conditional = faq.answers.iter().map(|answer| answer.answer.as_str());
        std::iter::once(faq.answer.as_str()).chain(conditional)
    });
    let mut used: BTreeSet<String> = answers.flat_map(pictures_in).collect();
    for persona in kb.personas.iter().chain([&kb.persona]) {
        used.insert(persona.face.clone());
        used.extend(persona.stickers.values().cloned());
    }
    for picture in &kb.pictures {
        if used.contains(&picture.name) || used.contains(&picture.id) {
            continue;
        }
        let told = Diagnostic::error(
            "unused-picture",
            cell(&MEDIA_TABLE, picture.row, "name"),
            format!("图片「{}」没有用在任何地方", picture.name),
            format!("nobody uses the picture `{}`", picture.name),
        );
        scope.report(told.with_severity(Severity::Hint).with_hint(
            format!("在答案里写 {{图:{}}}，或删掉它", picture.name),
            format!("Write {{image:{}}} in an answer, or delete it", picture.name),
        ));
    }
}

fn pictures_in(text: &str) -> Vec<String> {
    let (template, _) = Template::read(text);
    let called = |placeholder: &Placeholder| match placeholder {
        Placeholder::Picture(called) => Some(called.clone()),
        _ => None,
    };
    template.placeholders().filter_map(called).collect()
}
