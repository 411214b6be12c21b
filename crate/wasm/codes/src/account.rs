//! An account that was read or typed and is not yet in a vault. Its secret stays on this side.

use crate::charset::shift_jis;
use crate::fields::{EntryFields, Parameters, parameters};
use crate::names;
use crate::normalisation::normalise;
use crate::views::group_names;

use serde::{Deserialize, Serialize};
use strum::VariantArray as _;
use tsify::{Ts, Tsify};
use warifu_base::failure::Field;
use warifu_boundary::{Notice, NoticeCode, Refusal, from_js, to_js};
use warifu_core::account::{
    Algorithm, Digits, Draft, EntryError, Groups, Icon, Kind, Name, imitates_latin,
};
use warifu_core::otpauth::{self, Parsed};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The form of a new account.
#[derive(Clone, Serialize, Deserialize, Tsify, Zeroize, ZeroizeOnDrop)]
pub struct Form {
    /// Base32, separators welcome.
    pub secret: String,
    /// Decides which of the other fields count.
    #[zeroize(skip)]
    pub kind: names::Kind,
    /// The other fields. A missing one has its usual value.
    pub fields: EntryFields,
}

impl std::fmt::Debug for Form {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Form(…)")
    }
}

/// An account as it is shown before it is added.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Preview {
    /// May be empty.
    pub issuer: String,
    /// May be empty.
    pub account: String,
    /// The values that its codes are computed from.
    pub parameters: Parameters,
    /// Whether kind, algorithm, digits and period are those of nearly every portal.
    pub is_usual: bool,
    /// Whether the user must name it before it can be added.
    pub needs_name: bool,
    /// The names of the groups that another program had it in.
    pub groups: Vec<String>,
    /// Things that the user should know.
    pub notices: Vec<Notice>,
}

/// What another program kept beside an account.
#[derive(Debug, Clone, Default, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Extras {
    /// Lines of text; may be empty.
    pub note: String,
    /// Whether its entry is to be pinned.
    pub is_favourite: bool,
    /// The names of the groups that it is in.
    pub groups: Vec<String>,
    /// Things that the user should know.
    pub notices: Vec<Notice>,
}

/// An account that was read or typed, not yet in a vault.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Account {
    parsed: Parsed,
    extras: Extras,
    groups: Groups,
}

#[wasm_bindgen]
impl Account {
    /// Checks a form.
    ///
    /// # Errors
    /// An `entry_…` refusal that names the field.
    #[wasm_bindgen(js_name = fromForm)]
    pub fn from_form(form: &Ts<Form>) -> Result<Self, Refusal> {
        let form = from_js(form)?;
        let groups = form.fields.groups()?;
        let fields = form.fields.edits(groups.as_ref());
        let draft = Draft { secret: &form.secret, kind: form.kind.name(), fields };
        let account = draft.check()?;
        let made = Self::new(Parsed { account, notices: Vec::new() });
        Ok(Self { groups: groups.unwrap_or_default(), ..made })
    }

    /// Reads the UTF-8 bytes of an address that the import module wrote.
    ///
    /// # Errors
    /// An `otpauth_…` refusal.
    #[wasm_bindgen(js_name = fromFile)]
    pub fn from_file(address: Vec<u8>, extras: &Ts<Extras>) -> Result<Self, Refusal> {
        let address = Zeroizing::new(address);
        let parsed = otpauth::parse(&String::from_utf8_lossy(&address), &shift_jis)?;
        let mut extras = from_js(extras)?;
        let names = extras.groups.iter().map(String::as_str);
        let (groups, is_left_out) = Groups::accepted(names, &normalise);
        if is_left_out {
            extras.notices.push(Notice { code: NoticeCode::GroupLeftOut, values: Vec::new() });
        }
        Ok(Self { parsed, extras, groups })
    }

    /// Takes over what another program kept beside the other account.
    #[wasm_bindgen(js_name = takeExtras)]
    pub fn take_extras(&mut self, other: &Account) {
        self.extras = other.extras.clone();
        self.groups = other.groups.clone();
    }

    /// The fields of an empty form, with the defaults filled in.
    ///
    /// # Errors
    /// `platform_boundary`.
    #[wasm_bindgen(js_name = emptyForm)]
    pub fn empty_form() -> Result<Ts<Form>, Refusal> {
        to_js(&nameless(Kind::default(), Digits::default(), Algorithm::default(), Icon::default()))
    }

    /// All icons.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn icons() -> Result<Vec<Ts<names::Icon>>, Refusal> {
        Icon::VARIANTS.iter().map(|&icon| to_js(&names::Icon::from(icon))).collect()
    }

    /// The account as a form, secret included, for the user to correct.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn form(&self) -> Result<Ts<Form>, Refusal> {
        let warifu_core::account::Account {
            issuer,
            account,
            secret,
            algorithm,
            digits,
            kind,
            icon,
        } = &self.parsed.account;
        let mut form = nameless(*kind, *digits, *algorithm, *icon);
        secret.to_base32_groups().as_str().clone_into(&mut form.secret);
        form.fields.issuer = Some(issuer.as_str().to_owned());
        form.fields.account = Some(account.as_str().to_owned());
        to_js(&form)
    }

    /// The account as it is shown before it is added.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn preview(&self) -> Result<Ts<Preview>, Refusal> {
        to_js(&self.shown())
    }

    /// Whether the other is the same account.
    #[wasm_bindgen(js_name = isSame)]
    #[must_use]
    pub fn is_same(&self, other: &Account) -> bool {
        self.account().is_same_account(other.account())
    }

    /// Gives it the kind of codes that nearly every portal uses.
    #[wasm_bindgen(js_name = makeOrdinary)]
    pub fn make_ordinary(&mut self) {
        self.parsed.account = self.parsed.account.clone().ordinary();
        self.parsed.notices.retain(|notice| *notice != otpauth::Notice::SteamAssumed);
        self.extras.notices.retain(|notice| notice.code != NoticeCode::Steam);
    }

    /// Sets the account name that its address lacked.
    ///
    /// # Errors
    /// `entry_name_empty`, `entry_account_too_long`.
    pub fn rename(&mut self, account: &str) -> Result<(), Refusal> {
        let name = Name::new(account, Field::Account)?;
        if name.is_empty() {
            return Err(EntryError::NameEmpty.into());
        }
        self.parsed.account.account = name;
        Ok(())
    }
}

impl Account {
    pub(crate) fn new(parsed: Parsed) -> Self {
        Self { parsed, extras: Extras::default(), groups: Groups::default() }
    }

    pub(crate) fn account(&self) -> &warifu_core::account::Account {
        &self.parsed.account
    }

    pub(crate) fn extras(&self) -> &Extras {
        &self.extras
    }

    pub(crate) fn groups(&self) -> &Groups {
        &self.groups
    }

    fn shown(&self) -> Preview {
        let mut preview = preview(&self.parsed);
        preview.groups = group_names(&self.groups);
        preview.notices.extend(self.extras.notices.iter().cloned());
        preview
    }
}

/// A form without secret and names. Fields that the kind lacks hold the defaults, in case the user
/// changes the kind.
fn nameless(kind: Kind, digits: Digits, algorithm: Algorithm, icon: Icon) -> Form {
    let digits = if kind == Kind::Steam { Digits::default() } else { digits };
    let fields = EntryFields {
        issuer: Some(String::new()),
        account: Some(String::new()),
        icon: Some(icon.into()),
        note: None,
        groups: None,
        digits: Some(digits.get().to_string()),
        period: Some(kind.period().unwrap_or_default().seconds().to_string()),
        counter: Some(kind.counter().unwrap_or_default().to_string()),
        algorithm: Some(algorithm.into()),
    };
    Form { secret: String::new(), kind: kind.into(), fields }
}

pub(crate) fn preview(Parsed { account, notices }: &Parsed) -> Preview {
    Preview {
        issuer: account.issuer.as_str().to_owned(),
        account: account.account.as_str().to_owned(),
        parameters: parameters(account),
        is_usual: (account.kind, account.algorithm, account.digits) == Default::default(),
        needs_name: account.issuer.is_empty() && account.account.is_empty(),
        notices: notices
            .iter()
            .map(|one| notice(one, account))
            .chain(lookalikes(account))
            .collect(),
        groups: Vec::new(),
    }
}

fn lookalikes(account: &warifu_core::account::Account) -> impl Iterator<Item = Notice> {
    let names = [&account.issuer, &account.account]
        .into_iter()
        .filter(|name| imitates_latin(name.as_str()));
    names.map(|name| Notice { code: NoticeCode::Lookalike, values: vec![name.as_str().to_owned()] })
}

fn notice(notice: &otpauth::Notice, account: &warifu_core::account::Account) -> Notice {
    match notice {
        otpauth::Notice::IssuerDiffers { label } => {
            Notice { code: NoticeCode::IssuerDiffers, values: vec![label.as_str().to_owned()] }
        }
        otpauth::Notice::UsualAssumed => {
            let period = account.kind.period().unwrap_or_default().seconds();
            let values = vec![account.digits.get().to_string(), period.to_string()];
            Notice { code: NoticeCode::Usual, values }
        }
        otpauth::Notice::SteamAssumed => Notice { code: NoticeCode::Steam, values: Vec::new() },
        _ => Notice { code: NoticeCode::NameUnreadable, values: Vec::new() },
    }
}
