//! The card of a contact that was deleted: who did it, and until when that can be undone. Its values are not shown.

use askama::Template;

use crate::contacts::deletions::{self, Deletion};
use crate::contacts::{read, writers};
use crate::db::Db;
use crate::error::Result;
use crate::fields::standard;
use crate::web::page::Page;
use crate::web::value_words::by;

#[derive(Template)]
#[template(path = "contacts/deleted.html")]
pub(super) struct DeletedPage {
    page: Page,
    number: String,
    /// The name; once it was purged, its number.
    name: String,
    /// By what and by whom.
    said: String,
    /// The number of the import that deleted it; `None` once it was purged.
    import: Option<i64>,
    deletion: Deletion,
}

impl DeletedPage {
    /// The page of a contact; `None` if the institution has none that was deleted.
    pub(super) fn load(db: &mut Db, institution: i64, id: i64, page: Page) -> Result<Option<Self>> {
        let Some(deletion) = deletions::find(db, institution, id)? else { return Ok(None) };
        let Some(contact) = read::also_deleted(db, institution, id)? else { return Ok(None) };
        let slots = contact.slots()?;
        let writer = slots.writer(standard::STATUS, "");
        let writing = writers::by_ids(db, institution, &[writer])?.remove(&writer);
        let name = contact.view(&slots).name();
        let said = writing.as_ref().map(|writing| page.m(&by(writing).with("date", page.time(&deletion.at))));
        let import = writing.and_then(|writing| writing.import);
        Ok(Some(Self { number: contact.number.clone(), name, said: said.unwrap_or_default(), import, deletion, page }))
    }
}
