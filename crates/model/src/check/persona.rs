//! `missing-phrase`.

use super::scope::Scope;
use crate::{Diagnostic, Moment, Place, Severity};

pub(super) fn check(scope: &mut Scope<'_>) {
    if !scope.all_read(&["persona.toml"]) {
        return;
    }
    let phrases = &scope.kb.persona.phrases;
    let missing: Vec<Moment> = Moment::NEEDED.into_iter().filter(|moment| !phrases.contains_key(moment)).collect();
    if missing.len() == Moment::NEEDED.len() {
        report(scope, "人设没有写任何话术", "the persona has no phrases at all");
        return;
    }
    for moment in missing {
        let zh = format!("人设没有写「{}」（{}）的话术", spoken(moment), moment.code());
        report(scope, &zh, &format!("the persona has no phrase for `{}`", moment.code()));
    }
}

fn report(scope: &mut Scope<'_>, zh: &str, en: &str) {
    let diagnostic = Diagnostic::error("missing-phrase", Place::file("persona.toml"), zh, en);
    scope.report(diagnostic.with_severity(Severity::Warning).with_hint(
        "在 persona.toml 的 [phrases] 里写几句；没写之前机器人会说程序自带的话",
        "Write some under [phrases] in persona.toml; until then the bot says Kaopu's plain words",
    ));
}

fn spoken(moment: Moment) -> &'static str {
    match moment {
        Moment::Greeting => "打招呼",
        Moment::Thanks => "回应感谢",
        Moment::Goodbye => "道别",
        Moment::Clarify => "反问确认",
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
        Moment::AgentOpening => "人工的开场白",
    }
}
