//! `cargo run --release --example read_qr -- FILES…`: reads pictures as the extension does.
//!
//! A search ends after two seconds with what it has, as in the extension.
//! A line of JSON for each file: `{"file":…,"codes":[{"text":…,"corners":[[x,y],…]}],"ms":…}`, with
//! `"error"` if nothing was read. The exit status is 1 if a file could not be opened, otherwise 0.

#![allow(
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "its output is its purpose; keys of a JSON object"
)]

use serde_json::json;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use warifu_base::failure::Failure as _;
use warifu_reader::qr::{Decision, Symbol};
use warifu_reader::{picture, qr};

/// `SEARCH_MS` in `extension/worker/reader-worker.js` is the same.
const BUDGET: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    let mut outcome = ExitCode::SUCCESS;
    for path in std::env::args_os().skip(1) {
        let shown = path.to_string_lossy();
        let file = match std::fs::read(&path) {
            Ok(file) => file,
            Err(error) => {
                eprintln!("read_qr: {shown}: {error}");
                outcome = ExitCode::FAILURE;
                continue;
            }
        };
        let start = Instant::now();
        let read = read(&file);
        let ms = start.elapsed().as_secs_f64() * 1000.0;
        let mut line = json!({ "file": shown, "codes": [], "ms": ms });
        match read {
            Ok(symbols) => line["codes"] = symbols.iter().map(code).collect(),
            Err(error) => line["error"] = error.into(),
        }
        println!("{line}");
    }
    outcome
}

fn read(file: &[u8]) -> Result<Vec<Symbol>, &'static str> {
    let end = Instant::now().checked_add(BUDGET);
    let is_over = || end.is_some_and(|end| Instant::now() >= end);
    let picture = picture::read(file).map_err(|error| error.code())?;
    let decide = |_, found: &[Symbol]| {
        if found.is_empty() { Decision::Try } else { Decision::Stop }
    };
    qr::search(&picture, &is_over, decide).map_err(|error| error.code())
}

fn code(symbol: &Symbol) -> serde_json::Value {
    json!({ "text": symbol.text, "corners": symbol.corners.map(|corner| [corner.x, corner.y]) })
}
