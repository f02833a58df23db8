//! The fields of a contact by heading.

use crate::contacts::catalogue::Catalogue;
use crate::fields::{Field, FieldId, Group, standard};

/// Standard fields by heading; the name and what identifies the contact stands in the head of the page too.
const STANDARD: [(&str, &[FieldId]); 4] = [
    (
        "card-identity",
        &[
            standard::CONTACT_NR,
            standard::EXTERNAL_ID,
            standard::KIND,
            standard::TITLE,
            standard::FIRSTNAME,
            standard::LASTNAME,
            standard::OFFICIAL_NAME,
            standard::STRUCT_TYPE,
            standard::STRUCTURE_NR,
            standard::FUNCTION,
            standard::BIRTHDATE,
            standard::ADMIN_NUMBER,
        ],
    ),
    ("card-reach", &[standard::EMAIL, standard::PHONE, standard::CELLPHONE, standard::WEB_SITE, standard::PREF_LANG]),
    (
        "card-address",
        &[
            standard::LINE1,
            standard::LINE2,
            standard::LINE3,
            standard::ZIPCODE,
            standard::TOWN,
            standard::TOWN_COMPLEMENT,
            standard::STATE,
            standard::COUNTRY,
        ],
    ),
    ("card-relation", &[standard::LIFECYCLE, standard::OWNER, standard::REMARK]),
];

/// All fields by heading, in the order of the card: the message of the heading with its fields.
pub(super) fn groups(catalogue: &Catalogue) -> Vec<(&'static str, Vec<&Field>)> {
    let standard = |ids: &[FieldId]| ids.iter().filter_map(|id| catalogue.by_id(*id)).collect();
    let mut groups: Vec<(&'static str, Vec<&Field>)> =
        STANDARD.iter().map(|(title, ids)| (*title, standard(ids))).collect();
    groups.push(("card-criteria", catalogue.group(Group::Criterion).collect()));
    groups.push(("card-authorisations", catalogue.group(Group::Authorisation).collect()));
    groups.push(("card-custom", catalogue.group(Group::Custom).collect()));
    groups
}
