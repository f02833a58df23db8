//! What a visitor sees.

use scraper::{ElementRef, Html, Selector};

use super::form::Form;

pub struct Page {
    pub status: u16,
    /// Path and query of its address.
    pub path: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Page {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Where the visitor is sent.
    pub fn redirect(&self) -> Option<String> {
        matches!(self.status, 301 | 302 | 303 | 307 | 308).then(|| self.header("location").unwrap().to_owned())
    }

    /// The page, if all went well.
    #[track_caller]
    pub fn ok(self) -> Self {
        assert_eq!(self.status, 200, "{}: {}", self.path, self.text());
        self
    }

    pub fn is_html(&self) -> bool {
        self.header("content-type").is_some_and(|kind| kind.starts_with("text/html"))
    }

    pub fn html(&self) -> Html {
        Html::parse_document(&String::from_utf8_lossy(&self.body))
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{}: {e}: {}", self.path, self.text()))
    }

    /// All that can be read, spaces as a browser shows them.
    pub fn text(&self) -> String {
        let html = self.html();
        let body = html.select(&selector("body")).next();
        body.map(|body| words(&body)).unwrap_or_else(|| String::from_utf8_lossy(&self.body).into_owned())
    }

    /// The texts of all elements that a CSS selector finds.
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.html().select(&selector(css)).map(|element| words(&element)).collect()
    }

    /// An attribute of the first element that a CSS selector finds.
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.html().select(&selector(css)).next()?.attr(name).map(str::to_owned)
    }

    /// Whether a text can be read somewhere.
    pub fn says(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// Fails unless a text can be read somewhere.
    #[track_caller]
    pub fn must_say(&self, text: &str) -> &Self {
        assert!(self.says(text), "{} does not say {text:?}:\n{}", self.path, self.text());
        self
    }

    /// Where all links lead, fragments cut off.
    pub fn links(&self) -> Vec<String> {
        let (html, here) = (self.html(), self.path.split('?').next().unwrap_or_default());
        let links = selector("a[href]");
        let targets = html.select(&links).filter_map(|link| link.attr("href")).map(|href| {
            let href = href.split('#').next().unwrap_or_default();
            if href.starts_with('?') { format!("{here}{href}") } else { href.to_owned() }
        });
        targets.filter(|href| href.starts_with('/')).collect()
    }

    /// The link that reads like this.
    #[track_caller]
    pub fn link(&self, words_of_it: &str) -> String {
        let html = self.html();
        let link = html.select(&selector("a[href]")).find(|link| words(link).contains(words_of_it));
        let link = link.unwrap_or_else(|| panic!("{} has no link {words_of_it:?}:\n{}", self.path, self.text()));
        link.attr("href").unwrap_or_default().to_owned()
    }

    /// The form that is sent to an address with this end.
    #[track_caller]
    pub fn form(&self, action: &str) -> Form {
        let forms = self.forms();
        let form = forms.iter().find(|form| form.path().ends_with(action));
        form.cloned().unwrap_or_else(|| {
            let known: Vec<_> = forms.iter().map(Form::path).collect();
            panic!("{} has no form to {action:?}, only {known:?}:\n{}", self.path, self.text())
        })
    }

    /// All forms.
    pub fn forms(&self) -> Vec<Form> {
        let html = self.html();
        html.select(&selector("form")).map(|form| Form::read(&html, &form, &self.path)).collect()
    }
}

pub fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|e| panic!("{css}: {e}"))
}

/// The words of an element, without those of scripts and styles; runs of ordinary spaces as one.
pub fn words(element: &ElementRef<'_>) -> String {
    let hidden = |node: &scraper::node::Element| matches!(node.name(), "script" | "style" | "template");
    let texts = element.descendants().filter_map(|node| {
        let text = node.value().as_text()?;
        let inside_hidden = node.ancestors().any(|a| a.value().as_element().is_some_and(hidden));
        (!inside_hidden).then(|| text.to_string())
    });
    let all: String = texts.collect::<Vec<_>>().join(" ");
    all.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
