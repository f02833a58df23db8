//! A form of a page: filled in by the names of its fields, sent as a browser would.

use scraper::{ElementRef, Html};

use super::page::{selector, words};

#[derive(Debug, Clone)]
pub struct Form {
    path: String,
    is_post: bool,
    is_multipart: bool,
    fields: Vec<(String, String)>,
    files: Vec<(String, String, Vec<u8>)>,
    /// What the form offers, by name: the values of options, radio buttons and boxes.
    offers: Vec<(String, String)>,
}

/// What is sent.
pub enum Content {
    Query(String),
    /// Content type and body.
    Body(String, Vec<u8>),
}

const BOUNDARY: &str = "carnet-test-boundary-7f3a9";

impl Form {
    /// A form with these fields that no page offered.
    pub fn new(path: &str, fields: &[(&str, &str)]) -> Self {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self {
            path: path.to_owned(),
            is_post: true,
            is_multipart: false,
            fields,
            files: Vec::new(),
            offers: Vec::new(),
        }
    }

    /// The form as one that sends files.
    pub fn multipart(self) -> Self {
        Self { is_multipart: true, ..self }
    }

    /// Reads a form with the values that a browser would send untouched; of its buttons none.
    pub fn read(html: &Html, form: &ElementRef<'_>, page: &str) -> Self {
        let attribute = |name: &str| form.attr(name).unwrap_or_default().to_lowercase();
        let path = form.attr("action").filter(|action| !action.is_empty()).unwrap_or(page).to_owned();
        let mut read = Self::new(&path, &[]);
        read.is_post = attribute("method") == "post";
        read.is_multipart = attribute("enctype") == "multipart/form-data";
        let inside = form.select(&selector("input, select, textarea, button")).collect::<Vec<_>>();
        let outside = form.attr("id").map(|id| selector(&format!("[form='{id}']")));
        let outside = outside.iter().flat_map(|selector| html.select(selector));
        for field in inside.into_iter().filter(|field| field.attr("form").is_none()).chain(outside) {
            read.read_field(&field);
        }
        read
    }

    fn read_field(&mut self, field: &ElementRef<'_>) {
        let Some(name) = field.attr("name").map(str::to_owned) else { return };
        if field.attr("disabled").is_some() {
            return;
        }
        let kind = field.attr("type").unwrap_or("text");
        let value = |default: &str| field.attr("value").unwrap_or(default).to_owned();
        match (field.value().name(), kind) {
            ("select", _) => self.read_select(name, field),
            ("textarea", _) => self.fields.push((name, field.text().collect::<String>())),
            ("button", _) | ("input", "submit") => self.offers.push((name, value(""))),
            ("input", "file") => self.files.push((name, String::new(), Vec::new())),
            ("input", "checkbox" | "radio") => {
                self.offers.push((name.clone(), value("on")));
                if field.attr("checked").is_some() {
                    self.fields.push((name, value("on")));
                }
            }
            _ => self.fields.push((name, value(""))),
        }
    }

    fn read_select(&mut self, name: String, field: &ElementRef<'_>) {
        let options: Vec<_> = field.select(&selector("option")).collect();
        let value = |option: &ElementRef<'_>| option.attr("value").map(str::to_owned).unwrap_or_else(|| words(option));
        self.offers.extend(options.iter().map(|option| (name.clone(), value(option))));
        let chosen: Vec<_> = options.iter().filter(|option| option.attr("selected").is_some()).map(value).collect();
        if chosen.is_empty() && field.attr("multiple").is_none() {
            self.fields.extend(options.first().map(|option| (name, value(option))));
        } else {
            self.fields.extend(chosen.into_iter().map(|value| (name.clone(), value)));
        }
    }

    /// Where it is sent.
    pub fn path(&self) -> &str {
        &self.path
    }

    pub fn is_post(&self) -> bool {
        self.is_post
    }

    /// The value of a field as it stands.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The names of all fields.
    pub fn names(&self) -> Vec<String> {
        self.fields.iter().map(|(name, _)| name.clone()).collect()
    }

    /// The values that may be chosen for a field.
    pub fn offered(&self, name: &str) -> Vec<&str> {
        self.offers.iter().filter(|(n, _)| n == name).map(|(_, value)| value.as_str()).collect()
    }

    /// Fills in a field, ticks a box, chooses an option or presses a button: whatever bears the name.
    #[must_use]
    #[track_caller]
    pub fn set(mut self, name: &str, value: &str) -> Self {
        let offered = self.offered(name);
        if !offered.is_empty() {
            assert!(offered.contains(&value), "{name} can't be {value:?}, only {offered:?}");
        } else {
            assert!(self.value(name).is_some(), "{} has no field {name}: {:?}", self.path, self.fields);
        }
        self.fields.retain(|(n, _)| n != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Adds a value to those of a field that takes several.
    #[must_use]
    pub fn add(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Leaves a field out: unticks a box, or tampers with the form.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(n, _)| n != name);
        self
    }

    /// Chooses a file.
    #[must_use]
    #[track_caller]
    pub fn file(mut self, name: &str, file_name: &str, bytes: &[u8]) -> Self {
        let file = self.files.iter_mut().find(|(n, _, _)| n == name);
        let file = file.unwrap_or_else(|| panic!("{} takes no file {name}", self.path));
        *file = (name.to_owned(), file_name.to_owned(), bytes.to_vec());
        self
    }

    pub fn content(&self) -> Content {
        match (self.is_post, self.is_multipart) {
            (false, _) => Content::Query(self.encoded()),
            (true, false) => Content::Body("application/x-www-form-urlencoded".into(), self.encoded().into_bytes()),
            (true, true) => Content::Body(format!("multipart/form-data; boundary={BOUNDARY}"), self.parts()),
        }
    }

    fn encoded(&self) -> String {
        let pairs = self.fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
        pairs.collect::<Vec<_>>().join("&")
    }

    fn parts(&self) -> Vec<u8> {
        let mut body = Vec::new();
        for (name, value) in &self.fields {
            let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend_from_slice(format!("{head}{value}\r\n").as_bytes());
        }
        for (name, file, bytes) in &self.files {
            let head =
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n");
            body.extend_from_slice(format!("{head}Content-Type: application/octet-stream\r\n\r\n").as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        body
    }
}

/// A text as a part of a query.
pub fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'*' => encoded.push(byte as char),
            b' ' => encoded.push('+'),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}
