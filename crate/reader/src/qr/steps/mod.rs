//! Two steps of `rxing` in faster versions, because they take most of a search on a screen capture.
//! Tests compare each with the library's, and `scripts/bench steps` measures both.

pub(crate) mod binarizer;
pub(crate) mod finder_search;
