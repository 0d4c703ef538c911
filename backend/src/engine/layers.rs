//! Which instruction made what in an image, and how many bytes, from the image's history.

use bollard::models::ImageHistoryResponseItem;
use dockerfile::{Base, Dockerfile, Keyword};

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
}
