//! Contrast that the brightness does not show: two colours that are equally bright differ in red,
//! green or blue.

use crate::picture::Luma;

/// Pixels along a block's edge.
const BLOCK: usize = 8;

/// The binarizer takes a block of a smaller span of brightness for one colour.
const MAX_SHOWN: u8 = 24;

/// A smaller span of a colour is within the noise of a picture.
const MIN_HIDDEN: u8 = 14;

/// The smallest QR code, of 21 × 21 modules with two pixels each, has about as many blocks. Each of
/// them has dark and light modules.
const MIN_BLOCKS: usize = 20;

/// Those of the `channels` that show what `brightness` hides, the best first.
pub(super) fn telling(brightness: &Luma, channels: Vec<Luma>) -> Vec<Luma> {
    let mut channels: Vec<_> = channels
        .into_iter()
        .map(|channel| (hidden_blocks(brightness, &channel), channel))
        .filter(|&(blocks, _)| blocks >= MIN_BLOCKS)
        .collect();
    channels.sort_by_key(|&(blocks, _)| std::cmp::Reverse(blocks));
    channels.into_iter().map(|(_, channel)| channel).collect()
}

fn hidden_blocks(brightness: &Luma, channel: &Luma) -> usize {
    let (mut of_brightness, mut of_channel) = (Spans::new(brightness), Spans::new(channel));
    let mut count = 0;
    while let Some((brightness, channel)) = of_brightness.next_line().zip(of_channel.next_line()) {
        let is_hidden = |(&shown, &hidden): (&u8, &u8)| {
            shown < MAX_SHOWN && hidden >= MIN_HIDDEN && hidden / 2 >= shown
        };
        count += brightness.iter().zip(channel).filter(|&spans| is_hidden(spans)).count();
    }
    count
}

/// The differences between the lightest and the darkest pixel of each block, a line of blocks at a
/// time. A block is looked at with the next column and row: modules of a block's size may lie
/// exactly on the blocks. Blocks that the picture's edge cuts are left out.
struct Spans<'a> {
    /// The pixels of the lines that are left.
    rest: &'a [u8],
    darkest: Vec<u8>,
    lightest: Vec<u8>,
    line: Vec<u8>,
}

impl<'a> Spans<'a> {
    fn new(luma: &'a Luma) -> Self {
        let (width, _) = luma.size();
        let row = || vec![0; width];
        Self { rest: luma.pixels(), darkest: row(), lightest: row(), line: Vec::new() }
    }

    fn next_line(&mut self) -> Option<&[u8]> {
        let width = self.darkest.len();
        let (rows, rest) = self.rest.split_at_checked(width * BLOCK)?;
        let rows = self.rest.get(..width * (BLOCK + 1)).unwrap_or(rows);
        self.rest = rest;
        self.darkest.fill(u8::MAX);
        self.lightest.fill(0);
        for row in rows.chunks_exact(width) {
            for ((&pixel, darkest), lightest) in
                row.iter().zip(&mut self.darkest).zip(&mut self.lightest)
            {
                *darkest = pixel.min(*darkest);
                *lightest = pixel.max(*lightest);
            }
        }
        let span = |block: usize| {
            let columns = block * BLOCK..(block * BLOCK + BLOCK + 1).min(width);
            let darkest = self.darkest[columns.clone()].iter().fold(u8::MAX, |a, &b| a.min(b));
            self.lightest[columns].iter().fold(0, |a: u8, &b| a.max(b)) - darkest
        };
        self.line.clear();
        self.line.extend((0..width / BLOCK).map(span));
        Some(&self.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Squares of 4 × 4 pixels in two colours.
    fn squares(side: u32, colours: [u8; 2]) -> Luma {
        squares_of(4, side, colours)
    }

    fn squares_of(square: u32, side: u32, colours: [u8; 2]) -> Luma {
        let is_even = |x: u32, y: u32| (x / square + y / square).is_multiple_of(2);
        let squares = (0..side).flat_map(|y| (0..side).map(move |x| is_even(x, y)));
        Luma::new(side, side, squares.map(|even| colours[usize::from(even)]).collect()).unwrap()
    }

    #[test]
    fn the_channel_with_a_contrast_is_found() {
        let brightness = squares(64, [118, 119]);
        let channels = [[140, 60], [90, 255], [90, 100]].map(|colours| squares(64, colours));
        let found = telling(&brightness, channels.to_vec());
        assert_eq!(found, &channels[..2]);
    }

    #[test]
    fn squares_that_lie_on_the_blocks_are_found() {
        let brightness = squares_of(8, 64, [118, 119]);
        let channel = squares_of(8, 64, [90, 255]);
        assert_eq!(telling(&brightness, vec![channel.clone()]), [channel]);
    }

    #[test]
    fn what_the_brightness_shows_is_not_hidden() {
        let brightness = squares(64, [90, 120]);
        assert!(telling(&brightness, vec![squares(64, [0, 255])]).is_empty());
    }

    #[test]
    fn few_blocks_are_no_qr_code() {
        let brightness = squares(32, [118, 119]);
        assert!(telling(&brightness, vec![squares(32, [0, 255])]).is_empty());
    }
}
