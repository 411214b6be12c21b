use super::{
    Algorithm, Digits, Entry, EntryError, Icon, Kind, Name, Period, Secret, parse_counter,
};
use std::fmt;
use warifu_base::failure::Field;

/// What a person typed into the form, not yet checked.
#[derive(Clone)]
pub struct Draft<'a> {
    /// Base32, separators welcome.
    pub secret: &'a str,
    /// Who issued it.
    pub issuer: &'a str,
    /// Whose it is.
    pub account: &'a str,
    /// [`Kind::name`]. It decides which of the fields below count.
    pub kind: &'a str,
    /// A decimal number. Not of Steam's.
    pub digits: &'a str,
    /// A decimal number of seconds. Of time-based codes.
    pub period: &'a str,
    /// A decimal number. Of counter-based codes.
    pub counter: &'a str,
    /// A hash's name. Not of Steam's.
    pub algorithm: &'a str,
    /// An icon's name.
    pub icon: &'a str,
}

impl Draft<'_> {
    /// Checks field by field, in the order in which the form shows them.
    ///
    /// # Errors
    /// The first field that is wrong.
    pub fn check(&self) -> Result<Entry, EntryError> {
        let secret = Secret::from_base32(self.secret)?;
        let account = Name::new(self.account, Field::Account)?;
        let issuer = Name::new(self.issuer, Field::Issuer)?;
        if account.is_empty() && issuer.is_empty() {
            return Err(EntryError::NameEmpty);
        }
        let (kind, digits, algorithm) = self.parameters()?;
        let icon = Icon::parse(self.icon)?;
        Ok(Entry { issuer, account, secret, algorithm, digits, kind, icon })
    }

    fn parameters(&self) -> Result<(Kind, Digits, Algorithm), EntryError> {
        if self.kind == Kind::Steam.name() {
            return Ok((Kind::Steam, Digits::STEAM, Algorithm::Sha1));
        }
        let digits = Digits::parse(self.digits)?;
        let kind = match self.kind {
            "totp" => Kind::Totp { period: Period::parse(self.period)? },
            "hotp" => Kind::Hotp { counter: parse_counter(self.counter)? },
            _ => return Err(EntryError::Kind),
        };
        Ok((kind, digits, Algorithm::parse(self.algorithm)?))
    }
}

impl fmt::Debug for Draft<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draft")
            .field("issuer", &self.issuer)
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use warifu_base::failure::Failure as _;

    const GOOD: Draft<'_> = Draft {
        secret: "JBSW Y3DP EHPK 3PXP",
        issuer: "わりふ健康保険組合",
        account: "taro.yamada",
        kind: "totp",
        digits: "6",
        period: "30",
        counter: "",
        algorithm: "SHA1",
        icon: "health",
    };

    #[test]
    fn a_filled_form_makes_an_entry() {
        let entry = GOOD.check().unwrap();
        assert_eq!(entry.secret.expose(), b"Hello!\xDE\xAD\xBE\xEF");
        assert_eq!(entry.issuer.as_str(), "わりふ健康保険組合");
        assert_eq!(entry.icon, Icon::Health);
        assert!(Draft { issuer: "", ..GOOD }.check().is_ok());
        assert!(Draft { account: " ", ..GOOD }.check().is_ok());
    }

    #[test]
    fn the_kind_decides_which_fields_count() {
        let counted = Draft {
            kind: "hotp",
            counter: "4１",
            period: "",
            digits: "8",
            algorithm: "SHA256",
            ..GOOD
        };
        let entry = counted.check().unwrap();
        assert_eq!((entry.kind, entry.digits.get()), (Kind::Hotp { counter: 41 }, 8));
        assert_eq!(entry.algorithm, Algorithm::Sha256);
        let entry =
            Draft { kind: "steam", counter: "x", period: "x", digits: "x", algorithm: "x", ..GOOD }
                .check()
                .unwrap();
        assert_eq!(
            (entry.kind, entry.digits, entry.algorithm),
            (Kind::Steam, Digits::STEAM, Algorithm::Sha1)
        );
        assert_eq!(Draft { counter: "x", ..GOOD }.check().unwrap().kind, Kind::default());
    }

    #[test]
    fn each_wrong_field_is_named() {
        for (draft, field) in [
            (Draft { secret: "", ..GOOD }, Field::Secret),
            (Draft { issuer: "", account: " \u{202E}", ..GOOD }, Field::Account),
            (Draft { kind: "Totp", ..GOOD }, Field::Kind),
            (Draft { kind: "hotp", ..GOOD }, Field::Counter),
            (Draft { kind: "hotp", counter: "18446744073709551616", ..GOOD }, Field::Counter),
            (Draft { kind: "hotp", counter: "0", digits: "5", ..GOOD }, Field::Digits),
            (Draft { digits: "5", ..GOOD }, Field::Digits),
            (Draft { period: "0", ..GOOD }, Field::Period),
            (Draft { algorithm: "null", ..GOOD }, Field::Algorithm),
            (Draft { icon: "", ..GOOD }, Field::Icon),
        ] {
            assert_eq!(draft.check().unwrap_err().fields(), [field]);
        }
    }

    #[test]
    fn debug_hides_the_secret() {
        assert!(!format!("{GOOD:?} {:?}", GOOD.check().unwrap()).contains("JBSW"));
    }
}
