//! The configuration of the image that a stage makes, as far as the Dockerfile says it.

/// What a stage's image says about running it; what a base image brings along is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImageConfig {
    /// `ENTRYPOINT`.
    pub entrypoint: Option<ProcessLine>,
    /// `CMD`; an `ENTRYPOINT` in a later stage clears it.
    pub cmd: Option<ProcessLine>,
    /// `HEALTHCHECK`: index of the instruction.
    pub healthcheck: Option<usize>,
    /// `SHELL`, when it is not the default.
    pub shell: Option<Vec<String>>,
    /// `USER`.
    pub user: Option<String>,
    /// `WORKDIR`, absolute.
    pub workdir: Option<String>,
    /// `EXPOSE`: `port/protocol`, each with its instruction, in order.
    pub ports: Vec<(String, usize)>,
    /// `VOLUME`.
    pub volumes: Vec<String>,
    /// `LABEL`: names and values in order; the last of equal names counts.
    pub labels: Vec<(String, String)>,
    /// `STOPSIGNAL`.
    pub stop_signal: Option<String>,
    pub(super) is_workdir_set: bool,
}

/// What `ENTRYPOINT` or `CMD` runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessLine {
    /// Index of the instruction.
    pub instruction: usize,
    /// Its words; one text in the shell form.
    pub words: Vec<String>,
    /// Whether a shell runs it.
    pub is_shell_form: bool,
}
