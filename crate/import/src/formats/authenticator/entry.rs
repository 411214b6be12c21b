//! A record that is open → an account.

use crate::fields::{Fields, Key, Number};
use crate::json::{is_true, number, text};
use crate::{Imported, Notice};
use serde_json::Value;
use std::borrow::Cow;
use warifu_core::account::{Algorithm, Kind, Period};
use zeroize::Zeroizing;

/// The names of the kinds. A program of 2024 wrote their numbers, from 1.
const KINDS: [&str; 6] = ["totp", "hotp", "battle", "steam", "hex", "hhex"];
/// The names of the algorithms, likewise.
const ALGORITHMS: [&str; 5] =
    ["SHA1", "SHA256", "SHA512", "GOST3411_2012_256", "GOST3411_2012_512"];

/// The fields that need no reading.
pub(super) fn fields(record: &Value) -> Fields<'_> {
    Fields {
        // A host may follow, on which the extension offers the account.
        issuer: text(record, "issuer").split("::").next().unwrap_or(""),
        account: text(record, "account"),
        digits: number(record, "digits"),
        period: number(record, "period"),
        counter: number(record, "counter"),
        is_favourite: is_true(record, "pinned"),
        ..Fields::default()
    }
}

/// The account of a record. The secret is given apart, because it may have been sealed.
pub(super) fn item(record: &Value, secret: &str) -> Imported {
    let (kind, secret) = unprefixed(secret);
    let kind = match kind {
        Some(kind) => Cow::Borrowed(kind),
        None => named(record, "type", &KINDS).unwrap_or(Cow::Borrowed("totp")),
    };
    let kind = kind.to_ascii_lowercase();
    let letters = Zeroizing::new(secret.split_whitespace().collect::<String>());
    let is_hex = match kind.as_str() {
        "hex" | "hhex" => true,
        "totp" | "hotp" => is_only_hex(&letters),
        _ => false,
    };
    let whole = whole_bytes(&letters);
    let algorithm = named(record, "algorithm", &ALGORITHMS);
    let usual = fields(record);
    let imported = Fields {
        kind: match kind.as_str() {
            "hex" | "battle" => "totp",
            "hhex" => "hotp",
            other => other,
        },
        secret: if is_hex { Key::Hex(&whole) } else { Key::Base32(&letters) },
        algorithm: algorithm.as_deref(),
        digits: if kind == "battle" { Some(Cow::Borrowed("8")) } else { usual.digits.clone() },
        ..usual
    }
    .check();
    let is_numeric = record.get("type").is_some_and(Value::is_number);
    imported.map(|mut item| {
        let usual = (Kind::Totp { period: Period::default() }, Algorithm::Sha1);
        if is_numeric && (item.account.kind, item.account.algorithm) == usual {
            item.notices.push(Notice::ParametersMayBeLost);
        }
        item
    })
}

/// A name, or the number of one, counted from 1.
fn named<'a>(record: &'a Value, key: &str, names: &[&'static str]) -> Option<Number<'a>> {
    let name = number(record, key)?;
    let place = name.parse::<usize>().ok().and_then(|place| place.checked_sub(1));
    Some(place.and_then(|place| names.get(place)).map_or(name, |&name| Cow::Borrowed(name)))
}

/// A secret without the mark of its kind, which old versions put before it.
fn unprefixed(secret: &str) -> (Option<&'static str>, &str) {
    let prefixes = [("blz-", "battle"), ("bliz-", "battle"), ("stm-", "steam")];
    let found = prefixes.iter().find_map(|(prefix, kind)| {
        secret.trim().strip_prefix(prefix).map(|secret| (Some(*kind), secret))
    });
    found.unwrap_or((None, secret))
}

/// Whether it is hexadecimal and no base32.
fn is_only_hex(letters: &str) -> bool {
    let is_base32 =
        |byte: u8| matches!(byte.to_ascii_uppercase(), b'A'..=b'Z' | b'2'..=b'7' | b'=');
    !letters.bytes().all(is_base32) && letters.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// An odd number of hexadecimal digits, made even as the extension does it.
fn whole_bytes(hex: &str) -> Zeroizing<String> {
    Zeroizing::new(match hex.strip_suffix('0') {
        _ if hex.len().is_multiple_of(2) => hex.to_owned(),
        Some(rest) => rest.to_owned(),
        None => format!("{hex}0"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{EntryError, Item};
    use serde_json::json;

    fn read(record: &Value) -> Imported {
        item(record, text(record, "secret"))
    }

    fn kept(record: &Value) -> Item {
        read(record).unwrap_or_else(|refused| panic!("{record}: {refused:?}"))
    }

    #[test]
    fn kinds_are_read_as_names_and_as_numbers() {
        let hotp = Kind::Hotp { counter: 3 };
        for (kinds, secret, kind, digits) in [
            (["totp", "TOTP", "1"], "JBSWY3DP", Kind::default(), 7),
            (["hotp", "HOTP", "2"], "JBSWY3DP", hotp, 7),
            (["battle", "Battle", "3"], "JBSWY3DP", Kind::default(), 8),
            (["steam", "Steam", "4"], "JBSWY3DP", Kind::Steam, 5),
            (["hex", "HEX", "5"], "48656c6c6f", Kind::default(), 7),
            (["hhex", "HHEX", "6"], "48656c6c6f", hotp, 7),
        ] {
            let number: u64 = kinds[2].parse().unwrap();
            for name in kinds.map(|name| json!(name)).into_iter().chain([json!(number)]) {
                let record = json!({"secret": secret, "type": name, "digits": 7, "counter": 3});
                let account = kept(&record).account;
                assert_eq!((account.kind, account.digits.get()), (kind, digits), "{name}");
                assert_eq!(account.secret.expose(), b"Hello", "{name}");
            }
        }
        assert_eq!(kept(&json!({"secret": "JBSWY3DP"})).account.kind, Kind::default());
        for (kind, name) in [(json!("motp"), "motp"), (json!(0), "0"), (json!(7), "7")] {
            let refused = read(&json!({"secret": "JBSWY3DP", "type": kind})).unwrap_err();
            assert_eq!(refused.reason, EntryError::kind(name));
        }
    }

    #[test]
    fn prefixes_of_secrets_name_their_kinds() {
        for (secret, kind, digits) in [
            ("blz-JBSWY3DP", Kind::default(), 8),
            ("bliz-JBSWY3DP", Kind::default(), 8),
            ("stm-JBSWY3DP", Kind::Steam, 5),
        ] {
            let account = kept(&json!({"secret": secret, "type": "totp"})).account;
            assert_eq!((account.kind, account.digits.get()), (kind, digits), "{secret}");
        }
    }

    #[test]
    fn hexadecimal_secrets_are_read_as_the_extension_reads_them() {
        for (secret, kind, bytes) in [
            ("48 65 6C 6c 6f", "hex", &b"Hello"[..]),
            // Not base32. It is read as hexadecimal, although the kind says base32.
            ("48656c6c6f", "totp", b"Hello"),
            // Both are possible, so the kind decides.
            ("ABCDEF234567", "hex", b"\xAB\xCD\xEF\x23\x45\x67"),
            ("480", "hex", b"\x48"),
            ("481", "hex", b"\x48\x10"),
        ] {
            let account = kept(&json!({"secret": secret, "type": kind})).account;
            assert_eq!(account.secret.expose(), bytes, "{secret}");
        }
    }

    #[test]
    fn algorithms_are_read_as_names_and_as_numbers() {
        let record = |algorithm: Value| json!({"secret": "JBSWY3DP", "algorithm": algorithm});
        for (algorithm, expected) in [
            (json!("sha256"), Algorithm::Sha256),
            (json!(1), Algorithm::Sha1),
            (json!(3), Algorithm::Sha512),
            (json!(null), Algorithm::Sha1),
        ] {
            assert_eq!(kept(&record(algorithm)).account.algorithm, expected);
        }
        for (algorithm, name) in [
            (json!("GOST3411_2012_256"), "GOST3411_2012_256"),
            (json!(5), "GOST3411_2012_512"),
            (json!(6), "6"),
        ] {
            let refused = read(&record(algorithm)).unwrap_err();
            assert_eq!(refused.reason, EntryError::algorithm(name));
        }
    }

    #[test]
    fn usual_parameters_of_a_numeric_kind_may_be_lost_ones() {
        let notices = |record| kept(&record).notices;
        let lost = vec![Notice::ParametersMayBeLost];
        assert_eq!(notices(json!({"secret": "JBSWY3DP", "type": 1})), lost);
        for record in [
            json!({"secret": "JBSWY3DP", "type": "totp"}),
            json!({"secret": "JBSWY3DP", "type": 1, "period": 60}),
            json!({"secret": "JBSWY3DP", "type": 1, "algorithm": "SHA256"}),
            json!({"secret": "JBSWY3DP", "type": 2, "counter": 0}),
        ] {
            assert_eq!(notices(record), Vec::new());
        }
    }

    #[test]
    fn the_host_is_cut_off_the_issuer_and_wrong_fields_are_named() {
        let account = kept(&json!({"secret": "JBSWY3DP", "issuer": "健保::kenpo.example"})).account;
        assert_eq!(account.issuer.as_str(), "健保");
        for (record, reason) in [
            (json!({"type": "totp"}), EntryError::Secret),
            (json!({"secret": "JBSW!", "type": "totp"}), EntryError::Secret),
            (json!({"secret": "JBSWY3DP", "type": "hotp"}), EntryError::Counter),
            (json!({"secret": "JBSWY3DP", "period": 0}), EntryError::Period),
            (json!({"secret": "JBSWY3DP", "digits": "five"}), EntryError::Digits),
        ] {
            assert_eq!(read(&record).unwrap_err().reason, reason, "{record}");
        }
    }
}
