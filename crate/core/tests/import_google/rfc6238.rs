//! The vectors of RFC 6238 appendix B, each imported from a transfer. The codes have eight digits
//! and a period of 30 seconds.

use crate::writer::{Written, of_one};
use crate::{TARO, read};
use warifu_core::code::code;

const SHA1: &[u8] = b"12345678901234567890";
const SHA256: &[u8] = b"12345678901234567890123456789012";
const SHA512: &[u8] = b"1234567890123456789012345678901234567890123456789012345678901234";

#[test]
fn imported_accounts_make_the_codes_of_the_rfc() {
    for (time, sha1, sha256, sha512) in [
        (59, "94287082", "46119246", "90693936"),
        (1_111_111_109, "07081804", "68084774", "25091201"),
        (1_111_111_111, "14050471", "67062674", "99943326"),
        (1_234_567_890, "89005924", "91819424", "93441116"),
        (2_000_000_000, "69279037", "90698825", "38618901"),
        (20_000_000_000, "65353130", "77737706", "47863826"),
    ] {
        for (algorithm, secret, expected) in
            [(1, SHA1, sha1), (2, SHA256, sha256), (3, SHA512, sha512)]
        {
            let written = Written { secret, algorithm: Some(algorithm), digits: Some(2), ..TARO };
            let part = read(&of_one(&written.bytes()));
            let account = &part.accounts[0].as_ref().unwrap().account;
            assert_eq!(
                code(account, time).text.as_str(),
                expected,
                "algorithm {algorithm} at {time}"
            );
            let part = read(&of_one(&Written { digits: None, ..written }.bytes()));
            let account = &part.accounts[0].as_ref().unwrap().account;
            assert_eq!(
                code(account, time).text.as_str(),
                &expected[2..],
                "algorithm {algorithm} at {time}"
            );
        }
    }
}
