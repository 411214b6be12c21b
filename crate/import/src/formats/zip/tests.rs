use super::MAX_PARTS;
use crate::source::MAX_JSON_BYTES;
use crate::{App, Content, FileError, Outcome, Passwords, Sealed, read};
use std::io::{Cursor, Write as _};
use zeroize::Zeroizing;
use zip::unstable::write::FileOptionsExt as _;
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipWriter};

const RAIVO: &str = r#"[{"issuer":"A","account":"b","secret":"JBSWY3DPEHPK3PXP","kind":"TOTP",
    "algorithm":"SHA1","digits":"6","timer":"30","counter":"0"}]"#;
const PROTON: &str = r#"{"version":"1","userId":"u","encrypted":false,"vaults":{"v":{"name":"x",
    "items":[{"state":1,"data":{"metadata":{"name":"A"},
    "content":{"itemUsername":"b","totpUri":"JBSWY3DPEHPK3PXP"}}}]}}}"#;
const ONE_PASSWORD: &str = r#"{"accounts":[{"vaults":[{"items":[{"overview":{"title":"A"},
    "details":{"loginFields":[{"designation":"username","value":"b"}],
    "sections":[{"fields":[{"value":{"totp":"JBSWY3DPEHPK3PXP"}}]}]}}]}]}]}"#;
const DASHLANE: &str = "username,username2,username3,title,password,note,url,category,otpSecret\r\n\
    b,,,A,p,,,,JBSWY3DPEHPK3PXP";
const LINES: &str = "otpauth://totp/A:b?secret=JBSWY3DPEHPK3PXP\r\n\
    otpauth://totp/A:c?secret=JBSWY3DP018K3PXP\r\n";

enum Seal {
    Open,
    ZipCrypto,
    Aes(AesMode),
}

fn archive(parts: &[(&str, &[u8])], seal: &Seal) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        let options = match seal {
            Seal::Open => options,
            Seal::ZipCrypto => options.with_deprecated_encryption("合言葉".as_bytes()).unwrap(),
            Seal::Aes(mode) => options.with_aes_encryption(*mode, "合言葉"),
        };
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn passwords(texts: &[&str]) -> Vec<Zeroizing<String>> {
    texts.iter().map(|text| Zeroizing::new((*text).to_owned())).collect()
}

fn opened(file: &[u8], passwords: &Passwords) -> Content {
    match read(file, passwords) {
        Ok(Outcome::Read(content)) => content,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_part_of_each_program_is_read() {
    let other: (&str, &[u8]) = ("files/picture.png", b"\x89PNG");
    for (name, content, app) in [
        ("raivo-otp-export.json", RAIVO, App::Raivo),
        ("Proton Pass/data.json", PROTON, App::ProtonPass),
        ("export.data", ONE_PASSWORD, App::OnePassword),
        ("credentials.csv", DASHLANE, App::Dashlane),
        ("some/other.json", RAIVO, App::Raivo),
        ("some\\other.csv", DASHLANE, App::Dashlane),
        ("WinAuth-2026-01-01.txt", LINES, App::WinAuth),
        ("list.txt", LINES, App::Zip),
    ] {
        // Tables of Dashlane's that have no codes come before.
        let ids: (&str, &[u8]) = ("0.csv", b"title,username,password\nx,y,z");
        let file = archive(&[other, ids, (name, content.as_bytes())], &Seal::Open);
        let content = opened(&file, &[]);
        assert_eq!((content.app, content.is_plain), (app, true), "{name}");
        let account = &content.items[0].as_ref().unwrap().account;
        assert_eq!((account.issuer.as_str(), account.account.as_str()), ("A", "b"), "{name}");
        assert_eq!(content.items.len(), if name.ends_with("txt") { 2 } else { 1 });
    }
}

#[test]
fn each_encryption_is_opened_by_its_password_alone() {
    for seal in [
        Seal::ZipCrypto,
        Seal::Aes(AesMode::Aes128),
        Seal::Aes(AesMode::Aes192),
        Seal::Aes(AesMode::Aes256),
    ] {
        let file = archive(&[("raivo-otp-export.json", RAIVO.as_bytes())], &seal);
        let sealed = Sealed { app: App::Raivo, is_slow: false };
        assert_eq!(read(&file, &[]), Ok(Outcome::Sealed(sealed)));
        for wrong in ["", "wrong", "合言葉 "] {
            let refused = read(&file, &passwords(&[wrong]));
            assert_eq!(refused, Err(FileError::PasswordOrDamaged));
        }
        let content = opened(&file, &passwords(&["wrong", "合言葉"]));
        assert_eq!((content.app, content.is_plain), (App::Raivo, false));
        // A second password may be that of a sealed file in the archive.
        assert_eq!(opened(&file, &passwords(&["合言葉", "other"])).items.len(), 1);
    }
}

/// A byte decides about a password of `ZipCrypto`. The checksum refuses the others.
#[test]
fn no_wrong_password_of_zipcrypto_gives_accounts() {
    let file = archive(&[("raivo-otp-export.json", RAIVO.as_bytes())], &Seal::ZipCrypto);
    for number in 0..2000 {
        let refused = read(&file, &passwords(&[&number.to_string()]));
        assert_eq!(refused, Err(FileError::PasswordOrDamaged), "{number}");
    }
}

#[test]
fn archives_of_other_content_are_unknown() {
    let inner = archive(&[("raivo-otp-export.json", RAIVO.as_bytes())], &Seal::Open);
    for parts in [
        vec![],
        vec![("a.png", b"x".as_slice())],
        vec![("a.json", b"{}".as_slice()), ("b.txt", b"a text"), ("c.csv", b"1,2")],
        // No archive in an archive.
        vec![("a.json", inner.as_slice())],
    ] {
        assert_eq!(read(&archive(&parts, &Seal::Open), &[]), Err(FileError::Unknown), "{parts:?}");
    }
    let openpgp = archive(&[("Proton Pass/data.pgp", b"-----BEGIN PGP MESSAGE-----")], &Seal::Open);
    assert_eq!(read(&openpgp, &[]), Err(FileError::OtherForm { app: App::ProtonPass }));
}

#[test]
fn sizes_and_counts_are_bounded() {
    let zeros = vec![b' '; MAX_JSON_BYTES + 1];
    let bomb = archive(&[("export.data", &zeros)], &Seal::Open);
    assert!(bomb.len() < MAX_JSON_BYTES / 500);
    assert_eq!(read(&bomb, &[]), Err(FileError::TooLarge { max_mib: MAX_JSON_BYTES >> 20 }));
    let names: Vec<_> = (0..=MAX_PARTS).map(|number| number.to_string()).collect();
    let parts: Vec<_> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    let many = archive(&parts, &Seal::Open);
    assert_eq!(read(&many, &[]), Err(FileError::Damaged { app: App::Zip }));
}

#[test]
fn a_damaged_part_is_refused() {
    let mut file = archive(&[("export.data", ONE_PASSWORD.as_bytes())], &Seal::Open);
    file[60] ^= 0xFF;
    assert_eq!(read(&file, &[]), Err(FileError::Damaged { app: App::OnePassword }));
    file.truncate(100);
    assert_eq!(read(&file, &[]), Err(FileError::Damaged { app: App::Zip }));
}
