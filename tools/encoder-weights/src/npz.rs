//! Arrays as numpy writes them: a header that describes them in words, then the numbers.

use std::io::Cursor;

use zip::ZipArchive;

use crate::error::ToolError;
use crate::wheel::{Archive, member};

/// A zip of arrays.
pub(crate) struct Arrays(Archive);

impl Arrays {
    pub(crate) fn open(bytes: Vec<u8>) -> Result<Self, ToolError> {
        Ok(Self(ZipArchive::new(Cursor::new(bytes))?))
    }

    /// The bytes of an array of `|u1`, which must have this shape.
    pub(crate) fn bytes(&mut self, name: &str, shape: &str) -> Result<Vec<u8>, ToolError> {
        self.read(name, "|u1", shape)
    }

    /// The numbers of an array of `<f4`, which must have this shape, written as Python does:
    /// `(3, 4)`.
    pub(crate) fn floats(&mut self, name: &str, shape: &str) -> Result<Vec<f32>, ToolError> {
        let bytes = self.read(name, "<f4", shape)?;
        Ok(bytes.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect())
    }

    fn read(&mut self, name: &str, kind: &str, shape: &str) -> Result<Vec<u8>, ToolError> {
        let bytes = member(&mut self.0, &format!("{name}.npy"))?;
        let unexpected = || ToolError::Content(format!("array {name}"));
        let length: [u8; 2] =
            *bytes.get(8..).and_then(|rest| rest.first_chunk()).ok_or_else(unexpected)?;
        let start = 10 + usize::from(u16::from_le_bytes(length));
        let header = bytes
            .get(10..start)
            .and_then(|header| std::str::from_utf8(header).ok())
            .ok_or_else(unexpected)?;
        let described = [
            format!("'descr': '{kind}'"),
            "'fortran_order': False".to_owned(),
            format!("'shape': {shape}"),
        ];
        if !bytes.starts_with(b"\x93NUMPY\x01")
            || described.iter().any(|words| !header.contains(words))
        {
            return Err(unexpected());
        }
        Ok(bytes[start..].to_vec())
    }
}
