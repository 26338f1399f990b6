//! From bytes to text: telling what a file is that is not UTF-8, or too large, so that its author
//! knows what to do.

use super::toml_pieces;
use crate::limits::too_many_bytes;
use crate::{Diagnostic, Place};

/// The file's text without a byte-order mark's meaning changed, or what to tell the author. All
/// that reads a file of the knowledge base, and all that writes one anew, comes through here.
pub(crate) fn decode<'b>(file: &str, bytes: &'b [u8]) -> Result<&'b str, Box<Diagnostic>> {
    if let Some(diagnostic) = too_many_bytes(file, bytes.len()) {
        return Err(Box::new(diagnostic));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => match text.find('\0') {
            None => text,
            Some(nul) => return Err(Box::new(explain(file, bytes, nul))),
        },
        Err(error) => return Err(Box::new(explain(file, bytes, error.valid_up_to()))),
    };
    if let Some(line) = merge_marker(text) {
        return Err(Box::new(unmerged(file, line)));
    }
    let over = if file.ends_with(".toml") { toml_pieces::over_limit(file, text) } else { None };
    over.map_or(Ok(text), |diagnostic| Err(Box::new(diagnostic)))
}

/// The first line of a merge that git left for somebody to settle. Both of its ends must be there:
/// a single line may be anybody's.
fn merge_marker(text: &str) -> Option<u32> {
    let is_begin = |line: &str| line.starts_with("<<<<<<< ");
    let (at, _) = text.lines().enumerate().find(|(_, line)| is_begin(line))?;
    let ends = text.lines().skip(at).any(|line| line.starts_with(">>>>>>> "));
    ends.then(|| u32::try_from(at + 1).unwrap_or(u32::MAX))
}

fn unmerged(file: &str, line: u32) -> Diagnostic {
    Diagnostic::error(
        "merge-markers",
        Place::row(file, line),
        "git 合并时两边改了同一处，还没有选定（<<<<<<< 到 >>>>>>> 之间），没有读取",
        "git left a merge for you to settle here (from <<<<<<< to >>>>>>>); the file was not read",
    )
    .with_hint(
        "在编辑器里留下要的那一边，删掉 <<<<<<<、=======、>>>>>>> 三行，再保存；或者 git checkout 回到合并之前",
        "Keep the side that you want, delete the lines <<<<<<<, ======= and >>>>>>>, and save; or \
         go back to before the merge with git checkout",
    )
}

fn explain(file: &str, bytes: &[u8], good: usize) -> Diagnostic {
    let whole = Place::file(file);
    let error = |place, zh: &str, en: &str| Diagnostic::error("encoding", place, zh, en);
    let save_as = (
        "在 Excel 里用「另存为 → CSV UTF-8（逗号分隔）」，在 WPS 里用「另存为 → CSV，编码选 UTF-8」重新保存；原文件没有被改动",
        "Save it again: Excel: Save As → CSV UTF-8; WPS: Save As → CSV with encoding UTF-8. The \
         file was left untouched",
    );
    let diagnostic = if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        error(
            whole,
            "这是 Excel 工作簿，只是改了扩展名，读不了",
            "this is an Excel workbook with its name changed; it can't be read",
        )
    } else if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        error(
            whole,
            "文件编码是 UTF-16，不是 UTF-8，没有读取",
            "the file is UTF-16, not UTF-8, and was not read",
        )
    } else if bytes.get(good) != Some(&0) && looks_like_gbk(bytes.get(good..).unwrap_or_default()) {
        error(
            whole,
            "文件编码像是 GBK（简体中文 ANSI），不是 UTF-8，没有读取",
            "the file looks like GBK, not UTF-8, and was not read",
        )
    } else {
        let before = bytes.get(..good).unwrap_or_default();
        let line =
            u32::try_from(before.iter().filter(|b| **b == b'\n').count() + 1).unwrap_or(u32::MAX);
        error(
            whole,
            &format!("文件不是 UTF-8 文本（第 {line} 行开始读不出来），没有读取"),
            &format!("the file is not UTF-8 text (from line {line} on) and was not read"),
        )
    };
    if file.ends_with(".csv") {
        diagnostic.with_hint(save_as.0, save_as.1)
    } else {
        diagnostic.with_hint(
            "在编辑器里用「另存为」并把编码选成 UTF-8；原文件没有被改动",
            "Save it as UTF-8 in your editor. The file was left untouched",
        )
    }
}

/// Whether bytes above 127 come in pairs that GBK knows. `bytes` begins at the first byte that is
/// not UTF-8, which is why it may begin in the middle of a pair; the first byte gets the benefit of
/// the doubt.
fn looks_like_gbk(bytes: &[u8]) -> bool {
    let pairs = |mut rest: &[u8]| {
        let mut any = false;
        loop {
            match rest {
                [0..=0x7f, tail @ ..] => rest = tail,
                [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, tail @ ..] => {
                    any = true;
                    rest = tail;
                }
                [] => return any,
                _ => return false,
            }
        }
    };
    pairs(bytes) || bytes.get(1..).is_some_and(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(bytes: &[u8]) -> String {
        decode("faqs.csv", bytes).unwrap_err().message.en
    }

    #[test]
    fn names_what_it_is() {
        assert!(
            message(b"id,question\nship,\xca\xb2\xc3\xb4\xca\xb1\xba\xf2\xb7\xa2\xbb\xf5\n")
                .contains("GBK")
        );
        assert!(message(b"\xff\xfei\0d\0").contains("UTF-16"));
        assert!(message(b"PK\x03\x04\x14\0").contains("workbook"));
        assert!(message(b"id\nship,\xff\xff\n").contains("line 2"));
    }

    #[test]
    fn utf8_is_read() {
        assert_eq!(decode("faqs.csv", "\u{feff}编号".as_bytes()).unwrap(), "\u{feff}编号");
    }
}
