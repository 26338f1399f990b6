//! Sentences in which a shop binds itself to do something later: `promising`.
//!
//! A promise has a deed that comes after this reply (tell, call, follow, hurry, keep, make good),
//! and it is the shop that does it, for the customer. What the customer is asked to do, what others
//! do by themselves, what is done already or right now, and what will not be done are none.

mod english;
mod words;

use english::english;
use words::{
    ANOTHER_TIME, ASKS, AT_HAND, BINDING, CUSTOMER, DOES, DONE, FOR, LATER, NOT, NOTICES, OTHERS,
    SHOP, SORRY, TELLS, TELLS_NOW, THEN, WATCHES,
};

/// So many letters of a promise are told where its end is not known.
const LONGEST: usize = 20;

/// What parts a text into clauses.
const ENDS: [char; 15] =
    ['。', '！', '？', '；', '，', '!', '?', ';', ',', '~', '～', '\n', '：', ':', '、'];

/// The first words of a text in which the shop promises something that it has to do later.
///
/// ```
/// use kaopu_model::promising;
/// assert_eq!(promising("到货了我们会联系您"), Some("会联系您"));
/// assert_eq!(promising("一路上陪您盯着物流"), Some("陪您盯"));
/// assert_eq!(promising("We'll let you know."), Some("We'll let you know"));
/// for none in ["请留意短信", "平台会通知您", "温馨提醒您：先洗再用", "已经帮您催过了"] {
///     assert_eq!(promising(none), None);
/// }
/// ```
#[must_use]
pub fn promising(text: &str) -> Option<&str> {
    clauses(text).find_map(|clause| heard_of(clause).or_else(|| english(clause)))
}

/// As [`promising`], and whatever else the shop says that it will do. For words that are said to
/// everyone: an answer may well tell how the shop works.
pub(crate) fn binding(text: &str) -> Option<&str> {
    promising(text).or_else(|| clauses(text).find_map(bound))
}

fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(ENDS)
}

fn heard_of(clause: &str) -> Option<&str> {
    let told_now = of(clause, TELLS_NOW).find_map(|deed| told(clause, deed, true));
    of(clause, TELLS)
        .find_map(|deed| told(clause, deed, false))
        .or(told_now)
        .or_else(|| of(clause, WATCHES).find_map(|deed| followed(clause, deed)))
        .or_else(|| of(clause, "第一时间").find_map(|time| put_off(clause, time)))
}

fn bound(clause: &str) -> Option<&str> {
    of(clause, BINDING)
        .map(|(_, words)| words)
        .next()
        .or_else(|| of(clause, DOES).find_map(|deed| followed(clause, deed)))
        .or_else(|| of(clause, ANOTHER_TIME).find_map(|time| put_off(clause, time)))
        .or_else(|| of(clause, SHOP).find_map(|shop| will(clause, shop)))
        .or_else(|| of(clause, THEN).find_map(|then| done_then(clause, then)))
}

/// Where the words of a list stand in a clause, from the first on.
fn of<'t>(clause: &'t str, list: &'static str) -> impl Iterator<Item = Found<'t>> {
    let mut found: Vec<Found<'t>> =
        list.split(' ').flat_map(|one| clause.match_indices(one)).collect();
    found.sort_unstable();
    found.into_iter()
}

/// The shop says that it will.
fn will<'t>(clause: &'t str, (at, shop): Found<'_>) -> Option<&'t str> {
    let behind = clause.get(at + shop.len()..)?;
    let (before, rest) = ["会", "将", "负责"].iter().find_map(|will| {
        let (before, rest) = behind.split_once(will)?;
        (before.chars().count() <= 4).then_some((before, rest))
    })?;
    let said = !rest.starts_with(['员', '不', '话', '场', '的', '儿']) && !rest.is_empty();
    let other = before.ends_with(['机', '不', '才', '社', '学']);
    let at_hand = AT_HAND.split(' ').any(|words| rest.starts_with(words));
    let asked =
        ASKS.split(' ').any(|words| clause.get(..at).is_some_and(|head| head.ends_with(words)));
    (said && !other && !at_hand && !asked)
        .then(|| clause.get(at..).map(|rest| first(rest, LONGEST)))?
}

/// Where words stand in a clause, and the words.
type Found<'t> = (usize, &'t str);

/// The customer hears of something.
fn told<'t>(clause: &'t str, (at, deed): Found<'_>, may_be_now: bool) -> Option<&'t str> {
    let (before, behind) = (clause.get(..at)?, clause.get(at + deed.len()..)?);
    let object = CUSTOMER.split(' ').find(|customer| {
        let near = behind.strip_prefix("一下").or(behind.strip_prefix("一声")).unwrap_or(behind);
        let near = near.strip_prefix("给").unwrap_or(near);
        near.starts_with(*customer)
    });
    let to_customer = for_customer(before).filter(|given| {
        // 帮您联系网点: somebody else hears.
        !before.get(*given..).is_some_and(|rest| rest.starts_with(['帮', '替', '为', '陪']))
    });
    let begin = to_customer.or_else(|| object.map(|_| at))?;
    let notice = NOTICES.split(' ').any(|words| before.ends_with(words));
    let later = has(before, LATER) || has(before, ANOTHER_TIME);
    if notice || (may_be_now && !later) || !is_shops(before, behind) {
        return None;
    }
    let begin = last_of(before, LATER).map_or(begin, |later| later.min(begin));
    let end = object.map_or(at + deed.len(), |customer| {
        at + deed.len() + behind.find(customer).unwrap_or_default() + customer.len()
    });
    clause.get(begin..end)
}

/// Something goes on for the customer.
fn followed<'t>(clause: &'t str, (at, deed): Found<'_>) -> Option<&'t str> {
    let (before, behind) = (clause.get(..at)?, clause.get(at + deed.len()..)?);
    let shop = || {
        let shop = last_of(before, SHOP)?;
        before.get(shop..).is_some_and(|rest| has(rest, LATER)).then_some(shop)
    };
    let begin = for_customer(before).or_else(shop)?;
    is_shops(before, behind).then(|| clause.get(begin..at + deed.len())).flatten()
}

/// Something is done for the customer, and not now.
fn put_off<'t>(clause: &'t str, (at, time): Found<'_>) -> Option<&'t str> {
    let (before, behind) = (clause.get(..at)?, clause.get(at + time.len()..)?);
    let given = for_customer(behind).map(|begin| at + time.len() + begin);
    let shop = has(before, SHOP) || SHOP.split(' ').any(|shop| behind.starts_with(shop));
    if given.is_none() && !shop || !is_shops(clause.get(..given.unwrap_or(at))?, "") {
        return None;
    }
    clause.get(at..).map(|rest| first(rest, LONGEST)).filter(|_| !before.ends_with("请"))
}

/// Something is done for the customer when something else has come about.
fn done_then<'t>(clause: &'t str, (at, then): Found<'_>) -> Option<&'t str> {
    let (before, behind) = (clause.get(..at)?, clause.get(at + then.len()..)?);
    let begin = for_customer(first(behind, 6))?;
    let (skipped, given) = (behind.get(..begin)?, behind.get(begin..)?);
    let sorry = has(given, SORRY);
    let now = before.ends_with(['这', '才', '为', '不', '机']);
    let shop = last_of(skipped, OTHERS).is_none() && !sorry && !now && is_shops(before, "");
    shop.then(|| clause.get(at..).map(|rest| first(rest, LONGEST)))?
}

/// Whether the shop has yet to do what stands between these.
fn is_shops(before: &str, behind: &str) -> bool {
    let shop = last_of(before, SHOP);
    let none_since = |words: &str, whose: Option<usize>| {
        last_of(before, words).is_none_or(|at| whose.is_some_and(|whose| whose > at))
    };
    let denied = last_of(before, NOT).is_some();
    let done =
        last_of(before, DONE).is_some() || behind.starts_with('了') || behind.starts_with('过');
    none_since(OTHERS, shop) && none_since(ASKS, shop.max(for_customer(before))) && !denied && !done
}

/// Where the last 给您, 帮您 and the like begins.
fn for_customer(text: &str) -> Option<usize> {
    let given = FOR.split(' ').flat_map(|given| text.match_indices(given));
    let to_customer = given.filter(|(at, given)| {
        let rest = text.get(at + given.len()..).unwrap_or_default();
        CUSTOMER.split(' ').any(|customer| rest.starts_with(customer))
    });
    to_customer.map(|(at, _)| at).max()
}

fn last_of(text: &str, list: &str) -> Option<usize> {
    list.split(' ').filter_map(|words| text.rfind(words)).max()
}

fn has(text: &str, list: &str) -> bool {
    list.split(' ').any(|words| text.contains(words))
}

fn first(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_shop_has_yet_to_do_for_the_customer_is_a_promise() {
        for text in [
            "有结果了马上给您回电话",
            "我这边帮您盯一下物流",
            "仓库说了优先给您发",
            "稍后由专员联系您",
            "我们会尽快处理好",
            "碎了的给您补发一个",
            "问清楚了就给您留言",
            "Our team will get back to you",
        ] {
            assert!(binding(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_others_do_and_what_is_done_now_or_never_is_none() {
        for text in [
            "请您留意短信通知",
            "快递员派送前会给您打电话",
            "我们不会向您索要验证码",
            "已经帮您催过仓库了",
            "我来帮您看看",
            "有问题随时联系我们",
            "温馨提醒您先试穿再剪吊牌",
            "我一直都在的",
            "您可以换一个说法",
            "给您添麻烦了",
            "The courier will call you",
        ] {
            assert_eq!(binding(text), None, "{text}");
        }
    }
}
