//! Derives a key from a password at a bounded cost (Argon2id, RFC 9106).

use crate::{KdfError, Password};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use warifu_base::cost::{Cost, SALT_BYTES};
use zeroize::{Zeroize as _, Zeroizing, optimization_barrier};

/// Argon2's working memory, kept between derivations, because growing WebAssembly's memory and
/// touching each new page takes a large part of a first derivation. Wiped after each derivation.
#[derive(Default)]
pub struct Memory(Vec<Block>);

impl Memory {
    /// Allocates nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// `Argon2id[salt, cost](password)`: version 0x13, 32 bytes, no secret, no associated data.
    ///
    /// # Errors
    /// [`KdfError::Memory`] if the memory cannot be allocated.
    pub fn derive(
        &mut self,
        password: &Password,
        salt: &[u8; SALT_BYTES],
        cost: Cost,
    ) -> Result<Zeroizing<[u8; 32]>, KdfError> {
        let params = Params::new(cost.memory_kib(), cost.passes(), cost.lanes(), Some(32));
        let params = params.map_err(|_| cost.too_costly())?;
        self.reserve(params.block_count())?;
        let mut key = Zeroizing::new([0; 32]);
        let outcome = self.fill(params, password.as_bytes(), salt, key.as_mut_slice());
        self.wipe();
        outcome.map_err(|_| cost.too_costly())?;
        Ok(key)
    }

    /// Allocates and touches the memory of [`Cost::DEFAULT`]. Then fills `blocks` of 1 KiB of it
    /// once, so that the browser's optimising compiler has compiled the loops before the first
    /// derivation.
    ///
    /// # Errors
    /// [`KdfError::Memory`] if the memory cannot be allocated.
    pub fn warm_up(&mut self, blocks: u32) -> Result<(), KdfError> {
        let default = usize::try_from(Cost::DEFAULT.memory_kib()).map_err(|_| KdfError::Memory)?;
        self.reserve(default)?;
        let params = Params::new(blocks, 1, Cost::DEFAULT.lanes(), Some(32))
            .map_err(|_| KdfError::Memory)?;
        let outcome = self.fill(params, b"", &[0; SALT_BYTES], &mut [0; 32]);
        self.wipe();
        outcome.map_err(|_| KdfError::Memory)
    }

    fn reserve(&mut self, blocks: usize) -> Result<(), KdfError> {
        let missing = blocks.saturating_sub(self.0.len());
        self.0.try_reserve_exact(missing).map_err(|_| KdfError::Memory)?;
        if missing > 0 {
            self.0.resize(blocks, Block::default());
        }
        Ok(())
    }

    fn fill(
        &mut self,
        params: Params,
        password: &[u8],
        salt: &[u8],
        key: &mut [u8],
    ) -> argon2::Result<()> {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        argon2.hash_password_into_with_memory(password, salt, key, self.0.as_mut_slice())
    }

    /// Plain writes of whole blocks are several times as fast as `zeroize`'s volatile ones. The
    /// barrier stops the compiler from removing them.
    fn wipe(&mut self) {
        self.0.fill(Block::default());
        optimization_barrier(self.0.as_slice());
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memory").field("blocks", &self.0.len()).finish()
    }
}

/// [`Memory::derive`] with new memory.
///
/// # Errors
/// [`KdfError::Memory`] if the memory cannot be allocated.
pub fn derive(
    password: &Password,
    salt: &[u8; SALT_BYTES],
    cost: Cost,
) -> Result<Zeroizing<[u8; 32]>, KdfError> {
    Memory::new().derive(password, salt, cost)
}

/// Derives the key of a new password at a cost that suits this machine, and returns both. The cost
/// is the default, with more passes on a fast machine ([`Cost::calibrated`]), or [`Cost::LEAST`] if
/// memory is short. If the default suits, the timed derivation gives the key, and nothing is
/// derived twice. `unix_ms` is the clock, in milliseconds.
///
/// # Errors
/// [`KdfError::Memory`] if even the memory of [`Cost::LEAST`] cannot be allocated.
pub fn derive_calibrated(
    memory: &mut Memory,
    password: &Password,
    salt: &[u8; SALT_BYTES],
    unix_ms: impl Fn() -> u64,
) -> Result<(Zeroizing<[u8; 32]>, Cost), KdfError> {
    let start = unix_ms();
    let cost = match memory.derive(password, salt, Cost::DEFAULT) {
        Ok(key) => match Cost::calibrated(unix_ms().saturating_sub(start)) {
            Cost::DEFAULT => return Ok((key, Cost::DEFAULT)),
            calibrated => calibrated,
        },
        Err(KdfError::Memory) => Cost::LEAST,
        Err(error) => return Err(error),
    };
    Ok((memory.derive(password, salt, cost)?, cost))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    fn password() -> Password {
        Password::existing("correct horse 電池").unwrap()
    }

    fn salt() -> [u8; SALT_BYTES] {
        std::array::from_fn(|index| u8::try_from(index).unwrap())
    }

    /// The test vector of RFC 9106 §5.3.
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
        let argon2 =
            Argon2::new_with_secret(&secret, Algorithm::Argon2id, Version::V0x13, params).unwrap();
        let mut tag = [0; 32];
        argon2.hash_password_into(&[1; 32], &[2; 16], &mut tag).unwrap();
        assert_eq!(
            tag,
            [
                0x0d, 0x64, 0x0d, 0xf5, 0x8d, 0x78, 0x76, 0x6c, 0x08, 0xc0, 0x37, 0xa3, 0x4a, 0x8b,
                0x53, 0xc9, 0xd0, 0x1e, 0xf0, 0x45, 0x2d, 0x75, 0xb6, 0x5e, 0xb5, 0x25, 0x20, 0xe9,
                0x6b, 0x01, 0xe6, 0x59
            ]
        );
    }

    /// The expected keys come from the reference implementation (argon2-cffi). All derivations
    /// share one memory, so that it is tested when it is larger than needed and when it has to
    /// grow.
    #[test]
    fn agrees_with_the_reference_implementation() {
        let least = "0c8f3b1c058a3949ae69ce1d92afa6049d37a1f36583f42a9bda92c07b8f4d61";
        let default = "62dbd94c4b81c78b9e722313c7d520f4bd96704bf7342c3e5be8db343663e969";
        let mut memory = Memory::new();
        for (cost, expected) in
            [(Cost::LEAST, least), (Cost::DEFAULT, default), (Cost::LEAST, least)]
        {
            let key = memory.derive(&password(), &salt(), cost).unwrap();
            assert_eq!(data_encoding::HEXLOWER.encode(key.as_slice()), expected);
        }
    }

    #[test]
    fn memory_is_kept_and_wiped_after_use() {
        let mut memory = Memory::new();
        memory.warm_up(64).unwrap();
        let _ = memory.derive(&password(), &salt(), Cost::LEAST).unwrap();
        assert_eq!(memory.0.len(), 64 * 1024);
        assert!(memory.0.iter().all(|block| block.as_ref().iter().all(|&word| word == 0)));
        assert_eq!(format!("{memory:?}"), "Memory { blocks: 65536 }");
    }

    #[test]
    fn the_cost_of_a_new_password_suits_the_machine() {
        for (took, passes) in [(100, 7), (250, 3)] {
            let clock = Cell::new(0);
            let tick = || clock.replace(clock.get() + took);
            let mut memory = Memory::new();
            let (key, cost) = derive_calibrated(&mut memory, &password(), &salt(), tick).unwrap();
            assert_eq!(cost, Cost::new(65_536, passes, 4).unwrap());
            assert_eq!(key, memory.derive(&password(), &salt(), cost).unwrap());
        }
    }
}
