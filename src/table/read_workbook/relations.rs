//! Which part of a workbook stands for what: its parts name each other by an id.

use quick_xml::events::Event;

use super::super::problem::ReadError;
use super::package::Package;
use super::xml::{Xml, attribute};

/// The relations of one part.
#[derive(Default)]
pub(super) struct Relations(Vec<Relation>);

struct Relation {
    id: String,
    /// The last word of its type: `worksheet`, `styles`.
    kind: String,
    /// The name of the part.
    target: String,
}

impl Relations {
    /// Kind and part of an id.
    pub(super) fn by_id(&self, id: &str) -> Option<(&str, &str)> {
        let relation = self.0.iter().find(|relation| relation.id == id)?;
        Some((&relation.kind, &relation.target))
    }

    /// The part of a kind.
    pub(super) fn of_kind(&self, kind: &str) -> Option<&str> {
        self.0.iter().find(|relation| relation.kind == kind).map(|relation| relation.target.as_str())
    }
}

/// The name of the main part, `usual` if nothing says it, and its relations.
pub(super) fn relations(package: &mut Package, usual: &str) -> Result<(String, Relations), ReadError> {
    let root = read(package, "_rels/.rels", "")?;
    let main = root.of_kind("officeDocument").unwrap_or(usual).to_owned();
    let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
    let known = read(package, &format!("{folder}/_rels/{name}.rels"), folder)?;
    Ok((main, known))
}

fn read(package: &mut Package, part: &str, folder: &str) -> Result<Relations, ReadError> {
    let Some((part, _)) = package.part(part)? else { return Ok(Relations::default()) };
    let mut xml = Xml::new(part);
    let mut relations = Relations::default();
    loop {
        match xml.next()? {
            Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                let kind = attribute(&element, "Type")?.unwrap_or_default();
                relations.0.push(Relation {
                    id: attribute(&element, "Id")?.unwrap_or_default().into_owned(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: within(folder, &attribute(&element, "Target")?.unwrap_or_default()),
                });
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// A name that is said from a folder.
fn within(folder: &str, target: &str) -> String {
    if target.starts_with(['/', '\\']) {
        return target.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split(['/', '\\']) {
        match step {
            "." | "" => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}
