//! What a list of contacts is narrowed to: as the address says it.

use serde::Deserialize;

use crate::web::answer::query_string;

/// Search and filters of a list of contacts. Empty texts filter nothing.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Filter {
    /// Words of names, numbers, e-mail addresses, phones.
    #[serde(default)]
    pub q: String,
    /// `INDIVIDUAL` or `STRUCTURE`.
    #[serde(default)]
    pub kind: String,
    /// A status.
    #[serde(default)]
    pub status: String,
    /// The code of a target.
    #[serde(default)]
    pub target: String,
    /// The contact number of a structure: only its people.
    #[serde(default)]
    pub structure: String,
    /// The contact after which the page begins.
    pub after: Option<i64>,
}

impl Filter {
    /// Whether it leaves out anything.
    pub(crate) fn is_empty(&self) -> bool {
        self.pairs().is_empty()
    }

    /// The address of the list that goes on after a contact, or begins anew.
    pub(crate) fn address(&self, after: Option<i64>) -> String {
        let after = after.map(|id| id.to_string());
        let mut pairs = self.pairs();
        pairs.extend(after.as_deref().map(|id| ("after", id)));
        format!("/contacts{}", query_string(&pairs))
    }

    /// The address of what can be done with all contacts that pass.
    pub(crate) fn everything(&self) -> String {
        let mut pairs = self.pairs();
        pairs.push(("all", "yes"));
        format!("/contacts/selection{}", query_string(&pairs))
    }

    /// The filters that are set, as names and values.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("q", &self.q),
            ("kind", &self.kind),
            ("status", &self.status),
            ("target", &self.target),
            ("structure", &self.structure),
        ];
        all.into_iter()
            .filter(|(_, value)| !value.trim().is_empty())
            .map(|(name, value)| (name, value.as_str()))
            .collect()
    }
}
