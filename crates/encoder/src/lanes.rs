//! What a machine's vectors can do for a product: two neighbouring inputs times their weights for a
//! tile of outputs.

/// Outputs computed together; every matrix has a multiple of it.
pub(crate) const TILE: usize = 16;

/// Vectors of one kind of machine.
pub(crate) trait Lanes: Copy {
    /// Two weights for each output, widened to 16 bits.
    type Weights: Copy;
    /// A sum for each output.
    type Sums: Copy;

    /// Rows of activations that share one pass over the weights: as many as there are registers
    /// for, at most 12.
    const ROWS: usize;

    /// Sums of nothing.
    fn zero(self) -> Self::Sums;
    /// Signed bytes, widened.
    fn widen(self, weights: &[u8; TILE * 2]) -> Self::Weights;
    /// The sums with the products of two activations.
    fn add_products(
        self,
        sums: Self::Sums,
        weights: Self::Weights,
        activations: [i16; 2],
    ) -> Self::Sums;
    /// The sums in the order of the outputs.
    fn store(self, sums: Self::Sums) -> [i32; TILE];
}

/// Plain Rust, for every machine.
#[derive(Clone, Copy)]
pub(crate) struct Portable;

impl Lanes for Portable {
    type Weights = [i16; TILE * 2];
    type Sums = [i32; TILE];
    const ROWS: usize = 8;

    #[inline(always)]
    fn zero(self) -> Self::Sums {
        [0; TILE]
    }

    #[inline(always)]
    fn widen(self, weights: &[u8; TILE * 2]) -> Self::Weights {
        weights.map(|weight| i16::from(weight as i8))
    }

    #[inline(always)]
    fn add_products(
        self,
        mut sums: Self::Sums,
        weights: Self::Weights,
        activations: [i16; 2],
    ) -> Self::Sums {
        let [first, second] = activations.map(i32::from);
        for (sum, [a, b]) in sums.iter_mut().zip(weights.as_chunks().0) {
            *sum += i32::from(*a) * first + i32::from(*b) * second;
        }
        sums
    }

    #[inline(always)]
    fn store(self, sums: Self::Sums) -> [i32; TILE] {
        sums
    }
}

#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
mod x86 {
    #[cfg(target_arch = "x86")]
    use std::arch::x86::{__m256i, __m512i};
    #[cfg(target_arch = "x86_64")]
    use std::arch::x86_64::{__m256i, __m512i};

    use pulp::cast;
    use pulp::x86::{V3, V4};

    use super::{Lanes, TILE};

    /// 32 bytes: AVX2.
    impl Lanes for V3 {
        type Weights = [__m256i; 2];
        type Sums = [__m256i; 2];
        const ROWS: usize = 6;

        #[inline(always)]
        fn zero(self) -> Self::Sums {
            cast([0i32; TILE])
        }

        #[inline(always)]
        fn widen(self, weights: &[u8; TILE * 2]) -> Self::Weights {
            let [low, high]: [[u8; 16]; 2] = cast(*weights);
            [self.avx2._mm256_cvtepi8_epi16(cast(low)), self.avx2._mm256_cvtepi8_epi16(cast(high))]
        }

        #[inline(always)]
        fn add_products(
            self,
            sums: Self::Sums,
            weights: Self::Weights,
            activations: [i16; 2],
        ) -> Self::Sums {
            let pair = self.avx._mm256_set1_epi32(cast(activations));
            [
                self.avx2._mm256_add_epi32(sums[0], self.avx2._mm256_madd_epi16(weights[0], pair)),
                self.avx2._mm256_add_epi32(sums[1], self.avx2._mm256_madd_epi16(weights[1], pair)),
            ]
        }

        #[inline(always)]
        fn store(self, sums: Self::Sums) -> [i32; TILE] {
            cast(sums)
        }
    }

    /// 64 bytes: AVX-512.
    impl Lanes for V4 {
        type Weights = __m512i;
        type Sums = __m512i;
        const ROWS: usize = 12;

        #[inline(always)]
        fn zero(self) -> __m512i {
            cast([0i32; TILE])
        }

        #[inline(always)]
        fn widen(self, weights: &[u8; TILE * 2]) -> __m512i {
            self.avx512bw._mm512_cvtepi8_epi16(cast(*weights))
        }

        #[inline(always)]
        fn add_products(self, sums: __m512i, weights: __m512i, activations: [i16; 2]) -> __m512i {
            let pair = self.avx512f._mm512_set1_epi32(cast(activations));
            self.avx512f._mm512_add_epi32(sums, self.avx512bw._mm512_madd_epi16(weights, pair))
        }

        #[inline(always)]
        fn store(self, sums: __m512i) -> [i32; TILE] {
            cast(sums)
        }
    }
}
