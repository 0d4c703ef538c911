//! Which instruction made how many bytes, from the image's history.

use bollard::models::ImageHistoryResponseItem;
use dockerfile::{Base, Dockerfile, Keyword};

/// Returns bytes by instruction. The history's newest entry comes first and every instruction of the stages that lead to the image has one.
pub(crate) fn bytes_by_step(
    dockerfile: &Dockerfile,
    target: Option<usize>,
    history: &[ImageHistoryResponseItem],
) -> Vec<(usize, u64)> {
    let mut found = Vec::new();
    let mut entries = history.iter().peekable();
    let mut stage = target;
    while let Some(at) = stage {
        let own = dockerfile.instructions.iter().enumerate().rev().filter(|(_, own)| own.stage == Some(at));
        for (index, instruction) in own {
            let fits = |entry: &&ImageHistoryResponseItem| {
                is_of_buildkit(entry) && keyword_of(entry) == instruction.keyword
            };
            if let Some(entry) = entries.next_if(fits)
                && instruction.makes_step
            {
                found.push((index, bytes(entry)));
            }
        }
        let from = dockerfile.stages.get(at);
        if let Some((from, Base::Image(_))) = from.map(|stage| (stage.from, &stage.base)) {
            found.push((from, entries.by_ref().map(bytes).sum()));
        }
        stage = match from.map(|stage| &stage.base) {
            Some(Base::Stage(base)) => Some(*base),
            Some(Base::Image(_) | Base::Scratch) | None => None,
        };
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
    }
}
