//! One block of 1 KiB, and Argon2's compression function G (RFC 9106 §3.5, §3.6), in vectors of
//! two 64-bit words.

use core::arch::wasm32::{
    i16x8_shuffle, i32x4_shuffle, i64x2_shuffle, u64x2, u64x2_add, u64x2_extmul_low_u32x4,
    u64x2_shl, u64x2_shr, v128, v128_or, v128_xor,
};

/// Words of 64 bits in a block.
pub(crate) const WORDS: u32 = 128;
/// Vectors of two words in a block.
const PAIRS: usize = 64;

/// A block in the shared memory.
pub(crate) struct Block(*mut v128);

impl Block {
    /// The block with that number, from 0, of those that begin at `first`.
    pub(crate) fn at(first: *mut v128, number: u32) -> Self {
        // The address may be wrong only if the caller broke its promise: then the access traps.
        Self(first.cast::<[v128; PAIRS]>().wrapping_add(usize_of(number)).cast())
    }

    /// # Safety
    /// No other worker writes the block.
    pub(crate) unsafe fn word(&self, at: u32) -> u64 {
        // SAFETY: as the caller promises. Blocks are aligned to 16 bytes.
        unsafe { self.0.cast::<u64>().wrapping_add(usize_of(at)).read() }
    }

    /// # Safety
    /// No other worker uses the block.
    pub(crate) unsafe fn set(&self, pair: usize, value: v128) {
        // SAFETY: as the caller promises.
        unsafe { self.0.wrapping_add(pair).write(value) }
    }

    /// # Safety
    /// No other worker uses the block.
    pub(crate) unsafe fn clear(&self) {
        for pair in 0..PAIRS {
            // SAFETY: as the caller promises.
            unsafe { self.set(pair, u64x2(0, 0)) }
        }
    }

    /// # Safety
    /// No other worker writes the block.
    unsafe fn get(&self, pair: usize) -> v128 {
        // SAFETY: as the caller promises.
        unsafe { self.0.wrapping_add(pair).read() }
    }

    /// Becomes G(`previous`, `reference`); with `is_added`, that XOR its old value (RFC 9106 §3.2,
    /// step 6). `work` is overwritten.
    ///
    /// # Safety
    /// No other worker writes the blocks that are read, or uses this one or `work`. This one and
    /// `work` are none of the others.
    // Not inlined: the browser exchanges a function for its optimised form when it is called.
    #[inline(never)]
    pub(crate) unsafe fn compress(
        &self,
        previous: &Self,
        reference: &Self,
        is_added: bool,
        work: &Self,
    ) {
        // SAFETY: as the caller promises.
        unsafe {
            for pair in 0..PAIRS {
                let mixed = v128_xor(previous.get(pair), reference.get(pair));
                work.set(pair, mixed);
                self.set(pair, if is_added { v128_xor(self.get(pair), mixed) } else { mixed });
            }
            for row in 0..8 {
                work.permute(8 * row, 1);
            }
            for column in 0..8 {
                work.permute(column, 8);
            }
            for pair in 0..PAIRS {
                self.set(pair, v128_xor(self.get(pair), work.get(pair)));
            }
        }
    }

    /// The permutation P on eight pairs: `first`, and those `step` apart (RFC 9106 §3.6).
    ///
    /// # Safety
    /// No other worker uses the block.
    #[inline]
    unsafe fn permute(&self, first: usize, step: usize) {
        let places = [0, 1, 2, 3, 4, 5, 6, 7].map(|at| first + at * step);
        // SAFETY: as the caller promises.
        let [a0, a1, b0, b1, c0, c1, d0, d1] = places.map(|pair| unsafe { self.get(pair) });
        let [a0, b0, c0, d0] = mix([a0, b0, c0, d0]);
        let [a1, b1, c1, d1] = mix([a1, b1, c1, d1]);
        // The diagonals: each row of the 4 × 4 words is turned by its number, and back afterwards.
        let (b, d) = ([halves(b0, b1), halves(b1, b0)], [halves(d1, d0), halves(d0, d1)]);
        let [a0, b0, c1, d0] = mix([a0, b[0], c1, d[0]]);
        let [a1, b1, c0, d1] = mix([a1, b[1], c0, d[1]]);
        let (b, d) = ([halves(b1, b0), halves(b0, b1)], [halves(d0, d1), halves(d1, d0)]);
        let turned = [a0, a1, b[0], b[1], c0, c1, d[0], d[1]];
        for (pair, value) in places.into_iter().zip(turned) {
            // SAFETY: as the caller promises.
            unsafe { self.set(pair, value) }
        }
    }
}

/// The second word of `one`, then the first of `other`.
#[inline]
fn halves(one: v128, other: v128) -> v128 {
    i64x2_shuffle::<1, 2>(one, other)
}

/// The function GB (RFC 9106 §3.6) on two columns at once.
#[inline]
fn mix([a, b, c, d]: [v128; 4]) -> [v128; 4] {
    let a = add(a, b);
    let d = v128_xor(d, a);
    let d = i32x4_shuffle::<1, 0, 3, 2>(d, d);
    let c = add(c, d);
    let b = v128_xor(b, c);
    let b = v128_or(u64x2_shl(b, 40), u64x2_shr(b, 24));
    let a = add(a, b);
    let d = v128_xor(d, a);
    let d = i16x8_shuffle::<1, 2, 3, 0, 5, 6, 7, 4>(d, d);
    let c = add(c, d);
    let b = v128_xor(b, c);
    let b = v128_or(u64x2_add(b, b), u64x2_shr(b, 63));
    [a, b, c, d]
}

/// `one` + `other` + 2 × the product of their low halves.
#[inline]
fn add(one: v128, other: v128) -> v128 {
    let low = i32x4_shuffle::<0, 2, 0, 2>(one, one);
    let other_low = i32x4_shuffle::<0, 2, 0, 2>(other, other);
    let product = u64x2_extmul_low_u32x4(low, other_low);
    u64x2_add(u64x2_add(one, other), u64x2_add(product, product))
}

#[allow(clippy::as_conversions, reason = "an address has 32 bits in this target")]
const fn usize_of(number: u32) -> usize {
    number as usize
}
