//! What the columns of a table hold, by the names in its first row.

use crate::App;
use csv::StringRecord;

/// The columns of a table that are read. Several may hold the same thing: then the first that is
/// not empty counts.
#[derive(Default)]
pub(super) struct Columns {
    pub(super) issuer: Vec<usize>,
    pub(super) account: Vec<usize>,
    pub(super) note: Vec<usize>,
    pub(super) group: Vec<usize>,
    pub(super) tags: Vec<usize>,
    pub(super) favourite: Vec<usize>,
    pub(super) codes: Vec<Code>,
    pub(super) algorithm: Vec<usize>,
    pub(super) digits: Vec<usize>,
    pub(super) period: Vec<usize>,
    pub(super) counter: Vec<usize>,
    pub(super) kind: Vec<usize>,
}

/// A column with one-time codes.
pub(super) struct Code {
    pub(super) column: usize,
    pub(super) form: Form,
}

/// How a column gives an account.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// An address, or a bare key of the usual codes.
    Field,
    /// A bare key. Its parameters are in other columns.
    Key,
    /// The bare key of a counter-based code. The counter is in another column.
    CounterKey,
}

/// Columns with an address or a bare key.
const FIELDS: &[&str] = &[
    // Apple Passwords, 1Password, and programs that write for them.
    "otpauth",
    "otpauthurl",
    "otpauthuri",
    // Dashlane
    "otpsecret",
    "otpurl",
    // Bitwarden, Vaultwarden, Bitwarden Authenticator
    "logintotp",
    // Proton Pass, KeePassXC, LastPass, Passbolt
    "totp",
    // Enpass
    "totpsecretkey",
    // MYKI
    "twofasecret",
    // Others
    "otp",
    "otpuri",
    "totpkey",
    "totpsecret",
    "totpuri",
    "totpurl",
    "2fa",
    "2fasecret",
    "onetimecode",
    "onetimepassword",
    "authenticatorkey",
];
const KEYS: &[&str] = &["secret", "secretkey", "timeotpsecretbase32"];
const COUNTER_KEYS: &[&str] = &["hmacotpsecretbase32"];

const TITLES: &[&str] = &["title", "name", "nickname", "service", "label"];
const ACCOUNTS: &[&str] =
    &["account", "username", "loginusername", "login", "user", "email", "username2", "username3"];
const PASSWORDS: &[&str] = &["password", "pwd", "loginpassword"];
const PLACES: &[&str] = &["url", "loginuri", "website", "websiteaddress"];
const NOTES: &[&str] = &["note", "notes", "comment", "comments", "extra", "additionalinfo"];
const GROUPS: &[&str] = &["folder", "group", "grouping", "vault", "category", "sharedfolder"];
const FAVOURITES: &[&str] = &["favorite", "favourite", "fav", "pinned"];

impl Columns {
    /// The columns of a table of accounts or passwords, and the program that writes such tables.
    /// `None` for any other first row.
    pub(super) fn of(header: &StringRecord) -> Option<(App, Self)> {
        let names: Vec<String> = header.iter().map(normal).collect();
        let find = |wanted: &[&str]| {
            let at = |name: &&str| names.iter().position(|other| other == name);
            wanted.iter().filter_map(at).collect::<Vec<_>>()
        };
        let codes = |wanted, form| {
            find(wanted).into_iter().map(move |column| Code { column, form }).collect::<Vec<_>>()
        };
        let (titles, accounts) = (find(TITLES), find(ACCOUNTS));
        let is_of_passwords =
            !find(PASSWORDS).is_empty() && (!accounts.is_empty() || !find(PLACES).is_empty());
        let fields = codes(FIELDS, Form::Field);
        let keys: Vec<_> = codes(KEYS, Form::Key)
            .into_iter()
            .chain(codes(COUNTER_KEYS, Form::CounterKey))
            .collect();
        // "secret" alone is a common word.
        let has_names = names.iter().any(|name| name == "issuer")
            || names.iter().any(|name| name.contains("otp"))
            || (!titles.is_empty() && !find(&["type", "digits", "algorithm"]).is_empty());
        if !is_of_passwords
            && (fields.is_empty() || names.len() < 2)
            && (keys.is_empty() || !has_names)
        {
            return None;
        }
        let issuers = find(&["issuer"]);
        let (issuer, account) = if issuers.is_empty() {
            (titles, accounts)
        } else {
            // Beside an issuer, the name is the account's.
            (issuers, [accounts, titles].concat())
        };
        let columns = Self {
            issuer,
            account,
            note: find(NOTES),
            group: find(GROUPS),
            tags: find(&["tags", "tag"]),
            favourite: find(FAVOURITES),
            codes: fields.into_iter().chain(keys).collect(),
            algorithm: find(&["algorithm", "algo", "timeotpalgorithm"]),
            digits: find(&["digits", "timeotplength"]),
            period: find(&["period", "timer", "interval", "timeotpperiod"]),
            counter: find(&["counter", "hmacotpcounter"]),
            kind: find(&["type", "kind", "otptype"]),
        };
        Some((program(&names), columns))
    }

    /// Keeper's tables have no first row with names: folder, title, login, password, address, notes
    /// and shared folder come first, and then pairs of a name and a value.
    pub(super) fn of_keeper() -> Self {
        Self {
            group: vec![0, 6],
            issuer: vec![1],
            account: vec![2],
            note: vec![5],
            ..Self::default()
        }
    }
}

/// A name without case, blanks and punctuation.
fn normal(name: &str) -> String {
    name.chars().filter(|one| one.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The names of columns that only this program's tables have. The first row that fits counts.
const PROGRAMS: &[(&[&str], App)] = &[
    (&["logintotp"], App::Bitwarden),
    (&["username3", "otpsecret"], App::Dashlane),
    (&["username3", "otpurl"], App::Dashlane),
    (&["otpauth", "archived"], App::OnePassword),
    (&["title", "url", "otpauth"], App::ApplePasswords),
    (&["name", "login", "rffieldsv2"], App::RoboForm),
    (&["name", "login", "rffields"], App::RoboForm),
    (&["name", "cardholdername"], App::NordPass),
    (&["type", "name", "totp", "vault"], App::ProtonPass),
    (&["grouping", "extra", "totp"], App::LastPass),
    (&["group", "title", "password"], App::KeePassXc),
    (&["websiteaddress", "sharedfolder"], App::Keeper),
    (&["title", "totpsecretkey"], App::Enpass),
    (&["httprealm", "formactionorigin"], App::Firefox),
    (&["name", "url", "username", "password"], App::Chrome),
];

fn program(names: &[String]) -> App {
    let has = |name: &&str| names.iter().any(|other| other == name);
    let found = PROGRAMS.iter().find(|(wanted, _)| wanted.iter().all(has));
    found.map_or(App::Csv, |(_, app)| *app)
}
