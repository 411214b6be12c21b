//! The fields of an entry: as the user edits them, and as pages show them.

use crate::names;
use crate::normalisation::normalise;
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use warifu_boundary::Refusal;
use warifu_core::account::{Account, Algorithm, Edits, Groups, Icon, Kind, Period};
use zeroize::Zeroize;

/// The fields of an entry that the user can edit, as they are typed. A missing field stays as it
/// is, and so does one that the kind lacks.
#[derive(Clone, Default, Serialize, Deserialize, Tsify, Zeroize)]
#[serde(default)]
pub struct EntryFields {
    /// The service.
    #[tsify(optional)]
    pub issuer: Option<String>,
    /// The account's name at the service.
    #[tsify(optional)]
    pub account: Option<String>,
    /// The icon beside the name.
    #[tsify(optional)]
    #[zeroize(skip)]
    pub icon: Option<names::Icon>,
    /// Lines of text.
    #[tsify(optional)]
    pub note: Option<String>,
    /// Names, separated by commas.
    #[tsify(optional)]
    pub groups: Option<String>,
    /// A decimal number. Steam's codes lack it.
    #[tsify(optional)]
    pub digits: Option<String>,
    /// A decimal number of seconds. Only time-based codes have it.
    #[tsify(optional)]
    pub period: Option<String>,
    /// A decimal number. Only counter-based codes have it.
    #[tsify(optional)]
    pub counter: Option<String>,
    /// Steam's codes lack it.
    #[tsify(optional)]
    #[zeroize(skip)]
    pub algorithm: Option<names::Algorithm>,
}

impl std::fmt::Debug for EntryFields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EntryFields(…)")
    }
}

impl EntryFields {
    /// The groups, to be given to [`Self::edits`].
    pub(crate) fn groups(&self) -> Result<Option<Groups>, Refusal> {
        let groups = self.groups.as_deref().map(|names| Groups::parse(names, &normalise));
        Ok(groups.transpose()?)
    }

    pub(crate) fn edits<'a>(&'a self, groups: Option<&'a Groups>) -> Edits<'a> {
        let Self { issuer, account, icon, note, groups: _, digits, period, counter, algorithm } =
            self;
        Edits {
            issuer: issuer.as_deref(),
            account: account.as_deref(),
            icon: icon.map(|icon| Icon::from(icon).name()),
            note: note.as_deref(),
            groups,
            digits: digits.as_deref(),
            period: period.as_deref(),
            counter: counter.as_deref(),
            algorithm: algorithm.map(|algorithm| Algorithm::from(algorithm).name()),
        }
    }
}

/// The values that codes are computed from, without the secret.
#[derive(Debug, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Parameters {
    /// The kind of code: time-based, counter-based or Steam's.
    pub kind: names::Kind,
    /// The hash function of the HMAC.
    pub algorithm: names::Algorithm,
    /// 6 to 10, or 5 for Steam's codes.
    pub digits: u8,
    /// Seconds; `null` for counter-based codes.
    pub period: Option<u32>,
    /// The counter of the next code, in decimal; `null` for time-based codes.
    pub counter: Option<String>,
}

pub(crate) fn parameters(account: &Account) -> Parameters {
    Parameters {
        kind: account.kind.into(),
        algorithm: account.algorithm.into(),
        digits: account.digits.get(),
        period: period(account.kind),
        counter: account.kind.counter().as_ref().map(u64::to_string),
    }
}

/// Seconds; `None` for counter-based codes.
pub(crate) fn period(kind: Kind) -> Option<u32> {
    kind.period().map(Period::seconds)
}
