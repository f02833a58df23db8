//! One value of a list.

/// One internal code of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Its id as a subject of changes.
    pub id: i64,
    /// The internal code, as files name it.
    pub code: String,
    /// Labels by [`Language::index`](crate::i18n::Language::index).
    pub labels: [String; 3],
    /// Its place in the list.
    pub rank: i64,
    /// Whether it may still be set.
    pub active: bool,
}
