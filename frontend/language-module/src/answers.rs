//! What an editor asks about a place in its text, and what it is told.
//!
//! Places on both sides are the editor's. An answer is JSON, and an empty text where there is nothing to say.

use std::borrow::Cow;

use catalogue::{Message, PageWords, problems};
use dockerfile::ide::{self, Hover, Images, Surroundings};
use dockerfile::{BuildSource, Dockerfile, Edit, Keyword, Severity, Workspace, analyse, is_outside_context};
use protocol::ImageAvailability;
use review::Finding;
use serde::Serialize;
use text::ByteRange;

use crate::forecast::seen_by;
use crate::{FileReading, Now, stand_ins};

/// What an editor asks: `what` about the stretch `from..to`, with a text that some questions need.
pub(crate) struct Question<'a> {
    pub(crate) what: &'a str,
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) text: &'a str,
}

/// What is known beside the question.
#[derive(Clone, Copy)]
pub(crate) struct Around<'a> {
    pub(crate) now: &'a Now,
    /// From what the next build is made.
    pub(crate) source: &'a BuildSource,
    /// Images that a build may start from.
    pub(crate) images: &'a [ImageAvailability],
    /// What makes text of messages.
    pub(crate) words: &'a PageWords,
}

/// Answers a question about the file at `path`.
pub(crate) fn answer(around: Around<'_>, path: &str, question: &Question<'_>) -> String {
    let Some(file) = around.now.file(path) else { return String::new() };
    let at = EditorQuestion { around, file, question };
    match question.what {
        "card" => json(at.card()),
        "fixes" => json(Some(at.fixes())),
        "format" => json(at.format()),
        "folds" => json(at.folds()),
        "complete" => json(at.complete()),
        "signature" => json(at.signature()),
        "definition" => json(at.definition()),
        "places" => json(at.places()),
        "rename" => json(at.rename()),
        "renamed" => json(at.renamed()),
        _ => String::new(),
    }
}

/// A question at its place.
struct EditorQuestion<'a> {
    around: Around<'a>,
    file: &'a FileReading,
    question: &'a Question<'a>,
}

impl EditorQuestion<'_> {
    fn say(&self, message: &Message) -> String {
        self.around.words.say(message)
    }

    fn dockerfile(&self) -> Option<&Dockerfile> {
        self.file.dockerfile.as_ref()
    }

    /// Returns the bytes that the question is about.
    fn range(&self) -> ByteRange {
        let places = &self.file.places;
        ByteRange { start: places.in_text(self.question.from), end: places.in_text(self.question.to) }
    }

    fn span(&self, range: ByteRange) -> EditorRange {
        let places = &self.file.places;
        EditorRange { from: places.in_editor(range.start), to: places.in_editor(range.end) }
    }

    fn changes(&self, edits: &[Edit]) -> Vec<Change> {
        let change = |edit: &Edit| {
            let EditorRange { from, to } = self.span(edit.range);
            Change { from, to, insert: edit.text.clone() }
        };
        edits.iter().map(change).collect()
    }

    /// Returns the problems that touch the stretch.
    fn problems(&self) -> Vec<&Finding> {
        let asked = self.range();
        let touches = |found: &&Finding| found.range.start <= asked.end && asked.start <= found.range.end;
        self.around.now.findings_of(&self.file.path).into_iter().filter(touches).collect()
    }

    fn card(&self) -> Option<Card> {
        let found = self.problems();
        let images = Images { stand_ins: &stand_ins(self.around.images) };
        let about = self.dockerfile().and_then(|dockerfile| about(dockerfile, self.range().start, images));
        let about = self.with_taken(about);
        let range =
            about.as_ref().map(|about| about.range).or_else(|| found.first().map(|found| found.range))?;
        let EditorRange { from, to } = self.span(range);
        let about = about.unwrap_or_default();
        Some(Card {
            from,
            to,
            problems: found.into_iter().map(|found| self.problem(found)).collect(),
            is_code: about.title.as_verbatim().is_some(),
            title: self.say(&about.title),
            text: about
                .text
                .iter()
                .map(|paragraph| self.paragraph(paragraph))
                .collect::<Vec<_>>()
                .join("\n\n"),
            example: about.example.unwrap_or(""),
        })
    }

    fn paragraph(&self, sentences: &[Message]) -> String {
        sentences.iter().map(|sentence| self.say(sentence)).collect::<Vec<_>>().join(" ")
    }

    /// Adds what a `COPY` or `ADD` takes of the files; a source of it has a card of its own, unless a variable stands there.
    fn with_taken(&self, about: Option<Hover>) -> Option<Hover> {
        let (Some(taken), Some(mut about)) = (self.taken(), about.clone()) else { return about };
        let is_source = !taken.title.is_empty();
        if is_source && about.range.end <= taken.range.start {
            return Some(taken);
        }
        // A variable's card goes on with what the source is with it; an instruction's begins with what it does here.
        if is_source {
            about.text.extend(taken.text);
        } else if about.range == taken.range {
            about.text.splice(0..0, taken.text);
        }
        Some(about)
    }

    fn taken(&self) -> Option<Hover> {
        let (dockerfile, at) = (self.dockerfile()?, self.range().start);
        if !matches!(dockerfile.instruction_at(at)?.keyword, Keyword::Copy | Keyword::Add) {
            return None;
        }
        let source = self.source();
        let seen = seen_by(&self.around.now.files, &source);
        let texts = seen.iter().map(|(path, file)| (&**path, &*file.text));
        let (beside, files): (Vec<_>, Vec<_>) = texts.partition(|(path, _)| is_outside_context(path));
        let own = source.dockerfile_in_build();
        let around = Workspace { files: &files, beside: &beside, dockerfile: &own, ..Workspace::default() };
        ide::taken(&analyse(dockerfile, around), at)
    }

    /// Returns from what the Dockerfile is built: as the next build is, or as it would be, were it chosen.
    fn source(&self) -> Cow<'_, BuildSource> {
        let next = self.around.source;
        if next.dockerfile == self.file.path {
            return Cow::Borrowed(next);
        }
        Cow::Owned(BuildSource::of_dockerfile(&self.file.path))
    }

    fn complete(&self) -> Option<Completions> {
        let dockerfile = self.dockerfile()?;
        let at = self.range().start;
        let source = self.source();
        let seen = seen_by(&self.around.now.files, &source);
        let all = seen.iter().filter(|(path, file)| file.path != self.file.path && !is_outside_context(path));
        let paths: Vec<&str> = all.map(|(path, _)| &**path).collect();
        let images: Vec<&str> = self.around.images.iter().map(ImageAvailability::name).collect();
        let found = ide::complete(dockerfile, at, Surroundings { paths: &paths, images: &images });
        let EditorRange { from, to } = self.span(found.first()?.range);
        // In a blank place everything fits: that is a list to ask for, not one to meet at every space.
        if from == to && self.question.text.is_empty() {
            return None;
        }
        let n = found.len();
        let options = found.into_iter().enumerate().map(|(place, found)| Suggestion {
            rank: rank(place, n),
            label: found.label,
            detail: self.say(&found.detail),
            insert: found.insert,
        });
        Some(Completions { from, to, options: options.collect() })
    }

    fn signature(&self) -> Option<SignatureCard> {
        let found = ide::signature(self.dockerfile()?, self.range().start)?;
        let active = found.parameters.get(found.active).copied().unwrap_or_default();
        let (before, after) =
            (found.label.get(..active.start as usize)?, found.label.get(active.end as usize..)?);
        Some(SignatureCard { before, active: active.slice(found.label), after })
    }

    fn definition(&self) -> Option<EditorRange> {
        Some(self.span(ide::definition(self.dockerfile()?, self.range().start)?))
    }

    fn places(&self) -> Option<Vec<EditorRange>> {
        let found = ide::references(self.dockerfile()?, self.range().start);
        Some(found.into_iter().map(|mention| self.span(mention.range)).collect())
    }

    fn rename(&self) -> Option<Renaming> {
        Some(match ide::prepare_rename(self.dockerfile()?, self.range().start) {
            Ok((range, text)) => Renaming::Of { from: self.span(range).from, text },
            Err(refusal) => Renaming::Refused { refusal: self.say(&refusal) },
        })
    }

    fn renamed(&self) -> Option<Renaming> {
        Some(match ide::rename(self.dockerfile()?, self.range().start, self.question.text.trim()) {
            Ok(edits) => Renaming::Done { changes: self.changes(&edits) },
            Err(refusal) => Renaming::Refused { refusal: self.say(&refusal) },
        })
    }

    fn problem(&self, found: &Finding) -> ProblemCard {
        let (gravity, word) = gravity_name(found.severity);
        ProblemCard {
            gravity,
            word: self.say(&word),
            is_verbatim: found.message.as_verbatim().is_some(),
            message: self.say(&found.message),
            hints: found.hints.iter().map(|hint| self.say(hint)).collect(),
            code: found.code.to_string(),
            fixes: self.fixes_of(found),
        }
    }

    fn fixes_of(&self, found: &Finding) -> Vec<FixItem> {
        let item = |fix: &dockerfile::Fix| FixItem {
            title: self.say(&fix.title),
            message: self.say(&found.message),
            changes: self.changes(&fix.edits),
        };
        // The editor changes the file that it shows, and no other.
        found.fixes.iter().filter(|_| found.fixes_in.is_none()).map(item).collect()
    }

    fn fixes(&self) -> Vec<FixItem> {
        self.problems().into_iter().flat_map(|found| self.fixes_of(found)).collect()
    }

    fn format(&self) -> Option<Vec<Change>> {
        let edits = ide::format_range(self.dockerfile()?, self.range(), Some(INDENT));
        Some(self.changes(&edits))
    }

    fn folds(&self) -> Option<Vec<EditorRange>> {
        Some(ide::folding(self.dockerfile()?).into_iter().map(|fold| self.span(fold.range)).collect())
    }
}

/// Returns the card of the word at a place, or of the instruction that it stands in.
fn about(dockerfile: &Dockerfile, at: u32, images: Images<'_>) -> Option<Hover> {
    ide::hover_with(dockerfile, at, images).or_else(|| {
        let instruction = dockerfile.instruction_at(at)?;
        ide::hover(dockerfile, instruction.keyword_range.start)
    })
}

/// Returns the name that styles use, and the word, of a severity.
fn gravity_name(severity: Severity) -> (&'static str, Message) {
    match severity {
        Severity::Error => ("error", problems::error()),
        Severity::Warning => ("warning", problems::warning()),
        Severity::Info => ("hint", problems::hint()),
    }
}

/// Returns by how much a suggestion goes before others that fit as well; CodeMirror takes -99 to 99.
fn rank(place: usize, n: usize) -> i32 {
    let step = 90_usize.saturating_sub(place * 90 / n.max(1));
    i32::try_from(step).unwrap_or(0)
}

#[derive(Serialize)]
struct Completions {
    from: u32,
    to: u32,
    options: Vec<Suggestion>,
}

#[derive(Serialize)]
struct Suggestion {
    label: String,
    detail: String,
    insert: String,
    rank: i32,
}

#[derive(Serialize)]
struct SignatureCard {
    before: &'static str,
    active: &'static str,
    after: &'static str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Renaming {
    Of { from: u32, text: String },
    Done { changes: Vec<Change> },
    Refused { refusal: String },
}

/// A stretch of the editor's text to replace.
#[derive(Serialize)]
struct Change {
    from: u32,
    to: u32,
    insert: String,
}

#[derive(Serialize)]
struct EditorRange {
    from: u32,
    to: u32,
}

#[derive(Serialize)]
struct Card {
    from: u32,
    to: u32,
    problems: Vec<ProblemCard>,
    title: String,
    /// Whether the title is code.
    is_code: bool,
    text: String,
    example: &'static str,
}

#[derive(Serialize)]
struct ProblemCard {
    gravity: &'static str,
    word: String,
    message: String,
    /// Whether the message is in BuildKit's own words.
    is_verbatim: bool,
    hints: Vec<String>,
    code: String,
    fixes: Vec<FixItem>,
}

#[derive(Serialize)]
struct FixItem {
    title: String,
    message: String,
    changes: Vec<Change>,
}

fn json<T: Serialize>(answer: Option<T>) -> String {
    answer.and_then(|answer| serde_json::to_string(&answer).ok()).unwrap_or_default()
}

/// By how much a continued line goes in.
const INDENT: &str = "    ";
