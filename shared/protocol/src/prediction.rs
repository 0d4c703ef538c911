//! What was predicted of a build, beside what happened, and what a page needs to predict the next one by itself.

use serde::{Deserialize, Serialize};

use crate::{BuildNumber, Digest};

/// What a workspace's next build can be predicted from. Sent with the welcome and whenever it is another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CacheState {
    /// Names this state: the same content has the same number, after a restart of the server too. Below 2⁵³.
    pub version: u64,
    /// The text of a `cache::Basis`: records, base images, options, and the latest build as evidence. For `Basis::from_text` alone; whoever passes it
    /// on need not look inside.
    pub basis: String,
}

/// The server's prediction of a build, made before the engine was asked and never changed after that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildPrediction {
    /// One for each of [`BuildRecord::steps`](crate::BuildRecord::steps).
    pub steps: Vec<ExpectedStep>,
    /// How it came out; `None` until the build is over.
    pub proof: Option<Proof>,
}

/// Predictions beside facts, counted. What makes no layer and what was not reached is in no count, nor is a step that failed: nobody knows whether
/// it would have been kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// Steps that were reused or run as predicted.
    pub agreed: u32,
    /// Steps that did something else.
    pub disagreed: u32,
    /// Steps of which nothing could be said before.
    pub unknown: u32,
}

impl Proof {
    /// Returns how many steps something was predicted of.
    #[must_use]
    pub fn of(&self) -> u32 {
        self.agreed + self.disagreed
    }
}

/// What an instruction was expected to do; `cache::Expected` on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExpectedStep {
    /// It makes no layer.
    NoLayer,
    /// The target does not need its stage.
    NotReached,
    /// The engine takes it from its cache.
    Reuse {
        /// Number of the workspace's build that ran it; 0 when that was somebody else's.
        build: u32,
    },
    /// The engine runs it.
    Run {
        /// The first reason.
        cause: StepCause,
    },
    /// It cannot be said before.
    Unknown {
        /// What it depends on.
        why: UnknownWhy,
    },
}

/// Why a step runs: a code with whatever evidence it has; `cache::Cause` on the wire, and nothing of that is lost but runs of changed lines beyond the limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepCause {
    /// The code; what the other fields hold follows from it.
    pub code: CauseCode,
    /// A path or the name of a variable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
    /// First run of lines that changed, in the old text and in the new one: zero-based `first..end`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<((u32, u32), (u32, u32))>,
    /// The runs after the first, in the new text alone; empty where lines only went. At most [`limits::CAUSE_RUNS`](crate::limits::CAUSE_RUNS) with the
    /// first, none in older records.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more_lines: Vec<(u32, u32)>,
    /// Index of another instruction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instruction: Option<u32>,
    /// How many more runs of lines or files changed, those in `more_lines` included.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub n_more: u32,
}

impl StepCause {
    /// Makes a cause without evidence.
    #[must_use]
    pub fn of(code: CauseCode) -> Self {
        Self {
            code,
            name: None,
            old: None,
            new: None,
            lines: None,
            more_lines: Vec::new(),
            instruction: None,
            n_more: 0,
        }
    }

    /// Returns the runs of lines of the new text that are told; empty ones where lines only went.
    #[must_use]
    pub fn runs(&self) -> Vec<(u32, u32)> {
        let Some((_, first)) = self.lines else { return Vec::new() };
        let mut runs = vec![first];
        runs.extend_from_slice(&self.more_lines);
        runs
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// Why a step runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CauseCode {
    /// The build was asked not to use the cache.
    NoCache,
    /// Nothing like it was built in this scope.
    NeverBuilt,
    /// It was built, and the engine has removed the result since. Only older records say so: now it is [`UnknownWhy::Dropped`].
    Dropped,
    /// The instruction said `old`, it says `new`.
    Instruction,
    /// The base image was `old`, it is `new`; the same name where only its content is another.
    Base,
    /// The text of the file `name` changed: `lines`, where both texts are known.
    FileEdited,
    /// The file `name` is new.
    FileAdded,
    /// The file `name` is gone.
    FileRemoved,
    /// The file `name` was called `old`.
    FileRenamed,
    /// The mode of the file `name` was `old`, it is `new`; octal digits.
    FileMode,
    /// The symbolic link `name` said `old`, it says `new`.
    FileLink,
    /// The ignore file `old` left `name` out, and `new`, which is in force now, lets it in; without `new` there is none any more. Older records name
    /// neither and mean `.dockerignore`.
    FileLetIn,
    /// The ignore file `old`, or none, let `name` in, and `new`, which is in force now, leaves it out. Older records name neither and mean `.dockerignore`.
    FileLeftOut,
    /// The file `name` was there and the step did not take it.
    FileSelected,
    /// The files are not those of any build; which ones changed is not known.
    Content,
    /// The value of the `ARG` `name` was `old`, it is `new`.
    Arg,
    /// The value of the `ENV` `name` was `old`, it is `new`.
    Env,
    /// It worked in `old`, it works in `new`.
    Workdir,
    /// It ran as `old`, it runs as `new`; nobody is the image's own user.
    User,
    /// The shell was `old`, it is `new`; words joined by blanks.
    Shell,
    /// It could reach `old`, it can reach `new`: `default`, `none` or `host`.
    Network,
    /// The platform was `old`, it is `new`.
    Platform,
    /// The step of `instruction`, on which it builds, runs again.
    Upstream,
    /// It stands on `instruction`, which is another step than before; on the empty image where there is none.
    Moved,
    /// The file `name` is not in the context: the build will fail.
    MissingFile,
}

/// What a step depends on that nobody knows before the build; `cache::Why` on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnknownWhy {
    /// What a URL or a repository answers.
    Remote {
        /// As it is written, variables expanded.
        source: String,
    },
    /// What an instruction that runs again writes.
    Output {
        /// Index of that instruction.
        instruction: u32,
    },
    /// What is in an image that changed.
    Image {
        /// Index of the instruction that names it.
        instruction: u32,
    },
    /// Whether the engine still has it: it was built, and the engine has removed cache since, nobody knows which.
    Dropped,
    /// Something else.
    Nothing,
}

/// The files that a build was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Which build.
    pub build: BuildNumber,
    /// By path.
    pub files: Vec<SnapshotFile>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotFile {
    /// Relative to the build context.
    pub path: String,
    /// SHA-256 of the content.
    pub digest: Digest,
    /// Bytes of the content.
    pub bytes: u64,
    /// The content, as far as [`limits::SNAPSHOT_TEXT_BYTES`](crate::limits::SNAPSHOT_TEXT_BYTES) go round, small files first; the rest by
    /// [`FetchBlob`](crate::ClientMessage::FetchBlob).
    pub content: Option<String>,
    /// Whether it may be executed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_executable: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_of_an_older_record_has_one_run_of_lines() {
        let old = r#"{"code":"file_edited","name":"app.py","lines":[[4,5],[4,6]],"n_more":1}"#;
        let read: StepCause = serde_json::from_str(old).expect("an older record");
        let (name, lines) = (Some("app.py".to_owned()), Some(((4, 5), (4, 6))));
        assert_eq!(read, StepCause { name, lines, n_more: 1, ..StepCause::of(CauseCode::FileEdited) });
        assert_eq!(serde_json::to_string(&read).expect("a JSON form"), old);
    }
}
