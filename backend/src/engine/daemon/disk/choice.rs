//! Which images nobody needs, the least missed first. Pure: it knows neither engine nor clock.

use std::collections::{HashMap, HashSet};

use crate::engine::labels;

/// One image as the engine lists it.
#[derive(Clone, Debug, Default)]
pub(super) struct Stored {
    pub(super) id: String,
    /// Its names, without the engine's placeholder for none.
    pub(super) names: Vec<String>,
    pub(super) labels: HashMap<String, String>,
    /// When the engine says it was made, in Unix seconds.
    pub(super) created: i64,
    /// Bytes of all its layers.
    pub(super) bytes: u64,
    /// Bytes of layers that it shares with other images.
    pub(super) shared_bytes: u64,
}

impl Stored {
    /// Returns the bytes that no other image shares.
    pub(super) fn own_bytes(&self) -> u64 {
        self.bytes.saturating_sub(self.shared_bytes)
    }

    fn label(&self, name: &str) -> Option<&str> {
        self.labels.get(name).map(String::as_str)
    }

    /// A base image's labels are inherited, so what a build made is asked first.
    fn is_built(&self) -> bool {
        self.label(labels::KIND) == Some("image")
    }

    fn built_ms(&self) -> i64 {
        let label = self.label(labels::BUILT_AT).and_then(|time| time.parse().ok());
        label.unwrap_or(self.created.saturating_mul(1000))
    }

    fn build(&self) -> u32 {
        self.label(labels::BUILD).and_then(|number| number.parse().ok()).unwrap_or(0)
    }
}

/// What must stay.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeptImages<'a> {
    /// Value of `drydock.server` on what is ours.
    pub(super) server: &'a str,
    /// Ids of images that have containers.
    pub(super) in_use: &'a HashSet<String>,
    /// Base images that this server provides.
    pub(super) provided: &'a [String],
    /// Whether the whole engine is ours, so that base images without a label are too.
    pub(super) owns_engine: bool,
}

/// Returns what may go, in the order in which it should: builds that a later one of the same name replaced, then builds that are not their
/// workspace's latest, then base images that nothing is built on and that this server no longer provides; each kind by age.
pub(super) fn removable<'a>(images: &'a [Stored], keep: KeptImages<'_>) -> Vec<&'a Stored> {
    let is_ours = |image: &&Stored| image.label(labels::SERVER) == Some(keep.server) && image.is_built();
    let mut latest: HashMap<&str, u32> = HashMap::new();
    for image in images.iter().filter(is_ours) {
        let newest = latest.entry(image.label(labels::WORKSPACE).unwrap_or("")).or_default();
        *newest = image.build().max(*newest);
    }
    let rank = |image: &Stored| -> Option<u8> {
        if keep.in_use.contains(&image.id) {
            return None;
        }
        if is_ours(&image) {
            let newest = latest.get(image.label(labels::WORKSPACE).unwrap_or("")).copied();
            let is_latest = newest == Some(image.build());
            return (!is_latest).then_some(u8::from(!image.names.is_empty()));
        }
        let is_unused = image.shared_bytes == 0 && !image.names.iter().any(|name| is_wanted(name, keep));
        (keep.owns_engine && !image.is_built() && is_unused).then_some(2)
    };
    let mut found: Vec<(u8, i64, &Stored)> =
        images.iter().filter_map(|image| Some((rank(image)?, image.built_ms(), image))).collect();
    found.sort_by_key(|(rank, built_ms, _)| (*rank, *built_ms));
    found.into_iter().map(|(.., image)| image).collect()
}

/// Returns the latest builds of workspaces in which nothing runs, the oldest first. Who comes back builds again.
pub(super) fn latest_of_idle<'a>(images: &'a [Stored], keep: KeptImages<'_>) -> Vec<&'a Stored> {
    let is_ours = |image: &&Stored| image.label(labels::SERVER) == Some(keep.server) && image.is_built();
    let workspace = |image: &'a Stored| image.label(labels::WORKSPACE).unwrap_or("");
    let running: HashSet<&str> =
        images.iter().filter(|image| keep.in_use.contains(&image.id)).map(workspace).collect();
    let mut found: Vec<&Stored> =
        images.iter().filter(is_ours).filter(|image| !running.contains(workspace(image))).collect();
    found.sort_by_key(|image| image.built_ms());
    found
}

/// Returns what is stored in any case: the largest image that has to stay.
pub(super) fn floor_bytes(images: &[Stored], keep: KeptImages<'_>) -> u64 {
    let stays = |image: &&Stored| {
        keep.in_use.contains(&image.id) || image.names.iter().any(|name| is_wanted(name, keep))
    };
    images.iter().filter(stays).map(|image| image.bytes).max().unwrap_or(0)
}

fn is_wanted(name: &str, keep: KeptImages<'_>) -> bool {
    let is_stand_in = name.starts_with("drydock/stand-in:");
    is_stand_in || keep.provided.iter().any(|own| own == name || format!("{own}:latest") == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(id: &str, names: &[&str]) -> Stored {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        Stored { id: id.to_owned(), names, bytes: 100, ..Stored::default() }
    }

    /// An image of `server` whose time is `built_ms`, named unless `name` is empty.
    fn built(id: &str, server: &str, workspace: &str, build: u32, built_ms: u64, name: &str) -> Stored {
        let names = if name.is_empty() { vec![] } else { vec![format!("drydock/{workspace}/{name}:latest")] };
        let labels = [
            (labels::SERVER, server.to_owned()),
            (labels::WORKSPACE, workspace.to_owned()),
            (labels::KIND, "image".to_owned()),
            (labels::BUILD, build.to_string()),
            (labels::BUILT_AT, built_ms.to_string()),
            (labels::STANDIN, "true".to_owned()),
        ];
        let labels = labels.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Stored { id: id.to_owned(), names, labels, bytes: 100, shared_bytes: 60, ..Stored::default() }
    }

    fn check(images: &[Stored], in_use: &[&str], owns_engine: bool, expected: &[&str]) {
        let in_use = in_use.iter().map(|id| (*id).to_owned()).collect();
        let provided = ["python:3.8-alpine".to_owned(), "python".to_owned()];
        let keep = KeptImages { server: "own", in_use: &in_use, provided: &provided, owns_engine };
        let found: Vec<&str> = removable(images, keep).iter().map(|image| image.id.as_str()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_latest_build_of_each_workspace_stays() {
        let images = [
            built("new", "own", "one", 3, 30, "web"),
            built("old", "own", "one", 1, 10, ""),
            built("older", "own", "two", 8, 5, ""),
            built("other", "own", "two", 9, 6, "web"),
        ];
        check(&images, &[], true, &["older", "old"]);
    }

    #[test]
    fn replaced_builds_go_before_those_that_still_have_a_name() {
        let images = [
            built("named", "own", "one", 1, 10, "first"),
            built("replaced", "own", "one", 2, 20, ""),
            built("new", "own", "one", 3, 30, "second"),
        ];
        check(&images, &[], true, &["replaced", "named"]);
    }

    #[test]
    fn the_latest_builds_go_by_age_where_nothing_runs() {
        let images = [
            built("newer", "own", "one", 3, 30, "web"),
            built("older", "own", "two", 1, 10, "web"),
            built("idle", "own", "three", 2, 5, "web"),
            built("run", "own", "three", 1, 4, ""),
            built("else", "else", "four", 1, 1, "web"),
            base("python", &["python:3.8-alpine"]),
        ];
        let in_use = ["run".to_owned()].into();
        let provided = ["python:3.8-alpine".to_owned()];
        let keep = KeptImages { server: "own", in_use: &in_use, provided: &provided, owns_engine: true };
        let found: Vec<&str> = latest_of_idle(&images, keep).iter().map(|image| image.id.as_str()).collect();
        assert_eq!(found, ["older", "newer"]);
        assert_eq!(floor_bytes(&images, keep), 100);
    }

    #[test]
    fn what_a_container_uses_stays() {
        let images = [built("new", "own", "one", 2, 20, "web"), built("run", "own", "one", 1, 10, "")];
        check(&images, &["run"], true, &[]);
    }

    #[test]
    fn the_age_of_an_image_without_the_label_is_the_engines() {
        let mut unlabelled = built("early", "own", "one", 2, 0, "");
        unlabelled.labels.remove(labels::BUILT_AT);
        unlabelled.created = 7;
        let images = [
            built("new", "own", "one", 3, 90_000, "web"),
            built("late", "own", "one", 1, 8000, ""),
            unlabelled,
        ];
        check(&images, &[], true, &["early", "late"]);
    }

    #[test]
    fn images_of_another_server_are_not_touched() {
        let images = [built("new", "else", "one", 2, 20, "web"), built("old", "else", "one", 1, 10, "")];
        check(&images, &[], true, &[]);
    }

    #[test]
    fn base_images_go_last_and_only_those_that_nobody_wants() {
        let mut used = base("used", &["node:20"]);
        used.shared_bytes = 100;
        let images = [
            base("gone", &["python:3.7"]),
            base("provided", &["python:3.8-alpine", "x:1"]),
            base("latest", &["python:latest"]),
            base("stand-in", &["drydock/stand-in:latest"]),
            base("running", &["redis:7"]),
            used,
            built("new", "own", "one", 2, 20, "web"),
            built("old", "own", "one", 1, 10, ""),
        ];
        check(&images, &["running"], true, &["old", "gone"]);
        check(&images, &["running"], false, &["old"]);
    }
}
