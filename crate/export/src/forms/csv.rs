//! A table (RFC 4180) with the columns of Apple Passwords, which 1Password reads too.
//!
//! A cell is written as it is, also one that begins with `=`, `+`, `-` or `@`, which a spreadsheet
//! would take for a formula: the programs that read the file take every character as part of the
//! name, so that a protecting apostrophe would change it. The page says that the file is not for
//! spreadsheets.

use crate::Entry;
use crate::buffer::Buffer;
use crate::limits::{Limits, Periods};
use warifu_core::otpauth;
use zeroize::Zeroizing;

const HEADER: &str = "Title,URL,Username,Password,Notes,OTPAuth\r\n";

/// Neither program computes counter-based codes, or those of Steam.
pub(super) const LIMITS: Limits = Limits {
    max_counter: None,
    holds_steam: false,
    digits: &[6, 7, 8],
    periods: Periods::UpTo(u32::MAX),
};

pub(super) fn write(entries: &[&Entry]) -> Zeroizing<Vec<u8>> {
    let mut file = Buffer::new();
    file.push(HEADER);
    for entry in entries {
        let address = otpauth::write(&entry.account);
        let site = entry.site().unwrap_or_default();
        let account = entry.account.account.as_str();
        for cell in [entry.title(), &site, account, "", entry.note.as_str()] {
            push_cell(&mut file, cell);
            file.push(",");
        }
        push_cell(&mut file, &address);
        file.push("\r\n");
    }
    file.into_bytes()
}

fn push_cell(file: &mut Buffer, cell: &str) {
    file.push("\"");
    for (place, part) in cell.split('"').enumerate() {
        if place > 0 {
            file.push("\"\"");
        }
        file.push(part);
    }
    file.push("\"");
}
