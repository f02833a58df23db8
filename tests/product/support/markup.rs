//! What somebody with a screen reader would stumble over, and what every form must have.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html};

use super::page::{selector, words};

/// Everything that is wrong with the markup of a page.
pub fn problems(html: &Html) -> Vec<String> {
    let mut problems = Vec::new();
    let headings = all(html, "h1").len();
    if headings != 1 {
        problems.push(format!("{headings} first headings"));
    }
    if all(html, "title").iter().all(|title| words(title).is_empty()) {
        problems.push("no title".to_owned());
    }
    problems.extend(twice(html));
    let fields = "input:not([type=hidden], [type=submit], [type=button], [hidden]), select, textarea";
    let silent = all(html, fields).into_iter().filter(|field| !has_label(html, field));
    problems.extend(shown("has no label", silent));
    problems.extend(shown("has no alt", all(html, "img:not([alt])").into_iter()));
    problems.extend(shown("says nothing", all(html, "button, a[href], th[scope]").into_iter().filter(says_nothing)));
    let unsafe_form = |form: &ElementRef<'_>| form.select(&selector("input[name=csrf][value]")).next().is_none();
    let posts = all(html, "form").into_iter().filter(is_post);
    problems.extend(shown("has no token", posts.filter(unsafe_form)));
    problems
}

fn all<'a>(html: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    html.select(&selector(css)).collect()
}

fn shown<'a>(problem: &str, elements: impl Iterator<Item = ElementRef<'a>>) -> Vec<String> {
    elements.map(|element| format!("{problem}: {}", element.html())).collect()
}

fn twice(html: &Html) -> Vec<String> {
    let mut ids = BTreeSet::new();
    let elements = all(html, "[id]");
    let again = elements.iter().filter_map(|element| element.attr("id")).filter(|id| !ids.insert(*id));
    again.map(|id| format!("the id {id} stands twice")).collect()
}

fn has_label(html: &Html, field: &ElementRef<'_>) -> bool {
    let inside = field.ancestors().filter_map(ElementRef::wrap).any(|element| element.value().name() == "label");
    let labels = |id: &str| all(html, "label[for]").iter().any(|label| label.attr("for") == Some(id));
    inside
        || field.attr("id").is_some_and(labels)
        || ["aria-label", "aria-labelledby"].iter().any(|a| field.attr(a).is_some())
}

fn says_nothing(element: &ElementRef<'_>) -> bool {
    let pictured = element.select(&selector("img[alt], svg title")).next().is_some();
    words(element).is_empty() && element.attr("aria-label").is_none() && !pictured
}

fn is_post(form: &ElementRef<'_>) -> bool {
    form.attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post"))
}
