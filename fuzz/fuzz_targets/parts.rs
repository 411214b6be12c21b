//! Reads any text as a part of a vault, and splits any bytes. Checks that nothing panics, that a
//! part is within its bounds, and that the parts of a file give the file again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use warifu_base::failure::Failure as _;
use warifu_core::parts::{self, MAX_PART_BYTES, MAX_PARTS, Part, PartError, PartSet};

fuzz_target!(|bytes: &[u8]| {
    for text in String::from_utf8_lossy(bytes).split('\n') {
        take(&mut PartSet::new(), text);
    }
    let mut set = PartSet::new();
    for text in String::from_utf8_lossy(bytes).split('\n') {
        take(&mut set, text);
    }
    if let Err(error) = set.file() {
        assert_eq!(error, PartError::Mixed);
    }
    match parts::split(bytes) {
        Ok(texts) => {
            let mut set = PartSet::new();
            texts.iter().rev().for_each(|text| take(&mut set, text));
            assert_eq!(set.file(), Ok(Some(bytes.to_vec())));
        }
        Err(error) => {
            assert!(bytes.is_empty() || bytes.len() > MAX_PARTS * MAX_PART_BYTES, "{error}");
        }
    }
});

fn take(set: &mut PartSet, text: &str) {
    match Part::parse(text) {
        Ok(part) => {
            assert!(parts::is_part(text) && (1..=MAX_PARTS).contains(&part.number()));
            let _ = set.take(part);
            assert!(set.have().len() + set.missing().len() <= MAX_PARTS);
        }
        Err(error) => assert!(error.code().starts_with("part_")),
    }
}
