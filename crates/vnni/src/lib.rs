//! One processor instruction behind a safe function: `vpdpbusd` of AVX-512 VNNI, which multiplies
//! 64 pairs of bytes and adds each four products to a sum, at once.
//!
//! The sentence encoder spends its time on such sums. No published crate lends the instruction
//! safely, and the compiler does not find it by itself; so this crate, and no other of ours, has a
//! line of unsafe code. Whoever has a [`Vnni`] has a processor with the instruction, since there is
//! no other way to come by one.
//!
//! ```
//! # #[cfg(target_arch = "x86_64")]
//! if let Some(vnni) = kaopu_vnni::Vnni::try_new() {
//!     let (sums, unsigned, signed) = ([100i32; 16], [1u8; 64], [-2i8; 64]);
//!     let sums = vnni.add_products(pulp::cast(sums), pulp::cast(unsigned), pulp::cast(signed));
//!     assert_eq!(pulp::cast::<_, [i32; 16]>(sums), [100 - 4 * 2; 16]);
//! }
//! ```
#![cfg(target_arch = "x86_64")]

use std::arch::x86_64::{__m512i, _mm512_dpbusd_epi32};

/// Proof that the processor has 512-bit VNNI.
#[derive(Debug, Clone, Copy)]
pub struct Vnni(());

impl Vnni {
    /// The proof, if this processor has the instruction.
    #[must_use]
    pub fn try_new() -> Option<Self> {
        let has = is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512vnni");
        has.then_some(Self(()))
    }

    /// To each of 16 sums the products of four unsigned and four signed bytes. Sums wrap around at
    /// the ends of `i32`; nothing is cut off before that.
    ///
    /// Quick only in code that is itself compiled for AVX-512: the instruction then stands in it.
    #[must_use]
    #[inline(always)]
    #[expect(unsafe_code, reason = "what this crate is for")]
    pub fn add_products(self, sums: __m512i, unsigned: __m512i, signed: __m512i) -> __m512i {
        // SAFETY: `self` exists only where the processor has AVX-512F and 512-bit VNNI, which is
        // all that the instruction requires.
        unsafe { _mm512_dpbusd_epi32(sums, unsigned, signed) }
    }
}

#[cfg(test)]
mod tests {
    use super::Vnni;

    #[test]
    fn nothing_is_cut_off_between_products_and_sum() {
        let Some(vnni) = Vnni::try_new() else { return };
        let add = |sum: i32, unsigned: u8, signed: i8| -> [i32; 16] {
            let sums = pulp::cast([sum; 16]);
            pulp::cast(vnni.add_products(
                sums,
                pulp::cast([unsigned; 64]),
                pulp::cast([signed; 64]),
            ))
        };
        assert_eq!(add(5, 255, -128), [5 - 4 * 255 * 128; 16]);
        assert_eq!(add(-5, 255, 127), [4 * 255 * 127 - 5; 16]);
    }
}
