//! QR codes that phones read: one for each account, or Google Authenticator's sets.

use crate::forms::Form;
use crate::google;
use crate::{Entry, Random, Unfit, UnfitError, WriteError};
use strum::{EnumString, IntoStaticStr};
use warifu_core::draw::{Drawing, draw as draw_text};
use warifu_core::otpauth;
use zeroize::Zeroizing;

/// What QR codes hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum CodeForm {
    /// One account each, as an `otpauth` address.
    Single,
    /// Several accounts each, as Google Authenticator's transfer.
    GoogleTransfer,
}

/// QR codes to show or to print. They hold secrets.
#[derive(Debug)]
pub struct Codes<T> {
    /// In the order of the entries.
    pub codes: Vec<Code<T>>,
    /// The accounts that are in none.
    pub unfit: Vec<Unfit>,
}

/// A QR code with the accounts in it.
#[derive(Debug)]
pub struct Code<T> {
    /// Its text or its drawing.
    pub content: T,
    /// The places of its accounts among the entries, from 0.
    pub entries: Vec<usize>,
}

/// Draws the entries that the form can hold.
///
/// # Errors
/// As of [`texts`].
pub fn draw(
    form: CodeForm,
    entries: &[Entry],
    random: Random<'_>,
) -> Result<Codes<Drawing>, WriteError> {
    let Codes { codes, unfit } = texts(form, entries, random)?;
    let draw = |Code { content, entries }: Code<Zeroizing<String>>| {
        let content = draw_text(&content).map_err(|_| WriteError::Internal)?;
        Ok(Code { content, entries })
    };
    Ok(Codes { codes: codes.into_iter().map(draw).collect::<Result<_, WriteError>>()?, unfit })
}

/// The texts of the QR codes, each of which can be drawn.
///
/// # Errors
/// [`WriteError::NoRandomness`].
pub fn texts(
    form: CodeForm,
    entries: &[Entry],
    mut random: Random<'_>,
) -> Result<Codes<Zeroizing<String>>, WriteError> {
    match form {
        CodeForm::Single => Ok(single(entries)),
        CodeForm::GoogleTransfer => google::texts(entries, &mut random),
    }
}

fn single(entries: &[Entry]) -> Codes<Zeroizing<String>> {
    let limits = Form::Otpauth.limits();
    let (mut codes, mut unfit) = (Vec::new(), Vec::new());
    for (index, entry) in entries.iter().enumerate() {
        let text =
            limits.check(&entry.account).and_then(|()| drawable(otpauth::write(&entry.account)));
        match text {
            Ok(content) => codes.push(Code { content, entries: vec![index] }),
            Err(reason) => unfit.push(Unfit { index, reason }),
        }
    }
    Codes { codes, unfit }
}

/// The text, if a QR code has room for it.
pub(crate) fn drawable(text: Zeroizing<String>) -> Result<Zeroizing<String>, UnfitError> {
    // Any text of this length has room. Drawing takes longer than counting.
    const ALWAYS_DRAWABLE: usize = 2000;
    if text.len() <= ALWAYS_DRAWABLE || draw_text(&text).is_ok() {
        Ok(text)
    } else {
        Err(UnfitError::TooLong)
    }
}
