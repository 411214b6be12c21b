//! Measures operations on vaults of 1 to 10,000 entries without a browser:
//! `cargo run --release --example bench_vault -- FOLDER [ENTRIES…]`.
//!
//! Prints one line of JSON per measurement, `{"what":…,"entries":…,"batch":…,"ms":[…]}`. Each time
//! is the mean of one batch. Each vault is written to FOLDER as `ENTRIES.txt`, in base64 as the
//! extension stores it, so that a browser can be measured with the same bytes. With ENTRIES, the
//! program writes vaults of these sizes and measures nothing. Nothing is random.

#![allow(clippy::print_stdout, reason = "its output is its purpose")]

use data_encoding::BASE64;
use serde_json::json;
use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;
use warifu_base::cost::Cost;
use warifu_base::failure::Field;
use warifu_core::account::{Account, Algorithm, Digits, Icon, Kind, Name, Period, Secret};
use warifu_core::code::code;
use warifu_core::search::Index;
use warifu_core::vault::{EntryId, PasswordKey, PasswordQuestion, Seed, Vault, VaultKey, unlock};
use warifu_password::Password;
use zeroize::Zeroizing;

#[path = "../../base/tests/shared/normalise.rs"]
mod shared;

use shared::normalise;

/// The number of entries, and the number of repetitions in a batch. A browser's clock is too coarse
/// to measure one repetition.
const SIZES: [(u64, u32); 4] = [(1, 2000), (100, 25), (1_000, 5), (10_000, 1)];
const RUNS: usize = 11;
const UNLOCK_RUNS: usize = 7;
/// Also in `tests/bench/vault.js` and `tests/bench/list/vaults.js`.
const PASSWORD: &str = "a password to measure with";
const MOMENT: u64 = 1_800_000_000;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("usage: bench_vault FOLDER [ENTRIES…]");
        return Ok(ExitCode::FAILURE);
    };
    let requested: Vec<u64> =
        arguments.map(|size| size.to_string_lossy().parse()).collect::<Result<_, _>>()?;
    let password = Password::new(PASSWORD)?;
    let mut nonces = Nonces(0);
    let write = |entries, nonces: &mut Nonces| -> Result<String, Box<dyn Error>> {
        let text = make(entries, &password, nonces)?;
        std::fs::write(Path::new(&folder).join(format!("{entries}.txt")), &text)?;
        Ok(text)
    };
    for &entries in &requested {
        write(entries, &mut nonces)?;
    }
    for (entries, batch) in SIZES.into_iter().filter(|_| requested.is_empty()) {
        let text = write(entries, &mut nonces)?;
        measure(entries, batch, &text, &password, &mut nonces)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn measure(
    entries: u64,
    batch: u32,
    text: &str,
    password: &Password,
    nonces: &mut Nonces,
) -> Result<(), Box<dyn Error>> {
    let report = |what: &str, batch: u32, ms: Vec<f64>| {
        println!("{}", json!({ "what": what, "entries": entries, "batch": batch, "ms": ms }));
    };
    let sealed = BASE64.decode(text.as_bytes())?;
    let derive = |question: &PasswordQuestion| derived(password, question);
    let (_, key) = unlock(&[&sealed], derive)?;
    let times = (0..batch).map(drop);

    if entries == 1 {
        let unlocking = || time([()], |()| Ok(black_box(unlock(&[&sealed], derive)?)));
        report("unlock", 1, (0..UNLOCK_RUNS).map(|_| unlocking()).collect::<Result<_, _>>()?);
    }

    let opening = || time(times.clone(), |()| open(text, &key));
    report("open", batch, (0..RUNS).map(|_| opening()).collect::<Result<_, _>>()?);

    let one_more = account(entries)?;
    let mut adding = || {
        let vaults = times.clone().map(|()| open(text, &key)).collect::<Result<Vec<_>, _>>()?;
        time(vaults, |mut vault| {
            vault.add(one_more.clone(), EntryId([0xFF; 16]), MOMENT)?;
            Ok(BASE64.encode(&vault.seal(nonces.next())?))
        })
    };
    report("add, seal", batch, (0..RUNS).map(|_| adding()).collect::<Result<_, _>>()?);

    let vault = open(text, &key)?;
    let showing = || {
        time(times.clone(), |()| {
            let codes = vault.entries().iter().map(|entry| code(&entry.account, MOMENT));
            Ok(codes.map(|code| black_box(code.text.len())).sum::<usize>())
        })
    };
    report("all codes", batch, (0..RUNS).map(|_| showing()).collect::<Result<_, _>>()?);

    let indexing = || time(times.clone(), |()| Ok(Index::new(&vault, &normalise)));
    report("index", batch, (0..RUNS).map(|_| indexing()).collect::<Result<_, _>>()?);
    let index = Index::new(&vault, &normalise);
    let search = |()| Ok(index.search("わりふ 3", "portal.example.or.jp", &normalise));
    let searching = || time(times.clone(), search);
    report("search", batch, (0..RUNS).map(|_| searching()).collect::<Result<_, _>>()?);
    Ok(())
}

/// The mean time of one in a batch, in milliseconds. It includes dropping the result, as the time
/// in the browser includes `free()`.
fn time<T, U>(
    batch: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
    mut work: impl FnMut(T) -> Result<U, Box<dyn Error>>,
) -> Result<f64, Box<dyn Error>> {
    let batch = batch.into_iter();
    let length = u32::try_from(batch.len())?;
    let start = Instant::now();
    for one in batch {
        black_box(work(one)?);
    }
    Ok(start.elapsed().as_secs_f64() * 1000.0 / f64::from(length))
}

fn open(text: &str, key: &VaultKey) -> Result<Vault, Box<dyn Error>> {
    Ok(Vault::open(&BASE64.decode(text.as_bytes())?, key.clone())?)
}

fn derived(
    password: &Password,
    PasswordQuestion { salt, cost }: &PasswordQuestion,
) -> Result<PasswordKey, Box<dyn Error>> {
    Ok(PasswordKey::new(warifu_password::derive(password, salt, *cost)?))
}

/// Returns a sealed vault of that many entries, as text.
fn make(entries: u64, password: &Password, nonces: &mut Nonces) -> Result<String, Box<dyn Error>> {
    let question = PasswordQuestion { salt: [0x5A; 16], cost: Cost::DEFAULT };
    let seed = Seed { key: Zeroizing::new([0x17; 32]), id: [0x1D; 16], nonce: nonces.next() };
    let mut vault =
        Vault::create(Name::default(), &question, &derived(password, &question)?, seed)?;
    for index in 0..entries {
        let id = u128::from(index).to_be_bytes();
        vault.add(account(index)?, EntryId(id), MOMENT)?;
    }
    Ok(BASE64.encode(&vault.seal(nonces.next())?))
}

/// Returns an entry of a usual size.
fn account(index: u64) -> Result<Account, Box<dyn Error>> {
    let bytes = [1_u64, 2, 3]
        .map(|part| scattered(index.wrapping_mul(4).wrapping_add(part)).to_be_bytes())
        .concat();
    Ok(Account {
        issuer: Name::new(&format!("わりふ健康保険組合 {}", index % 40), Field::Issuer)?,
        account: Name::new(&format!("member.{index}@example.jp"), Field::Account)?,
        secret: Secret::from_bytes(bytes.into_iter().take(20).collect())?,
        algorithm: Algorithm::default(),
        digits: Digits::default(),
        kind: Kind::Totp { period: Period::default() },
        icon: Icon::default(),
    })
}

/// The finisher of `SplitMix64`: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number
/// Generators" (OOPSLA 2014).
fn scattered(number: u64) -> u64 {
    let number = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

/// A counter, so that no nonce is used twice.
struct Nonces(u64);

impl Nonces {
    fn next(&mut self) -> [u8; 12] {
        self.0 = self.0.wrapping_add(1);
        let mut nonce = [0; 12];
        for (place, byte) in nonce.iter_mut().zip(self.0.to_be_bytes()) {
            *place = byte;
        }
        nonce
    }
}
