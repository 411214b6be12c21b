//! PNG, which captures and saved codes are. The library reads its chunks, checks and decompresses them; the rows of the usual kinds go
//! to brightness from there, so that the coloured picture never stands in memory as a whole.

use super::layers::{Layers, Samples};
use super::unfilter::unfilter;
use super::{Luma, MAX_DECODER_BYTES, PictureError};
use png::{
    BitDepth, ColorType, Decoded, Decoder, DecodingError, Info, Limits, StreamingDecoder,
    Transformations,
};
use png::{UnfilterBuf, UnfilterRegion, chunk};
use std::io::Cursor;

/// How far back what is compressed may point, and as much room for what is decompressed as caches hold.
const LOOKBACK: usize = 32 * 1024;
const ROOM: usize = 64 * 1024;

pub(super) fn layers(file: &[u8]) -> Result<Vec<Luma>, PictureError> {
    let mut stream = Stream::new(file);
    let (width, height) = stream.size()?;
    let mut layers = Layers::new(width, height)?;
    match stream.pixels()? {
        Some(samples) => stream.read(samples, &mut layers)?,
        None => read_any(file, &mut layers)?,
    }
    layers.finish()
}

/// The file's chunks one by one, as the library reads, checks and decompresses them.
struct Stream<'a> {
    decoder: StreamingDecoder,
    rest: &'a [u8],
}

impl<'a> Stream<'a> {
    fn new(file: &'a [u8]) -> Self {
        let mut decoder = StreamingDecoder::new();
        decoder.set_ignore_text_chunk(true);
        decoder.set_ignore_iccp_chunk(true);
        Self { decoder, rest: file }
    }

    fn next(&mut self, pixels: Option<&mut UnfilterBuf<'_>>) -> Result<Decoded, PictureError> {
        let (taken, decoded) = self.decoder.update(self.rest, pixels).map_err(damaged)?;
        if taken == 0 && matches!(decoded, Decoded::Nothing) {
            return Err(PictureError::Damaged);
        }
        self.rest = self.rest.get(taken..).unwrap_or_default();
        Ok(decoded)
    }

    fn info(&self) -> Result<&Info<'static>, PictureError> {
        self.decoder.info().ok_or(PictureError::Damaged)
    }

    /// In pixels, from the header.
    fn size(&mut self) -> Result<(u32, u32), PictureError> {
        while self.decoder.info().is_none() {
            self.next(None)?;
        }
        self.info().map(Info::size)
    }

    /// Goes on to the pixels, and says what they are if they are of whole bytes that mean themselves and stand row by row.
    fn pixels(&mut self) -> Result<Option<Samples>, PictureError> {
        while !matches!(self.next(None)?, Decoded::ChunkBegin(_, chunk::IDAT)) {}
        let info = self.info()?;
        let is_plain = info.bit_depth == BitDepth::Eight && !info.interlaced && info.trns.is_none();
        Ok(samples(info.color_type).filter(|_| is_plain))
    }

    /// Row by row, as soon as each is decompressed.
    #[allow(
        clippy::arithmetic_side_effects,
        reason = "positions in the buffer, which one is taken from the other only where it is not after it"
    )]
    fn read(mut self, samples: Samples, layers: &mut Layers) -> Result<(), PictureError> {
        let info = self.info()?;
        // The filter's number stands before a row's pixels.
        let (row_bytes, mut missing) = (info.raw_row_length(), info.height);
        let whole = usize::try_from(missing).ok().and_then(|rows| rows.checked_mul(row_bytes));
        let room = row_bytes.saturating_mul(2).saturating_add(LOOKBACK + ROOM);
        let mut buffer = vec![0; room.min(whole.ok_or(PictureError::Damaged)?)];
        let mut region = UnfilterRegion::default();
        let mut start = 0;
        let (mut row, mut above) = (vec![0; row_bytes - 1], vec![0; row_bytes - 1]);
        while missing > 0 {
            if region.filled == buffer.len() {
                let past = start.min(region.available);
                buffer.copy_within(past.., 0);
                start -= past;
                region.available -= past;
                region.filled -= past;
            }
            let decoded = self.next(Some(&mut region.as_buf(&mut buffer)))?;
            // What comes after the last row is left, as other readers leave it.
            while missing > 0
                && let Some(filtered) =
                    buffer.get(start..region.filled).and_then(|new| new.get(..row_bytes))
            {
                unfilter(samples, filtered, &above, &mut row).ok_or(PictureError::Damaged)?;
                layers.extend_row(samples, &row, &above);
                std::mem::swap(&mut row, &mut above);
                start += row_bytes;
                missing -= 1;
            }
            if missing > 0 && matches!(decoded, Decoded::ImageDataFlushed) {
                return Err(PictureError::Damaged);
            }
        }
        Ok(())
    }
}

fn samples(color: ColorType) -> Option<Samples> {
    match color {
        ColorType::Grayscale => Some(Samples::Gray),
        ColorType::GrayscaleAlpha => Some(Samples::GrayAlpha),
        ColorType::Rgb => Some(Samples::Rgb),
        ColorType::Rgba => Some(Samples::Rgba),
        ColorType::Indexed => None,
    }
}

/// Whatever else PNG has, as the library does all of it.
fn read_any(file: &[u8], layers: &mut Layers) -> Result<(), PictureError> {
    let bytes = usize::try_from(MAX_DECODER_BYTES).unwrap_or(usize::MAX);
    let mut decoder = Decoder::new_with_limits(Cursor::new(file), Limits { bytes });
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let mut reader = decoder.read_info().map_err(damaged)?;
    let samples = samples(reader.output_color_type().0).ok_or(PictureError::Damaged)?;
    if reader.info().interlaced {
        let mut picture = vec![0; reader.output_buffer_size().ok_or(PictureError::Damaged)?];
        reader.next_frame(&mut picture).map_err(damaged)?;
        layers.extend(samples, &picture);
        return Ok(());
    }
    let mut row =
        vec![0; reader.output_line_size(reader.info().width).ok_or(PictureError::Damaged)?];
    let mut above = row.clone();
    while reader.read_row(&mut row).map_err(damaged)?.is_some() {
        layers.extend_row(samples, &row, &above);
        std::mem::swap(&mut row, &mut above);
    }
    Ok(())
}

fn damaged(_: DecodingError) -> PictureError {
    PictureError::Damaged
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "pictures of a few hundred pixels a side")]
mod tests {
    use super::*;
    use png::{Encoder, Filter};
    use proptest::prelude::*;
    use std::io::Write as _;

    const FILTERS: [Filter; 6] =
        [Filter::NoFilter, Filter::Sub, Filter::Up, Filter::Avg, Filter::Paeth, Filter::Adaptive];
    const COLORS: [ColorType; 4] =
        [ColorType::Grayscale, ColorType::GrayscaleAlpha, ColorType::Rgb, ColorType::Rgba];

    /// In chunks of so many bytes.
    fn encoded(
        (width, height): (u32, u32),
        color: ColorType,
        filter: Filter,
        pixels: &[u8],
        chunk: usize,
    ) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, width, height);
        encoder.set_color(color);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_filter(filter);
        let mut writer = encoder.write_header().unwrap();
        let mut stream = writer.stream_writer_with_size(chunk).unwrap();
        stream.write_all(pixels).unwrap();
        stream.finish().unwrap();
        drop(writer);
        file
    }

    /// Steps, slopes and noise, some rows like the one above, wider and higher than there is room for at once.
    fn pixels(width: usize, height: usize, bytes: usize, seed: usize) -> Vec<u8> {
        let byte = |x: usize, y: usize| {
            let y = y / 3 * 3;
            let noise = (x * 31 + y * 17 + x * y) % 251;
            u8::try_from(
                [x / 9 * 40 + y, x + y, noise, noise / 99 * 255][(x / 50 + y / 30 + seed) % 4]
                    % 256,
            )
            .unwrap()
        };
        (0..height).flat_map(|y| (0..width * bytes).map(move |x| byte(x, y))).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn whatever_an_encoder_writes_is_read(
            (width, height) in (1_u32..400, 1_u32..400),
            (color, filter) in (0_usize..4, 0_usize..6),
            chunk in prop_oneof![30_usize..200, Just(8_192)],
            seed in 0_usize..4,
        ) {
            let color = COLORS[color];
            let samples = samples(color).unwrap();
            let size = [width, height].map(|size| usize::try_from(size).unwrap());
            let pixels = pixels(size[0], size[1], color.samples(), seed);
            let mut expected = Layers::new(width, height).unwrap();
            expected.extend(samples, &pixels);
            let file = encoded((width, height), color, FILTERS[filter], &pixels, chunk);
            prop_assert_eq!(layers(&file), expected.finish());
            prop_assert_eq!(layers(&file[..file.len() / 2]), Err(PictureError::Damaged));
        }

        #[test]
        fn rows_beyond_the_header_are_left(
            width in 1_u32..400,
            (height, more) in (1_u32..200, 1_u32..400),
            (color, filter) in (0_usize..4, 0_usize..6),
            seed in 0_usize..4,
        ) {
            /// The signature and the header's chunk.
            const HEADER: usize = 33;
            let color = COLORS[color];
            let samples = samples(color).unwrap();
            let size = [width, height + more].map(|size| usize::try_from(size).unwrap());
            let pixels = pixels(size[0], size[1], color.samples(), seed);
            let claimed = &pixels[..size[0] * color.samples() * usize::try_from(height).unwrap()];
            let mut expected = Layers::new(width, height).unwrap();
            expected.extend(samples, claimed);
            let short = encoded((width, height), color, FILTERS[filter], claimed, 8_192);
            let long = encoded((width, height + more), color, FILTERS[filter], &pixels, 8_192);
            let file = [&short[..HEADER], &long[HEADER..]].concat();
            prop_assert_eq!(layers(&file), expected.finish());
        }
    }
}
