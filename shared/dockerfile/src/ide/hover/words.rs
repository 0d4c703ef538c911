//! Cards of the words that instructions take: images, ports, folders, signals, users.

use catalogue::{MakeMessage, Message, cards};
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
                card.text.push(vec![cards::image_stand_in(made_of)]);
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
    let mut hover = Hover { range, title: Message::verbatim(image), ..Hover::default() };
    if image == "scratch" {
        hover.text.push(vec![cards::image_scratch()]);
        return hover;
    }
    let mark = tag_mark(image);
    let (name, tag) = image.split_at(mark.unwrap_or(image.len()));
    hover.text.push(vec![cards::image(name)]);
    let (tag, digest) = tag.split_once('@').map_or((tag, None), |(tag, digest)| (tag, Some(digest)));
    let tag = tag.trim_start_matches(':');
    if digest.is_some() {
        hover.text.push(vec![cards::image_digest()]);
    } else if tag.is_empty() {
        hover.text.push(vec![cards::image_no_tag()]);
    }
    for part in tag.split('-').filter(|part| !part.is_empty()) {
        let known = TAG_PARTS.iter().find(|(start, _)| {
            part.strip_prefix(start)
                .is_some_and(|rest| rest.chars().all(|found| found.is_ascii_digit() || found == '.'))
        });
        match known {
            Some((_, meaning)) => hover.text.push(vec![cards::image_part(meaning(), part)]),
            None if part.starts_with(|found: char| found.is_ascii_digit()) => {
                let is_exact = part.matches('.').count() >= 2;
                let meaning =
                    if is_exact { cards::image_exact_version() } else { cards::image_newest_release() };
                hover.text.push(vec![cards::image_part(meaning, part)]);
            }
            None => {}
        }
    }
    hover
}

fn port(range: ByteRange, text: &str) -> Option<Hover> {
    let (port, protocol) = text.split_once('/').unwrap_or((text, "tcp"));
    port.starts_with(|found: char| found.is_ascii_digit()).then(|| Hover {
        range,
        title: cards::port(&format!("{port}/{protocol}")),
        text: vec![vec![cards::port_about(port)]],
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
    let text = vec![vec![cards::folder_about(&folder)]];
    Some(Hover { range, title: cards::folder(&folder), text, example: None })
}

fn signal(range: ByteRange, text: &str) -> Option<Hover> {
    let name = text.trim_start_matches("SIG");
    let (_, number, meaning) = SIGNALS.iter().find(|(known, number, _)| *known == name || *number == text)?;
    let title = format!("SIG{}", SIGNALS.iter().find(|(_, found, _)| found == number)?.0);
    let text = vec![vec![cards::signal(meaning(), number)]];
    Some(Hover { range, title: Message::verbatim(title), text, example: None })
}

fn user(range: ByteRange, text: &str) -> Hover {
    let (user, group) = text.split_once(':').unwrap_or((text, ""));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut text = vec![vec![match user {
        "root" | "0" => cards::user_root(),
        _ if is_number(user) => cards::user_number(user),
        _ => cards::user_name(user),
    }]];
    if !group.is_empty() {
        text.push(vec![cards::user_group(group)]);
    }
    Hover { range, title: cards::user(user), text, example: None }
}

/// Signals by name and number, and what a program makes of them unless it says otherwise.
const SIGNALS: [(&str, &str, MakeMessage); 7] = [
    ("HUP", "1", cards::signal_hup),
    ("INT", "2", cards::signal_int),
    ("QUIT", "3", cards::signal_quit),
    ("KILL", "9", cards::signal_kill),
    ("USR1", "10", cards::signal_usr1),
    ("TERM", "15", cards::signal_term),
    ("WINCH", "28", cards::signal_winch),
];
