//! Somebody with a browser that knows cookies, redirects and forms, but no JavaScript.

use std::collections::BTreeMap;
use std::time::Duration;

use super::app::PASSWORD;
use super::form::{Content, Form};
use super::page::Page;

#[derive(Clone)]
pub struct Visitor {
    agent: ureq::Agent,
    /// `http://127.0.0.1:PORT`.
    base: String,
    cookies: BTreeMap<String, String>,
    /// What the browser asks for in `Accept-Language`.
    pub language: String,
    /// What the browser says of the page that a form came from: `Origin` and `Sec-Fetch-Site`, which old ones don't send.
    pub origin: String,
    pub fetch_site: Option<String>,
    /// More headers of every request, as proxies add them and programs send them.
    pub headers: Vec<(String, String)>,
}

impl Visitor {
    pub fn new(base: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        Self {
            agent: config.into(),
            base: base.to_owned(),
            cookies: BTreeMap::new(),
            language: "en".to_owned(),
            origin: base.to_owned(),
            fetch_site: Some("same-origin".to_owned()),
            headers: Vec::new(),
        }
    }

    /// Signs in a user that [`TestApp::user`](super::TestApp::user) has made.
    pub fn signed_in_as(mut self, email: &str) -> Self {
        let form = self.get("/login").ok().form("/login").set("email", email).set("password", PASSWORD);
        let page = self.submit(&form);
        assert_eq!((page.status, page.path.as_str()), (200, "/"), "{}", page.text());
        self
    }

    /// Sends what comes to another machine, as a proxy in front of several does.
    pub fn go_to(&mut self, base: &str) {
        self.base = base.to_owned();
        self.origin = base.to_owned();
    }

    /// Opens an address of the site and goes where it is sent.
    pub fn get(&mut self, path: &str) -> Page {
        let mut page = self.request("GET", path, None);
        for _ in 0..10 {
            let Some(next) = page.redirect() else { return page };
            page = self.request("GET", &next, None);
        }
        panic!("{path} redirects without an end")
    }

    /// One request, redirects not followed.
    pub fn get_one(&mut self, path: &str) -> Page {
        self.request("GET", path, None)
    }

    /// The status of an answer without its body, as monitors ask for it.
    pub fn head(&mut self, path: &str) -> u16 {
        self.agent.head(format!("{}{path}", self.base)).call().unwrap().status().as_u16()
    }

    /// Sends a form as a browser would and goes where it is sent.
    pub fn submit(&mut self, form: &Form) -> Page {
        let page = self.submit_one(form);
        match page.redirect() {
            Some(next) => self.get(&next),
            None => page,
        }
    }

    /// [`Visitor::submit`], redirects not followed.
    pub fn submit_one(&mut self, form: &Form) -> Page {
        match form.content() {
            Content::Query(query) => self.request("GET", &format!("{}?{query}", form.path()), None),
            Content::Body(kind, body) => self.request("POST", form.path(), Some((&kind, body))),
        }
    }

    /// Sends a body to an address, as a script would.
    pub fn post(&mut self, path: &str, kind: &str, body: Vec<u8>) -> Page {
        self.request("POST", path, Some((kind, body)))
    }

    /// Forgets everything, as a browser that was closed.
    pub fn forget(&mut self) {
        self.cookies.clear();
    }

    /// A cookie that the browser keeps.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Puts a cookie into the browser, as somebody who has it for a minute could.
    pub fn plant(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    fn request(&mut self, method: &str, path: &str, body: Option<(&str, Vec<u8>)>) -> Page {
        let path = path.strip_prefix(&self.base).unwrap_or(path);
        let url = format!("{}{path}", self.base);
        let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let answer = match body {
            None => {
                let request = self.agent.get(&url).header("accept-language", &self.language);
                let request = request.header("cookie", &cookies);
                self.headers.iter().fold(request, |request, (name, value)| request.header(name, value)).call()
            }
            Some((kind, body)) => {
                let request = (self.agent.post(&url))
                    .header("accept-language", &self.language)
                    .header("cookie", &cookies)
                    .header("content-type", kind)
                    .header("origin", &self.origin);
                let request = self.headers.iter().fold(request, |request, (name, value)| request.header(name, value));
                match &self.fetch_site {
                    Some(site) => request.header("sec-fetch-site", site).send(&body),
                    None => request.send(&body),
                }
            }
        };
        let mut answer = answer.unwrap_or_else(|e| panic!("{method} {path}: {e}"));
        self.keep_cookies(answer.headers().get_all("set-cookie").iter().map(|value| value.to_str().unwrap()));
        let headers = answer
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()));
        let headers = headers.collect();
        let body = answer.body_mut().with_config().limit(1 << 30).read_to_vec().unwrap();
        Page { status: answer.status().as_u16(), path: path.to_owned(), headers, body }
    }

    fn keep_cookies<'a>(&mut self, cookies: impl Iterator<Item = &'a str>) {
        for cookie in cookies {
            let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            if attributes.to_lowercase().contains("max-age=0") {
                self.cookies.remove(name.trim());
            } else {
                self.cookies.insert(name.trim().to_owned(), value.trim().to_owned());
            }
        }
    }
}
