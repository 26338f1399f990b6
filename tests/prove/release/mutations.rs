//! Whatever is changed in a bundle, nobody takes it.

use kaopu_bundle::verify;

use super::bundles::{Attacked, now};
use crate::dice::Dice;

const BLOCK: usize = 512;

fn accepted(bundle: &Attacked, bytes: &[u8]) -> bool {
    bytes != bundle.bytes && verify(bytes, &bundle.anchor, now()).is_ok()
}

fn sound(bundles: &[Attacked]) -> Result<(), String> {
    let fine = bundles.iter().all(|bundle| verify(&bundle.bytes, &bundle.anchor, now()).is_ok());
    if fine { Ok(()) } else { Err("a bundle is refused before it is attacked".to_owned()) }
}

fn verdict(accepted: usize, tried: usize) -> Result<String, String> {
    let figure = format!("{accepted} of {tried} accepted");
    if accepted == 0 { Ok(figure) } else { Err(figure) }
}

pub(super) fn flips(bundles: &[Attacked]) -> Result<String, String> {
    sound(bundles)?;
    let (mut taken, mut tried) = (0, 0);
    for bundle in bundles {
        let mut bytes = bundle.bytes.clone();
        for at in 0..bytes.len() {
            for bit in 0..8 {
                bytes[at] ^= 1 << bit;
                taken += usize::from(accepted(bundle, &bytes));
                bytes[at] ^= 1 << bit;
                tried += 1;
            }
        }
    }
    verdict(taken, tried)
}

pub(super) fn lengths(bundles: &[Attacked]) -> Result<String, String> {
    sound(bundles)?;
    let (mut taken, mut tried) = (0, 0);
    for bundle in bundles {
        let good = &bundle.bytes;
        for at in 0..good.len() {
            taken += usize::from(accepted(bundle, &good[..at]));
            let inserted = [&good[..at], &[good[at]], &good[at..]].concat();
            taken += usize::from(accepted(bundle, &inserted));
            tried += 2;
        }
    }
    verdict(taken, tried)
}

/// The entries of a bundle, each with its header and padding.
fn entries(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut entries = Vec::new();
    let mut at = 0;
    while at + BLOCK <= bytes.len() && bytes[at] != 0 {
        let digits = std::str::from_utf8(&bytes[at + 124..at + 135]).unwrap();
        let size = usize::from_str_radix(digits, 8).unwrap();
        let end = at + BLOCK + size.next_multiple_of(BLOCK);
        entries.push(bytes[at..end].to_vec());
        at = end;
    }
    entries
}

fn checksum(header: &mut [u8]) {
    header[148..156].fill(b' ');
    let sum: u32 = header[..BLOCK].iter().map(|&byte| u32::from(byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
}

/// One way of changing a bundle; the checksums of headers are made right, so that more than the
/// header is looked at.
pub(super) fn mutated(bundles: &[Attacked], which: usize, dice: &mut Dice) -> Vec<u8> {
    let mut parts = entries(&bundles[which].bytes);
    let mut rounds = 1 + dice.below(3);
    while rounds > 0 && parts.len() > 1 {
        rounds -= 1;
        let (a, b) = (dice.below(parts.len()), dice.below(parts.len()));
        match dice.below(10) {
            0 => drop(parts.remove(a)),
            1 => parts.insert(b, parts[a].clone()),
            2 => parts.swap(a, b),
            3 => {
                // Of another bundle, which is sound as well.
                let other = entries(&bundles[dice.below(bundles.len())].bytes);
                parts[a] = other[dice.below(other.len())].clone();
            }
            4 => {
                let header = parts[b][..BLOCK].to_vec();
                parts[a][..100].copy_from_slice(&header[..100]);
                checksum(&mut parts[a]);
            }
            5 => {
                let size = dice.below(2 * parts[a].len());
                parts[a][124..135].copy_from_slice(format!("{size:011o}").as_bytes());
                checksum(&mut parts[a]);
            }
            6 if parts[a].len() > BLOCK => {
                let at = BLOCK + dice.below(parts[a].len() - BLOCK);
                parts[a][at] = u8::try_from(dice.below(256)).unwrap();
            }
            7 => {
                let at = dice.below(BLOCK);
                parts[a][at] = u8::try_from(dice.below(256)).unwrap();
                checksum(&mut parts[a]);
            }
            8 => {
                let content = parts[b][BLOCK..].to_vec();
                parts[a].truncate(BLOCK);
                parts[a].extend(content);
            }
            _ => parts.truncate(1 + a),
        }
    }
    let mut bytes = parts.concat();
    bytes.extend([0; 2 * BLOCK]);
    bytes
}

pub(super) fn structural(bundles: &[Attacked], count: usize) -> Result<String, String> {
    sound(bundles)?;
    let mut dice = Dice::new(20_261_127);
    let (mut taken, mut tried) = (0, 0);
    while tried < count {
        let which = dice.below(bundles.len());
        let bytes = mutated(bundles, which, &mut dice);
        // By chance it may be one of the others, which is sound.
        if bundles.iter().all(|bundle| bundle.bytes != bytes) {
            taken += usize::from(accepted(&bundles[which], &bytes));
            tried += 1;
        }
    }
    verdict(taken, tried)
}
