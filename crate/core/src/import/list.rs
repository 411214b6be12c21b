//! Finds the addresses in a list: one a line, or in quotes, angle brackets, sentences and cells of
//! a table. An address that is broken over lines is joined or refused, because its first part alone
//! could give wrong codes.

use super::{Format, ImportError};
use crate::otpauth::{MAX_ADDRESS_BYTES, trimmed};
use zeroize::Zeroizing;

/// An address in a list, or a line that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The line's number, from 1.
    pub number: usize,
    /// An address, or why the line is not read.
    pub address: Result<Zeroizing<String>, ImportError>,
}

/// Pairs of characters that enclose an address in a text.
const DELIMITERS: [(char, char); 12] = [
    ('"', '"'),
    ('\'', '\''),
    ('`', '`'),
    ('<', '>'),
    ('(', ')'),
    ('（', '）'),
    ('「', '」'),
    ('『', '』'),
    ('“', '”'),
    (',', ','),
    (';', ';'),
    ('\t', '\t'),
];

/// Characters between the cells of a table. The end of the line closes the last cell.
const CELLS: [char; 3] = [',', ';', '\t'];

/// In a sentence, an address ends before white space or one of these.
const ENDS: [char; 10] = ['"', '<', '>', '、', '。', '，', '」', '』', '”', '）'];

/// Punctuation that may follow an address in a sentence.
const PUNCTUATION: [char; 6] = ['.', ',', ':', '!', '?', ')'];

/// Parameters without which an address could give wrong codes.
const PARAMETERS: [&str; 7] =
    ["&secret=", "&issuer=", "&digits=", "&period=", "&counter=", "&algorithm=", "&encoder="];

/// Whether a text contains an address. It may still be damaged.
#[must_use]
pub fn holds_accounts(text: &str) -> bool {
    plain(text).lines().any(Start::is_in)
}

/// The addresses of a list in their order, and the lines that are neither addresses nor empty nor
/// comments (`#`). Stops after one more than `most`.
#[must_use]
pub fn lines(text: &str, most: usize) -> Vec<Line> {
    let text = plain(text);
    let all: Vec<&str> = text.lines().collect();
    let is_only = all.iter().flat_map(|line| Start::all(line)).nth(1).is_none();
    let mut found = Vec::new();
    let mut rest = all.as_slice();
    while let Some((line, after)) = rest.split_first()
        && found.len() <= most
    {
        let number = all.len().saturating_sub(after.len());
        rest = after;
        let mut starts = Start::all(line).peekable();
        if starts.peek().is_none() && !line.trim().is_empty() && !line.starts_with('#') {
            found.push(Line { number, address: Err(ImportError::NoAddress) });
        }
        while let Some(start) = starts.next()
            && found.len() <= most
        {
            let until = starts.peek().map(|next| next.at);
            let within = line.get(start.at..until.unwrap_or(line.len())).unwrap_or_default();
            let after = if until.is_none() { rest } else { &[] };
            let start = Start { is_own_line: start.is_own_line && until.is_none(), ..start };
            let (address, taken) = match start.read(within, after, is_only) {
                Ok((address, taken)) => (Ok(address), taken),
                Err(taken) => (Err(ImportError::Broken), taken),
            };
            found.push(Line { number, address });
            rest = rest.get(taken..).unwrap_or_default();
        }
    }
    found
}

/// The text with one kind of line break, and without the escapes of HTML and JSON that an address
/// may have: `&amp;`, `\/` and `\u0026`.
fn plain(text: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let escape = ESCAPES.iter().find(|(escape, _)| rest.starts_with(escape));
        let (length, character) =
            escape.map_or((first.len_utf8(), first), |(escape, plain)| (escape.len(), *plain));
        plain.push(character);
        rest = rest.get(length..).unwrap_or_default();
    }
    plain
}

const ESCAPES: [(&str, char); 7] = [
    ("\r\n", '\n'),
    ("\r", '\n'),
    ("&amp;", '&'),
    (r"\/", '/'),
    (r"\u0026", '&'),
    (r"\u003d", '='),
    (r"\u003D", '='),
];

/// The beginning of an address in a line.
struct Start {
    at: usize,
    /// Whether nothing but blanks is before it.
    is_own_line: bool,
    /// The character that closes it, if it is enclosed.
    closing: Option<char>,
}

impl Start {
    /// All in a line, in one pass: a line may be megabytes long. An address that is a parameter of
    /// another address is left out.
    fn all(line: &str) -> impl Iterator<Item = Self> {
        let is_of_scheme = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        let mut is_first = true;
        line.match_indices(':').filter_map(move |(colon, _)| {
            line.get(colon..)?.starts_with("://").then_some(())?;
            let before = line.get(..colon)?.trim_end_matches(is_of_scheme);
            let at = before.len();
            Format::of_scheme(line.get(at..colon)?)?;
            let last = before.chars().next_back();
            if last.is_some_and(|last| "=&?/%\\".contains(last)) {
                return None;
            }
            let closing = DELIMITERS.iter().find(|(opening, _)| last == Some(*opening));
            Some(Self {
                at,
                is_own_line: std::mem::take(&mut is_first) && trimmed(before).is_empty(),
                closing: closing.map(|(_, closing)| *closing),
            })
        })
    }

    fn is_in(line: &str) -> bool {
        Self::all(line).next().is_some()
    }

    /// Returns the address, and the number of lines after it that belong to it. If the address may
    /// be broken, the error is the number of lines to pass over. `within` is the line from the
    /// address on. `is_only`: whether the list has no other address.
    fn read(
        &self,
        within: &str,
        after: &[&str],
        is_only: bool,
    ) -> Result<(Zeroizing<String>, usize), usize> {
        if let Some(closing) = self.closing
            && let Some(enclosed) = enclosed(within, after, closing)
        {
            return Ok(enclosed);
        }
        let is_cell = self.closing.is_some_and(|closing| CELLS.contains(&closing));
        if self.closing.is_some() && !is_cell {
            return Err(0);
        }
        let whole = within.trim_end();
        let address = if self.is_own_line { whole } else { in_sentence(within) };
        let is_cut = is_cell || address.len() < whole.len();
        let after = if is_cut { &[] } else { after };
        let more = rest_of(after);
        // The lines may also be the name of the next account.
        if !more.is_empty() && !is_only {
            return Err(more.len());
        }
        Ok((joined(address, more), more.len()))
    }
}

/// An address up to the character that closes it, which may be on a later line. White space at the
/// breaks does not belong to it (RFC 3986, appendix C).
fn enclosed(within: &str, after: &[&str], closing: char) -> Option<(Zeroizing<String>, usize)> {
    if let Some(end) = end_of(within, |c| c == closing) {
        return Some((owned(within.get(..end)?), 0));
    }
    let more = rest_of(after);
    let taken = more.iter().position(|line| line.contains(closing))?.checked_add(1)?;
    let joined = joined(within, more.get(..taken)?);
    let end = end_of(&joined, |c| c == closing)?;
    Some((owned(joined.get(..end)?), taken))
}

/// The lines that may be the rest of an address that was broken, as far as an address can be long.
fn rest_of<'a, 'b>(after: &'a [&'b str]) -> &'a [&'b str] {
    let mut length = 0_usize;
    let count = after
        .iter()
        .take_while(|line| {
            length = length.saturating_add(line.len());
            length <= MAX_ADDRESS_BYTES && continues(line)
        })
        .count();
    after.get(..count).unwrap_or_default()
}

fn joined(first: &str, more: &[&str]) -> Zeroizing<String> {
    let lines = std::iter::once(&first).chain(more);
    Zeroizing::new(lines.map(|line| line.trim()).collect())
}

fn in_sentence(within: &str) -> &str {
    let end = end_of(within, |c| c.is_whitespace() || ENDS.contains(&c)).unwrap_or(within.len());
    within.get(..end).unwrap_or_default().trim_end_matches(PUNCTUATION)
}

/// The index of the first character after the last parameter that ends the address.
fn end_of(address: &str, is_end: impl Fn(char) -> bool) -> Option<usize> {
    let is_parameter = |at: usize| {
        address.get(at..).is_some_and(|rest| PARAMETERS.iter().any(|name| rest.starts_with(name)))
    };
    let last = address.rmatch_indices('&').find_map(|(at, _)| is_parameter(at).then_some(at));
    let last = last.unwrap_or(0);
    let end = address.get(last..)?.find(is_end)?;
    last.checked_add(end)
}

/// Whether a line may be the rest of a broken address: it is one word, or has parameters.
fn continues(line: &str) -> bool {
    let line = line.trim();
    let is_text = line.is_empty() || line.starts_with('#') || Start::is_in(line);
    !is_text && (!line.contains(char::is_whitespace) || line.contains(['&', '=', '?']))
}

fn owned(address: &str) -> Zeroizing<String> {
    Zeroizing::new(address.to_owned())
}

#[cfg(test)]
mod tests;
