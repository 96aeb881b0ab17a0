//! The front of the memo: short words, with their tokens in the table itself.
//!
//! Memory is what a lookup costs. A hash map from words to entries elsewhere
//! touches three or four lines of cache, this table one. On 57 MB of English it
//! made the whole analysis 1.3 times as fast as a map that never forgets,
//! though one word in twenty has to be worked out again.

use super::tokens::{Short, Tokens};

/// The table grows to 2^16 places of 64 bytes. Four times the places would be
/// a tenth faster still, and cost 16 MB for every thread and language.
const MAX_PLACES_LOG2: u32 = 16;

/// The table begins with 2^9 places, so that a single query pays for little.
const FIRST_PLACES_LOG2: u32 = 9;

/// A chunk of up to 16 bytes as a number, to be compared and hashed fast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Packed(u128);

impl Packed {
    /// Packs the `len` bytes of `text` from `start`; `None` where they are too
    /// many. No chunk holds the byte 0, so that the length needs no room.
    #[inline]
    pub(super) fn new(text: &str, start: usize, len: usize) -> Option<Self> {
        if len > 16 {
            return None;
        }
        let bytes = text.as_bytes();
        // One load and a mask, where the text goes on long enough: a copy of
        // unknown length costs more than all the rest of a lookup.
        if let Some(Ok(window)) = bytes.get(start..start + 16).map(<[u8; 16]>::try_from) {
            let keep = u128::MAX.unbounded_shr(128 - 8 * u32::try_from(len).unwrap_or(16));
            return Some(Self(u128::from_le_bytes(window) & keep));
        }
        let mut window = [0; 16];
        window.get_mut(..len)?.copy_from_slice(bytes.get(start..start + len)?);
        Some(Self(u128::from_le_bytes(window)))
    }

    /// Says whether the chunk is made of ASCII letters, so that it is one token
    /// and short enough for [`Hot`].
    #[inline]
    pub(super) fn is_plain(self) -> bool {
        self.0.to_le_bytes().iter().all(|&byte| byte == 0 || byte.is_ascii_alphabetic())
    }

    /// Returns a number of `bits` bits, well mixed.
    #[inline]
    fn mixed(self, bits: u32) -> usize {
        let low = self.0 as u64;
        let high = (self.0 >> 64) as u64;
        // Odd constants with well-mixed bits (SplitMix64's); the highest bits
        // of a product depend on all bits below.
        let mixed = (low.wrapping_mul(0xBF58_476D_1CE4_E5B9) ^ high.rotate_left(32))
            .wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from(mixed >> (64 - bits)).unwrap_or(0)
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Place {
    chunk: Packed,
    token: Short,
}

/// Chunks that are one short token. A newcomer takes the place of an older one.
#[derive(Clone, Debug, Default)]
pub(super) struct Hot {
    places: Vec<Place>,
    places_log2: u32,
    /// How many chunks were taken in since the table grew.
    taken: usize,
}

impl Hot {
    /// Returns the token of a chunk, if it is here.
    #[inline]
    pub(super) fn get(&self, chunk: Packed) -> Option<&Short> {
        if self.places.is_empty() {
            return None;
        }
        let place = self.places.get(chunk.mixed(self.places_log2))?;
        (place.chunk == chunk).then_some(&place.token)
    }

    /// Takes in the token at `index` of `tokens`, which is all there is of
    /// `chunk`. Says whether it was short enough.
    pub(super) fn insert(&mut self, chunk: Packed, tokens: &Tokens, index: usize) -> bool {
        let Some(token) = tokens.short(index) else { return false };
        // Half full: in a fuller table newcomers drive out what comes back.
        if 2 * self.taken >= self.places.len() && self.places_log2 < MAX_PLACES_LOG2 {
            self.grow();
        }
        self.taken += 1;
        self.put(Place { chunk, token });
        true
    }

    fn grow(&mut self) {
        let log2 = if self.places.is_empty() { FIRST_PLACES_LOG2 } else { self.places_log2 + 1 };
        self.places_log2 = log2;
        let old = std::mem::replace(&mut self.places, vec![Place::default(); 1 << log2]);
        self.taken = 0;
        for place in old.into_iter().filter(|place| place.chunk != Packed::default()) {
            self.put(place);
        }
    }

    fn put(&mut self, newcomer: Place) {
        if let Some(place) = self.places.get_mut(newcomer.chunk.mixed(self.places_log2)) {
            *place = newcomer;
        }
    }
}
