//! The markers of a JPEG file (ITU-T T.81 §B.1.1.3), as far as its memory depends on them.

const START_OF_SCAN: u8 = 0xDA;

/// Whether the file may be anything but sequential, so that its coefficients are kept until its
/// end. True too if its segments do not follow one another as they should.
pub(super) fn is_progressive(file: &[u8]) -> bool {
    let mut rest = file.get(2..).unwrap_or_default();
    while let &[0xFF, marker, ref after @ ..] = rest {
        match marker {
            START_OF_SCAN => return false,
            // A start of frame. The others in this range are DHT (C4), JPG (C8) and DAC (CC).
            0xC2 | 0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => return true,
            // A fill byte.
            0xFF => rest = rest.get(1..).unwrap_or_default(),
            _ => {
                let length = after.first_chunk().map(|&length| u16::from_be_bytes(length));
                rest = length.and_then(|length| after.get(length.into()..)).unwrap_or_default();
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_before_the_first_scan_tells() {
        let table: [(&str, &[u8], bool); 8] = [
            ("baseline", &[0xFF, 0xC0, 0, 3, 8, 0xFF, 0xDA], false),
            ("extended", &[0xFF, 0xC1, 0, 2, 0xFF, 0xDA], false),
            ("progressive", &[0xFF, 0xC2, 0, 2, 0xFF, 0xDA], true),
            ("after tables and fill bytes", &[0xFF, 0xC4, 0, 2, 0xFF, 0xFF, 0xC2, 0, 2], true),
            ("two frames", &[0xFF, 0xC0, 0, 2, 0xFF, 0xC2, 0, 2, 0xFF, 0xDA], true),
            ("bytes of a segment", &[0xFF, 0xE1, 0, 4, 0xFF, 0xC2, 0xFF, 0xDA], false),
            ("bytes between segments", &[0xFF, 0xE1, 0, 2, 7, 0xFF, 0xC0, 0, 2, 0xFF, 0xDA], true),
            ("no scan", &[0xFF, 0xC0, 0, 9], true),
        ];
        for (name, segments, expected) in table {
            let file = [&[0xFF, 0xD8], segments].concat();
            assert_eq!(is_progressive(&file), expected, "{name}");
        }
    }
}
