//! The kinds of vectors that code is compiled for; the best that the machine has is chosen when the
//! program runs.

#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
use pulp::x86::{V3, V4};

#[cfg(target_arch = "x86_64")]
pulp::simd_type! {
    /// What V4 has, and products that are added in the same instruction: 512-bit VNNI.
    pub(crate) struct WithVnni {
        pub(crate) sse: "sse",
        pub(crate) sse2: "sse2",
        pub(crate) fxsr: "fxsr",
        pub(crate) sse3: "sse3",
        pub(crate) ssse3: "ssse3",
        pub(crate) sse4_1: "sse4.1",
        pub(crate) sse4_2: "sse4.2",
        pub(crate) popcnt: "popcnt",
        pub(crate) avx: "avx",
        pub(crate) avx2: "avx2",
        pub(crate) bmi1: "bmi1",
        pub(crate) bmi2: "bmi2",
        pub(crate) lzcnt: "lzcnt",
        pub(crate) avx512f: "avx512f",
        pub(crate) avx512bw: "avx512bw",
        pub(crate) avx512cd: "avx512cd",
        pub(crate) avx512dq: "avx512dq",
        pub(crate) avx512vl: "avx512vl",
        pub(crate) avx512vnni: "avx512vnni",
    }
}

/// A kind of vectors. The results are the same bits with each.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Arch {
    /// What every machine of this family has.
    Portable,
    /// 32 bytes: AVX2.
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    V3(V3),
    /// 64 bytes: AVX-512.
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    V4(V4),
    /// 64 bytes, with products that are added at once.
    #[cfg(target_arch = "x86_64")]
    Vnni(WithVnni, V4, kaopu_vnni::Vnni),
}

impl Arch {
    /// The best that this machine has.
    pub(crate) fn best() -> Self {
        Self::all().pop().unwrap_or(Self::Portable)
    }

    /// All that this machine has, from the slowest to the fastest.
    pub(crate) fn all() -> Vec<Self> {
        #[cfg_attr(
            not(any(target_arch = "x86", target_arch = "x86_64")),
            expect(unused_mut, reason = "only x86 has more")
        )]
        let mut all = vec![Self::Portable];
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        {
            all.extend(V3::try_new().map(Self::V3));
            all.extend(V4::try_new().map(Self::V4));
        }
        #[cfg(target_arch = "x86_64")]
        all.extend((|| {
            Some(Self::Vnni(WithVnni::try_new()?, V4::try_new()?, kaopu_vnni::Vnni::try_new()?))
        })());
        all
    }
}
