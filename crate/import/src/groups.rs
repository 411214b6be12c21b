//! The groups, folders and tags of accounts. A file may name a long group in each of many accounts,
//! so names are cut before they are copied, and tables are searched by their ids.

use crate::json::{number, text};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashMap;

/// The most characters of a group's name.
const MAX_GROUP_CHARS: usize = 256;
/// The most groups of an account.
const MAX_GROUPS: usize = 32;

/// The name of a group, within the bound.
pub(crate) fn group(name: &str) -> String {
    beginning(name, MAX_GROUP_CHARS).to_owned()
}

/// The name of a group in another, within the bound.
pub(crate) fn group_path(outer: &str, name: &str) -> String {
    if outer.is_empty() {
        return group(name);
    }
    group(&format!("{outer}/{}", beginning(name, MAX_GROUP_CHARS)))
}

/// The groups of an account, within the bounds. Empty names are left out.
pub(crate) fn groups<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    names.into_iter().filter(|name| !name.is_empty()).take(MAX_GROUPS).map(group).collect()
}

/// The names in a table of groups, by their ids. `id` and `name` are the keys of both.
pub(crate) fn names_by_id<'a>(
    table: impl IntoIterator<Item = &'a Value>,
    id: &str,
    name: &str,
) -> HashMap<Cow<'a, str>, &'a str> {
    let row = |group: &'a Value| Some((number(group, id)?, text(group, name)));
    table.into_iter().filter_map(row).collect()
}

/// The first characters of a text.
pub(crate) fn beginning(text: &str, chars: usize) -> &str {
    text.char_indices().nth(chars).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_their_number_are_bounded() {
        let long = "山".repeat(100_000);
        for name in [group(&long), group_path(&long, &long), group_path("a", &long)] {
            assert_eq!(name.chars().count(), MAX_GROUP_CHARS);
        }
        assert_eq!(group_path("a", "b"), "a/b");
        assert_eq!(groups(["a"; 100]).len(), MAX_GROUPS);
        assert_eq!(groups(["", "a", ""]), ["a"]);
    }
}
