//! One account on its way into the vault. Its secret stays on this side.

use crate::refusal::{Refusal, from_js, to_js};
use serde::{Deserialize, Serialize};
use strum::VariantArray as _;
use tsify::{Ts, Tsify};
use warifu_core::entry::{Algorithm, Digits, Draft, Entry, Icon, Kind, Name, Period, imitates_latin};
use warifu_core::failure::Field;
use warifu_core::otpauth::{self, Foreign, OtpauthError, Parsed};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// What a form holds: each field as it is typed.
#[derive(Clone, Serialize, Deserialize, Tsify, Zeroize, ZeroizeOnDrop)]
pub struct Form {
    /// Base32, separators welcome.
    pub secret: String,
    /// Who issued it.
    pub issuer: String,
    /// Whose it is.
    pub account: String,
    /// It decides which of the fields below count.
    #[tsify(type = "Kind")]
    pub kind: String,
    /// A decimal number. Not of Steam's.
    pub digits: String,
    /// A decimal number of seconds. Of time-based codes.
    pub period: String,
    /// A decimal number. Of counter-based codes.
    pub counter: String,
    /// A hash's name.
    pub algorithm: String,
    /// An icon's name.
    pub icon: String,
}

impl std::fmt::Debug for Form {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Form(…)")
    }
}

/// An account as it is shown before it is added.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// May be empty.
    pub issuer: String,
    /// May be empty.
    pub account: String,
    /// `SHA1`, `SHA256` or `SHA512`.
    pub algorithm: String,
    /// What moves the codes on.
    #[tsify(type = "Kind")]
    pub kind: String,
    /// 6 to 10, or Steam's 5.
    pub digits: u8,
    /// Seconds; 0 where the time decides nothing.
    pub period: u32,
    /// The counter of the next code; empty where none decides.
    pub counter: String,
    /// Whether kind, algorithm, digits and period are what nearly every portal uses.
    pub is_usual: bool,
    /// Whether a person must give it a name first.
    pub needs_name: bool,
    /// What a person should know.
    pub notices: Vec<Notice>,
}

/// Something harmless that a person should see. `code` is the key of its text.
#[derive(Debug, Serialize, Tsify)]
pub struct Notice {
    /// `notice_…`
    pub code: String,
    /// What its text quotes.
    pub values: Vec<String>,
}

/// An account that was read or typed, not yet in a vault.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Account(Parsed);

#[wasm_bindgen]
impl Account {
    /// Reads an `otpauth` address from the UTF-8 bytes of a code.
    ///
    /// # Errors
    /// An `otpauth_…` or `entry_…` refusal; for what is no such address, a `foreign_…` one that says what it is.
    #[wasm_bindgen(js_name = fromText)]
    pub fn from_text(text: Vec<u8>) -> Result<Self, Refusal> {
        let text = Zeroizing::new(text);
        let text = String::from_utf8_lossy(&text);
        otpauth::parse(&text).map(Self).map_err(|error| match (&error, Foreign::recognise(&text)) {
            (OtpauthError::NotOtpauth, Some(foreign)) => foreign.into(),
            _ => error.into(),
        })
    }

    /// Checks a form.
    ///
    /// # Errors
    /// An `entry_…` refusal that names the field.
    #[wasm_bindgen(js_name = fromForm)]
    pub fn from_form(form: &Ts<Form>) -> Result<Self, Refusal> {
        let form = from_js(form)?;
        let Form { secret, issuer, account, kind, digits, period, counter, algorithm, icon } = &form;
        let draft = Draft { secret, issuer, account, kind, digits, period, counter, algorithm, icon };
        let entry = draft.check()?;
        Ok(Self(Parsed { entry, notices: Vec::new() }))
    }

    /// The fields of an empty form, with what is usual filled in.
    ///
    /// # Errors
    /// `platform_boundary`.
    #[wasm_bindgen(js_name = emptyForm)]
    pub fn empty_form() -> Result<Ts<Form>, Refusal> {
        to_js(&nameless(Kind::default(), Digits::default(), Algorithm::default(), Icon::default()))
    }

    /// The names of all icons.
    #[must_use]
    pub fn icons() -> Vec<String> {
        Icon::VARIANTS.iter().map(|icon| icon.name().to_owned()).collect()
    }

    /// The account as a form, secret included: for the page on which a person reads and corrects it.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn form(&self) -> Result<Ts<Form>, Refusal> {
        let Entry { issuer, account, secret, algorithm, digits, kind, icon } = &self.0.entry;
        let mut form = nameless(*kind, *digits, *algorithm, *icon);
        secret.to_base32_groups().as_str().clone_into(&mut form.secret);
        issuer.as_str().clone_into(&mut form.issuer);
        account.as_str().clone_into(&mut form.account);
        to_js(&form)
    }

    /// What to show before it is added.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn preview(&self) -> Result<Ts<Preview>, Refusal> {
        to_js(&preview(&self.0))
    }

    /// Whether the other is this very account.
    #[wasm_bindgen(js_name = isSame)]
    #[must_use]
    pub fn is_same(&self, other: &Account) -> bool {
        self.entry().is_same_account(other.entry())
    }

    /// Gives it the account name that its address lacked.
    ///
    /// # Errors
    /// `entry_name_empty`, `entry_account_too_long`.
    pub fn rename(&mut self, account: &str) -> Result<(), Refusal> {
        let name = Name::new(account, Field::Account)?;
        if name.is_empty() {
            return Err(warifu_core::entry::EntryError::NameEmpty.into());
        }
        self.0.entry.account = name;
        Ok(())
    }
}

impl Account {
    pub(crate) fn new(parsed: Parsed) -> Self {
        Self(parsed)
    }

    pub(crate) fn entry(&self) -> &Entry {
        &self.0.entry
    }
}

/// A form without secret and names. What the kind has not is as usual, for a person who changes the kind.
fn nameless(kind: Kind, digits: Digits, algorithm: Algorithm, icon: Icon) -> Form {
    let digits = if kind == Kind::Steam { Digits::default() } else { digits };
    Form {
        secret: String::new(),
        issuer: String::new(),
        account: String::new(),
        kind: kind.name().to_owned(),
        digits: digits.get().to_string(),
        period: kind.period().unwrap_or_default().seconds().to_string(),
        counter: kind.counter().unwrap_or_default().to_string(),
        algorithm: algorithm.name().to_owned(),
        icon: icon.name().to_owned(),
    }
}

/// Seconds; 0 where the time decides nothing.
pub(crate) fn period(kind: Kind) -> u32 {
    kind.period().map_or(0, Period::seconds)
}

/// Empty where no counter decides.
pub(crate) fn counter(kind: Kind) -> String {
    kind.counter().as_ref().map(u64::to_string).unwrap_or_default()
}

pub(crate) fn preview(Parsed { entry, notices }: &Parsed) -> Preview {
    Preview {
        issuer: entry.issuer.as_str().to_owned(),
        account: entry.account.as_str().to_owned(),
        algorithm: entry.algorithm.name().to_owned(),
        kind: entry.kind.name().to_owned(),
        digits: entry.digits.get(),
        period: period(entry.kind),
        counter: counter(entry.kind),
        is_usual: (entry.kind, entry.algorithm, entry.digits) == Default::default(),
        needs_name: entry.issuer.is_empty() && entry.account.is_empty(),
        notices: notices.iter().map(notice).chain(lookalikes(entry)).collect(),
    }
}

fn lookalikes(Entry { issuer, account, .. }: &Entry) -> impl Iterator<Item = Notice> {
    let names = [issuer, account].into_iter().filter(|name| imitates_latin(name.as_str()));
    names.map(|name| Notice { code: "notice_lookalike".to_owned(), values: vec![name.as_str().to_owned()] })
}

fn notice(notice: &otpauth::Notice) -> Notice {
    match notice {
        otpauth::Notice::IssuerDiffers { label } => {
            Notice { code: "notice_issuer_differs".to_owned(), values: vec![label.as_str().to_owned()] }
        }
        _ => Notice { code: "notice_name_unreadable".to_owned(), values: Vec::new() },
    }
}
