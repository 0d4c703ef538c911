//! Options of a build that the engine must not see.

use protocol::limits::{BUILD_ARGUMENT_BYTES, BUILD_ARGUMENTS, BUILD_LABEL_BYTES, BUILD_LABELS};
use protocol::{BuildOptions, BuildSource, Notice, check_path};

use crate::engine::is_our_label;

/// Refuses options that no build may have, whatever the files are.
pub(in crate::session::state) fn check_options(options: &BuildOptions) -> Result<(), Notice> {
    check_arguments(options)?;
    check_labels(options)?;
    check_source(&options.source)
}

/// Refuses build arguments that steer BuildKit itself, and those that no Dockerfile could name.
fn check_arguments(options: &BuildOptions) -> Result<(), Notice> {
    let is_fine = |(at, (name, value)): (usize, &(String, String))| {
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let steers = name.to_ascii_uppercase().starts_with("BUILDKIT_") || name == "SOURCE_DATE_EPOCH";
        let is_short = name.len() <= BUILD_ARGUMENT_BYTES && value.len() <= BUILD_ARGUMENT_BYTES;
        at < BUILD_ARGUMENTS && is_name && !name.is_empty() && !steers && is_short
    };
    match options.arguments.iter().enumerate().find(|argument| !is_fine(*argument)) {
        Some((_, (name, _))) => {
            Err(Notice::BadBuildArgument { name: name.chars().take(LONGEST_NAME).collect() })
        }
        None => Ok(()),
    }
}

/// Refuses labels that Drydock keeps for itself, and more than the engine takes.
fn check_labels(options: &BuildOptions) -> Result<(), Notice> {
    let is_fine = |(at, (key, value)): (usize, &(String, String))| {
        let is_short = key.len() <= BUILD_LABEL_BYTES && value.len() <= BUILD_LABEL_BYTES;
        at < BUILD_LABELS && !key.is_empty() && !is_our_label(key) && is_short
    };
    match options.labels.iter().enumerate().find(|label| !is_fine(*label)) {
        Some((_, (key, _))) => Err(Notice::BadLabel { key: key.chars().take(LONGEST_NAME).collect() }),
        None => Ok(()),
    }
}

/// Refuses a Dockerfile or a context whose path no file of a workspace has.
fn check_source(source: &BuildSource) -> Result<(), Notice> {
    let context = Some(&source.context).filter(|path| !path.is_empty());
    for path in [&source.dockerfile].into_iter().chain(context) {
        check_path(path).map_err(|problem| Notice::BadPath {
            path: path.chars().take(LONGEST_NAME).collect(),
            problem,
        })?;
    }
    Ok(())
}

/// Characters of a refused name that are told.
const LONGEST_NAME: usize = 100;
