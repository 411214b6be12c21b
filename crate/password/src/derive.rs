//! Password + bounded cost → key (Argon2id, RFC 9106).

use crate::failure::{Failure, Field};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use std::fmt;
use strum::{IntoStaticStr, VariantNames};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The fewest characters of a new master password.
pub const MIN_PASSWORD_CHARS: usize = 8;

/// Longer than anybody types; bounds what hashing it costs.
pub const MAX_PASSWORD_BYTES: usize = 4096;

/// Bytes of salt (RFC 9106 §3.1 recommends 16).
pub const SALT_BYTES: usize = 16;

/// What one derivation costs. Whatever says it, it was compared with the bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Cost {
    /// What a new vault costs: 64 MiB, 3 passes, 4 lanes (RFC 9106 §4, second recommendation).
    pub const DEFAULT: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 4 };
    /// Less memory than this gives a thief's graphics card an easy time.
    pub const MIN_MEMORY_KIB: u32 = 19 * 1024;
    /// More than this a browser may refuse.
    pub const MAX_MEMORY_KIB: u32 = 1024 * 1024;
    /// Goes with the least memory.
    pub const MIN_PASSES: u32 = 2;
    /// Memory × passes, in KiB: some ten seconds on a slow machine.
    pub const MAX_WORK_KIB: u64 = 4 * 1024 * 1024;
    /// More lanes than any machine of our users has cores.
    pub const MAX_LANES: u32 = 16;

    /// The least that is accepted, for a machine that has not the memory for more.
    pub const LEAST: Self = Self { memory_kib: Self::MIN_MEMORY_KIB, passes: Self::MIN_PASSES, lanes: 1 };
    /// What a person hardly notices, in milliseconds.
    pub const COMFORTABLE_MS: u64 = 400;

    /// The default, with more passes where the machine does it faster than is felt.
    #[must_use]
    pub fn calibrated(default_took_ms: u64) -> Self {
        let passes = u64::from(Self::DEFAULT.passes).saturating_mul(Self::COMFORTABLE_MS);
        let passes = passes.checked_div(default_took_ms).unwrap_or(u64::MAX).clamp(3, 12);
        Self { passes: u32::try_from(passes).unwrap_or(Self::DEFAULT.passes), ..Self::DEFAULT }
    }

    /// `memory_kib`: memory in blocks of 1 KiB. `passes` over all of it. `lanes`: parts that may be filled side by side.
    ///
    /// # Errors
    /// [`KdfError::TooCheap`], [`KdfError::TooCostly`].
    pub fn new(memory_kib: u32, passes: u32, lanes: u32) -> Result<Self, KdfError> {
        if memory_kib < Self::MIN_MEMORY_KIB || passes < Self::MIN_PASSES || lanes < 1 {
            return Err(KdfError::TooCheap);
        }
        let cost = Self { memory_kib, passes, lanes };
        if memory_kib > Self::MAX_MEMORY_KIB || lanes > Self::MAX_LANES || cost.work() > Self::MAX_WORK_KIB {
            return Err(cost.too_costly());
        }
        Ok(cost)
    }

    /// Whether all of them together stay within the work of the costliest single one.
    ///
    /// # Errors
    /// [`KdfError::TooCostly`].
    pub fn check_sum(costs: &[Self]) -> Result<(), KdfError> {
        let sum = costs.iter().map(|cost| cost.work()).fold(0, u64::saturating_add);
        match costs.first() {
            Some(first) if sum > Self::MAX_WORK_KIB => Err(first.too_costly()),
            _ => Ok(()),
        }
    }

    /// Memory × passes, in KiB.
    #[must_use]
    pub fn work(self) -> u64 {
        u64::from(self.memory_kib).saturating_mul(u64::from(self.passes))
    }

    fn too_costly(self) -> KdfError {
        KdfError::TooCostly { memory_mib: self.memory_kib / 1024, passes: self.passes }
    }

    /// In blocks of 1 KiB.
    #[must_use]
    pub fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Over all of the memory.
    #[must_use]
    pub fn passes(self) -> u32 {
        self.passes
    }

    /// Parts of the memory that may be filled side by side.
    #[must_use]
    pub fn lanes(self) -> u32 {
        self.lanes
    }
}

/// A master password, in the form in which it is hashed: UTF-8, spaces made plain, NFC (RFC 8265 §4.2,
/// OpaqueString), so that the same keys give the same bytes on every system.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Password(String);

impl Password {
    /// A password that is typed to open something.
    ///
    /// # Errors
    /// [`KdfError::PasswordEmpty`], [`KdfError::PasswordTooLong`].
    pub fn enter(typed: &str) -> Result<Self, KdfError> {
        match typed.len() {
            0 => return Err(KdfError::PasswordEmpty),
            1..=MAX_PASSWORD_BYTES => {}
            _ => return Err(KdfError::PasswordTooLong),
        }
        // Composing never makes a text longer than three times (UAX #15, table 9): no reallocation leaves a copy behind.
        let mut plain = String::with_capacity(typed.len().saturating_mul(3));
        plain.extend(typed.chars().map(|c| if c.is_whitespace() && !c.is_control() { ' ' } else { c }).nfc());
        Ok(Self(plain))
    }

    /// A password that is chosen for something new.
    ///
    /// # Errors
    /// Those of [`Password::enter`], and [`KdfError::PasswordTooShort`].
    pub fn choose(typed: &str) -> Result<Self, KdfError> {
        let password = Self::enter(typed)?;
        if password.0.chars().count() < MIN_PASSWORD_CHARS {
            return Err(KdfError::PasswordTooShort);
        }
        Ok(password)
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Why no key comes of a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "kdf_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum KdfError {
    /// Nothing was typed.
    #[error("the password is empty")]
    PasswordEmpty,
    /// Fewer than [`MIN_PASSWORD_CHARS`] characters for a new password.
    #[error("a new password needs {MIN_PASSWORD_CHARS} characters")]
    PasswordTooShort,
    /// Over [`MAX_PASSWORD_BYTES`].
    #[error("the password is longer than {MAX_PASSWORD_BYTES} bytes")]
    PasswordTooLong,
    /// The file asks for less work than protects anything.
    #[error("the cost is below the least that is accepted")]
    TooCheap,
    /// The file asks for more work than this program is willing to do.
    #[error("a cost of {memory_mib} MiB in {passes} passes is above the most that is accepted")]
    TooCostly {
        /// What it asks for.
        memory_mib: u32,
        /// What it asks for.
        passes: u32,
    },
    /// The machine has not got that much memory now.
    #[error("the machine has not enough memory")]
    Memory,
}

impl Failure for KdfError {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn fields(&self) -> Vec<Field> {
        match self {
            Self::PasswordEmpty | Self::PasswordTooShort | Self::PasswordTooLong => vec![Field::Password],
            _ => Vec::new(),
        }
    }

    fn values(&self) -> Vec<String> {
        match self {
            Self::PasswordTooShort => vec![MIN_PASSWORD_CHARS.to_string()],
            Self::TooCostly { memory_mib, passes } => vec![memory_mib.to_string(), passes.to_string()],
            _ => Vec::new(),
        }
    }
}

/// `Argon2id[salt, cost](password)`, version 0x13, 32 bytes, no secret, no associated data.
///
/// # Errors
/// [`KdfError::Memory`].
pub fn derive(password: &Password, salt: &[u8; SALT_BYTES], cost: Cost) -> Result<Zeroizing<[u8; 32]>, KdfError> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| cost.too_costly())?;
    let blocks = params.block_count();
    let mut memory = Zeroizing::new(Vec::new());
    memory.try_reserve_exact(blocks).map_err(|_| KdfError::Memory)?;
    memory.resize(blocks, Block::default());
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(password.0.as_bytes(), salt, key.as_mut_slice(), memory.as_mut_slice())
        .map_err(|_| cost.too_costly())?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 9106 §5.3: the library as we build it.
    #[test]
    fn rfc_9106_section_5_3() {
        let params = argon2::ParamsBuilder::new()
            .m_cost(32)
            .t_cost(3)
            .p_cost(4)
            .data(argon2::AssociatedData::new(&[4; 12]).unwrap())
            .build()
            .unwrap();
        let secret = [3; 8];
        let argon2 = Argon2::new_with_secret(&secret, Algorithm::Argon2id, Version::V0x13, params).unwrap();
        let mut tag = [0; 32];
        argon2.hash_password_into(&[1; 32], &[2; 16], &mut tag).unwrap();
        assert_eq!(
            tag,
            [
                0x0d, 0x64, 0x0d, 0xf5, 0x8d, 0x78, 0x76, 0x6c, 0x08, 0xc0, 0x37, 0xa3, 0x4a, 0x8b, 0x53, 0xc9, 0xd0,
                0x1e, 0xf0, 0x45, 0x2d, 0x75, 0xb6, 0x5e, 0xb5, 0x25, 0x20, 0xe9, 0x6b, 0x01, 0xe6, 0x59
            ]
        );
    }

    /// Computed with the reference implementation's own library (argon2-cffi).
    #[test]
    fn agrees_with_the_reference_implementation() {
        let password = Password::enter("correct horse 電池").unwrap();
        let salt = std::array::from_fn(|index| u8::try_from(index).unwrap());
        for (cost, expected) in [
            (Cost::new(19_456, 2, 1).unwrap(), "0c8f3b1c058a3949ae69ce1d92afa6049d37a1f36583f42a9bda92c07b8f4d61"),
            (Cost::DEFAULT, "62dbd94c4b81c78b9e722313c7d520f4bd96704bf7342c3e5be8db343663e969"),
        ] {
            let key = derive(&password, &salt, cost).unwrap();
            assert_eq!(data_encoding::HEXLOWER.encode(key.as_slice()), expected);
        }
    }

    #[test]
    fn costs_are_bounded_before_they_are_paid() {
        assert_eq!(Cost::new(65_536, 3, 4), Ok(Cost::DEFAULT));
        for (memory, passes, lanes) in [(8, 3, 4), (19_455, 2, 1), (65_536, 1, 4), (65_536, 3, 0), (0, 0, 0)] {
            assert_eq!(Cost::new(memory, passes, lanes), Err(KdfError::TooCheap));
        }
        for (memory, passes, lanes) in
            [(4_194_304, 3, 4), (65_536, 1 << 31, 4), (65_536, 3, 17), (u32::MAX, u32::MAX, 1)]
        {
            assert!(matches!(Cost::new(memory, passes, lanes), Err(KdfError::TooCostly { .. })));
        }
    }

    #[test]
    fn fast_machines_pass_more_often_and_slow_ones_never_less() {
        for (took, passes) in [(0, 12), (50, 12), (200, 6), (399, 3), (400, 3), (5_000, 3), (u64::MAX, 3)] {
            let cost = Cost::calibrated(took);
            assert_eq!((cost.passes(), cost.memory_kib()), (passes, 65_536));
            assert_eq!(Cost::new(cost.memory_kib(), cost.passes(), cost.lanes()), Ok(cost));
        }
    }

    #[test]
    fn the_same_keys_give_the_same_password() {
        let typed = Password::enter("ガ　é").unwrap();
        assert_eq!(typed, Password::enter("カ\u{3099} e\u{301}").unwrap());
        assert_ne!(typed, Password::enter("カ é").unwrap());
        assert_eq!(format!("{typed:?}"), "Password(…)");
    }

    #[test]
    fn new_passwords_need_eight_characters() {
        assert_eq!(Password::choose("1234567"), Err(KdfError::PasswordTooShort));
        assert!(Password::choose("山田太郎の合言葉").is_ok());
        assert_eq!(Password::choose(""), Err(KdfError::PasswordEmpty));
        assert_eq!(Password::enter(&"x".repeat(MAX_PASSWORD_BYTES + 1)), Err(KdfError::PasswordTooLong));
    }
}
