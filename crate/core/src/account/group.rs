use super::EntryError;
use super::visible::visible;
use warifu_base::normalisation::{Form, Normalise};

/// The most characters in the name of a group.
pub const MAX_GROUP_CHARS: usize = 40;

/// The most groups of an entry.
pub const MAX_GROUPS: usize = 8;

/// The commas, which separate names of groups and are in none: ASCII, Japanese, and wide.
const COMMAS: [char; 4] = [',', '、', '，', '､'];

/// The name of a group: one line of 1 to [`MAX_GROUP_CHARS`] characters without commas, invisible
/// characters, and white space at its ends. Not wiped on drop.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group(String);

impl Group {
    /// The name in NFC, without invisible characters. `None` if nothing is left of it.
    fn new(text: &str, normalise: Normalise<'_>) -> Result<Option<Self>, EntryError> {
        let composed = if text.is_ascii() { text.to_owned() } else { normalise(Form::Nfc, text) };
        let name = visible(&composed, &[]).trim().to_owned();
        match name.chars().count() {
            0 => Ok(None),
            1..=MAX_GROUP_CHARS => Ok(Some(Self(name))),
            _ => Err(EntryError::GroupTooLong),
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads a name that has the stored form. `None` for any other text. The normalisation form is
    /// not checked.
    fn parse_canonical(text: &str) -> Option<Self> {
        let is_short = (1..=MAX_GROUP_CHARS).contains(&text.chars().count());
        let is_clean = visible(text, &[]).trim() == text && !text.contains(COMMAS);
        (is_short && is_clean).then(|| Self(text.to_owned()))
    }
}

/// The groups of an entry in the user's order: at most [`MAX_GROUPS`], each once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Groups(Vec<Group>);

impl Groups {
    /// Reads names that are separated by commas. Empty and repeated ones are left out.
    ///
    /// # Errors
    /// [`EntryError::GroupTooLong`], [`EntryError::TooManyGroups`].
    pub fn parse(text: &str, normalise: Normalise<'_>) -> Result<Self, EntryError> {
        let mut groups = Self::default();
        for name in text.split(COMMAS) {
            groups.push(Group::new(name, normalise)?)?;
        }
        Ok(groups)
    }

    /// The names of another program's groups, as far as they are accepted, and whether any was left
    /// out. A name with commas gives several groups.
    #[must_use]
    pub fn accepted<'a>(
        names: impl IntoIterator<Item = &'a str>,
        normalise: Normalise<'_>,
    ) -> (Self, bool) {
        let mut groups = Self::default();
        let mut is_left_out = false;
        for name in names.into_iter().flat_map(|name| name.split(COMMAS)) {
            let pushed = Group::new(name, normalise).and_then(|group| groups.push(group));
            is_left_out |= pushed.is_err();
        }
        (groups, is_left_out)
    }

    /// Reads stored names. `None` if one has not the stored form, is repeated, or is one too many,
    /// or if there is none.
    pub(crate) fn parse_canonical(names: &[&str]) -> Option<Self> {
        let mut groups = Self::default();
        for name in names {
            groups.push(Some(Group::parse_canonical(name)?)).ok()?;
        }
        (!groups.is_empty() && groups.0.len() == names.len()).then_some(groups)
    }

    /// The groups in the user's order.
    #[must_use]
    pub fn as_slice(&self) -> &[Group] {
        &self.0
    }

    /// Whether a group of this name is among them.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.0.iter().any(|group| group.as_str() == name)
    }

    /// Whether there is no group.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn push(&mut self, group: Option<Group>) -> Result<(), EntryError> {
        match group {
            Some(group) if !self.0.contains(&group) => {
                if self.0.len() >= MAX_GROUPS {
                    return Err(EntryError::TooManyGroups);
                }
                self.0.push(group);
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::normalise as nfc;

    fn names(groups: &Groups) -> Vec<&str> {
        groups.as_slice().iter().map(Group::as_str).collect()
    }

    #[test]
    fn typed_names_are_separated_by_commas_and_cleaned() {
        for (typed, expected) in [
            ("", &[][..]),
            (" , 、\u{3000}", &[]),
            ("Work", &["Work"]),
            ("仕事、 個人, 仕事，家族､", &["仕事", "個人", "家族"]),
            ("b,a,b", &["b", "a"]),
            ("work,Work", &["work", "Work"]),
            ("か\u{3099}く,がく", &["がく"]),
            ("a\u{202E}b\u{0}c\nd", &["abcd"]),
            ("人事 部", &["人事 部"]),
        ] {
            assert_eq!(names(&Groups::parse(typed, &nfc).unwrap()), expected, "{typed}");
        }
    }

    #[test]
    fn long_names_and_too_many_are_refused_when_typed_and_left_out_when_imported() {
        let longest = "山".repeat(MAX_GROUP_CHARS);
        let long = format!("{longest}山");
        assert_eq!(names(&Groups::parse(&longest, &nfc).unwrap()), [&*longest]);
        assert_eq!(Groups::parse(&long, &nfc), Err(EntryError::GroupTooLong));
        let most: Vec<String> = (0..MAX_GROUPS).map(|number| number.to_string()).collect();
        let typed = most.join(",");
        assert_eq!(names(&Groups::parse(&format!("{typed},0"), &nfc).unwrap()), most);
        assert_eq!(Groups::parse(&format!("{typed},x"), &nfc), Err(EntryError::TooManyGroups));
        let (groups, is_left_out) = Groups::accepted([&*long, "a/b", "c,d", "c"], &nfc);
        assert_eq!((names(&groups), is_left_out), (vec!["a/b", "c", "d"], true));
        let (groups, is_left_out) = Groups::accepted(["0,1,2,3", "4,5,6,7,8"], &nfc);
        assert_eq!((names(&groups).len(), is_left_out), (MAX_GROUPS, true));
        assert!(!Groups::accepted(["", " ", "a", "a"], &nfc).1);
    }

    #[test]
    fn stored_names_have_one_form() {
        assert_eq!(names(&Groups::parse_canonical(&["b", "仕事"]).unwrap()), ["b", "仕事"]);
        let long = "n".repeat(MAX_GROUP_CHARS + 1);
        let refused: [&[&str]; 8] =
            [&[], &[""], &[" a"], &["a\u{3000}"], &["a、b"], &["a\u{200B}"], &[&long], &["a", "a"]];
        for names in refused {
            assert_eq!(Groups::parse_canonical(names), None, "{names:?}");
        }
        let many: Vec<String> = (0..=MAX_GROUPS).map(|number| number.to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(Groups::parse_canonical(&many), None);
    }
}
