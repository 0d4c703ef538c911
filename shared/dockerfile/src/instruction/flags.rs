//! Words that begin with `--` (BuildKit `instructions/bflag.go` and the flags that `parse.go` adds).

use catalogue::dockerfile as words;

use super::Checker;
use crate::keyword::Keyword;
use crate::problem::{Problem, codes};
use crate::suggest::{self, Case};
use crate::syntax::{Flag, Instruction};

/// A flag that an instruction has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlagSpec {
    /// Its name without the dashes.
    pub name: &'static str,
    /// What follows it.
    pub kind: FlagKind,
}

/// What follows a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagKind {
    /// Nothing, `=true` or `=false`.
    Boolean,
    /// `=` and a text; the flag may stand once.
    Text,
    /// The same, as often as wanted.
    Texts,
}

/// Returns the flags of an instruction in alphabetical order.
#[must_use]
pub fn flags_of(keyword: Keyword) -> &'static [FlagSpec] {
    match keyword {
        Keyword::Add => &ADD,
        Keyword::Copy => &COPY,
        Keyword::From => &FROM,
        Keyword::Healthcheck => &HEALTHCHECK,
        Keyword::Run => &RUN,
        _ => &[],
    }
}

const ADD: [FlagSpec; 7] = [
    text("checksum"),
    text("chmod"),
    text("chown"),
    texts("exclude"),
    boolean("keep-git-dir"),
    boolean("link"),
    boolean("unpack"),
];
const COPY: [FlagSpec; 6] =
    [text("chmod"), text("chown"), texts("exclude"), text("from"), boolean("link"), boolean("parents")];
const FROM: [FlagSpec; 1] = [text("platform")];
const HEALTHCHECK: [FlagSpec; 5] =
    [text("interval"), text("retries"), text("start-interval"), text("start-period"), text("timeout")];
const RUN: [FlagSpec; 4] = [texts("device"), texts("mount"), text("network"), text("security")];

const fn text(name: &'static str) -> FlagSpec {
    FlagSpec { name, kind: FlagKind::Text }
}

const fn texts(name: &'static str) -> FlagSpec {
    FlagSpec { name, kind: FlagKind::Texts }
}

const fn boolean(name: &'static str) -> FlagSpec {
    FlagSpec { name, kind: FlagKind::Boolean }
}

impl Checker<'_> {
    /// Checks the flags of an instruction. `ARG`, `STOPSIGNAL` and `HEALTHCHECK NONE` are never asked for theirs.
    pub(super) fn flags(&mut self, instruction: &Instruction) {
        let is_passed_over = match instruction.keyword {
            Keyword::Arg | Keyword::Stopsignal => true,
            Keyword::Healthcheck => self.is_none_check(instruction),
            _ => false,
        };
        if is_passed_over {
            return;
        }
        for (at, flag) in instruction.flags.iter().enumerate() {
            let earlier = instruction.flags.get(..at).unwrap_or(&[]);
            self.flag(instruction.keyword, flag, earlier);
        }
    }

    fn flag(&mut self, keyword: Keyword, flag: &Flag, earlier: &[Flag]) {
        let (name, value) = self.file.flag_parts(flag);
        let Some(spec) = flags_of(keyword).iter().find(|spec| spec.name == name) else {
            return self.unknown_flag(keyword, flag, name);
        };
        if spec.kind != FlagKind::Texts
            && earlier.iter().any(|earlier| self.file.flag_parts(earlier).0 == name)
        {
            let message = format!("duplicate flag specified: --{name}");
            let problem = Problem::error(codes::FLAG, flag.range, message);
            self.problems.push(problem.fixed_by(words::fix_remove(&format!("--{name}")), flag.range, ""));
            return;
        }
        let missing = || format!("missing a value on flag: --{name}");
        match (spec.kind, value) {
            (FlagKind::Boolean, Some("")) => self.error(codes::FLAG, flag.range, missing()),
            (FlagKind::Boolean, Some(value)) => {
                if !value.eq_ignore_ascii_case("true") && !value.eq_ignore_ascii_case("false") {
                    let message = format!("expecting boolean value for flag --{name}, not: {value}");
                    self.error(codes::FLAG, flag.value.unwrap_or(flag.range), message);
                }
            }
            (FlagKind::Text | FlagKind::Texts, None) => self.error(codes::FLAG, flag.range, missing()),
            (FlagKind::Boolean, None) | (FlagKind::Text | FlagKind::Texts, Some(_)) => {}
        }
    }

    fn unknown_flag(&mut self, keyword: Keyword, flag: &Flag, name: &str) {
        let names: Vec<&str> = flags_of(keyword).iter().map(|spec| spec.name).collect();
        let mut message = format!("unknown flag: --{name}");
        let nearest = suggest::nearest(name, &names, Case::Sensitive);
        if let Some(nearest) = nearest {
            message.push_str(&format!(" (did you mean {nearest}?)"));
        }
        let mut problem = Problem::error(codes::FLAG, flag.name, message);
        if let Some(nearest) = nearest {
            problem = problem.fixed_by(words::fix_change_to(&format!("--{nearest}")), flag.name, nearest);
        }
        self.problems.push(problem.fixed_by(words::fix_remove(&format!("--{name}")), flag.range, ""));
    }
}
