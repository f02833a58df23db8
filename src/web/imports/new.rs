//! A new import: the file, what it brings, and what is wanted of it.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Query};
use anyhow::Context;
use askama::Template;

use crate::accounts::Role;
use crate::config::Limits;
use crate::error::Refusal;
use crate::fields::{SOURCE_MAX, TAG_MAX};
use crate::i18n::{Language, Message};
use crate::imports::{Action, Mapping, Mode, Options, Placeholders, Received, Rule, Stale, receive};
use crate::kinds::Kind;
use crate::text::trim;
use crate::web::answer::see_other;
use crate::web::error::{Error, Result};
use crate::web::html::{Html, render};
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::upload::Upload;
use crate::web::visitor::SignedIn;

#[derive(Template)]
#[template(path = "imports/new.html")]
pub(in crate::web) struct NewPage {
    page: Page,
    entered: Entered,
    limits: Limits,
    /// The names of the mappings that can be asked for.
    mappings: Vec<String>,
    problem: Option<Message>,
}

/// What was entered, as it was typed.
#[derive(Debug, Default)]
struct Entered {
    kind: String,
    action: String,
    mode: String,
    stale: String,
    placeholders: String,
    stop_on_error: bool,
    key: String,
    mapping: String,
    sheet: String,
    first: String,
    tag: String,
    source: String,
    email: String,
    clears: bool,
    /// For each rule but the usual one the columns that have it, parted by commas.
    rules: Vec<(Rule, String)>,
}

/// The field of the form for a rule.
fn rule_field(rule: Rule) -> String {
    format!("rule_{}", rule.name().replace('-', "_"))
}

impl Entered {
    fn of(upload: &Upload) -> Self {
        let text = |name: &str| upload.text(name).unwrap_or_default().to_owned();
        Self {
            kind: text("kind"),
            action: text("action"),
            mode: text("mode"),
            stale: text("stale"),
            placeholders: text("placeholders"),
            stop_on_error: !text("stop_on_error").is_empty(),
            key: text("key"),
            mapping: text("mapping"),
            sheet: text("sheet"),
            first: text("first"),
            tag: text("tag"),
            source: text("source"),
            email: text("email"),
            clears: !text("clears").is_empty(),
            rules: rules().map(|rule| (rule, text(&rule_field(rule)))).collect(),
        }
    }

    /// The choices, or what is wrong with them.
    fn options(&self, kind: Kind, language: Language) -> std::result::Result<Options, Refusal> {
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let first = match filled(&self.first).map(|text| text.parse::<u64>()) {
            None => None,
            Some(Ok(first)) if first > 0 => Some(first),
            Some(_) => return Err(Refusal::new("bad-first-rows")),
        };
        Ok(Options {
            mode: Mode::from_name(&self.mode).filter(|_| kind.may_create()).unwrap_or_default(),
            key: filled(&self.key),
            mapping: filled(&self.mapping),
            ask: true,
            sheet: filled(&self.sheet),
            stale: if self.stale == "mine" { Stale::Mine } else { Stale::Keep },
            placeholders: Placeholders::from_name(&self.placeholders).unwrap_or_default(),
            stop_on_error: self.stop_on_error,
            clears_agreed: self.clears,
            rules: self.rules(),
            source: filled(&self.source).filter(|_| kind.asks_for_consent()),
            tag: filled(&self.tag),
            first,
            email: filled(&self.email),
            language,
            ..Options::default()
        })
    }
}

impl Entered {
    /// The rules by column.
    fn rules(&self) -> BTreeMap<String, Rule> {
        let columns = |columns: &str| -> Vec<String> {
            columns.split([',', ';']).map(|name| trim(name).to_owned()).filter(|name| !name.is_empty()).collect()
        };
        self.rules.iter().flat_map(|(rule, named)| columns(named).into_iter().map(|name| (name, *rule))).collect()
    }
}

/// The rules but for the usual one, which needs no words.
fn rules() -> impl Iterator<Item = Rule> {
    Rule::ALL.into_iter().filter(|rule| !rule.is_usual())
}

/// A rule as the form offers it.
struct RuleView {
    name: String,
    label: String,
    columns: String,
}

impl NewPage {
    fn rules(&self) -> Vec<RuleView> {
        let columns = |rule| self.entered.rules.iter().find(|(of, _)| *of == rule).map_or("", |(_, columns)| columns);
        let view = |rule: Rule| RuleView {
            name: rule_field(rule),
            label: self.page.t(&format!("rule-{}", rule.name())),
            columns: columns(rule).to_owned(),
        };
        rules().map(view).collect()
    }

    fn is_kind(&self, kind: &Kind) -> bool {
        self.entered.kind == kind.name()
    }

    fn is_mode(&self, mode: &str) -> bool {
        Mode::from_name(&self.entered.mode).unwrap_or_default().name() == mode
    }

    /// What a file may hold at most.
    fn limits_in_words(&self) -> String {
        let (page, limits) = (&self.page, &self.limits);
        page.tr(
            "file-limits",
            &[
                ("csv", page.bytes(&limits.max_csv_bytes).into()),
                ("zip", page.bytes(&limits.max_zip_bytes).into()),
                ("whole", page.bytes(&limits.max_whole_bytes).into()),
                ("unpacked", page.bytes(&limits.max_unpacked_bytes).into()),
                ("rows", limits.max_rows.into()),
                ("columns", limits.max_columns.into()),
                ("chars", limits.max_cell_chars.into()),
            ],
        )
    }

    fn has_placeholders(&self, choice: &str) -> bool {
        Placeholders::from_name(&self.entered.placeholders).unwrap_or_default().name() == choice
    }

    fn has_more(&self) -> bool {
        let entered = &self.entered;
        let texts = [&entered.key, &entered.sheet, &entered.mapping, &entered.first, &entered.tag];
        let has_choice = entered.stale == "mine" || Placeholders::from_name(&entered.placeholders).is_some();
        entered.stop_on_error
            || entered.clears
            || has_choice
            || !entered.rules().is_empty()
            || texts.iter().any(|text| !text.is_empty())
    }
}

#[derive(serde::Deserialize)]
pub(in crate::web) struct Start {
    #[serde(default)]
    kind: String,
}

/// `GET /imports/new`.
pub(in crate::web) async fn form(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    start: Query<Start>,
) -> Result<Html<NewPage>> {
    let kind = Kind::from_name(&start.kind).unwrap_or(Kind::Criteria).name().to_owned();
    let entered = Entered { kind, action: Action::Test.name().to_owned(), ..Entered::default() };
    Ok(Html(NewPage::load(page, &user, &state, entered, None).await?))
}

impl NewPage {
    async fn load(
        page: Page,
        user: &SignedIn,
        state: &State,
        entered: Entered,
        problem: Option<Message>,
    ) -> Result<Self> {
        let institution = user.institution.id;
        let mappings = state.database.run(move |db| Mapping::list(db, institution)).await?;
        let mappings = mappings.into_iter().map(|mapping| mapping.name).collect();
        Ok(Self { page, entered, limits: state.config.limits.clone(), mappings, problem })
    }
}

/// `POST /imports`: the file comes as a stream and is tested in the background.
pub(in crate::web) async fn create(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    upload: std::result::Result<Upload, Error>,
) -> Result<HttpResponse> {
    let (entered, result) = match upload {
        Ok(upload) => (Entered::of(&upload), keep(upload, &page, &user, &state).await),
        Err(error) => (Entered::default(), Err(error)),
    };
    match result {
        Ok(number) => Ok(see_other(&format!("/imports/{number}"))),
        Err(Error::Refusal(refusal)) => {
            let new = NewPage::load(page, &user, &state, entered, Some(refusal.message())).await?;
            render(StatusCode::UNPROCESSABLE_ENTITY, &new)
        }
        Err(error) => Err(error),
    }
}

async fn keep(mut upload: Upload, page: &Page, user: &SignedIn, state: &State) -> Result<i64> {
    let entered = Entered::of(&upload);
    let kind = Kind::from_name(&entered.kind).ok_or(Error::Malformed)?;
    let action = Action::from_name(&entered.action).ok_or(Error::Malformed)?;
    if action == Action::Update && user.role < Role::Importer {
        return Err(Error::Role(Role::Importer));
    }
    let options = entered.options(kind, page.language)?;
    let file = upload.take_file("file").ok_or_else(|| Refusal::new("no-file"))?;
    let received = Received {
        institution: user.institution.id,
        user: Some(user.id),
        kind,
        action,
        file_name: file.name,
        sha256: Some(file.sha256),
        options,
    };
    let context = state.context();
    let receiving = tokio::task::spawn_blocking(move || receive(&context, received, file.draft));
    let import = receiving.await.context("the file was not received")??;
    Ok(import.number)
}
