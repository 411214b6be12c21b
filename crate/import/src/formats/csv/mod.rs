//! Tables (RFC 4180, also with semicolons or tabs) of password managers: the columns are known by
//! the names in the first row, in any case and any order.

mod columns;

use super::Format;
use crate::fields::{Fields, Key, Number, address_or_key};
use crate::login::Login;
use crate::source::{MAX_JSON_BYTES, Source};
use crate::{App, FileError, Imported, Outcome, Passwords};
use columns::{Code, Columns, Form};
use csv::{Reader, ReaderBuilder, StringRecord};
use std::borrow::Cow;
use warifu_core::import::{holds_accounts, lines};

pub(crate) const FORMAT: Format = Format { recognises, read };

const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];
/// The fewest cells of a row of Keeper's.
const KEEPER_CELLS: usize = 7;
/// The most accounts of one row.
const MAX_ROW_ACCOUNTS: usize = 16;
/// The names before a key of Keeper's.
const KEEPER_NAMES: [&str; 2] = ["TFC:Keeper", "$oneTimeCode"];
/// The beginning of a cell of `RoboForm`: `TOTP KEY$,,,txt,KEY`.
const ROBOFORM_NAME: &str = "TOTP KEY$,";

fn recognises(source: &Source<'_>) -> bool {
    matches!(source, Source::Text(text) if table(text).is_some())
}

fn read(source: &Source<'_>, _: &Passwords) -> Result<Outcome, FileError> {
    let Source::Text(text) = source else { return Err(FileError::Unknown) };
    if text.len() > MAX_JSON_BYTES {
        return Err(FileError::TooLarge { max_mib: MAX_JSON_BYTES / (1024 * 1024) });
    }
    let Table { app, columns, mut rows } = table(text).ok_or(FileError::Unknown)?;
    let mut items = Vec::new();
    let mut row = StringRecord::new();
    while rows.read_record(&mut row).map_err(|_| FileError::Damaged { app })? {
        items.extend(Row { cells: &row, columns: &columns }.read());
    }
    Ok(Outcome::accounts(app, true, items))
}

struct Table<'a> {
    app: App,
    columns: Columns,
    /// Those below the first if that one has names.
    rows: Reader<&'a [u8]>,
}

fn table(text: &str) -> Option<Table<'_>> {
    let reader = |delimiter| {
        let mut builder = ReaderBuilder::new();
        // Rows may have more cells than the first, or fewer.
        builder.has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes())
    };
    let first = |rows: &mut Reader<&[u8]>| {
        let mut row = StringRecord::new();
        rows.read_record(&mut row).ok().filter(|is_row| *is_row).map(|_| row)
    };
    let with_names = DELIMITERS.iter().find_map(|delimiter| {
        let mut rows = reader(*delimiter);
        let (app, columns) = Columns::of(&first(&mut rows)?)?;
        Some(Table { app, columns, rows })
    });
    with_names.or_else(|| {
        let is_keeper = KEEPER_NAMES.iter().any(|name| text.contains(name))
            && first(&mut reader(b','))?.len() >= KEEPER_CELLS;
        let columns = Columns::of_keeper();
        is_keeper.then(|| Table { app: App::Keeper, columns, rows: reader(b',') })
    })
}

struct Row<'a> {
    cells: &'a StringRecord,
    columns: &'a Columns,
}

impl<'a> Row<'a> {
    /// The accounts of the row: addresses first, because they say more than bare keys. A key that
    /// an address also has is no second account.
    fn read(&self) -> Vec<Imported> {
        let addresses = self.cells.iter().filter(|cell| is_address(cell)).map(str::to_owned);
        let addresses = addresses.chain(self.addresses_in_notes());
        let addresses = addresses.map(|text| address_or_key(&text, &self.issuer(), self.account()));
        let keys = self.keys();
        let mut items: Vec<Imported> = Vec::new();
        for item in addresses.chain(keys).take(MAX_ROW_ACCOUNTS) {
            let is_known = item.as_ref().is_ok_and(|new| {
                let mut others = items.iter().flatten();
                others.any(|other| other.account.secret == new.account.secret)
            });
            if !is_known {
                items.push(self.with_notes(item));
            }
        }
        items
    }

    /// The first of these cells that is not empty.
    fn cell(&self, columns: &[usize]) -> &'a str {
        let cells = columns.iter().filter_map(|column| self.cells.get(*column));
        cells.map(str::trim).find(|cell| !cell.is_empty()).unwrap_or("")
    }

    fn number(&self, columns: &[usize]) -> Option<Number<'a>> {
        Some(self.cell(columns)).filter(|cell| !cell.is_empty()).map(Cow::Borrowed)
    }

    fn account(&self) -> &'a str {
        self.cell(&self.columns.account)
    }

    /// The title, without the account in brackets that Apple Passwords writes behind it.
    fn issuer(&self) -> Cow<'a, str> {
        let (title, account) = (self.cell(&self.columns.issuer), self.account());
        let brackets = format!("({account})");
        let shorter = title.strip_suffix(brackets.as_str()).filter(|_| !account.is_empty());
        Cow::Borrowed(shorter.map_or(title, str::trim_end))
    }

    fn keys(&self) -> impl Iterator<Item = Imported> {
        let cells = self.columns.codes.iter().filter_map(|code| {
            let text = self.cells.get(code.column)?.trim();
            (!text.is_empty() && !is_address(text)).then(|| self.key(code, text))
        });
        let named =
            self.named_keys().map(|key| address_or_key(key, &self.issuer(), self.account()));
        cells.chain(named)
    }

    fn key(&self, code: &Code, text: &str) -> Imported {
        let issuer = self.issuer();
        if code.form == Form::Field {
            return address_or_key(text, &issuer, self.account());
        }
        let kind = match (code.form, self.cell(&self.columns.kind)) {
            (Form::CounterKey, _) => "hotp",
            (_, "") => "totp",
            (_, kind) => kind,
        };
        Fields {
            issuer: &issuer,
            account: self.account(),
            kind,
            secret: Key::Base32(text),
            algorithm: Some(self.cell(&self.columns.algorithm)),
            digits: self.number(&self.columns.digits),
            period: self.number(&self.columns.period),
            counter: self.number(&self.columns.counter),
            ..Fields::default()
        }
        .check()
    }

    /// Keys that a name in the row itself marks.
    fn named_keys(&self) -> impl Iterator<Item = &'a str> {
        let keeper = self.cells.iter().zip(self.cells.iter().skip(1));
        let keeper = keeper.filter(|(name, _)| KEEPER_NAMES.contains(name)).map(|(_, key)| key);
        let roboform = self.cells.iter().filter_map(|cell| {
            cell.starts_with(ROBOFORM_NAME).then(|| cell.splitn(5, ',').nth(4)).flatten()
        });
        // An address in a cell of its own was read before.
        let keeper = keeper.filter(|key| !is_address(key));
        keeper.chain(roboform).map(str::trim).filter(|key| !key.is_empty())
    }

    /// Each line is read by itself: in a note, the line below an address is a text, unless it goes
    /// on with a parameter.
    fn addresses_in_notes(&self) -> impl Iterator<Item = String> {
        let note = self.note();
        let is_searched = !is_address(&note) && holds_accounts(&note);
        let text = if is_searched { note } else { String::new() };
        let found: Vec<_> = text.lines().flat_map(|line| lines(line, MAX_ROW_ACCOUNTS)).collect();
        found.into_iter().filter_map(|line| line.address.ok()).map(|address| address.to_string())
    }

    /// The note. An address in it may go on with a parameter in the next line.
    fn note(&self) -> String {
        let mut note = String::new();
        let mut is_in_address = false;
        for (place, line) in self.cell(&self.columns.note).lines().enumerate() {
            if !(is_in_address && line.starts_with('&')) {
                if place > 0 {
                    note.push('\n');
                }
                is_in_address = holds_accounts(line);
            }
            note.push_str(line);
        }
        note
    }

    fn with_notes(&self, item: Imported) -> Imported {
        let note = self.note();
        // The note must not show the secret.
        let lines = note.lines().filter(|line| !holds_accounts(line));
        let favourite = self.cell(&self.columns.favourite);
        let login = Login {
            note: &lines.collect::<Vec<_>>().join("\n"),
            is_favourite: ["1", "true", "yes"]
                .iter()
                .any(|yes| favourite.eq_ignore_ascii_case(yes)),
            groups: self.groups(),
            ..Login::default()
        };
        login.complete(item)
    }

    fn groups(&self) -> Vec<String> {
        let group = self.cell(&self.columns.group);
        // The name of the whole database.
        let group = if group == "Root" { "" } else { group.strip_prefix("Root/").unwrap_or(group) };
        let tags = self.cell(&self.columns.tags).split([';', ',']);
        let names = std::iter::once(group).chain(tags).map(|name| name.trim_matches(['/', ' ']));
        names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }
}

/// Whether a cell is one address. Of other schemes only the reason of a refusal is known.
fn is_address(cell: &str) -> bool {
    let scheme = cell.trim_start().split_once("://").map_or("", |(scheme, _)| scheme);
    ["otpauth", "apple-otpauth", "otpauth-migration"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests;
