use crate::App;
use strum::{IntoStaticStr, VariantNames};
use warifu_base::failure::{Failure, Field};
use warifu_core::otpauth::OtpauthError;

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "import_file_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum FileError {
    /// No known program writes such files.
    #[error("the format is unknown")]
    Unknown,
    /// Beyond [`crate::MAX_FILE_BYTES`], or beyond the bound of a part of it.
    #[error("larger than {max_mib} MiB")]
    TooLarge {
        /// The bound in MiB.
        max_mib: usize,
    },
    /// Beyond [`crate::MAX_ITEMS`].
    #[error("{count} accounts are more than {max}")]
    TooMany {
        /// The number of accounts.
        count: usize,
        /// The bound.
        max: usize,
    },
    /// The file departs from its format.
    #[error("a damaged file of {}", app.name())]
    Damaged {
        /// The program whose format it is.
        app: App,
    },
    /// The file has no account with one-time codes.
    #[error("no account in a file of {}", app.name())]
    Empty {
        /// The program that wrote it.
        app: App,
    },
    /// A version of the format that came later.
    #[error("version {version} of {} is not known", app.name())]
    Version {
        /// The program that wrote it.
        app: App,
        /// The version that the file names.
        version: String,
    },
    /// Another password sealed the file. The format authenticates its content, so the file itself
    /// is whole.
    #[error("the password does not open it")]
    Password,
    /// Another password sealed the file, or it is damaged: the format cannot tell these apart.
    #[error("the password does not open it, or it is damaged")]
    PasswordOrDamaged,
    /// Another password sealed the database, or a key file belongs to the password.
    #[error("the password alone does not open it")]
    PasswordOrKeyFile,
    /// Only the account with which it was written opens it.
    #[error("bound to an account of {}", app.name())]
    AccountBound {
        /// The program that wrote it.
        app: App,
    },
    /// A form of the program's files that is not read, for which there is another form.
    #[error("a form of {} that is not read", app.name())]
    OtherForm {
        /// The program that wrote it.
        app: App,
    },
    /// The key derivation asks for more memory than [`crate::kdf::MAX_MEMORY_KIB`].
    #[error("a key derivation with {mib} MiB is more than {max} MiB")]
    TooMuchMemory {
        /// The memory that it asks for.
        mib: u64,
        /// The bound.
        max: u64,
    },
    /// The key derivation asks for more work than is accepted.
    #[error("a key derivation with {rounds} rounds is more than {max}")]
    TooManyRounds {
        /// The rounds that it asks for.
        rounds: u64,
        /// The bound.
        max: u64,
    },
    /// The browser has too little memory for the key derivation.
    #[error("the memory for the key derivation cannot be allocated")]
    NoMemory,
}

impl Failure for FileError {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn fields(&self) -> Vec<Field> {
        match self {
            Self::Password | Self::PasswordOrDamaged | Self::PasswordOrKeyFile => {
                vec![Field::Password]
            }
            _ => Vec::new(),
        }
    }

    fn values(&self) -> Vec<String> {
        match self {
            Self::TooLarge { max_mib } => vec![max_mib.to_string()],
            Self::TooMany { count, max } => vec![count.to_string(), max.to_string()],
            Self::Damaged { app }
            | Self::Empty { app }
            | Self::AccountBound { app }
            | Self::OtherForm { app } => vec![app.name().to_owned()],
            Self::Version { app, version } => vec![app.name().to_owned(), version.clone()],
            Self::TooMuchMemory { mib: asked, max }
            | Self::TooManyRounds { rounds: asked, max } => {
                vec![asked.to_string(), max.to_string()]
            }
            Self::Unknown
            | Self::Password
            | Self::PasswordOrDamaged
            | Self::PasswordOrKeyFile
            | Self::NoMemory => Vec::new(),
        }
    }
}

/// Why an account of a file is not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, IntoStaticStr, VariantNames)]
#[strum(prefix = "import_entry_", serialize_all = "snake_case")]
#[non_exhaustive]
pub enum EntryError {
    /// Without a secret, or with one that is damaged or too long.
    #[error("the secret is missing, damaged or too long")]
    Secret,
    /// A kind of code that only some programs show.
    #[error("the kind of code {kind:?} is not supported")]
    Kind {
        /// The kind, as the file names it. At most 20 characters.
        kind: String,
    },
    /// A hash function that is not supported.
    #[error("the algorithm {algorithm:?} is none of SHA-1, SHA-256 and SHA-512")]
    Algorithm {
        /// The algorithm, as the file names it. At most 20 characters.
        algorithm: String,
    },
    /// A number of digits that no code has.
    #[error("the number of digits is not from 6 to 10")]
    Digits,
    /// A period of no seconds, or something else than a number.
    #[error("the period is not a number of seconds")]
    Period,
    /// Not a counter, or none at all.
    #[error("the counter is not a number")]
    Counter,
    /// A name beyond [`warifu_core::account::MAX_NAME_CHARS`].
    #[error("a name is too long")]
    NameTooLong {
        /// Issuer or account.
        field: Field,
    },
    /// The file has an address, and that is refused.
    #[error(transparent)]
    #[strum(disabled)]
    Address(#[from] OtpauthError),
}

impl EntryError {
    /// An unsupported kind of code. The name is cut.
    pub(crate) fn kind(name: &str) -> Self {
        Self::Kind { kind: short(name) }
    }

    /// An unsupported hash function. The name is cut.
    pub(crate) fn algorithm(name: &str) -> Self {
        Self::Algorithm { algorithm: short(name) }
    }
}

/// A file could hold anything in place of a short name.
fn short(name: &str) -> String {
    name.chars().filter(|character| !character.is_control()).take(20).collect()
}

impl Failure for EntryError {
    fn code(&self) -> &'static str {
        match self {
            Self::Address(error) => error.code(),
            error => error.into(),
        }
    }

    fn fields(&self) -> Vec<Field> {
        match self {
            Self::Secret => vec![Field::Secret],
            Self::Kind { .. } => vec![Field::Kind],
            Self::Algorithm { .. } => vec![Field::Algorithm],
            Self::Digits => vec![Field::Digits],
            Self::Period => vec![Field::Period],
            Self::Counter => vec![Field::Counter],
            Self::NameTooLong { field } => vec![*field],
            Self::Address(error) => error.fields(),
        }
    }

    fn values(&self) -> Vec<String> {
        match self {
            Self::Kind { kind: name } | Self::Algorithm { algorithm: name } => vec![name.clone()],
            Self::Address(error) => error.values(),
            _ => Vec::new(),
        }
    }
}
