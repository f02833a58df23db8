//! The first run: who installs Carnet makes the first institution and becomes its administrator.

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
use super::session;
use super::state::State;
use crate::accounts::institutions::{NewInstitution, code_of};
use crate::accounts::users::NewUser;
use crate::accounts::{first_run, passwords};
use crate::contacts::titles;
use crate::db::Db;
use crate::error::Refusal;
use crate::i18n::{Language, Message};

#[derive(Template)]
#[template(path = "first_run.html")]
struct FirstRunPage {
    page: Page,
    entries: Entries,
    time_zones: Vec<&'static str>,
    shortest: i64,
    problem: Option<Message>,
}

impl FirstRunPage {
    fn new(page: Page, entries: Entries, problem: Option<Message>) -> Self {
        Self { page, entries, time_zones: time_zones(), shortest: passwords::SHORTEST as i64, problem }
    }
}

/// What the form holds.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Entries {
    token: String,
    institution: String,
    language: String,
    country: String,
    time_zone: String,
    name: String,
    email: String,
    password: String,
    again: String,
}

impl Entries {
    /// What is most likely for a reader of this language.
    fn usual(language: Language) -> Self {
        let (country, time_zone) = NewInstitution::usual_place(language);
        let (language, country, time_zone) = (language.tag().into(), country.into(), time_zone.into());
        Self { language, country, time_zone, ..Self::default() }
    }
}

/// `GET /first-run`. There is no such page once there is a user.
pub(super) async fn show(page: Page, state: Data<State>) -> Result<HttpResponse> {
    if !state.database.run(first_run::is_due).await? {
        return Err(Error::NotFound);
    }
    let usual = Entries::usual(page.language);
    render(StatusCode::OK, &FirstRunPage::new(page, usual, None))
}

/// `POST /first-run`.
pub(super) async fn complete(
    page: Page,
    session: Session,
    state: Data<State>,
    form: Form<Entries>,
) -> Result<HttpResponse> {
    let form = form.into_inner();
    match create(&state, form.clone()).await {
        Ok(user) => {
            session::begin(&session, user)?;
            flash::set(&session, Tone::Success, Message::new("first-run-done"));
            Ok(see_other("/"))
        }
        Err(Error::Refusal(refusal)) if refusal.code == "first-run-over" => Err(refusal.into()),
        Err(Error::Refusal(refusal)) => {
            let again = FirstRunPage::new(page, form, Some(refusal.message()));
            render(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
        Err(error) => Err(error),
    }
}

async fn create(state: &State, form: Entries) -> Result<i64> {
    let turn = state.hashing.next().await?;
    let create = move |db: &mut Db| {
        let _turn = turn;
        if form.password != form.again {
            return Err(Refusal::new("passwords-differ").into());
        }
        let language = Language::from_tag(&form.language).unwrap_or_default();
        let institution = NewInstitution {
            code: &code_of(&form.institution),
            name: &form.institution,
            language,
            country: &form.country.trim().to_ascii_uppercase(),
            time_zone: &form.time_zone,
        };
        let user = NewUser { email: &form.email, name: &form.name, password: &form.password };
        first_run::complete(db, &form.token, &institution, &user, titles::give)
    };
    Ok(state.database.run(create).await?)
}

/// The zones that people know: `Europe/Paris`, not `Etc/GMT-1`.
fn time_zones() -> Vec<&'static str> {
    const REGIONS: [&str; 10] = [
        "Africa/",
        "America/",
        "Antarctica/",
        "Asia/",
        "Atlantic/",
        "Australia/",
        "Europe/",
        "Indian/",
        "Pacific/",
        "UTC",
    ];
    let names = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
    names.filter(|name| REGIONS.iter().any(|region| name.starts_with(region))).collect()
}
