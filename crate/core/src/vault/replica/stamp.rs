/// The length of a device's id in bytes.
const DEVICE_BYTES: usize = 8;

/// Identifies an installation that takes part: 8 random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DeviceId(pub [u8; DEVICE_BYTES]);

/// When a register was written last, by a logical clock (Lamport, CACM 1978). Of two stamps, the
/// greater is later: its time is greater, or its time is equal and its device's id is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stamp {
    pub(super) time: u64,
    pub(super) device: DeviceId,
}
