//! Which accounts each form holds. A program that reads one beyond these limits refuses it, or
//! shows other codes without a word.

use crate::entries::{Made, named};
use crate::written;
use warifu_core::account::Algorithm::Sha1;
use warifu_export::{Form, UnfitError};

fn reason(form: Form, made: Made) -> Option<UnfitError> {
    let written = written(form, &[made.into()]);
    assert_ne!(written.file.is_some(), written.unfit.len() == 1);
    written.unfit.into_iter().next().map(|one| one.reason)
}

#[test]
fn kinds_that_a_form_lacks_are_named() {
    for (form, counted, steam) in [
        (Form::Otpauth, None, None),
        (Form::Aegis, None, None),
        (Form::Twofas, None, None),
        (Form::Bitwarden, Some(UnfitError::CounterBased), None),
        (Form::Csv, Some(UnfitError::CounterBased), Some(UnfitError::Steam)),
        (Form::Cxf, Some(UnfitError::CounterBased), Some(UnfitError::Steam)),
    ] {
        assert_eq!(reason(form, named("a").hotp(9)), counted, "{form:?}");
        assert_eq!(reason(form, named("a").steam()), steam, "{form:?}");
    }
}

#[test]
fn counters_beyond_a_form_are_named() {
    for (form, most) in [
        (Form::Otpauth, u64::MAX),
        (Form::AegisSealed, u64::MAX / 2),
        (Form::TwofasSealed, u64::from(u32::MAX / 2)),
    ] {
        assert_eq!(reason(form, named("a").hotp(most)), None, "{form:?}");
        if let Some(more) = most.checked_add(1) {
            assert_eq!(reason(form, named("a").hotp(more)), Some(UnfitError::Counter), "{form:?}");
        }
    }
}

#[test]
fn digits_beyond_a_form_are_named() {
    for (form, most) in [
        (Form::Otpauth, 10),
        (Form::Aegis, 10),
        (Form::Twofas, 8),
        (Form::Bitwarden, 9),
        (Form::Csv, 8),
        (Form::Cxf, 9),
    ] {
        for digits in 6..=10_u8 {
            let expected = (digits > most).then_some(UnfitError::Digits { digits });
            let made = named("a").totp(Sha1, digits.into(), 30);
            assert_eq!(reason(form, made), expected, "{form:?}");
        }
    }
}

#[test]
fn periods_beyond_a_form_are_named() {
    for (form, held, unfit) in [
        (Form::Otpauth, &[1, 45, u32::MAX][..], &[][..]),
        (Form::Aegis, &[1, 45, 2_147_483], &[2_147_484, u32::MAX]),
        (Form::Twofas, &[10, 30, 60, 90], &[1, 15, 45, 120]),
        (Form::Bitwarden, &[1, 45, u32::MAX], &[]),
        (Form::Csv, &[1, 45, u32::MAX], &[]),
        (Form::Cxf, &[1, 45, 255], &[256, 3600]),
    ] {
        for &seconds in held {
            assert_eq!(reason(form, named("a").totp(Sha1, 6, seconds)), None, "{form:?}");
        }
        for &seconds in unfit {
            let expected = Some(UnfitError::Period { seconds });
            assert_eq!(reason(form, named("a").totp(Sha1, 6, seconds)), expected, "{form:?}");
        }
    }
}
