//! Where an instruction has characters that only look like those of the keyboard, and cannot be meant.
//!
//! Text for people may have them: strings in quotes, comments, values of `LABEL`, what `echo` prints, and names of files that have them.

use text::ByteRange;

use super::Context;
use super::arrays::Backslash;
use super::broken_array::almost_array;
use super::characters::{LookAlike, LookAlikeKind, is_plain, is_unseen, plain_text};
use super::quoting::{Quoting, characters};
use crate::keyword::Keyword;
use crate::problem::Edit;
use crate::syntax::{Instruction, heredoc_word, parse};

/// A character that should be another.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    /// The first such character of the edit.
    pub(super) character: char,
    /// What puts the right one in its place.
    pub(super) edit: Edit,
}

/// Returns all such characters of an instruction, in order.
pub(super) fn spots(context: &Context<'_>, outer: &Instruction) -> Vec<Spot> {
    let instruction = outer.innermost();
    let source = &context.file.source;
    if is_plain(outer.range.slice(source)) {
        return Vec::new();
    }
    if instruction.keyword == Keyword::Unknown {
        return in_keyword(context, instruction);
    }
    let mut finder = SpotFinder { context, instruction, spots: Vec::new() };
    finder.all();
    finder.behind_escape();
    let mut spots = finder.spots;
    spots.sort_by_key(|spot| (spot.edit.range.start, spot.edit.range.end));
    spots.dedup_by_key(|spot| spot.edit.range);
    spots
}

/// The first word is an instruction but for such characters: it and the rest of its line, read as it should be.
fn in_keyword(context: &Context<'_>, instruction: &Instruction) -> Vec<Spot> {
    let source = &context.file.source;
    let range = instruction.keyword_range;
    let (word, plain) = (range.slice(source), plain_text(range.slice(source)));
    let first = plain.split([' ', '[']).next().unwrap_or("");
    if plain == word || Keyword::of(first) == Keyword::Unknown && !plain.starts_with('#') {
        return Vec::new();
    }
    let mut found: Vec<Spot> = Vec::new();
    for (at, character) in word.char_indices() {
        let Some(plain) = LookAlike::of(character) else { continue };
        let start = range.start as usize + at;
        let range = ByteRange::new(start, start + character.len_utf8());
        // `CMD［` has no blank, and needs one.
        let is_touching = plain.plain == '[' && Keyword::of(word.get(..at).unwrap_or("")) != Keyword::Unknown;
        let text = if is_touching { " [".to_owned() } else { plain.replacement() };
        found.push(Spot { character, edit: Edit { range, text } });
    }
    let rest = ByteRange { start: range.end, end: instruction.arguments_range.end.max(range.end) };
    let mended = parse(&[&plain, rest.slice(source)].concat());
    if let Some(mended_instruction) = mended.instructions.first() {
        let context = Context { file: &mended, ..*context };
        let shift = i64::from(range.end) - i64::try_from(plain.len()).unwrap_or(0);
        let moved = |place: u32| u32::try_from(i64::from(place) + shift).unwrap_or(place);
        for mut spot in spots(&context, mended_instruction) {
            let place = spot.edit.range;
            spot.edit.range = ByteRange { start: moved(place.start), end: moved(place.end) };
            found.push(spot);
        }
    }
    found
}

struct SpotFinder<'a> {
    context: &'a Context<'a>,
    instruction: &'a Instruction,
    spots: Vec<Spot>,
}

/// A word between blanks, with what is known of each of its characters: its byte in the text, and whether it is quoted.
struct SpottedWord {
    characters: Vec<(usize, char, bool)>,
}

impl SpottedWord {
    fn plain(&self) -> String {
        let text: String = self.characters.iter().map(|(_, character, _)| *character).collect();
        plain_text(&text)
    }

    /// Returns whether it would be a word of ASCII if every such character were replaced, and not only a mark.
    fn is_ascii_but_for_them(&self) -> bool {
        let plain = self.plain();
        let has_name = self.characters.iter().any(|(_, character, _)| character.is_ascii_alphanumeric());
        plain.is_ascii() && (has_name || matches!(&*plain, "&&" | "||" | ";" | "|" | "\\" | "." | "/" | "./"))
    }
}

impl SpotFinder<'_> {
    fn all(&mut self) {
        let instruction = self.instruction;
        let joined = &instruction.joined;
        let text = joined.text(&self.context.file.source).into_owned();
        let keyword_end = joined.offset_of(instruction.keyword_range.end);
        let mut start = joined.offset_of(instruction.arguments_range.start);
        let end = joined.offset_of(instruction.arguments_range.end);
        if instruction.keyword == Keyword::Healthcheck
            && let Some(command) = instruction.words.get(1)
        {
            start = joined.offset_of(command.range.start);
        }
        let flags = text.get(keyword_end..start).unwrap_or("").to_owned();
        self.everything(&flags, keyword_end);
        if instruction.is_json {
            return;
        }
        if let Some(found) = almost_array(self.context, instruction, Backslash::MayPartPaths) {
            if found.array.has_look_alikes() {
                for fault in found
                    .array
                    .faults
                    .iter()
                    .filter(|fault| fault.kind == super::arrays::ArrayFaultKind::LookAlike)
                {
                    let character = found.text.get(fault.range.clone()).and_then(|text| text.chars().next());
                    let range =
                        joined.range_of(found.start + fault.range.start, found.start + fault.range.end);
                    self.spots.extend(character.map(|character| Spot {
                        character,
                        edit: Edit { range, text: fault.better.clone() },
                    }));
                }
            }
            return;
        }
        let arguments = text.get(start..end).unwrap_or("").to_owned();
        match instruction.keyword {
            Keyword::Run | Keyword::Cmd | Keyword::Entrypoint | Keyword::Healthcheck => {
                self.shell(&arguments, &|from, to| joined.range_of(start + from, start + to));
                self.documents();
            }
            Keyword::From | Keyword::Expose | Keyword::Stopsignal | Keyword::User => {
                self.everything(&arguments, start)
            }
            Keyword::Copy | Keyword::Add | Keyword::Workdir | Keyword::Volume => {
                self.paths(&arguments, start)
            }
            Keyword::Env | Keyword::Label | Keyword::Arg => self.name_values(&arguments, start),
            _ => {}
        }
    }

    fn add(&mut self, (character, range): (char, ByteRange), better: impl Into<String>) {
        self.spots.push(Spot { character, edit: Edit { range, text: better.into() } });
    }

    /// Text that is ASCII throughout: every such character outside of quotes.
    fn everything(&mut self, text: &str, base: usize) {
        let escape = self.context.file.escape;
        for word in words(text, escape, Quoting::Both) {
            let n_dashes = self.dashes(
                &word,
                &|from, to| self.instruction.joined.range_of(base + from, base + to),
                true,
            );
            for (at, character, is_quoted) in word.characters.iter().skip(n_dashes) {
                if let Some(plain) = LookAlike::of(*character).filter(|_| !is_quoted) {
                    let range = self.instruction.joined.range_of(base + at, base + at + character.len_utf8());
                    self.add((*character, range), plain.replacement());
                }
            }
        }
    }

    /// Replaces the dashes that begin a flag; returns how many characters they are.
    fn dashes(
        &mut self,
        word: &SpottedWord,
        place: &dyn Fn(usize, usize) -> ByteRange,
        is_docker: bool,
    ) -> usize {
        let is_dash = |character: char| {
            character == '-'
                || LookAlike::of(character).is_some_and(|found| found.kind == LookAlikeKind::Dash)
        };
        let run: Vec<_> = word
            .characters
            .iter()
            .take_while(|(_, character, is_quoted)| is_dash(*character) && !is_quoted)
            .collect();
        let name: String =
            word.characters.iter().skip(run.len()).map(|(_, character, _)| *character).collect();
        let name = name.split('=').next().unwrap_or("").to_owned();
        let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic());
        let Some((_, character, _)) =
            run.iter().find(|(_, character, _)| !character.is_ascii()).filter(|_| is_name)
        else {
            return 0;
        };
        // Word processors make one dash of two hyphens.
        let is_long = run.len() > 1
            || name.len() > 3 && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
        let is_long = is_long || *character == '—' && name.len() > 1;
        let hyphens = if is_docker || is_long { "--" } else { "-" };
        let (first, last) = (run[0].0, run[run.len() - 1]);
        let range = place(first, last.0 + last.1.len_utf8());
        self.add((*character, range), hyphens);
        run.len()
    }

    fn shell(&mut self, text: &str, place: &dyn Fn(usize, usize) -> ByteRange) {
        let mut is_new = true;
        let mut is_text = false;
        let mut quotes = QuotePair::default();
        for word in words(text, '\\', Quoting::Shell) {
            let plain = word.plain();
            if plain.starts_with('#') {
                continue;
            }
            let was_open = quotes.open.is_some();
            for spot in quotes.read(&word, place, true) {
                self.spots.push(spot);
            }
            if was_open || quotes.open.is_some() {
                continue;
            }
            if is_new && !plain.contains('=') {
                is_text = TEXT_PROGRAMS.contains(&plain.trim());
                is_new = false;
            }
            let n_dashes = if is_text && plain.trim_start_matches('-').len() != 1 {
                0
            } else {
                self.dashes(&word, place, false)
            };
            if !is_text {
                self.shell_word(&word, n_dashes, place);
            }
            is_new |=
                matches!(&*plain, "&&" | "||" | "|" | "&") || plain.ends_with(';') || plain.contains('\n');
        }
    }

    fn shell_word(&mut self, word: &SpottedWord, n_dashes: usize, place: &dyn Fn(usize, usize) -> ByteRange) {
        let is_ascii = word.is_ascii_but_for_them();
        for (at, character, is_quoted) in word.characters.iter().skip(n_dashes) {
            let Some(found) = LookAlike::of(*character).filter(|_| !is_quoted) else { continue };
            let is_wrong = match found.kind {
                LookAlikeKind::Blank | LookAlikeKind::Invisible => true,
                LookAlikeKind::FullWidth => is_ascii,
                LookAlikeKind::Quote | LookAlikeKind::Dash => false,
            };
            if is_wrong {
                self.add((*character, place(*at, at + character.len_utf8())), found.replacement());
            }
        }
    }

    /// Here-documents that a shell runs.
    fn documents(&mut self) {
        let file = self.context.file;
        let is_script = self.instruction.words.first().is_some_and(|word| {
            let text = file.text(word).trim();
            matches!(heredoc_word(text), Ok(Some(_)))
        });
        let Some(heredoc) = self.instruction.heredocs.first().filter(|_| is_script) else { return };
        let body = heredoc.content.slice(&file.source);
        if !body.trim_start().starts_with("#!") {
            let base = heredoc.content.start as usize;
            self.shell(body, &|from, to| ByteRange::new(base + from, base + to));
        }
    }

    fn paths(&mut self, text: &str, base: usize) {
        let joined = &self.instruction.joined;
        let place = |from: usize, to: usize| joined.range_of(base + from, base + to);
        let files = self.context.analysis.workspace.files;
        let is_in_name = |character: char| files.iter().any(|(path, _)| path.contains(character));
        let takes_flags = matches!(self.instruction.keyword, Keyword::Copy | Keyword::Add);
        let mut is_flag = takes_flags;
        let mut quotes = QuotePair::default();
        for word in words(text, self.context.file.escape, Quoting::None) {
            for spot in quotes.read(&word, &place, true) {
                if !is_in_name(spot.character) {
                    self.spots.push(spot);
                }
            }
            let n_dashes = if is_flag { self.dashes(&word, &place, true) } else { 0 };
            is_flag &= n_dashes > 0;
            let is_ascii = word.is_ascii_but_for_them();
            for (at, character, _) in word.characters.iter().skip(n_dashes) {
                let Some(found) = LookAlike::of(*character).filter(|_| !is_in_name(*character)) else {
                    continue;
                };
                let is_unseen = matches!(found.kind, LookAlikeKind::Blank | LookAlikeKind::Invisible);
                if is_unseen || found.kind == LookAlikeKind::FullWidth && is_ascii {
                    self.add((*character, place(*at, at + character.len_utf8())), found.replacement());
                }
            }
        }
    }

    /// Names are ASCII, and values are for people: they count only where their quotes are none, or where something is not seen.
    fn name_values(&mut self, text: &str, base: usize) {
        let joined = &self.instruction.joined;
        let place = |from: usize, to: usize| joined.range_of(base + from, base + to);
        let mut quotes = QuotePair::default();
        for (index, word) in words(text, self.context.file.escape, Quoting::Both).enumerate() {
            let was_open = quotes.open.is_some();
            self.spots.extend(quotes.read(&word, &place, false));
            // In the old form only the first word is a name.
            if was_open || index > 0 && self.instruction.is_legacy {
                continue;
            }
            let equals = word.characters.iter().position(|(_, character, _)| *character == '=');
            let is_name = |at: usize| {
                equals.map_or(
                    self.instruction.keyword == Keyword::Arg || self.instruction.is_legacy,
                    |equals| at < equals,
                )
            };
            for (index, (at, character, is_quoted)) in word.characters.iter().enumerate() {
                let Some(found) = LookAlike::of(*character).filter(|_| !is_quoted) else { continue };
                let is_hidden = matches!(character, '\u{200b}' | '\u{2060}' | '\u{feff}');
                if is_name(index) || is_hidden {
                    self.add((*character, place(*at, at + character.len_utf8())), found.replacement());
                }
            }
        }
    }

    /// A blank that is none between the escape character and the end of the line: the line does not go on.
    fn behind_escape(&mut self) {
        let file = self.context.file;
        let Some(piece) = self.instruction.joined.pieces().last() else { return };
        let line = piece.slice(&file.source);
        let before =
            line.trim_end_matches(|character: char| is_unseen(character) || matches!(character, ' ' | '\t'));
        let next =
            file.source.get(piece.end as usize..).and_then(|rest| rest.split('\n').nth(1)).unwrap_or("");
        if !before.ends_with(file.escape) || next.trim().is_empty() {
            return;
        }
        for (at, character) in
            line.char_indices().skip(before.chars().count()).filter(|(_, found)| is_unseen(*found))
        {
            let start = piece.start as usize + at;
            self.add((character, ByteRange::new(start, start + character.len_utf8())), "");
        }
    }
}

/// Looks for pairs of quotes of a word processor that stand where quotes of the keyboard would.
#[derive(Default)]
struct QuotePair {
    /// The first of a pair: which quote it is, and its place.
    open: Option<(char, Spot)>,
}

impl QuotePair {
    /// Reads a word; returns both quotes of each pair that ends in it.
    fn read(
        &mut self,
        word: &SpottedWord,
        place: &dyn Fn(usize, usize) -> ByteRange,
        begins_words: bool,
    ) -> Vec<Spot> {
        let mut found = Vec::new();
        for (index, (at, character, is_quoted)) in word.characters.iter().enumerate() {
            let plain =
                LookAlike::of(*character).filter(|found| found.kind == LookAlikeKind::Quote && !is_quoted);
            let Some(plain) = plain else { continue };
            let range = place(*at, at + character.len_utf8());
            let spot = Spot { character: *character, edit: Edit { range, text: plain.replacement() } };
            let before = index
                .checked_sub(1)
                .and_then(|before| word.characters.get(before))
                .map(|(_, before, _)| *before);
            let after = word.characters.get(index + 1).map(|(_, after, _)| *after);
            let is_first = before.map_or(begins_words, |before| before == '=' || before == '(');
            let is_last = after.is_none_or(|after| matches!(after, ';' | ')' | ',' | '|' | '&' | '>'));
            match self.open.take() {
                Some((open, first)) if open == plain.plain && is_last => found.extend([first, spot]),
                Some(pair) => self.open = Some(pair),
                None if is_first && matches!(character, '“' | '”' | '„' | '‘') => {
                    self.open = Some((plain.plain, spot))
                }
                None => {}
            }
        }
        found
    }
}

/// Cuts a text at blanks outside of quotes.
fn words(text: &str, escape: char, quoting: Quoting) -> impl Iterator<Item = SpottedWord> {
    let mut all: Vec<SpottedWord> = Vec::new();
    let mut current = Vec::new();
    let mut is_comment = false;
    for (at, character, is_quoted) in characters(text, escape, quoting) {
        let is_blank = matches!(character, ' ' | '\t' | '\r' | '\n') && !is_quoted;
        // A comment of the shell goes to the end of its line.
        is_comment = character != '\n'
            && (is_comment
                || quoting == Quoting::Shell && current.is_empty() && character == '#' && !is_quoted);
        if is_comment {
            continue;
        }
        if !is_blank {
            current.push((at, character, is_quoted));
        } else if !current.is_empty() {
            all.push(SpottedWord { characters: std::mem::take(&mut current) });
        }
        if character == '\n' && quoting == Quoting::Shell && !is_quoted {
            all.push(SpottedWord { characters: vec![(at, ';', true)] });
        }
    }
    if !current.is_empty() {
        all.push(SpottedWord { characters: current });
    }
    all.into_iter()
}

/// Programs whose arguments are text or patterns, in which any character may be meant.
const TEXT_PROGRAMS: [&str; 9] = ["echo", "printf", "sed", "grep", "egrep", "awk", "tr", "perl", "git"];
