//! `cargo run --release --example open_vault -- FILE`: what a sealed vault holds, without a browser.
//!
//! FILE is a vault, or the base64 text as which the browser keeps one. The master password is the first line of standard
//! input; a terminal shows what is typed, unless `stty -echo` was called. One line of JSON an entry, deleted ones left out:
//! `{"issuer":…,"account":…,"kind":…,"secret":…,"algorithm":…,"digits":…,"period":…,"counter":…,"uri":…}`; the
//! kind is `totp`, `hotp` or `steam`, and the period or the counter is null where the kind has none. Ends 1 where the vault does not
//! open, and says the code of the error on standard error.

#![allow(clippy::print_stdout, reason = "its output is its purpose")]

use data_encoding::{BASE32_NOPAD, BASE64};
use serde_json::json;
use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::Path;
use std::process::ExitCode;
use warifu_core::entry::{Entry, Period};
use warifu_core::failure::Failure as _;
use warifu_core::kdf::Password;
use warifu_core::otpauth;
use warifu_core::vault::{Vault, VaultError, facts, unlock};
use zeroize::Zeroizing;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(path), None) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: open_vault FILE    (the master password is read from standard input)");
        return ExitCode::FAILURE;
    };
    match open(Path::new(&path)) {
        Ok(vault) => {
            for record in vault.records() {
                println!("{}", line(&record.entry));
            }
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn open(path: &Path) -> Result<Vault, String> {
    let named = |error: VaultError| format!("{}: {error}", error.code());
    let file = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let sealed = from_text(&file).unwrap_or(file);
    // Nobody should type a password into what is no vault.
    facts(&sealed).map_err(named)?;
    let password = password()?;
    let password = Password::enter(&password).map_err(|error| format!("{}: {error}", error.code()))?;
    let (_, key) = unlock(&[&sealed], &password).map_err(named)?;
    Vault::open(&sealed, key).map_err(named)
}

/// A vault's first byte is no letter of base64, so that the two forms cannot be taken for one another.
fn from_text(file: &[u8]) -> Option<Vec<u8>> {
    let letters: Vec<u8> = file.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    BASE64.decode(&letters).ok()
}

fn password() -> Result<Zeroizing<String>, String> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        eprint!("Master password: ");
    }
    let mut line = Zeroizing::new(String::new());
    stdin.lock().read_line(&mut line).map_err(|error| format!("standard input: {error}"))?;
    Ok(Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned()))
}

fn line(entry: &Entry) -> serde_json::Value {
    json!({
        "issuer": entry.issuer.as_str(),
        "account": entry.account.as_str(),
        "kind": entry.kind.name(),
        "secret": BASE32_NOPAD.encode(entry.secret.expose()),
        "algorithm": entry.algorithm.name(),
        "digits": entry.digits.get(),
        "period": entry.kind.period().map(Period::seconds),
        "counter": entry.kind.counter(),
        "uri": *otpauth::write(entry),
    })
}
