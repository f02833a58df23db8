//! What is done to a target as a whole: duplicate, duplicate as static, archive, take back out.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::web::{Data, Form, Path};

use crate::db::Db;
use crate::i18n::{Message, translate};
use crate::targets::{self, New, Target};
use crate::web::answer::see_other;
use crate::web::error::Result;
use crate::web::flash::{self, Tone};
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

/// How a target is duplicated.
#[derive(serde::Deserialize)]
pub(in crate::web) struct Duplicate {
    /// `static` for a picture of the contacts; else the same type.
    #[serde(default, rename = "as")]
    kind: String,
}

/// `POST /targets/{id}/duplicate`. Leads to the form of the new target, to give it a name of its own.
pub(in crate::web) async fn duplicate(
    page: Page,
    user: SignedIn,
    session: Session,
    state: Data<State>,
    id: Path<i64>,
    form: Form<Duplicate>,
) -> Result<HttpResponse> {
    let (id, language, as_static) = (id.into_inner(), page.language, form.kind == "static");
    let work = move |db: &mut Db| {
        let target = targets::find(db, user.institution.id, id)?;
        let name = translate(language, &Message::new("target-copy-name").with("name", shortened(&target.name)));
        let new = New { name: &name, code: None, user: Some(user.id) };
        if as_static {
            targets::duplicate_as_static(db, &user.institution, id, new)
        } else {
            targets::duplicate(db, &user.institution, id, new)
        }
    };
    let made: Target = state.database.run(work).await?;
    flash::set(&session, Tone::Success, Message::new("target-duplicated").with("name", made.name));
    Ok(see_other(&format!("/targets/{}/edit", made.id)))
}

/// How much of a name its copy keeps, in characters: the words that make it the name of a copy need room.
const COPIED_NAME: usize = 80;

fn shortened(name: &str) -> String {
    name.chars().take(COPIED_NAME).collect()
}

/// `POST /targets/{id}/archive`.
pub(in crate::web) async fn archive(
    user: SignedIn,
    session: Session,
    state: Data<State>,
    id: Path<i64>,
) -> Result<HttpResponse> {
    put_away(&user, &session, &state, id.into_inner(), true).await
}

/// `POST /targets/{id}/restore`.
pub(in crate::web) async fn restore(
    user: SignedIn,
    session: Session,
    state: Data<State>,
    id: Path<i64>,
) -> Result<HttpResponse> {
    put_away(&user, &session, &state, id.into_inner(), false).await
}

async fn put_away(user: &SignedIn, session: &Session, state: &State, id: i64, away: bool) -> Result<HttpResponse> {
    let institution = user.institution.id;
    let target = state.database.run(move |db| targets::archive(db, institution, id, away)).await?;
    let said = if away { Message::new("target-archived") } else { Message::new("target-restored") };
    flash::set(session, Tone::Success, said.with("name", target.name));
    Ok(see_other(&format!("/targets/{id}")))
}
