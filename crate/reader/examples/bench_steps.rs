//! `bench_steps ROUNDS FILES…`: times the steps of [`warifu_reader::bench`] for
//! `tests/bench/steps.js`. A line of JSON for each file and step:
//! `{"file":…,"step":…,"ours":[ms],"library":[ms]}`.

#![allow(clippy::print_stdout, reason = "its output is its purpose")]

use serde_json::json;
use std::error::Error;
use std::time::Instant;
use warifu_reader::bench::{STEPS, Subject};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let rounds: usize = arguments.next().ok_or("usage: bench_steps ROUNDS FILES…")?.parse()?;
    for path in arguments {
        let Some(subject) = Subject::new(&std::fs::read(&path)?) else { continue };
        for step in STEPS {
            let (mut ours, mut library) = (Vec::new(), Vec::new());
            // In turn, so that other load on the machine affects both alike.
            for _ in 0..rounds {
                ours.push(ms(|| (step.ours)(&subject)));
                library.push(ms(|| (step.library)(&subject)));
            }
            let line = json!({ "file": path, "step": step.name, "ours": ours, "library": library });
            println!("{line}");
        }
    }
    Ok(())
}

fn ms(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1000.0
}
