use super::{Document, ImportError, Part, PartSet, Progress, read};
use warifu_base::append::{AppendedSet, Place};
use warifu_base::charset::{ShiftJis, decode_or_mark};
use zeroize::Zeroizing;

/// The texts of one import, read in any order. It keeps the parts of one set at a time.
#[derive(Debug, Clone, Default)]
pub struct Session {
    parts: PartSet,
    appended: AppendedSet,
    /// Whether the accounts of the parts were added to the vault.
    is_added: bool,
}

/// A text that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The accounts of the text.
    pub document: Document,
    /// Whether the same part was read before.
    pub is_again: bool,
}

impl Session {
    /// An import without any text.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a text. The part of another set replaces the parts that were taken once these are
    /// complete or were added. `shift_jis` decodes names that are not UTF-8.
    ///
    /// # Errors
    /// [`ImportError`]; nothing has changed then.
    pub fn take(&mut self, text: &str, shift_jis: ShiftJis<'_>) -> Result<Taken, ImportError> {
        let document = read(text, shift_jis)?;
        let is_again = match &document {
            Document::Account(_) => false,
            Document::Part(part) => !self.take_part(part)?,
        };
        Ok(Taken { document, is_again })
    }

    /// Takes one of the QR codes over which a text is spread. Reads the text when none is missing.
    ///
    /// # Errors
    /// [`ImportError::Appended`] while others are missing; [`ImportError::AppendedMixed`]; then as
    /// of [`Self::take`].
    pub fn take_appended(
        &mut self,
        place: Place,
        bytes: &[u8],
        shift_jis: ShiftJis<'_>,
    ) -> Result<Taken, ImportError> {
        self.appended.take(place, bytes);
        let Place { number, count, .. } = place;
        if self.appended.missing() > 0 {
            return Err(ImportError::Appended { number, count });
        }
        let whole = std::mem::take(&mut self.appended).whole();
        let whole = whole.ok_or(ImportError::AppendedMixed)?;
        self.take(&Zeroizing::new(decode_or_mark(&whole, shift_jis)), shift_jis)
    }

    /// The parts that were taken and are missing; `None` without any part.
    #[must_use]
    pub fn progress(&self) -> Option<Progress> {
        let (have, missing) = (self.parts.have(), self.parts.missing());
        (!have.is_empty()).then_some(Progress { have, missing, is_added: self.is_added })
    }

    /// To be called when the accounts were added to the vault. Forgets a set that is complete.
    pub fn mark_added(&mut self) {
        if self.parts.missing().is_empty() {
            *self = Self::default();
        } else {
            self.is_added = true;
        }
    }

    /// Returns whether the part is new.
    fn take_part(&mut self, part: &Part) -> Result<bool, ImportError> {
        match self.parts.take(part.clone()) {
            Err(ImportError::OtherSet) if self.is_added || self.parts.missing().is_empty() => {
                *self = Self::default();
                self.parts.take(part.clone())
            }
            taken => taken,
        }
    }
}
