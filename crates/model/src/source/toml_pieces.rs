//! Looking over a TOML file before it is read. The parser keeps some hundred bytes for every mark
//! and gap: a megabyte of commas would become some four hundred.

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use crate::limits::{TEXT_CHARS, TOML_PIECES, too_large};
use crate::{Diagnostic, Place};

/// What there is too much of, if anything. Takes no memory, and no time for files of usual size.
pub(super) fn over_limit(file: &str, text: &str) -> Option<Diagnostic> {
    // A piece has at least one byte, and so has a character.
    if text.len() <= TEXT_CHARS.min(TOML_PIECES) {
        return None;
    }
    for (number, token) in Source::new(text).lex().enumerate() {
        let (start, end) = (token.span().start(), token.span().end());
        let said = match token.kind() {
            TokenKind::Eof => return None,
            TokenKind::Whitespace | TokenKind::Comment | TokenKind::Newline => false,
            _ => end - start > TEXT_CHARS,
        };
        if said && text.get(start..end)?.chars().nth(TEXT_CHARS + QUOTES).is_some() {
            return Some(too_long(place(file, text, start)));
        }
        if number >= TOML_PIECES {
            return Some(too_many(place(file, text, start)));
        }
    }
    None
}

/// Quotes around a text, at most, and a line break behind the first of them.
const QUOTES: usize = 8;

fn too_long(place: Place) -> Diagnostic {
    too_large(
        place,
        format!("这里的文字超过了 {TEXT_CHARS} 个字，这个文件没有读取"),
        format!("this text has more than {TEXT_CHARS} characters; the file was not read"),
    )
    .with_hint(
        "看看是不是少了引号，把后面的内容也算进了这段文字；内容确实这么长就缩短",
        "See whether a quote is missing and what follows ended up in this text; if not, shorten it",
    )
}

fn too_many(place: Place) -> Diagnostic {
    too_large(
        place,
        format!("文件里的键、值、标点和空格加起来超过了 {TOML_PIECES} 个（到这里为止），这个文件没有读取"),
        format!(
            "up to here the file has {TOML_PIECES} pieces (keys, values, marks and gaps), and \
             more follow; it was not read"
        ),
    )
    .with_hint(
        "看看是不是同一段重复了很多遍；确实有这么多就删掉用不到的内容",
        "See whether the same stands there again and again; if not, take out what nobody uses",
    )
}

fn place(file: &str, text: &str, at: usize) -> Place {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let number = |count: usize| u32::try_from(count + 1).unwrap_or(u32::MAX);
    Place::cell(file, number(before.matches('\n').count()), number(line.chars().count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(u32, u32, bool)> {
        let told = over_limit("care.toml", text)?;
        Some((told.place.row, told.place.column, told.message.en.contains("pieces")))
    }

    #[test]
    fn a_file_may_have_so_many_pieces_and_no_more() {
        let fits = "a\n".repeat(TOML_PIECES / 2);
        assert_eq!(told(&fits), None);
        let (lines, _) = ((TOML_PIECES / 2) as u32, ());
        assert_eq!(told(&format!("{fits} ")), Some((lines + 1, 1, true)));
    }

    #[test]
    fn a_text_may_have_so_many_characters_and_no_more() {
        for (open, close) in [("\"", "\""), ("'''", "'''"), ("", "")] {
            let text = |count| format!("\n键 = {open}{}{close}", "长".repeat(count));
            assert_eq!(told(&text(TEXT_CHARS)), None);
            assert_eq!(told(&text(TEXT_CHARS + QUOTES + 1)), Some((2, 5, false)));
        }
        assert_eq!(told(&format!("# {}", "长".repeat(TEXT_CHARS + 9))), None);
    }
}
