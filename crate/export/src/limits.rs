//! The accounts that a form can hold.

use crate::{Entry, Unfit, UnfitError};
use warifu_core::account::{Account, Kind};

/// The numbers of digits that an account can have.
pub(crate) const ANY_DIGITS: &[u8] = &[6, 7, 8, 9, 10];

/// What a form can hold, so that the programs that read it compute the same codes. All forms hold
/// all three algorithms.
pub(crate) struct Limits {
    /// The highest counter. `None` if the form holds no counter-based codes.
    pub(crate) max_counter: Option<u64>,
    /// Whether it holds Steam's codes.
    pub(crate) holds_steam: bool,
    /// The numbers of digits. Steam's five characters are no such number.
    pub(crate) digits: &'static [u8],
    /// The periods of time-based codes.
    pub(crate) periods: Periods,
}

/// Periods, in seconds.
pub(crate) enum Periods {
    UpTo(u32),
    OneOf(&'static [u32]),
}

impl Limits {
    /// The entries that fit, and the others with the reasons.
    pub(crate) fn divide<'a>(&self, entries: &'a [Entry]) -> (Vec<&'a Entry>, Vec<Unfit>) {
        let (mut fitting, mut unfit) = (Vec::new(), Vec::new());
        for (index, entry) in entries.iter().enumerate() {
            match self.check(&entry.account) {
                Ok(()) => fitting.push(entry),
                Err(reason) => unfit.push(Unfit { index, reason }),
            }
        }
        (fitting, unfit)
    }

    pub(crate) fn check(&self, account: &Account) -> Result<(), UnfitError> {
        match account.kind {
            Kind::Totp { period } => self.check_period(period.seconds())?,
            Kind::Hotp { counter } => match self.max_counter {
                None => return Err(UnfitError::CounterBased),
                Some(max) if counter > max => return Err(UnfitError::Counter),
                Some(_) => {}
            },
            Kind::Steam if self.holds_steam => return Ok(()),
            Kind::Steam => return Err(UnfitError::Steam),
            _ => return Err(UnfitError::Kind),
        }
        let digits = account.digits.get();
        if self.digits.contains(&digits) { Ok(()) } else { Err(UnfitError::Digits { digits }) }
    }

    fn check_period(&self, seconds: u32) -> Result<(), UnfitError> {
        let is_held = match self.periods {
            Periods::UpTo(max) => seconds <= max,
            Periods::OneOf(periods) => periods.contains(&seconds),
        };
        if is_held { Ok(()) } else { Err(UnfitError::Period { seconds }) }
    }
}
