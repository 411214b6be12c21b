//! Rendered captures and photographs with their texts. `manifest.json` is
//! `[{"file", "set", "expected": [text, …]}]`.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use warifu_reader::{picture, qr};

/// A Data Matrix code in a set of QR codes. It is not counted.
const NO_QR_CODE: [&str; 1] = ["zxing-inverted/zxing-inverted_000.png"];

struct Sample {
    file: String,
    set: String,
    /// `None` if its texts are not known.
    expected: Option<Vec<String>>,
}

impl Sample {
    fn from_json(entry: &Value) -> Self {
        let text = |key: &str| entry[key].as_str().expect("a text").to_owned();
        let expected = entry["expected"].as_array();
        let texts = |texts: &Vec<Value>| {
            texts.iter().map(|text| text.as_str().expect("a text").to_owned()).collect()
        };
        Self { file: text("file"), set: text("set"), expected: expected.map(texts) }
    }

    /// It holds no QR code. Of the `misc-` sets that is not certain.
    fn is_negative(&self) -> bool {
        !self.set.starts_with("misc-") && self.expected.as_ref().is_some_and(Vec::is_empty)
    }
}

#[derive(Default)]
struct Tally {
    tried: usize,
    read: usize,
    missed: Vec<String>,
}

impl Tally {
    fn add(&mut self, sample: &Sample, is_read: bool) {
        self.tried += 1;
        if is_read {
            self.read += 1;
        } else {
            self.missed.push(sample.file.clone());
        }
    }

    fn per_mille(&self) -> usize {
        self.read * 1000 / self.tried.max(1)
    }
}

#[test]
fn the_corpus_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/qr");
    let Ok(manifest) = fs::read(folder.join("manifest.json")) else {
        eprintln!("the corpus is absent, the test was skipped: {}", folder.display());
        return;
    };
    let manifest: Vec<Value> = serde_json::from_slice(&manifest).expect("a list");
    let samples: Vec<Sample> = manifest.iter().map(Sample::from_json).collect();
    assert!(!samples.is_empty());
    let found = read_all(&folder, &samples);

    let (mut rendered, mut others) = (Tally::default(), Tally::default());
    let mut sets = BTreeMap::<&str, Tally>::new();
    let mut false_reads = Vec::new();
    for (sample, found) in
        samples.iter().zip(&found).filter(|(sample, _)| !NO_QR_CODE.contains(&sample.file.as_str()))
    {
        if sample.is_negative() && !found.is_empty() {
            false_reads.push(format!("{}: {found:?}", sample.file));
        }
        let Some(expected) = sample.expected.as_ref().filter(|expected| !expected.is_empty())
        else {
            continue;
        };
        let is_read = expected.iter().all(|text| found.contains(text));
        if sample.set.starts_with("syn-") { &mut rendered } else { &mut others }
            .add(sample, is_read);
        sets.entry(&sample.set).or_default().add(sample, is_read);
    }
    for (set, tally) in &sets {
        eprintln!("{set:32} {:3} of {:3}  {}", tally.read, tally.tried, tally.missed.join(" "));
    }
    eprintln!(
        "rendered: {} of {}; others: {} of {}",
        rendered.read, rendered.tried, others.read, others.tried
    );
    assert!(false_reads.is_empty(), "read without a QR code: {false_reads:?}");
    assert!(
        rendered.per_mille() >= 980,
        "rendered captures that are not read: {:?}",
        rendered.missed
    );
    assert!(others.per_mille() >= 930, "photographs that are not read: {:?}", others.missed);
}

/// The texts found on each, in the samples' order.
fn read_all(folder: &Path, samples: &[Sample]) -> Vec<Vec<String>> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let take = || next.fetch_add(1, Ordering::Relaxed);
        let tried = std::iter::repeat_with(take)
            .map_while(|index| samples.get(index).map(|sample| (index, sample)));
        tried.map(|(index, sample)| (index, texts(&folder.join(&sample.file)))).collect::<Vec<_>>()
    };
    let mut found = thread::scope(|scope| {
        let workers = [scope.spawn(worker), scope.spawn(worker)];
        workers.map(|worker| worker.join().expect("no picture makes the reader panic")).concat()
    });
    found.sort_by_key(|(index, _)| *index);
    found.into_iter().map(|(_, texts)| texts).collect()
}

fn texts(path: &Path) -> Vec<String> {
    let file = fs::read(path).expect("every file of the manifest exists");
    let Ok(picture) = picture::read(&file) else { return Vec::new() };
    let found = qr::find(&picture, <[_]>::is_empty).unwrap_or_default();
    found.iter().map(|symbol| symbol.text.clone()).collect()
}
