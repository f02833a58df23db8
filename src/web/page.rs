//! What every page has: who looks, in which language, and the words, numbers and dates in it.

use actix_session::SessionExt;
use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web::Data};
use chrono::{NaiveDate, NaiveDateTime};
use futures_util::future::LocalBoxFuture;

use super::asset_address;
use super::error::Error;
use super::flash::{self, Flash};
use super::state::State;
use super::visitor::{SignedIn, Visitor};
use crate::accounts::Role;
use crate::exports::{Unseen, unseen};
use crate::i18n::{Arg, Language, Message, format, translate};

/// The part that all page structs share: `#[template(path = "…")] struct XPage { page: Page, … }`. As an argument of a
/// handler it is made from the request.
#[derive(Debug, Clone)]
pub(super) struct Page {
    /// The reader's language.
    pub language: Language,
    /// The user, if somebody is signed in.
    pub user: Option<SignedIn>,
    /// The token of every form: `<input type="hidden" name="csrf" value="{{ page.csrf }}">`.
    pub csrf: String,
    /// Path and query of this page, where the language switcher comes back to.
    pub path: String,
    /// What the previous request left to say.
    pub flash: Option<Flash>,
    /// The user's exports that are made or were not seen yet.
    pub exports: Unseen,
    /// Seconds after which a browser without JavaScript asks again.
    pub refresh: Option<u32>,
}

impl Page {
    /// The page of a request whose visitor is known.
    pub(super) fn of(request: &HttpRequest, visitor: Visitor) -> Self {
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let Visitor { language, user, csrf } = visitor;
        Self { language, user, csrf, path, flash: None, exports: Unseen::default(), refresh: None }
    }

    /// What is said in a part of a page that asks for it by itself: what the previous request left to say waits for a page.
    pub(super) fn in_part(request: &HttpRequest) -> Result<Self, Error> {
        let visitor = request.extensions().get::<Visitor>().cloned().ok_or_else(Error::no_visitor)?;
        Ok(Self::of(request, visitor))
    }

    /// The page asks again after so many seconds, for progress without JavaScript.
    #[must_use]
    pub(super) fn with_refresh(mut self, seconds: u32) -> Self {
        self.refresh = Some(seconds);
        self
    }

    /// The words of a key.
    pub(super) fn t(&self, key: &str) -> String {
        translate(self.language, &Message::new(key))
    }

    /// The words of a key with a count: `$n` chooses the plural, `$n_shown` is the number as written.
    pub(super) fn n(&self, key: &str, n: &i64) -> String {
        translate(self.language, &Message::new(key).with("n", *n))
    }

    /// The words of a key with one text in them: `page.text("hello", "name", user.name)`.
    pub(super) fn text(&self, key: &str, name: &str, value: &str) -> String {
        translate(self.language, &Message::new(key).with(name, value))
    }

    /// The words of a key with several arguments.
    pub(super) fn tr(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let args = args.iter().map(|(name, arg)| ((*name).to_owned(), arg.clone())).collect();
        translate(self.language, &Message { key: key.to_owned(), args })
    }

    /// A message in words.
    pub(super) fn m(&self, message: &Message) -> String {
        translate(self.language, message)
    }

    /// A whole number.
    pub(super) fn number(&self, n: &i64) -> String {
        format::number(self.language, *n)
    }

    /// A day: `9 Mar 2026`.
    pub(super) fn date(&self, day: &NaiveDate) -> String {
        format::date(self.language, *day)
    }

    /// A time of the database (UTC) in the institution's time zone: `9 Mar 2026, 13:05`.
    pub(super) fn time(&self, utc: &NaiveDateTime) -> String {
        let local = self.user.as_ref().map_or(*utc, |user| user.institution.local(*utc));
        format::date_time(self.language, local)
    }

    /// The day of a time of the database (UTC) in the institution's time zone: `9 Mar 2026`.
    pub(super) fn day(&self, utc: &NaiveDateTime) -> String {
        let local = self.user.as_ref().map_or(*utc, |user| user.institution.local(*utc));
        self.date(&local.date())
    }

    /// A time of the database (UTC) as machines read it, for `<time datetime="…">`.
    pub(super) fn iso(&self, utc: &NaiveDateTime) -> String {
        utc.format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// The size of a file: `1.4 MB`.
    pub(super) fn bytes(&self, bytes: &i64) -> String {
        format::bytes(self.language, *bytes)
    }

    /// Whether the user's role allows what this role may.
    pub(super) fn may(&self, role: &Role) -> bool {
        self.user.as_ref().is_some_and(|user| user.role >= *role)
    }

    /// Whether the user may make targets and exports and test imports.
    pub(super) fn may_edit(&self) -> bool {
        self.may(&Role::Editor)
    }

    /// Whether the user may start, cancel and undo imports.
    pub(super) fn may_import(&self) -> bool {
        self.may(&Role::Importer)
    }

    /// Whether the user may change users, fields and settings.
    pub(super) fn may_administer(&self) -> bool {
        self.may(&Role::Administrator)
    }

    /// The address of a file of `static/`, which changes when the file does.
    pub(super) fn asset(&self, name: &str) -> String {
        asset_address::address(name)
    }

    /// Whether the page's path is this one or below it, to mark the entry of the menu.
    pub(super) fn is_at(&self, path: &str) -> bool {
        let here = self.path.split('?').next().unwrap_or_default();
        here == path || (path != "/" && here.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')))
    }
}

impl FromRequest for Page {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let mut page = Self::in_part(&request)?;
            if request.method() == Method::GET {
                page.flash = flash::take(&request.get_session());
            }
            if let (Some(user), Some(state)) = (&page.user, request.app_data::<Data<State>>()) {
                let (institution, user) = (user.institution.id, user.id);
                page.exports = state.database.run(move |db| unseen(db, institution, user)).await?;
            }
            Ok(page)
        })
    }
}
