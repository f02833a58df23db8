//! Visits every page that links lead to.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use carnet::web::routes::{Entry, routes};

use super::page::Page;
use super::visitor::Visitor;

/// So many addresses of one route are visited.
const SAMPLES: usize = 20;

/// The route that answers a request to this path, as the first one that fits.
pub fn route_of<'a>(routes: &'a [Entry], method: &str, path: &str) -> Option<&'a Entry> {
    let path = path.split('?').next().unwrap_or_default();
    routes.iter().find(|entry| entry.method.as_str() == method && fits(entry.path, path))
}

fn fits(pattern: &str, path: &str) -> bool {
    let (patterns, parts): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    patterns.len() == parts.len() && patterns.iter().zip(parts).all(|(pattern, part)| part_fits(pattern, part))
}

/// `{number:\d+}.json` fits `12.json`.
fn part_fits(pattern: &str, part: &str) -> bool {
    let Some((before, rest)) = pattern.split_once('{') else { return pattern == part };
    let (name, after) = rest.rsplit_once('}').unwrap_or((rest, ""));
    let Some(middle) = part.strip_prefix(before).and_then(|part| part.strip_suffix(after)) else { return false };
    let digits = name.split_once(':').is_some_and(|(_, kind)| kind.contains("\\d"));
    !middle.is_empty() && (!digits || middle.bytes().all(|b| b.is_ascii_digit()))
}

/// Pages that no link leads to but a form, which asks for them.
const ASKED_FOR: [&str; 2] = ["/contacts/selection", "/contacts/selection?all=1"];

/// Opens every page from the first on that a link leads to, some of each route. Every page must be there.
pub fn crawl(visitor: &mut Visitor) -> Vec<Page> {
    let routes = routes();
    let mut seen = BTreeSet::from(["/".to_owned()]);
    let mut samples: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut open, mut pages) = (VecDeque::from(["/".to_owned()]), Vec::new());
    open.extend(ASKED_FOR.map(str::to_owned));
    while let Some(path) = open.pop_front() {
        let page = visitor.get(&path).ok();
        if page.is_html() {
            for link in page.links().into_iter().filter(|link| !link.starts_with("/static/")) {
                let route = route_of(&routes, "GET", &link);
                let route = route.unwrap_or_else(|| panic!("{path} links to {link}, which no route answers")).path;
                let count = samples.entry(route).or_default();
                if *count < SAMPLES && seen.insert(link.clone()) {
                    *count += 1;
                    open.push_back(link);
                }
            }
        }
        pages.push(page);
    }
    pages
}
