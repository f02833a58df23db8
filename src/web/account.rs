//! The user's own account: name, language, password, and the institution they work in.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Form};
use askama::Template;

use super::answer::see_other;
use super::error::{Error, Result};
use super::flash::{self, Tone};
use super::html::render;
use super::page::Page;
use super::state::State;
use super::visitor::SignedIn;
use super::{session, session_store};
use crate::accounts::{passwords, users};
use crate::db::Db;
use crate::error::Refusal;
use crate::i18n::{Language, Message};

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage {
    page: Page,
    user: SignedIn,
    /// The name as it stands in the form. (`name` would be the macro's own argument of that name.)
    user_name: String,
    shortest: i64,
    /// What is wrong, and in which of the forms.
    problem: Option<(Part, Message)>,
}

/// One of the page's forms.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Profile,
    Password,
}

impl AccountPage {
    fn new(page: Page, user: SignedIn, problem: Option<(Part, Message)>) -> Self {
        let user_name = user.name.clone();
        Self { page, user, user_name, shortest: passwords::SHORTEST as i64, problem }
    }

    fn problem_of(&self, part: Part) -> Option<&Message> {
        self.problem.as_ref().filter(|(of, _)| *of == part).map(|(_, message)| message)
    }

    fn profile_problem(&self) -> Option<&Message> {
        self.problem_of(Part::Profile)
    }

    fn password_problem(&self) -> Option<&Message> {
        self.problem_of(Part::Password)
    }

    /// Whether the user chose this language; a blank tag is the browser's.
    fn has_chosen(&self, tag: &str) -> bool {
        self.user.language.map(Language::tag).unwrap_or_default() == tag
    }
}

/// `GET /account`.
pub(super) async fn show(page: Page, user: SignedIn) -> Result<HttpResponse> {
    render(StatusCode::OK, &AccountPage::new(page, user, None))
}

#[derive(serde::Deserialize)]
pub(super) struct Profile {
    name: String,
    /// A tag; blank for the browser's language.
    language: String,
}

/// `POST /account/profile`.
pub(super) async fn change_profile(
    page: Page,
    user: SignedIn,
    session: Session,
    state: Data<State>,
    form: Form<Profile>,
) -> Result<HttpResponse> {
    let Profile { name, language } = form.into_inner();
    let (id, typed) = (user.id, name.clone());
    let change = move |db: &mut Db| {
        users::rename(db, id, &name)?;
        users::choose_language(db, id, Language::from_tag(&language))
    };
    match state.database.run(change).await.map_err(Error::from) {
        Err(Error::Refusal(refusal)) => {
            let mut account = AccountPage::new(page, user, Some((Part::Profile, refusal.message())));
            account.user_name = typed;
            render(StatusCode::UNPROCESSABLE_ENTITY, &account)
        }
        changed => done(changed, &session, Message::new("account-saved")),
    }
}

#[derive(serde::Deserialize)]
pub(super) struct NewPassword {
    present: String,
    new: String,
    again: String,
}

/// `POST /account/password`. All other sessions of the user end.
pub(super) async fn change_password(
    page: Page,
    user: SignedIn,
    session: Session,
    state: Data<State>,
    form: Form<NewPassword>,
) -> Result<HttpResponse> {
    match set_password(&state, user.id, form.into_inner()).await {
        Err(Error::Refusal(refusal)) => {
            let account = AccountPage::new(page, user, Some((Part::Password, refusal.message())));
            render(StatusCode::UNPROCESSABLE_ENTITY, &account)
        }
        Ok(()) => {
            let institution = user.institution.id;
            session::begin(&session, user.id)?;
            session::choose_institution(&session, institution)?;
            done(Ok(()), &session, Message::new("account-password-changed"))
        }
        Err(error) => Err(error),
    }
}

async fn set_password(state: &State, user: i64, form: NewPassword) -> Result<()> {
    let turn = state.hashing.next().await?;
    let change = move |db: &mut Db| {
        let _turn = turn;
        if form.new != form.again {
            return Err(Refusal::new("passwords-differ").into());
        }
        users::change_password(db, user, &form.present, &form.new)?;
        session_store::end_all(db, user)
    };
    Ok(state.database.run(change).await?)
}

#[derive(serde::Deserialize)]
pub(super) struct Institution {
    institution: i64,
}

/// `POST /account/institution`: works in another institution of the user from now on.
pub(super) async fn change_institution(
    user: SignedIn,
    session: Session,
    form: Form<Institution>,
) -> Result<HttpResponse> {
    let chosen = user.institutions.iter().find(|institution| institution.id == form.institution);
    let chosen = chosen.ok_or(Error::NotFound)?;
    session::choose_institution(&session, chosen.id)?;
    let said = Message::new("account-institution-chosen").with("name", chosen.name.as_str());
    flash::set(&session, Tone::Info, said);
    Ok(see_other("/"))
}

fn done(changed: Result<()>, session: &Session, said: Message) -> Result<HttpResponse> {
    changed?;
    flash::set(session, Tone::Success, said);
    Ok(see_other("/account"))
}
