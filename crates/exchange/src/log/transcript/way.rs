//! How a text tells who speaks: above the words, in front of them with a time, or without.

use std::collections::BTreeSet;

use super::line::{is_between, separator, without_marks};
use super::name::{Way, bare_name, named, words_behind};
use crate::log::speaker::LogSpeaker;
use crate::log::turn_header::TurnHeader;

/// Lines by which the way is told.
const SAMPLE: usize = 400;

/// How most lines of the beginning tell who speaks.
pub(super) fn way(text: &str) -> Option<Way> {
    let lines: Vec<&str> = text
        .lines()
        .map(without_marks)
        .filter(|line| !line.is_empty() && !is_between(line) && separator(line).is_none())
        .take(SAMPLE)
        .collect();
    let headers: Vec<Option<TurnHeader>> = lines.iter().map(|line| TurnHeader::of(line)).collect();
    // A time by itself stands between messages.
    let headers: Vec<Option<TurnHeader>> = headers
        .into_iter()
        .map(|one| one.filter(|one| !(one.before.is_empty() && one.after.is_empty())))
        .collect();
    let timed = headers.iter().flatten().count();
    if timed < 2 || timed * 5 < lines.len() {
        return bare(&lines).then_some(Way::Bare);
    }
    let most = |holds: usize| holds * 5 >= timed * 4;
    let behind = |way| {
        let words = headers.iter().flatten().filter(|one| words_behind(one, way).is_some());
        words.count()
    };
    let colons = behind(Way::Colon);
    let followed = headers.windows(2).filter(|two| matches!(two, [Some(_), None])).count();
    // The last one may be behind the sample. 小满旗舰店:小美 has a colon, too.
    if !most(colons) && most(followed + 1) {
        return headers.iter().flatten().all(|one| named(one).is_some()).then_some(Way::Below);
    }
    // What the platform says has no name in front.
    if colons * 2 > timed {
        return Some(Way::Colon);
    }
    // 10:30 之前下单今天发吗: whoever is named is named again, or known.
    let names: Vec<String> =
        headers.iter().flatten().filter_map(|one| Some(words_behind(one, Way::Blank)?.0)).collect();
    let different: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    let again = different.iter().any(|name| LogSpeaker::known(name).is_some())
        || different.len() * 2 <= names.len();
    (most(names.len()) && again).then_some(Way::Blank)
}

/// Whether lines begin with the names of few, of whom one is known to be of the shop or a customer.
fn bare(lines: &[&str]) -> bool {
    let said: Vec<(&str, &str)> = lines.iter().filter_map(|line| bare_name(line)).collect();
    let different: BTreeSet<&str> = said.iter().map(|(name, _)| *name).collect();
    let speakers: BTreeSet<LogSpeaker> =
        different.iter().filter_map(|name| LogSpeaker::known(name)).collect();
    // Names by themselves have their words below. 客服 alone may be what a customer says.
    let above = said.iter().filter(|(_, words)| words.is_empty()).count();
    let wanted = if above * 2 > said.len() { 1 } else { 3 };
    let alone = lines.iter().any(|line| different.contains(line));
    let both = !alone || speakers.len() > 1;
    let all_known = different.iter().all(|name| LogSpeaker::known(name).is_some());
    let again = said.len() >= different.len() * 2
        || said.len() == lines.len()
        || (all_known && said.len() > different.len());
    // Two who take turns, each name above the words: 小鹿妈妈: / 果园老周:
    let take_turns = above == said.len()
        && (2..=4).contains(&different.len())
        && different.iter().all(|one| said.iter().filter(|(name, _)| name == one).count() > 1);
    (!speakers.is_empty() || take_turns)
        && both
        && different.len() > 1
        && said.len() * 5 >= lines.len() * wanted
        && again
}

/// Whether blank lines part conversations, and not each message from the next.
pub(super) fn has_groups(text: &str) -> bool {
    let (mut groups, mut lines, mut blank) = (0_usize, 0_usize, true);
    for line in text.lines() {
        let empty = line.trim().is_empty();
        groups += usize::from(blank && !empty);
        lines += usize::from(!empty);
        blank = empty;
    }
    let speaks = text.lines().map(without_marks).filter(|line| bare_name(line).is_some()).count();
    groups > 1 && !text.contains(" --> ") && lines >= groups * 2 && speaks * 2 >= groups * 3
}
