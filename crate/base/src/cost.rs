//! The cost of Argon2id (RFC 9106). Its bounds are checked before anything is allocated.

use crate::failure::Failure;
use strum::{IntoStaticStr, VariantNames};

/// The length of a salt in bytes. RFC 9106 §3.1 recommends 16.
pub const SALT_BYTES: usize = 16;

/// The cost of one key derivation. Always within the accepted bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Cost {
    /// The cost for a new vault: 64 MiB, 3 passes, 4 lanes (RFC 9106 §4, second recommendation).
    pub const DEFAULT: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 4 };
    /// The least memory. With less, a graphics card guesses passwords too fast.
    pub const MIN_MEMORY_KIB: u32 = 19 * 1024;
    /// The most memory. Browsers may refuse more.
    pub const MAX_MEMORY_KIB: u32 = 1024 * 1024;
    /// The fewest passes, chosen for [`Self::MIN_MEMORY_KIB`].
    pub const MIN_PASSES: u32 = 2;
    /// The most work: memory in KiB × passes. Takes about ten seconds on a slow machine.
    pub const MAX_WORK_KIB: u64 = 4 * 1024 * 1024;
    /// The most lanes. Members' machines have fewer cores.
    pub const MAX_LANES: u32 = 16;

    /// The lowest accepted cost, for a machine without the memory for [`Self::DEFAULT`].
    pub const LEAST: Self =
        Self { memory_kib: Self::MIN_MEMORY_KIB, passes: Self::MIN_PASSES, lanes: 1 };
    /// A wait that users hardly notice, in milliseconds.
    pub const COMFORTABLE_MS: u64 = 250;
    /// The most passes for a new password, so that it opens on a much slower machine, too.
    const MAX_USUAL_PASSES: u32 = 12;

    /// [`Self::DEFAULT`], with up to 12 passes if the default takes less than
    /// [`Self::COMFORTABLE_MS`] on this machine. `default_took_ms` is its measured time.
    #[must_use]
    pub fn calibrated(default_took_ms: u64) -> Self {
        let passes = u64::from(Self::DEFAULT.passes).saturating_mul(Self::COMFORTABLE_MS);
        let passes = passes
            .checked_div(default_took_ms)
            .unwrap_or(u64::MAX)
            .clamp(3, u64::from(Self::MAX_USUAL_PASSES));
        Self { passes: u32::try_from(passes).unwrap_or(Self::DEFAULT.passes), ..Self::DEFAULT }
    }

    /// Whether this version chooses such a cost for a new password on some machine with enough
    /// memory.
    #[must_use]
    pub fn is_usual(self) -> bool {
        Self { passes: Self::DEFAULT.passes, ..self } == Self::DEFAULT
            && (Self::DEFAULT.passes..=Self::MAX_USUAL_PASSES).contains(&self.passes)
    }

    /// Checks a cost. `memory_kib`: memory in blocks of 1 KiB. `passes`: passes over all of it.
    /// `lanes`: parts of the memory that can be filled in parallel.
    ///
    /// # Errors
    /// [`CostError::TooCheap`] below the least memory, passes or lanes. [`CostError::TooCostly`]
    /// above the most memory, lanes or work.
    pub fn new(memory_kib: u32, passes: u32, lanes: u32) -> Result<Self, CostError> {
        if memory_kib < Self::MIN_MEMORY_KIB || passes < Self::MIN_PASSES || lanes < 1 {
            return Err(CostError::TooCheap);
        }
        let cost = Self { memory_kib, passes, lanes };
        if memory_kib > Self::MAX_MEMORY_KIB
            || lanes > Self::MAX_LANES
            || cost.work() > Self::MAX_WORK_KIB
        {
            return Err(cost.too_costly());
        }
        Ok(cost)
    }

    /// Checks that all costs together stay within [`Self::MAX_WORK_KIB`].
    ///
    /// # Errors
    /// [`CostError::TooCostly`] with the first cost.
    pub fn check_sum(costs: &[Self]) -> Result<(), CostError> {
        let sum = costs.iter().map(|cost| cost.work()).fold(0, u64::saturating_add);
        match costs.first() {
            Some(first) if sum > Self::MAX_WORK_KIB => Err(first.too_costly()),
            _ => Ok(()),
        }
    }

    /// The work: memory in KiB × passes.
    #[must_use]
    pub fn work(self) -> u64 {
        u64::from(self.memory_kib).saturating_mul(u64::from(self.passes))
    }

    /// The error for this cost, if it is too high.
    #[must_use]
    pub fn too_costly(self) -> CostError {
        CostError::TooCostly { memory_mib: self.memory_kib / 1024, passes: self.passes }
    }

    /// Memory in blocks of 1 KiB.
    #[must_use]
    pub fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Passes over all of the memory.
    #[must_use]
    pub fn passes(self) -> u32 {
        self.passes
    }

    /// Parts of the memory that can be filled in parallel.
    #[must_use]
    pub fn lanes(self) -> u32 {
        self.lanes
    }

    /// The length of a segment, a quarter of a lane, in blocks of 1 KiB (RFC 9106 §3.4).
    #[must_use]
    #[expect(clippy::arithmetic_side_effects, reason = "there are 1 to 16 lanes")]
    pub fn segment_blocks(self) -> u32 {
        self.memory_kib / (4 * self.lanes)
    }
}

/// Why a cost is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "kdf_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum CostError {
    /// Too little work to protect a password.
    #[error("the cost is below the minimum")]
    TooCheap,
    /// More memory or work than this program accepts.
    #[error("a cost of {memory_mib} MiB in {passes} passes is above the maximum")]
    TooCostly {
        /// The requested memory in MiB.
        memory_mib: u32,
        /// The requested passes.
        passes: u32,
    },
}

impl Failure for CostError {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn values(&self) -> Vec<String> {
        match self {
            Self::TooCostly { memory_mib, passes } => {
                vec![memory_mib.to_string(), passes.to_string()]
            }
            Self::TooCheap => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_outside_the_bounds_are_refused() {
        assert_eq!(Cost::new(65_536, 3, 4), Ok(Cost::DEFAULT));
        for (memory, passes, lanes) in
            [(8, 3, 4), (19_455, 2, 1), (65_536, 1, 4), (65_536, 3, 0), (0, 0, 0)]
        {
            assert_eq!(Cost::new(memory, passes, lanes), Err(CostError::TooCheap));
        }
        for (memory, passes, lanes) in
            [(4_194_304, 3, 4), (65_536, 1 << 31, 4), (65_536, 3, 17), (u32::MAX, u32::MAX, 1)]
        {
            assert!(matches!(Cost::new(memory, passes, lanes), Err(CostError::TooCostly { .. })));
        }
    }

    #[test]
    fn fast_machines_get_more_passes_and_slow_ones_the_default() {
        for (took, passes) in
            [(0, 12), (50, 12), (125, 6), (249, 3), (250, 3), (5_000, 3), (u64::MAX, 3)]
        {
            let cost = Cost::calibrated(took);
            assert_eq!((cost.passes(), cost.memory_kib()), (passes, 65_536));
            assert_eq!(Cost::new(cost.memory_kib(), cost.passes(), cost.lanes()), Ok(cost));
        }
    }
}
