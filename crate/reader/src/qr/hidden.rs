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
/// time. Blocks that the picture's edge cuts are left out.
struct Spans<'a> {
    rows: std::slice::Chunks<'a, u8>,
    darkest: Vec<u8>,
    lightest: Vec<u8>,
    line: Vec<u8>,
}

impl<'a> Spans<'a> {
    fn new(luma: &'a Luma) -> Self {
        let (width, _) = luma.size();
        let row = || vec![0; width];
        Self {
            rows: luma.pixels().chunks(width * BLOCK),
            darkest: row(),
            lightest: row(),
            line: Vec::new(),
        }
    }

    fn next_line(&mut self) -> Option<&[u8]> {
        let width = self.darkest.len();
        let rows = self.rows.next().filter(|rows| rows.len() == width * BLOCK)?;
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
        let blocks = self.darkest.chunks_exact(BLOCK).zip(self.lightest.chunks_exact(BLOCK));
        let span = |(darkest, lightest): (&[u8], &[u8])| {
            let darkest = darkest.iter().fold(u8::MAX, |least, &pixel| least.min(pixel));
            lightest.iter().fold(0, |most, &pixel| most.max(pixel)) - darkest
        };
        self.line.clear();
        self.line.extend(blocks.map(span));
        Some(&self.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Squares of 4 × 4 pixels in two colours.
    fn squares(side: u32, colours: [u8; 2]) -> Luma {
        let squares = (0..side).flat_map(|y| (0..side).map(move |x| (x / 4 + y / 4) % 2 == 0));
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
