//! From bytes to text: a byte-order mark first, then UTF-8, then statistics.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use kaopu_model::Localized;

/// Bytes that are enough to tell an encoding.
const SAMPLE: usize = 1 << 20;

/// A text, and what it was written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// The encoding's name.
    pub encoding: &'static str,
    /// Whether the bytes say so themselves: a mark, or UTF-8 that could be nothing else.
    pub is_certain: bool,
}

/// Reads bytes as a text. `asked` is an encoding that somebody chose, by its name.
///
/// # Errors
/// They are no text in the encoding that was asked for, or in any that can be told.
pub fn decode(bytes: &[u8], asked: Option<&str>) -> Result<Decoded, Localized> {
    if let Some(asked) = asked {
        let encoding = Encoding::for_label(asked.as_bytes()).ok_or_else(|| {
            Localized::new(
                format!("不认识的编码：{asked}"),
                format!("there is no encoding {asked}"),
            )
        })?;
        return strictly(bytes, encoding, true).ok_or_else(|| {
            Localized::new(format!("不是 {asked} 编码"), format!("it is not {asked}"))
        });
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return strictly(rest, encoding, true).ok_or_else(|| {
            let name = encoding.name();
            Localized::new(
                format!("开头标着 {name}，内容却不是"),
                format!("it is marked as {name}, and is not"),
            )
        });
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: text.to_owned(), encoding: UTF_8.name(), is_certain: true });
    }
    if let Some(encoding) = unmarked_utf16(bytes)
        && let Some(decoded) = strictly(bytes, encoding, false)
    {
        return Ok(decoded);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..SAMPLE).unwrap_or(bytes), bytes.len() <= SAMPLE);
    // Without the hint short samples of GBK are taken for Korean.
    let guessed = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    let guessed = if guessed == GBK { GB18030 } else { guessed };
    [guessed, GB18030].into_iter().find_map(|one| strictly(bytes, one, false)).ok_or_else(|| {
        Localized::new(
            "认不出是什么编码的文字；在 Excel 或 WPS 里另存为 CSV UTF-8",
            "no encoding reads it; save it as CSV UTF-8 in Excel or WPS",
        )
    })
}

/// The text, if all of the bytes are such.
fn strictly(bytes: &[u8], encoding: &'static Encoding, is_certain: bool) -> Option<Decoded> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or_else(|| text.into());
    Some(Decoded { text, encoding: encoding.name(), is_certain })
}

/// UTF-16 without a mark: every other byte of its line ends and delimiters is 0.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..4096.min(bytes.len() / 2 * 2))?;
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (big, little) = (zeros(0), zeros(1));
    // Some Chinese characters have a 0, too; but fewer than there are commas and line ends.
    match big.cmp(&little) {
        _ if bytes.len() % 2 == 1 => None,
        std::cmp::Ordering::Less => Some(UTF_16LE),
        std::cmp::Ordering::Greater => Some(UTF_16BE),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_then_utf_8_then_statistics() {
        let text = "标准问题,答案\n什么时候发货,48小时内发货\n怎么退货,签收后七天内申请\n";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [b"\xff\xfe".as_slice(), &utf16].concat();
        for (bytes, encoding, is_certain) in [
            (text.as_bytes().to_vec(), "UTF-8", true),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), "UTF-8", true),
            (GB18030.encode(text).0.into_owned(), "gb18030", false),
            (marked, "UTF-16LE", true),
            (utf16, "UTF-16LE", false),
        ] {
            let wanted = Decoded { text: text.to_owned(), encoding, is_certain };
            assert_eq!(decode(&bytes, None), Ok(wanted), "{encoding}");
        }
    }

    #[test]
    fn short_gbk_is_chinese_and_what_was_asked_for_is_held_to() {
        for text in ["发货", "问题\t答案\n包邮吗\t包邮\n", "尺码,偏大"] {
            let bytes = GB18030.encode(text).0;
            assert_eq!(decode(&bytes, None).unwrap().text, text);
        }
        let big5 = encoding_rs::BIG5.encode("什麼時候發貨").0;
        assert_eq!(decode(&big5, Some("big5")).unwrap().text, "什麼時候發貨");
        assert!(decode(&[0xff, 0xff], Some("utf-8")).is_err());
        assert!(decode(b"a", Some("klingon")).is_err());
    }
}
