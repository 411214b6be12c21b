//! Replaces the crate `regex` under zxcvbn (see `[patch.crates-io]` in the workspace's Cargo.toml).
//!
//! zxcvbn compiles three patterns: a recent year, and a date with and without separators. The
//! published engine and its Unicode tables add about 700 KB to the password module, and reject most
//! substrings of a password more slowly than the loops below. This crate knows those three
//! patterns, refuses every other, and has the part of the API that zxcvbn calls.

use std::fmt;
use std::ops::Index;

/// Groups of the longest pattern, the whole match included.
const GROUPS: usize = 6;

const YEAR: &str = "19[0-9]{2}|20[0-9]{2}";
const DIGITS: &str = "^[0-9]{4,8}$";
const DATE: &str = r"^([0-9]{1,4})([\s/\\_.-])([0-9]{1,2})([\s/\\_.-])([0-9]{1,4})$";

/// One of the three known patterns.
#[derive(Debug, Clone, Copy)]
pub struct Regex(Pattern);

#[derive(Debug, Clone, Copy)]
enum Pattern {
    Year,
    Digits,
    Date,
}

/// The pattern is not one of those that zxcvbn 3.1 compiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Error;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown pattern")
    }
}

impl std::error::Error for Error {}

impl Regex {
    /// The matcher of a pattern.
    ///
    /// # Errors
    /// [`Error`] for every pattern but the three known ones.
    pub fn new(pattern: &str) -> Result<Self, Error> {
        match pattern {
            YEAR => Ok(Self(Pattern::Year)),
            DIGITS => Ok(Self(Pattern::Digits)),
            DATE => Ok(Self(Pattern::Date)),
            _ => Err(Error),
        }
    }

    /// Whether the text has a match.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.captures(text).is_some()
    }

    /// The leftmost match, with its groups.
    #[must_use]
    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        match self.0 {
            Pattern::Year => year(text, 0),
            Pattern::Digits => digits(text),
            Pattern::Date => date(text),
        }
    }

    /// Every match, left to right, none overlapping another.
    pub fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        let pattern = self.0;
        let mut next = Some(0);
        std::iter::from_fn(move || {
            let from = next.take()?;
            let found = match pattern {
                Pattern::Year => year(text, from),
                // Both patterns match the whole text or nothing.
                Pattern::Digits | Pattern::Date if from > 0 => None,
                Pattern::Digits => digits(text),
                Pattern::Date => date(text),
            }?;
            next = found.get(0).map(|whole| whole.end());
            Some(found)
        })
    }
}

/// A match and its groups.
#[derive(Debug, Clone, Copy)]
pub struct Captures<'t> {
    groups: [Option<Match<'t>>; GROUPS],
    count: usize,
}

impl<'t> Captures<'t> {
    fn whole(text: &'t str, start: usize, end: usize) -> Option<Self> {
        let mut groups = [None; GROUPS];
        groups[0] = Some(Match { text: text.get(start..end)?, start, end });
        Some(Self { groups, count: 1 })
    }

    /// Group 0 is the whole match.
    #[must_use]
    pub fn get(&self, group: usize) -> Option<Match<'t>> {
        self.groups.get(group).copied().flatten()
    }

    /// Every group of the pattern.
    pub fn iter(&self) -> impl Iterator<Item = Option<Match<'t>>> {
        self.groups.into_iter().take(self.count)
    }
}

impl Index<usize> for Captures<'_> {
    type Output = str;

    /// The text of a group; empty for a group that does not exist.
    fn index(&self, group: usize) -> &str {
        self.groups.get(group).and_then(Option::as_ref).map_or("", |found| found.text)
    }
}

/// A part of the text.
#[derive(Debug, Clone, Copy)]
pub struct Match<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Match<'t> {
    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.text
    }

    /// The byte that it begins at.
    #[must_use]
    pub fn start(&self) -> usize {
        self.start
    }

    /// The byte after its last.
    #[must_use]
    pub fn end(&self) -> usize {
        self.end
    }
}

/// 1900 to 2099, the first one that begins at `from` or later.
fn year(text: &str, from: usize) -> Option<Captures<'_>> {
    let bytes = text.as_bytes().get(from..)?;
    let offset = bytes.windows(4).position(|window| match window {
        [b'1', b'9', rest @ ..] | [b'2', b'0', rest @ ..] => rest.iter().all(u8::is_ascii_digit),
        _ => false,
    })?;
    let start = from.checked_add(offset)?;
    Captures::whole(text, start, start.checked_add(4)?)
}

/// Four to eight digits.
fn digits(text: &str) -> Option<Captures<'_>> {
    let is_match = (4..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_match.then(|| Captures::whole(text, 0, text.len())).flatten()
}

/// Three numbers with a separator between each two. No digit is a separator, so that no other way
/// of reading the text has to be tried.
fn date(text: &str) -> Option<Captures<'_>> {
    let mut captures = Captures::whole(text, 0, text.len())?;
    let mut rest = text;
    for (group, most) in [(1, Some(4)), (2, None), (3, Some(2)), (4, None), (5, Some(4))] {
        let length = match most {
            Some(most) => Some(number(rest)).filter(|length| (1..=most).contains(length)),
            None => rest.chars().next().filter(|&c| is_separator(c)).map(char::len_utf8),
        }?;
        let start = text.len().checked_sub(rest.len())?;
        let (part, after) = rest.split_at_checked(length)?;
        let end = start.checked_add(length)?;
        *captures.groups.get_mut(group)? = Some(Match { text: part, start, end });
        rest = after;
    }
    captures.count = GROUPS;
    rest.is_empty().then_some(captures)
}

/// How many digits the text begins with.
fn number(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// `\s` is Unicode's `White_Space`, of which U+3000 is the one that Japanese input gives.
fn is_separator(character: char) -> bool {
    matches!(character, '/' | '\\' | '_' | '.' | '-') || character.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::{DATE, DIGITS, Regex, YEAR};
    use proptest::prelude::*;

    #[test]
    fn refuses_other_patterns() {
        assert!(Regex::new("[0-9]+").is_err());
        assert!(Regex::new("").is_err());
    }

    type Groups = Vec<Option<(String, usize, usize)>>;

    fn ours(pattern: &str, text: &str) -> Vec<Groups> {
        let group =
            |found: super::Match<'_>| (found.as_str().to_owned(), found.start(), found.end());
        let regex = Regex::new(pattern).unwrap();
        let all: Vec<Groups> = regex
            .captures_iter(text)
            .map(|found| found.iter().map(|g| g.map(group)).collect())
            .collect();
        assert_eq!(regex.is_match(text), !all.is_empty());
        if let Some(found) = regex.captures(text) {
            assert!(
                found.iter().enumerate().all(|(n, g)| g.is_none_or(|g| g.as_str() == &found[n]))
            );
        }
        all
    }

    fn published(pattern: &str, text: &str) -> Vec<Groups> {
        let group =
            |found: regex_automata::Span| (text[found.range()].to_owned(), found.start, found.end);
        let regex = regex_automata::meta::Regex::new(pattern).unwrap();
        regex
            .captures_iter(text)
            .map(|found| found.iter().map(|g| g.map(group)).collect())
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn years_are_those_of_the_published_engine(text in "[0129a９あ]{0,12}|\\PC{0,12}") {
            prop_assert_eq!(ours(YEAR, &text), published(YEAR, &text));
        }

        #[test]
        fn digits_are_those_of_the_published_engine(text in "[0-9]{0,10}|[0-9a９\n]{3,9}") {
            prop_assert_eq!(ours(DIGITS, &text), published(DIGITS, &text));
        }

        #[test]
        fn dates_are_those_of_the_published_engine(
            text in "[0-9]{0,5}[-/._ \u{3000}\u{200B}\n\\\\x]?[0-9]{0,3}[-/._\\s\\\\]?[0-9９]{0,5}\n?",
        ) {
            prop_assert_eq!(ours(DATE, &text), published(DATE, &text));
        }
    }
}
