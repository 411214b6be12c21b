//! `bench_reader warifu` or `bench_reader rqrr`: reads pictures for `tests/bench/reader.js`, one at a time.
//!
//! A line of standard input is a path as a JSON string; the answer is one line of JSON, `{"texts":[…],"ms":…}`, with
//! `"refused"` where there was nothing to read. The time is that from the file's bytes to the texts. A panic ends the
//! program, as a trap ends the browser's worker: whoever asks counts it and starts another.

#![allow(clippy::print_stdout, reason = "its output is its purpose")]

use serde_json::json;
use std::error::Error;
use std::io::BufRead as _;
use std::time::{Duration, Instant};
use warifu_base::failure::Failure as _;
use warifu_reader::{picture, qr};

/// What the extension's worker gives a search. `tests/bench/reader/in-browser/warifu.js` knows it too.
const BUDGET: Duration = Duration::from_secs(2);

/// The texts on a picture, or why there are none.
type Reader = fn(&[u8]) -> Result<Vec<String>, &'static str>;

fn main() -> Result<(), Box<dyn Error>> {
    let reader: Reader = match std::env::args().nth(1).as_deref() {
        Some("warifu") => warifu,
        Some("rqrr") => rqrr,
        _ => return Err("usage: bench_reader warifu|rqrr".into()),
    };
    for line in std::io::stdin().lock().lines() {
        let path: String = serde_json::from_str(&line?)?;
        let file = std::fs::read(path)?;
        let start = Instant::now();
        let read = reader(&file);
        let ms = start.elapsed().as_secs_f64() * 1000.0;
        let answer = match read {
            Ok(texts) => json!({ "texts": texts, "ms": ms }),
            Err(refused) => json!({ "texts": [], "ms": ms, "refused": refused }),
        };
        println!("{answer}");
    }
    Ok(())
}

fn warifu(file: &[u8]) -> Result<Vec<String>, &'static str> {
    let end = Instant::now().checked_add(BUDGET);
    let picture = picture::read(file).map_err(|error| error.code())?;
    let found =
        qr::find(&picture, |found| found.is_empty() && end.is_none_or(|end| Instant::now() < end))
            .map_err(|error| error.code())?;
    Ok(found.iter().map(|symbol| symbol.text.clone()).collect())
}

/// As its documentation uses it, on the same pixels: the picture as it looks on white.
fn rqrr(file: &[u8]) -> Result<Vec<String>, &'static str> {
    let picture = picture::read(file).map_err(|error| error.code())?;
    let luma = picture.layers.first().ok_or("picture_damaged")?;
    let (Ok(width), Ok(height)) = (usize::try_from(luma.width()), usize::try_from(luma.height()))
    else {
        return Err("picture_too_large");
    };
    let pixel = |x: usize, y: usize| {
        let offset = y.saturating_mul(width).saturating_add(x);
        luma.pixels().get(offset).copied().unwrap_or(u8::MAX)
    };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, pixel);
    Ok(image
        .detect_grids()
        .iter()
        .filter_map(|grid| grid.decode().ok())
        .map(|(_, text)| text)
        .collect())
}
