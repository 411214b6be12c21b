//! The steps of the reader that replace those of a library, each beside the library's.

use crate::picture::{self, Luma, png_rows};
use crate::qr::deadline::Deadline;
use crate::qr::filters;
use crate::qr::steps::{binarizer, decoder, finder_search};
use image::imageops::{self, FilterType};
use image::{ImageBuffer, Luma as Gray};
use rxing::common::{BitMatrix, DetectorRXingResult as _, HybridBinarizer};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleQR};
use rxing::{Binarizer as _, Luma8Source};
use std::hint::black_box;

/// A step in two versions, which give the same result or serve the same purpose.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// As the table shows it.
    pub name: &'static str,
    /// The reader's version.
    pub ours: fn(&Subject),
    /// The library's version.
    pub library: fn(&Subject),
}

/// Sets of finder patterns. A page has many.
const MAX_SAMPLES: usize = 4;

/// The input of the steps.
#[derive(Debug)]
pub struct Subject {
    file: Vec<u8>,
    luma: Luma,
    bits: BitMatrix,
    /// The modules of the QR codes that the library samples.
    symbols: Vec<BitMatrix>,
}

impl Subject {
    /// `None` if the file is not a picture, or too small for the steps.
    #[must_use]
    pub fn new(file: &[u8]) -> Option<Self> {
        let luma = picture::read(file).ok()?.layers.into_iter().next()?;
        let bits = binarizer::binarized(&luma)?;
        let mut patterns = FindFinderPatterns(&bits, true, 0);
        let sets = GenerateFinderPatternSets(&mut patterns);
        let samples = sets.iter().take(MAX_SAMPLES).filter_map(|set| SampleQR(&bits, set).ok());
        let symbols = samples.map(|sample| sample.getBits().clone()).collect();
        Some(Self { file: file.to_vec(), luma, bits, symbols })
    }

    fn image(&self) -> Option<ImageBuffer<Gray<u8>, &[u8]>> {
        ImageBuffer::from_raw(self.luma.width(), self.luma.height(), self.luma.pixels())
    }
}

/// Every step that has two versions.
pub const STEPS: [Step; 7] = [
    Step {
        name: "rows of PNG",
        ours: |subject| discard(png_rows::read_all(&subject.file)),
        library: |subject| discard(png_rows::read_all_by_library(&subject.file)),
    },
    Step {
        name: "binarizer",
        ours: |subject| discard(binarizer::binarized(&subject.luma)),
        library: |Subject { luma, .. }| {
            let source = Luma8Source::new_with_slice(luma.pixels(), luma.width(), luma.height());
            discard(source.map(|source| HybridBinarizer::new(source).get_black_matrix().cloned()));
        },
    },
    Step {
        name: "finder search",
        ours: |subject| discard(finder_search::find(&subject.bits, &Deadline::never())),
        library: |subject| discard(FindFinderPatterns(&subject.bits, true, 0)),
    },
    Step {
        name: "decoder",
        ours: |subject| subject.symbols.iter().for_each(|one| discard(decoder::decoded(one))),
        library: |subject| subject.symbols.iter().for_each(|one| discard(Decode(one))),
    },
    Step {
        name: "half size",
        ours: |subject| discard(filters::halved(&subject.luma, &Deadline::never())),
        library: |subject| {
            let (width, height) = (subject.luma.width() / 2, subject.luma.height() / 2);
            discard(subject.image().map(|image| imageops::thumbnail(&image, width, height)));
        },
    },
    Step {
        name: "double size",
        ours: |subject| discard(filters::doubled(&subject.luma, &Deadline::never())),
        library: |subject| {
            let double = |length: u32| length.saturating_mul(2);
            let (width, height) = (double(subject.luma.width()), double(subject.luma.height()));
            let resize = |image| imageops::resize(&image, width, height, FilterType::Triangle);
            discard(subject.image().map(resize));
        },
    },
    Step {
        name: "sharpening",
        ours: |subject| discard(filters::sharpened(&subject.luma, &Deadline::never())),
        library: |subject| {
            discard(subject.image().map(|image| imageops::unsharpen(&image, 2.0, 0)));
        },
    },
];

/// The optimiser must not remove the work.
fn discard<T>(result: T) {
    let _ = black_box(result);
}
