//! The engine's JSON as values of a template, and back.
//!
//! `gotmpl` sorts the fields of an object. Go's types have an order of their own, so the order in which the engine sent the fields is kept beside, by
//! the address of each object.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use gotmpl::Value as Data;
use serde_json::{Map, Value};

/// What is known of values beside them. Addresses stay valid, since all values are kept here.
#[derive(Debug, Default)]
pub(super) struct Facts {
    orders: HashMap<usize, Vec<Arc<str>>>,
    /// Empty lists and objects that the engine sent as `null`: Go prints both forms of nothing alike, but not as JSON.
    nulls: HashSet<usize>,
    /// The labels of rows. A row's own JSON escapes what HTML gives a meaning.
    rows: HashMap<usize, BTreeMap<String, String>>,
    kept: Vec<Data>,
}

impl Facts {
    /// Takes a row of a listing.
    pub(super) fn row(&mut self, fields: &Map<String, Value>, labels: BTreeMap<String, String>) -> Data {
        let fields = fields.iter().map(|(name, value)| (Arc::from(name.as_str()), self.data(name, value)));
        let row = Data::Map(Arc::new(fields.collect()));
        self.rows.insert(address(&row), labels);
        self.kept.push(row.clone());
        row
    }

    /// Takes the headers of a listing.
    pub(super) fn header(&mut self, headers: &[(&str, &str)]) -> Data {
        let fields =
            headers.iter().map(|(field, header)| (Arc::from(*field), Data::String(Arc::from(*header))));
        let header = Data::Map(Arc::new(fields.collect()));
        self.kept.push(header.clone());
        header
    }

    /// Takes an object of the engine, with the names that Go's types have for some of its fields.
    pub(super) fn object(&mut self, object: &Value) -> Data {
        let object = self.data("", object);
        self.kept.push(object.clone());
        object
    }

    fn data(&mut self, name: &str, value: &Value) -> Data {
        match value {
            Value::Null if LISTS.contains(&name) => self.nothing(Data::List(Arc::from(Vec::new()))),
            Value::Null if MAPS.contains(&name) => self.nothing(Data::Map(Arc::default())),
            Value::Null => Data::Nil,
            Value::Bool(is) => Data::Bool(*is),
            Value::Number(number) => match (number.as_i64(), number.as_u64()) {
                (Some(number), _) => Data::Int(number),
                (None, Some(number)) => Data::Uint(number),
                (None, None) => Data::Float(number.as_f64().unwrap_or_default()),
            },
            Value::String(text) => Data::String(Arc::from(text.as_str())),
            Value::Array(items) => {
                let items: Vec<Data> = items.iter().map(|item| self.data("", item)).collect();
                Data::List(Arc::from(items))
            }
            Value::Object(fields) => {
                let mut map: BTreeMap<Arc<str>, Data> = BTreeMap::new();
                let mut order = Vec::with_capacity(fields.len());
                for (name, value) in fields {
                    let key: Arc<str> = Arc::from(name.as_str());
                    map.insert(Arc::clone(&key), self.data(name, value));
                    order.push(key);
                }
                for (json, go) in GO_NAMES {
                    if let (Some(value), false) = (map.get(json).cloned(), map.contains_key(go)) {
                        map.insert(Arc::from(go), value);
                    }
                }
                // Go sorts the keys of its maps.
                if MAPS.contains(&name) {
                    order.sort();
                }
                let data = Data::Map(Arc::new(map));
                self.orders.insert(address(&data), order);
                data
            }
        }
    }

    fn nothing(&mut self, empty: Data) -> Data {
        self.nulls.insert(address(&empty));
        self.kept.push(empty.clone());
        empty
    }

    /// Returns the labels of a row.
    pub(super) fn labels(&self, row: &Data) -> Option<&BTreeMap<String, String>> {
        self.rows.get(&address(row))
    }

    /// Writes a value as JSON.
    pub(super) fn json(&self, data: &Data) -> String {
        let mut text = String::new();
        self.write(data, &mut text);
        if self.rows.contains_key(&address(data)) { escaped(&text) } else { text }
    }

    fn write(&self, data: &Data, text: &mut String) {
        match data {
            Data::Nil | Data::Function(_) => text.push_str("null"),
            Data::List(_) | Data::Map(_) if self.nulls.contains(&address(data)) => text.push_str("null"),
            Data::Bool(_) | Data::Int(_) | Data::Uint(_) | Data::Float(_) => text.push_str(&data.to_string()),
            Data::String(content) => text.push_str(&Value::from(content.as_ref()).to_string()),
            Data::List(items) => {
                text.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        text.push(',');
                    }
                    self.write(item, text);
                }
                text.push(']');
            }
            Data::Map(fields) => {
                let sorted: Vec<Arc<str>>;
                let order = match self.orders.get(&address(data)) {
                    Some(order) => order,
                    None => {
                        sorted = fields.keys().cloned().collect();
                        &sorted
                    }
                };
                text.push('{');
                for (index, name) in order.iter().enumerate() {
                    if index > 0 {
                        text.push(',');
                    }
                    text.push_str(&Value::from(name.as_ref()).to_string());
                    text.push(':');
                    self.write(fields.get(name).unwrap_or(&Data::Nil), text);
                }
                text.push('}');
            }
        }
    }
}

/// Escapes in JSON what HTML gives a meaning, as Go does unless told otherwise.
pub(super) fn escaped(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// Returns how many bytes a value has as text, about.
pub(super) fn size(data: &Data) -> usize {
    match data {
        Data::String(text) => text.len(),
        Data::List(items) => items.iter().map(|item| size(item) + 1).sum(),
        Data::Map(fields) => fields.iter().map(|(name, value)| name.len() + size(value) + 4).sum(),
        _ => 8,
    }
}

/// Returns where a list or an object lies; 0 for other values.
fn address(data: &Data) -> usize {
    match data {
        Data::Map(fields) => Arc::as_ptr(fields).addr(),
        Data::List(items) => Arc::as_ptr(items).cast::<Data>().addr(),
        _ => 0,
    }
}

/// Fields that are lists in Go, which prints one without items as `[]`, also where JSON says `null`.
const LISTS: [&str; 22] = [
    "AllowNondistributableArtifactsCIDRs",
    "Authorization",
    "Binds",
    "CapAdd",
    "CapDrop",
    "Cmd",
    "DeviceCgroupRules",
    "DeviceRequests",
    "Dns",
    "Entrypoint",
    "Env",
    "ExecIDs",
    "ExtraHosts",
    "GroupAdd",
    "Links",
    "OnBuild",
    "RepoDigests",
    "RepoTags",
    "SecurityOpt",
    "Shell",
    "VolumesFrom",
    "Warnings",
];
/// Fields that are maps in Go. What they do not have is nothing, where it would be an error elsewhere.
pub(super) const MAPS: [&str; 8] =
    ["Details", "DriverOpts", "ExposedPorts", "Labels", "Networks", "PortBindings", "Ports", "Volumes"];
/// Fields that Go's types call otherwise than JSON does.
const GO_NAMES: [(&str, &str); 5] = [
    ("Id", "ID"),
    ("CpuShares", "CPUShares"),
    ("NanoCpus", "NanoCPUs"),
    ("Dns", "DNS"),
    ("ApiVersion", "APIVersion"),
];
