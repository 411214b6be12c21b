use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// Something harmless that the user should know.
#[derive(Debug, Clone, Serialize, Deserialize, Tsify)]
pub struct Notice {
    /// The key of its text.
    pub code: NoticeCode,
    /// Values that the text quotes.
    pub values: Vec<String>,
}

/// Something harmless about an account that the user should know. The string is the key of its text
/// in `_locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub enum NoticeCode {
    /// A name has letters that look like Latin ones.
    #[serde(rename = "notice_lookalike")]
    Lookalike,
    /// The label and the parameter give different issuers.
    #[serde(rename = "notice_issuer_differs")]
    IssuerDiffers,
    /// A name was left out because its encoding is unknown.
    #[serde(rename = "notice_name_unreadable")]
    NameUnreadable,
    /// The account is taken for Steam's kind only because of its issuer.
    #[serde(rename = "notice_steam")]
    Steam,
    /// The account has the usual period or digits, because the address had invalid ones.
    #[serde(rename = "notice_usual")]
    Usual,
    /// The program that wrote the file is known to lose algorithm, period and kind.
    #[serde(rename = "notice_parameters_lost")]
    ParametersLost,
    /// The other program's note was longer than a note may be, and was cut.
    #[serde(rename = "notice_note_cut")]
    NoteCut,
    /// A group of the other program was left out: its name is too long, or there are too many.
    #[serde(rename = "notice_group_left_out")]
    GroupLeftOut,
}
