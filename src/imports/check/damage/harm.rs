//! What can happen to a value in a spreadsheet.

/// What happened to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Harm {
    /// Written as `6.12E+08`.
    Scientific,
    /// Leading zeros lost.
    Zeros,
    /// Read as a number otherwise: digits after the fifteenth lost, or `.0` added.
    Number,
    /// Day and month exchanged.
    Date,
    /// Letters with accents broken.
    Accents,
    /// Letters written in the code of web pages.
    Entities,
    /// An apostrophe that was a guard became a letter.
    Guard,
    /// Cut off.
    Cut,
}

impl Harm {
    /// The name in messages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Scientific => "scientific",
            Self::Zeros => "zeros",
            Self::Number => "number",
            Self::Date => "date",
            Self::Accents => "accents",
            Self::Entities => "entities",
            Self::Guard => "guard",
            Self::Cut => "cut",
        }
    }
}
