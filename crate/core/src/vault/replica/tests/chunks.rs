//! Texts for a storage of small items.

use super::super::chunks::ChunkLimits;
use super::*;

/// The limits of the browser's sync.
const LIMITS: ChunkLimits = ChunkLimits { key_bytes: 45, item_bytes: 8192, total_bytes: 102_400 };

fn joined(texts: &[String]) -> Option<Vec<u8>> {
    join_chunks(texts.iter().map(String::as_str))
}

fn bytes(length: usize) -> Vec<u8> {
    (0..length).map(|at| at.to_le_bytes()[0].wrapping_mul(31) ^ at.to_le_bytes()[1]).collect()
}

#[test]
fn texts_fit_into_their_items_and_give_the_replica() {
    for length in [1, 3, 6000, 6090, 6091, 70_000] {
        let sealed = bytes(length);
        let mut texts = split_replica(&sealed, LIMITS).unwrap();
        assert!(texts.iter().all(|text| text.len() + 45 + 2 <= 8192), "{length}");
        assert!(texts.len() <= length / 6000 + 1);
        texts.reverse();
        assert_eq!(joined(&texts).unwrap(), sealed);
        let missing = texts.pop();
        assert_eq!(joined(&texts), None, "{missing:?} is missing");
    }
}

#[test]
fn texts_of_two_writes_are_not_mixed() {
    let (before, after) = (bytes(20_000), bytes(20_001));
    let [old, new] = [&before, &after].map(|sealed| split_replica(sealed, LIMITS).unwrap());
    let mixed = [&new[..2], &old[2..]].concat();
    assert_eq!(joined(&mixed), None);
    assert_eq!(joined(&[&mixed[..], &new[2..], &new[..1]].concat()), Some(after));
    assert_eq!(joined(&[old.clone(), mixed].concat()), Some(before));
}

#[test]
fn other_texts_are_ignored_and_changed_ones_not_joined() {
    let sealed = bytes(100);
    let texts = split_replica(&sealed, LIMITS).unwrap();
    let other = ["", ".", "a.b.c.d", "0123456789abcdef.0.513.QQ==", "0123456789abcdef.1.1.QQ=="];
    let other = other.map(str::to_owned);
    assert_eq!(joined(&other), None);
    assert_eq!(joined(&[&other[..], &texts].concat()), Some(sealed));
    assert_eq!(joined(&[texts[0].replace('.', ".0")]), None);
    assert_eq!(joined(&[texts[0].replacen('A', "B", 1)]), None);
    assert_eq!(joined(&[format!("{}!", texts[0])]), None);
    assert_eq!(joined(&["9".repeat(70_000)]), None);
}

#[test]
fn a_replica_that_does_not_fit_is_refused_with_both_numbers() {
    let refused = split_replica(&bytes(77_000), LIMITS);
    let Err(ReplicaError::TooLarge { bytes: needed, limit: 102_400 }) = refused else {
        panic!("it fits")
    };
    assert!(needed > 102_400 && needed < 105_000, "{needed}");
    let tiny = ChunkLimits { item_bytes: 60, ..LIMITS };
    assert!(matches!(split_replica(&[0], tiny), Err(ReplicaError::TooLarge { .. })));
}

/// Usual entries: Japanese names, a mail address, a host.
#[test]
fn three_hundred_usual_entries_fit_into_the_browsers_sync() {
    let fits = |count: u16| {
        let mut device = Device::new(1, empty());
        for number in 0..count {
            let address = format!("taro.yamada{number}@example.co.jp");
            let fields = Edits {
                issuer: Some("山田健康保険組合"),
                account: Some(&address),
                ..Edits::default()
            };
            let [high, low] = number.to_be_bytes();
            let secret = [&[7; 18][..], &[high, low]].concat();
            let secret = data_encoding::BASE32.encode(&secret);
            let account = Draft { secret: &secret, kind: "totp", fields }.check().unwrap();
            let id = EntryId([high, low, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]);
            device.vault.add(account, id, BEGIN).unwrap();
            let host = format!("portal{}.kenpo.example.jp", number % 40);
            device.vault.use_on(id, crate::account::Host::parse(&host).unwrap()).unwrap();
        }
        let replica = device.try_sync(None, &[]).unwrap().replica;
        split_replica(&replica, LIMITS).is_ok()
    };
    assert!(fits(300));
    assert!(!fits(400), "the limit is checked");
}
