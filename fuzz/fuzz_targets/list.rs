//! Searches any file for addresses. Checks that each address has a known scheme, and that the lines
//! are in order.

#![no_main]

use libfuzzer_sys::fuzz_target;
use warifu_base::charset::decode_file;
use warifu_core::import::{self, Format};
use warifu_reader::charset::shift_jis;

fuzz_target!(|bytes: &[u8]| {
    let Some(text) = decode_file(bytes, &shift_jis) else { return };
    let lines = import::lines(&text, 10_000);
    assert!(lines.is_sorted_by_key(|line| line.number));
    let addresses: Vec<_> = lines.iter().filter_map(|line| line.address.as_ref().ok()).collect();
    assert!(addresses.is_empty() || import::holds_accounts(&text));
    for address in addresses {
        assert!(Format::detect(address).is_some());
        let _ = import::read(address, &shift_jis);
    }
});
