//! The mail that says that an export is ready.

use super::export::Export;
use crate::accounts::Institution;
use crate::context::Context;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::i18n::{Message, format};
use crate::mail::{self, Attachment, Letter};

/// Queues it, if someone gave an address: with the file, or with a link that needs a log-in.
pub(super) fn queue(db: &mut Db, context: &Context, export: &Export, key: &str, bytes: i64) -> Result<()> {
    let Some(recipient) = &export.email else { return Ok(()) };
    let attached = mail::can_attach(bytes) && mail::attaches(db, export.institution)?;
    let institution = Institution::by_id(db, export.institution)?;
    let letter = Letter {
        recipient: recipient.clone(),
        language: export.language,
        subject: Message::new("mail-export-ready-subject").with("name", export.file_name.as_str()),
        body: body(context, export, &institution, attached),
        attachment: attached.then(|| Attachment { key: key.to_owned(), name: export.file_name.clone() }),
        instead: attached.then(|| body(context, export, &institution, false)),
    };
    match mail::queue(db, export.institution, &letter) {
        // The address was allowed when it was given; that it is no more is no reason to lose the file.
        Err(Error::Refusal(refusal)) => {
            tracing::warn!(export = export.id, code = refusal.code, "an export is ready, but its mail is refused");
            Ok(())
        }
        queued => queued.map(drop),
    }
}

fn body(context: &Context, export: &Export, institution: &Institution, attached: bool) -> Message {
    let expires = format::date(export.language, institution.local(export.expires_at).date());
    let message = match context.public_address.as_str() {
        _ if attached => Message::new("mail-export-ready-attached"),
        address if !address.is_empty() => Message::new("mail-export-ready-link")
            .with("link", format!("{address}/exports/{}/file", export.id))
            .with("expires", expires),
        _ => Message::new("mail-export-ready-page").with("expires", expires),
    };
    message.with("name", export.file_name.as_str()).with("institution", institution.name.as_str())
}
