//! `cargo run --release --example read_qr -- FILES…`: reads pictures as the extension does.
//!
//! A line of JSON for each file: `{"file":…,"codes":[{"text":…,"corners":[[x,y],…]}],"ms":…}`, with
//! `"error"` if nothing was read. The exit status is 1 if a file could not be opened, otherwise 0.

#![allow(
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "its output is its purpose; keys of a JSON object"
)]

use serde_json::json;
use std::process::ExitCode;
use std::time::Instant;
use warifu_base::failure::Failure as _;
use warifu_reader::qr::Symbol;
use warifu_reader::{picture, qr};

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
    let picture = picture::read(file).map_err(|error| error.code())?;
    qr::find(&picture, <[Symbol]>::is_empty).map_err(|error| error.code())
}

fn code(symbol: &Symbol) -> serde_json::Value {
    json!({ "text": symbol.text, "corners": symbol.corners.map(|corner| [corner.x, corner.y]) })
}
