//! Rows of the table of pieces: 512 numbers of 6 bits in 384 bytes.
//!
//! Byte `j` of each third keeps number `j` of the first, second and third quarter in its low bits;
//! the high bits of the three together are number `j` of the last. So rows unpack without shifting
//! across bytes, many numbers at a time.

/// Numbers in a row.
pub(crate) const ROW: usize = 512;
const QUARTER: usize = ROW / 4;
/// Bytes in a row.
pub(crate) const ROW_BYTES: usize = QUARTER * 3;

/// 384 bytes → 512 numbers of 0 to 63.
#[inline(always)]
pub(crate) fn unpack(bytes: &[u8], row: &mut [u8]) {
    let (first, rest) = bytes.split_at(QUARTER);
    let (second, third) = rest.split_at(QUARTER);
    for j in 0..QUARTER {
        let (a, b, c) = (first[j], second[j], third[j]);
        row[j] = a & 63;
        row[QUARTER + j] = b & 63;
        row[2 * QUARTER + j] = c & 63;
        row[3 * QUARTER + j] = (a >> 6) | ((b >> 6) << 2) | ((c >> 6) << 4);
    }
}

/// 512 numbers → 384 bytes; of each only the low 6 bits count.
pub(crate) fn pack(row: &[u8; ROW]) -> [u8; ROW_BYTES] {
    let mut bytes = [0; ROW_BYTES];
    for j in 0..QUARTER {
        let last = row[3 * QUARTER + j];
        bytes[j] = (row[j] & 63) | (last << 6);
        bytes[QUARTER + j] = (row[QUARTER + j] & 63) | ((last >> 2) << 6);
        bytes[2 * QUARTER + j] = (row[2 * QUARTER + j] & 63) | ((last >> 4) << 6);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        let row: [u8; ROW] = std::array::from_fn(|i| u8::try_from(i * 37 % 64).unwrap());
        let mut back = [0; ROW];
        unpack(&pack(&row), &mut back);
        assert_eq!(back, row);
    }
}
