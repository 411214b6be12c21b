//! Entries with everything that a file could break, and what each form keeps of them.

use warifu_base::failure::Field;
use warifu_core::account::{
    Account, Algorithm, Digits, Host, Icon, Kind, Name, Note, Period, Secret,
};
use warifu_core::otpauth::{self, Label};
use warifu_export::{Entry, Form};
use warifu_import::Item;

/// An entry under construction.
#[derive(Clone)]
pub(crate) struct Made(Entry);

/// An entry of `Service` with the usual codes.
pub(crate) fn named(account: &str) -> Made {
    let name = |text, field| Name::new(text, field).unwrap();
    Made(Entry {
        account: Account {
            issuer: name("Service", Field::Issuer),
            account: name(account, Field::Account),
            secret: Secret::from_bytes(b"Hello!\xDE\xAD\xBE\xEF".to_vec()).unwrap(),
            algorithm: Algorithm::Sha1,
            digits: Digits::default(),
            kind: Kind::default(),
            icon: Icon::default(),
        },
        note: Note::default(),
        is_favourite: false,
        hosts: Vec::new(),
        groups: Vec::new(),
        added: 1_700_000_000,
    })
}

impl Made {
    pub(crate) fn issuer(mut self, issuer: &str) -> Self {
        self.0.account.issuer = Name::new(issuer, Field::Issuer).unwrap();
        self
    }

    pub(crate) fn secret(mut self, bytes: &[u8]) -> Self {
        self.0.account.secret = Secret::from_bytes(bytes.to_vec()).unwrap();
        self
    }

    pub(crate) fn totp(mut self, algorithm: Algorithm, digits: u32, period: u32) -> Self {
        self.0.account.algorithm = algorithm;
        self.0.account.digits = Digits::new(digits).unwrap();
        self.0.account.kind = Kind::Totp { period: Period::new(period).unwrap() };
        self
    }

    pub(crate) fn hotp(mut self, counter: u64) -> Self {
        self.0.account.kind = Kind::Hotp { counter };
        self
    }

    pub(crate) fn steam(mut self) -> Self {
        self.0.account.kind = Kind::Steam;
        self.0.account.digits = Digits::STEAM;
        self
    }

    pub(crate) fn note(mut self, note: &str) -> Self {
        self.0.note = Note::new(note).unwrap();
        self
    }

    fn favourite(mut self) -> Self {
        self.0.is_favourite = true;
        self
    }

    fn host(mut self, host: &str) -> Self {
        self.0.hosts.push(Host::parse(host).unwrap());
        self
    }

    pub(crate) fn groups(mut self, groups: &[&str]) -> Self {
        self.0.groups = groups.iter().map(|&group| group.to_owned()).collect();
        self
    }
}

impl From<Made> for Entry {
    fn from(made: Made) -> Self {
        made.0
    }
}

pub(crate) fn entries() -> Vec<Entry> {
    let made = [
        named("山田 太郎").issuer("わりふ健康保険組合").favourite().host("kenpo.example.jp"),
        named("a,b;c\td@例え.jp").note("line 1\nline \"2\", and\n=1+1\n\nlast").groups(&["仕事"]),
        named("👩\u{200D}💻 \"quoted\" 'single' \\back\\").secret(&[0xFF; 64]),
        named("=HYPERLINK(\"x.example\")").issuer("+1"),
        named("@sum").issuer("-2").note("=cmd"),
        named("مرحبا").issuer("שלום").groups(&["仕事", "個人, \"家\""]),
        named("").issuer("only a service"),
        named("only an account").issuer(""),
        named("<b>&amp;</b>").issuer("{\"a\": [1]}"),
        named("sha256").totp(Algorithm::Sha256, 8, 30).secret(&[7; 32]),
        named("sha512").totp(Algorithm::Sha512, 7, 60).secret(&[9; 128]),
        named("short secret").secret(&[1]),
        named("long secret").secret(&[0x5A; 512]),
        named("counted").hotp(0),
        named("counted far").hotp(0x7FFF_FFFF).totp_keeps_counter(),
        named("ten digits").totp(Algorithm::Sha1, 10, 30),
        named("odd period").totp(Algorithm::Sha1, 6, 45),
        named("long period").totp(Algorithm::Sha1, 6, 86_400),
        named("player").issuer("My games").steam().note("games"),
    ];
    made.into_iter().map(Entry::from).collect()
}

impl Made {
    /// Eight digits of SHA-256, counted.
    fn totp_keeps_counter(mut self) -> Self {
        self.0.account.algorithm = Algorithm::Sha256;
        self.0.account.digits = Digits::new(8).unwrap();
        self
    }
}

/// The accounts of addresses, one a line.
pub(crate) fn from_addresses(file: &[u8]) -> Vec<Item> {
    let text = std::str::from_utf8(file).unwrap();
    let item = |line| {
        let account = otpauth::parse(line, &|_| None).unwrap().account;
        let (note, groups, notices) = (Note::default(), Vec::new(), Vec::new());
        Item { account, note, is_favourite: false, groups, notices }
    };
    text.lines().map(item).collect()
}

pub(crate) fn compare(form: Form, item: &Item, entry: &Entry) {
    let (read, wanted) = (&item.account, &entry.account);
    let names = (read.issuer.as_str().to_owned(), read.account.as_str().to_owned());
    assert_eq!(names, expected_names(form, wanted), "{form:?}");
    let parameters = |it: &Account| (it.kind, it.algorithm, it.digits);
    assert_eq!(parameters(read), parameters(wanted), "{form:?} {}", wanted.account.as_str());
    assert_eq!(read.secret.expose(), wanted.secret.expose(), "{form:?}");
    let note = if form.holds_notes() { entry.note.as_str() } else { "" };
    assert_eq!(item.note.as_str(), note, "{form:?}");
    let holds_favourites =
        !matches!(form, Form::Otpauth | Form::Twofas | Form::TwofasSealed | Form::Csv);
    assert_eq!(item.is_favourite, entry.is_favourite && holds_favourites, "{form:?}");
    let groups = match form {
        Form::Otpauth | Form::Csv => 0,
        Form::Aegis | Form::AegisSealed | Form::Cxf => entry.groups.len(),
        _ => entry.groups.len().min(1),
    };
    assert_eq!(item.groups, entry.groups[..groups], "{form:?}");
}

/// Programs other than Aegis require a title, so the account is also the title of an entry without
/// an issuer.
fn expected_names(form: Form, account: &Account) -> (String, String) {
    let (issuer, name) = (account.issuer.as_str(), account.account.as_str());
    let title = if issuer.is_empty() { name } else { issuer };
    let apart = |issuer| {
        let (issuer, name, _) = Label::apart(name, issuer).names().unwrap();
        (issuer.as_str().to_owned(), name.as_str().to_owned())
    };
    match form {
        Form::Bitwarden | Form::BitwardenSealed | Form::Csv => (title.to_owned(), name.to_owned()),
        Form::Otpauth => (issuer.to_owned(), name.to_owned()),
        Form::Aegis | Form::AegisSealed => apart(issuer),
        _ => apart(title),
    }
}
