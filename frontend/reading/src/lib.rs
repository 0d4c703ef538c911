//! What the page's language module tells the page: what is wrong in the files, and what their Dockerfiles consist of.
//!
//! The language core itself lies in a WebAssembly module of its own that comes when the page stands; these types are all that both know. Places
//! are the editor's. On the way they are one flat string.

#![forbid(unsafe_code)]

mod forecast;
mod options;
mod view;

use std::rc::Rc;

pub use forecast::{FileReach, Forecast, SwapHint, decode_times, encode_times};
pub use options::{Options, decode_options, encode_options};
use text::flat::{Reader, Writer};
pub use view::{ATTRIBUTES, Node, decode_view, encode_view};

/// Everything that was read of the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Everything that is wrong, the gravest first, then in the order of files and lines.
    pub problems: Vec<Found>,
    /// One for each Dockerfile.
    pub outlines: Vec<Outline>,
    /// The version of Python that runs the app, as one number: 3.8 is `0x0308`; 0 where it cannot be told.
    pub python: u32,
    /// What the next build is expected to do; `None` where nothing can be said.
    pub forecast: Option<Forecast>,
}

/// A problem and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The file.
    pub path: Rc<str>,
    /// The name of the rule.
    pub code: String,
    /// Whether the rule has an explanation to ask for.
    pub is_explained: bool,
    /// How much it matters.
    pub gravity: Gravity,
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// The zero-based line where it begins.
    pub line: u32,
    /// What is wrong.
    pub message: String,
    /// What can be done about it, in sentences.
    pub hints: Vec<String>,
    /// What would mend it.
    pub fixes: Vec<Fix>,
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// The build fails.
    Error,
    /// It works and is probably not meant.
    Warning,
    /// It could be better.
    Hint,
}

impl Gravity {
    /// All of them, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Hint];
}

/// What would mend a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does.
    pub title: String,
    /// How, in the order of the text.
    pub changes: Vec<Change>,
}

/// A stretch of an editor's text to replace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// What comes there.
    pub insert: String,
}

/// What a Dockerfile consists of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The file.
    pub path: Rc<str>,
    /// Its instructions, in order.
    pub instructions: Vec<Instruction>,
    /// What its `ARG`s let a build choose: each name once, and the value that it has otherwise; empty for none.
    pub arguments: Vec<(String, String)>,
}

/// One instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// All of it on one line, as the server writes it into a build's steps.
    pub summary: String,
    /// Zero-based lines, the last one not included.
    pub lines: (u32, u32),
    /// Where it begins.
    pub from: u32,
    /// Whether a build makes a step of it.
    pub makes_step: bool,
    /// What it has to do with stages.
    pub stage: StagePart,
}

/// What an instruction has to do with stages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StagePart {
    /// It stands above all of them.
    Above,
    /// It begins one.
    Begins {
        /// Which, from zero.
        index: u32,
        /// Its name, where it has one.
        name: Option<String>,
    },
    /// It belongs to one.
    Inside,
}

/// Why a rule is there, and a Dockerfile before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What it finds.
    pub what: String,
    /// Why that matters.
    pub why: String,
    /// What breaks it; empty for nothing.
    pub example: String,
    /// What keeps it; empty for nothing.
    pub better: String,
    /// Where more is written; empty for nowhere.
    pub reference: String,
}

/// Writes what was read as a string.
#[must_use]
pub fn encode(told: &Told) -> String {
    let mut out = Writer::default();
    out.list(&told.problems, write_problem);
    out.list(&told.outlines, |out, Outline { path, instructions, arguments }| {
        out.text(path);
        out.list(instructions, write_instruction);
        out.list(arguments, options::write_pair);
    });
    out.number(told.python as usize);
    out.list(told.forecast.as_slice(), forecast::write);
    out.finish()
}

/// Reads what [`encode`] wrote; `None` for anything else.
#[must_use]
pub fn decode(flat: &str) -> Option<Told> {
    let mut input = Reader::new(flat);
    let problems = input.list(read_problem)?;
    let outlines = input.list(|input| {
        Some(Outline {
            path: input.text()?.into(),
            instructions: input.list(read_instruction)?,
            arguments: input.list(options::read_pair)?,
        })
    })?;
    let python = input.small()?;
    let forecast = input.list(forecast::read)?.pop();
    input.finish(Told { problems, outlines, python, forecast })
}

/// Writes an explanation as a string.
#[must_use]
pub fn encode_explanation(explanation: &Explanation) -> String {
    let Explanation { what, why, example, better, reference } = explanation;
    let mut out = Writer::default();
    [what, why, example, better, reference].into_iter().for_each(|part| out.text(part));
    out.finish()
}

/// Reads what [`encode_explanation`] wrote; `None` for anything else.
#[must_use]
pub fn decode_explanation(flat: &str) -> Option<Explanation> {
    let mut input = Reader::new(flat);
    let (what, why) = (input.owned()?, input.owned()?);
    let (example, better, reference) = (input.owned()?, input.owned()?, input.owned()?);
    input.finish(Explanation { what, why, example, better, reference })
}

fn write_problem(out: &mut Writer, found: &Found) {
    let Found { path, code, is_explained, gravity, from, to, line, message, hints, fixes } = found;
    out.text(path);
    out.text(code);
    out.flag(*is_explained);
    out.number(*gravity as usize);
    [from, to, line].into_iter().for_each(|number| out.number(*number as usize));
    out.text(message);
    out.list(hints, |out, hint| out.text(hint));
    out.list(fixes, |out, Fix { title, changes }| {
        out.text(title);
        out.list(changes, |out, Change { from, to, insert }| {
            out.number(*from as usize);
            out.number(*to as usize);
            out.text(insert);
        });
    });
}

fn read_problem(input: &mut Reader<'_>) -> Option<Found> {
    Some(Found {
        path: input.text()?.into(),
        code: input.owned()?,
        is_explained: input.flag()?,
        gravity: *Gravity::ALL.get(input.number()?)?,
        from: input.small()?,
        to: input.small()?,
        line: input.small()?,
        message: input.owned()?,
        hints: input.list(Reader::owned)?,
        fixes: input.list(|input| {
            let title = input.owned()?;
            let changes = input.list(|input| {
                Some(Change { from: input.small()?, to: input.small()?, insert: input.owned()? })
            })?;
            Some(Fix { title, changes })
        })?,
    })
}

fn write_instruction(out: &mut Writer, instruction: &Instruction) {
    let Instruction { summary, lines, from, makes_step, stage } = instruction;
    out.text(summary);
    [lines.0, lines.1, *from].into_iter().for_each(|number| out.number(number as usize));
    out.flag(*makes_step);
    match stage {
        StagePart::Above => out.number(0),
        StagePart::Inside => out.number(1),
        StagePart::Begins { index, name } => {
            out.number(2);
            out.number(*index as usize);
            out.list(name.as_slice(), |out, name| out.text(name));
        }
    }
}

fn read_instruction(input: &mut Reader<'_>) -> Option<Instruction> {
    Some(Instruction {
        summary: input.owned()?,
        lines: (input.small()?, input.small()?),
        from: input.small()?,
        makes_step: input.flag()?,
        stage: match input.number()? {
            0 => StagePart::Above,
            1 => StagePart::Inside,
            _ => StagePart::Begins { index: input.small()?, name: input.list(Reader::owned)?.pop() },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told() -> Told {
        let changes = vec![Change { from: 0, to: 2, insert: "é".to_owned() }];
        let found = Found {
            path: "Dockerfile".into(),
            code: "StageNameCasing".to_owned(),
            is_explained: true,
            gravity: Gravity::Hint,
            from: 1,
            to: 9,
            line: 3,
            message: "a b".to_owned(),
            hints: vec![String::new()],
            fixes: vec![Fix { title: "do".to_owned(), changes }],
        };
        let instruction = |summary: &str, stage| Instruction {
            summary: summary.to_owned(),
            lines: (0, 1),
            from: 7,
            makes_step: true,
            stage,
        };
        let instructions = vec![
            instruction("ARG A", StagePart::Above),
            instruction("FROM a AS b", StagePart::Begins { index: 0, name: Some("b".to_owned()) }),
            instruction("RUN x", StagePart::Inside),
            instruction("FROM c", StagePart::Begins { index: 1, name: None }),
        ];
        let forecast = Forecast {
            steps: "[]".to_owned(),
            build: 3,
            is_same: true,
            reaches: vec![FileReach { path: "app.py".into(), runs: vec![4, 5], depends: Vec::new() }],
            swap: Some(SwapHint { upper: 1, lower: 2, saves_ms: 900, path: "b".to_owned() }),
        };
        let arguments = vec![("A".to_owned(), String::new())];
        let outlines = vec![Outline { path: "x/Dockerfile".into(), instructions, arguments }];
        Told { problems: vec![found], outlines, python: 0x0308, forecast: Some(forecast) }
    }

    #[test]
    fn what_is_told_arrives_whole_or_not_at_all() {
        let flat = encode(&told());
        assert_eq!(decode(&flat), Some(told()));
        for end in (0..flat.len()).filter(|end| flat.is_char_boundary(*end)) {
            assert_eq!(decode(&flat[..end]), None, "{}", &flat[..end]);
        }
    }

    #[test]
    fn times_arrive() {
        let flat = encode_times(&[("RUN a", 12), ("RUN b", 0)]);
        assert_eq!(decode_times(&flat), Some(vec![("RUN a".to_owned(), 12), ("RUN b".to_owned(), 0)]));
        assert_eq!(decode_times("x"), None);
    }

    #[test]
    fn an_explanation_arrives() {
        let explanation = Explanation {
            what: "a".to_owned(),
            why: "`b`".to_owned(),
            example: "FROM x\n".to_owned(),
            better: String::new(),
            reference: "d".to_owned(),
        };
        assert_eq!(decode_explanation(&encode_explanation(&explanation)), Some(explanation));
        assert_eq!(decode_explanation("1 a"), None);
    }
}
