//! A SentencePiece model: a protocol buffer with the pieces (field 1: text 1, score 2) and the
//! normaliser (field 3: its table 2).

use crate::error::ToolError;

/// What the encoder needs of it.
pub(crate) struct SentencePiece {
    /// Texts and scores by identifier.
    pub(crate) pieces: Vec<(String, f32)>,
    /// The normaliser's double array.
    pub(crate) units: Vec<u8>,
    /// The normaliser's replacements.
    pub(crate) texts: Vec<u8>,
}

pub(crate) fn read(model: &[u8]) -> Result<SentencePiece, ToolError> {
    parse(model).ok_or_else(|| ToolError::Content("the SentencePiece model".to_owned()))
}

fn parse(model: &[u8]) -> Option<SentencePiece> {
    let mut pieces = Vec::new();
    let mut table: &[u8] = &[];
    for (field, value) in fields(model)? {
        match field {
            1 => {
                let (mut text, mut score) = (None, 0.0);
                for (field, value) in fields(value)? {
                    match field {
                        1 => text = Some(String::from_utf8(value.to_vec()).ok()?),
                        2 => score = f32::from_le_bytes(*value.as_array()?),
                        _ => {}
                    }
                }
                pieces.push((text?, score));
            }
            3 => table = fields(value)?.into_iter().find(|(field, _)| *field == 2)?.1,
            _ => {}
        }
    }
    let (length, rest) = table.split_first_chunk()?;
    let (units, texts) =
        rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    Some(SentencePiece { pieces, units: units.to_vec(), texts: texts.to_vec() })
}

/// The fields of a message with their bytes; of plain numbers nothing is needed.
fn fields(mut message: &[u8]) -> Option<Vec<(u64, &[u8])>> {
    let mut found = Vec::new();
    while !message.is_empty() {
        let tag = number(&mut message)?;
        let length = match tag & 7 {
            0 => {
                number(&mut message)?;
                continue;
            }
            1 => 8,
            2 => usize::try_from(number(&mut message)?).ok()?,
            5 => 4,
            _ => return None,
        };
        let (value, rest) = message.split_at_checked(length)?;
        found.push((tag >> 3, value));
        message = rest;
    }
    Some(found)
}

fn number(message: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = message.split_first()?;
        *message = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_pieces_and_the_normaliser() {
        let piece = [b"\x0a\x02ab\x15".as_slice(), &(-1.5f32).to_le_bytes()].concat();
        let table = b"\x04\0\0\0unitx\0";
        let normaliser = [b"\x0a\x01n\x12\x0a".as_slice(), table].concat();
        let model = [b"\x0a\x09".as_slice(), &piece, b"\x10\x96\x01\x1a\x0f", &normaliser].concat();
        let model = read(&model).unwrap();
        assert_eq!(model.pieces, [("ab".to_owned(), -1.5)]);
        assert_eq!((model.units, model.texts), (b"unit".to_vec(), b"x\0".to_vec()));
    }

    #[test]
    fn damaged_models_are_refused() {
        for bytes in [b"".as_slice(), b"\x0a\x09ab", b"\xff\xff", b"\x0b"] {
            assert!(read(bytes).is_err());
        }
    }
}
