//! How Chinese characters sound: pinyin without tones, and which sounds people mix up.

use pinyin::{ToPinyin as _, ToPinyinMulti as _};

/// Readings of a character that are looked at.
const MOST_READINGS: usize = 3;

/// The commonest reading of a character, without tone, ü written v as on keyboards; `None` if it is
/// not Chinese.
pub(super) fn reading(c: char) -> Option<String> {
    c.to_pinyin().map(|reading| reading.plain().replace('ü', "v"))
}

/// Characters of which people know more than one reading. The second readings of others are of
/// classical texts.
const HETERONYMS: &str = "行长重还得着了都和乐调差种少好中便数发干当倒降省率藏弹朝参传单分更给会假间角结解卷空落量没模难宁铺强切曲塞色什识似\
                          说提为相应与载只正转教觉看冲处担地钉缝供冠号荷喝横晃混奇济夹兼将尽禁劲圈露埋磨泡散扫舍盛石宿吐鲜削血要扎占涨折症挣";

/// The readings that people know, the commonest first.
pub(super) fn readings(c: char) -> Vec<String> {
    let mut readings: Vec<String> = reading(c).into_iter().collect();
    if !HETERONYMS.contains(c) {
        return readings;
    }
    for other in c.to_pinyin_multi().into_iter().flatten() {
        let plain = other.plain().replace('ü', "v");
        if plain.is_ascii()
            && !plain.is_empty()
            && readings.len() < MOST_READINGS
            && !readings.contains(&plain)
        {
            readings.push(plain);
        }
    }
    readings
}

/// The same for syllables that many speakers do not tell apart: z/zh, c/ch, s/sh, n/l, an/ang,
/// en/eng, in/ing.
pub(super) fn blurred(syllable: &str) -> String {
    let (initial, rest) = match syllable.as_bytes() {
        [b'z' | b'c' | b's', b'h', ..] => (syllable.get(..1), syllable.get(2..)),
        [b'n', _, ..] => (Some("l"), syllable.get(1..)),
        _ => (Some(""), Some(syllable)),
    };
    let rest = rest.unwrap_or_default();
    let rest = match rest.strip_suffix('g') {
        Some(open) if open.ends_with("an") || open.ends_with("en") || open.ends_with("in") => open,
        _ => rest,
    };
    format!("{}{rest}", initial.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sounds_that_are_mixed_up_are_alike() {
        for (one, other) in
            [("zhang", "zan"), ("shi", "si"), ("nan", "lang"), ("xin", "xing"), ("chen", "ceng")]
        {
            assert_eq!(blurred(one), blurred(other), "{one} {other}");
        }
        assert_ne!(blurred("gong"), blurred("gon"));
        assert_ne!(blurred("fa"), blurred("hua"));
    }

    #[test]
    fn a_character_may_have_several_readings() {
        assert_eq!(reading('货').as_deref(), Some("huo"));
        assert_eq!(reading('女').as_deref(), Some("nv"));
        assert!(readings('行').contains(&"hang".to_owned()));
        assert_eq!(reading('a'), None);
    }
}
