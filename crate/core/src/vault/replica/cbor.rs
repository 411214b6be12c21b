//! A replica's content as CBOR. What is read must be what would be written, byte for byte, so that
//! a state has one form and every rule of the form is checked by one comparison.

use super::keys::{Epoch, KeyMark, MAX_FORMER, SlotRow};
use super::register::Register;
use super::row::{Kept, Row};
use super::stamp::{DeviceId, Stamp};
use super::state::{State, sorted};
use super::{Digest, Replica};
use crate::account::Name;
use crate::vault::cbor::{self, Reader, Writer, Written};
use crate::vault::file::{Header, MAX_FILE_BYTES};
use crate::vault::slot::Slot;
use crate::vault::{Entry, EntryId, MAX_ENTRIES, VaultError};
use warifu_base::failure::Field;
use zeroize::Zeroizing;

/// The number of pairs without `seen`.
const REQUIRED_PAIRS: u64 = 9;

/// Upper bounds of CBOR bytes: of a stamp, of a row without its entry, of a slot without its
/// credential, and of the content without its parts.
const STAMP_BYTES: usize = 18;
const ROW_BYTES: usize = (Register::ALL.len() + 2) * (STAMP_BYTES + 1) + 16;
const SLOT_BYTES: usize = 512;
const OVERHEAD_BYTES: usize = 1024;

/// The most slots of an epoch, removed ones included. The file's size bounds the other lists.
const MAX_SLOT_ROWS: usize = 1024;

/// The devices of all stamps in ascending order. A stamp has its device's place in this list.
struct Devices(Vec<DeviceId>);

impl Devices {
    fn of(state: &State) -> Self {
        Self(state.devices().0)
    }

    fn write(&self, to: &mut Writer<'_>, stamp: Stamp) -> Written {
        let place = self.0.binary_search(&stamp.device).unwrap_or_default();
        to.u64(stamp.time)?.u64(u64::try_from(place).unwrap_or(u64::MAX))?;
        Ok(())
    }

    fn read(&self, from: &mut Reader<'_>) -> Result<Stamp, VaultError> {
        let time = from.number()?;
        let device = self.0.get(from.number::<usize>()?).ok_or(VaultError::Damaged)?;
        Ok(Stamp { time, device: *device })
    }
}

impl Replica {
    pub(super) fn encode(&self) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let bytes = cbor::encode(self.max_bytes(), |to| self.write(to))?;
        debug_assert!(bytes.len() <= self.max_bytes(), "the buffer grew");
        Ok(bytes)
    }

    /// Checks every value like user input, because another program with the key may have written
    /// the file. `header`: with any generation.
    pub(super) fn decode(bytes: &[u8], header: Header) -> Result<Self, VaultError> {
        let replica = cbor::decode(bytes, |from| Self::read(from, header))?;
        if replica.encode()?.as_slice() == bytes { Ok(replica) } else { Err(VaultError::Damaged) }
    }

    fn max_bytes(&self) -> usize {
        let entries = self.state.rows.iter().filter_map(|row| row.kept.as_ref());
        let entries = entries.map(|kept| kept.entry.max_bytes());
        let rows = self.state.rows.iter().map(|_| ROW_BYTES);
        let slots = self.state.epoch.slots.iter().map(|row| match &row.slot {
            Slot::Passkey { credential, .. } => credential.len().saturating_add(SLOT_BYTES),
            _ => SLOT_BYTES,
        });
        let devices = rows.clone().map(|_| Register::ALL.len().saturating_mul(STAMP_BYTES));
        let own = self.state.name.as_str().len().saturating_add(OVERHEAD_BYTES);
        entries.chain(rows).chain(slots).chain(devices).fold(own, usize::saturating_add)
    }

    fn write(&self, to: &mut Writer<'_>) -> Written {
        let Self { state, seen, device, .. } = self;
        let devices = Devices::of(state);
        to.map(REQUIRED_PAIRS.saturating_add(u64::from(seen.is_some())))?.str("devs")?;
        cbor::write_array(to, &devices.0, |to, device| to.bytes(&device.0).map(drop))?;
        to.str("gone")?;
        let gone: Vec<&Row> = state.rows.iter().filter(|row| row.kept.is_none()).collect();
        cbor::write_array(to, &gone, |to, row| {
            to.array(3)?.bytes(&row.id.0)?;
            devices.write(to, row.deletion)
        })?;
        to.str("keys")?;
        state.epoch.write(to, &devices)?;
        to.str("name")?.array(3)?.str(state.name.as_str())?;
        devices.write(to, state.named)?;
        to.str("rows")?;
        cbor::write_array(to, &state.in_order(), |to, (row, kept)| {
            kept.write(to, &devices, row.deletion)
        })?;
        if let Some(seen) = seen {
            to.str("seen")?.bytes(seen)?;
        }
        to.str("self")?.bytes(&device.0)?.str("clock")?.u64(state.clock)?.str("order")?.array(3)?;
        to.u64(u64::try_from(state.order.len()).unwrap_or(u64::MAX))?;
        devices.write(to, state.ordered)?;
        to.str("generation")?.u64(self.header.generation)?;
        Ok(())
    }

    fn read(from: &mut Reader<'_>, header: Header) -> Result<Self, VaultError> {
        let pairs = from.map()?;
        let devices = Devices(from.pair("devs", |from| {
            from.array(MAX_FILE_BYTES, |from| Ok(DeviceId(from.fixed_bytes()?)))
        })?);
        let mut rows = from.pair("gone", |from| {
            from.array(MAX_FILE_BYTES, |from| {
                from.array_of(3)?;
                let id = EntryId(from.fixed_bytes()?);
                Ok(Row { id, deletion: devices.read(from)?, kept: None })
            })
        })?;
        let epoch = from.pair("keys", |from| Epoch::read(from, &devices))?;
        let (name, named) = from.pair("name", |from| {
            from.array_of(3)?;
            Ok((Name::new(from.text()?, Field::Issuer)?, devices.read(from)?))
        })?;
        let kept =
            from.pair("rows", |from| from.array(MAX_ENTRIES, |from| Row::read(from, &devices)))?;
        let seen: Option<Digest> = from.optional_pair("seen", Reader::fixed_bytes)?;
        let device = DeviceId(from.pair("self", Reader::fixed_bytes)?);
        let clock = from.pair("clock", Reader::number)?;
        let (length, ordered) = from.pair("order", |from| {
            from.array_of(3)?;
            Ok((from.number::<usize>()?, devices.read(from)?))
        })?;
        let header = Header { generation: from.pair("generation", Reader::number)?, ..header };
        let order = kept.iter().map(|row| row.id).take(length).collect();
        rows.extend(kept);
        let places = sorted(rows.iter().map(|row| row.id).zip(0_usize..));
        let mut unsorted: Vec<_> = rows.into_iter().map(Some).collect();
        let row = |(_, place): (_, usize)| unsorted.get_mut(place)?.take();
        let rows: Vec<Row> = places.into_iter().filter_map(row).collect();
        if !rows.is_sorted_by(|one, next| one.id < next.id)
            || pairs != REQUIRED_PAIRS.saturating_add(u64::from(seen.is_some()))
        {
            return Err(VaultError::Damaged);
        }
        let state = State { clock, name, named, order, ordered, epoch, rows };
        if state.devices().1 > clock {
            return Err(VaultError::Damaged);
        }
        Ok(Self { header, device, seen, state })
    }
}

impl Kept {
    /// Writes the entry, its stamps, and the time of its deletion. The stamps are that of its
    /// creation, followed by those that differ from it, each behind its register's number.
    fn write(&self, to: &mut Writer<'_>, devices: &Devices, deletion: Stamp) -> Written {
        to.array(if self.deleted.is_some() { 3 } else { 2 })?;
        self.entry.write(to)?;
        let stamps = || (0_u64..).zip(self.stamps.iter().copied().chain([deletion]));
        let differing = stamps().filter(|(_, stamp)| *stamp != self.created);
        to.array(differing.clone().fold(2, |sum: u64, _| sum.saturating_add(3)))?;
        devices.write(to, self.created)?;
        for (number, stamp) in differing {
            to.u64(number)?;
            devices.write(to, stamp)?;
        }
        if let Some(deleted) = self.deleted {
            to.u64(deleted)?;
        }
        Ok(())
    }
}

impl Row {
    fn read(from: &mut Reader<'_>, devices: &Devices) -> Result<Self, VaultError> {
        let items = from.array_length(3)?;
        let entry = Entry::read(from)?;
        let mut length = from.array_length(MAX_ENTRIES)?;
        let mut row = Self::new(&entry, None, devices.read(from)?);
        length = length.checked_sub(2).ok_or(VaultError::Damaged)?;
        while let Some(rest) = length.checked_sub(3) {
            let number = from.number::<usize>()?;
            let stamp = devices.read(from)?;
            let stamps = row.kept.as_mut().map(|kept| &mut kept.stamps);
            if number == Register::ALL.len() {
                row.deletion = stamp;
            } else {
                *stamps.and_then(|stamps| stamps.get_mut(number)).ok_or(VaultError::Damaged)? =
                    stamp;
            }
            length = rest;
        }
        if let (Some(kept), 3) = (&mut row.kept, items) {
            kept.deleted = Some(from.number()?);
        }
        Ok(row)
    }
}

impl Epoch {
    fn write(&self, to: &mut Writer<'_>, devices: &Devices) -> Written {
        to.array(5)?.bytes(&self.mark)?;
        devices.write(to, self.begun)?;
        cbor::write_array(to, &self.former, |to, mark| to.bytes(mark).map(drop))?;
        cbor::write_array(to, &self.slots, |to, row| {
            to.array(4)?;
            row.slot.write(to)?;
            to.u8(u8::from(row.is_removed))?;
            devices.write(to, row.stamp)
        })
    }

    fn read(from: &mut Reader<'_>, devices: &Devices) -> Result<Self, VaultError> {
        from.array_of(5)?;
        let mark: KeyMark = from.fixed_bytes()?;
        let begun = devices.read(from)?;
        let former = from.array(MAX_FORMER, Reader::fixed_bytes)?;
        let slots = from.array(MAX_SLOT_ROWS, |from| {
            from.array_of(4)?;
            let slot = Slot::read(from)?;
            let is_removed = from.number::<u8>()? == 1;
            Ok(SlotRow { slot, stamp: devices.read(from)?, is_removed })
        })?;
        let is_ascending = former.is_sorted_by(|one, next| one < next)
            && slots.is_sorted_by(|one, next| one.slot.salt() < next.slot.salt());
        if is_ascending && !slots.is_empty() && !former.contains(&mark) {
            Ok(Self { begun, mark, former, slots })
        } else {
            Err(VaultError::Damaged)
        }
    }
}
