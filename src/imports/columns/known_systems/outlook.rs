//! Outlook for Windows and Outlook.com, *Export to a file, comma-separated values*, in English, French and Portuguese.
//! Of the addresses of a person the fullest is taken. In French `Titre` stands twice: how a person is addressed, then the job.

mod english;
mod french;
mod portuguese;

use super::system::System;

pub(super) const SYSTEM: System = System {
    name: "Outlook",
    spellings: &[english::SPELLING, french::SPELLING, portuguese::SPELLING],
    makes_fields: false,
};
