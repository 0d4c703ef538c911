//! Cards of the words that instructions take: images, ports, folders, signals, users.

use text::ByteRange;

use super::super::scope::VisibleVariables;
use super::super::texts::TAG_PARTS;
use super::super::tokens::tag_mark;
use super::{Hover, Images};
use crate::analysis::absolute;
use crate::keyword::Keyword;
use crate::syntax::Dockerfile;
use crate::words::Lex;

/// Explains a word of an instruction by its place there, counted from zero.
pub(super) fn word(
    file: &Dockerfile,
    (index, keyword): (usize, Keyword),
    (number, range, text): (usize, ByteRange, &str),
    images: Images<'_>,
) -> Option<Hover> {
    match (keyword, number) {
        (Keyword::From, 0) => {
            let name = expanded(file, index, text);
            let mut card = image(range, &name);
            if let Some((_, made_of)) = images.stand_ins.iter().find(|(stand_in, _)| *stand_in == name) {
                card.text.push_str("\n\n");
                card.text.push_str(&format!("Here a stand-in takes its place, {made_of}, as no registry answers. What you learn about building holds; versions and tools inside differ."));
            }
            Some(card)
        }
        (Keyword::Expose, _) => port(range, &expanded(file, index, text)),
        (Keyword::Workdir, 0) => workdir(file, index, range),
        (Keyword::Stopsignal, 0) => signal(range, text),
        (Keyword::User, 0) => Some(user(range, &expanded(file, index, text))),
        _ => None,
    }
}

/// Returns a text with the variables that the instruction sees put in.
fn expanded(file: &Dockerfile, index: usize, text: &str) -> String {
    let scope = VisibleVariables::at(file, index);
    Lex::new(file.escape).expand(text, &scope).map_or_else(|_| text.to_owned(), |expansion| expansion.text)
}

fn image(range: ByteRange, image: &str) -> Hover {
    let mut hover = Hover { range, title: image.to_owned(), ..Hover::default() };
    if image == "scratch" {
        hover.text = "Nothing: an empty file system. For programs that bring all they need.".into();
        return hover;
    }
    let mark = tag_mark(image);
    let (name, tag) = image.split_at(mark.unwrap_or(image.len()));
    let mut parts = vec![format!("The stage starts from the image `{name}`.")];
    let (tag, digest) = tag.split_once('@').map_or((tag, None), |(tag, digest)| (tag, Some(digest)));
    let tag = tag.trim_start_matches(':');
    if digest.is_some() {
        parts.push("The digest pins it: the very same bytes in every build.".into());
    } else if tag.is_empty() {
        parts.push("No tag means `latest`, which is another image another day; name a version.".into());
    }
    for part in tag.split('-').filter(|part| !part.is_empty()) {
        let known = TAG_PARTS.iter().find(|(start, _)| {
            part.strip_prefix(start)
                .is_some_and(|rest| rest.chars().all(|found| found.is_ascii_digit() || found == '.'))
        });
        match known {
            Some((_, text)) => parts.push(format!("`{part}`: {text}")),
            None if part.starts_with(|found: char| found.is_ascii_digit()) => {
                let is_exact = part.matches('.').count() >= 2;
                let text =
                    if is_exact { "this exact version." } else { "the newest release of this version." };
                parts.push(format!("`{part}`: {text}"));
            }
            None => {}
        }
    }
    hover.text = parts.join("\n\n");
    hover
}

fn port(range: ByteRange, text: &str) -> Option<Hover> {
    let (port, protocol) = text.split_once('/').unwrap_or((text, "tcp"));
    port.starts_with(|found: char| found.is_ascii_digit()).then(|| Hover {
        range,
        title: format!("port {port}/{protocol}"),
        text: format!("The app listens on port {port} inside the container. `docker run -p 8000:{port}` makes it reachable as port 8000 outside."),
        example: None,
    })
}

fn workdir(file: &Dockerfile, index: usize, range: ByteRange) -> Option<Hover> {
    let stage = file.instructions.get(index)?.stage?;
    let mut folder = "/".to_owned();
    let own =
        file.stage_instructions(stage).zip(file.stages.get(stage)?.from..).take_while(|(_, at)| *at <= index);
    for (instruction, at) in own.filter(|(instruction, _)| instruction.keyword == Keyword::Workdir) {
        if let Some(word) = instruction.words.first() {
            folder = absolute(&expanded(file, at, file.text(word)), &folder);
        }
    }
    let text = format!(
        "From here on, relative paths count from `{folder}`: in `RUN`, `COPY`, `CMD`, and in the container."
    );
    Some(Hover { range, title: format!("folder {folder}"), text, example: None })
}

fn signal(range: ByteRange, text: &str) -> Option<Hover> {
    let name = text.trim_start_matches("SIG");
    let (_, number, meaning) = SIGNALS.iter().find(|(known, number, _)| *known == name || *number == text)?;
    let title = format!("SIG{}", SIGNALS.iter().find(|(_, found, _)| found == number)?.0);
    Some(Hover { range, title, text: format!("Signal {number}: {meaning}"), example: None })
}

fn user(range: ByteRange, text: &str) -> Hover {
    let (user, group) = text.split_once(':').unwrap_or((text, ""));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = vec![match user {
        "root" | "0" => "The user who may do everything in the container.".to_owned(),
        _ if is_number(user) => format!("The user with the number {user}; it needs no name in the image."),
        _ => format!(
            "The user `{user}`, who must be in the image's `/etc/passwd`: a base image brings it, or `RUN useradd {user}`."
        ),
    }];
    if !group.is_empty() {
        parts.push(format!("The group is `{group}`."));
    }
    Hover { range, title: format!("user {user}"), text: parts.join("\n\n"), example: None }
}

/// Signals by name and number, and what a program makes of them unless it says otherwise.
const SIGNALS: [(&str, &str, &str); 7] = [
    ("HUP", "1", "told that its terminal is gone; servers read their configuration again."),
    ("INT", "2", "what Ctrl-C sends; Python raises KeyboardInterrupt."),
    ("QUIT", "3", "asked to end; nginx and others finish open requests first."),
    ("KILL", "9", "ended at once by the kernel; the program cannot tidy up."),
    ("USR1", "10", "whatever the program makes of it."),
    ("TERM", "15", "asked to end, with time to tidy up; what docker stop sends unless told otherwise."),
    ("WINCH", "28", "its window changed; Apache takes it as a wish to end gracefully."),
];
