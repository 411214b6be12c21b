//! Prints the entries of a sealed vault, without a browser:
//! `cargo run --release --example open_vault -- FILE`.
//!
//! FILE is a vault, or its base64 text as the browser stores it. The first line of standard input
//! is the master password. A terminal shows it while it is typed, unless `stty -echo` was called.
//!
//! Prints each entry as one line of JSON, without the deleted ones. The keys are `issuer`,
//! `account`, `kind` (`totp`, `hotp` or `steam`), `secret`, `algorithm`, `digits`, `period` (null
//! for counter-based entries), `counter` (null for time-based entries) and `uri`.
//!
//! If the vault cannot be opened, prints the code of the error on standard error and ends with
//! status 1.

#![allow(clippy::print_stdout, reason = "its output is its purpose")]

use data_encoding::{BASE32_NOPAD, BASE64};
use serde_json::json;
use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::Path;
use std::process::ExitCode;
use warifu_base::failure::Failure;
use warifu_core::account::{Account, Period};
use warifu_core::otpauth;
use warifu_core::vault::{PasswordKey, PasswordQuestion, Vault, sealed_info, unlock};
use warifu_password::Password;
use zeroize::Zeroizing;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(path), None) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: open_vault FILE    (the master password is read from standard input)");
        return ExitCode::FAILURE;
    };
    match open(Path::new(&path)) {
        Ok(vault) => {
            for entry in vault.entries() {
                println!("{}", line(&entry.account));
            }
            ExitCode::SUCCESS
        }
        Err(Message(message)) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// The reason why the vault cannot be opened, for standard error.
struct Message(String);

impl<T: Failure> From<T> for Message {
    fn from(error: T) -> Self {
        Self(format!("{}: {error}", error.code()))
    }
}

fn open(path: &Path) -> Result<Vault, Message> {
    let file =
        std::fs::read(path).map_err(|error| Message(format!("{}: {error}", path.display())))?;
    let sealed = from_text(&file).unwrap_or(file);
    // Fails before the password is asked for if the file is not a vault.
    sealed_info(&sealed)?;
    let password = Password::existing(&password()?)?;
    let derive = |PasswordQuestion { salt, cost }: &PasswordQuestion| {
        Ok::<_, Message>(PasswordKey::new(warifu_password::derive(&password, salt, *cost)?))
    };
    let (_, key) = unlock(&[&sealed], derive)?;
    Ok(Vault::open(&sealed, key)?)
}

/// Decodes base64. A vault's first byte is not a base64 character, so the two forms cannot be
/// confused.
fn from_text(file: &[u8]) -> Option<Vec<u8>> {
    let letters: Vec<u8> =
        file.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    BASE64.decode(&letters).ok()
}

fn password() -> Result<Zeroizing<String>, Message> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        eprint!("Master password: ");
    }
    let mut line = Zeroizing::new(String::new());
    stdin
        .lock()
        .read_line(&mut line)
        .map_err(|error| Message(format!("standard input: {error}")))?;
    Ok(Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned()))
}

fn line(account: &Account) -> serde_json::Value {
    json!({
        "issuer": account.issuer.as_str(),
        "account": account.account.as_str(),
        "kind": account.kind.name(),
        "secret": BASE32_NOPAD.encode(account.secret.expose()),
        "algorithm": account.algorithm.name(),
        "digits": account.digits.get(),
        "period": account.kind.period().map(Period::seconds),
        "counter": account.kind.counter(),
        "uri": *otpauth::write(account),
    })
}
