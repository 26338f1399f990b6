//! Which pieces a shop that writes Chinese and English can do without.

/// Whether a piece is kept.
///
/// Words in Cyrillic, Arabic, Hebrew, Devanagari, Thai, Hangul, Georgian and Armenian are dropped;
/// their single characters stay, because they also occur in emoticons, and so that such a text
/// still is one text and not another. A text without those scripts is cut exactly as before.
pub(crate) fn is_kept(piece: &str) -> bool {
    let letters = piece.chars().filter(|character| *character != '▁');
    letters.clone().count() < 2 || !letters.into_iter().any(is_foreign)
}

fn is_foreign(character: char) -> bool {
    matches!(u32::from(character),
        0x400..=0x52f        // Cyrillic
        | 0x530..=0x58f      // Armenian
        | 0x590..=0x5ff      // Hebrew
        | 0x600..=0x6ff | 0x750..=0x77f | 0xfb50..=0xfdff | 0xfe70..=0xfeff // Arabic
        | 0x900..=0x97f      // Devanagari
        | 0xe00..=0xe7f      // Thai
        | 0x10a0..=0x10ff    // Georgian
        | 0x1100..=0x11ff | 0x3130..=0x318f | 0xac00..=0xd7af // Hangul
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_foreign_words_go() {
        for kept in ["▁", "退货", "▁the", "café", "の", "ください", "Д", "▁Д", "ㅋ", "😀", "°"]
        {
            assert!(is_kept(kept), "{kept}");
        }
        for dropped in ["▁да", "สวัสดี", "하세요", "ㅋㅋ", "سلام"] {
            assert!(!is_kept(dropped), "{dropped}");
        }
    }
}
