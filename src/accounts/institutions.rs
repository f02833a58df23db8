//! Making an institution: it starts with nothing but itself, fields come by imports.

use diesel::prelude::*;

use super::Institution;
use crate::db::{self, Db};
use crate::error::{Refusal, Result};
use crate::i18n::Language;
use crate::on_each;
use crate::schema::institutions;

/// An institution to make.
#[derive(Debug, Clone)]
pub struct NewInstitution<'a> {
    /// Code: letters, digits, `_`, `.` and `-`, at most 30.
    pub code: &'a str,
    /// Name.
    pub name: &'a str,
    /// Default language.
    pub language: Language,
    /// ISO 3166-1 alpha-2 country.
    pub country: &'a str,
    /// IANA time zone.
    pub time_zone: &'a str,
}

impl NewInstitution<'_> {
    /// The country and the time zone that most institutions of a language have.
    pub fn usual_place(language: Language) -> (&'static str, &'static str) {
        match language {
            Language::English => ("GB", "Europe/London"),
            Language::French => ("FR", "Europe/Paris"),
            Language::Portuguese => ("BR", "America/Sao_Paulo"),
        }
    }

    /// Refuses what cannot be, naming it.
    pub fn check(&self) -> Result<()> {
        let is_code = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
        if self.code.is_empty() || self.code.len() > 30 || !self.code.chars().all(is_code) {
            return Err(Refusal::new("bad-institution-code").with("code", self.code).into());
        }
        if self.name.trim().is_empty() || self.name.chars().count() > 200 {
            return Err(Refusal::new("bad-name").into());
        }
        if self.country.parse::<phonenumber::country::Id>().is_err() {
            return Err(Refusal::new("bad-country-code").with("value", self.country).into());
        }
        if self.time_zone.parse::<chrono_tz::Tz>().is_err() {
            return Err(Refusal::new("bad-time-zone").with("value", self.time_zone).into());
        }
        Ok(())
    }
}

/// Makes an institution. Refuses a code that another one has, with `institution-exists`.
pub fn create(db: &mut Db, new: &NewInstitution<'_>) -> Result<Institution> {
    new.check()?;
    let row = (
        institutions::code.eq(new.code),
        institutions::name.eq(new.name.trim()),
        institutions::language.eq(new.language.tag()),
        institutions::country.eq(new.country),
        institutions::time_zone.eq(new.time_zone),
        institutions::created_at.eq(db::now()),
    );
    let made = on_each!(&mut *db, c => diesel::insert_into(institutions::table)
        .values(row).on_conflict_do_nothing().execute(c))?;
    if made == 0 {
        return Err(Refusal::new("institution-exists").with("code", new.code).into());
    }
    Institution::by_code(db, new.code)
}

/// Whether there is any.
pub fn exist(db: &mut Db) -> Result<bool> {
    let found: Option<i64> = institutions::table.select(institutions::id).first(db).optional()?;
    Ok(found.is_some())
}

/// The code that a name suggests: `Théâtre du Lac` → `THEATRE-DU-LAC`; `INSTITUTION` if its letters are no help.
pub fn code_of(name: &str) -> String {
    let folded = crate::text::fold(name).to_ascii_uppercase();
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let code = words.collect::<Vec<_>>().join("-");
    match code.get(..30).unwrap_or(&code).trim_end_matches('-') {
        "" => "INSTITUTION".to_owned(),
        code => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_suggests_a_code() {
        for (name, code) in [
            ("Théâtre du Lac", "THEATRE-DU-LAC"),
            (" Œuvres & Cie. ", "OEUVRES-CIE"),
            ("美術館", "INSTITUTION"),
            ("", "INSTITUTION"),
            ("Association des amis de la musique", "ASSOCIATION-DES-AMIS-DE-LA-MUS"),
        ] {
            assert_eq!(code_of(name), code, "{name}");
        }
    }

    #[test]
    fn what_cannot_be_is_refused_by_name() {
        let good = NewInstitution {
            code: "LAC",
            name: "Théâtre du Lac",
            language: Language::French,
            country: "FR",
            time_zone: "Europe/Paris",
        };
        assert!(good.check().is_ok());
        for (wrong, code) in [
            (NewInstitution { code: "", ..good.clone() }, "bad-institution-code"),
            (NewInstitution { code: "a b", ..good.clone() }, "bad-institution-code"),
            (NewInstitution { name: " ", ..good.clone() }, "bad-name"),
            (NewInstitution { country: "France", ..good.clone() }, "bad-country-code"),
            (NewInstitution { country: "fr", ..good.clone() }, "bad-country-code"),
            (NewInstitution { time_zone: "Paris", ..good.clone() }, "bad-time-zone"),
        ] {
            match wrong.check() {
                Err(crate::error::Error::Refusal(refusal)) => assert_eq!(refusal.code, code),
                other => panic!("{other:?}"),
            }
        }
    }
}
