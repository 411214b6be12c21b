use super::{
    Account, Algorithm, Digits, EntryError, Groups, Icon, Kind, Name, Note, Period, parse_counter,
};
use warifu_base::failure::Field;

/// The fields of an entry that the user can edit, as they are typed. `None` leaves a field
/// unchanged. Fields that the entry's kind lacks are ignored.
#[derive(Debug, Clone, Copy, Default)]
pub struct Edits<'a> {
    /// The service.
    pub issuer: Option<&'a str>,
    /// The account's name at the service.
    pub account: Option<&'a str>,
    /// [`Icon::name`].
    pub icon: Option<&'a str>,
    /// Lines of text.
    pub note: Option<&'a str>,
    /// The groups, which were checked when they were read.
    pub groups: Option<&'a Groups>,
    /// A decimal number. Steam's codes lack it.
    pub digits: Option<&'a str>,
    /// A decimal number of seconds. Only time-based codes have it.
    pub period: Option<&'a str>,
    /// A decimal number. Only counter-based codes have it.
    pub counter: Option<&'a str>,
    /// The name of a hash function. Steam's codes lack it.
    pub algorithm: Option<&'a str>,
}

impl Edits<'_> {
    /// Edits an account, and the note and the groups of its entry. Checks the fields in the form's
    /// order. After an error they may be edited in part.
    ///
    /// # Errors
    /// The first field that is wrong.
    pub fn apply(
        &self,
        account: &mut Account,
        note: &mut Note,
        groups: &mut Groups,
    ) -> Result<(), EntryError> {
        let Account { issuer, account, icon, algorithm, digits, kind, secret: _ } = account;
        set(account, self.account, |text| Name::new(text, Field::Account))?;
        set(issuer, self.issuer, |text| Name::new(text, Field::Issuer))?;
        if account.is_empty() && issuer.is_empty() {
            return Err(EntryError::NameEmpty);
        }
        if *kind != Kind::Steam {
            set(digits, self.digits, Digits::parse)?;
            match kind {
                Kind::Totp { period } => set(period, self.period, Period::parse)?,
                Kind::Hotp { counter } => set(counter, self.counter, parse_counter)?,
                Kind::Steam => {}
            }
            set(algorithm, self.algorithm, Algorithm::parse)?;
        }
        set(icon, self.icon, Icon::parse)?;
        set(note, self.note, Note::new)?;
        if let Some(edited) = self.groups {
            groups.clone_from(edited);
        }
        Ok(())
    }
}

fn set<T>(
    place: &mut T,
    typed: Option<&str>,
    parse: impl FnOnce(&str) -> Result<T, EntryError>,
) -> Result<(), EntryError> {
    if let Some(typed) = typed {
        *place = parse(typed)?;
    }
    Ok(())
}
