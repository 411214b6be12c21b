//! Searches of a vault's entries: the hits and their order.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "small, known fixtures")]

use proptest::prelude::*;
use std::sync::LazyLock;
use warifu_base::cost::Cost;
use warifu_base::failure::Field;
use warifu_core::account::{Account, Draft, Edits, Groups, Host, Name};
use warifu_core::search::{Index, all};
use warifu_core::vault::{EntryId, PasswordKey, PasswordQuestion, Seed, Vault, VaultKey};
use zeroize::Zeroizing;

#[path = "../../base/tests/shared/normalise.rs"]
mod shared;

use shared::normalise;

/// An empty vault. No password opens it, because none is needed.
static EMPTY: LazyLock<(Vec<u8>, VaultKey)> = LazyLock::new(|| {
    let seed = Seed { key: Zeroizing::new([1; 32]), id: [1; 16], nonce: [1; 12] };
    let question = PasswordQuestion { salt: [1; 16], cost: Cost::LEAST };
    let password_key = PasswordKey::new(Zeroizing::new([1; 32]));
    let mut vault = Vault::create(Name::default(), &question, &password_key, seed).unwrap();
    (vault.seal([2; 12]).unwrap(), vault.key().clone())
});

fn vault(names: &[(&str, &str)]) -> Vault {
    let (sealed, key) = &*EMPTY;
    let mut vault = Vault::open(sealed, key.clone()).unwrap();
    let draft = Draft {
        secret: "JBSWY3DPEHPK3PXP",
        kind: "totp",
        fields: Edits {
            issuer: Some(""),
            account: Some("x"),
            digits: Some("6"),
            period: Some("30"),
            counter: Some(""),
            algorithm: Some("SHA1"),
            icon: Some("web"),
            ..Edits::default()
        },
    };
    let usual = draft.check().unwrap();
    for (byte, (issuer, account)) in (0..).zip(names) {
        let [issuer, account] =
            [issuer, account].map(|name| Name::new(name, Field::Account).unwrap());
        vault.add(Account { issuer, account, ..usual.clone() }, id(byte), 0).unwrap();
    }
    vault
}

fn id(byte: u8) -> EntryId {
    EntryId([byte; 16])
}

/// The hits as indices into the given names, and whether each fits the host.
fn search(vault: &Vault, query: &str, host: &str) -> Vec<(u8, bool)> {
    Index::new(vault, &normalise)
        .search(query, host, &normalise)
        .into_iter()
        .map(|hit| (hit.id.0[0], hit.fits_host))
        .collect()
}

fn found(vault: &Vault, query: &str) -> Vec<u8> {
    search(vault, query, "").into_iter().map(|(byte, _)| byte).collect()
}

const NAMES: [(&str, &str); 6] = [
    ("わりふ健康保険組合", "山田 太郎"),
    ("GitHub", "taro@example.jp"),
    ("Café Zürich", "花子"),
    ("ｶﾌﾞｼｷｶﾞｲｼｬ 髙﨑", "渡邉 學"),
    ("", "My GitHub of old"),
    ("ＫＯＳＭＯ Ｗｅｂ", "太郎"),
];

#[test]
fn every_word_must_occur_in_the_entry() {
    let mut vault = vault(&NAMES);
    vault.edit(id(2), &Edits { note: Some("予備の番号\n1234"), ..Edits::default() }).unwrap();
    let groups = Groups::parse("ケイリ,Office", &normalise).unwrap();
    vault.edit(id(4), &Edits { groups: Some(&groups), ..Edits::default() }).unwrap();
    for (query, expected) in [
        ("", &[0, 1, 2, 3, 4, 5][..]),
        (" 　", &[0, 1, 2, 3, 4, 5]),
        ("github", &[1, 4]),
        ("ＧＩＴ　old", &[4]),
        ("太郎", &[5, 0]),
        ("健康 太郎", &[0]),
        ("太郎 健康", &[0]),
        ("cafe", &[2]),
        ("zurich 花", &[2]),
        ("高崎", &[3]),
        ("渡辺", &[3]),
        ("学", &[3]),
        ("かぶしきがいしゃ", &[3]),
        ("カブシキ", &[3]),
        ("ワリフ", &[0]),
        ("kosmo web 太郎", &[5]),
        ("1234", &[2]),
        ("けいり", &[4]),
        ("office github", &[4]),
        ("ばんごう", &[]),
        ("github 太郎", &[]),
    ] {
        assert_eq!(found(&vault, query), expected, "{query}");
    }
}

#[test]
fn hits_at_the_beginning_of_a_name_come_first_then_hits_that_fit_the_host_then_pinned_ones() {
    let mut vault = vault(&[
        ("My Bank", "a"),
        ("Other", "c"),
        ("Bank One", "b"),
        ("x", "bankrupt"),
        ("Bank Two", "d"),
    ]);
    vault.pin(id(0), true).unwrap();
    vault.pin(id(3), true).unwrap();
    vault.use_on(id(4), Host::parse("someone.example").unwrap()).unwrap();
    assert_eq!(found(&vault, "bank"), [3, 2, 4, 0]);
    let here = search(&vault, "bank", "www.someone.example");
    assert_eq!(here, [(4, true), (3, false), (2, false), (0, false)]);
    assert_eq!(
        search(&vault, "", "www.someone.example"),
        [(4, true), (0, false), (3, false), (1, false), (2, false)]
    );
    assert_eq!(search(&vault, "", "not a host").len(), 5);
    vault.forget_hosts(id(4)).unwrap();
    assert_eq!(search(&vault, "", "www.someone.example")[0], (0, false));
}

#[test]
fn an_entry_whose_issuer_has_the_name_of_the_host_fits() {
    let vault = vault(&NAMES);
    assert_eq!(search(&vault, "", "www.github.com")[0], (1, true));
    assert_eq!(all(&vault, "www.github.com", &normalise)[0].id, id(1));
    assert_eq!(search(&vault, "", "login.kosmo-web.or.jp")[0], (5, true));
    assert!(
        search(&vault, "", "example.jp").iter().all(|(_, fits)| !fits),
        "the account is not compared with the host"
    );
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_query_gives_each_entry_at_most_once_and_any_name_finds_its_entry(
        name in any::<String>(),
        query in any::<String>(),
        host in "[a-z.:\\[\\]]{0,30}",
    ) {
        let Ok(visible) = Name::new(&name, Field::Account) else { return Ok(()) };
        let vault = vault(&[("x", &name), ("GitHub", "taro"), ("y", "")]);
        let index = Index::new(&vault, &normalise);
        let search = |query| index.search(query, &host, &normalise);
        prop_assert_eq!(search("").len(), vault.entries().len());
        prop_assert_eq!(search(""), all(&vault, &host, &normalise));
        prop_assert!(search(&query).len() <= vault.entries().len());
        prop_assert!(search(visible.as_str()).iter().any(|hit| hit.id == id(0)));
    }
}
