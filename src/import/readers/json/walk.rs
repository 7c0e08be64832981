//! The way through a value: down to each list of objects, one object at a time.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::flat::{below, text};
use super::tables::JsonTables;

/// A value at a path: lists of objects within it become tables, and the rest one row.
pub(super) struct Walk<'a> {
    tables: &'a mut JsonTables,
    path: String,
}

/// One thing of a list.
struct Element<'a> {
    tables: &'a mut JsonTables,
    path: &'a str,
}

impl<'a> Walk<'a> {
    /// A whole value.
    pub(super) fn top(tables: &'a mut JsonTables) -> Walk<'a> {
        Walk { tables, path: String::new() }
    }

    fn below<E: Error>(&mut self, key: &str) -> Result<Walk<'_>, E> {
        let path = below(&self.path, key, self.tables.line()).map_err(|refused| self.tables.refuse(refused))?;
        Ok(Walk { tables: self.tables, path })
    }

    fn single<E: Error>(self, value: String) -> Result<(), E> {
        self.tables.single(&self.path, value).map_err(|refused| self.tables.refuse(refused))
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            map.next_value_seed(self.below(&key)?)?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut scalars = Vec::new();
        while let Some(found) = list.next_element_seed(Element { tables: self.tables, path: &self.path })? {
            scalars.extend(found);
        }
        if scalars.is_empty() {
            return Ok(());
        }
        self.tables.list(&self.path, &scalars);
        self.single(scalars.join(", "))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.single(value.to_string())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.single(value.to_string())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.single(value.to_string())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.single(value.to_string())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.single(value.to_owned())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.single(String::new())
    }
}

impl<'de> DeserializeSeed<'de> for Element<'_> {
    /// The text of what is neither an object nor a list.
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<String>, D::Error> {
        let line = self.tables.line();
        let value = <Value as serde::Deserialize>::deserialize(deserializer)?;
        let added = match &value {
            Value::Object(_) => self.tables.object(self.path, line, &value),
            Value::Array(cells) => self.tables.cells(self.path, line, cells),
            scalar => return Ok(Some(text(scalar))),
        };
        added.map_err(|refused| self.tables.refuse::<D::Error>(refused))?;
        self.tables.begin_row();
        Ok(None)
    }
}
