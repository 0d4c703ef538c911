//! What the next build is expected to do, on its way between the modules.

use std::rc::Rc;

use text::flat::{Reader, Writer};

/// What the next build is expected to do with the files as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    /// JSON of `Vec<protocol::ExpectedStep>`: one for each instruction of the Dockerfile.
    pub steps: String,
    /// Number of the build that the files are compared with; 0 when there is none.
    pub build: u32,
    /// Whether the files are just those of that build.
    pub is_same: bool,
    /// For each file the instructions that a change of it reaches.
    pub reaches: Vec<FileReach>,
    /// Two neighbours in the wrong order.
    pub swap: Option<SwapHint>,
}

/// The instructions that a change of one file reaches, by index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReach {
    /// The file.
    pub path: Rc<str>,
    /// They run again.
    pub runs: Vec<u32>,
    /// They run again unless something that runs again writes the same as before.
    pub depends: Vec<u32>,
}

/// Two neighbouring instructions whose exchange saves time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwapHint {
    /// Index of the upper one, which takes files.
    pub upper: u32,
    /// Index of the lower one, which takes long.
    pub lower: u32,
    /// Milliseconds saved on each change of those files.
    pub saves_ms: u32,
    /// One of the files.
    pub path: String,
}

/// Writes what instructions took when they last ran: each on one line, and milliseconds.
#[must_use]
pub fn encode_times(times: &[(&str, u32)]) -> String {
    let mut out = Writer::default();
    out.list(times, |out, (instruction, ms)| {
        out.text(instruction);
        out.number(*ms as usize);
    });
    out.finish()
}

/// Reads what [`encode_times`] wrote; `None` for anything else.
#[must_use]
pub fn decode_times(flat: &str) -> Option<Vec<(String, u32)>> {
    let mut input = Reader::new(flat);
    let times = input.list(|input| Some((input.owned()?, input.small()?)))?;
    input.finish(times)
}

pub(crate) fn write(out: &mut Writer, forecast: &Forecast) {
    let Forecast { steps, build, is_same, reaches, swap } = forecast;
    let number = |out: &mut Writer, number: &u32| out.number(*number as usize);
    out.text(steps);
    out.number(*build as usize);
    out.flag(*is_same);
    out.list(reaches, |out, FileReach { path, runs, depends }| {
        out.text(path);
        out.list(runs, number);
        out.list(depends, number);
    });
    out.list(swap.as_slice(), |out, SwapHint { upper, lower, saves_ms, path }| {
        [upper, lower, saves_ms].into_iter().for_each(|each| number(out, each));
        out.text(path);
    });
}

pub(crate) fn read(input: &mut Reader<'_>) -> Option<Forecast> {
    let (steps, build, is_same) = (input.owned()?, input.small()?, input.flag()?);
    let reaches = input.list(|input| {
        let path = input.text()?.into();
        Some(FileReach { path, runs: input.list(Reader::small)?, depends: input.list(Reader::small)? })
    })?;
    let swap = input.list(|input| {
        let (upper, lower, saves_ms) = (input.small()?, input.small()?, input.small()?);
        Some(SwapHint { upper, lower, saves_ms, path: input.owned()? })
    })?;
    Some(Forecast { steps, build, is_same, reaches, swap: swap.into_iter().next() })
}
