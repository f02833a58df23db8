//! The dashboard: where an administrator begins.

use askama::Template;

use super::error::Result;
use super::html::Html;
use super::page::Page;
use super::visitor::SignedIn;

#[derive(Template)]
#[template(path = "dashboard.html")]
pub(super) struct DashboardPage {
    page: Page,
    user: SignedIn,
}

/// `GET /`.
pub(super) async fn show(page: Page, user: SignedIn) -> Result<Html<DashboardPage>> {
    Ok(Html(DashboardPage { page, user }))
}
