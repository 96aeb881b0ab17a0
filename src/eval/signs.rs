//! Chance that can be repeated.

/// A sequence of random signs that its seed decides: SplitMix64 (Steele, Lea
/// and Flood, "Fast splittable pseudorandom number generators", 2014). It
/// passes the usual tests of randomness, and no test of significance should
/// hang on what a library of random numbers does in its next version.
pub(super) struct Signs {
    state: u64,
    bits: u64,
    left: u32,
}

impl Signs {
    pub(super) fn new(seed: u64) -> Self {
        Self { state: seed, bits: 0, left: 0 }
    }

    /// Returns whether the next sign is turned: as likely as not.
    pub(super) fn flip(&mut self) -> bool {
        if self.left == 0 {
            self.bits = self.next();
            self.left = u64::BITS;
        }
        self.left -= 1;
        let bit = self.bits & 1 == 1;
        self.bits >>= 1;
        bit
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::Signs;

    /// As published with the reference implementation.
    #[test]
    fn the_sequence_is_that_of_splitmix64() {
        let mut signs = Signs::new(1_234_567);
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        assert_eq!(published, std::array::from_fn(|_| signs.next()));
    }
}
