//! Steps of `rxing` in faster versions, because they take most of a search. Tests compare each with
//! the library's, and `scripts/bench steps` measures both.

pub(crate) mod binarizer;
pub(crate) mod decoder;
pub(crate) mod finder_search;
mod model1;
mod reed_solomon;
