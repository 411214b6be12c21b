//! Texts of QR codes and lists → accounts, in every format that the core reads.

use crate::account::Account;
use crate::charset::shift_jis;
use serde::Serialize;
use tsify::{Ts, Tsify};
use warifu_base::append::Place;
use warifu_base::charset;
use warifu_boundary::{Refusal, to_js};
use warifu_core::import::{self, Document, Line, Progress, Refused, Session, Taken};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// The parts of a set of accounts. Both lists count from 1 and ascend.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ImportProgress {
    /// The parts that were read.
    pub have: Vec<u32>,
    /// The other parts.
    pub missing: Vec<u32>,
    /// Whether the accounts of the parts that were read are in the vault.
    pub is_added: bool,
}

/// An account that cannot be added.
#[derive(Debug, Serialize, Tsify)]
pub struct RefusedAccount {
    /// May be empty.
    pub issuer: String,
    /// May be empty.
    pub account: String,
    /// The reason.
    pub refused: Refusal,
}

/// A text that was read. `free()` wipes it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ImportedText {
    document: Document,
    is_again: bool,
}

#[wasm_bindgen]
impl ImportedText {
    /// Copies of the accounts that can be added, in the order of the text.
    #[must_use]
    pub fn accounts(&self) -> Vec<Account> {
        self.document.accounts().into_iter().cloned().map(Account::new).collect()
    }

    /// The accounts that cannot be added, in the order of the text.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn refused(&self) -> Result<Vec<Ts<RefusedAccount>>, Refusal> {
        self.document
            .refused()
            .into_iter()
            .map(|refused| to_js(&refused_account(refused)))
            .collect()
    }

    /// The place of the text in its set; `undefined` for an account that is complete by itself.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn progress(&self) -> Result<Option<Ts<ImportProgress>>, Refusal> {
        progress(self.document.progress())
    }

    /// Whether the same part was read before.
    #[wasm_bindgen(getter, js_name = isAgain)]
    #[must_use]
    pub fn is_again(&self) -> bool {
        self.is_again
    }

    /// Whether both are the same account, or the same part of the same set.
    #[wasm_bindgen(js_name = isSame)]
    #[must_use]
    pub fn is_same(&self, other: &ImportedText) -> bool {
        self.document.is_same(&other.document)
    }
}

/// Reads the texts of one import, in any order. `free()` wipes them.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct ImportReader(Session);

#[wasm_bindgen]
impl ImportReader {
    /// An import without any text.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the UTF-8 bytes of a text. A part of another set is refused until the parts before it
    /// are complete or were added.
    ///
    /// # Errors
    /// As of `readText`, and `import_other_set`. Nothing has changed then.
    pub fn take(&mut self, text: Vec<u8>) -> Result<ImportedText, Refusal> {
        let text = Zeroizing::new(text);
        let Taken { document, is_again } =
            self.0.take(&String::from_utf8_lossy(&text), &shift_jis)?;
        Ok(ImportedText { document, is_again })
    }

    /// Takes one of the QR codes over which a text is spread (ISO/IEC 18004 §8). Reads the text
    /// when none is missing.
    ///
    /// # Errors
    /// `import_appended` while others are missing; `import_appended_mixed`; then as of `take`.
    #[wasm_bindgen(js_name = takeAppended)]
    pub fn take_appended(
        &mut self,
        bytes: Vec<u8>,
        number: u8,
        count: u8,
        parity: u8,
    ) -> Result<ImportedText, Refusal> {
        let bytes = Zeroizing::new(bytes);
        let place = Place { number, count, parity };
        let Taken { document, is_again } = self.0.take_appended(place, &bytes, &shift_jis)?;
        Ok(ImportedText { document, is_again })
    }

    /// The parts of the set; `undefined` without any part.
    ///
    /// # Errors
    /// `platform_boundary`.
    pub fn progress(&self) -> Result<Option<Ts<ImportProgress>>, Refusal> {
        progress(self.0.progress())
    }

    /// To be called when the accounts were added. Forgets a set that is complete.
    #[wasm_bindgen(js_name = markAdded)]
    pub fn mark_added(&mut self) {
        self.0.mark_added();
    }
}

/// Reads the UTF-8 bytes of a text in whichever format it has.
///
/// # Errors
/// An `import_…`, `otpauth_…` or `entry_…` refusal; of a text without accounts, a `foreign_…` one
/// that says what it is.
#[wasm_bindgen(js_name = readText)]
pub fn read_text(text: Vec<u8>) -> Result<ImportedText, Refusal> {
    let text = Zeroizing::new(text);
    let document = import::read(&String::from_utf8_lossy(&text), &shift_jis)?;
    Ok(ImportedText { document, is_again: false })
}

/// Reads the UTF-8 bytes of an address that `readText` refuses only for its period or digits, with
/// the usual values in their place; `undefined` for any other text. The account has a notice.
#[wasm_bindgen(js_name = readTextWithUsual)]
#[must_use]
pub fn read_text_with_usual(text: Vec<u8>) -> Option<ImportedText> {
    let text = Zeroizing::new(text);
    let document = import::read_with_usual(&String::from_utf8_lossy(&text), &shift_jis)?;
    Some(ImportedText { document, is_again: false })
}

/// A line of a list: an address, or why it is not read.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct ListLine {
    /// From 1.
    pub number: usize,
    /// Not yet read.
    pub address: Option<String>,
    /// Without an address.
    pub refused: Option<Refusal>,
}

/// The addresses of a list in their order, and the lines that are neither addresses nor empty nor
/// comments. Stops after one more than `most`.
///
/// # Errors
/// `platform_boundary`.
#[wasm_bindgen(js_name = linesOf)]
pub fn lines_of(text: &str, most: usize) -> Result<Vec<Ts<ListLine>>, Refusal> {
    let view = |Line { number, address }: Line| {
        let (address, refused) = match address {
            Ok(address) => (Some(address.to_string()), None),
            Err(error) => (None, Some(error.into())),
        };
        to_js(&ListLine { number, address, refused })
    };
    import::lines(text, most).into_iter().map(view).collect()
}

/// The text of a file in UTF-8, UTF-16 or Shift_JIS; `undefined` if it is in none of them.
#[wasm_bindgen(js_name = textOfFile)]
#[must_use]
pub fn text_of_file(bytes: Vec<u8>) -> Option<String> {
    let bytes = Zeroizing::new(bytes);
    charset::decode_file(&bytes, &shift_jis)
}

/// Whether a text contains an address. It may still be damaged.
#[wasm_bindgen(js_name = holdsAccounts)]
#[must_use]
pub fn holds_accounts(text: &str) -> bool {
    import::holds_accounts(text)
}

fn progress(progress: Option<Progress>) -> Result<Option<Ts<ImportProgress>>, Refusal> {
    let view =
        |Progress { have, missing, is_added }| to_js(&ImportProgress { have, missing, is_added });
    progress.map(view).transpose()
}

fn refused_account(Refused { issuer, account, reason }: &Refused) -> RefusedAccount {
    RefusedAccount {
        issuer: issuer.as_str().to_owned(),
        account: account.as_str().to_owned(),
        refused: reason.clone().into(),
    }
}
