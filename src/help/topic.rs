//! The topics of the help, in the order in which one reads them.

use super::content::Section;
use super::{cells, checks, columns, fields, files, kinds, limits, results, states, words};
use crate::config::Limits;
use crate::i18n::Message;

/// A page of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The words that are used.
    Words,
    /// Formats of files.
    Files,
    /// How columns are recognised.
    Columns,
    /// The fields that every institution has.
    Fields,
    /// The grammar of cells.
    Cells,
    /// What an import can change.
    Kinds,
    /// Everything that a report can say.
    Checks,
    /// The life of an import.
    States,
    /// How large a file may be.
    Limits,
    /// What programs get.
    Results,
}

impl Topic {
    /// Every topic.
    pub const ALL: [Self; 10] = [
        Self::Words,
        Self::Files,
        Self::Columns,
        Self::Fields,
        Self::Cells,
        Self::Kinds,
        Self::Checks,
        Self::States,
        Self::Limits,
        Self::Results,
    ];

    /// The name in addresses and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Files => "files",
            Self::Columns => "columns",
            Self::Fields => "fields",
            Self::Cells => "cells",
            Self::Kinds => "kinds",
            Self::Checks => "checks",
            Self::States => "states",
            Self::Limits => "limits",
            Self::Results => "results",
        }
    }

    /// The topic of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.name() == name)
    }

    /// Its heading.
    pub fn title(self) -> Message {
        Message::new(format!("help-{}-title", self.name()))
    }

    /// A sentence that says what it is about.
    pub fn lead(self) -> Message {
        Message::new(format!("help-{}-lead", self.name()))
    }

    /// What it says, with the limits of this installation.
    pub fn sections(self, limits: &Limits) -> Vec<Section> {
        match self {
            Self::Words => words::sections(),
            Self::Files => files::sections(),
            Self::Columns => columns::sections(),
            Self::Fields => fields::sections(),
            Self::Cells => cells::sections(),
            Self::Kinds => kinds::sections(),
            Self::Checks => checks::sections(),
            Self::States => states::sections(),
            Self::Limits => limits::sections(limits),
            Self::Results => results::sections(),
        }
    }
}
