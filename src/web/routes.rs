//! Every route: method, path, who may, handler. Paths are nouns. The first path that fits counts.

use actix_web::http::Method;
use actix_web::middleware::from_fn;
use actix_web::web::{ServiceConfig, resource, to};
use actix_web::{HttpResponse, Resource, Route, guard};

pub use super::access::{Access, Body};
use super::error::{Error, Result};
use super::visit::visit;
use super::{
    account, contacts, dashboard, exports, fields, first_run, help, imports, language, login, mappings, outbox, system,
    targets,
};
use crate::accounts::Role::{Administrator, Editor, Importer, Viewer};

/// All routes but those of monitors (`/healthz`, …) and `/static/…`, which need no visitor.
pub fn routes() -> Vec<Entry> {
    vec![
        get("/", Viewer, || to(dashboard::show)),
        get("/contacts", Viewer, || to(contacts::list)),
        get("/contacts/selection", Editor, || to(contacts::selection)),
        post("/contacts/selection", Editor, || to(contacts::act_on_selection)),
        get(r"/contacts/{id:\d+}", Viewer, || to(contacts::show)),
        post(r"/contacts/{id:\d+}", Importer, || to(contacts::save)),
        get(r"/contacts/{id:\d+}/edit", Importer, || to(contacts::edit_form)),
        get("/fields", Viewer, || to(fields::list)),
        get("/fields/{code}", Viewer, || to(fields::show)),
        get("/targets", Viewer, || to(targets::list)),
        get("/targets/new", Editor, || to(targets::new)),
        post("/targets/new", Editor, || to(targets::save_new)),
        get("/targets/{id:\\d+}", Viewer, || to(targets::show)),
        get("/targets/{id:\\d+}/edit", Editor, || to(targets::edit)),
        post("/targets/{id:\\d+}/edit", Editor, || to(targets::save_edit)),
        post("/targets/{id:\\d+}/duplicate", Editor, || to(targets::duplicate)),
        post("/targets/{id:\\d+}/archive", Editor, || to(targets::archive)),
        post("/targets/{id:\\d+}/restore", Editor, || to(targets::restore)),
        get("/login", Access::Anyone, || to(login::show)),
        post("/login", Access::Anyone, || to(login::sign_in)),
        post("/logout", Access::Anyone, || to(login::sign_out)),
        get("/fields.csv", Viewer, || to(exports::values_csv)),
        get("/fields.xlsx", Viewer, || to(exports::values_xlsx)),
        get("/exports", Viewer, || to(exports::list)),
        post("/exports", Editor, || to(exports::create)),
        get("/exports/new", Editor, || to(exports::form)),
        get("/exports/progress", Viewer, || to(exports::ready)),
        get(r"/exports/{id:\d+}/progress", Viewer, || to(exports::follow)),
        get(r"/exports/{id:\d+}/file", Editor, || to(exports::file)),
        get("/imports", Viewer, || to(imports::list)),
        files("/imports", Editor, || to(imports::create)),
        get("/imports/new", Editor, || to(imports::form)),
        get(r"/imports/{number:\d+}", Viewer, || to(imports::show)),
        get(r"/imports/{number:\d+}.json", Viewer, || to(imports::document)),
        get(r"/imports/{number:\d+}/file", Editor, || to(imports::file)),
        get(r"/imports/{number:\d+}/progress", Viewer, || to(imports::progress)),
        get(r"/imports/{number:\d+}/issues", Viewer, || to(imports::issues)),
        get(r"/imports/{number:\d+}/changes", Viewer, || to(imports::changes)),
        get(r"/imports/{number:\d+}/conflicts", Viewer, || to(imports::conflicts)),
        get(r"/imports/{number:\d+}/kept", Viewer, || to(imports::kept)),
        get(r"/imports/{number:\d+}/columns", Viewer, || to(imports::columns)),
        post(r"/imports/{number:\d+}/columns", Editor, || to(imports::confirm_columns)),
        get(r"/imports/{number:\d+}/corrected", Editor, || to(imports::corrected)),
        post(r"/imports/{number:\d+}/corrected", Editor, || to(imports::ask_corrected)),
        get("/mappings", Viewer, || to(mappings::list)),
        get(r"/mappings/{id:\d+}", Viewer, || to(mappings::show)),
        post(r"/mappings/{id:\d+}", Editor, || to(mappings::save)),
        post(r"/mappings/{id:\d+}/delete", Editor, || to(mappings::delete)),
        get(r"/imports/{number:\d+}/sheet", Viewer, || to(imports::sheet)),
        post(r"/imports/{number:\d+}/sheet", Editor, || to(imports::choose_sheet)),
        get(r"/imports/{number:\d+}/encoding", Viewer, || to(imports::encoding)),
        post(r"/imports/{number:\d+}/encoding", Editor, || to(imports::choose_encoding)),
        post(r"/imports/{number:\d+}/test", Editor, || to(imports::test_again)),
        post(r"/imports/{number:\d+}/start", Importer, || to(imports::start)),
        post(r"/imports/{number:\d+}/cancel", Importer, || to(imports::cancel)),
        get(r"/imports/{number:\d+}/undo", Importer, || to(imports::confirm_undo)),
        post(r"/imports/{number:\d+}/undo", Importer, || to(imports::undo)),
        get("/outbox", Administrator, || to(outbox::list)),
        post("/outbox/settings", Administrator, || to(outbox::set)),
        post(r"/outbox/{id:\d+}/send", Administrator, || to(outbox::send)),
        get("/help", Viewer, || to(help::index)),
        get("/help/{topic}", Viewer, || to(help::topic)),
        get("/system", Administrator, || to(system::show)),
        get("/first-run", Access::Anyone, || to(first_run::show)),
        post("/first-run", Access::Anyone, || to(first_run::complete)),
        get("/account", Viewer, || to(account::show)),
        post("/account/profile", Viewer, || to(account::change_profile)),
        post("/account/password", Viewer, || to(account::change_password)),
        post("/account/institution", Viewer, || to(account::change_institution)),
        post("/language", Access::Anyone, || to(language::switch)),
    ]
}

/// One route.
pub struct Entry {
    /// `GET` (which answers `HEAD` too) or `POST`.
    pub method: Method,
    /// The pattern of the path: `/imports/{number:\d+}`.
    pub path: &'static str,
    /// Who may.
    pub access: Access,
    /// What the request brings.
    pub body: Body,
    handler: fn() -> Route,
}

fn get(path: &'static str, access: impl Into<Access>, handler: fn() -> Route) -> Entry {
    Entry { method: Method::GET, path, access: access.into(), body: Body::Fields, handler }
}

fn post(path: &'static str, access: impl Into<Access>, handler: fn() -> Route) -> Entry {
    Entry { method: Method::POST, path, access: access.into(), body: Body::Fields, handler }
}

/// A form with files.
fn files(path: &'static str, access: impl Into<Access>, handler: fn() -> Route) -> Entry {
    Entry { body: Body::Files, ..post(path, access, handler) }
}

/// Registers all routes, each behind [`visit`].
pub(super) fn configure(app: &mut ServiceConfig) {
    let mut resources: Vec<(&'static str, Resource)> = Vec::new();
    for entry in routes() {
        let at = match resources.iter().position(|(path, _)| *path == entry.path) {
            Some(at) => at,
            None => {
                resources.push((entry.path, resource(entry.path).default_service(nowhere())));
                resources.len() - 1
            }
        };
        let (path, so_far) = resources.remove(at);
        resources.insert(at, (path, so_far.route(route(&entry))));
    }
    for (_, resource) in resources {
        app.service(resource);
    }
    app.default_service(nowhere());
}

fn route(entry: &Entry) -> Route {
    let (access, body) = (entry.access, entry.body);
    let methods = match entry.method {
        Method::GET => guard::Any(guard::Get()).or(guard::Head()),
        ref method => guard::Any(guard::Method(method.clone())),
    };
    (entry.handler)().guard(methods).wrap(from_fn(move |request, next| visit(access, body, request, next)))
}

fn nowhere() -> Route {
    to(not_found).wrap(from_fn(|request, next| visit(Access::Anyone, Body::Files, request, next)))
}

async fn not_found() -> Result<HttpResponse> {
    Err(Error::NotFound)
}
