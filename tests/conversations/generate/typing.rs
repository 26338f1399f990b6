//! Typing mistakes.

use std::collections::BTreeMap;

use kaopu_model::KnowledgeBase;
use pinyin::ToPinyin;

use super::dice::Dice;

/// Characters by their sound, and how they can be mistaken.
pub(super) struct Typing {
    by_sound: BTreeMap<&'static str, Vec<char>>,
}

/// Traditional for simplified characters, and characters that look alike.
const OTHERWISE: [(char, char); 28] = [
    ('发', '發'),
    ('货', '貨'),
    ('运', '運'),
    ('费', '費'),
    ('单', '單'),
    ('订', '訂'),
    ('么', '麼'),
    ('时', '時'),
    ('换', '換'),
    ('颜', '顏'),
    ('会', '會'),
    ('样', '樣'),
    ('开', '開'),
    ('买', '買'),
    ('退', '腿'),
    ('候', '侯'),
    ('未', '末'),
    ('己', '已'),
    ('货', '贷'),
    ('少', '小'),
    ('天', '夭'),
    ('到', '倒'),
    ('包', '饱'),
    ('快', '块'),
    ('流', '琉'),
    ('料', '科'),
    ('尺', '尸'),
    ('码', '吗'),
];

/// Sounds that many do not tell apart.
const NEAR: [(&str, &str); 8] = [
    ("zh", "z"),
    ("ch", "c"),
    ("sh", "s"),
    ("ang", "an"),
    ("eng", "en"),
    ("ing", "in"),
    ("n", "l"),
    ("f", "h"),
];

fn sound(c: char) -> Option<&'static str> {
    Some(c.to_pinyin()?.plain())
}

impl Typing {
    /// The characters of a knowledge base; mistakes are made with what one often types.
    pub(super) fn new(kb: &KnowledgeBase) -> Self {
        let mut by_sound: BTreeMap<&str, Vec<char>> = BTreeMap::new();
        let texts = kb.faqs.iter().flat_map(|faq| {
            let phrasings = faq.phrasings.iter().map(|phrasing| phrasing.text.as_str());
            phrasings.chain([faq.question.as_str(), faq.answer.as_str()])
        });
        for c in texts.flat_map(str::chars) {
            if let Some(sound) = sound(c) {
                let known = by_sound.entry(sound).or_default();
                if !known.contains(&c) {
                    known.push(c);
                }
            }
        }
        Self { by_sound }
    }

    /// The text with one mistake in it.
    pub(super) fn mistake(&self, text: &str, dice: &mut Dice) -> String {
        let chars: Vec<char> = text.chars().collect();
        if chars.len() < 2 {
            return text.to_owned();
        }
        let at = dice.below(chars.len());
        let next = (at + 1).min(chars.len() - 1);
        let mut typed = chars.clone();
        match dice.below(8) {
            0 => typed.swap(at, next),
            1 => drop(typed.remove(at)),
            2 => typed.insert(at, chars[at]),
            3 => typed.truncate(chars.len() * 2 / 3),
            4 => self.by_sound(&mut typed, dice, false),
            5 => self.by_sound(&mut typed, dice, true),
            6 => return in_pinyin(&chars, dice),
            _ => otherwise(&mut typed, dice),
        }
        typed.into_iter().collect()
    }

    /// A character for another that sounds the same, or nearly.
    fn by_sound(&self, typed: &mut [char], dice: &mut Dice, nearly: bool) {
        let start = dice.below(typed.len());
        for at in (start..typed.len()).chain(0..start) {
            let Some(sound) = sound(typed[at]) else { continue };
            let near = || {
                let pairs = NEAR.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]);
                let heard = pairs.filter(|(a, _)| sound.contains(*a));
                heard.map(|(a, b)| sound.replacen(a, b, 1)).collect::<Vec<_>>()
            };
            let sounds = if nearly { near() } else { vec![sound.to_owned()] };
            let others: Vec<char> = sounds
                .iter()
                .filter_map(|sound| self.by_sound.get(sound.as_str()))
                .flatten()
                .copied()
                .filter(|c| *c != typed[at])
                .collect();
            if !others.is_empty() {
                typed[at] = *dice.pick(&others);
                return;
            }
        }
    }
}

/// A few characters in pinyin, or all.
fn in_pinyin(chars: &[char], dice: &mut Dice) -> String {
    let from = if dice.comes(40) { 0 } else { dice.below(chars.len()) };
    let until = if dice.comes(40) { chars.len() } else { (from + 2).min(chars.len()) };
    let space = if dice.comes(50) { " " } else { "" };
    let mut text = String::new();
    for (at, c) in chars.iter().enumerate() {
        match sound(*c).filter(|_| (from..until).contains(&at)) {
            Some(sound) => {
                text.push_str(sound);
                text.push_str(space);
            }
            None => text.push(*c),
        }
    }
    text
}

fn otherwise(typed: &mut [char], dice: &mut Dice) {
    let found: Vec<(usize, char)> = (0..typed.len())
        .flat_map(|at| OTHERWISE.iter().map(move |pair| (at, *pair)))
        .filter(|(at, (right, _))| typed[*at] == *right)
        .map(|(at, (_, wrong))| (at, wrong))
        .collect();
    if !found.is_empty() {
        let (at, wrong) = *dice.pick(&found);
        typed[at] = wrong;
    }
}
