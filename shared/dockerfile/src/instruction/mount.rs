//! What a `--mount` says once its variables are expanded (BuildKit `instructions/commands_runmount.go`, `parseMount`).

use catalogue::dockerfile as words;
use text::ByteRange;

use super::csv::Field;
use crate::problem::{Problem, codes};
use crate::suggest::{self, Case};
use crate::words::quote;

/// One mount of a `RUN`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mount {
    /// `bind`, `cache`, `tmpfs`, `secret` or `ssh`.
    pub kind: &'static str,
    /// The stage or image that it shows.
    pub from: Option<String>,
    /// Where that name stands.
    pub from_range: Option<ByteRange>,
    /// The path inside what it shows.
    pub source: Option<String>,
    /// The path where it appears.
    pub target: Option<String>,
    /// Where that path stands.
    pub target_range: Option<ByteRange>,
    /// Name of the cache, secret or agent.
    pub id: Option<String>,
    /// How builds share a cache.
    pub sharing: Option<&'static str>,
}

/// Expands a value at its place; `None` when it cannot be expanded, which the function itself reports.
pub(crate) type Expand<'a> = &'a mut dyn FnMut(&str, ByteRange) -> Option<String>;

/// Types of mounts.
pub const MOUNT_TYPES: [&str; 5] = ["bind", "cache", "secret", "ssh", "tmpfs"];

/// Ways to share a cache.
pub const SHARING_MODES: [&str; 3] = ["locked", "private", "shared"];

/// Keys of a mount, second names included.
pub const MOUNT_KEYS: [&str; 19] = [
    "type",
    "from",
    "source",
    "target",
    "readonly",
    "id",
    "sharing",
    "required",
    "size",
    "mode",
    "uid",
    "gid",
    "src",
    "dst",
    "destination",
    "ro",
    "rw",
    "readwrite",
    "env",
];

impl Mount {
    /// Returns whether a value names a variable: a `$` that is not its end.
    #[must_use]
    pub fn names_variable(value: &str) -> bool {
        value.find('$').is_some_and(|at| at + 1 < value.len())
    }
}

/// Reads the fields of a mount and appends what BuildKit refuses to `problems`.
pub(crate) fn read(
    fields: &[Field],
    whole: ByteRange,
    expand: Expand<'_>,
    problems: &mut Vec<Problem>,
) -> Mount {
    let mut reader = MountReader { mount: Mount { kind: "bind", ..Mount::default() }, owner: None, problems };
    for field in fields {
        match &field.value {
            None => reader.word(field),
            Some(value) => {
                let place = field.value_range.unwrap_or(field.range);
                if let Some(value) = expand(value, place) {
                    reader.value(field, &value, place);
                }
            }
        }
    }
    reader.together(whole);
    reader.mount
}

struct MountReader<'a> {
    mount: Mount,
    /// The first of `mode`, `uid` and `gid`, and where it stands.
    owner: Option<(&'static str, ByteRange)>,
    problems: &'a mut Vec<Problem>,
}

impl MountReader<'_> {
    /// Reads a field without `=`.
    fn word(&mut self, field: &Field) {
        match field.key.as_str() {
            "readonly" | "ro" | "readwrite" | "rw" => {}
            "required" => self.only_for(field, &["secret", "ssh"]),
            _ => {
                let message = format!("invalid field '{}' must be a key=value pair", field.text);
                self.error(field.range, message);
            }
        }
    }

    fn value(&mut self, field: &Field, value: &str, place: ByteRange) {
        match field.key.as_str() {
            "type" => self.kind(value, place),
            "from" => {
                self.mount.from = Some(value.to_owned()).filter(|value| !value.is_empty());
                self.mount.from_range = Some(place);
            }
            "source" | "src" => self.mount.source = Some(value.to_owned()),
            "target" | "dst" | "destination" => {
                self.mount.target = Some(value.to_owned());
                self.mount.target_range = Some(place);
            }
            "readonly" | "ro" | "readwrite" | "rw" => self.boolean(field, value, place),
            "required" => {
                self.only_for(field, &["secret", "ssh"]);
                self.boolean(field, value, place);
            }
            "size" => {
                self.only_for(field, &["tmpfs"]);
                if !is_size(value) {
                    self.error(place, format!("invalid value for size: {value}"));
                }
            }
            "id" => self.mount.id = Some(value.to_owned()),
            "sharing" => self.sharing(value, place),
            "mode" => self.number("mode", value, 8, field),
            "uid" => self.number("uid", value, 10, field),
            "gid" => self.number("gid", value, 10, field),
            "env" => {}
            key => {
                let message = format!("unexpected key '{key}' in '{}'", field.text);
                self.suggested(key, &MOUNT_KEYS, field.key_range, message);
            }
        }
    }

    fn kind(&mut self, value: &str, place: ByteRange) {
        let lower = value.to_lowercase();
        match MOUNT_TYPES.into_iter().find(|kind| *kind == lower) {
            Some(kind) => self.mount.kind = kind,
            None => {
                let message = format!("unsupported mount type {}", quote(value));
                self.suggested(value, &MOUNT_TYPES, place, message);
            }
        }
    }

    fn sharing(&mut self, value: &str, place: ByteRange) {
        let lower = value.to_lowercase();
        match SHARING_MODES.into_iter().find(|mode| *mode == lower) {
            Some(mode) => self.mount.sharing = Some(mode),
            None => {
                let message = format!("unsupported sharing value {}", quote(value));
                self.suggested(value, &SHARING_MODES, place, message);
            }
        }
    }

    fn number(&mut self, name: &'static str, value: &str, radix: u32, field: &Field) {
        let is_number = !value.starts_with('+') && u32::from_str_radix(value, radix).is_ok();
        if !is_number {
            let place = field.value_range.unwrap_or(field.range);
            return self.error(place, format!("invalid value {value} for {name}"));
        }
        self.owner.get_or_insert((name, field.range));
    }

    fn boolean(&mut self, field: &Field, value: &str, place: ByteRange) {
        if !is_boolean(value) {
            self.error(place, format!("invalid value for {}: {value}", field.key));
        }
    }

    /// A key that some types have; the type must stand before it.
    fn only_for(&mut self, field: &Field, kinds: &[&str]) {
        if !kinds.contains(&self.mount.kind) {
            let message = format!("unexpected key '{}' for mount type '{}'", field.key, self.mount.kind);
            self.error(field.range, message);
        }
    }

    /// What may not stand together.
    fn together(&mut self, whole: ByteRange) {
        let mount = &self.mount;
        let is_empty = |text: &Option<String>| text.as_deref().unwrap_or("").is_empty();
        let mut faults: Vec<(ByteRange, String)> = Vec::new();
        if let Some((name, range)) = self.owner
            && !matches!(mount.kind, "secret" | "ssh" | "cache")
        {
            faults.push((range, format!("{name} not allowed for {} type mounts", quote(mount.kind))));
        }
        if mount.kind == "secret" {
            let from = mount.from_range.unwrap_or(whole);
            if mount.from.is_some() {
                faults.push((from, "secret mount should not have a from".to_owned()));
            }
            if mount.sharing.is_some() {
                faults.push((whole, "secret mount should not define sharing".to_owned()));
            }
            if is_empty(&mount.source) && is_empty(&mount.target) && is_empty(&mount.id) {
                faults.push((whole, "invalid secret mount. one of source, target required".to_owned()));
            }
            if !is_empty(&mount.source) && !is_empty(&mount.id) {
                faults.push((whole, "both source and id can't be set".to_owned()));
            }
        } else if mount.sharing.is_some() && mount.kind != "cache" {
            faults.push((whole, format!("invalid cache sharing set for {} mount", mount.kind)));
        }
        for (range, message) in faults {
            self.error(range, message);
        }
    }

    fn suggested(&mut self, word: &str, options: &[&str], range: ByteRange, mut message: String) {
        let mut sorted: Vec<&str> = options.to_vec();
        sorted.sort();
        let nearest = suggest::nearest(word, &sorted, Case::Sensitive);
        if let Some(nearest) = nearest {
            message.push_str(&format!(" (did you mean {nearest}?)"));
        }
        let mut problem = Problem::error(codes::MOUNT, range, message);
        if let Some(nearest) = nearest {
            problem = problem.fixed_by(words::fix_change_to(nearest), range, nearest);
        }
        self.problems.push(problem);
    }

    fn error(&mut self, range: ByteRange, message: String) {
        self.problems.push(Problem::error(codes::MOUNT, range, message));
    }
}

/// Returns whether Go's `strconv.ParseBool` takes a text.
pub(crate) fn is_boolean(text: &str) -> bool {
    matches!(text, "1" | "t" | "T" | "TRUE" | "true" | "True" | "0" | "f" | "F" | "FALSE" | "false" | "False")
}

/// Returns whether `docker/go-units` reads a text as a size: `64m`, `1.5GiB`, `100`.
fn is_size(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let end =
        lower.find(|character: char| !character.is_ascii_digit() && character != '.').unwrap_or(lower.len());
    let (number, unit) = lower.split_at(end);
    let is_number = number.bytes().any(|byte| byte.is_ascii_digit()) && number.matches('.').count() <= 1;
    let unit = unit.strip_prefix(' ').unwrap_or(unit);
    let is_unit = match unit.as_bytes() {
        [] | [b'b'] => true,
        [first, rest @ ..] => b"kmgtp".contains(first) && matches!(rest, [] | [b'b'] | [b'i', b'b']),
    };
    is_number && is_unit
}
