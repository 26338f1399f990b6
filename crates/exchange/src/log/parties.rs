//! Who of those who speak is the shop, and who the customer.
//!
//! A word such as 客服 or 顾客 tells it, and so does an account with the shop in its name. Of other
//! names: one account of the shop speaks with many customers, and each customer with few of its
//! accounts; with two names alone, whoever talks as shops do is the shop, and else the one who
//! answers.

use std::collections::{BTreeMap, BTreeSet};

use super::both_sides::between;
use super::message::LogMessage;
use super::said::Said;
use super::speaker::LogSpeaker;
use crate::note::ImportNote;
use crate::place::FilePlace;

/// With so many others somebody speaks who is not a customer.
const MANY: usize = 3;

/// So many names are told.
const NAMED: usize = 3;

/// How shops talk, and customers don't.
const AS_SHOPS_TALK: [&str; 26] = [
    "亲，",
    "亲~",
    "亲亲",
    "亲爱的",
    "为您",
    "帮您",
    "给您",
    "您好，请问",
    "有什么可以",
    "欢迎光临",
    "请您",
    "祝您",
    "感谢您",
    "您稍等",
    "请稍等",
    "本店",
    "小店",
    "我们店",
    "客官",
    "哦~",
    "呢~",
    "how can i help",
    "thank you for",
    "sorry for the inconvenience",
    "let me check",
    "i'll check",
];

/// Names that say by themselves who speaks.
type Known = BTreeMap<String, LogSpeaker>;

/// What is known of a name.
#[derive(Debug, Default)]
struct Party {
    speaks: usize,
    as_shop: usize,
    opens: usize,
    partners: BTreeSet<String>,
    beside: BTreeSet<LogSpeaker>,
    is_session: bool,
}

/// Says of each message who said it; and what was concluded, where no word told it.
pub(super) fn told(said: Vec<Said>, place: &FilePlace) -> (Vec<LogMessage>, Option<ImportNote>) {
    let names: BTreeSet<&str> = said.iter().map(|one| &*one.by).collect();
    // 1 and 2 are whoever the program says; with 0 it is the customer that begins.
    let is_code = |name: &&str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_digit());
    let are_codes = names.iter().filter(|name| !name.is_empty()).all(is_code);
    let are_codes = are_codes && !names.contains("0") && names.len() > 1;
    let known: Known = names
        .into_iter()
        .filter(|name| !(are_codes && is_code(name)))
        .filter_map(|name| Some((name.to_owned(), LogSpeaker::known(name)?)))
        .collect();
    let parties = met(&said, &known);
    let shops: BTreeSet<String> = parties
        .iter()
        .filter(|(name, party)| is_shop(name, party, &parties))
        .map(|(name, _)| name.clone())
        .collect();
    let note = (!shops.is_empty()).then(|| concluded(&shops, place));
    let told = said.into_iter().map(|Said { by, to, mut message }| {
        let guessed = if shops.contains(&by) { LogSpeaker::Agent } else { LogSpeaker::Customer };
        message.from = known.get(&by).copied().unwrap_or(guessed);
        // A customer who is passed on to another agent goes on with the same conversation.
        if between(&by, &to).is_some_and(|pair| pair == message.session) {
            message.session = if message.from == LogSpeaker::Customer { by } else { to };
        }
        message
    });
    (told.collect(), note)
}

/// What is known of each name that says nothing by itself.
fn met(said: &[Said], known: &Known) -> BTreeMap<String, Party> {
    let mut parties: BTreeMap<String, Party> = BTreeMap::new();
    let mut sessions: BTreeMap<&str, (Option<&str>, BTreeSet<LogSpeaker>)> = BTreeMap::new();
    for one in said {
        let (name, session) = (&*one.by, &*one.message.session);
        if name.is_empty() {
            continue;
        }
        let known = known.get(name).copied();
        let (last, beside) = sessions.entry(session).or_default();
        beside.extend(LogSpeaker::known(&one.to).filter(|_| !one.to.is_empty()));
        let before = *last;
        if let Some(known) = known {
            beside.insert(known);
        }
        if known != Some(LogSpeaker::System) {
            *last = Some(name);
        }
        if known.is_some() {
            continue;
        }
        let party = parties.entry(name.to_owned()).or_default();
        party.speaks += 1;
        let lower = one.message.text.to_lowercase();
        party.as_shop += usize::from(AS_SHOPS_TALK.iter().any(|words| lower.contains(words)));
        party.opens += usize::from(before.is_none());
        party.is_session |= name == session;
        if !one.to.is_empty() {
            party.partners.insert(one.to.clone());
        }
        if let Some(before) = before.filter(|before| *before != name) {
            party.partners.insert(before.to_owned());
            if let Some(other) = parties.get_mut(before) {
                other.partners.insert(name.to_owned());
            }
        }
    }
    for one in said {
        let Some((_, known)) = sessions.get(&*one.message.session) else { continue };
        if let Some(party) = parties.get_mut(&*one.by) {
            party.beside.extend(known.iter().copied());
        }
    }
    parties
}

fn is_shop(name: &str, party: &Party, parties: &BTreeMap<String, Party>) -> bool {
    if party.is_session {
        return false;
    }
    let (customers, agents) =
        (party.beside.contains(&LogSpeaker::Customer), party.beside.contains(&LogSpeaker::Agent));
    if customers != agents {
        return customers;
    }
    // Platforms call an account of a shop 店名:小美.
    if !agents && name.contains([':', '：']) {
        return true;
    }
    let others: Vec<&Party> =
        party.partners.iter().filter_map(|other| parties.get(other)).collect();
    let fewer = others.iter().filter(|other| other.partners.len() < party.partners.len()).count();
    if party.partners.len() >= MANY && fewer * 2 > others.len() {
        return true;
    }
    if others.iter().any(|other| other.partners.len() >= MANY.max(party.partners.len() + 1)) {
        return false;
    }
    // Rates, without dividing: 3 of 4 is more than 2 of 3.
    let more = |a: &Party, b: &Party| (a.as_shop * b.speaks).cmp(&(b.as_shop * a.speaks));
    let answers = |a: &Party, b: &Party| (b.opens * a.speaks).cmp(&(a.opens * b.speaks));
    others.iter().all(|other| more(party, other).then(answers(party, other)).is_gt())
        && !others.is_empty()
}

fn concluded(shops: &BTreeSet<String>, place: &FilePlace) -> ImportNote {
    let named: Vec<&str> = shops.iter().take(NAMED).map(String::as_str).collect();
    let (zh, en) = (named.join("」「"), named.join("\", \""));
    let more = shops.len() - named.len();
    let (zh_more, en_more) = match more {
        0 => (String::new(), String::new()),
        _ => (format!("等 {} 个名字", shops.len()), format!(" and {more} more")),
    };
    ImportNote::told(
        place,
        format!("没写明谁是客服：「{zh}」{zh_more}按客服读，其余的按顾客读"),
        format!("nothing says who is the shop: \"{en}\"{en_more} was taken for it"),
    )
}
