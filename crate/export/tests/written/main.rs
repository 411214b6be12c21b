//! Entries written for other programs, and read back by Warifu's own readers. Readers in another
//! language are in `tests/export-reader/`.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failure here is a failed test"
)]

mod any;
mod codes;
mod cxf;
mod entries;
mod limits;
mod sealed;

use entries::{entries, named};
use strum::VariantArray as _;
use warifu_export::{Circumstances, Entry, Form, Losses, WriteError, Written, write};
use warifu_import::{Content, Item, Outcome, read};
use zeroize::Zeroizing;

const PASSWORD: &str = "正しい 馬 🔋";

/// Bytes that look random, and are the same in each run.
#[expect(clippy::unnecessary_wraps, reason = "the type of the argument")]
fn random(bytes: &mut [u8]) -> Result<(), WriteError> {
    use std::cell::Cell;
    thread_local!(static STATE: Cell<u64> = const { Cell::new(1) });
    for byte in bytes {
        let mixed = STATE.get().wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        STATE.set(mixed);
        *byte = mixed.to_be_bytes()[0];
    }
    Ok(())
}

fn written(form: Form, entries: &[Entry]) -> Written {
    let password = if form.is_sealed() { PASSWORD } else { "" };
    let unix_ms = 1_700_000_000_123;
    let mut circumstances = Circumstances { password, unix_ms, random: &mut random };
    write(form, entries, &mut circumstances).unwrap()
}

fn opened(form: Form, file: &[u8]) -> Content {
    let password = Zeroizing::new(PASSWORD.to_owned());
    let passwords = if form.is_sealed() { vec![password] } else { Vec::new() };
    match read(file, &passwords) {
        Ok(Outcome::Read(content)) => content,
        other => panic!("{form:?}: {other:?}"),
    }
}

/// Reads addresses as the add page does, and any other file as the import module does.
fn read_back(form: Form, file: &[u8]) -> Vec<Item> {
    if form == Form::Otpauth {
        return entries::from_addresses(file);
    }
    let content = opened(form, file);
    assert_eq!(content.is_plain, !form.is_sealed(), "{form:?}");
    content.items.into_iter().map(Result::unwrap).collect()
}

#[test]
fn each_form_gives_back_what_it_holds() {
    let entries = entries();
    for &form in Form::VARIANTS {
        let Written { file, unfit } = written(form, &entries);
        let left: Vec<usize> = unfit.iter().map(|one| one.index).collect();
        let kept: Vec<&Entry> =
            (0..entries.len()).filter(|at| !left.contains(at)).map(|at| &entries[at]).collect();
        let items = read_back(form, &file.unwrap());
        assert_eq!(items.len(), kept.len(), "{form:?}");
        for (item, entry) in items.iter().zip(kept) {
            entries::compare(form, item, entry);
        }
    }
}

#[test]
fn what_a_file_lacks_of_its_entries_is_counted() {
    let made = [
        named("a").note("kept or lost").groups(&["one", "two"]),
        named("b").groups(&["one"]),
        named("c").note("not in all files").hotp(1),
    ];
    let entries = made.map(Entry::from);
    for (form, notes, groups) in [
        (Form::Otpauth, 2, 2),
        (Form::Aegis, 0, 0),
        (Form::Twofas, 2, 1),
        (Form::Bitwarden, 0, 1),
        (Form::Csv, 0, 2),
        (Form::Cxf, 0, 0),
    ] {
        let unfit = written(form, &entries).unfit;
        assert_eq!(form.losses(&entries, &unfit), Losses { notes, groups }, "{form:?}");
    }
}

#[test]
fn a_file_of_accounts_that_do_not_fit_is_not_written() {
    let counted = [named("counted").hotp(1)].map(Entry::from);
    let written = written(Form::Csv, &counted);
    assert!(written.file.is_none());
    assert_eq!(written.unfit.len(), 1);
}

#[test]
fn hundreds_of_entries_are_written_in_their_order() {
    let entries: Vec<Entry> =
        (0..500).map(|at| Entry::from(named(&format!("account {at}")))).collect();
    for &form in Form::VARIANTS {
        let file = written(form, &entries).file.unwrap();
        let names: Vec<String> = read_back(form, &file)
            .into_iter()
            .map(|item| item.account.account.as_str().to_owned())
            .collect();
        let expected: Vec<&str> = entries.iter().map(|one| one.account.account.as_str()).collect();
        assert_eq!(names, expected, "{form:?}");
    }
}
