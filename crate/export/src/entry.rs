use warifu_core::account::{Account, Host, Note};

/// An account as it is written, with the user's additions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The account. At least one of its names is not empty.
    pub account: Account,
    /// The user's note. Some forms have no place for it.
    pub note: Note,
    /// Whether it is shown before the others.
    pub is_favourite: bool,
    /// The hosts on which it was used, the latest first.
    pub hosts: Vec<Host>,
    /// The names of its groups. A form whose accounts are in one group at most takes the first.
    pub groups: Vec<String>,
    /// The time at which it was added, in Unix seconds.
    pub added: u64,
}

impl Entry {
    /// The title in programs that require one: the issuer or, without one, the account.
    pub(crate) fn title(&self) -> &str {
        let Account { issuer, account, .. } = &self.account;
        if issuer.is_empty() { account.as_str() } else { issuer.as_str() }
    }

    /// The address of the site on which it was used last.
    pub(crate) fn site(&self) -> Option<String> {
        self.hosts.first().map(|host| format!("https://{}/", host.as_str()))
    }
}
