//! A user with a browser: a kept-alive connection, a session, and forms.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use anyhow::{Context, anyhow};

use crate::error::Result;

/// Somebody who is signed in.
#[derive(Clone)]
pub(super) struct Browser {
    agent: ureq::Agent,
    base: String,
    cookies: BTreeMap<String, String>,
}

/// What came back.
pub(super) struct Answer {
    /// From the request to the last byte.
    pub took: Duration,
    /// The page.
    pub text: String,
}

impl Browser {
    /// Opens a browser at an address and signs in.
    pub(super) fn sign_in(base: &str, email: &str, password: &str) -> Result<Self> {
        let config = ureq::Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(120)))
            .build();
        let mut this = Self { agent: config.into(), base: base.to_owned(), cookies: BTreeMap::new() };
        let csrf = hidden(&this.get("/login")?.text, "csrf")?;
        this.post("/login", &[("csrf", &csrf), ("back", "/"), ("email", email), ("password", password)])?;
        this.get("/")?;
        Ok(this)
    }

    /// Opens a page. Fails unless it is shown.
    pub(super) fn get(&mut self, path: &str) -> Result<Answer> {
        let start = Instant::now();
        let request = self.agent.get(format!("{}{path}", self.base)).header("cookie", self.cookie());
        let mut answer = request.call().map_err(|e| anyhow!("GET {path}: {e}"))?;
        let text = answer.body_mut().read_to_string().map_err(|e| anyhow!("GET {path}: {e}"))?;
        let took = start.elapsed();
        self.keep_cookies(&answer);
        match answer.status().as_u16() {
            200 => Ok(Answer { took, text }),
            status => Err(anyhow!("GET {path} was answered with {status}").into()),
        }
    }

    /// Opens a page as browsers do, compressed; how long it took to the last byte. Fails unless it is shown.
    pub(super) fn get_compressed(&mut self, path: &str) -> Result<Duration> {
        let start = Instant::now();
        let request = self.agent.get(format!("{}{path}", self.base)).header("cookie", self.cookie());
        let mut answer = request.header("accept-encoding", "gzip").call().map_err(|e| anyhow!("GET {path}: {e}"))?;
        answer.body_mut().read_to_vec().map_err(|e| anyhow!("GET {path}: {e}"))?;
        let took = start.elapsed();
        match (answer.status().as_u16(), answer.headers().contains_key("content-encoding")) {
            (200, true) => Ok(took),
            (200, false) => Err(anyhow!("GET {path} was answered without compression").into()),
            (status, _) => Err(anyhow!("GET {path} was answered with {status}").into()),
        }
    }

    /// Sends a form. Fails unless the answer leads on, which is how a form that was accepted is answered.
    pub(super) fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Result<Duration> {
        let start = Instant::now();
        let request = (self.agent.post(format!("{}{path}", self.base)))
            .header("cookie", self.cookie())
            .header("sec-fetch-site", "same-origin");
        let answer = request.send_form(form.iter().copied()).map_err(|e| anyhow!("POST {path}: {e}"))?;
        let took = start.elapsed();
        self.keep_cookies(&answer);
        match answer.status().as_u16() {
            303 => Ok(took),
            status => Err(anyhow!("POST {path} was answered with {status}").into()),
        }
    }

    fn cookie(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep_cookies(&mut self, answer: &ureq::http::Response<ureq::Body>) {
        let set = answer.headers().get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
        for (name, value) in set.filter_map(|cookie| cookie.split(';').next()?.split_once('=')) {
            self.cookies.insert(name.trim().to_owned(), value.trim().to_owned());
        }
    }
}

/// The value of a hidden field of a page of ours.
pub(super) fn hidden(page: &str, name: &str) -> Result<String> {
    let field = format!("name=\"{name}\" value=\"");
    let after = page.split_once(&field).with_context(|| format!("the page has no field {name}"))?.1;
    Ok(after.split('"').next().unwrap_or_default().to_owned())
}
