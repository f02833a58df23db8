//! Operators: what a condition asks of a value.

/// What a condition asks. A contact without a value fails every operator but `is_not` and `is_empty`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operator {
    /// Equal; of a multi-list: holds this code.
    Is,
    /// Not equal, or no value at all.
    IsNot,
    /// Equal to one of several.
    IsOneOf,
    /// The text has this part.
    Contains,
    /// The text begins with this.
    StartsWith,
    /// No value.
    IsEmpty,
    /// Some value.
    IsNotEmpty,
    /// Earlier than a day.
    Before,
    /// Later than a day.
    After,
    /// From one day or number to another, both included.
    Between,
    /// Below a number.
    LessThan,
    /// Above a number.
    MoreThan,
}

/// How many values an operator takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// None; `true` in JSON.
    Nothing,
    /// One.
    One,
    /// Two: from and to.
    Two,
    /// One or more.
    Many,
}

impl Operator {
    /// All operators, in the order of the interface.
    pub const ALL: [Self; 12] = [
        Self::Is,
        Self::IsNot,
        Self::IsOneOf,
        Self::Contains,
        Self::StartsWith,
        Self::Before,
        Self::After,
        Self::LessThan,
        Self::MoreThan,
        Self::Between,
        Self::IsEmpty,
        Self::IsNotEmpty,
    ];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Is => "is",
            Self::IsNot => "is_not",
            Self::IsOneOf => "is_one_of",
            Self::Contains => "contains",
            Self::StartsWith => "starts_with",
            Self::IsEmpty => "is_empty",
            Self::IsNotEmpty => "is_not_empty",
            Self::Before => "before",
            Self::After => "after",
            Self::Between => "between",
            Self::LessThan => "less_than",
            Self::MoreThan => "more_than",
        }
    }

    /// The operator of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operator| operator.name() == name)
    }

    /// How many values it takes.
    pub fn takes(self) -> Takes {
        match self {
            Self::IsEmpty | Self::IsNotEmpty => Takes::Nothing,
            Self::IsOneOf => Takes::Many,
            Self::Between => Takes::Two,
            _ => Takes::One,
        }
    }
}
