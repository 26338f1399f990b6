//! Answers that rest on a law and that nobody looks at again within a year: `law-without-review`.
//!
//! Laws, standards and statutory warranties are amended; an answer that leans on one is right until
//! then. The entry's note counts as well: that is where authors write what an answer rests on.

use jiff::{Span, civil::Date};

use super::scope::{Scope, in_faqs};
use crate::{Diagnostic, Faq, Severity};

/// Words that only law has.
const LAW: [&str; 26] = [
    "法律",
    "法规",
    "法定",
    "依法",
    "合法",
    "违法",
    "法条",
    "消法",
    "消保法",
    "保护法",
    "安全法",
    "广告法",
    "商务法",
    "合同法",
    "质量法",
    "民法典",
    "税法",
    "条例",
    "国标",
    "强制性标准",
    "国家规定",
    "国家标准",
    "国家有关",
    "国家三包",
    "三包规定",
    "主管部门",
];

/// Who makes rules for everyone.
const AUTHORITIES: [&str; 14] = [
    "国家",
    "财政部",
    "工信部",
    "商务部",
    "海关",
    "税务",
    "药监局",
    "监管总局",
    "卫健委",
    "质检",
    "专卖法",
    "邮政法",
    "消防法",
    "计量法",
];

/// By what they make them.
const RULES: [&str; 10] =
    ["规定", "要求", "标准", "公告", "管理办法", "认证", "注册证", "备案", "不允许", "禁止"];

/// 三包 is a warranty before these, and three bags before others.
const WARRANTY: [&str; 11] =
    ["期", "政策", "凭证", "责任", "范围", "服务", "卡", "内", "有效", "的", "商品"];

/// The longest time until such an answer is looked at again.
const YEARS: i64 = 1;

pub(super) fn check(scope: &mut Scope<'_>) {
    let Some(latest) =
        scope.today.and_then(|today| today.checked_add(Span::new().years(YEARS)).ok())
    else {
        return;
    };
    for faq in scope.enabled() {
        if let Some(words) = texts(faq).find_map(named) {
            one(scope, faq, words, latest);
        }
    }
}

fn texts(faq: &Faq) -> impl Iterator<Item = &str> {
    let answers = faq.answers.iter().map(|answer| answer.answer.as_str());
    [faq.answer.as_str(), faq.note.as_str()].into_iter().chain(answers)
}

fn one(scope: &mut Scope<'_>, faq: &Faq, words: &str, latest: Date) {
    let (zh, en) = match faq.review_by {
        Some(review_by) if review_by <= latest => return,
        Some(review_by) => (
            format!("依据「{words}」，{review_by} 才复核：法规可能先变了"),
            format!(
                "rests on `{words}` and is reviewed by {review_by}, when that may have changed"
            ),
        ),
        None => (
            format!("依据「{words}」，却没有复核日期：法规变了没人会发现"),
            format!("rests on `{words}` and has no review date: nobody notices when that changes"),
        ),
    };
    let diagnostic = Diagnostic::error("law-without-review", in_faqs(faq, "review_by"), zh, en);
    scope.report(
        diagnostic
            .with_severity(Severity::Hint)
            .with_hint(
                format!("复核日期写一年以内的，比如 {latest}"),
                format!("Set a review date within a year, such as {latest}"),
            )
            .about(&faq.id),
    );
}

/// What names a law in a text.
fn named(text: &str) -> Option<&str> {
    let words = LAW.into_iter().find(|words| text.contains(words));
    words
        .or_else(|| authority(text))
        .or_else(|| act(text))
        .or_else(|| standard(text))
        .or_else(|| warranty(text))
}

/// 财政部规定的, 国家要求, 烟草专卖法不允许.
fn authority(text: &str) -> Option<&str> {
    AUTHORITIES.iter().find_map(|who| {
        let begin = text.find(who)?;
        let clause = text.get(begin..)?.split(['。', '！', '；', '，', '\n']).next()?;
        let (end, rule) = RULES
            .iter()
            .filter_map(|rule| Some((clause.get(who.len()..)?.find(rule)? + who.len(), rule)))
            .min()?;
        clause.get(..end + rule.len())
    })
}

/// 《…法》, 《…规定》.
fn act(text: &str) -> Option<&str> {
    let binding = ["法", "规定", "办法", "条例", "规范", "标准", "规则", "通则"];
    text.match_indices('《').find_map(|(begin, _)| {
        let (name, _) = text.get(begin..)?.split_once('》')?;
        let whole = text.get(begin..begin + name.len() + '》'.len_utf8());
        whole.filter(|_| binding.iter().any(|end| name.ends_with(end)))
    })
}

/// GB 4806, GB/T 18830.
fn standard(text: &str) -> Option<&str> {
    text.match_indices("GB").find_map(|(at, gb)| {
        let rest = text.get(at + gb.len()..)?;
        let rest = rest.strip_prefix("/T").unwrap_or(rest).trim_start_matches([' ', '/', '-']);
        let alone = !text.get(..at)?.ends_with(|c: char| c.is_ascii_alphanumeric());
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let end = text.len() - rest.len() + digits;
        text.get(at..end).filter(|_| alone && digits >= 3)
    })
}

/// 三包期内, 三包凭证.
fn warranty(text: &str) -> Option<&str> {
    text.match_indices("三包").map(|(at, words)| (at + words.len(), words)).find_map(
        |(end, words)| {
            let behind = text.get(end..)?;
            WARRANTY.iter().any(|one| behind.starts_with(one)).then_some(words)
        },
    )
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_law_is_told_from_other_words_with_its_letters() {
        for (text, words) in [
            ("依据消费者权益保护法第二十五条", "保护法"),
            (
                "按《网络购买商品七日无理由退货暂行办法》办理",
                "《网络购买商品七日无理由退货暂行办法》",
            ),
            ("符合GB/T 18830的要求", "GB/T 18830"),
            ("在三包期内免费修", "三包"),
            ("看过《夏天》再看《快递市场管理办法》", "《快递市场管理办法》"),
            ("财政部、海关规定的限额", "财政部、海关规定"),
        ] {
            assert_eq!(named(text), Some(words));
        }
        for text in ["用法见说明书", "没法改", "发往其他国家", "三包装更划算", "128GB 的没有了"]
        {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
