//! Unicode normalisation (UAX #15).

/// A normalisation form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Canonical decomposition, followed by canonical composition.
    Nfc,
    /// Canonical decomposition.
    Nfd,
    /// Compatibility decomposition, followed by canonical composition.
    Nfkc,
}

/// Brings a text into a form. The codes module uses the browser's `normalize`, so that it need not
/// contain the tables.
pub type Normalise<'a> = &'a dyn Fn(Form, &str) -> String;
