//! Which fields can tell contacts apart.

use crate::fields::{Field, FieldId, Type, standard};

/// Whether these fields together can be a key: one of them has to lead to contacts, the others have one value each.
pub(crate) fn can_be_key(fields: &[&Field]) -> bool {
    let leads =
        |id: FieldId| standard::KEYS.contains(&id) || [standard::LASTNAME, standard::OFFICIAL_NAME].contains(&id);
    let has_one = |field: &&Field| field.kind != Type::MultiList && field.id != standard::FULL_NAME;
    fields.iter().any(|field| leads(field.id)) && fields.iter().all(has_one)
}
