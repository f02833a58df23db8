//! The way from a cell to a value and back, dispatched on the type of the field.

use std::borrow::Cow;

use super::cell::{Decoded, Finding, Input, Surroundings};
use super::cell_error::is_cell_error;
use super::clear::{CLEAR, is_clear_word};
use super::field::{Field, Type};
use super::guard::unguarded;
use super::standard::NUMBER_MAX;
use super::{country, date, email, language, list, multi_list, number, phone, text, user, yes_no};
use crate::codes::Code;
use crate::i18n::Language;

impl Field {
    /// What a cell asks for. Total: every text gives an input or an error.
    pub fn decode(&self, cell: &str, around: &Surroundings<'_>) -> Decoded {
        let cell = crate::text::trim(cell);
        match unguarded(cell) {
            Some(inside) => {
                self.decode_plain(&inside, around).remark(Finding::new(Code::GuardRemoved).with("read", &*inside))
            }
            None => self.decode_plain(cell, around),
        }
    }

    fn decode_plain(&self, cell: &str, around: &Surroundings<'_>) -> Decoded {
        if cell.is_empty() {
            return Decoded::of(Input::Keep);
        }
        if cell == CLEAR {
            return Decoded::of(Input::Clear);
        }
        if is_cell_error(cell) {
            return Decoded::wrong(Finding::new(Code::CellError));
        }
        if let Type::Text { max } = self.kind {
            return text::decode(self.id, max, cell);
        }
        if is_clear_word(cell) {
            return Decoded::of(Input::Clear);
        }
        match self.kind {
            Type::Text { max } => text::decode(self.id, max, cell),
            Type::List => list::decode(self, cell),
            Type::MultiList => multi_list::decode(self, cell, around.separator),
            Type::YesNo => yes_no::decode(cell),
            Type::Number => number::decode(cell),
            Type::Date => date::decode(self.id, cell, around),
            Type::Email => email::decode(cell),
            Type::Phone => phone::decode(cell, around),
            Type::Country => country::decode(cell),
            Type::Language => language::decode(cell),
            Type::User => user::decode(cell, around.users),
            // Whether a structure has this number, only the contacts tell.
            Type::Structure => text::decode(self.id, NUMBER_MAX, cell),
        }
    }

    /// The cell that decodes back to exactly this value (to its codes, for a multi-list), whatever the surroundings.
    /// `value` is canonical: what a [`decode`](Self::decode) gave. Such a value never is blank, has no outer spaces, is
    /// not `=`, and of REMARK does not start with `||`, so nothing needs escaping here; guarding formulas is the
    /// business of the file's format.
    pub fn encode<'v>(&self, value: &'v str) -> Cow<'v, str> {
        match self.kind {
            Type::Number => number::encode(value),
            _ => Cow::Borrowed(value),
        }
    }

    /// A value as people read it: the label of a code, a date and a number by the language's rules, the name of a
    /// country. A text that is no value of this field is shown as it is.
    pub fn show(&self, value: &str, language: Language) -> String {
        match self.kind {
            Type::Text { .. } | Type::Email | Type::User | Type::Structure => value.to_owned(),
            Type::List => list::show(self, value, language).to_owned(),
            Type::MultiList => multi_list::show(self, value, language),
            Type::YesNo => yes_no::show(value, language),
            Type::Number => number::show(value, language),
            Type::Date => date::show(value, language),
            Type::Phone => phone::show(value),
            Type::Country => country::show(value, language),
            Type::Language => language::show(value, language),
        }
    }
}
