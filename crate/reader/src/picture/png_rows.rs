//! The rows of plain PNG files, which nearly all are. The library reads the chunks, checks and
//! decompresses them. The filters are undone here, where it is also seen whether a row equals the
//! one above.

use super::PictureError;
use super::layers::Samples;
use super::png::damaged;
use super::unfilter::unfilter;
use png::{BitDepth, ColorType, Decoded, Info, StreamingDecoder, UnfilterRegion, chunk};

/// The library refers to so many decompressed bytes (RFC 1951 §2).
const WINDOW: usize = 32 * 1024;

/// Whether the rows come from the top, and their bytes are the samples.
pub(super) fn is_plain(info: &Info<'_>) -> bool {
    info.bit_depth == BitDepth::Eight
        && info.color_type != ColorType::Indexed
        && info.trns.is_none()
        && !info.interlaced
}

/// The rows of a plain file.
pub(super) struct Rows<'a> {
    decoder: StreamingDecoder,
    /// The rest of the file.
    rest: &'a [u8],
    /// Decompressed bytes, those of `region` and room for more.
    buffer: Vec<u8>,
    region: UnfilterRegion,
    /// Where the next row begins in the buffer.
    start: usize,
    /// The last row that was read.
    pub(super) row: Vec<u8>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(file: &'a [u8], info: &Info<'_>) -> Result<Self, PictureError> {
        let mut decoder = StreamingDecoder::new();
        decoder.set_ignore_text_chunk(true);
        decoder.set_ignore_iccp_chunk(true);
        // With the filter's number.
        let length = info.raw_row_length();
        let room = length.saturating_mul(2).saturating_add(3 * WINDOW);
        let rows = usize::try_from(info.height).map_err(|_| PictureError::Damaged)?;
        let buffer = vec![0; room.min(length.saturating_mul(rows))];
        let row = vec![0; length.checked_sub(1).ok_or(PictureError::Damaged)?];
        let region = UnfilterRegion::default();
        let mut rows = Self { decoder, rest: file, buffer, region, start: 0, row };
        while !matches!(rows.decode(false)?, Decoded::ChunkBegin(_, chunk::IDAT)) {}
        Ok(rows)
    }

    /// Reads the next row, and returns whether it may differ from the one above.
    pub(super) fn next(&mut self, samples: Samples) -> Result<bool, PictureError> {
        let length = self.row.len().saturating_add(1);
        loop {
            let end = self.start.saturating_add(length);
            if end <= self.region.filled
                && let Some(filtered) = self.buffer.get(self.start..end)
            {
                self.start = end;
                return unfilter(samples, filtered, &mut self.row).ok_or(PictureError::Damaged);
            }
            if self.region.filled == self.buffer.len() {
                self.make_room();
            }
            let is_last = matches!(self.decode(true)?, Decoded::ImageDataFlushed);
            if is_last && self.region.filled < self.start.saturating_add(length) {
                return Err(PictureError::Damaged);
            }
        }
    }

    /// Drops the bytes that neither the library nor the next row needs.
    fn make_room(&mut self) {
        let past = self.start.min(self.region.available);
        self.buffer.copy_within(past.., 0);
        for place in [&mut self.start, &mut self.region.available, &mut self.region.filled] {
            *place = place.saturating_sub(past);
        }
    }

    fn decode(&mut self, has_pixels: bool) -> Result<Decoded, PictureError> {
        let mut pixels = has_pixels.then(|| self.region.as_buf(&mut self.buffer));
        let (taken, decoded) = self.decoder.update(self.rest, pixels.as_mut()).map_err(damaged)?;
        if taken == 0 && matches!(decoded, Decoded::Nothing) {
            return Err(PictureError::Damaged);
        }
        self.rest = self.rest.get(taken..).unwrap_or_default();
        Ok(decoded)
    }
}

/// Reads every row, for `scripts/bench steps`. `None` if the file is not plain.
#[cfg(feature = "bench")]
pub(crate) fn read_all(file: &[u8]) -> Option<()> {
    let reader = plain(file)?;
    let samples = super::png::samples(reader.info().color_type)?;
    let mut rows = Rows::new(file, reader.info()).ok()?;
    (0..reader.info().height).try_for_each(|_| rows.next(samples).ok().map(|_| ()))
}

/// The same by the library.
#[cfg(feature = "bench")]
pub(crate) fn read_all_by_library(file: &[u8]) -> Option<()> {
    let mut reader = plain(file)?;
    let mut row = vec![0; reader.output_line_size(reader.info().width)?];
    (0..reader.info().height).try_for_each(|_| reader.read_row(&mut row).ok()?.map(|_| ()))
}

#[cfg(feature = "bench")]
fn plain(file: &[u8]) -> Option<png::Reader<std::io::Cursor<&[u8]>>> {
    let reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().ok()?;
    is_plain(reader.info()).then_some(reader)
}
