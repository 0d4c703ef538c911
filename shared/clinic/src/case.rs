//! What is known of a container or of a build step when somebody asks what is wrong with it.

use serde::{Deserialize, Serialize};

/// Everything that a diagnosis is made from. Who makes one fills in what is known; what is left empty makes the diagnosis less exact, never wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// What has happened.
    pub event: Event,
    /// The last lines of the log, the oldest first, both streams together, without line ends. 40 lines are enough; a traceback should be whole.
    /// Where the engine could not start the container, its message is the last line.
    pub lines: Vec<String>,
    /// The files of the workspace, as they were when the image was built.
    pub files: Vec<CaseFile>,
    /// Path of the Dockerfile among the files; empty for `Dockerfile`.
    pub dockerfile: String,
    /// Words that replaced `CMD` at the start, as in `docker run IMAGE WORDS`; empty where the image's own `CMD` counted.
    pub command: Vec<String>,
    /// Whether the base image is a stand-in, which Drydock makes from Debian packages whatever its name says.
    pub is_stand_in: bool,
}

/// A file of the workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFile {
    /// Its path from the workspace's root, with `/` between parts.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// What has happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A container has ended, or could not be started.
    Ended(Death),
    /// A step of a build has failed.
    StepFailed(FailedStep),
    /// A container runs: a request failed inside of the app, or nothing listens.
    Running(Running),
}

/// How a container ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Death {
    /// The exit code: 127 where the engine did not find the program.
    pub exit_code: i64,
    /// Whether the kernel killed it because it used more memory than it may.
    pub is_out_of_memory: bool,
}

/// Which step of a build failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedStep {
    /// The exit code of its command, where it has one.
    pub exit_code: Option<i64>,
    /// A zero-based line of its instruction in the Dockerfile.
    pub line: Option<u32>,
}

/// What a running container does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    /// Ports on which something listens; `None` where nobody looked.
    pub listening: Option<Vec<u16>>,
    /// How many seconds it has been running.
    pub seconds: u32,
    /// Whether it has written nothing to its log.
    pub is_silent: bool,
}

impl Default for Event {
    fn default() -> Self {
        Self::Ended(Death::default())
    }
}
