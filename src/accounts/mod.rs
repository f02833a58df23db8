//! Institutions, users and their roles.

pub mod first_run;
pub(crate) mod hashing;
pub mod institutions;
pub mod login;
pub(crate) mod passwords;
pub mod users;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::db::Db;
use crate::error::{Refusal, Result};
use crate::i18n::Language;

/// What a user may do in an institution; each role may all that the ones before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Looks.
    Viewer,
    /// Targets, exports, tests imports.
    Editor,
    /// Starts, cancels, undoes.
    Importer,
    /// Users, fields, removals, settings.
    Administrator,
}

impl Role {
    /// All roles, the least first.
    pub const ALL: [Self; 4] = [Self::Viewer, Self::Editor, Self::Importer, Self::Administrator];

    /// The role's name in the database and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Editor => "editor",
            Self::Importer => "importer",
            Self::Administrator => "administrator",
        }
    }

    /// The role of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// An institution: owns contacts, fields, targets, imports and exports.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = crate::schema::institutions)]
pub struct Institution {
    /// Its id.
    pub id: i64,
    /// Its code, as commands and removal files name it.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Tag of its default language.
    pub language: String,
    /// ISO 3166-1 alpha-2 country: how national phone numbers are read.
    pub country: String,
    /// IANA time zone.
    pub time_zone: String,
}

impl Institution {
    /// The institution with this code.
    pub fn by_code(db: &mut Db, code: &str) -> Result<Self> {
        use crate::schema::institutions;
        institutions::table
            .filter(institutions::code.eq(code))
            .select(Self::as_select())
            .first(db)
            .optional()?
            .ok_or_else(|| Refusal::new("unknown-institution").with("code", code).into())
    }

    /// The institution with this id.
    pub fn by_id(db: &mut Db, id: i64) -> Result<Self> {
        use crate::schema::institutions;
        Ok(institutions::table.find(id).select(Self::as_select()).first(db)?)
    }

    /// The default language.
    pub fn language(&self) -> Language {
        Language::from_tag(&self.language).unwrap_or_default()
    }

    /// Today in the institution's time zone.
    pub fn today(&self) -> chrono::NaiveDate {
        self.local(crate::db::now()).date()
    }

    /// A UTC time of the database in the institution's time zone.
    pub fn local(&self, utc: chrono::NaiveDateTime) -> chrono::NaiveDateTime {
        let zone: chrono_tz::Tz = self.time_zone.parse().unwrap_or(chrono_tz::UTC);
        utc.and_utc().with_timezone(&zone).naive_local()
    }
}
