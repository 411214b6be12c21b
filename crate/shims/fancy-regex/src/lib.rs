//! Replaces the crate `fancy-regex` under zxcvbn (see `[patch.crates-io]` in the workspace's
//! Cargo.toml).
//!
//! zxcvbn finds repetitions by three patterns with a backreference. The published engine, with the
//! crates that it needs, adds about 700 KB to the password module (shared with `regex`). This crate
//! knows those three patterns, refuses every other, and has the part of the API that zxcvbn calls.

use std::fmt;

/// One of the three known patterns. In each, the repeated unit contains no line feed.
#[derive(Debug, Clone, Copy)]
pub struct Regex(Pattern);

#[derive(Debug, Clone, Copy)]
enum Pattern {
    /// The leftmost repetition, of the longest unit.
    Longest,
    /// The leftmost repetition, of the shortest unit.
    Shortest,
    /// The shortest unit of which the whole text consists.
    Whole,
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
            r"(.+)\1+" => Ok(Self(Pattern::Longest)),
            r"(.+?)\1+" => Ok(Self(Pattern::Shortest)),
            r"^(.+?)\1+$" => Ok(Self(Pattern::Whole)),
            _ => Err(Error),
        }
    }

    /// The leftmost match: group 0 is the repetition, group 1 its unit.
    ///
    /// # Errors
    /// None. The published crate has a limit here, so that zxcvbn expects a `Result`.
    pub fn captures<'t>(&self, text: &'t str) -> Result<Option<Captures<'t>>, Error> {
        Ok(match self.0 {
            Pattern::Longest => leftmost(text, true),
            Pattern::Shortest => leftmost(text, false),
            Pattern::Whole => whole(text),
        })
    }
}

/// A repetition and its unit.
#[derive(Debug, Clone, Copy)]
pub struct Captures<'t> {
    groups: [Match<'t>; 2],
}

impl<'t> Captures<'t> {
    /// Group 0 is the repetition, group 1 its unit.
    #[must_use]
    pub fn get(&self, group: usize) -> Option<Match<'t>> {
        self.groups.get(group).copied()
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
    fn new(text: &'t str, start: usize, end: usize) -> Option<Self> {
        Some(Self { text: text.get(start..end)?, start, end })
    }

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

fn leftmost(text: &str, prefers_longest: bool) -> Option<Captures<'_>> {
    text.char_indices().find_map(|(start, _)| {
        let rest = text.get(start..)?;
        let mut lengths = unit_lengths(rest);
        let is_repeated = |&length: &usize| copies(rest, length) >= 2;
        let length =
            if prefers_longest { lengths.rfind(is_repeated) } else { lengths.find(is_repeated) }?;
        captures(text, start, length)
    })
}

fn whole(text: &str) -> Option<Captures<'_>> {
    let length = unit_lengths(text).find(|&length| {
        let copies = copies(text, length);
        copies >= 2 && copies.checked_mul(length) == Some(text.len())
    })?;
    captures(text, 0, length)
}

/// The lengths in bytes that a unit at the beginning of the text can have, so that two fit.
fn unit_lengths(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    let line = text.split('\n').next().unwrap_or_default();
    let most = line.len().min(text.len() / 2);
    line.char_indices()
        .map(|(start, character)| start.saturating_add(character.len_utf8()))
        .filter(move |&end| end <= most)
}

/// How many times the text begins with its first `length` bytes.
fn copies(text: &str, length: usize) -> usize {
    let bytes = text.as_bytes();
    let unit = bytes.get(..length).unwrap_or_default();
    bytes.chunks_exact(length).take_while(|&chunk| chunk == unit).count()
}

fn captures(text: &str, start: usize, length: usize) -> Option<Captures<'_>> {
    let copies = copies(text.get(start..)?, length);
    let unit = Match::new(text, start, start.checked_add(length)?)?;
    let all = Match::new(text, start, start.checked_add(copies.checked_mul(length)?)?)?;
    Some(Captures { groups: [all, unit] })
}

#[cfg(test)]
mod tests {
    use super::Regex;
    use proptest::prelude::*;

    #[test]
    fn refuses_other_patterns() {
        assert!(Regex::new("(.)\\1").is_err());
        assert!(Regex::new("").is_err());
    }

    type Groups = Option<[(String, usize, usize); 2]>;

    fn ours(pattern: &str, text: &str) -> Groups {
        let found = Regex::new(pattern).unwrap().captures(text).unwrap()?;
        Some([0, 1].map(|group| {
            let found = found.get(group).unwrap();
            (found.as_str().to_owned(), found.start(), found.end())
        }))
    }

    fn published(pattern: &str, text: &str) -> Groups {
        let found = published::Regex::new(pattern).unwrap().captures(text).unwrap()?;
        Some([0, 1].map(|group| {
            let found = found.get(group).unwrap();
            (found.as_str().to_owned(), found.start(), found.end())
        }))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn finds_the_same_as_the_published_engine(
            text in "[ab]{0,24}|[abcあ\n]{0,16}|([ab]{1,4}){1,2}[cさくら]{0,9}|\\PC{0,9}",
            copies in 1_usize..4,
        ) {
            let text = text.repeat(copies);
            for pattern in [r"(.+)\1+", r"(.+?)\1+", r"^(.+?)\1+$"] {
                prop_assert_eq!(ours(pattern, &text), published(pattern, &text), "{}", pattern);
            }
        }
    }
}
