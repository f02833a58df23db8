//! The demo institution as an installation has it: brought in by the imports that any institution uses, with targets and
//! a history.

use std::io::Write;

use anyhow::bail;

use super::{DemoContact, contacts, fields_csv, write_contacts_csv};
use crate::accounts::institutions::{self, NewInstitution};
use crate::accounts::users::{self, NewUser};
use crate::accounts::{Institution, Role, passwords};
use crate::context::Context;
use crate::error::Result;
use crate::i18n::{Language, Message, translate};
use crate::imports::{self, Action, Import, Mode, Options, Received, State};
use crate::kinds::Kind;
use crate::targets::{self, New, Query};

/// The code of the institution.
pub(crate) const CODE: &str = "DEMO";
/// With what the administrator signs in.
pub(crate) const EMAIL: &str = "demo@example.org";

/// Code, message of the name and query of the targets; the last one is made static.
const TARGETS: [(&str, &str, &str); 3] = [
    (
        "NO-GENRE",
        "demo-target-no-genre",
        r#"{"all": [{"field": "PREF_LANG", "is": "fr"}, {"field": "GENRE", "is_empty": true}]}"#,
    ),
    (
        "LOYAL",
        "demo-target-loyal",
        r#"{"all": [{"field": "VISITS", "more_than": "4"}, {"any": [{"field": "OPTIN_MAIL", "is": "TRUE"}, {"field": "OPTIN_POST", "is": "TRUE"}]}]}"#,
    ),
    ("SCHOOLS", "demo-target-schools", r#"{"all": [{"field": "STRUCT_TYPE", "is": "SCHOOL"}]}"#),
];

/// Makes the institution with so many contacts and returns the password of its administrator. Names are in `language`.
pub(crate) fn install(context: &Context, language: Language, contacts: usize) -> Result<String> {
    let (institution, user, password) = institution(context)?;
    let hand = Hand { context, institution, user };
    hand.import(Kind::CriterionValues, "criteria.csv", &fields_csv()?, Options::default())?;
    let mut file = Vec::new();
    write_contacts_csv(contacts, &mut file)?;
    hand.import(Kind::Contacts, "contacts.csv", &file, Options { mode: Mode::Create, ..Options::default() })?;
    hand.make_targets(language)?;
    hand.import(Kind::Criteria, "genres-2026.csv", &genres(contacts), Options::default())?;
    let source = Some(translate(language, &Message::new("demo-source")));
    let mistaken = hand.import(
        Kind::Authorisations,
        "sms-2026.csv",
        &text_messages(contacts),
        Options { source, ..Options::default() },
    )?;
    imports::undo(&mut *context.database.get()?, &mistaken)?;
    imports::work_to_its_end(context, mistaken.id)?;
    Ok(password)
}

fn institution(context: &Context) -> Result<(Institution, i64, String)> {
    let db = &mut *context.database.get()?;
    let new = NewInstitution {
        code: CODE,
        name: "Théâtre du Lac",
        language: Language::French,
        country: "FR",
        time_zone: "Europe/Paris",
    };
    let institution = institutions::create(db, &new)?;
    let password = passwords::make()?;
    let user = NewUser { email: EMAIL, name: "Camille Demo", password: &password };
    let (user, _) = users::add(db, &user, institution.id, Role::Administrator)?;
    Ok((institution, user, password))
}

/// The administrator at work.
struct Hand<'a> {
    context: &'a Context,
    institution: Institution,
    user: i64,
}

impl Hand<'_> {
    /// Sends a file, and starts it even with errors: its good rows are applied.
    fn import(&self, kind: Kind, name: &str, file: &[u8], options: Options) -> Result<Import> {
        let received = Received {
            sha256: None,
            institution: self.institution.id,
            user: Some(self.user),
            kind,
            action: Action::Update,
            file_name: name.to_owned(),
            options,
        };
        let mut draft = self.context.storage.draft()?;
        draft.write_all(file)?;
        let import = imports::receive(self.context, received, draft)?;
        let mut import = imports::work_to_its_end(self.context, import.id)?;
        if import.state == State::Tested {
            imports::start(&mut *self.context.database.get()?, &import, None)?;
            import = imports::work_to_its_end(self.context, import.id)?;
        }
        match import.state {
            State::Completed => Ok(import),
            state => Ok(strange(name, state)?),
        }
    }

    fn make_targets(&self, language: Language) -> Result<()> {
        let db = &mut *self.context.database.get()?;
        for (at, (code, name, query)) in TARGETS.into_iter().enumerate() {
            let (name, query) = (translate(language, &Message::new(name)), Query::from_json(query)?);
            let new = New { name: &name, code: Some(code), user: Some(self.user) };
            if at + 1 == TARGETS.len() {
                let ids = targets::collect(db, &self.institution, &query)?;
                targets::create_static(db, &self.institution, new, &ids, Some(&query))?;
            } else {
                targets::create(db, &self.institution, new, &query)?;
            }
        }
        Ok(())
    }
}

fn strange<T>(name: &str, state: State) -> anyhow::Result<T> {
    bail!("the demo's own file {name} ended as {}", state.name())
}

/// A genre for some contacts that have none; here and there a slip of the pen.
fn genres(contacts: usize) -> Vec<u8> {
    let without = super::contacts(contacts).filter(|contact| contact.genre.is_empty()).step_by(7).take(180);
    let rows = without.enumerate().map(|(at, contact)| {
        let genre = match at {
            40 => "JAZ",
            90 | 91 => "ROCK",
            _ => ["THEATRE", "DANCE", "CLASSICAL", "COMEDY"][at % 4],
        };
        format!("{};{};{genre}\n", contact.contact_nr, name_of(&contact))
    });
    format!("CONTACT_NR;LASTNAME;[new] GENRE\n{}", rows.collect::<String>()).into_bytes()
}

/// An authorisation that was taken for given.
fn text_messages(n: usize) -> Vec<u8> {
    let asked = contacts(n).filter(|contact| contact.optin_mail == "TRUE" && contact.optin_sms.is_empty()).take(60);
    let rows: String = asked.map(|contact| format!("{};TRUE\n", contact.contact_nr)).collect();
    format!("CONTACT_NR;[new] OPTIN_SMS\n{rows}").into_bytes()
}

fn name_of(contact: &DemoContact) -> &str {
    if contact.lastname.is_empty() { &contact.official_name } else { &contact.lastname }
}
