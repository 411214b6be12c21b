//! Fills one segment of Argon2id's memory (RFC 9106 §3). Between two of its synchronisation points,
//! the lanes are independent: several workers fill them at the same time in one shared memory.
//!
//! This is the only unsafe code of the project. Rust's references would promise that no other
//! worker writes what they point at, so blocks are read and written through pointers. It is sound
//! because of the algorithm's schedule: a segment reads only its own lane and finished segments of
//! other lanes, and no other worker writes either (RFC 9106 §3.4). The caller keeps the workers in
//! step. WebAssembly checks every access against the size of the memory.
//!
//! The caller computes the first two blocks of each lane and the key: that needs the password and
//! a hash function, which never come here.

#![cfg_attr(target_arch = "wasm32", no_std)]
#![cfg(target_arch = "wasm32")]

mod block;

use block::{Block, WORDS};
use core::arch::wasm32::{u64x2, v128};
use core::num::NonZeroU32;

/// Segments of a lane, between the synchronisation points (RFC 9106 §3.4).
const SLICES: u32 = 4;
/// The number of Argon2id in the address blocks (RFC 9106 §3.2: the type `y`).
const ARGON2ID: u64 = 2;

/// Where a segment is in the memory. All lengths are in blocks.
struct Place {
    pass: u32,
    slice: u32,
    lane: u32,
    passes: u32,
    lanes: NonZeroU32,
    segment: u32,
}

/// Blocks that a worker needs beside the memory.
struct Scratch {
    work: Block,
    zero: Block,
    input: Block,
    half: Block,
    addresses: Block,
}

/// Fills a segment. `blocks` is the address of the memory's first block, `scratch` that of five
/// blocks for this worker alone; both are multiples of 16. `segment` is the length of a segment in
/// blocks. The first two blocks of each lane must be there before the first pass.
///
/// # Safety
/// The memory holds `lanes` × 4 × `segment` blocks. No other worker writes this lane or the
/// scratch blocks, or reads this segment, until it is filled.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fill(
    blocks: *mut v128,
    scratch: *mut v128,
    pass: u32,
    slice: u32,
    lane: u32,
    passes: u32,
    lanes: u32,
    segment: u32,
) {
    // Without lanes, there is nothing to fill.
    let Some(lanes) = NonZeroU32::new(lanes) else { return };
    let place = Place { pass, slice, lane, passes, lanes, segment };
    let [work, zero, input, half, addresses] = [0, 1, 2, 3, 4].map(|at| Block::at(scratch, at));
    let scratch = Scratch { work, zero, input, half, addresses };
    // SAFETY: as the caller promises.
    unsafe { place.fill(blocks, &scratch) }
}

impl Place {
    /// # Safety
    /// As for [`fill`].
    unsafe fn fill(&self, blocks: *mut v128, scratch: &Scratch) {
        let first = if self.pass == 0 && self.slice == 0 { 2 } else { 0 };
        let is_independent = self.pass == 0 && self.slice < SLICES / 2;
        if is_independent {
            // SAFETY: the scratch blocks are this worker's.
            unsafe { self.start_addresses(scratch) }
        }
        let start = self.lane * self.lane_length() + self.slice * self.segment;
        for index in first..self.segment {
            let current = start + index;
            let previous = if self.slice == 0 && index == 0 {
                current + self.lane_length() - 1
            } else {
                current - 1
            };
            let word = if is_independent {
                let at = index % WORDS;
                if at == 0 || index == first {
                    // SAFETY: the scratch blocks are this worker's.
                    unsafe { scratch.next_addresses(index / WORDS) }
                }
                // SAFETY: as above.
                unsafe { scratch.addresses.word(at) }
            } else {
                // SAFETY: the previous block is in this lane.
                unsafe { Block::at(blocks, previous).word(0) }
            };
            let reference = self.reference(index, word);
            let [previous, reference, current] =
                [previous, reference, current].map(|at| Block::at(blocks, at));
            // SAFETY: both blocks that are read are in this lane or in a finished segment, and
            // differ from the one that is written.
            unsafe { current.compress(&previous, &reference, self.pass > 0, &scratch.work) }
        }
    }

    fn lane_length(&self) -> u32 {
        self.segment * SLICES
    }

    /// The input of the address blocks (RFC 9106 §3.4.1.1). Its seventh word is their counter.
    ///
    /// # Safety
    /// The scratch blocks are this worker's.
    unsafe fn start_addresses(&self, scratch: &Scratch) {
        let blocks = self.lane_length() * self.lanes.get();
        let [pass, lane, slice, blocks, passes] =
            [self.pass, self.lane, self.slice, blocks, self.passes].map(u64::from);
        let words = [u64x2(pass, lane), u64x2(slice, blocks), u64x2(passes, ARGON2ID)];
        // SAFETY: as the caller promises.
        unsafe {
            scratch.zero.clear();
            scratch.input.clear();
            for (at, pair) in words.into_iter().enumerate() {
                scratch.input.set(at, pair);
            }
        }
    }

    /// The block that is mixed in at `index` of the segment, chosen by a pseudo-random word
    /// (RFC 9106 §3.4.2).
    #[allow(
        clippy::cast_possible_truncation,
        clippy::as_conversions,
        reason = "the low half is meant"
    )]
    fn reference(&self, index: u32, word: u64) -> u32 {
        let is_first = self.pass == 0 && self.slice == 0;
        let lane = if is_first { self.lane } else { (word >> 32) as u32 % self.lanes };
        let finished = if self.pass == 0 { self.slice * self.segment } else { 3 * self.segment };
        // Of its own lane, all but the previous block; of another, nothing of this segment.
        let area =
            if lane == self.lane { finished + index - 1 } else { finished - u32::from(index == 0) };
        let low = word & 0xffff_ffff;
        let square = (low * low) >> 32;
        let back = ((u64::from(area) * square) >> 32) as u32;
        let start = if self.pass == 0 { 0 } else { (self.slice + 1) % SLICES * self.segment };
        let at = start + area - 1 - back;
        let wrapped = if at < self.lane_length() { at } else { at - self.lane_length() };
        lane * self.lane_length() + wrapped
    }
}

impl Scratch {
    /// The next 128 addresses (RFC 9106 §3.4.1.1). `number` is counted from 0.
    ///
    /// # Safety
    /// The scratch blocks are this worker's.
    unsafe fn next_addresses(&self, number: u32) {
        // SAFETY: as the caller promises.
        unsafe {
            self.input.set(3, u64x2(u64::from(number) + 1, 0));
            self.half.compress(&self.zero, &self.input, false, &self.work);
            self.addresses.compress(&self.zero, &self.half, false, &self.work);
        }
    }
}

/// Only a bug leads here. The worker ends with a trap.
#[panic_handler]
fn trap(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
