use super::{
    Account, Algorithm, Digits, Edits, EntryError, Groups, Icon, Kind, Name, Note, Period, Secret,
};
use std::fmt;

/// A new account as it is typed: a secret, a kind, and edits of one with the usual values.
#[derive(Clone)]
pub struct Draft<'a> {
    /// Base32, separators welcome.
    pub secret: &'a str,
    /// [`Kind::name`].
    pub kind: &'a str,
    /// The other fields. The counter is required for counter-based codes.
    pub fields: Edits<'a>,
}

impl Draft<'_> {
    /// Checks the fields in the order of the form.
    ///
    /// # Errors
    /// The first field that is wrong.
    pub fn check(&self) -> Result<Account, EntryError> {
        let secret = Secret::from_base32(self.secret)?;
        let (kind, digits) = match self.kind {
            "totp" => (Kind::Totp { period: Period::default() }, Digits::default()),
            "hotp" => (Kind::Hotp { counter: 0 }, Digits::default()),
            "steam" => (Kind::Steam, Digits::STEAM),
            _ => return Err(EntryError::Kind),
        };
        let mut account = Account {
            issuer: Name::default(),
            account: Name::default(),
            secret,
            algorithm: Algorithm::default(),
            digits,
            kind,
            icon: Icon::default(),
        };
        // A guessed counter would give wrong codes.
        let counter = self.fields.counter.or(Some(""));
        let fields = Edits { counter, ..self.fields };
        fields.apply(&mut account, &mut Note::default(), &mut Groups::default())?;
        Ok(account)
    }
}

impl fmt::Debug for Draft<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draft").field("fields", &self.fields).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use warifu_base::failure::{Failure as _, Field};

    const FIELDS: Edits<'_> = Edits {
        issuer: Some("わりふ健康保険組合"),
        account: Some("taro.yamada"),
        icon: Some("health"),
        note: None,
        groups: None,
        digits: Some("6"),
        period: Some("30"),
        counter: Some(""),
        algorithm: Some("SHA1"),
    };
    const GOOD: Draft<'_> = Draft { secret: "JBSW Y3DP EHPK 3PXP", kind: "totp", fields: FIELDS };

    fn with(fields: Edits<'_>) -> Draft<'_> {
        Draft { fields, ..GOOD }
    }

    #[test]
    fn a_filled_form_makes_an_entry() {
        let account = GOOD.check().unwrap();
        assert_eq!(account.secret.expose(), b"Hello!\xDE\xAD\xBE\xEF");
        assert_eq!(account.issuer.as_str(), "わりふ健康保険組合");
        assert_eq!(account.icon, Icon::Health);
        assert!(with(Edits { issuer: Some(""), ..FIELDS }).check().is_ok());
        assert!(with(Edits { account: Some(" "), ..FIELDS }).check().is_ok());
    }

    #[test]
    fn fields_that_are_left_out_have_the_usual_values() {
        let account = with(Edits { account: Some("taro"), ..Edits::default() }).check().unwrap();
        assert_eq!((account.kind, account.digits), (Kind::default(), Digits::default()));
        assert_eq!((account.algorithm, account.icon), (Algorithm::default(), Icon::default()));
        assert!(account.issuer.is_empty());
    }

    #[test]
    fn the_kind_decides_which_fields_count() {
        let counted = Edits {
            counter: Some("4１"),
            period: Some(""),
            digits: Some("8"),
            algorithm: Some("SHA256"),
            ..FIELDS
        };
        let account = Draft { kind: "hotp", ..with(counted) }.check().unwrap();
        assert_eq!((account.kind, account.digits.get()), (Kind::Hotp { counter: 41 }, 8));
        assert_eq!(account.algorithm, Algorithm::Sha256);
        let wrong = Some("x");
        let steam =
            Edits { counter: wrong, period: wrong, digits: wrong, algorithm: wrong, ..FIELDS };
        let account = Draft { kind: "steam", ..with(steam) }.check().unwrap();
        assert_eq!((account.kind, account.digits), (Kind::Steam, Digits::STEAM));
        assert_eq!(account.algorithm, Algorithm::Sha1);
        let timed = with(Edits { counter: wrong, ..FIELDS }).check().unwrap();
        assert_eq!(timed.kind, Kind::default());
    }

    #[test]
    fn each_wrong_field_is_named() {
        let counted = |counter| Draft { kind: "hotp", ..with(Edits { counter, ..FIELDS }) };
        let (empty, zero) = (Some(""), Some("0"));
        for (draft, field) in [
            (Draft { secret: "", ..GOOD }, Field::Secret),
            (with(Edits { issuer: empty, account: Some(" \u{202E}"), ..FIELDS }), Field::Account),
            (with(Edits { issuer: None, account: None, ..FIELDS }), Field::Account),
            (Draft { kind: "Totp", ..GOOD }, Field::Kind),
            (counted(empty), Field::Counter),
            (counted(None), Field::Counter),
            (counted(Some("18446744073709551616")), Field::Counter),
            (
                Draft {
                    kind: "hotp",
                    ..with(Edits { counter: zero, digits: Some("5"), ..FIELDS })
                },
                Field::Digits,
            ),
            (with(Edits { digits: Some("5"), ..FIELDS }), Field::Digits),
            (with(Edits { period: zero, ..FIELDS }), Field::Period),
            (with(Edits { algorithm: Some("null"), ..FIELDS }), Field::Algorithm),
            (with(Edits { icon: empty, ..FIELDS }), Field::Icon),
        ] {
            assert_eq!(draft.check().unwrap_err().fields(), [field]);
        }
    }

    #[test]
    fn debug_hides_the_secret() {
        assert!(!format!("{GOOD:?} {:?}", GOOD.check().unwrap()).contains("JBSW"));
    }
}
