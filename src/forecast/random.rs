//! Random numbers that are the same for the same seed, on every machine.

/// A stream of numbers (SplitMix64, Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub(super) struct RandomStream(u64);

impl RandomStream {
    /// The stream of this seed and these parts, such as a player and a number.
    ///
    /// Streams of different parts have nothing to do with each other, so who is added to a squad changes nobody's.
    pub(super) fn new(seed: u64, parts: [u64; 2]) -> RandomStream {
        let mut stream = RandomStream(seed);
        for part in parts {
            stream.0 = stream.bits() ^ part;
        }
        stream.bits();
        stream
    }

    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Another stream, whose numbers do not depend on how many are taken of those that were split off before it.
    pub(super) fn split(&mut self) -> RandomStream {
        RandomStream(self.bits())
    }

    /// From 0 to below 1.
    pub(super) fn next(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// A number for a text, which is the same everywhere (FNV-1a).
pub(super) fn number_of(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
