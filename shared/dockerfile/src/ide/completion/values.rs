//! Suggestions for arguments: flags and their values, stages, paths.

use catalogue::{MakeMessage, Message, completion as words};

use super::super::place::HeadPosition;
use super::super::texts;
use super::{CompletionKind, List};
use crate::keyword::Keyword;

impl List<'_> {
    pub(super) fn flags(&mut self, keyword: Keyword, used: &[&str], place: &HeadPosition<'_>, word: &str) {
        let Some(about) = texts::instruction(keyword) else { return };
        let (file, offset) = (self.file, self.offset);
        let is_used = |name: &str| {
            let named = |flag: &str| flag.trim_start_matches('-').split('=').next() == Some(name);
            used.iter().any(|flag| named(flag))
                || place.instruction.flags.iter().any(|flag| {
                    let is_here = flag.range.start <= offset && offset <= flag.range.end;
                    !is_here && file.flag_parts(flag).0 == name
                })
        };
        for flag in about.flags {
            if is_used(flag.name) && !matches!(flag.name, "mount" | "exclude") {
                continue;
            }
            let (label, insert) = if flag.value.is_empty() {
                (format!("--{}", flag.name), format!("--{}", flag.name))
            } else {
                (format!("--{}={}", flag.name, flag.value), format!("--{}=${{1:{}}}", flag.name, flag.value))
            };
            self.push(CompletionKind::Flag, word, &label, &insert, (flag.text)());
        }
    }

    pub(super) fn flag_values(&mut self, place: &HeadPosition<'_>, word: &str) {
        let Some((name, value)) = word.split_once('=') else { return };
        match (place.instruction.keyword, name) {
            (Keyword::Copy, "--from") => self.stages(place, value, true),
            (Keyword::From, "--platform") => {
                for platform in
                    ["$BUILDPLATFORM", "$TARGETPLATFORM", "linux/amd64", "linux/arm64", "linux/arm/v7"]
                {
                    self.push(CompletionKind::Value, value, platform, platform, Message::default());
                }
            }
            (Keyword::Run, "--network") => {
                for (network, text) in
                    [("default", words::network_default()), ("none", words::network_none())]
                {
                    self.push(CompletionKind::Value, value, network, network, text);
                }
            }
            (Keyword::Run, "--mount") => self.mount(place, value),
            _ => {}
        }
    }

    pub(super) fn mount(&mut self, place: &HeadPosition<'_>, value: &str) {
        let (before, item) = value.rsplit_once(',').map_or(("", value), |(before, item)| (before, item));
        match item.split_once('=') {
            Some(("type", typed)) => {
                for (kind, text) in MOUNTS {
                    self.push(CompletionKind::Value, typed, kind, kind, text());
                }
            }
            Some(("from", typed)) => self.stages(place, typed, true),
            Some(("sharing", typed)) => {
                for sharing in ["shared", "private", "locked"] {
                    self.push(CompletionKind::Value, typed, sharing, sharing, Message::default());
                }
            }
            Some(_) => {}
            None => {
                for key in [
                    "type=", "target=", "source=", "from=", "id=", "sharing=", "readonly", "required",
                    "uid=", "gid=", "mode=",
                ] {
                    if !before.split(',').any(|found| found.starts_with(key)) {
                        self.push(CompletionKind::Value, item, key, key, Message::default());
                    }
                }
            }
        }
    }

    /// Stages above that of the cursor, by name, else by number where a number may stand.
    pub(super) fn stages(&mut self, place: &HeadPosition<'_>, typed: &str, by_number: bool) {
        let own = place
            .instruction
            .stage
            .or_else(|| self.file.instructions.get(place.index).and_then(|outer| outer.stage));
        let mut seen: Vec<String> = Vec::new();
        for (number, stage) in self.file.stages.iter().enumerate().take(own.unwrap_or(0)) {
            let Some(label) = stage.name.clone().or_else(|| by_number.then(|| number.to_string())) else {
                continue;
            };
            if seen.contains(&label) {
                continue;
            }
            let base = match &stage.base {
                crate::Base::Image(image) => image.clone(),
                crate::Base::Stage(base) => {
                    self.file.stages.get(*base).and_then(|base| base.name.clone()).unwrap_or_default()
                }
                crate::Base::Scratch => "scratch".into(),
            };
            self.push(CompletionKind::Stage, typed, &label, &label, Message::verbatim(base));
            seen.push(label);
        }
    }

    /// Files and folders one level below what is typed.
    pub(super) fn paths(&mut self, paths: &[&str], typed: &str) {
        let plain = typed.strip_prefix("./").unwrap_or(typed);
        let given = typed.len() - plain.len();
        let folder = plain.rfind('/').map_or(0, |at| at + 1);
        let mut seen: Vec<&str> = Vec::new();
        for path in paths {
            let Some(rest) = path.get(folder..).filter(|_| path.starts_with(plain)) else { continue };
            let end = folder + rest.find('/').map_or(rest.len(), |at| at + 1);
            let Some(shown) = path.get(..end).filter(|shown| !shown.is_empty() && !seen.contains(shown))
            else {
                continue;
            };
            seen.push(shown);
            let label = format!("{}{shown}", typed.get(..given).unwrap_or(""));
            self.push(CompletionKind::Path, typed, &label, &label, Message::default());
        }
    }

    /// The folder that `WORKDIR` above sets, as a destination.
    pub(super) fn working_directory(&mut self, place: &HeadPosition<'_>, typed: &str) {
        let before = self.file.instructions.get(..place.index).unwrap_or(&[]);
        let own = before.last().and_then(|found| found.stage);
        let found = before.iter().rfind(|found| found.keyword == Keyword::Workdir && found.stage == own);
        let Some(word) = found.and_then(|found| found.words.first()) else { return };
        let path = self.file.text(word).trim_end_matches('/');
        if !path.contains('$') {
            let path = format!("{path}/");
            self.push(CompletionKind::Path, typed, &path, &path, words::working_directory());
        }
    }
}

/// Kinds of mounts.
const MOUNTS: [(&str, MakeMessage); 5] = [
    ("cache", words::mount_cache),
    ("bind", words::mount_bind),
    ("secret", words::mount_secret),
    ("tmpfs", words::mount_tmpfs),
    ("ssh", words::mount_ssh),
];

/// `ARG ${1:name}` → `ARG name`.
pub(super) fn without_marks(snippet: &str) -> String {
    let mut text = String::with_capacity(snippet.len());
    let mut rest = snippet;
    while let Some((before, after)) = rest.split_once("${") {
        text.push_str(before);
        let (mark, behind) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(mark.split_once(':').map_or(mark, |(_, name)| name));
        rest = behind;
    }
    text.push_str(rest);
    text
}
