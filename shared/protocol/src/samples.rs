//! Whether an enum has the JSON that its samples show, and whether each of its variants has a sample.

use std::collections::BTreeSet;
use std::fmt::Debug;

use serde::de::value::Error;
use serde::de::{DeserializeOwned, Error as _, Visitor};
use serde::{Deserializer, Serialize, forward_to_deserialize_any};

/// Reads and writes one sample of each variant.
pub(crate) fn check<T: DeserializeOwned + Serialize + Debug>(samples: &[&str]) {
    let names: BTreeSet<String> = samples.iter().map(|sample| name_of(&check_one::<T>(sample))).collect();
    assert_eq!(names, variants_of::<T>(), "one sample for each variant");
}

/// Reads and writes a sample.
pub(crate) fn check_one<T: DeserializeOwned + Serialize>(sample: &str) -> T {
    let value: T = serde_json::from_str(sample).unwrap_or_else(|error| panic!("{sample}: {error}"));
    assert_eq!(serde_json::to_string(&value).unwrap(), sample);
    let again: T = crate::wire::from_bytes(&crate::wire::to_bytes(&value)).unwrap();
    assert_eq!(serde_json::to_string(&again).unwrap(), sample, "on the wire");
    value
}

/// Returns the name of a value's variant in JSON.
pub(crate) fn name_of<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value).unwrap() {
        serde_json::Value::String(name) => name,
        serde_json::Value::Object(fields) => fields.keys().next().unwrap().clone(),
        other => panic!("{other} is no variant"),
    }
}

/// Returns the names of all variants in JSON, as the enum tells a deserializer.
pub(crate) fn variants_of<T: DeserializeOwned>() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    assert!(T::deserialize(VariantNames(&mut names)).is_err(), "there is nothing to read");
    names
}

struct VariantNames<'a>(&'a mut BTreeSet<String>);

impl<'de> Deserializer<'de> for VariantNames<'_> {
    type Error = Error;

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.extend(variants.iter().map(|name| (*name).to_owned()));
        Err(Error::custom("the names are known"))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Error> {
        panic!("this is no enum")
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
