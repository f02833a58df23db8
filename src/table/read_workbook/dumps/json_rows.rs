//! JSON: which values are rows, and what is in a row. What is inside an object stands under its path (`address.city`),
//! several words in one cell, parted as a cell with several values is (`A|B`); the second of several objects has a number.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::super::super::problem::ReadError;
use super::super::super::row::Mark;
use super::super::cells::{Value, push};

/// One field of a row.
#[derive(Debug)]
pub(super) struct Field {
    pub name: String,
    pub text: String,
    pub mark: Option<Mark>,
}

/// What is shown each row, with the name of its table, as long as it returns `true`.
pub(super) type Take<'a> = dyn FnMut(&str, &[Field]) -> Result<bool, ReadError> + 'a;

/// The name of a table that has none.
const UNNAMED: &str = "JSON";

/// Who takes the rows, and how that ended.
pub(super) struct State<'a, 'b> {
    pub take: &'a mut Take<'b>,
    pub ended: Option<Result<(), ReadError>>,
}

impl State<'_, '_> {
    /// When no more rows are wanted, an error ends the reading.
    fn row<E: Error>(&mut self, table: &str, row: &[Field]) -> Result<(), E> {
        self.ended = match (self.take)(table, row) {
            Ok(true) => return Ok(()),
            Ok(false) => Some(Ok(())),
            Err(error) => Some(Err(error)),
        };
        Err(E::custom("ended"))
    }
}

/// A whole value of the file.
pub(super) struct Top<'s, 'a, 'b> {
    pub state: &'s mut State<'a, 'b>,
    /// Whether an object is a row by itself.
    pub is_rows: bool,
}

impl<'de> DeserializeSeed<'de> for Top<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        if self.is_rows {
            Rows { state: self.state, table: UNNAMED }.row(from)
        } else {
            from.deserialize_any(Lists { state: self.state, path: String::new() })
        }
    }
}

/// A value in which lists of rows are looked for.
struct Lists<'s, 'a, 'b> {
    state: &'s mut State<'a, 'b>,
    path: String,
}

impl<'de> DeserializeSeed<'de> for Lists<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

/// Values that are no lists are not looked at.
macro_rules! ignored {
    ($($name:ident: $kind:ty),*) => {
        $(fn $name<E: Error>(self, _: $kind) -> Result<(), E> {
            Ok(())
        })*
    };
}

impl<'de> Visitor<'de> for Lists<'_, '_, '_> {
    type Value = ();

    ignored!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str);

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list or an object")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let table = if self.path.is_empty() { UNNAMED } else { &self.path };
        while list.next_element_seed(Rows { state: &mut *self.state, table })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            let path = joined(&self.path, &name);
            map.next_value_seed(Lists { state: &mut *self.state, path })?;
        }
        Ok(())
    }
}

/// A value that is a row.
struct Rows<'s, 'a, 'b, 't> {
    state: &'s mut State<'a, 'b>,
    table: &'t str,
}

impl Rows<'_, '_, '_, '_> {
    fn row<'de, D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        let mut row = Vec::new();
        Cells { path: String::new(), row: &mut row, is_list: true }.deserialize(from)?;
        self.state.row(self.table, &row)
    }
}

impl<'de> DeserializeSeed<'de> for Rows<'_, '_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        self.row(from)
    }
}

/// A value in a row.
struct Cells<'r> {
    path: String,
    row: &'r mut Vec<Field>,
    /// Whether it is the row itself: a list then has a field for each place.
    is_list: bool,
}

impl Cells<'_> {
    fn put(self, text: String, mark: Option<Mark>) {
        self.row.push(Field { name: self.path, text, mark });
    }

    fn put_value(self, value: Value<'_>) {
        let mut text = String::new();
        push(value, &mut text);
        self.put(text, value.mark());
    }
}

impl<'de> DeserializeSeed<'de> for Cells<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Cells<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, is: bool) -> Result<(), E> {
        self.put_value(Value::Bool(is));
        Ok(())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.put(number.to_string(), None);
        Ok(())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.put(number.to_string(), None);
        Ok(())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        self.put_value(Value::Number(number));
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.put(text.to_owned(), None);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            let path = joined(&self.path, &name);
            map.next_value_seed(Cells { path, row: &mut *self.row, is_list: false })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let (mut words, mut count) = (Vec::new(), 0_usize);
        loop {
            let mut inner = Vec::new();
            let cells = Cells { path: String::new(), row: &mut inner, is_list: false };
            if list.next_element_seed(cells)?.is_none() {
                break;
            }
            count += 1;
            let place = if count == 1 { self.path.clone() } else { format!("{} {count}", self.path) };
            for field in inner {
                match () {
                    () if self.is_list => self.row.push(Field { name: count.to_string(), ..field }),
                    () if field.name.is_empty() => words.push(field.text),
                    () => self.row.push(Field { name: joined(&place, &field.name), ..field }),
                }
            }
        }
        if !words.is_empty() {
            self.row.push(Field { name: self.path, text: words.join("|"), mark: None });
        }
        Ok(())
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
