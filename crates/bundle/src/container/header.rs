//! The one header that a name and a size determine.

use crate::limits::MAX_NAME_BYTES;

/// The block size of a tar file, in bytes.
pub(crate) const BLOCK: usize = 512;

const NAME: std::ops::Range<usize> = 0..MAX_NAME_BYTES;
const SIZE: std::ops::Range<usize> = 124..135;
const CHECKSUM: std::ops::Range<usize> = 148..156;

/// Fields that are the same in every header: offset and content.
const CONSTANT: [(usize, &[u8]); 9] = [
    (100, b"0000644\0"),     // mode: a plain file
    (108, b"0000000\0"),     // owner
    (116, b"0000000\0"),     // group
    (136, b"00000000000\0"), // time of change: none, or equal input would give different files
    (156, b"0"),             // type: regular file
    (257, b"ustar\0"),       // magic
    (263, b"00"),            // version
    (329, b"0000000\0"),     // device, major
    (337, b"0000000\0"),     // device, minor
];

/// The header of a regular file. The callers' limits ensure that the name has at most 100 bytes and
/// the size fits into 11 octal digits.
pub(crate) fn header(name: &str, size: usize) -> [u8; BLOCK] {
    let mut block = [0; BLOCK];
    for (place, byte) in block[NAME].iter_mut().zip(name.bytes()) {
        *place = byte;
    }
    block[SIZE].copy_from_slice(&octal::<11>(size));
    for (offset, content) in CONSTANT {
        block[offset..offset + content.len()].copy_from_slice(content);
    }
    // The checksum is taken with its own field full of spaces; of these one stays, behind six
    // digits and a NUL.
    block[CHECKSUM].copy_from_slice(b"        ");
    let sum = block.iter().map(|&byte| usize::from(byte)).sum();
    block[CHECKSUM][..6].copy_from_slice(&octal::<6>(sum));
    block[CHECKSUM][6] = 0;
    block
}

/// The last `N` octal digits of a number.
fn octal<const N: usize>(mut number: usize) -> [u8; N] {
    let mut digits = [b'0'; N];
    for digit in digits.iter_mut().rev() {
        *digit = b"01234567"[number % 8];
        number /= 8;
    }
    digits
}

/// The raw name that a block claims, up to the first NUL.
pub(crate) fn claimed_name(block: &[u8; BLOCK]) -> &[u8] {
    let field = &block[NAME];
    let end = field.iter().position(|&b| b == 0).unwrap_or(field.len());
    &field[..end]
}

/// The size that a block claims; nothing if it is not eleven octal digits.
pub(crate) fn claimed_size(block: &[u8; BLOCK]) -> Option<u64> {
    block[SIZE].iter().try_fold(0_u64, |size, &digit| match digit {
        b'0'..=b'7' => Some(size * 8 + u64::from(digit - b'0')),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The header that the `tar` crate writes for the same name and size, as an independent
    /// opinion.
    fn foreign(name: &str, size: usize) -> tar::Header {
        let mut header = tar::Header::new_ustar();
        header.set_path(name).unwrap();
        header.set_size(size as u64);
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(0);
        header.set_entry_type(tar::EntryType::Regular);
        header.set_device_major(0).unwrap();
        header.set_device_minor(0).unwrap();
        header.set_cksum();
        header
    }

    #[test]
    fn equals_the_header_that_another_writer_makes() {
        let longest = "a".repeat(MAX_NAME_BYTES);
        for name in ["manifest", "kb/dialogues/a.toml", &longest] {
            for size in [0, 1, 7, 8, 511, 512, 8 << 20] {
                let mut theirs = foreign(name, size);
                let mut ours = header(name, size);
                assert_eq!(
                    tar::Header::from_byte_slice(&ours).cksum().unwrap(),
                    theirs.cksum().unwrap()
                );
                // The standard allows two spellings of the checksum's digits; everything else must
                // be the same byte.
                ours[CHECKSUM].fill(0);
                theirs.as_mut_bytes()[CHECKSUM].fill(0);
                assert_eq!(ours, *theirs.as_bytes(), "{name} {size}");
            }
        }
    }

    #[test]
    fn reads_back_what_it_claims() {
        let block = header("kb/faqs.csv", 12_345);
        assert_eq!(claimed_name(&block), b"kb/faqs.csv");
        assert_eq!(claimed_size(&block), Some(12_345));
    }
}
