//! Compares the vaults of two PCs by something short that the user reads on one of them. A vault is
//! removed from an old PC only after that.

use crate::account::{Account, Period, to_half_width};
use crate::code::{code, next_code};
use crate::vault::Vault;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use zeroize::Zeroizing;

/// The digits of a check number. Two different vaults have the same one with a probability of 10⁻⁸.
const CHECK_DIGITS: u64 = 100_000_000;

/// Whether a typed code is the account's code at this time, or the one before or after it, because
/// the other PC's clock may differ and typing takes time. Full-width characters, white space and
/// lower case are accepted. Always `false` for a counter-based account, whose codes are used once.
#[must_use]
pub fn is_code_near(account: &Account, unix_seconds: u64, typed: &str) -> bool {
    let Some(period) = account.kind.period() else { return false };
    let plain = plain(typed);
    let before = unix_seconds.checked_sub(u64::from(period.seconds()));
    let codes = [
        before.map(|time| code(account, time)),
        Some(code(account, unix_seconds)),
        next_code(account, unix_seconds),
    ];
    codes.into_iter().flatten().any(|code| code.text == plain)
}

/// Eight digits that are equal for vaults with the same accounts. Each account counts with its
/// secret and all that its codes are computed from, except counters. Names, notes and the order do
/// not count.
#[must_use]
pub fn check_number(vault: &Vault) -> String {
    // Collecting into the set would link a sorting algorithm of 20 KB.
    let mut digests = BTreeSet::new();
    for entry in vault.entries() {
        digests.insert(digest_of(&entry.account));
    }
    let hash = Sha256::new_with_prefix("warifu/1 check number");
    let hash: [u8; 32] = digests.iter().fold(hash, Digest::chain_update).finalize().into();
    let number = hash.first_chunk().map_or(0, |first| u64::from_be_bytes(*first)) % CHECK_DIGITS;
    format!("{number:08}")
}

/// Whether a typed number is the vault's [`check_number`]. Full-width digits and white space are
/// accepted.
#[must_use]
pub fn is_check_number(vault: &Vault, typed: &str) -> bool {
    *plain(typed) == check_number(vault)
}

fn plain(typed: &str) -> Zeroizing<String> {
    let plain = typed.chars().map(to_half_width).filter(|character| !character.is_whitespace());
    Zeroizing::new(plain.collect::<String>().to_ascii_uppercase())
}

fn digest_of(account: &Account) -> [u8; 32] {
    let Account { secret, algorithm, digits, kind, .. } = account;
    let period = kind.period().map_or(0, Period::seconds);
    Sha256::new_with_prefix(kind.name())
        .chain_update([0, digits.get()])
        .chain_update(algorithm.name())
        .chain_update([0])
        .chain_update(period.to_be_bytes())
        .chain_update(secret.expose())
        .finalize()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{Draft, Edits, Name};
    use crate::vault::{EntryId, PasswordKey, PasswordQuestion, Seed};
    use warifu_base::cost::Cost;

    fn account(secret: &str, kind: &str, digits: &str, name: &str) -> Account {
        let fields = Edits {
            account: Some(name),
            digits: Some(digits),
            period: Some("30"),
            counter: Some("4"),
            algorithm: Some("SHA1"),
            ..Edits::default()
        };
        Draft { secret, kind, fields }.check().unwrap()
    }

    fn vault(accounts: &[Account]) -> Vault {
        let seed = Seed { key: Zeroizing::new([7; 32]), id: [7; 16], nonce: [7; 12] };
        let question = PasswordQuestion { salt: [7; 16], cost: Cost::LEAST };
        let key = PasswordKey::new(Zeroizing::new([6; 32]));
        let mut vault = Vault::create(Name::default(), &question, &key, seed).unwrap();
        for (id, account) in (0..).zip(accounts) {
            vault.add(account.clone(), EntryId([id; 16]), 1).unwrap();
        }
        vault
    }

    const ONE: &str = "JBSWY3DPEHPK3PXP";
    const OTHER: &str = "GEZDGNBVGY3TQOJQ";

    #[test]
    fn a_code_is_accepted_one_period_before_and_after_its_own() {
        let taro = account(ONE, "totp", "6", "taro");
        let now = 1_700_000_010;
        let at = |seconds: u64| code(&taro, seconds).text;
        for (time, is_near) in
            [(now - 60, false), (now - 30, true), (now, true), (now + 30, true), (now + 60, false)]
        {
            assert_eq!(is_code_near(&taro, now, &at(time)), is_near, "{time}");
        }
        assert!(is_code_near(&taro, 3, &at(3)), "there is no period before the first");
    }

    #[test]
    fn a_code_is_typed_as_it_is_shown_or_with_a_japanese_keyboard() {
        let now = 1_700_000_010;
        let taro = account(ONE, "totp", "6", "taro");
        let shown = code(&taro, now).grouped();
        let wide: String = shown
            .chars()
            .map(|one| match one {
                '0'..='9' => char::from_u32(u32::from(one) + 0xFEE0).unwrap(),
                _ => '\u{3000}',
            })
            .collect();
        for typed in [shown.as_str(), &format!(" {}\n", shown.as_str()), &wide] {
            assert!(is_code_near(&taro, now, typed), "{typed}");
        }
        let steam = account(ONE, "steam", "", "taro");
        assert!(is_code_near(&steam, now, &code(&steam, now).text.to_lowercase()));
        for typed in ["", "12345", "1234567", "abcdef"] {
            assert!(!is_code_near(&taro, now, typed), "{typed}");
        }
    }

    #[test]
    fn a_counter_based_code_is_never_compared() {
        let counted = account(ONE, "hotp", "6", "taro");
        assert!(!is_code_near(&counted, 0, &code(&counted, 0).text));
    }

    #[test]
    fn the_check_number_depends_on_what_codes_are_computed_from() {
        let taro = account(ONE, "totp", "6", "taro");
        let hana = account(OTHER, "totp", "6", "hana");
        let number = |accounts: &[Account]| check_number(&vault(accounts));
        let both = number(&[taro.clone(), hana.clone()]);
        assert_eq!(both.len(), 8);
        assert_eq!(both, number(&[hana.clone(), account(ONE, "totp", "6", "renamed")]));
        for other in [
            number(&[]),
            number(std::slice::from_ref(&taro)),
            number(&[hana.clone(), account(ONE, "totp", "8", "taro")]),
            number(&[hana.clone(), account(ONE, "hotp", "6", "taro")]),
            number(&[hana.clone(), account(ONE, "steam", "", "taro")]),
        ] {
            assert_ne!(both, other);
        }
        let counted = account(ONE, "hotp", "6", "taro");
        let later = Account { kind: crate::account::Kind::Hotp { counter: 9 }, ..counted.clone() };
        assert_eq!(number(&[counted]), number(&[later]));
    }

    /// Two PCs may have different versions. Computed from the documentation of the function.
    #[test]
    fn the_check_number_is_the_same_in_all_versions() {
        let one = vault(&[account(ONE, "totp", "6", "taro")]);
        assert_eq!(check_number(&one), "06454151");
        for (typed, is_right) in [
            ("0645 4151", true),
            ("０６４５　４１５１", true),
            ("06454152", false),
            ("6454151", false),
            ("", false),
        ] {
            assert_eq!(is_check_number(&one, typed), is_right, "{typed}");
        }
    }
}
