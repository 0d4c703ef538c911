//! `COPY` and `ADD` (`dockerfile2llb/convert_copy.go`).

use super::dispatch::InstructionAnalysis;
use super::{FactKind, UseKind};
use crate::ignore;
use crate::keyword::Keyword;
use crate::problem::codes;
use crate::syntax::{Flag, Word, heredoc_word};
use crate::words::{Lex, quote};

/// Expands and checks one of them.
pub(super) fn run(walk: &mut InstructionAnalysis<'_, '_, '_>) {
    let (file, instruction) = (walk.analysis.file, walk.command.instruction);
    let is_add = instruction.keyword == Keyword::Add;
    let (mut checksum, mut from) = (None, None);
    for flag in &instruction.flags {
        match file.flag_parts(flag).0 {
            "chown" => drop(flag_value(walk, flag)),
            "chmod" => chmod(walk, flag),
            "checksum" if is_add => checksum = flag_value(walk, flag).map(|value| (value, flag)),
            "from" => from = Some(flag.value.unwrap_or(flag.range)),
            _ => {}
        }
    }
    let Some((destination, sources)) = instruction.words.split_last() else {
        return;
    };
    let is_path = |word: &&Word| !heredoc_word(file.text(word)).is_ok_and(|found| found.is_some());
    let paths: Vec<&Word> = sources.iter().filter(is_path).collect();
    let expanded: Vec<(&Word, String)> =
        paths.into_iter().filter_map(|word| Some((word, walk.word(word)?))).collect();
    drop(walk.word(destination));
    heredocs(walk);
    if !is_add {
        let message = |name: &str, current: &str| {
            format!(
                "cannot copy from stage {}, it needs to be defined before current stage {}",
                quote(name),
                quote(current)
            )
        };
        walk.needs_earlier(UseKind::Copy, &message, from);
    }
    if let Some((_, flag)) = checksum.filter(|(value, _)| !value.is_empty()) {
        check_checksum(walk, flag, &expanded);
    }
    for (word, path) in &expanded {
        source(walk, word, path, is_add, from.is_none());
    }
}

fn flag_value(walk: &mut InstructionAnalysis<'_, '_, '_>, flag: &Flag) -> Option<String> {
    let file = walk.analysis.file;
    let (name, value) = file.flag_parts(flag);
    let range = flag.value.unwrap_or(flag.range);
    let start = flag.at as usize + "--".len() + name.len() + "=".len();
    let (is_plain, joined) = (!flag.is_decoded, &walk.command.instruction.joined);
    let place =
        |from: usize, to: usize| if is_plain { joined.range_of(start + from, start + to) } else { range };
    walk.expand(value.unwrap_or(""), range, &place).map(|expansion| expansion.text)
}

fn chmod(walk: &mut InstructionAnalysis<'_, '_, '_>, flag: &Flag) {
    let Some(mode) = flag_value(walk, flag).filter(|mode| !mode.is_empty()) else {
        return;
    };
    let is_octal =
        u32::from_str_radix(&mode, 8).is_ok_and(|number| number <= 0o7777) && !mode.starts_with('+');
    if !is_octal && !is_symbolic(&mode) {
        let message =
            format!("invalid chmod parameter: '{mode}'. it should be octal string and between 0 and 07777");
        walk.error(codes::FLAG, flag.value.unwrap_or(flag.range), message);
    }
}

/// Returns whether a text is a mode such as `u=rwX,go=rX`.
fn is_symbolic(mode: &str) -> bool {
    mode.split(',').all(|clause| {
        let actions = clause.trim_start_matches(['u', 'g', 'o', 'a']);
        actions.starts_with(['+', '-', '='])
            && actions.split(['+', '-', '=']).all(|rights| {
                rights.bytes().all(|right| b"rwxXst".contains(&right)) || matches!(rights, "u" | "g" | "o")
            })
    })
}

fn check_checksum(walk: &mut InstructionAnalysis<'_, '_, '_>, flag: &Flag, sources: &[(&Word, String)]) {
    let message = match sources {
        [(_, source)] if is_git(source) || is_http(source) => return,
        [_] => "checksum requires HTTP(S) or Git sources",
        _ => "checksum can't be specified for multiple sources",
    };
    walk.error(codes::FLAG, flag.range, message.to_owned());
}

fn source(
    walk: &mut InstructionAnalysis<'_, '_, '_>,
    word: &Word,
    path: &str,
    is_add: bool,
    is_context: bool,
) {
    if is_git(path) {
        if !is_add {
            walk.error(codes::ARGUMENTS, word.range, "source can't be a git ref for COPY".to_owned());
        }
    } else if is_http(path) {
        if !is_add {
            walk.error(codes::ARGUMENTS, word.range, "source can't be a URL for COPY".to_owned());
        }
    } else if is_context {
        let cleaned = ignore::clean(path).into_owned();
        walk.fact(word.range, FactKind::ContextSource(walk.command.instruction.keyword, cleaned));
    }
}

fn heredocs(walk: &mut InstructionAnalysis<'_, '_, '_>) {
    let (file, instruction) = (walk.analysis.file, walk.command.instruction);
    let lex = Lex { skip_process_quotes: true, ..Lex::new('\\') };
    for heredoc in instruction.heredocs.iter().filter(|heredoc| heredoc.expands) {
        let text = heredoc.text(&file.source);
        let (start, length) = (heredoc.content.start as usize, heredoc.content.len());
        let is_plain = text.len() == length;
        let place = |from: usize, to: usize| {
            if is_plain { text::ByteRange::new(start + from, start + to) } else { heredoc.word }
        };
        drop(walk.expand_with(lex, &text, heredoc.word, &place));
    }
}

/// Returns whether `ADD` fetches a source from elsewhere: a URL or a git repository.
#[must_use]
pub fn is_remote(source: &str) -> bool {
    is_git(source) || is_http(source)
}

fn is_http(source: &str) -> bool {
    source.starts_with("http://") || source.starts_with("https://")
}

/// Returns whether BuildKit takes a source for a git repository that cannot be a local path (`dfgitutil.ParseGitRef`).
fn is_git(source: &str) -> bool {
    let before_fragment = source.split(['#', '?']).next().unwrap_or("");
    if is_http(source) {
        return before_fragment.ends_with(".git");
    }
    if source.starts_with("git://") || source.starts_with("ssh://") {
        return true;
    }
    // git@host:path
    let is_user = |user: &str| {
        !user.is_empty() && user.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    source.split_once('@').is_some_and(|(user, rest)| {
        is_user(user) && rest.split_once(':').is_some_and(|(host, path)| is_user(host) && !path.is_empty())
    })
}
