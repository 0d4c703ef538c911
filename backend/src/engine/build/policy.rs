//! What a Dockerfile may ask for: base images of the allowed set, nothing fetched by the engine itself, no door out of the sandbox.
//!
//! Words are read and expanded by the same `dockerfile` that the page has. What cannot be decided is refused: a base without a value, or one
//! whose name depends on the platform, which the engine knows better.

use dockerfile::analysis::UseTarget;
use dockerfile::instruction::fields;
use dockerfile::reference::ImageReference;
use dockerfile::{Analysis, Base, Dockerfile, Flag, Instruction, Keyword, Workspace, analyse, front_ends};
use protocol::{Notice, Unbuildable};

/// A refusal and the zero-based lines that earn it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) notice: Notice,
    pub(crate) lines: Option<(u32, u32)>,
}

/// Returns the first line that names a front end which is not Docker's own, in whatever form any BuildKit may read it.
pub(crate) fn check_front_ends(source: &str) -> Result<(), Refusal> {
    let foreign = front_ends(source).into_iter().find(|found| !found.is_dockers_own());
    match foreign {
        Some(found) => {
            Err(refusal((found.line, found.line + 1), found.range.slice(source).trim().to_owned()))
        }
        None => Ok(()),
    }
}

/// Checks a whole Dockerfile and returns the first refusal; one that [`dockerfile::admission`] lets pass.
pub(crate) fn check(analysis: Analysis<'_>, allowed: &[String]) -> Result<(), Refusal> {
    let dockerfile = analysis.file;
    check_line_ends(dockerfile)?;
    let policy = Policy { dockerfile, possible: analysis.possible_bases(&GIVEN), analysis, allowed };
    dockerfile.instructions.iter().try_for_each(|instruction| policy.check(instruction))
}

/// Returns the base image of each stage with variables expanded; `None` where it is no image or cannot be told.
pub(crate) fn bases(dockerfile: &Dockerfile, arguments: &[(String, String)]) -> Vec<Option<String>> {
    let arguments = borrowed(arguments);
    let analysis = analyse(dockerfile, Workspace { build_args: &arguments, ..Workspace::default() });
    let possible = analysis.possible_bases(&GIVEN);
    let only = |(stage, possible): (&dockerfile::analysis::StageFacts, Option<Vec<String>>)| match &stage.base
    {
        UseTarget::Image(image) => {
            Some(image.clone()).filter(|image| possible.is_some_and(|names| names == [&**image]))
        }
        UseTarget::Stage(_) | UseTarget::Scratch | UseTarget::Nothing => None,
    };
    analysis.stages.iter().zip(possible).map(only).collect()
}

pub(crate) fn borrowed(arguments: &[(String, String)]) -> Vec<(&str, &str)> {
    arguments.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// BuildKit 0.8 takes one carriage return from the end of a line, later ones take all: so a line may or may not go on on the next.
fn check_line_ends(dockerfile: &Dockerfile) -> Result<(), Refusal> {
    let doubled = dockerfile.source.split('\n').position(|line| line.ends_with("\r\r"));
    match doubled.and_then(|line| u32::try_from(line).ok()) {
        Some(line) => Err(ambiguous((line, line + 1), r"\r\r".to_owned())),
        None => Ok(()),
    }
}

/// Writes an image's name in full, as BuildKit does in the names of vertexes: `docker.io/library/python:3.8-alpine`.
pub(crate) fn full_name(image: &str) -> String {
    let (first, has_rest) = image.split_once('/').map_or((image, false), |(first, _)| (first, true));
    let is_host = has_rest && (first.contains(['.', ':']) || first == "localhost");
    let mut name = match (is_host, has_rest) {
        (true, _) => image.to_owned(),
        (false, true) => format!("docker.io/{image}"),
        (false, false) => format!("docker.io/library/{image}"),
    };
    let last = name.rsplit('/').next().unwrap_or("");
    // Of a pattern, a star at the end covers the tag.
    if !last.contains([':', '@']) && !last.ends_with('*') {
        name.push_str(":latest");
    }
    name
}

/// Arguments that Drydock itself gives a build.
const GIVEN: [&str; 2] = ["BUILDKIT_CACHE_MOUNT_NS", "SOURCE_DATE_EPOCH"];

struct Policy<'a> {
    dockerfile: &'a Dockerfile,
    analysis: Analysis<'a>,
    /// What each stage may be based on, on any engine.
    possible: Vec<Option<Vec<String>>>,
    allowed: &'a [String],
}

impl Policy<'_> {
    fn check(&self, instruction: &Instruction) -> Result<(), Refusal> {
        let refuse = |what: String| Err(refusal(instruction.lines, what));
        let refused_flag = |is_allowed: &dyn Fn(&Flag) -> bool| {
            let flag = instruction.flags.iter().find(|flag| !is_allowed(flag));
            flag.map(|flag| format!("{} {}", instruction.keyword.name(), self.dockerfile.flag_text(flag)))
        };
        match instruction.keyword {
            Keyword::From => self.check_from(instruction)?,
            Keyword::Run => {
                refused_flag(&|flag| self.is_allowed_for_run(flag, instruction)).map_or(Ok(()), refuse)?;
            }
            Keyword::Copy => {
                refused_flag(&|flag| self.is_allowed_source(flag, instruction)).map_or(Ok(()), refuse)?;
            }
            Keyword::Add => {
                let source = self.sources(instruction).into_iter().find(|source| is_remote(source));
                source.map_or(Ok(()), |source| refuse(format!("ADD {source}")))?;
            }
            Keyword::Onbuild => self.check_trigger(instruction)?,
            _ => {}
        }
        self.check_escapes(instruction)
    }

    /// With a backtick as the escape character, BuildKit 0.8 still reads flags, and every version what `ONBUILD` left, with a backslash.
    fn check_escapes(&self, instruction: &Instruction) -> Result<(), Refusal> {
        let is_odd = |text: &str| text.contains(['\\', '`', '"', '\'']);
        let flags = instruction.flags.iter().map(|flag| flag.range.slice(&self.dockerfile.source));
        let trigger = instruction.trigger.as_deref().map(|_| self.dockerfile.original(instruction));
        let mut texts = flags.map(str::to_owned).chain(trigger.map(|text| text.into_owned()));
        match texts.find(|text| is_odd(text)).filter(|_| self.dockerfile.escape != '\\') {
            Some(text) => Err(ambiguous(instruction.lines, text)),
            None => Ok(()),
        }
    }

    fn check_from(&self, instruction: &Instruction) -> Result<(), Refusal> {
        let Some(stage) = instruction.stage else { return Ok(()) };
        let written = match self.dockerfile.stages.get(stage).map(|stage| &stage.base) {
            Some(Base::Image(image)) => image.as_str(),
            _ => "",
        };
        let refused = || refusal(instruction.lines, format!("FROM {written}"));
        // Without any word there is nothing to refuse; a build says so itself.
        if instruction.words.is_empty() {
            return Ok(());
        }
        let facts = self.analysis.stages.get(stage).ok_or_else(refused)?;
        let possible = self.possible.get(stage).and_then(Option::as_deref).ok_or_else(refused)?;
        let earlier: Vec<&str> =
            self.analysis.stages.iter().take(stage).filter_map(|stage| stage.name.as_deref()).collect();
        let is_fine =
            |name: &str| earlier.contains(&name) || name == "scratch" || self.is_allowed_image(name);
        let is_fine_here = match &facts.base {
            UseTarget::Stage(_) | UseTarget::Scratch => true,
            UseTarget::Image(image) => self.is_allowed_image(image),
            UseTarget::Nothing => false,
        };
        if !is_fine_here || possible.is_empty() {
            return Err(refused());
        }
        // What is no name of an image ends the build.
        if possible.iter().all(|name| is_fine(name) || ImageReference::parse(name).is_err()) {
            return Ok(());
        }
        Err(ambiguous(instruction.lines, format!("FROM {written}")))
    }

    /// An `ONBUILD` may not hide what is refused without it.
    fn check_trigger(&self, instruction: &Instruction) -> Result<(), Refusal> {
        let Some(trigger) = instruction.trigger.as_deref() else { return Ok(()) };
        if trigger.keyword == Keyword::Onbuild {
            return Err(refusal(instruction.lines, self.dockerfile.summary(instruction)));
        }
        self.check(&Instruction { lines: instruction.lines, stage: instruction.stage, ..trigger.clone() })
    }

    /// What an `ADD` may take: its words but the last, and what they would be if the line were read as words although it is JSON, or the
    /// other way round.
    fn sources(&self, instruction: &Instruction) -> Vec<String> {
        let sources = instruction.words.split_last().map_or(&[][..], |(_, sources)| sources);
        let mut texts: Vec<String> =
            sources.iter().map(|word| self.dockerfile.text(word).to_owned()).collect();
        if instruction.is_json {
            let line = self.dockerfile.original(instruction);
            let words = line.split(|character: char| character.is_whitespace() || ",[]".contains(character));
            texts.extend(words.filter(|word| !word.contains('$')).map(str::to_owned));
        }
        texts
    }

    fn is_allowed_for_run(&self, flag: &Flag, instruction: &Instruction) -> bool {
        let (name, value) = self.dockerfile.flag_parts(flag);
        match name {
            "network" => matches!(value, Some("default" | "none")),
            "mount" => self.is_allowed_mount(flag, instruction),
            _ => false,
        }
    }

    /// A mount whose fields cannot be read, or hold a variable where it counts, is refused.
    fn is_allowed_mount(&self, flag: &Flag, instruction: &Instruction) -> bool {
        let Ok(fields) = fields(self.dockerfile, instruction, flag) else { return false };
        fields.iter().all(|field| {
            let value = field.value.as_deref().unwrap_or("");
            match field.key.trim() {
                "type" => matches!(value.to_ascii_lowercase().as_str(), "bind" | "cache" | "tmpfs"),
                "from" => self.is_allowed_from(value, instruction),
                _ => true,
            }
        })
    }

    fn is_allowed_source(&self, flag: &Flag, instruction: &Instruction) -> bool {
        let (name, value) = self.dockerfile.flag_parts(flag);
        let value = value.unwrap_or("");
        let is_stage = || value.parse::<usize>().is_ok_and(|stage| stage < self.dockerfile.stages.len());
        name != "from" || is_stage() || self.is_allowed_from(value, instruction)
    }

    fn is_allowed_from(&self, from: &str, instruction: &Instruction) -> bool {
        let is_plain = !from.contains(['$', '\\', '"', '\'', '`']);
        let is_known = from.is_empty()
            || from == "scratch"
            || self.is_stage(from, instruction)
            || self.is_allowed_image(from);
        is_plain && is_known
    }

    /// A later stage does not count: there older engines take the name for an image.
    fn is_stage(&self, name: &str, instruction: &Instruction) -> bool {
        let earlier = self.dockerfile.stages.iter().take(instruction.stage.unwrap_or(0));
        earlier.filter_map(|stage| stage.name.as_deref()).any(|stage| stage.eq_ignore_ascii_case(name))
    }

    fn is_allowed_image(&self, image: &str) -> bool {
        is_allowed_image(self.allowed, image)
    }
}

/// Returns whether an image is of the allowed set, and its name one that the engine reads as we do.
pub(crate) fn is_allowed_image(allowed: &[String], image: &str) -> bool {
    let full = full_name(image);
    let read = ImageReference::parse(image).map(|image| image.with_default_tag().to_string());
    read.is_ok_and(|read| read == full) && allowed.iter().any(|pattern| fits(&full_name(pattern), &full))
}

fn refusal(lines: (u32, u32), what: String) -> Refusal {
    Refusal { notice: Notice::Refused { line: lines.0 + 1, what }, lines: Some(lines) }
}

fn ambiguous(lines: (u32, u32), what: String) -> Refusal {
    let why = Unbuildable::Ambiguous { what };
    Refusal { notice: Notice::Unbuildable { line: Some(lines.0 + 1), why }, lines: Some(lines) }
}

/// Returns whether some engine would fetch a source of `ADD`: an address, or a repository as git and ssh write it (`dfgitutil.ParseGitRef`).
/// A variable may hide an address, and base images have some of their own, so it counts too; escapes and quotes hide nothing.
fn is_remote(source: &str) -> bool {
    let plain = source.replace(['\\', '`', '"', '\''], "").to_ascii_lowercase();
    let is_user_at_host = || plain.split_once('@').is_some_and(|(_, host)| host.contains(':'));
    plain.contains("://")
        || plain.contains('$')
        || plain.starts_with("git@")
        || plain.starts_with("github.com/")
        || is_user_at_host()
        || plain
            .split(['#', '?'])
            .next()
            .is_some_and(|path| path.ends_with(".git") && path.contains(['/', ':']))
}

/// Matches a pattern in which `*` stands for any characters but `/`.
fn fits(pattern: &str, name: &str) -> bool {
    let Some((before, after)) = pattern.split_once('*') else { return pattern == name };
    let Some(rest) = name.strip_prefix(before) else { return false };
    let reach = rest.find('/').unwrap_or(rest.len());
    (0..=reach).filter(|at| rest.is_char_boundary(*at)).any(|at| fits(after, &rest[at..]))
}

#[cfg(test)]
mod tests;
