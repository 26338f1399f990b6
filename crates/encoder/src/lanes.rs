//! What a machine's vectors can do for a product: four neighbouring inputs times their weights for
//! a tile of outputs.

/// Outputs computed together; every matrix has a multiple of it.
pub(crate) const TILE: usize = 32;

/// Neighbouring inputs whose products are added at once; every matrix has a multiple of it.
pub(crate) const GROUP: usize = 4;

/// Vectors of one kind of machine.
pub(crate) trait Lanes: Copy {
    /// Four weights for each output.
    type Weights: Copy;
    /// A sum for each output.
    type Sums: Copy;

    /// Rows of activations that share one pass over the weights: as many as there are registers
    /// for, at most 12.
    const ROWS: usize;

    /// Sums of nothing.
    fn zero(self) -> Self::Sums;
    /// Signed bytes.
    fn load(self, weights: &[u8; TILE * GROUP]) -> Self::Weights;
    /// The sums with the products of four activations of at most 127: two products then fit into
    /// 16 bits, which is where the older instructions keep them.
    fn add_products(
        self,
        sums: Self::Sums,
        weights: Self::Weights,
        activations: [u8; GROUP],
    ) -> Self::Sums;
    /// The sums in the order of the outputs.
    fn store(self, sums: Self::Sums) -> [i32; TILE];
}

/// Plain Rust, for every machine.
#[derive(Clone, Copy)]
pub(crate) struct Portable;

impl Lanes for Portable {
    type Weights = [i16; TILE * GROUP];
    type Sums = [i32; TILE];
    const ROWS: usize = 2;

    #[inline(always)]
    fn zero(self) -> Self::Sums {
        [0; TILE]
    }

    #[inline(always)]
    fn load(self, weights: &[u8; TILE * GROUP]) -> Self::Weights {
        weights.map(|weight| i16::from(weight as i8))
    }

    #[inline(always)]
    fn add_products(
        self,
        mut sums: Self::Sums,
        weights: Self::Weights,
        activations: [u8; GROUP],
    ) -> Self::Sums {
        let [a, b, c, d] = activations.map(i16::from);
        for (sum, [p, q, r, s]) in sums.iter_mut().zip(weights.as_chunks().0) {
            let (first, second) = (p * a + q * b, r * c + s * d);
            *sum += i32::from(first) + i32::from(second);
        }
        sums
    }

    #[inline(always)]
    fn store(self, sums: Self::Sums) -> [i32; TILE] {
        sums
    }
}

#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
pub(crate) mod x86 {
    #[cfg(target_arch = "x86")]
    use std::arch::x86::{__m256i, __m512i};
    #[cfg(target_arch = "x86_64")]
    use std::arch::x86_64::{__m256i, __m512i};

    use pulp::cast;
    use pulp::x86::{V3, V4};

    use super::{GROUP, Lanes, TILE};

    /// 32 bytes: AVX2.
    impl Lanes for V3 {
        type Weights = [__m256i; 4];
        type Sums = [__m256i; 4];
        const ROWS: usize = 2;

        #[inline(always)]
        fn zero(self) -> Self::Sums {
            cast([0i32; TILE])
        }

        #[inline(always)]
        fn load(self, weights: &[u8; TILE * GROUP]) -> Self::Weights {
            cast(*weights)
        }

        #[inline(always)]
        fn add_products(
            self,
            sums: Self::Sums,
            weights: Self::Weights,
            activations: [u8; GROUP],
        ) -> Self::Sums {
            let group = self.avx._mm256_set1_epi32(cast(activations));
            let ones = self.avx._mm256_set1_epi16(1);
            std::array::from_fn(|n| {
                let pairs = self.avx2._mm256_maddubs_epi16(group, weights[n]);
                let four = self.avx2._mm256_madd_epi16(pairs, ones);
                self.avx2._mm256_add_epi32(sums[n], four)
            })
        }

        #[inline(always)]
        fn store(self, sums: Self::Sums) -> [i32; TILE] {
            cast(sums)
        }
    }

    /// 64 bytes: AVX-512.
    impl Lanes for V4 {
        type Weights = [__m512i; 2];
        type Sums = [__m512i; 2];
        const ROWS: usize = 12;

        #[inline(always)]
        fn zero(self) -> Self::Sums {
            cast([0i32; TILE])
        }

        #[inline(always)]
        fn load(self, weights: &[u8; TILE * GROUP]) -> Self::Weights {
            cast(*weights)
        }

        #[inline(always)]
        fn add_products(
            self,
            sums: Self::Sums,
            weights: Self::Weights,
            activations: [u8; GROUP],
        ) -> Self::Sums {
            let group = self.avx512f._mm512_set1_epi32(cast(activations));
            let ones = self.avx512f._mm512_set1_epi16(1);
            std::array::from_fn(|n| {
                let pairs = self.avx512bw._mm512_maddubs_epi16(group, weights[n]);
                let four = self.avx512bw._mm512_madd_epi16(pairs, ones);
                self.avx512f._mm512_add_epi32(sums[n], four)
            })
        }

        #[inline(always)]
        fn store(self, sums: Self::Sums) -> [i32; TILE] {
            cast(sums)
        }
    }
}

/// 64 bytes, products and sum in one instruction.
#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy)]
pub(crate) struct Vnni(pub(crate) pulp::x86::V4, pub(crate) kaopu_vnni::Vnni);

#[cfg(target_arch = "x86_64")]
impl Lanes for Vnni {
    type Weights = <pulp::x86::V4 as Lanes>::Weights;
    type Sums = <pulp::x86::V4 as Lanes>::Sums;
    const ROWS: usize = 12;

    #[inline(always)]
    fn zero(self) -> Self::Sums {
        self.0.zero()
    }

    #[inline(always)]
    fn load(self, weights: &[u8; TILE * GROUP]) -> Self::Weights {
        self.0.load(weights)
    }

    #[inline(always)]
    fn add_products(
        self,
        sums: Self::Sums,
        weights: Self::Weights,
        activations: [u8; GROUP],
    ) -> Self::Sums {
        let group = self.0.avx512f._mm512_set1_epi32(pulp::cast(activations));
        std::array::from_fn(|n| self.1.add_products(sums[n], group, weights[n]))
    }

    #[inline(always)]
    fn store(self, sums: Self::Sums) -> [i32; TILE] {
        self.0.store(sums)
    }
}
