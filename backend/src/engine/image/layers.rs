//! Which instruction made what in an image, and how many bytes, from the image's history.

use bollard::models::ImageHistoryResponseItem;
use dockerfile::{Base, Dockerfile, Keyword};
use protocol::Digest;

/// What made an entry of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    /// An instruction, by index.
    By(usize),
    /// It came with the base image that the `FROM` of that index names.
    Base(usize),
    /// Nobody knows.
    Unknown,
}

/// Returns what made each entry. The newest comes first, and every instruction of the stages that lead to the image has one.
pub(crate) fn origins(
    dockerfile: &Dockerfile,
    target: Option<usize>,
    history: &[ImageHistoryResponseItem],
) -> Vec<Made> {
    let mut made = Vec::with_capacity(history.len());
    let mut entries = history.iter().peekable();
    let mut stage = target;
    while let Some(at) = stage {
        let own = dockerfile.instructions.iter().enumerate().rev().filter(|(_, own)| own.stage == Some(at));
        for (index, instruction) in own {
            let fits = |entry: &&ImageHistoryResponseItem| {
                is_of_buildkit(entry) && keyword_of(entry) == instruction.keyword
            };
            if entries.next_if(fits).is_some() {
                made.push(Made::By(index));
            }
        }
        let from = dockerfile.stages.get(at);
        if let Some((from, Base::Image(_))) = from.map(|stage| (stage.from, &stage.base)) {
            made.extend(entries.by_ref().map(|_| Made::Base(from)));
        }
        stage = match from.map(|stage| &stage.base) {
            Some(Base::Stage(base)) => Some(*base),
            Some(Base::Image(_) | Base::Scratch) | None => None,
        };
    }
    made.resize(history.len(), Made::Unknown);
    made
}

/// Returns bytes by instruction; a base image's are those of its `FROM`.
pub(crate) fn bytes_by_step(
    dockerfile: &Dockerfile,
    target: Option<usize>,
    history: &[ImageHistoryResponseItem],
) -> Vec<(usize, u64)> {
    let mut found: Vec<(usize, u64)> = Vec::new();
    let makes_step =
        |index: usize| dockerfile.instructions.get(index).is_some_and(|instruction| instruction.makes_step);
    for (entry, made) in history.iter().zip(origins(dockerfile, target, history)) {
        let index = match made {
            Made::By(index) if makes_step(index) => index,
            Made::Base(index) => index,
            Made::By(_) | Made::Unknown => continue,
        };
        match found.last_mut() {
            Some((last, sum)) if *last == index => *sum += bytes(entry),
            _ => found.push((index, bytes(entry))),
        }
    }
    found
}

/// Returns the digest of a layer by the instruction that made it; a `FROM` has that of its image's topmost one.
pub(crate) fn diff_ids_by_step(
    dockerfile: &Dockerfile,
    target: Option<usize>,
    history: &[ImageHistoryResponseItem],
    diff_ids: Vec<String>,
) -> Vec<(usize, Digest)> {
    let oldest_first = || history.iter().rev();
    let said: Vec<(&str, u64)> =
        oldest_first().map(|entry| (entry.created_by.as_str(), bytes(entry))).collect();
    let has_layer = which_have_layers(&said, diff_ids.len());
    let mut made = origins(dockerfile, target, history);
    made.reverse();
    let layers = made.into_iter().zip(has_layer).filter(|(_, has_layer)| *has_layer);
    let named = layers.zip(diff_ids).filter_map(|((made, _), diff_id)| match made {
        Made::By(index) | Made::Base(index) => Some((index, Digest(diff_id))),
        Made::Unknown => None,
    });
    named.collect()
}

/// The engine's history (what made an entry, and its bytes, oldest first) does not say which entries made a layer. Those with bytes did; of the others
/// the ones whose instruction makes one are next, as many as there are layers.
pub(crate) fn which_have_layers(entries: &[(&str, u64)], n_layers: usize) -> Vec<bool> {
    let makes_layer = |created_by: &str| {
        let words = created_by.trim_start_matches("/bin/sh -c ").trim_start_matches("#(nop) ");
        let first = words.split_whitespace().next().unwrap_or("");
        let is_bare = created_by.starts_with("/bin/sh -c ") && !created_by.contains("#(nop)");
        is_bare || matches!(first, "RUN" | "COPY" | "ADD" | "WORKDIR")
    };
    let rank =
        |(created_by, bytes): (&str, u64)| if bytes > 0 { 0 } else { u8::from(!makes_layer(created_by)) + 1 };
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|at| rank(entries[*at]));
    let mut has_layer = vec![false; entries.len()];
    order.into_iter().take(n_layers).for_each(|at| has_layer[at] = true);
    has_layer
}

fn is_of_buildkit(entry: &ImageHistoryResponseItem) -> bool {
    entry.comment.starts_with("buildkit")
}

fn keyword_of(entry: &ImageHistoryResponseItem) -> Keyword {
    Keyword::of(entry.created_by.split_whitespace().next().unwrap_or(""))
}

fn bytes(entry: &ImageHistoryResponseItem) -> u64 {
    u64::try_from(entry.size).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(created_by: &str, size: i64, comment: &str) -> ImageHistoryResponseItem {
        ImageHistoryResponseItem {
            created_by: created_by.to_owned(),
            size,
            comment: comment.to_owned(),
            ..ImageHistoryResponseItem::default()
        }
    }

    #[test]
    fn bytes_find_their_instructions_through_stages() {
        let parsed = dockerfile::parse(
            "FROM a AS one\nRUN x\nENV A=1\nFROM b\nRUN z\nFROM one\nARG Q\nCOPY y /y\nCMD y\n",
        );
        let buildkit = "buildkit.dockerfile.v0";
        let history = [
            entry("CMD [\"y\"]", 0, buildkit),
            entry("COPY y /y # buildkit", 5, buildkit),
            entry("ARG Q", 0, buildkit),
            entry("ENV A=1", 0, buildkit),
            entry("RUN /bin/sh -c x # buildkit", 7, buildkit),
            entry("RUN of the base", 100, ""),
            entry("/bin/sh -c #(nop) ADD file", 50, ""),
        ];
        assert_eq!(bytes_by_step(&parsed, Some(2), &history), [(7, 5), (1, 7), (0, 150)]);
        let made = origins(&parsed, Some(2), &history);
        assert_eq!(made[..3], [Made::By(8), Made::By(7), Made::By(6)]);
        assert_eq!(made[5..], [Made::Base(0), Made::Base(0)]);
    }

    #[test]
    fn layers_are_those_with_bytes_and_then_those_whose_instruction_makes_one() {
        let entries = [
            ("/bin/sh -c #(nop) ADD file:1 in / ", 5),
            ("/bin/sh -c #(nop)  CMD [\"sh\"]", 0),
            ("WORKDIR /app", 0),
            ("RUN /bin/sh -c true # buildkit", 0),
            ("EXPOSE map[80/tcp:{}]", 0),
            ("COPY a /a # buildkit", 3),
        ];
        assert_eq!(which_have_layers(&entries, 4), [true, false, true, true, false, true]);
        assert_eq!(which_have_layers(&entries, 2), [true, false, false, false, false, true]);
    }

    #[test]
    fn a_layers_digest_finds_its_instruction() {
        let parsed = dockerfile::parse("FROM b\nENV A=1\nRUN x\nCOPY y /y\nCMD y\n");
        let buildkit = "buildkit.dockerfile.v0";
        let history = [
            entry("CMD [\"y\"]", 0, buildkit),
            entry("COPY y /y # buildkit", 5, buildkit),
            entry("RUN /bin/sh -c x # buildkit", 0, buildkit),
            entry("ENV A=1", 0, buildkit),
            entry("RUN of the base", 100, ""),
            entry("/bin/sh -c #(nop) ADD file", 50, ""),
        ];
        let diff_ids = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        let found = diff_ids_by_step(&parsed, Some(0), &history, diff_ids);
        let expected = [(0, "a"), (0, "b"), (2, "c"), (3, "d")];
        assert_eq!(found, expected.map(|(index, diff_id)| (index, Digest(diff_id.to_owned()))));
    }
}
