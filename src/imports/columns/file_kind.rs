//! A file of ours sent as another kind: the kind follows the file. What the headers show is enough: a template has the
//! signed check and its pairs of columns, a file of definitions its own columns, a plain export its codes.
//!
//! The kind never grows where that could change more than was meant: a plain export has no `[old]` columns, so that sent
//! as criteria it stays a file of criteria, of which the other columns are only read.

use super::header;
use super::header_index::{Prefix, prefixed};
use crate::contacts::catalogue::Catalogue;
use crate::fields::Field;
use crate::imports::model::import::Import;
use crate::imports::model::options::Mode;
use crate::kinds::{Definition, Kind, OwnColumn};
use crate::seal;
use crate::table::Row;

/// Lets the import become of the kind that its file is, and notes what it was sent as.
pub(crate) fn follow(import: &mut Import, rows: &[Row], catalogue: &Catalogue) {
    if import.options.mode != Mode::Update || import.options.create_fields {
        return;
    }
    let mut first = header::first_rows(rows, &import.options);
    let found = first.find_map(|row| of_headers(&header::headers(row), import.kind, catalogue));
    if let Some(kind) = found {
        import.options.sent_as = Some(import.kind.name().to_owned());
        import.kind = kind;
    }
}

/// The kind of a file of ours with these headers, if it is another than the chosen one.
pub(crate) fn of_headers(headers: &[&str], chosen: Kind, catalogue: &Catalogue) -> Option<Kind> {
    let kind = if is_definitions(headers) {
        definitions()
    } else {
        template(headers, chosen, catalogue).or_else(|| export(headers, chosen, catalogue))
    };
    kind.filter(|kind| *kind != chosen)
}

/// A file of definitions names the criterion, and what it says of it.
fn is_definitions(headers: &[&str]) -> bool {
    let is_own = |header: &&&str| definitions().and_then(|kind| kind.column(header)).is_some();
    let names_criterion = |header: &&str| header.eq_ignore_ascii_case(Definition::Criterion.header());
    headers.iter().any(names_criterion) && headers.iter().filter(is_own).count() > 1
}

fn definitions() -> Option<Kind> {
    let criterion = OwnColumn::Definition(Definition::Criterion);
    Kind::ALL.iter().copied().find(|kind| kind.columns().contains(&criterion))
}

/// The first kind that can change every `[new]` column of a template. Where more columns were added than a template has, a
/// kind that can change all of these stays.
fn template(headers: &[&str], chosen: Kind, catalogue: &Catalogue) -> Option<Kind> {
    if !headers.iter().any(|header| header.eq_ignore_ascii_case(seal::CHECK)) {
        return None;
    }
    let new = headers.iter().map(|header| prefixed(header)).filter(|(prefix, _)| *prefix == Some(Prefix::New));
    let fields: Vec<&Field> = new.map(|(_, code)| catalogue.by_code(code)).collect::<Option<_>>()?;
    let can_change = |kind: &Kind| kind.is_about_contacts() && fields.iter().all(|field| kind.can_change(field));
    if fields.is_empty() || can_change(&chosen) && !headers.iter().all(|header| is_of_template(header, catalogue)) {
        return None;
    }
    Kind::ALL.iter().copied().find(|kind| kind.has_template() && can_change(kind))
}

fn is_of_template(header: &str, catalogue: &Catalogue) -> bool {
    let (prefix, name) = prefixed(header);
    prefix.is_some() || name.eq_ignore_ascii_case(seal::CHECK) || catalogue.by_code(name).is_some()
}

/// Contact information, for an export of every field that was sent as something that is not about contacts.
fn export(headers: &[&str], chosen: Kind, catalogue: &Catalogue) -> Option<Kind> {
    let is_code = |header: &&str| *header == STATUS || catalogue.by_code(header).is_some();
    let is_export = headers.first() == Some(&"CONTACT_NR") && headers.contains(&STATUS) && headers.iter().all(is_code);
    let all_fields = Kind::ALL.iter().copied().find(|kind| kind.may_create());
    all_fields.filter(|_| is_export && !chosen.is_about_contacts())
}

/// The column of an export that no import writes.
const STATUS: &str = "STATUS";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::{Group, Type, standard};

    fn catalogue() -> Catalogue {
        let own = [(1001, "GENRE", Group::Criterion), (1002, "OPTIN", Group::Authorisation)];
        let own = own.map(|(id, code, group)| Field::new(id, code, group, Type::YesNo, Default::default()));
        Catalogue::new(1, standard::fields().into_iter().chain(own).collect())
    }

    #[test]
    fn files_of_ours_are_known_whatever_kind_was_chosen() {
        let genre = ["CONTACT_NR", "LASTNAME", "[old] GENRE", "[new] GENRE", "CHECK"];
        let optin = ["CONTACT_NR", "LASTNAME", "[old] OPTIN", "[new] OPTIN", "CHECK"];
        let contacts = ["CONTACT_NR", "LASTNAME", "[old] TOWN", "[new] TOWN", "[old] GENRE", "[new] GENRE", "CHECK"];
        let values = ["CRITERION", "VALUE", "VALUE_EN"];
        let files: [(&[&str], Kind); 4] = [
            (&genre, Kind::Criteria),
            (&optin, Kind::Authorisations),
            (&contacts, Kind::Contacts),
            (&values, Kind::CriterionValues),
        ];
        for (headers, kind) in files {
            for chosen in Kind::ALL.iter().copied() {
                let found = of_headers(headers, chosen, &catalogue());
                assert_eq!(found, Some(kind).filter(|kind| *kind != chosen), "{headers:?} as {chosen:?}");
            }
        }
    }

    #[test]
    fn a_plain_export_never_makes_an_import_greater() {
        let export = ["CONTACT_NR", "LASTNAME", "GENRE", "OPTIN", "STATUS"];
        assert_eq!(of_headers(&export, Kind::CriterionValues, &catalogue()), Some(Kind::Contacts));
        for chosen in [Kind::Criteria, Kind::Authorisations, Kind::Contacts] {
            assert_eq!(of_headers(&export, chosen, &catalogue()), None);
        }
    }

    #[test]
    fn a_file_by_hand_is_what_was_chosen() {
        for headers in [&["CONTACT_NR", "[new] OPTIN"][..], &["CRITERION"], &["Nom", "Criterion value"]] {
            assert_eq!(of_headers(headers, Kind::Criteria, &catalogue()), None, "{headers:?}");
        }
    }
}
