use crate::recovery::RecoveryCode;
use hkdf::Hkdf;
use sha2::Sha256;
use std::fmt;
use warifu_base::cost::SALT_BYTES;
use zeroize::{ZeroizeOnDrop, Zeroizing};

pub(super) const KEY_BYTES: usize = 32;
/// The length of a [`mark`].
pub(super) const MARK_BYTES: usize = 8;

/// The key that seals a vault's content. Wiped on drop, never printed.
#[derive(Clone, ZeroizeOnDrop)]
pub struct VaultKey(Zeroizing<[u8; KEY_BYTES]>);

impl VaultKey {
    /// Takes 32 random bytes, or the bytes of an existing key.
    #[must_use]
    pub fn new(bytes: Zeroizing<[u8; KEY_BYTES]>) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub fn expose(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }
}

impl fmt::Debug for VaultKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VaultKey(…)")
    }
}

/// The key of a password slot: `Argon2id[salt, cost](password)`. Wiped on drop, never printed.
#[derive(Clone, ZeroizeOnDrop)]
pub struct PasswordKey(Zeroizing<[u8; KEY_BYTES]>);

impl PasswordKey {
    /// Takes the output of Argon2id.
    #[must_use]
    pub fn new(bytes: Zeroizing<[u8; KEY_BYTES]>) -> Self {
        Self(bytes)
    }

    pub(super) fn expose(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }
}

impl fmt::Debug for PasswordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordKey(…)")
    }
}

/// The output of WebAuthn's `prf` extension for one passkey and one salt. Only that passkey can
/// compute it. Wiped on drop, never printed.
#[derive(Clone, ZeroizeOnDrop)]
pub struct PasskeyOutput(Zeroizing<[u8; KEY_BYTES]>);

impl PasskeyOutput {
    /// Takes the output of the extension.
    #[must_use]
    pub fn new(bytes: Zeroizing<[u8; KEY_BYTES]>) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for PasskeyOutput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasskeyOutput(…)")
    }
}

pub(super) fn of_passkey(
    output: &PasskeyOutput,
    salt: &[u8; SALT_BYTES],
) -> Zeroizing<[u8; KEY_BYTES]> {
    expand(output.0.as_slice(), salt, b"warifu/1 passkey")
}

pub(super) fn of_recovery(
    code: &RecoveryCode,
    salt: &[u8; SALT_BYTES],
) -> Zeroizing<[u8; KEY_BYTES]> {
    expand(code.expose(), salt, b"warifu/1 recovery")
}

/// Tells keys of a vault apart without giving them away.
pub(super) fn mark(key: &VaultKey, vault: &[u8; SALT_BYTES]) -> [u8; MARK_BYTES] {
    let expanded = expand(key.expose(), vault, b"warifu/1 key mark");
    expanded.first_chunk().copied().unwrap_or_default()
}

/// `HKDF-SHA-256[salt, purpose](random bytes)` (RFC 5869). Random bytes cannot be guessed, so no
/// slow derivation is needed.
fn expand(random: &[u8], salt: &[u8; SALT_BYTES], purpose: &[u8]) -> Zeroizing<[u8; KEY_BYTES]> {
    let mut key = Zeroizing::new([0; KEY_BYTES]);
    // Fails only beyond 255 · 32 bytes (RFC 5869 §2.3).
    let expanded = Hkdf::<Sha256>::new(Some(salt), random).expand(purpose, key.as_mut_slice());
    debug_assert!(expanded.is_ok(), "32 bytes are within HKDF's bounds");
    key
}
