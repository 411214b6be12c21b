use crate::WriteError;
use zeroize::Zeroizing;

/// Fills bytes from a cryptographic generator, or returns [`WriteError::NoRandomness`].
pub type Random<'a> = &'a mut dyn FnMut(&mut [u8]) -> Result<(), WriteError>;

/// Bytes that are wiped on drop.
pub(crate) fn bytes<const N: usize>(
    random: &mut Random<'_>,
) -> Result<Zeroizing<[u8; N]>, WriteError> {
    let mut bytes = Zeroizing::new([0; N]);
    random(bytes.as_mut_slice())?;
    Ok(bytes)
}

/// A random UUID (RFC 9562 §5.4).
pub(crate) fn uuid(random: &mut Random<'_>) -> Result<String, WriteError> {
    let mut bytes = bytes::<16>(random)?;
    if let [_, _, _, _, _, _, version, _, variant, ..] = bytes.as_mut_slice() {
        *version = (*version & 0x0F) | 0x40;
        *variant = (*variant & 0x3F) | 0x80;
    }
    let mut text = base16ct::lower::encode_string(bytes.as_slice());
    for place in [20, 16, 12, 8] {
        text.insert(place, '-');
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_has_its_version_and_its_variant() {
        let mut ones = |bytes: &mut [u8]| {
            bytes.fill(0xFF);
            Ok(())
        };
        let mut random: Random<'_> = &mut ones;
        assert_eq!(uuid(&mut random).unwrap(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }
}
