use crate::{EntryError, Imported, Item, Refused};
use std::borrow::Cow;
use warifu_base::failure::{Failure as _, Field};
use warifu_core::account::{
    Account, Algorithm, Digits, EntryError as ValueError, Icon, Kind, Period, Secret, parse_counter,
};
use warifu_core::otpauth::{self, Label};

/// A number as a file gives it, in decimal.
pub(crate) type Number<'a> = Cow<'a, str>;

/// An account as a file gives it, field by field. Everything is unchecked.
#[derive(Default)]
pub(crate) struct Fields<'a> {
    /// May be empty; then the account may begin with it and a colon.
    pub(crate) issuer: &'a str,
    /// The account's name.
    pub(crate) account: &'a str,
    /// `totp`, `hotp` or `steam`, in any case.
    pub(crate) kind: &'a str,
    /// The shared secret.
    pub(crate) secret: Key<'a>,
    /// SHA-1 if it is absent.
    pub(crate) algorithm: Option<&'a str>,
    /// 6 if it is absent.
    pub(crate) digits: Option<Number<'a>>,
    /// 30 seconds if it is absent.
    pub(crate) period: Option<Number<'a>>,
    /// Required for counter-based codes.
    pub(crate) counter: Option<Number<'a>>,
    /// May be empty.
    pub(crate) note: &'a str,
    /// Whether it is one of the user's favourites.
    pub(crate) is_favourite: bool,
    /// The names of its groups.
    pub(crate) groups: Vec<String>,
}

/// A secret in one of the forms that files have.
pub(crate) enum Key<'a> {
    /// RFC 4648 §6, in every usual spelling.
    Base32(&'a str),
    /// RFC 4648 §8, in either case.
    Hex(&'a str),
    /// The bytes themselves.
    Bytes(&'a [u8]),
}

impl Default for Key<'_> {
    fn default() -> Self {
        Self::Base32("")
    }
}

impl Key<'_> {
    fn read(&self) -> Result<Secret, EntryError> {
        let secret = match self {
            Self::Base32(text) => Secret::from_stored_base32(text),
            Self::Bytes(bytes) => Secret::from_bytes(bytes.to_vec()),
            Self::Hex(text) => {
                let bytes = base16ct::mixed::decode_vec(text.trim());
                Secret::from_bytes(bytes.map_err(|_| EntryError::Secret)?)
            }
        };
        secret.map_err(|_| EntryError::Secret)
    }
}

impl Fields<'_> {
    /// Checks the fields in the order of a form.
    pub(crate) fn check(self) -> Imported {
        let label = Label::apart(self.account, self.issuer);
        self.read(&label).map_err(|reason| refused(&label, reason))
    }

    /// The account is refused for a reason that its format knows.
    pub(crate) fn refuse(&self, reason: EntryError) -> Imported {
        Err(refused(&Label::apart(self.account, self.issuer), reason))
    }

    fn read(self, label: &Label) -> Result<Item, EntryError> {
        let secret = self.secret.read()?;
        let (kind, algorithm, digits) = self.parameters()?;
        let (issuer, account, notices) = label.names().map_err(|error| too_long(&error))?;
        let icon = Icon::default();
        let account = Account { issuer, account, secret, algorithm, digits, kind, icon };
        let mut item = Item::new(account, notices);
        item.set_note(self.note);
        Ok(Item { is_favourite: self.is_favourite, groups: self.groups, ..item })
    }

    fn parameters(&self) -> Result<(Kind, Algorithm, Digits), EntryError> {
        if self.kind.eq_ignore_ascii_case("steam") {
            return Ok((Kind::Steam, Algorithm::Sha1, Digits::STEAM));
        }
        let kind = if self.kind.eq_ignore_ascii_case("totp") {
            let period = self.period.as_deref().map_or(Ok(Period::default()), Period::parse);
            Kind::Totp { period: period.map_err(|_| EntryError::Period)? }
        } else if self.kind.eq_ignore_ascii_case("hotp") {
            // A guessed counter would give wrong codes.
            let counter = parse_counter(self.counter.as_deref().unwrap_or(""));
            Kind::Hotp { counter: counter.map_err(|_| EntryError::Counter)? }
        } else {
            return Err(EntryError::kind(self.kind));
        };
        let algorithm = self.algorithm.filter(|name| !name.is_empty());
        let algorithm = algorithm.map_or(Ok(Algorithm::default()), |name| {
            Algorithm::parse(name).map_err(|_| EntryError::algorithm(name))
        })?;
        let digits = self.digits.as_deref().map_or(Ok(Digits::default()), Digits::parse);
        Ok((kind, algorithm, digits.map_err(|_| EntryError::Digits)?))
    }
}

/// Reads a text that is an address or a bare secret, as password managers keep them in one field.
/// `issuer` and `account` name the account where the address does not.
pub(crate) fn address_or_key(text: &str, issuer: &str, account: &str) -> Imported {
    let fields = Fields { issuer, account, kind: "totp", ..Fields::default() };
    if !text.contains("://") {
        return Fields { secret: Key::Base32(text), ..fields }.check();
    }
    match otpauth::parse(text, &|_| None) {
        Ok(parsed) => {
            let label = Label::apart(account, issuer);
            Ok(named(parsed, otpauth::is_bare_steam(text), &label))
        }
        Err(error) => fields.refuse(error.into()),
    }
}

/// An account of an address, with the names of its item where the address has none.
fn named(parsed: otpauth::Parsed, is_bare_steam: bool, label: &Label) -> Item {
    let otpauth::Parsed { mut account, notices } = parsed;
    let (issuer, name) = label.truncated_names();
    if account.issuer.is_empty() || (is_bare_steam && !issuer.is_empty()) {
        account.issuer = issuer;
    }
    if account.account.is_empty() {
        account.account = name;
    }
    Item::new(account, notices)
}

fn refused(label: &Label, reason: EntryError) -> Refused {
    let (issuer, account) = label.truncated_names();
    Refused { issuer, account, reason }
}

fn too_long(error: &ValueError) -> EntryError {
    EntryError::NameTooLong { field: error.fields().first().copied().unwrap_or(Field::Account) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use warifu_core::otpauth::OtpauthError;

    const KEY: Key<'_> = Key::Base32("JBSWY3DPEHPK3PXP");

    fn fields<'a>() -> Fields<'a> {
        Fields { issuer: "健保", account: "taro", kind: "TOTP", secret: KEY, ..Fields::default() }
    }

    #[test]
    fn absent_fields_have_the_usual_values() {
        let item = fields().check().unwrap();
        assert_eq!(item.account.secret.expose(), b"Hello!\xDE\xAD\xBE\xEF");
        assert_eq!((item.account.kind, item.account.digits), (Kind::default(), Digits::default()));
        assert_eq!(item.account.algorithm, Algorithm::Sha1);
    }

    #[test]
    fn only_the_issuer_is_removed_from_the_beginning_of_an_account() {
        for (issuer, account, names) in [
            ("健保", "健保:taro", ("健保", "taro")),
            ("健保", "支部:taro", ("健保", "支部:taro")),
            ("Minato Health", "Minato: taro", ("Minato Health", "taro")),
            ("", "支部:taro", ("支部", "taro")),
            ("健保", "12:34", ("健保", "12:34")),
        ] {
            let item = Fields { issuer, account, ..fields() }.check().unwrap();
            let (found, name) = (item.account.issuer.as_str(), item.account.account.as_str());
            assert_eq!((found, name), names, "{issuer} / {account}");
            // The address that leaves the module keeps them.
            let parsed = otpauth::parse(&otpauth::write(&item.account), &|_| None).unwrap();
            assert_eq!(parsed.account.account.as_str(), name);
            assert_eq!(parsed.account.issuer.as_str(), found);
        }
    }

    #[test]
    fn each_wrong_field_is_named() {
        let number = |text: &'static str| Some(Cow::Borrowed(text));
        for (fields, reason) in [
            (Fields { secret: Key::Base32(""), ..fields() }, EntryError::Secret),
            (Fields { secret: Key::Base32("JBSW1"), ..fields() }, EntryError::Secret),
            (Fields { secret: Key::Hex("4z"), ..fields() }, EntryError::Secret),
            (Fields { secret: Key::Bytes(&[0; 513]), ..fields() }, EntryError::Secret),
            (Fields { kind: "motp", ..fields() }, EntryError::kind("motp")),
            (Fields { algorithm: Some("MD5"), ..fields() }, EntryError::algorithm("MD5")),
            (Fields { digits: number("0"), ..fields() }, EntryError::Digits),
            (Fields { period: number("0"), ..fields() }, EntryError::Period),
            (Fields { period: number("{}"), ..fields() }, EntryError::Period),
            (Fields { kind: "hotp", ..fields() }, EntryError::Counter),
        ] {
            let refused = fields.check().unwrap_err();
            assert_eq!(refused.reason, reason);
            assert_eq!((refused.issuer.as_str(), refused.account.as_str()), ("健保", "taro"));
        }
    }

    #[test]
    fn an_address_keeps_its_names_and_a_bare_key_gets_those_of_its_item() {
        let names = |text| {
            let account = address_or_key(text, "item", "user").unwrap().account;
            (account.issuer.as_str().to_owned(), account.account.as_str().to_owned())
        };
        let own = names("otpauth://totp/A:b?secret=JBSWY3DPEHPK3PXP");
        assert_eq!(own, ("A".to_owned(), "b".to_owned()));
        for text in ["jbsw y3dp ehpk 3pxp", "otpauth://totp/?secret=JBSWY3DPEHPK3PXP"] {
            assert_eq!(names(text), ("item".to_owned(), "user".to_owned()));
        }
        // It has no names, and is Steam's only without an item.
        let steam = "steam://JBSWY3DPEHPK3PXP";
        assert_eq!(names(steam), ("item".to_owned(), "user".to_owned()));
        let unnamed = address_or_key(steam, "", "user").unwrap().account;
        assert_eq!((unnamed.issuer.as_str(), unnamed.account.as_str()), ("Steam", "user"));
        assert_eq!((unnamed.kind, unnamed.digits), (Kind::Steam, Digits::STEAM));
        let refused = address_or_key("https://example.com/", "item", "user").unwrap_err();
        assert_eq!(refused.reason, EntryError::Address(OtpauthError::NotOtpauth));
    }
}
