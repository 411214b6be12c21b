//! PNG, the format of captures and saved QR codes. Rows become brightness one by one, so that the
//! coloured picture is never in memory as a whole: 40 megapixels would take up to 320 MB.

use super::layers::{Layers, Samples, check_size};
use super::png_rows::{Rows, is_plain};
use super::{MAX_PIXELS, Picture, PictureError};
use png::{ColorType, Decoder, DecodingError, Limits, Reader, Transformations};
use std::io::Cursor;

/// For rows, and for chunks beside the pixels. The widest row takes half a megabyte.
const MAX_DECODER_BYTES: usize = 16 * 1024 * 1024;

/// The passes of Adam7, ISO/IEC 15948 (PNG) §8.2: the place of the first pixel as (x, y), and the
/// distances between pixels and between rows.
const PASSES: [((u32, u32), (u32, u32)); 7] = [
    ((0, 0), (8, 8)),
    ((4, 0), (8, 8)),
    ((0, 4), (4, 8)),
    ((2, 0), (4, 4)),
    ((0, 2), (2, 4)),
    ((1, 0), (2, 2)),
    ((0, 1), (1, 2)),
];

pub(super) fn read(file: &[u8]) -> Result<Picture, PictureError> {
    let limits = Limits { bytes: MAX_DECODER_BYTES };
    let mut decoder = Decoder::new_with_limits(Cursor::new(file), limits);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let (width, height) = decoder.read_header_info().map_err(damaged)?.size();
    check_size(width, height, MAX_PIXELS)?;
    let mut reader = decoder.read_info().map_err(damaged)?;
    let samples = samples(reader.output_color_type().0).ok_or(PictureError::Damaged)?;
    let mut layers = Layers::new(width, height)?;
    if is_plain(reader.info()) {
        let mut rows = Rows::new(file, reader.info())?;
        drop(reader);
        layers.keep_colours(samples);
        // Data after the last row is ignored, as by other readers.
        for _ in 0..height {
            let differs = rows.next(samples)?;
            layers.extend_row(samples, &rows.row, differs);
        }
        return layers.finish();
    }
    let mut row = vec![0; reader.output_line_size(width).ok_or(PictureError::Damaged)?];
    if reader.info().interlaced {
        layers.fill();
        for pass in PASSES {
            put_pass(&mut layers, &mut reader, pass, samples, &mut row)?;
        }
        return layers.finish();
    }
    layers.keep_colours(samples);
    for _ in 0..height {
        reader.read_row(&mut row).map_err(damaged)?.ok_or(PictureError::Damaged)?;
        layers.extend(samples, &row);
    }
    layers.finish()
}

/// Puts the pixels of a pass in their places. `row` has the length of a whole row.
fn put_pass(
    layers: &mut Layers,
    reader: &mut Reader<Cursor<&[u8]>>,
    ((left, top), (step, rows)): ((u32, u32), (u32, u32)),
    samples: Samples,
    row: &mut [u8],
) -> Result<(), PictureError> {
    let (width, height) = reader.info().size();
    // A pass without a column has no rows.
    let Some(last) = width.checked_sub(left).filter(|&columns| columns > 0) else { return Ok(()) };
    let length = reader.output_line_size(last.div_ceil(step));
    let row = length.and_then(|length| row.get_mut(..length)).ok_or(PictureError::Damaged)?;
    for y in (top..height).step_by(usize::try_from(rows).unwrap_or(usize::MAX)) {
        reader.read_row(row).map_err(damaged)?.ok_or(PictureError::Damaged)?;
        let place = u64::from(y).saturating_mul(width.into()).saturating_add(left.into());
        let [place, step] =
            [place, step.into()].map(|pixels| usize::try_from(pixels).unwrap_or(usize::MAX));
        layers.replace(samples, row, place, step);
    }
    Ok(())
}

pub(super) fn samples(color: ColorType) -> Option<Samples> {
    match color {
        ColorType::Grayscale => Some(Samples::Gray),
        ColorType::GrayscaleAlpha => Some(Samples::GrayAlpha),
        ColorType::Rgb => Some(Samples::Rgb),
        ColorType::Rgba => Some(Samples::Rgba),
        // Expanded to RGB or RGBA.
        ColorType::Indexed => None,
    }
}

pub(super) fn damaged(_: DecodingError) -> PictureError {
    PictureError::Damaged
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "pictures of a few hundred pixels a side")]
mod tests {
    use super::*;
    use png::{BitDepth, Encoder, Filter};
    use proptest::prelude::*;
    use std::io::Write as _;

    const FILTERS: [Filter; 6] =
        [Filter::NoFilter, Filter::Sub, Filter::Up, Filter::Avg, Filter::Paeth, Filter::Adaptive];
    const COLORS: [ColorType; 4] =
        [ColorType::Grayscale, ColorType::GrayscaleAlpha, ColorType::Rgb, ColorType::Rgba];

    /// `chunk` is the size of the file's data chunks in bytes.
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

    /// Steps, slopes and noise; some rows equal the one above.
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
        fn every_colour_type_and_filter_is_read(
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
            expected.keep_colours(samples);
            expected.extend(samples, &pixels);
            let file = encoded((width, height), color, FILTERS[filter], &pixels, chunk);
            prop_assert_eq!(read(&file), expected.finish());
            prop_assert_eq!(read(&file[..file.len() / 2]), Err(PictureError::Damaged));
        }

        #[test]
        fn rows_after_the_last_are_ignored(
            width in 1_u32..400,
            (height, more) in (1_u32..200, 1_u32..400),
            (color, filter) in (0_usize..4, 0_usize..6),
            seed in 0_usize..4,
        ) {
            /// Bytes of the signature and the header chunk.
            const HEADER: usize = 33;
            let color = COLORS[color];
            let samples = samples(color).unwrap();
            let size = [width, height + more].map(|size| usize::try_from(size).unwrap());
            let pixels = pixels(size[0], size[1], color.samples(), seed);
            let claimed = &pixels[..size[0] * color.samples() * usize::try_from(height).unwrap()];
            let mut expected = Layers::new(width, height).unwrap();
            expected.keep_colours(samples);
            expected.extend(samples, claimed);
            let short = encoded((width, height), color, FILTERS[filter], claimed, 8_192);
            let long = encoded((width, height + more), color, FILTERS[filter], &pixels, 8_192);
            let file = [&short[..HEADER], &long[HEADER..]].concat();
            prop_assert_eq!(read(&file), expected.finish());
        }
    }
}
