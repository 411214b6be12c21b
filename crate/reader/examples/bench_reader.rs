//! `bench_reader warifu` or `bench_reader rqrr`: reads pictures for `tests/bench/reader.js`.
//!
//! A line of standard input is a path as a JSON string. The answer is a line of JSON,
//! `{"texts":[…],"ms":…}`, with `"refused"` if nothing was read. The time is that from the file's
//! bytes to the texts. A panic ends the program, as a trap ends the browser's worker; the caller
//! counts it and starts the program again.

#![allow(
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "its output is its purpose; rqrr asks for pixels within the picture"
)]

use serde_json::json;
use std::error::Error;
use std::io::BufRead as _;
use std::time::{Duration, Instant};
use warifu_base::failure::Failure as _;
use warifu_reader::qr::{Decision, Symbol};
use warifu_reader::{picture, qr};

/// The time limit of a search in the extension's worker, as in
/// `tests/bench/reader/in-browser/warifu.js`.
const BUDGET: Duration = Duration::from_secs(2);

/// The texts on a picture, or the code of a refusal.
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
    let is_over = || end.is_some_and(|end| Instant::now() >= end);
    let picture = picture::read(file).map_err(|error| error.code())?;
    let decide = |_, found: &[Symbol]| {
        if found.is_empty() { Decision::Try } else { Decision::Stop }
    };
    let found = qr::search(&picture, &is_over, decide).map_err(|error| error.code())?;
    Ok(found.iter().map(|symbol| symbol.text.clone()).collect())
}

/// `rqrr` as in its documentation, on the layer with a white background.
fn rqrr(file: &[u8]) -> Result<Vec<String>, &'static str> {
    let picture = picture::read(file).map_err(|error| error.code())?;
    let luma = picture.layers.first().ok_or("picture_damaged")?;
    let rows: Vec<&[u8]> = luma.rows().collect();
    let width = rows.first().map_or(0, |row| row.len());
    let pixel = |x: usize, y: usize| rows[y][x];
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, rows.len(), pixel);
    Ok(image
        .detect_grids()
        .iter()
        .filter_map(|grid| grid.decode().ok())
        .map(|(_, text)| text)
        .collect())
}
