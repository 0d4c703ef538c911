//! `docker images`.

use console::docker::command::Images;
use console::docker::reference::Named;
use console::docker::units::human_size;
use serde_json::{Map, Value};

use super::super::format::{Row, RowKind, choose, short_id};
use super::shown::IMAGE_DIGITS;
use super::times::{ago, go_time};
use super::{Client, CommandFailed, engine_filters, float, items_at, now, number_at, text_at};

impl Client<'_> {
    /// `docker images`.
    pub(in crate::console::docker) async fn list_images(
        &mut self,
        images: Images,
    ) -> Result<i32, CommandFailed> {
        let mut filters = engine_filters(&images.filters);
        for key in ["before", "since"] {
            let Some(Value::Array(values)) = filters.get_mut(key) else { continue };
            for value in values {
                let typed = value.as_str().unwrap_or_default().to_owned();
                *value = self.image(&typed).await?.id.0.into();
            }
        }
        if let Some(Value::Array(values)) = filters.get_mut("reference") {
            values.iter_mut().for_each(|value| *value = self.pattern(value.as_str().unwrap_or_default()));
        }
        if let Some(pattern) = &images.pattern {
            filters.insert("reference".to_owned(), vec![self.pattern(pattern)].into());
        }
        let found = self.shown_images(images.all, &filters).await?;
        let (table, raw) = if images.digests { (TABLE_WITH_DIGESTS, RAW_WITH_DIGESTS) } else { (TABLE, RAW) };
        let source = choose(&images.format, images.quiet, (table, raw, "image_id: {{.ID}}"));
        let needs_digests = images.digests || source.contains("{{.Digest}}");
        let now = now().seconds;
        let how =
            Columns { is_cut: !images.no_truncation, shows_digests: images.digests, needs_digests, now };
        let rows = found.iter().flat_map(|image| rows(image, &how)).collect();
        self.print_rows(&KIND, source, rows).await
    }

    /// Lists the workspace's images under the names that users know.
    pub(super) async fn shown_images(
        &self,
        is_all: bool,
        filters: &Map<String, Value>,
    ) -> Result<Vec<Value>, CommandFailed> {
        let listed = self.engine.images(is_all, filters).await;
        let mut images = listed.map_err(|error| self.daemon(&error))?;
        images.iter_mut().for_each(|image| self.engine.make_familiar(image));
        Ok(images)
    }

    /// Returns a pattern for the engine's names of the workspace's images.
    fn pattern(&self, typed: &str) -> Value {
        let named = Named::parse(typed).map_or_else(|_| typed.to_owned(), |named| named.familiar());
        self.engine.image_name(&named).into()
    }
}

/// How the rows of images are made.
pub(super) struct Columns {
    pub(super) is_cut: bool,
    pub(super) shows_digests: bool,
    pub(super) needs_digests: bool,
    /// Seconds since 1970.
    pub(super) now: i64,
}

/// Returns a row for each name of an image, or one for an image without.
pub(super) fn rows(image: &Value, how: &Columns) -> Vec<Row> {
    let (tags, digests) = (pairs(image, "/RepoTags", ':'), pairs(image, "/RepoDigests", '@'));
    if tags.is_empty() && digests.is_empty() {
        return vec![row(image, (NONE, NONE, NONE), how)];
    }
    let mut repositories: Vec<&str> = Vec::new();
    for (repository, _) in &tags {
        if !repositories.contains(&repository.as_str()) {
            repositories.push(repository);
        }
    }
    let of = |all: &[(String, String)], name: &str| {
        all.iter()
            .filter(|(repository, _)| repository == name)
            .map(|(_, rest)| rest.clone())
            .collect::<Vec<_>>()
    };
    let mut found = Vec::new();
    for repository in &repositories {
        let digests = if how.needs_digests { of(&digests, repository) } else { Vec::new() };
        for tag in of(&tags, repository) {
            if digests.is_empty() {
                found.push(row(image, (repository, &tag, NONE), how));
            }
            found.extend(digests.iter().map(|digest| row(image, (repository, &tag, digest), how)));
        }
    }
    for (repository, digest) in digests.iter().filter(|(name, _)| !repositories.contains(&name.as_str())) {
        found.push(row(image, (repository, NONE, if how.shows_digests { digest } else { "" }), how));
    }
    found
}

/// Splits names of an image into repository and tag or digest.
fn pairs(image: &Value, path: &str, separator: char) -> Vec<(String, String)> {
    let pair = |name: &Value| {
        let name = name.as_str().filter(|name| !name.starts_with(NONE))?;
        let (repository, rest) = match separator {
            '@' => name.split_once('@')?,
            _ => name.rsplit_once(separator)?,
        };
        Some((repository.to_owned(), rest.to_owned()))
    };
    items_at(image, path).iter().filter_map(pair).collect()
}

fn row(image: &Value, (repository, tag, digest): (&str, &str, &str), how: &Columns) -> Row {
    let id = text_at(image, "/Id");
    let (size, shared, n_containers) =
        (number_at(image, "/Size"), number_at(image, "/SharedSize"), number_at(image, "/Containers"));
    let created = number_at(image, "/Created");
    // The engine counts only for `docker system df`, and says -1 else.
    let counted = |number: i64, text: String| if number < 0 { NOT_COUNTED.to_owned() } else { text };
    Row::new([
        ("ID", if how.is_cut { short_id(id) } else { id.to_owned() }.into()),
        ("Repository", repository.into()),
        ("Tag", tag.into()),
        ("Digest", digest.into()),
        ("CreatedSince", ago(how.now, created).into()),
        ("CreatedAt", go_time(created).into()),
        ("Size", human_size(float(size), IMAGE_DIGITS).into()),
        ("Containers", counted(n_containers, n_containers.to_string()).into()),
        ("VirtualSize", human_size(float(size), DIGITS).into()),
        ("SharedSize", counted(shared, human_size(float(shared), DIGITS)).into()),
        ("UniqueSize", counted(shared, human_size(float(size - shared), DIGITS)).into()),
    ])
}

const HEADERS: &[(&str, &str)] = &[
    ("ID", "IMAGE ID"),
    ("Repository", "REPOSITORY"),
    ("Tag", "TAG"),
    ("Digest", "DIGEST"),
    ("CreatedSince", "CREATED"),
    ("CreatedAt", "CREATED AT"),
    ("Size", "SIZE"),
    ("Containers", "CONTAINERS"),
    ("VirtualSize", "SIZE"),
    ("SharedSize", "SHARED SIZE"),
    ("UniqueSize", "UNIQUE SIZE"),
];
/// The rows of `docker images`.
pub(super) static KIND: RowKind = RowKind {
    headers: HEADERS,
    go_type: "*formatter.imageContext",
    at_parsing: "template parsing error: ",
    at_running: "template parsing error: ",
};
const TABLE: &str = "table {{.Repository}}\\t{{.Tag}}\\t{{.ID}}\\t{{.CreatedSince}}\\t{{.Size}}";
const TABLE_WITH_DIGESTS: &str =
    "table {{.Repository}}\\t{{.Tag}}\\t{{.Digest}}\\t{{.ID}}\\t{{.CreatedSince}}\\t{{.Size}}";
const RAW: &str = "repository: {{.Repository}}\\ntag: {{.Tag}}\\nimage_id: {{.ID}}\\ncreated_at: {{.CreatedAt}}\\nvirtual_size: {{.Size}}\\n";
const RAW_WITH_DIGESTS: &str = "repository: {{.Repository}}\\ntag: {{.Tag}}\\ndigest: {{.Digest}}\\nimage_id: {{.ID}}\\ncreated_at: {{.CreatedAt}}\\nvirtual_size: {{.Size}}\\n";
const NONE: &str = "<none>";
const NOT_COUNTED: &str = "N/A";
/// Digits of sizes elsewhere.
pub(super) const DIGITS: usize = 4;
