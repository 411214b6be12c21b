//! Files that a password seals.

use crate::entries::{entries, named};
use crate::{PASSWORD, random, written};
use warifu_export::{Circumstances, Entry, Form, Random, WriteError, write};
use warifu_import::{FileError, Outcome, read};
use zeroize::Zeroizing;

const SEALED: [Form; 3] = [Form::AegisSealed, Form::TwofasSealed, Form::BitwardenSealed];

#[test]
fn a_sealed_file_asks_for_its_password_and_refuses_another() {
    for form in SEALED {
        let file = written(form, &entries()).file.unwrap();
        assert!(matches!(read(&file, &[]), Ok(Outcome::Sealed(_))), "{form:?}");
        let other = [Zeroizing::new(format!("{PASSWORD} "))];
        assert_eq!(read(&file, &other), Err(FileError::Password), "{form:?}");
    }
}

#[test]
fn a_sealed_file_shows_no_name_and_no_secret() {
    let entries = entries();
    for form in SEALED {
        let file = written(form, &entries).file.unwrap();
        let text = std::str::from_utf8(&file).unwrap();
        for entry in &entries {
            let account = &entry.account;
            let texts = [account.secret.to_base32().to_string(), account.account.as_str().into()];
            let found: Vec<_> =
                texts.iter().filter(|one| one.len() > 8 && text.contains(one.as_str())).collect();
            assert!(found.is_empty(), "{form:?}: {found:?}");
        }
    }
}

#[test]
fn no_two_sealed_files_are_equal() {
    let entries = [Entry::from(named("a"))];
    for form in SEALED {
        let [one, other] = [(); 2].map(|()| written(form, &entries).file.unwrap());
        assert_ne!(one.as_slice(), other.as_slice(), "{form:?}");
    }
}

#[test]
fn an_empty_password_and_missing_randomness_are_refused() {
    let entries = [Entry::from(named("a"))];
    let refusal = |password, random: Random<'_>| {
        let mut circumstances = Circumstances { password, unix_ms: 0, random };
        write(Form::AegisSealed, &entries, &mut circumstances).err()
    };
    assert_eq!(refusal("", &mut random), Some(WriteError::PasswordEmpty));
    let none = &mut |_: &mut [u8]| Err(WriteError::NoRandomness);
    assert_eq!(refusal("password", none), Some(WriteError::NoRandomness));
}
