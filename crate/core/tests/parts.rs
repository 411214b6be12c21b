//! Sealed vaults as the texts of QR codes: written, drawn, read from pictures and joined again.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a failure here is a failed test"
)]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde::Deserialize;
use warifu_base::failure::Failure as _;
use warifu_core::draw::draw;
use warifu_core::import::{self, ImportError};
use warifu_core::otpauth::Foreign;
use warifu_core::parts::{MAX_PART_BYTES, MAX_PARTS, Part, PartError, PartSet, split};
use warifu_reader::charset::shift_jis;

/// Bytes without a pattern.
fn file(length: usize) -> Vec<u8> {
    let next = |state: &mut u32| {
        *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Some(u8::try_from(*state >> 24).unwrap())
    };
    std::iter::repeat_n((), length).scan(1_u32, |state, ()| next(state)).collect()
}

fn taken(texts: &[String]) -> PartSet {
    let mut set = PartSet::new();
    for text in texts {
        set.take(Part::parse(text).unwrap()).unwrap();
    }
    set
}

#[test]
fn the_texts_are_as_the_format_says() {
    let texts = split(b"base-45").unwrap();
    assert_eq!(texts, ["WARIFU:7A67D636:1:1:UJCLQE7W581"]);
    let two = split(&file(MAX_PART_BYTES + 1)).unwrap();
    assert_eq!(two.len(), 2);
    let set = &two[0][7..15];
    assert!(two[0].starts_with(&format!("WARIFU:{set}:1:2:")));
    assert!(two[1].starts_with(&format!("WARIFU:{set}:2:2:")));
}

#[derive(Deserialize)]
struct Item {
    texts: Vec<String>,
    expect: String,
    file: Option<String>,
    fault: Option<String>,
}

/// The texts that another program made from the format's documentation.
#[test]
fn the_kit_is_joined_or_refused_as_it_says() {
    let kit = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vault-kit");
    let items = std::fs::read_to_string(kit.join("parts.json")).unwrap();
    let items: Vec<Item> = serde_json::from_str(&items).unwrap();
    assert!(items.len() >= 20, "only {} sets", items.len());
    for Item { texts, expect, file, fault } in items {
        let mut set = PartSet::new();
        let taken = texts.iter().try_for_each(|text| set.take(Part::parse(text)?).map(drop));
        match (taken.and_then(|()| set.file()), file) {
            (Ok(joined), Some(file)) => {
                assert_eq!(joined, Some(std::fs::read(kit.join(&file)).unwrap()), "{file}");
            }
            (joined, _) => assert_eq!(joined.unwrap_err().code(), expect, "{fault:?}"),
        }
    }
}

#[test]
fn each_text_fits_a_qr_code_of_version_20() {
    const MODULES: usize = 97;
    for bytes in [1, 2, MAX_PART_BYTES, MAX_PART_BYTES + 1, 5000, MAX_PARTS * MAX_PART_BYTES] {
        let texts = split(&file(bytes)).unwrap();
        assert_eq!(texts.len(), bytes.div_ceil(MAX_PART_BYTES));
        for text in &texts {
            assert!(draw(text).unwrap().size <= MODULES, "{} characters", text.len());
        }
        assert_eq!(taken(&texts).file(), Ok(Some(file(bytes))));
    }
}

#[test]
fn a_file_that_needs_more_qr_codes_is_refused_with_the_numbers() {
    let refused = split(&file(MAX_PARTS * MAX_PART_BYTES + 1)).unwrap_err();
    assert_eq!(refused, PartError::TooMany { count: 65, max: 64 });
    assert_eq!(
        (refused.code(), refused.values()),
        ("part_too_many", vec!["65".into(), "64".into()])
    );
    assert_eq!(split(b""), Err(PartError::Damaged));
}

#[test]
fn texts_that_depart_from_the_format_are_refused() {
    assert!(Part::parse("WARIFU:0123ABCD:1:2:BB8").is_ok());
    for (text, error) in [
        ("", PartError::NotAPart),
        ("otpauth://totp/a?secret=AA", PartError::NotAPart),
        ("warifu:0123ABCD:1:2:BB8", PartError::NotAPart),
        (" WARIFU:0123ABCD:1:2:BB8", PartError::NotAPart),
        ("WARIFU:", PartError::Damaged),
        ("WARIFU:0123ABCD:1:2", PartError::Damaged),
        ("WARIFU:0123ABCD:1:2:", PartError::Damaged),
        ("WARIFU:0123ABC:1:2:BB8", PartError::Damaged),
        ("WARIFU:0123ABCDE:1:2:BB8", PartError::Damaged),
        ("WARIFU:0123abcd:1:2:BB8", PartError::Damaged),
        ("WARIFU:0123ABCG:1:2:BB8", PartError::Damaged),
        ("WARIFU:0123ABCD:0:2:BB8", PartError::Damaged),
        ("WARIFU:0123ABCD:3:2:BB8", PartError::Damaged),
        ("WARIFU:0123ABCD:01:2:BB8", PartError::Damaged),
        ("WARIFU:0123ABCD:1:02:BB8", PartError::Damaged),
        ("WARIFU:0123ABCD:+1:2:BB8", PartError::Damaged),
        ("WARIFU:0123ABCD:1:0:BB8", PartError::Damaged),
        ("WARIFU:0123ABCD:1:65:BB8", PartError::Damaged),
        ("WARIFU:0123ABCD:1:99999999999999999999:BB8", PartError::Damaged),
        ("WARIFU:0123ABCD:1:2:bb8", PartError::Damaged),
        ("WARIFU:0123ABCD:1:2:BB8\n", PartError::Damaged),
        ("WARIFU:0123ABCD:1:2:V5", PartError::Damaged),
        ("WARIFU:0123ABCD:1:2:GGW", PartError::Damaged),
    ] {
        assert_eq!(Part::parse(text), Err(error), "{text}");
    }
    let longest = split(&file(MAX_PART_BYTES)).unwrap().remove(0);
    assert!(Part::parse(&longest).is_ok());
    assert_eq!(Part::parse(&format!("{longest}BB8")), Err(PartError::Damaged));
}

#[test]
fn parts_come_in_any_order_and_repeatedly() {
    let texts = split(&file(1500)).unwrap();
    let mut set = PartSet::new();
    assert_eq!((set.have(), set.missing(), set.file()), (vec![], vec![], Ok(None)));
    assert_eq!(set.take(Part::parse(&texts[2]).unwrap()), Ok(true));
    assert_eq!(set.take(Part::parse(&texts[2]).unwrap()), Ok(false));
    assert_eq!((set.have(), set.missing(), set.file()), (vec![3], vec![1, 2], Ok(None)));
    assert_eq!(set.take(Part::parse(&texts[0]).unwrap()), Ok(true));
    assert_eq!(set.take(Part::parse(&texts[1]).unwrap()), Ok(true));
    assert_eq!((set.missing(), set.file()), (vec![], Ok(Some(file(1500)))));
}

#[test]
fn parts_of_another_vault_are_refused_and_those_before_stay() {
    let texts = split(&file(1500)).unwrap();
    let mut set = taken(&texts[..1]);
    let other = split(&file(1501)).unwrap();
    assert_eq!(set.take(Part::parse(&other[1]).unwrap()), Err(PartError::OtherSet));
    let count = texts[1].replacen(":2:3:", ":2:4:", 1);
    assert_eq!(set.take(Part::parse(&count).unwrap()), Err(PartError::OtherSet));
    let number = texts[1].replacen(":2:3:", ":1:3:", 1);
    assert_eq!(set.take(Part::parse(&number).unwrap()), Err(PartError::OtherSet));
    assert_eq!(set.have(), [1]);
}

#[test]
fn parts_that_give_another_file_are_refused() {
    let texts = split(&file(1500)).unwrap();
    let (mut swapped, other) = (texts.clone(), split(&file(1501)).unwrap());
    let set = &texts[0][7..15];
    swapped[1] = other[1].replacen(&other[1][7..15], set, 1);
    assert_eq!(taken(&swapped).file(), Err(PartError::Mixed));
}

/// A user may scan such a QR code where accounts are expected.
#[test]
fn where_accounts_are_read_a_part_is_named() {
    for text in split(&file(1500)).unwrap() {
        let refused = import::read(&text, &shift_jis).unwrap_err();
        assert_eq!(refused, ImportError::Foreign(Foreign::VaultPart));
        assert_eq!(refused.code(), "foreign_vault_part");
    }
}

#[test]
fn where_accounts_are_read_a_recovery_code_is_named_and_not_quoted() {
    let text = "AAAQC-EAYEE-AUDA4-OCAJH-BIFQX-YDIOL-B4IBW-CEQTO";
    let refused = import::read(text, &shift_jis).unwrap_err();
    assert_eq!(refused, ImportError::Foreign(Foreign::RecoveryCode));
    assert_eq!((refused.code(), refused.values()), ("foreign_recovery_code", vec![]));
    let mistyped = import::read(&text.replace("CEQTO", "CEQTA"), &shift_jis).unwrap_err();
    assert_ne!(mistyped, ImportError::Foreign(Foreign::RecoveryCode));
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_file_is_joined_again_from_any_order(
        bytes in vec(any::<u8>(), 1..6000),
        order in any::<[Index; 10]>(),
    ) {
        let mut texts = split(&bytes).unwrap();
        for (at, index) in order.iter().enumerate() {
            let other = index.index(texts.len());
            let at = at % texts.len();
            texts.swap(at, other);
        }
        prop_assert_eq!(taken(&texts).file(), Ok(Some(bytes)));
    }

    /// One changed character is refused, or the file is.
    #[test]
    fn a_changed_character_is_noticed(
        bytes in vec(any::<u8>(), 1..2000),
        part in any::<Index>(),
        place in any::<Index>(),
        character in "[ -~]",
    ) {
        let mut texts = split(&bytes).unwrap();
        let text = part.get_mut(&mut texts);
        let place = place.index(text.len());
        prop_assume!(text[place..=place] != character);
        text.replace_range(place..=place, &character);
        let mut set = PartSet::new();
        let joined = texts
            .iter()
            .try_for_each(|text| set.take(Part::parse(text)?).map(drop))
            .and_then(|()| set.file());
        prop_assert_ne!(joined, Ok(Some(bytes)));
    }

    #[test]
    fn any_text_is_refused_or_within_the_bounds(text in "(WARIFU:[0-9A-F]{8}:[0-9]{1,2}:[0-9]{1,2}:)?[0-9A-Z $%*+./:-]{0,1200}") {
        if let Ok(part) = Part::parse(&text) {
            prop_assert!((1..=MAX_PARTS).contains(&part.number()));
            let mut set = PartSet::new();
            prop_assert_eq!(set.take(part.clone()), Ok(true));
            prop_assert!(set.have().len() + set.missing().len() <= MAX_PARTS);
        }
    }
}
