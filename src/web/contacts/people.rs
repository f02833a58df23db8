//! Structures and their people, on their cards and above lists.

use crate::contacts::contact::Contact;
use crate::contacts::people;
use crate::contacts::read;
use crate::db::Db;
use crate::error::Result;
use crate::fields::standard;
use crate::web::answer::query_string;

/// How many people a card shows.
const SHOWN: usize = 20;

/// How far people are counted.
const COUNTED: usize = 1000;

/// A structure to which a person belongs.
pub(super) struct Structure {
    pub address: String,
    pub name: String,
}

/// The structure of this contact number.
pub(super) fn structure(db: &mut Db, institution: i64, number: &str) -> Result<Option<Structure>> {
    let Some(contact) = read::by_numbers(db, institution, &[number])?.pop() else { return Ok(None) };
    let slots = contact.slots()?;
    let name = contact.view(&slots).name();
    Ok(Some(Structure { address: format!("/contacts/{}", contact.id), name }))
}

/// The people of a structure, as its card shows them.
pub(super) struct People {
    /// The first of them, in order of name.
    pub rows: Vec<Person>,
    /// How many there are, counted so far.
    pub count: i64,
    /// There are more than were counted.
    pub is_more: bool,
    /// The list of all of them.
    pub address: String,
}

/// One of the people of a structure.
pub(super) struct Person {
    pub id: i64,
    pub number: String,
    pub name: String,
    pub function: String,
    pub email: String,
}

impl People {
    /// Reads the people of the structure with this contact number.
    pub(super) fn load(db: &mut Db, institution: i64, number: &str) -> Result<Self> {
        let first = people::people_of(db, institution, number, None, SHOWN)?;
        let count = match first.len() {
            SHOWN => people::count(db, institution, number, COUNTED + 1)?,
            all => all,
        };
        Ok(Self {
            rows: first.iter().map(|(contact, _)| person(contact)).collect::<Result<_>>()?,
            count: count.min(COUNTED) as i64,
            is_more: count > COUNTED,
            address: format!("/contacts{}", query_string(&[("structure", number)])),
        })
    }

    /// Whether anybody shown has a job: a blank column takes the room that addresses need.
    pub(super) fn have_functions(&self) -> bool {
        self.rows.iter().any(|person| !person.function.is_empty())
    }
}

fn person(contact: &Contact) -> Result<Person> {
    let slots = contact.slots()?;
    let own = |field| slots.value(field).unwrap_or_default().to_owned();
    Ok(Person {
        id: contact.id,
        number: contact.number.clone(),
        name: contact.view(&slots).name(),
        function: own(standard::FUNCTION),
        email: own(standard::EMAIL),
    })
}
