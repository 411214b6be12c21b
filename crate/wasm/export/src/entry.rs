use serde::Deserialize;
use tsify::Tsify;
use warifu_base::failure::Field;
use warifu_boundary::Refusal;
use warifu_core::account::{
    Account, Algorithm, Digits, EntryError, Host, Icon, Kind, Name, Note, Period, Secret,
    parse_counter,
};
use warifu_export::Entry;
use zeroize::{Zeroize, Zeroizing};

/// An entry with its secret, as the codes module gives it.
#[derive(Deserialize, Tsify, Zeroize)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct ExportedEntry {
    /// May be empty.
    pub issuer: String,
    /// May be empty.
    pub account: String,
    /// The shared secret.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub secret: Vec<u8>,
    /// `totp`, `hotp` or `steam`.
    pub kind: String,
    /// `SHA1`, `SHA256` or `SHA512`.
    pub algorithm: String,
    /// 6 to 10. Ignored for Steam's codes.
    pub digits: u8,
    /// Seconds; `null` for counter-based codes.
    pub period: Option<u32>,
    /// The counter of the next code, in decimal; `null` for time-based codes.
    pub counter: Option<String>,
    /// Lines of text. May be empty.
    pub note: String,
    /// Whether it is shown before the others.
    pub is_favourite: bool,
    /// The hosts on which it was used, the latest first.
    pub hosts: Vec<String>,
    /// The names of its groups.
    pub groups: Vec<String>,
    /// When it was added, in seconds since 1970.
    pub added: f64,
}

impl ExportedEntry {
    /// Checks the values once more.
    pub(crate) fn check(self) -> Result<Entry, Refusal> {
        let mut entry = Zeroizing::new(self);
        let secret = std::mem::take(&mut entry.secret);
        let (kind, digits) = entry.kind()?;
        let account = Account {
            issuer: Name::new(&entry.issuer, Field::Issuer)?,
            account: Name::new(&entry.account, Field::Account)?,
            secret: Secret::from_bytes(secret)?,
            algorithm: Algorithm::parse(&entry.algorithm)?,
            digits,
            kind,
            icon: Icon::default(),
        };
        Ok(Entry {
            account,
            note: Note::new(&entry.note)?,
            is_favourite: entry.is_favourite,
            hosts: entry.hosts.iter().filter_map(|host| Host::parse(host)).collect(),
            groups: entry.groups.clone(),
            added: whole(entry.added),
        })
    }

    fn kind(&self) -> Result<(Kind, Digits), EntryError> {
        let digits = || Digits::new(self.digits.into());
        match self.kind.as_str() {
            "totp" => {
                let period = Period::new(self.period.ok_or(EntryError::Period)?)?;
                Ok((Kind::Totp { period }, digits()?))
            }
            "hotp" => {
                let counter = parse_counter(self.counter.as_deref().unwrap_or(""))?;
                Ok((Kind::Hotp { counter }, digits()?))
            }
            "steam" => Ok((Kind::Steam, Digits::STEAM)),
            _ => Err(EntryError::Kind),
        }
    }
}

#[allow(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float-to-integer cast saturates"
)]
fn whole(seconds: f64) -> u64 {
    seconds as u64
}
