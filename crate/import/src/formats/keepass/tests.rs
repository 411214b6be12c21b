use super::header::Header;
use super::*;
use crate::kdf::MAX_MEMORY_KIB;
use crate::{Item, read};
use base64ct::{Base64, Encoding as _};
use chacha20::ChaCha20;
use chacha20::cipher::{KeyIvInit as _, StreamCipher as _};
use flate2::Compression;
use flate2::write::GzEncoder;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256, Sha512};
use std::io::Write as _;
use zeroize::Zeroizing;

const PASSWORD: &str = "合言葉";
const SEED: [u8; 32] = [1; 32];
const IV: [u8; 12] = [2; 12];
const KDF_SEED: [u8; 32] = [3; 32];
const STREAM_KEY: [u8; 64] = [4; 64];
const AES_KDF: u128 = 0x7C02_BB82_79A7_4AC0_927D_114A_0064_8238;
const ARGON2D: u128 = 0xEF63_6DDF_8C29_444B_91F7_A9A4_03E3_0A0C;
const CHACHA20: u128 = 0xD603_8A2B_8B6F_4CB5_A524_339A_31DB_B59A;

fn sized(bytes: &[u8]) -> Vec<u8> {
    [&u32::try_from(bytes.len()).unwrap().to_le_bytes(), bytes].concat()
}

/// A dictionary of a key derivation.
fn dictionary(items: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = vec![0, 1];
    for (key, value) in items {
        // No program of ours looks at the type.
        bytes.push(0x42);
        bytes.extend(sized(key.as_bytes()));
        bytes.extend(sized(value));
    }
    bytes.push(0);
    bytes
}

fn aes_kdf(rounds: u64) -> Vec<u8> {
    let rounds = rounds.to_le_bytes();
    dictionary(&[("$UUID", &AES_KDF.to_be_bytes()), ("R", &rounds), ("S", &KDF_SEED)])
}

/// The outer header of KDBX 4, with its hash.
fn header(kdf: &[u8], is_compressed: bool) -> Vec<u8> {
    let compression = u32::from(is_compressed).to_le_bytes();
    let mut bytes = [&MAGIC[..], b"\x67\xFB\x4B\xB5\x01\0\x04\0"].concat();
    let fields: [(u8, &[u8]); 7] = [
        (1, b"a comment"),
        (2, &CHACHA20.to_be_bytes()),
        (3, &compression),
        (4, &SEED),
        (7, &IV),
        (11, kdf),
        (0, b"\r\n\r\n"),
    ];
    for (number, value) in fields {
        bytes.push(number);
        bytes.extend(sized(value));
    }
    bytes
}

fn hmac(index: u64, key: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    let key = Sha512::new().chain_update(index.to_le_bytes()).chain_update(key).finalize();
    let mut hmac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
    for part in parts {
        hmac.update(part);
    }
    hmac.finalize().into_bytes().to_vec()
}

/// A database of KDBX 4 with this document, or with the bytes that decompress to it.
fn database(document: &[u8], is_compressed: bool) -> Vec<u8> {
    let header = header(&aes_kdf(1), is_compressed);
    let composite = Sha256::digest(Sha256::digest(PASSWORD));
    let kdf = crate::kdf::Kdf::aes(1).unwrap();
    let key = kdf.derive::<32>(&composite, &KDF_SEED).unwrap();
    let hmac_key = Sha512::digest([&SEED[..], key.as_slice(), &[1]].concat());
    let mut content = document.to_vec();
    let cipher_key = Sha256::digest([&SEED[..], key.as_slice()].concat());
    ChaCha20::new(&cipher_key, &IV.into()).apply_keystream(&mut content);
    let mut file = header.clone();
    file.extend(Sha256::digest(&header));
    file.extend(hmac(u64::MAX, &hmac_key, &[&header]));
    for (index, block) in (0_u64..).zip([&content[..], b""]) {
        let size = u32::try_from(block.len()).unwrap().to_le_bytes();
        file.extend(hmac(index, &hmac_key, &[&index.to_le_bytes(), &size, block]));
        file.extend(sized(block));
    }
    file
}

/// The inner header with an attachment, and the document.
fn content(document: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (number, value) in
        [(1, &3_u32.to_le_bytes()[..]), (2, &STREAM_KEY), (3, b"\0file"), (0, b"")]
    {
        bytes.push(number);
        bytes.extend(sized(value));
    }
    bytes.extend(document.as_bytes());
    bytes
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn read_with(file: &[u8], password: &str) -> Result<Vec<Imported>, FileError> {
    match read(file, &[Zeroizing::new(password.to_owned())])? {
        Outcome::Read(content) => Ok(content.items),
        Outcome::Sealed(sealed) => panic!("{sealed:?}"),
    }
}

fn items(file: &[u8]) -> Vec<Item> {
    read_with(file, PASSWORD).unwrap().into_iter().map(Result::unwrap).collect()
}

/// Groups `A` in the database `Root`, `B` in `A`, and the recycle bin. Each `{}` is a protected
/// value: the stream runs through all of them.
fn document(secrets: [&str; 4]) -> String {
    let (mut stream, mut secrets) =
        (Stream::new(3, &STREAM_KEY).unwrap_or(Stream::None), secrets.into_iter());
    let parts = DOCUMENT.split("{}").map(str::to_owned).reduce(|before, after| {
        let mut value = secrets.next().unwrap().as_bytes().to_vec();
        stream.reveal(&mut value).unwrap();
        before + &Base64::encode_string(&value) + &after
    });
    parts.unwrap()
}

const DOCUMENT: &str = "<?xml version=\"1.0\"?>
<KeePassFile><Meta><RecycleBinUUID>BIN=</RecycleBinUUID></Meta><Root>
<Group><UUID>R==</UUID><Name>Root</Name><Group><UUID>A==</UUID><Name>A</Name>
<Group><UUID>B==</UUID><Name>B &amp; C</Name><Entry><UUID>1==</UUID>
<String><Key>Title</Key><Value>健保</Value></String>
<String><Key>UserName</Key><Value/></String>
<String><Key>Notes</Key><Value>memo</Value></String>
<String><Key>Password</Key><Value Protected=\"True\">{}</Value></String>
<String><Key>TOTP Seed</Key><Value Protected=\"True\">{}</Value></String>
<History><Entry><String><Key>TOTP Seed</Key><Value Protected=\"True\">{}</Value></String>
<String><Key>Title</Key><Value>old</Value></String></Entry></History>
<String><Key>TOTP Settings</Key><Value>60;8</Value></String></Entry>
</Group></Group><Group><UUID>BIN=</UUID><Name>Bin</Name><Group><Name>in it</Name><Entry>
<String><Key>otp</Key><Value Protected=\"True\">{}</Value></String></Entry></Group></Group>
</Group></Root></KeePassFile>";

#[test]
fn a_database_gives_its_accounts_without_history_and_recycle_bin() {
    let document = document(["pass", "JBSWY3DPEHPK3PXP", "MZXW6YTBOI", "JBSWY3DPEHPK3PXP"]);
    let content = content(&document);
    for file in [database(&content, false), database(&gzip(&content), true)] {
        let [item] = items(&file).try_into().unwrap();
        let account = &item.account;
        assert_eq!((account.issuer.as_str(), account.account.as_str()), ("健保", ""));
        assert_eq!(account.secret.to_base32().as_str(), "JBSWY3DPEHPK3PXP");
        assert_eq!(account.digits.get(), 8);
        assert_eq!(account.kind.period().unwrap().seconds(), 60);
        assert_eq!((item.note.as_str(), &item.groups[..]), ("memo", &["A/B & C".to_owned()][..]));
    }
}

#[test]
fn a_wrong_password_and_a_missing_key_file_cannot_be_told_apart() {
    let file = database(&content("<KeePassFile/>"), false);
    assert_eq!(read_with(&file, "x").unwrap_err(), FileError::PasswordOrKeyFile);
    assert_eq!(read_with(&file, PASSWORD).unwrap_err(), FileError::Empty { app: APP });
}

#[test]
fn any_damage_is_found() {
    let document = document(["pass", "JBSWY3DPEHPK3PXP", "MZXW6YTBOI", "JBSWY3DPEHPK3PXP"]);
    let file = database(&content(&document), false);
    // The magic's own bytes make it another file; the last block's are not needed.
    for at in (12..file.len()).step_by(3) {
        let mut changed = file.clone();
        changed[at] ^= 0x10;
        assert!(read_with(&changed, PASSWORD).is_err(), "byte {at}");
        assert_eq!(read_with(&file[..at], PASSWORD).unwrap_err(), DAMAGED, "cut at {at}");
    }
}

#[test]
fn costs_are_compared_with_the_bounds_before_a_password_is_asked_for() {
    let with_hash = |kdf: &[u8]| {
        let header = header(kdf, false);
        [&header[..], &Sha256::digest(&header)].concat()
    };
    let argon2 = |kib: u64, passes: u64| {
        let (memory, passes) = ((kib * 1024).to_le_bytes(), passes.to_le_bytes());
        let items: [(&str, &[u8]); 6] = [
            ("$UUID", &ARGON2D.to_be_bytes()),
            ("V", &0x13_u32.to_le_bytes()),
            ("M", &memory),
            ("I", &passes),
            ("P", &4_u32.to_le_bytes()),
            ("S", &KDF_SEED),
        ];
        with_hash(&dictionary(&items))
    };
    let memory = read(&argon2(MAX_MEMORY_KIB + 1, 1), &[]);
    assert_eq!(memory, Err(FileError::TooMuchMemory { mib: 1024, max: 1024 }));
    let passes = read(&argon2(MAX_MEMORY_KIB, 5), &[]);
    assert_eq!(passes, Err(FileError::TooManyRounds { rounds: 5, max: 4 }));
    let rounds = read(&with_hash(&aes_kdf(50_000_001)), &[]);
    let max = 50_000_000;
    assert_eq!(rounds, Err(FileError::TooManyRounds { rounds: 50_000_001, max }));
    for (file, is_slow) in [(argon2(64 * 1024, 2), false), (with_hash(&aes_kdf(max)), true)] {
        assert_eq!(read(&file, &[]), Ok(Outcome::Sealed(Sealed { app: APP, is_slow })));
    }
}

/// An attacker can send such a file with its password.
#[test]
fn a_small_file_that_decompresses_to_a_large_one_is_refused() {
    let bomb = gzip(&vec![0; 129 * 1024 * 1024]);
    assert!(bomb.len() < 1024 * 1024);
    let error = read_with(&database(&bomb, true), PASSWORD).unwrap_err();
    assert_eq!(error, FileError::TooLarge { max_mib: 128 });
    let deep = "<Group>".repeat(100_000);
    assert_eq!(read_with(&database(&content(&deep), false), PASSWORD).unwrap_err(), DAMAGED);
}

#[test]
fn other_versions_are_named() {
    let file = |signature: &[u8], version: &[u8]| [&MAGIC, signature, version].concat();
    let parse = |file: &[u8]| Header::parse(file).err().unwrap();
    let other = FileError::OtherForm { app: APP };
    assert_eq!(parse(&file(b"\x65\xFB\x4B\xB5", b"\0\0\x03\0")), other);
    let version = FileError::Version { app: APP, version: "5.1".to_owned() };
    assert_eq!(parse(&file(b"\x67\xFB\x4B\xB5", b"\x01\0\x05\0")), version);
    assert_eq!(parse(&MAGIC), DAMAGED);
}
