//! Columns that a layout has beside those of the file: made of others, or the same in every row; and what becomes of the
//! columns of consents once all are known.

use crate::contacts::catalogue::Catalogue;
use crate::fields::{FieldId, Group, standard};
use crate::imports::model::layout::{Column, Layout, Role};
use crate::imports::model::options::{Mode, Options};
use crate::kinds::Kind;

impl Layout {
    /// Adds the columns that are made of those of the file.
    pub(super) fn add_made(&mut self, catalogue: &Catalogue, kind: Kind, options: &Options) {
        for made in &options.answers.made {
            let field = catalogue.by_code(&made.into).filter(|field| kind.can_change(field));
            let role = match field {
                Some(field) if field.id == standard::CONTACT_NR && options.mode == Mode::Update => {
                    Role::Context(field.id)
                }
                Some(field) => Role::New(field.id),
                None => Role::Unknown { near: None },
            };
            let headers: Vec<&str> =
                made.sources().iter().filter_map(|at| self.columns.get(**at)).map(|c| c.header.as_str()).collect();
            self.columns.push(Column { header: headers.join(" + "), role });
        }
        self.made = options.answers.made.len();
    }

    /// Adds the fields that every row has the same cell of, unless the file has a column for them.
    pub(super) fn add_constants(&mut self, catalogue: &Catalogue, kind: Kind, options: &Options) {
        for code in options.answers.constants.keys() {
            let Some(field) = catalogue.by_code(code).filter(|field| kind.can_change(field)) else { continue };
            if self.find(&Role::New(field.id)).is_none() {
                self.columns.push(Column { header: code.clone(), role: Role::New(field.id) });
                self.constants += 1;
            }
        }
    }

    /// What rows say of consents is of no use in a file that brings none.
    pub(super) fn settle_consents(&mut self, catalogue: &Catalogue) {
        let is_consent =
            |column: &Column| matches!(column.role, Role::New(field) if is_authorisation(field, catalogue));
        if self.columns.iter().any(is_consent) {
            return;
        }
        for column in &mut self.columns {
            if let Role::New(field) = column.role
                && standard::is_of_consent(field)
            {
                column.role = Role::Context(field);
            }
        }
    }
}

fn is_authorisation(field: FieldId, catalogue: &Catalogue) -> bool {
    catalogue.by_id(field).is_some_and(|field| field.group == Group::Authorisation)
}
