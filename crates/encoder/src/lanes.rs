//! What a machine's vectors can do for a product: one chunk of weights times one chunk of activations.

/// Numbers taken at a time; every row of weights is a multiple of it.
pub(crate) const CHUNK: usize = 32;

/// Vectors of one kind of machine.
pub(crate) trait Lanes: Copy {
    /// A chunk of weights, widened to 16 bits.
    type Weights: Copy;
    /// Partial sums.
    type Sums: Copy;

    /// Sums of nothing.
    fn zero(self) -> Self::Sums;
    /// Signed bytes, widened.
    fn widen(self, weights: &[u8; CHUNK]) -> Self::Weights;
    /// The sums with the products of one chunk.
    fn add_products(self, sums: Self::Sums, weights: Self::Weights, activations: &[i16; CHUNK]) -> Self::Sums;
    /// All partial sums together.
    fn total(self, sums: Self::Sums) -> i32;
}

#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
mod x86 {
    #[cfg(target_arch = "x86")]
    use std::arch::x86::{__m256i, __m512i};
    #[cfg(target_arch = "x86_64")]
    use std::arch::x86_64::{__m256i, __m512i};

    use pulp::cast;
    use pulp::x86::{V3, V4};

    use super::{CHUNK, Lanes};

    /// 32 bytes: AVX2.
    impl Lanes for V3 {
        type Weights = [__m256i; 2];
        type Sums = __m256i;

        #[inline(always)]
        fn zero(self) -> __m256i {
            cast([0i32; 8])
        }

        #[inline(always)]
        fn widen(self, weights: &[u8; CHUNK]) -> Self::Weights {
            let [low, high]: [[u8; 16]; 2] = cast(*weights);
            [self.avx2._mm256_cvtepi8_epi16(cast(low)), self.avx2._mm256_cvtepi8_epi16(cast(high))]
        }

        #[inline(always)]
        fn add_products(self, sums: __m256i, weights: Self::Weights, activations: &[i16; CHUNK]) -> __m256i {
            let [low, high]: [__m256i; 2] = cast(*activations);
            let sums = self.avx2._mm256_add_epi32(sums, self.avx2._mm256_madd_epi16(weights[0], low));
            self.avx2._mm256_add_epi32(sums, self.avx2._mm256_madd_epi16(weights[1], high))
        }

        #[inline(always)]
        fn total(self, sums: __m256i) -> i32 {
            let sums: [i32; 8] = cast(sums);
            sums.into_iter().sum()
        }
    }

    /// 64 bytes: AVX-512.
    impl Lanes for V4 {
        type Weights = __m512i;
        type Sums = __m512i;

        #[inline(always)]
        fn zero(self) -> __m512i {
            cast([0i32; 16])
        }

        #[inline(always)]
        fn widen(self, weights: &[u8; CHUNK]) -> __m512i {
            self.avx512bw._mm512_cvtepi8_epi16(cast(*weights))
        }

        #[inline(always)]
        fn add_products(self, sums: __m512i, weights: __m512i, activations: &[i16; CHUNK]) -> __m512i {
            self.avx512f._mm512_add_epi32(sums, self.avx512bw._mm512_madd_epi16(weights, cast(*activations)))
        }

        #[inline(always)]
        fn total(self, sums: __m512i) -> i32 {
            let sums: [i32; 16] = cast(sums);
            sums.into_iter().sum()
        }
    }
}
