//! What the bot promises and what keeps it: `promise-without-capability`. Also what care moments
//! name.

use std::collections::BTreeSet;

use super::rules::entries;
use super::scope::Scope;
use crate::promise::binding;
use crate::{Diagnostic, Phrase, Place, Severity};

pub(super) fn check(scope: &mut Scope<'_>) {
    let kb = scope.kb;
    for moment in &kb.care.moments {
        let place = Place::row("care.toml", moment.row);
        let (zh, en) =
            (format!("关怀时刻「{}」", moment.id), format!("the care moment `{}`", moment.id));
        entries(
            scope,
            (&moment.entries, &moment.categories),
            (&zh, &en),
            &place,
            (&moment.part(), ""),
        );
        if let Some(promise) = &moment.promise {
            scope.beside(&moment.part(), "promise", |scope| declared(scope, promise, place));
        }
        for phrase in &moment.say {
            scope.beside(&moment.part(), format!("say.{}", phrase.index), |scope| {
                one(scope, phrase, "care.toml", moment.promise.is_some());
            });
        }
    }
    let moments = kb.care.moments.iter().filter(|moment| moment.promise.is_some());
    let promising: BTreeSet<&str> = moments.map(|moment| moment.id.as_str()).collect();
    for persona in &kb.personas {
        for (id, variants) in &persona.care {
            let kept = promising.contains(id.as_str());
            for phrase in variants {
                let field = format!("care.{id}.{}", phrase.index);
                scope.beside(&persona.part(), field, |scope| {
                    one(scope, phrase, "persona.toml", kept);
                });
            }
        }
        for (moment, variants) in &persona.phrases {
            // These speak of the human who takes over; the hand-over itself keeps the promise.
            let kept = matches!(
                moment,
                crate::Moment::Handoff
                    | crate::Moment::HandoffFailed
                    | crate::Moment::Missing
                    | crate::Moment::AskFirst
                    | crate::Moment::Closed
                    | crate::Moment::CallbackPhone
                    | crate::Moment::CallbackNoted
                    | crate::Moment::CallbackAgain
                    | crate::Moment::AgentOpening
            );
            for phrase in variants {
                let field = format!("moments.{}.{}", moment.code(), phrase.index);
                scope.beside(&persona.part(), field, |scope| {
                    one(scope, phrase, "persona.toml", kept);
                });
            }
        }
    }
}

fn one(scope: &mut Scope<'_>, phrase: &Phrase, file: &str, kept: bool) {
    let place = Place::row(file, phrase.row);
    match &phrase.promise {
        Some(promise) => declared(scope, promise, place),
        None if kept => {}
        None => {
            if let Some(words) = binding(&phrase.text) {
                let diagnostic = Diagnostic::error(
                    "promise-without-capability",
                    place,
                    format!("这句话答应了顾客（「{words}」），但没有写靠什么做到"),
                    format!(
                        "the phrase promises something (`{words}`) and does not say what keeps it"
                    ),
                );
                scope.report(diagnostic.with_severity(Severity::Warning).with_hint(
                    "在这句话的「答应了顾客什么」里选靠什么做到；做不到就换个说法",
                    "Say what keeps it (`promise`, “What it promises” in the studio), or use other words",
                ));
            }
        }
    }
}

fn declared(scope: &mut Scope<'_>, promise: &str, place: Place) {
    if !scope.all_read(&["kb.toml"]) || scope.kb.settings.capabilities.contains_key(promise) {
        return;
    }
    let diagnostic = Diagnostic::error(
        "promise-without-capability",
        place,
        format!("店里靠什么做到「{promise}」还没写，这句话不会说"),
        format!("`{promise}` is not among [capabilities] in kb.toml; the phrase is not said"),
    );
    scope.report(diagnostic.with_hint(
        format!("换一样店里做得到的；确实做得到，就在 kb.toml 的 [capabilities] 里加一行：{promise} = \"怎么做到\""),
        format!("If the shop can do it, add the line: {promise} = \"how\""),
    ));
}
