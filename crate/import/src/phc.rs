//! Hashes by which programs check a password (PHC string format).

use crate::FileError;
use crate::kdf::Kdf;
use base64ct::{Base64Unpadded, Encoding as _};
use zeroize::Zeroizing;

/// The lengths of a hash in bytes.
const HASH_BYTES: std::ops::RangeInclusive<usize> = 16..=64;

/// An Argon2id hash of a password.
pub(crate) struct PasswordHash {
    kdf: Kdf,
    salt: Vec<u8>,
    hash: Vec<u8>,
}

impl PasswordHash {
    /// Reads `$argon2id$v=19$m=KIB,t=PASSES,p=LANES$SALT$HASH`.
    ///
    /// # Errors
    /// [`FileError::PasswordOrDamaged`] for another shape, or the error of a cost.
    pub(crate) fn parse(text: &str) -> Result<Self, FileError> {
        let mut parts = text.split('$');
        let mut next = || parts.next().ok_or(FileError::PasswordOrDamaged);
        if (next()?, next()?, next()?) != ("", "argon2id", "v=19") {
            return Err(FileError::PasswordOrDamaged);
        }
        let costs = next()?;
        let cost = |name: &str| {
            let value =
                costs.split(',').find_map(|cost| cost.strip_prefix(name)?.strip_prefix('='));
            value.and_then(|value| value.parse().ok()).ok_or(FileError::PasswordOrDamaged)
        };
        let kdf = Kdf::argon2id(cost("m")?, cost("t")?, cost("p")?)?;
        let decode = |text| Base64Unpadded::decode_vec(text);
        let salt = decode(next()?).map_err(|_| FileError::PasswordOrDamaged)?;
        let hash = decode(next()?).map_err(|_| FileError::PasswordOrDamaged)?;
        if !HASH_BYTES.contains(&hash.len()) {
            return Err(FileError::PasswordOrDamaged);
        }
        Ok(Self { kdf, salt, hash })
    }

    /// Whether it is the hash of this password.
    pub(crate) fn is_of(&self, password: &[u8]) -> Result<bool, FileError> {
        let mut derived = Zeroizing::new(vec![0; self.hash.len()]);
        self.kdf.derive_into(password, &self.salt, &mut derived)?;
        Ok(*derived == self.hash)
    }

    /// Whether the check may take a minute.
    pub(crate) fn is_slow(&self) -> bool {
        self.kdf.is_slow()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A test vector of the reference implementation: password "password", salt "somesalt".
    const HASH: &str =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    #[test]
    fn a_password_is_told_from_others() {
        let hash = PasswordHash::parse(HASH).unwrap();
        assert_eq!(hash.is_of(b"password"), Ok(true));
        assert_eq!(hash.is_of(b"differentpassword"), Ok(false));
    }

    #[test]
    fn other_shapes_and_excessive_costs_are_refused() {
        for text in [
            "",
            "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEg",
            "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEg",
            "$argon2id$v=19$m=256,t=2$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEg",
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65",
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ",
        ] {
            assert_eq!(
                PasswordHash::parse(text).err(),
                Some(FileError::PasswordOrDamaged),
                "{text}"
            );
        }
        let excessive = HASH.replace("m=256", "m=1048577");
        let refused = PasswordHash::parse(&excessive).err();
        assert!(matches!(refused, Some(FileError::TooMuchMemory { .. })), "{refused:?}");
    }
}
